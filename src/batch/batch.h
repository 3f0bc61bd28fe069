// batch: models on disk become files on disk. The only stage that opens, reads, maps and writes files;
// everything above it is handed to the stages below as values and small interfaces. The only header of this
// folder that other folders include.
#pragma once

#include "batch/atomic_write.h"
#include "batch/changes_job.h"
#include "batch/compare_job.h"
#include "batch/data_folder.h"
#include "batch/directory_files.h"
#include "batch/edition_report.h"
#include "batch/font_shelf.h"
#include "batch/glyph_report.h"
#include "batch/input.h"
#include "batch/job.h"
#include "batch/stage_log.h"
#include "batch/verify.h"
#include "batch/version.h"
