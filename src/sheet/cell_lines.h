// The lines that a cell's text takes in a column, and how they are dealt out to rows. Private to sheet/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// Breaks the texts of cells as a spreadsheet would, or a little earlier.
class CellBreaker {
 public:
  CellBreaker(Length size, TextSetter& metrics) : size_(size), metrics_(metrics) {}

  CellLines Break(const std::vector<CellRun>& runs, Length width);

 private:
  std::vector<std::size_t> LineStarts(std::string_view paragraph, Length width);
  const ShapedText& Shaped(std::string_view paragraph);
  void Learn(std::string_view paragraph);

  static constexpr std::uint16_t kUnknown = 0, kNone = 1;

  Length size_;
  TextSetter& metrics_;
  // Where the lines of a paragraph begin, at one width: drafts have most of their paragraphs in common.
  std::unordered_map<std::string, std::vector<std::size_t>> known_;
  Length width_;
  // The glyphs of characters that look the same wherever they stand, and for each character which is its own.
  std::vector<ShapedGlyph> glyphs_ = std::vector<ShapedGlyph>(2);
  std::vector<std::uint16_t> known_glyphs_ = std::vector<std::uint16_t>(0x10000, kUnknown);
  ShapedText shaped_;  // the last paragraph
};

/// The line on which the paragraph `paragraph`, counted from 0, begins.
std::size_t LineOf(const CellLines& lines, std::size_t paragraph);

/// The runs of lines [from, to), paragraphs separated by \n.
std::vector<CellRun> JoinLines(const CellLines& lines, std::size_t from, std::size_t to);

}  // namespace yoshiki
