// Lines of two wordings that belong together.
#include "compare/line_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace yoshiki {
namespace {

using ::testing::ElementsAre;

// "0=1": line 0 became line 1; "0-1=2": lines 0 and 1 became line 2.
std::string Grouped(std::string_view before, std::string_view after) {
  const auto lines = [](std::size_t from, std::size_t end) {
    return std::to_string(from) + (end - from > 1 ? "-" + std::to_string(end - 1) : "");
  };
  std::string shown;
  for (const LineGroup& group : GroupLines(SplitLines(before), SplitLines(after))) {
    shown += (shown.empty() ? "" : " ") + lines(group.before, group.before_end) + "=" +
             lines(group.after, group.after_end);
  }
  return shown;
}

TEST(SplitLines, EveryLineEndBeginsALine) {
  EXPECT_THAT(SplitLines(""), ElementsAre(""));
  EXPECT_THAT(SplitLines("一\n\n二\n"), ElementsAre("一", "", "二", ""));
}

TEST(GroupLines, EqualLinesBelongTogether) {
  EXPECT_EQ(Grouped("一\n二\n三", "一\n二\n三"), "0=0 1=1 2=2");
  EXPECT_EQ(Grouped("一\n三", "一\n二\n三"), "0=0 1=2");
  EXPECT_EQ(Grouped("一\n二\n三", "一\n三"), "0=0 2=1");
}

TEST(GroupLines, ALineThatWasRewordedBelongsToItself) {
  EXPECT_EQ(Grouped("申請書を受け付ける。\n結果を通知する。", "申請書を窓口で受け付ける。\n結果を通知する。"),
            "0=0 1=1");
}

TEST(GroupLines, LinesThatHaveNothingInCommonDoNot) {
  EXPECT_EQ(Grouped("申請書を受け付ける。", "暗号化して保管している"), "");
}

TEST(GroupLines, OneThatIsNewPushesTheRewordedOneAside) {
  EXPECT_EQ(
      Grouped("システムで管理する台帳である。", "まったく新しい一行\nシステムで管理する新しい台帳である。"),
      "0=1");
}

TEST(GroupLines, LinesThatWereOnlyBrokenElsewhereAreOneGroup) {
  EXPECT_EQ(Grouped("住民の氏名、\n住所及び生年月日", "住民の氏名、住所及び生年月日"), "0-1=0");
  EXPECT_EQ(Grouped("住民の氏名、住所及び生年月日", "住民の氏名、\n住所及び\n生年月日"), "0=0-2");
  EXPECT_EQ(Grouped("住民の氏\n名、住所及び生年月日", "住民の氏名、住所\n及び生年月日"), "0-1=0-1");
}

TEST(GroupLines, ABoxBelongsToItselfWhetherTickedOrNot) {
  EXPECT_EQ(Grouped("[ ] その他 （別の言葉）", "[○] その他 （委託先が定める）"), "0=0");
}

TEST(GroupLines, ManyDifferentLinesAreGroupedWhereTheyStand) {
  std::string before, after;
  for (int i = 0; i < 80; ++i) {
    before += "第" + std::to_string(i) + "号の事務を処理する\n";
    after += "第" + std::to_string(i) + "号の事務を適正に処理する\n";
  }
  const std::vector<LineGroup> groups = GroupLines(SplitLines(before), SplitLines(after));
  ASSERT_EQ(groups.size(), 81U);  // with the empty line at the end
  for (const LineGroup& group : groups) EXPECT_EQ(group.before, group.after);
}

TEST(BoxLabel, IsWhatStandsBehindTheBoxAndBeforeTheParenthesis) {
  EXPECT_EQ(BoxLabel("[○] その他 （委託先）"), "その他");
  EXPECT_EQ(BoxLabel("[ ] 紙"), "紙");
  EXPECT_EQ(BoxLabel("[×] 紙"), "");
  EXPECT_EQ(BoxLabel("紙"), "");
  EXPECT_TRUE(IsTicked("[○] 紙"));
  EXPECT_FALSE(IsTicked("[ ] 紙"));
}

}  // namespace
}  // namespace yoshiki
