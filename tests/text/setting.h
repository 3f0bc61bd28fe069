// Sets text with the test font at 10 pt, so that an em is 10,000 and a half-width character 5,000
// thousandths.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/test_font.h"

namespace yoshiki {

inline constexpr std::int64_t kEm = 10000;

/// Plain rules for the tests: ragged, strict, no hanging; `ems` is the measure in tenths of an em.
inline LineOptions Ragged(int tenths) {
  LineOptions options;
  options.width = Length::Mpt(tenths * kEm / 10);
  options.alignment = Alignment::start;
  options.hang_marks = false;
  return options;
}

inline LineOptions Justified(int tenths) {
  LineOptions options = Ragged(tenths);
  options.alignment = Alignment::justify;
  return options;
}

inline ShapedText Shaped(std::string_view text) {
  TextSetter setter(TestFonts());
  return setter.Shape(text, {FontRole::regular, Length::Pt(10)});
}

inline std::vector<Line> SetLines(std::string_view text, const LineOptions& options) {
  TextSetter setter(TestFonts());
  return setter.Break(setter.Shape(text, {FontRole::regular, Length::Pt(10)}), options);
}

/// What is seen of a line: the text of its glyphs.
inline std::string Seen(std::string_view text, const Line& line) {
  std::string seen;
  for (const LineGlyph& glyph : line.glyphs) seen += text.substr(glyph.text_start, glyph.text_length);
  return seen;
}

/// The lines as they are seen, parted by '|'.
inline std::string Broken(std::string_view text, const LineOptions& options) {
  std::string all;
  for (const Line& line : SetLines(text, options)) all += (all.empty() ? "" : "|") + Seen(text, line);
  return all;
}

/// Left edges and widths of the boxes of a line in thousandths of an em: "0+500 500+1000".
inline std::string Boxes(const Line& line) {
  std::string all;
  for (const LineGlyph& glyph : line.glyphs)
    all += (all.empty() ? "" : " ") + std::to_string(glyph.x.mpt() / 10) + "+" +
           std::to_string(glyph.width.mpt() / 10);
  return all;
}

}  // namespace yoshiki
