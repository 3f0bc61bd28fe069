// The lines that a cell's text takes in a column, and how they are dealt out to rows. Private to sheet/.
#pragma once

#include <cstddef>
#include <vector>

#include "compare/compare.h"
#include "text/text.h"

namespace yoshiki {

/// A line as it will be wrapped. Several make up a paragraph; the last of one ends with a line break.
struct CellLine {
  std::vector<CellRun> runs;
  bool ends_paragraph = true;
};

using CellLines = std::vector<CellLine>;

/// Breaks runs as a spreadsheet would at this width, or a little earlier.
CellLines BreakCell(const std::vector<CellRun>& runs, Length width, Length size, TextSetter& metrics);

/// The runs of lines [from, to), paragraphs separated by \n.
std::vector<CellRun> JoinLines(const CellLines& lines, std::size_t from, std::size_t to);

}  // namespace yoshiki
