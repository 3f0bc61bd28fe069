// Diagnostics as people and as programs read them. Private to cli/.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

class JsonLine;

/// How diagnostics are shown.
struct Presentation {
  Language language = Language::english;
  bool json = false;  ///< one JSON object a line, instead of text
};

/// The part of a source line around a column that fits a terminal, and how far its caret stands from the
/// left.
struct Excerpt {
  std::string text;  ///< visible characters only, … where it was cut
  int caret = 0;     ///< display columns before the caret
};

/// `column` counts characters from 1. `width` is the room in display columns, at least 20.
Excerpt ExcerptOf(std::string_view line, int column, int width);

/// `file:line:column: severity: message [code]`, the line with a caret, the JSON pointer with the item, the
/// cure.
void PrintText(const Diagnostic& diagnostic, Language language, std::ostream& err);

/// One line:
/// {"file":…,"line":…,"column":…,"severity":"error","code":…,"message":…,"pointer":…,"item":…,"hint":…}.
/// Unknown strings are "", unknown numbers null.
void PrintJson(const Diagnostic& diagnostic, Language language, std::ostream& err);

/// Those members, for a line that has others as well.
void AddMembers(const Diagnostic& diagnostic, Language language, JsonLine& line);

/// All of them, in the order they were found.
void PrintDiagnostics(const Diagnostics& diagnostics, const Presentation& presentation, std::ostream& err);

/// The closing line: how many, and whether `output` was written ("" = it was not). Silent when there is
/// nothing to say, and in JSON.
void PrintSummary(const Diagnostics& diagnostics, const std::string& output, const Presentation& presentation,
                  std::ostream& err);

/// The table of --stats.
void PrintStats(const StageLog& log, Language language, std::ostream& err);

}  // namespace yoshiki
