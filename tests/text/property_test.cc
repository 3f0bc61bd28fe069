// What holds for any text: nothing lost, nothing overlapping, nothing forbidden.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "setting.h"

namespace yoshiki {
namespace {

constexpr std::u32string_view kForbiddenStart =
    U"」』）］】〕”’)]}。．、，.,゛゜％℃％‐〜？！・：；々ゝーっゃァ";
constexpr std::u32string_view kForbiddenEnd = U"「『（［【〔“‘([{￥＄";

/// Text as forms have it: ideographs and kana, every tenth character or so a mark, words, numbers.
std::string RandomText(std::mt19937& random, int length) {
  const auto pick = [&](std::u32string_view from) { return from[random() % from.size()]; };
  const auto ideograph = [&] { return static_cast<CodePoint>(0x4E03 + random() % 20000); };
  std::string text;
  for (int i = 0; i < length; ++i) {
    switch (random() % 24) {
      case 0:
        AppendUtf8(text, pick(kForbiddenStart));
        break;
      case 1:
        AppendUtf8(text, pick(kForbiddenEnd));
        break;
      case 2:
        text += std::to_string(random() % 5000);
        break;
      case 3:
        text += " word";
        break;
      case 4:
        AppendUtf8(text, pick(U"　 …―𠮷髙①ＡｱｶABC"));
        break;
      case 5:
        text += random() % 2 ? "葛\U000E0100" : "か\u3099";
        break;
      case 6:
        text += random() % 8 ? "本" : "https://www.example.jp/path/to?x=12";
        break;
      default:
        AppendUtf8(text, random() % 2 ? ideograph() : pick(U"あいうえおかきくけこ"));
        break;
    }
  }
  return text;
}

CodePoint CharacterOf(std::string_view text, const LineGlyph& glyph) {
  std::size_t at = glyph.text_start;
  return NextCodePoint(text, at);
}

bool IsSpace(CodePoint c) { return c == ' ' || c == 0x3000; }

/// Every glyph of the shaped text stands on a line, in order; what is left out is white space at a line's
/// end.
void ExpectComplete(const ShapedText& shaped, const std::vector<Line>& lines) {
  std::size_t next = 0;
  std::uint32_t text_end = 0;
  for (const Line& line : lines) {
    ASSERT_EQ(line.text_start, text_end);
    text_end = line.text_end;
    for (const LineGlyph& glyph : line.glyphs) {
      ASSERT_LT(next, shaped.glyphs.size());
      ASSERT_EQ(glyph.text_start, shaped.glyphs[next].text_start);
      ASSERT_EQ(glyph.glyph, shaped.glyphs[next].glyph);
      ++next;
    }
    for (; next < shaped.glyphs.size() && shaped.glyphs[next].text_start < line.text_end; ++next) {
      std::size_t at = shaped.glyphs[next].text_start;
      ASSERT_TRUE(IsSpace(NextCodePoint(shaped.text, at))) << at;
    }
  }
  EXPECT_EQ(next, shaped.glyphs.size());
  EXPECT_EQ(text_end, shaped.text.size());
}

void ExpectApart(const Line& line, Length measure) {
  Length right;
  for (const LineGlyph& glyph : line.glyphs) {
    ASSERT_GE(glyph.x, right);
    ASSERT_GE(glyph.width, Length());
    right = glyph.x + glyph.width;
  }
  EXPECT_EQ(right, line.width);
  if (line.glyphs.size() > 1) {
    EXPECT_LE(right, measure);
  }
}

void ExpectAllowedEnds(std::string_view text, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].glyphs.empty()) continue;
    const CodePoint first = CharacterOf(text, lines[i].glyphs.front());
    const CodePoint last = CharacterOf(text, lines[i].glyphs.back());
    if (i > 0) {
      EXPECT_EQ(kForbiddenStart.find(first), std::u32string_view::npos) << CodePointName(first);
    }
    if (!lines[i].last) {
      EXPECT_EQ(kForbiddenEnd.find(last), std::u32string_view::npos) << CodePointName(last);
    }
  }
}

TEST(AnyText, IsCompleteApartAndLawful) {
  std::mt19937 random(20250501);
  TextSetter setter(TestFonts());
  for (int round = 0; round < 400; ++round) {
    const std::string text = RandomText(random, 50);
    const ShapedText shaped = setter.Shape(text, {FontRole::regular, Length::Mpt(9000 + round)});
    LineOptions options;
    options.alignment = static_cast<Alignment>(random() % 4);
    options.compress = random() % 4 != 0;
    options.latin_spacing = random() % 2 ? 0 : 250;
    options.width = Length::Mpt(6 * (9000 + round) + static_cast<std::int64_t>(random() % 400000));
    const auto lines = setter.Break(shaped, options);
    ExpectComplete(shaped, lines);
    for (const Line& line : lines) ExpectApart(line, options.width);
    // Only a run of marks longer than the line leaves no lawful place; these seeds make none of 6 em.
    ExpectAllowedEnds(text, lines);
    ASSERT_FALSE(HasFailure()) << text << " at " << options.width.mpt();
  }
}

TEST(AnyText, OfTwentyThousandCharacters) {
  std::mt19937 random(3);
  TextSetter setter(TestFonts());
  const std::string text = RandomText(random, 20000);
  const ShapedText shaped = setter.Shape(text, {FontRole::regular, Length::Pt(9)});
  for (int ems : {1, 2, 6, 20, 50}) {
    LineOptions options;
    options.width = Length::Pt(9) * ems;
    const auto lines = setter.Break(shaped, options);
    ExpectComplete(shaped, lines);
    for (const Line& line : lines) ExpectApart(line, options.width);
    if (ems >= 6) ExpectAllowedEnds(text, lines);
  }
}

TEST(AnyText, MillionsOfCharactersTakeLinearTime) {
  TextSetter setter(TestFonts());
  const TextStyle style{FontRole::regular, Length::Pt(9)};
  const auto seconds = [&](const std::string& unit, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += unit;
    const ShapedText shaped = setter.Shape(text, style);
    LineOptions options;
    options.width = Length::Pt(400);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(setter.Break(shaped, options).empty());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  // Generous bounds: sanitizers and a busy machine must pass, a quadratic search must not.
  EXPECT_LT(seconds("様式、", 300000), 10);
  EXPECT_LT(seconds("a", 1000000), 10);
  EXPECT_LT(seconds(" ", 1000000), 10);
  EXPECT_LT(seconds("。", 1000000), 10);
  EXPECT_LT(seconds("「", 1000000), 10);
  EXPECT_LT(seconds("https://a.b/c", 80000), 10);
}

}  // namespace
}  // namespace yoshiki
