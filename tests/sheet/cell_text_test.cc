#include "sheet/cell_text.h"
#include "support/repeated.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace yoshiki {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Escaped, LeavesNothingThatExcelWouldDecode) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"甲_x乙_", "甲_x乙_"},
      {"_x0041_", "_x005F_x0041_"},
      {"甲_xaBcD_乙", "甲_x005F_xaBcD_乙"},
      {"_x0041_x0042_", "_x005F_x0041_x005F_x0042_"},
      {"__x0041_", "__x005F_x0041_"},
      {"_x005F_x0041_", "_x005F_x005F_x005F_x0041_"},
      {"_X0041_ _x041_ _x0041", "_X0041_ _x041_ _x0041"},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(Escaped(text), wanted) << text;
}

TEST(UnitsOf, CountsAsExcelDoes) {
  EXPECT_EQ(UnitsOf(""), 0U);
  EXPECT_EQ(UnitsOf("aあ"), 2U);
  EXPECT_EQ(UnitsOf("𠮷"), 2U);
}

TEST(PartsOf, CutsOnlyWhatIsTooLong) {
  EXPECT_THAT(PartsOf("", 4), IsEmpty());
  EXPECT_THAT(PartsOf("あいうえ", 4), ElementsAre("あいうえ"));
  EXPECT_THAT(PartsOf("あいうえお", 4), ElementsAre("あいうえ", "お"));
}

TEST(PartsOf, KeepsTogetherWhatIsOneCharacter) {
  EXPECT_THAT(PartsOf("あ𠮷", 2), ElementsAre("あ", "𠮷"));
  EXPECT_THAT(PartsOf("あ葛\U000e0100", 3), ElementsAre("あ", "葛\U000e0100"));
  EXPECT_THAT(PartsOf("いか\u3099", 2), ElementsAre("い", "か\u3099"));
}

TEST(PartsOf, GoesOnWhenNothingButMarksIsLeft) {
  const std::string text = "か" + Repeated("\u3099", 9);
  EXPECT_EQ(Joined(PartsOf(text, 4), ""), text);
}

TEST(PartsOf, NoneIsTooLongOnceEscaped) {
  const std::string patterns[] = {"_x0041_", "_x0041_x0042_", "_x005F_x0041_", "甲_x0041_", "_x00", "𠮷",
                                  "あ"};
  for (const std::string& pattern : patterns) {
    for (std::size_t shift = 0; shift < 8; ++shift) {
      const std::string text = Repeated("前", shift) + Repeated(pattern, 9'000);
      const auto parts = PartsOf(text);
      EXPECT_EQ(Joined(parts, ""), text) << pattern;
      for (const std::string& part : parts) EXPECT_LE(UnitsOf(Escaped(part)), kLongestText) << pattern;
    }
  }
}

TEST(Shortened, ShowsThatSomethingIsMissing) {
  EXPECT_EQ(Shortened("", 3), "");
  EXPECT_EQ(Shortened("あいう", 3), "あいう");
  EXPECT_EQ(Shortened("あいうえ", 3), "あい…");
  EXPECT_EQ(Shortened("あ𠮷え", 3), "あ…");
}

TEST(SheetName, IsOneThatExcelTakes) {
  const std::string kDefault = "修正等を要する部分";
  const std::pair<std::string, std::string> cases[] = {
      {"修正（国民年金）", "修正（国民年金）"},
      {"[Ⅰ]: a/b\\c*d?'e'", "Ⅰ abcde"},
      {"甲\n乙\t丙", "甲乙丙"},
      {"", kDefault},
      {"'/'", kDefault},
      {"データ", kDefault},
      {"集計", kDefault},
      {"履歴", kDefault},
      {Repeated("長", 40), Repeated("長", 31)},
      {Repeated("𠮷", 40), Repeated("𠮷", 15)},
  };
  for (const auto& [title, wanted] : cases) EXPECT_EQ(SheetName(title), wanted) << title;
}

std::vector<CellRun> Alternating(std::size_t count, const std::string& text) {
  std::vector<CellRun> runs;
  for (std::size_t i = 0; i < count; ++i) runs.push_back({text, i % 2 == 1});
  return runs;
}

std::string TextOf(const std::vector<CellRun>& runs) {
  std::string text;
  for (const CellRun& run : runs) text += run.text;
  return text;
}

TEST(JoinRuns, LeavesWhatACellHolds) {
  auto runs = Alternating(kMostRuns, "あ");
  const auto before = runs;
  JoinRuns(runs);
  EXPECT_EQ(runs, before);
}

TEST(JoinRuns, LosesNoCharacterAndNoMark) {
  for (const std::size_t count : {201U, 255U, 256U, 5000U}) {
    auto runs = Alternating(count, "あ");
    JoinRuns(runs);
    EXPECT_LE(runs.size(), kMostRuns);
    EXPECT_EQ(TextOf(runs), TextOf(Alternating(count, "あ")));
    // Each of four neighbours had a marked one among them.
    EXPECT_TRUE(runs.front().marked);
  }
}

TEST(JoinRuns, CountsWhatRunsAndEscapesTakeInTheFile) {
  for (const char* text : {"あいうえおかきくけこさしすせそたちつてとなにぬねの", "________________"}) {
    auto runs = Alternating(kMostRuns, text);
    JoinRuns(runs);
    EXPECT_LT(runs.size(), kMostRuns);
    EXPECT_GT(runs.size(), 1U);
  }
}

TEST(JoinRuns, StrikesOnlyWhatWasStruckThroughout) {
  std::vector<CellRun> runs(kMostRuns + 4, {"あ", false, true});
  runs[5].struck = false;
  JoinRuns(runs);
  EXPECT_TRUE(runs[0].struck);
  EXPECT_FALSE(runs[1].struck);
  EXPECT_TRUE(runs[2].struck);
}

}  // namespace
}  // namespace yoshiki
