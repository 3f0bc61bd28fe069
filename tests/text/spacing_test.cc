// Even edges, alignment, Japanese–Latin spacing: the arithmetic of places.
#include <gtest/gtest.h>

#include "setting.h"

namespace yoshiki {
namespace {

TEST(Justify, SpreadsEvenlyWithTheRestFromTheLeft) {
  LineOptions options = Justified(0);
  options.width = Length::Mpt(40007);
  const auto lines = SetLines("一二三四五六", options);
  ASSERT_EQ(lines.size(), 2u);
  const std::int64_t expected[] = {0, 10003, 20005, 30007};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(lines[0].glyphs[i].x.mpt(), expected[i]) << i;
  EXPECT_EQ(lines[0].width.mpt(), 40007);
}

TEST(Justify, LeavesTheLastLineRagged) {
  const auto lines = SetLines("一二三四五六", Justified(45));
  EXPECT_EQ(lines[1].width.mpt(), 2 * kEm);
  EXPECT_EQ(lines[1].glyphs[1].x.mpt(), kEm);
}

TEST(Justify, WordSpacesGiveFirst) {
  const auto lines = SetLines("ab cd 一二三", Justified(46));
  // 4 em and two spaces of half an em would be 5 em of boxes; the line holds 4 em, six tenths are missing.
  ASSERT_EQ(Broken("ab cd 一二三", Justified(46)), "ab cd 一|二三");
  EXPECT_EQ(Boxes(lines[0]), "0+500 500+500 1000+800 1800+500 2300+500 2800+800 3600+1000");
}

TEST(Justify, ThenScriptEdgesThenAllOthers) {
  ASSERT_EQ(Broken("一ab二三四五", Justified(49)), "一ab二三|四五");
  // 0.9 em missing: a quarter at each of the two edges, the rest shared by 一a b二 二三.
  const auto line = SetLines("一ab二三四五", Justified(49))[0];
  EXPECT_EQ(Boxes(line), "0+1000 1383+500 1883+500 2766+1000 3900+1000");
  EXPECT_EQ(line.width.mpt(), 49000);
}

TEST(Justify, NeverInsideWordsOrBesidePunctuation) {
  const auto line = SetLines("一12「二」三四五六", Justified(72))[0];
  // Boxes: 一 12 「 二 」 三 四 ; 7 em of 7.2.
  EXPECT_EQ(line.glyphs[2].x - line.glyphs[1].x, line.glyphs[1].width);  // 1 2
  EXPECT_EQ(line.glyphs[4].x - line.glyphs[3].x, line.glyphs[3].width);  // 「 二
  EXPECT_EQ(line.glyphs[5].x - line.glyphs[4].x, line.glyphs[4].width);  // 二 」
  EXPECT_EQ(line.width.mpt(), 72000);
}

TEST(Justify, GivesUpBeyondHalfAnEm) {
  const auto lines = SetLines("一二abcdefghijk", Justified(55));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Boxes(lines[0]), "0+1000 1000+1000");
}

TEST(Justify, OneClusterStaysAtTheLeft) {
  EXPECT_EQ(SetLines("一二", Justified(15))[0].glyphs[0].x, Length());
}

TEST(Align, CentreAndEndUseTheTrimmedWidth) {
  LineOptions options = Ragged(60);
  options.alignment = Alignment::centre;
  EXPECT_EQ(Boxes(SetLines("「一二」", options)[0]), "1500+500 2000+1000 3000+1000 4000+500");
  options.alignment = Alignment::end;
  EXPECT_EQ(Boxes(SetLines("「一二」", options)[0]), "3000+500 3500+1000 4500+1000 5500+500");
}

TEST(LatinSpacing, OpensEdgesInsideLinesAlone) {
  LineOptions options = Ragged(100);
  options.latin_spacing = 250;
  EXPECT_EQ(Boxes(SetLines("一ab二", options)[0]), "0+1000 1250+500 1750+500 2500+1000");
  EXPECT_EQ(Boxes(SetLines("一12(二", options)[0]), "0+1000 1250+500 1750+500 2250+500 2750+1000");
  EXPECT_EQ(Boxes(SetLines("一 ab", options)[0]), "0+1000 1000+500 1500+500 2000+500");
  options.width = Length::Mpt(2 * kEm);
  EXPECT_EQ(Boxes(SetLines("一二abcd", options)[1]), "0+500 500+500 1000+500 1500+500");
}

TEST(LatinSpacing, ShrinksLastWhenPushedIn) {
  LineOptions options = Ragged(43);
  options.latin_spacing = 250;
  ASSERT_EQ(SetLines("一ab二。三", options).size(), 2u);
  EXPECT_EQ(Boxes(SetLines("一ab二。三", options)[0]), "0+1000 1250+500 1750+500 2500+1000 3500+500");
  options.width = Length::Mpt(38000);
  EXPECT_EQ(Boxes(SetLines("一ab二。三", options)[0]), "0+1000 1150+500 1650+500 2300+1000 3300+500");
}

TEST(NaturalWidth, IsTheWidthOfOneLine) {
  TextSetter setter(TestFonts());
  for (const char* text :
       {"", "一", "「一」「二」", "一ab二 12、", "　「一。」", "一二 　", "1. 一「", "【一】二"}) {
    LineOptions options = Justified(10000);
    options.hang_marks = true;
    options.latin_spacing = 250;
    const ShapedText shaped = setter.Shape(text, {FontRole::regular, Length::Pt(10)});
    const Length natural = setter.NaturalWidth(shaped, options);
    EXPECT_EQ(setter.Break(shaped, options)[0].width, natural) << text;
    options.width = natural;
    EXPECT_EQ(setter.Break(shaped, options).size(), 1u) << text;
  }
}

struct HangCase {
  const char* text;
  std::int64_t indent;  ///< of the second line, in thousandths of an em
};

class Hanging : public testing::TestWithParam<HangCase> {};

TEST_P(Hanging, IndentsTheLinesAfterTheFirst) {
  LineOptions options = Justified(150);
  options.hang_marks = true;
  const std::string text =
      std::string(GetParam().text) + "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
  const auto lines = SetLines(text, options);
  ASSERT_GE(lines.size(), 2u);
  for (std::size_t i = 1; i < lines.size(); ++i)
    EXPECT_EQ(lines[i].glyphs[0].x.mpt() / 10, GetParam().indent) << text;
  if (GetParam().indent == 0) return;
  const std::size_t behind = std::string_view(text).find("一");
  for (const LineGlyph& glyph : lines[0].glyphs)
    if (glyph.text_start == behind) {
      EXPECT_EQ(glyph.x.mpt() / 10, GetParam().indent) << text;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Marks, Hanging,
    testing::Values(HangCase{"・", 1000}, HangCase{"・　", 2000}, HangCase{"　・", 2000}, HangCase{"●", 1000},
                    HangCase{"○", 1000}, HangCase{"○○", 0}, HangCase{"※", 1000}, HangCase{"■ ", 1500},
                    HangCase{"－", 0}, HangCase{"－　", 2000}, HangCase{"- ", 1000}, HangCase{"①", 1000},
                    HangCase{"⑳　", 2000}, HangCase{"㉑", 1000}, HangCase{"㊿", 1000}, HangCase{"Ⅰ", 0},
                    HangCase{"Ⅰ ", 1500}, HangCase{"Ⅳ．", 2000}, HangCase{"1.", 1000}, HangCase{"1. ", 1500},
                    HangCase{"12．", 2000}, HangCase{"１．", 2000}, HangCase{"１．５", 0}, HangCase{"1.5", 0},
                    HangCase{"(1)", 1500}, HangCase{"（1）", 2000}, HangCase{"（１）　", 3500},
                    HangCase{"（12）", 2500}, HangCase{"1)", 1000}, HangCase{"１）", 2000},
                    HangCase{"ア　", 2000}, HangCase{"ア．", 2000}, HangCase{"ア", 0},
                    HangCase{"（ア）", 2500}, HangCase{"2025", 0}, HangCase{"1234.", 0},
                    HangCase{"（1234）", 0}, HangCase{"ー", 0}));

TEST(Hanging, ABlackBracketHangsByItsHalf) {
  LineOptions options = Justified(60);
  options.hang_marks = true;
  const auto lines = SetLines("【一二三】四五六七八九十", options);
  EXPECT_EQ(lines[1].glyphs[0].x.mpt(), kEm / 2);
}

TEST(Hanging, NotBeyondAThirdOfTheMeasure) {
  LineOptions options = Justified(30);
  options.hang_marks = true;
  EXPECT_EQ(SetLines("・一二三四五", options)[1].glyphs[0].x.mpt(), kEm);
  EXPECT_EQ(SetLines("・　一二三四五", options)[1].glyphs[0].x.mpt(), 0);
}

TEST(Hanging, KeepsTheMarkWithItsText) {
  LineOptions options = Justified(60);
  options.hang_marks = true;
  EXPECT_EQ(Broken("1. abcdefghijklmnop", options), "1. abcdefghi|jklmnop");
  options.hang_marks = false;
  EXPECT_EQ(Broken("1. abcdefghijklmnop", options), "1.|abcdefghijkl|mnop");
}

}  // namespace
}  // namespace yoshiki
