// estate: many statements and sheets kept current: which outputs there are to be, which of them are out of
// date, making those in parallel, and the ledger of what was done. Touches files as batch/ does. The only
// header of this folder that other folders include.
#pragma once

#include "estate/batch_run.h"
#include "estate/config.h"
#include "estate/ledger.h"
#include "estate/plan.h"
#include "estate/report.h"
#include "estate/stored_diagnostics.h"
