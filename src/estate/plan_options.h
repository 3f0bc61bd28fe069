// What a job says besides names of files, as text. Private to estate/.
#pragma once

#include <string>

#include "batch/batch.h"
#include "estate/config.h"

namespace yoshiki {

/// Every setting that alters the bytes of a document, one "key=value" a line in a fixed order: two jobs with
/// equal text, equal files and equal names make equal bytes. Line ends and \ in values are written \n and \\.
/// Settings that the format takes no notice of are left out, so that changing them makes nothing again.
std::string OptionsOf(const DocumentSet& set, OutputFormat format);

/// The same of a sheet, with the names of its drafts, whose order says which is the older. `printed` is how
/// the statements are printed whose page numbers it says, `links` where those lead, as seen from the output's
/// folder.
std::string OptionsOf(const SheetEntry& sheet, const BindOptions& printed, OutputFormat format,
                      const std::vector<std::string>& links);

}  // namespace yoshiki
