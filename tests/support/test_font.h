// A font with trivial metrics, put together in memory: full-width characters are 1000 of 1000 units, ASCII
// and half-width ones 500, combining marks 0. Positions in tests can then be counted on one's fingers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/base.h"
#include "text/text.h"

namespace yoshiki {

/// Characters first…last (both included) with one advance, in font units.
struct TestRange {
  CodePoint first = 0, last = 0;
  int advance = 1000;
};

/// An ideographic variation sequence with a glyph of its own.
struct TestVariation {
  CodePoint base = 0, selector = 0;
};

/// What the font holds. Each character gets its own glyph, a square, in the order of the ranges; then the
/// variations; glyph 0 is .notdef (1000 wide).
struct TestFontSpec {
  std::string name = "YoshikiTest-Regular";  ///< PostScript name, ASCII
  std::vector<TestRange> ranges;             ///< must not overlap
  std::vector<CodePoint> missing;            ///< left out of `ranges`
  std::vector<TestVariation> variations;
  int units_per_em = 1000;
  std::uint16_t weight = 400;
  std::uint16_t fs_type = 0;  ///< OS/2 embedding bits; 2 = restricted
};

/// What Japanese documents need: ASCII, Latin-1, punctuation, kana, 20,992 kanji, full- and half-width forms.
/// Not in it, on purpose: U+00AD, U+200B … U+200D, U+2060, U+FEFF (ignorable), emoji, and any plane but the
/// first.
std::vector<TestRange> JapaneseTestRanges();

/// A complete TrueType font file (glyf outlines, cmap formats 12 and 14, OS/2, name, post).
std::shared_ptr<const FontBytes> MakeTestFont(const TestFontSpec& spec);

/// Three faces, made once and shared:
///   0 "Test Regular"  JapaneseTestRanges() but 丂 (U+4E02), 髙 (U+9AD9), 﨑 (U+FA11); the IVS 葛 U+845B
///   U+E0100 1 "Test Bold"     as 0 2 "Test Names"    髙 﨑 𠮷 (U+20BB7) 辻 (U+8FBB), the IVS 辻 U+8FBB
///   U+E0101
/// Chains: regular 0, 2; bold 1, 2. No face has 丂 or emoji.
std::shared_ptr<const FontSet> TestFonts();

}  // namespace yoshiki
