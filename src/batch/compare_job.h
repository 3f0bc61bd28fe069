// Drafts on disk become the comparison sheet, in as many formats as are asked for: `yoshiki compare`.
#pragma once

#include <string>
#include <vector>

#include "base/base.h"
#include "batch/job.h"
#include "compare/compare.h"

namespace yoshiki {

struct CompareJob {
  /// Of each statement its drafts (models), the oldest first; two at least, and of each statement as many.
  std::vector<std::vector<std::string>> statements;
  std::string notes;                 ///< a file of titles and reasons; "" = none
  std::vector<std::string> outputs;  ///< the ending says what it is to be: .xlsx, .pdf, .json
  RenderSettings settings;           ///< theme, gaiji, archive, tags, epoch, allow_missing; bind: how the
                                     ///< statement is printed whose page numbers the sheet says
  CellSettings cells;
  std::vector<std::string> links;  ///< the PDFs to which page numbers lead, one a statement; none = no links
  bool links_to_come = false;      ///< they may be made later
};

/// The formats of outputs, as their endings.
inline constexpr const char* kSheetEndings[] = {".xlsx", ".pdf", ".json"};

/// Whether the name ends as one of them does.
bool IsSheetName(const std::string& name);

/// Reads the drafts, compares them and writes every output, side by side, each whole or not at all. Nothing
/// is written when a draft or the notes are wrong; when one output fails the others are still written.
RenderOutcome RunCompare(const CompareJob& job, const World& world, Diagnostics& diagnostics);

}  // namespace yoshiki
