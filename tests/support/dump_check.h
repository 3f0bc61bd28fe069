// Reads a dump (docs/dump.md) and holds its geometry and its lines against what every page must satisfy.
// Knows the dump's text alone, nothing of the types it came from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {

struct DumpReport {
  std::vector<std::string> faults;  ///< in words, with page numbers; at most 50
  std::size_t pages = 0;
  std::size_t glyphs = 0;
  std::size_t lines = 0;
  /// By JSON pointer: the item id, and all text its cell shows, over all pages, artifacts left out.
  struct CellText {
    std::string item, text;
  };
  std::map<std::string, CellText> cells;
};

/// Checks: no glyph outside its owner's inner box on its page; no two glyph boxes of a page overlapping; no
/// line that was broken begins or ends with a character that may not stand there; no heading or band last on
/// a page; every page has a foot.
DumpReport CheckDump(std::string_view dump);

}  // namespace yoshiki
