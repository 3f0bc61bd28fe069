#include "sheet/cell_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_font.h"

namespace yoshiki {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// In the test font a full-width character is as wide as the type is high, others are half as wide.
constexpr Length kSize = Length::Pt(10);

class CellLinesTest : public testing::Test {
 protected:
  CellLines Break(const std::vector<CellRun>& runs, int full_widths) {
    return breaker_.Break(runs, Length::Pt(10 * full_widths));
  }

  // ¶ ends a line that ends a paragraph.
  std::vector<std::string> Lines(const std::vector<CellRun>& runs, int full_widths) {
    std::vector<std::string> texts;
    for (const CellLine& line : Break(runs, full_widths)) {
      std::string text;
      for (const CellRun& run : line.runs) text += run.text;
      texts.push_back(text + (line.ends_paragraph ? "¶" : ""));
    }
    return texts;
  }

 private:
  TextSetter setter_{TestFonts()};
  CellBreaker breaker_{kSize, setter_};
};

TEST_F(CellLinesTest, ATextHasALineAtLeast) {
  EXPECT_THAT(Lines({}, 3), ElementsAre("¶"));
  EXPECT_THAT(Lines({{""}}, 3), ElementsAre("¶"));
  EXPECT_THAT(Lines({{"\n"}}, 3), ElementsAre("¶", "¶"));
}

TEST_F(CellLinesTest, BreaksAtTheWidth) {
  EXPECT_THAT(Lines({{"あいう"}}, 3), ElementsAre("あいう¶"));
  EXPECT_THAT(Lines({{"あいうえお"}}, 3), ElementsAre("あいう", "えお¶"));
  EXPECT_THAT(Lines({{"あい\nうえお"}}, 3), ElementsAre("あい¶", "うえお¶"));
}

TEST_F(CellLinesTest, ObeysTheRulesForLineEnds) {
  EXPECT_THAT(Lines({{"あいう。え"}}, 3), ElementsAre("あい", "う。え¶"));
}

TEST_F(CellLinesTest, LosesNoSpaceAtABreak) {
  std::string joined;
  for (const CellRun& run : JoinLines(Break({{"あいう　えお ab cd ef"}}, 3), 0, 99)) joined += run.text;
  EXPECT_EQ(joined, "あいう　えお ab cd ef");
}

TEST_F(CellLinesTest, LooksAreCutWithTheirLines) {
  const CellLines lines = Break({{"あい"}, {"うえ", true}, {"お"}}, 3);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0].runs, ElementsAre(CellRun{"あい"}, CellRun{"う", true}));
  EXPECT_THAT(lines[1].runs, ElementsAre(CellRun{"え", true}, CellRun{"お"}));
}

TEST_F(CellLinesTest, OneBreakerServesSeveralWidths) {
  EXPECT_EQ(Lines({{"あいうえおか"}}, 3).size(), 2U);
  EXPECT_EQ(Lines({{"あいうえおか"}}, 2).size(), 3U);
  EXPECT_EQ(Lines({{"あいうえおか"}}, 3).size(), 2U);
}

TEST_F(CellLinesTest, ACharacterTooWideForTheColumnStandsAlone) {
  EXPECT_THAT(Lines({{"あい"}}, 0), ElementsAre("あ", "い¶"));
}

TEST_F(CellLinesTest, CharactersWithoutAGlyphTakeRoomToo) { EXPECT_EQ(Lines({{"😀😀😀😀"}}, 2).size(), 2U); }

TEST_F(CellLinesTest, LineOfCountsParagraphs) {
  const CellLines lines = Break({{"あいうえお\nか\nきくけこ"}}, 3);
  EXPECT_EQ(LineOf(lines, 0), 0U);
  EXPECT_EQ(LineOf(lines, 1), 2U);
  EXPECT_EQ(LineOf(lines, 2), 3U);
  EXPECT_EQ(LineOf(lines, 9), lines.size());
}

TEST_F(CellLinesTest, PartsJoinToTheText) {
  const std::vector<CellRun> runs{{"あいうえ\n"}, {"おか\nき", true}, {"くけ"}};
  const CellLines lines = Break(runs, 3);
  EXPECT_EQ(JoinLines(lines, 0, lines.size()),
            (std::vector<CellRun>{{"あいうえ\n"}, {"おか", true}, {"\n"}, {"き", true}, {"くけ"}}));
  EXPECT_THAT(JoinLines(lines, 1, 3), ElementsAre(CellRun{"え\n"}, CellRun{"おか", true}));
  EXPECT_THAT(JoinLines(lines, 9, 12), IsEmpty());
}

}  // namespace
}  // namespace yoshiki
