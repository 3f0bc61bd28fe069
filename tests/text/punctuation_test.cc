// 約物: runs set solid, the ends of lines, push-in before push-out.
#include <gtest/gtest.h>

#include "setting.h"

namespace yoshiki {
namespace {

struct PairCase {
  const char* text;
  const char* boxes;
};

class Pairs : public testing::TestWithParam<PairCase> {};

TEST_P(Pairs, AreSetSolid) {
  const auto lines = SetLines(GetParam().text, Ragged(100));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(Boxes(lines[0]), GetParam().boxes) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(All, Pairs,
                         testing::Values(
                             // One half em in all between closing and opening.
                             PairCase{"一」「二", "0+1000 1000+500 1500+1000 2500+1000"},
                             PairCase{"一、「二", "0+1000 1000+500 1500+1000 2500+1000"},
                             PairCase{"一。（二", "0+1000 1000+500 1500+1000 2500+1000"},
                             // None between two of a side.
                             PairCase{"一」、二", "0+1000 1000+500 1500+1000 2500+1000"},
                             PairCase{"一。」二", "0+1000 1000+500 1500+1000 2500+1000"},
                             PairCase{"一）」二", "0+1000 1000+500 1500+1000 2500+1000"},
                             PairCase{"一「『二", "0+1000 1000+1000 2000+500 2500+1000"},
                             // A middle dot keeps its own quarters.
                             PairCase{"一」・「二", "0+1000 1000+500 1500+1000 2500+500 3000+1000"},
                             // Half-width signs have no white to lose, but what stands beside them has.
                             PairCase{"一」)二", "0+1000 1000+500 1500+500 2000+1000"},
                             PairCase{"一(「二", "0+1000 1000+500 1500+500 2000+1000"},
                             PairCase{"一､二｡三", "0+1000 1000+500 1500+1000 2500+500 3000+1000"},
                             // No 約物 beside: natural.
                             PairCase{"一、二・三「四",
                                      "0+1000 1000+1000 2000+1000 3000+1000 4000+1000 5000+1000 6000+1000"},
                             PairCase{"一？」二", "0+1000 1000+1000 2000+1000 3000+1000"},
                             PairCase{"一。　二", "0+1000 1000+1000 2000+1000 3000+1000"}));

TEST(LineEnds, BracketsLoseTheirWhite) {
  const auto lines = SetLines("「一二」", Ragged(100));
  EXPECT_EQ(Boxes(lines[0]), "0+500 500+1000 1500+1000 2500+500");
  EXPECT_EQ(lines[0].glyphs[0].shift, Length::Mpt(-kEm / 2));
  EXPECT_EQ(lines[0].glyphs[3].shift, Length());
  EXPECT_EQ(lines[0].width, Length::Mpt(3 * kEm));
}

TEST(LineEnds, NaturalWithoutCompression) {
  LineOptions options = Ragged(100);
  options.compress = false;
  EXPECT_EQ(Boxes(SetLines("「一」「二」", options)[0]),
            "0+1000 1000+1000 2000+1000 3000+1000 4000+1000 5000+1000");
}

TEST(LineEnds, AStopFitsInHalfAnEm) {
  EXPECT_EQ(Broken("一二三四五。六", Ragged(55)), "一二三四五。|六");
  EXPECT_EQ(Broken("一二三四「五六」七", Ragged(45)), "一二三四|「五六」七");
}

TEST(LineEnds, ASpaceIndentKeepsTheBracketWhole) {
  EXPECT_EQ(Boxes(SetLines("　「一", Ragged(100))[0]), "0+1000 1000+1000 2000+1000");
}

TEST(PushIn, TakesTheWhiteOfCommasAndBrackets) {
  // 7.5 em natural: the full stop may not begin the second line and is pulled in.
  const auto lines = SetLines("一、二、三四五。六", Ragged(70));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Boxes(lines[0]), "0+1000 1000+750 1750+1000 2750+750 3500+1000 4500+1000 5500+1000 6500+500");
}

TEST(PushIn, SharesEquallyWithTheRestFromTheLeft) {
  LineOptions options = Ragged(0);
  options.width = Length::Mpt(70001);
  const auto lines = SetLines("一、二、三四五。六", options);
  EXPECT_EQ(lines[0].glyphs[1].width.mpt(), 7500);
  EXPECT_EQ(lines[0].glyphs[3].width.mpt(), 7501);
  EXPECT_EQ(lines[0].width.mpt(), 70001);
}

TEST(PushIn, TakesWordSpacesFirstAndMiddleDotsSecond) {
  // 10 em natural; the space gives a quarter at most, the middle dots half each, then the comma.
  const std::string text = "一 二・三・四、五六。七";
  EXPECT_EQ(Boxes(SetLines(text, Ragged(98))[0]),
            "0+1000 1000+300 1300+1000 2300+1000 3300+1000 4300+1000 5300+1000 6300+1000 7300+1000 8300+1000 "
            "9300+500");
  EXPECT_EQ(Boxes(SetLines(text, Ragged(95))[0]),
            "0+1000 1000+250 1250+1000 2250+875 3125+1000 4125+875 5000+1000 6000+1000 7000+1000 8000+1000 "
            "9000+500");
}

TEST(PushIn, OnlyWhereTheLineMayNotBeBroken) {
  EXPECT_EQ(Broken("一、二、三四五。六", Ragged(65)), "一、二、三四|五。六");
}

TEST(PushIn, AMiddleDotStaysInTheMiddle) {
  const auto lines = SetLines("一・二三。四", Ragged(40));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Boxes(lines[0]), "0+1000 1000+500 1500+1000 2500+1000 3500+500");
  EXPECT_EQ(lines[0].glyphs[1].shift, Length::Mpt(-kEm / 4));
}

TEST(PushIn, AFullStopInsideALineKeepsItsWhite) {
  EXPECT_EQ(Broken("一。二三四。五", Ragged(50)), "一。二三|四。五");
}

TEST(PushIn, WorksWithoutCompressionToo) {
  LineOptions options = Ragged(55);
  options.compress = false;
  EXPECT_EQ(Broken("一二三四五。六", options), "一二三四五。|六");
  EXPECT_EQ(Boxes(SetLines("一二三四五。六", options)[0]),
            "0+1000 1000+1000 2000+1000 3000+1000 4000+1000 5000+500");
}

TEST(PushOut, WhenNothingCanBeTaken) {
  EXPECT_EQ(Broken("一二三四五六。七", Ragged(60)), "一二三四五|六。七");
  EXPECT_EQ(Broken("一二三四五っー々七", Ragged(60)), "一二三四|五っー々七");
  EXPECT_EQ(Broken("一二三四五「（六", Ragged(65)), "一二三四五|「（六");
}

}  // namespace
}  // namespace yoshiki
