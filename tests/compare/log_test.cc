// The rows of 変更箇所 that a comparison of two drafts gives.
#include <gtest/gtest.h>

#include "compare/compare.h"

namespace yoshiki {
namespace {

using LoggedText = std::optional<std::string>;

ChangeRow LoggedRow(const LoggedText& before, const LoggedText& after) {
  ChangeRow row;
  row.path = {"Ⅱ．ファイルの概要", "4．委託", "委託事項1", "①委託内容"};
  row.texts = {before, after};
  row.cells.resize(2);
  if (after) {
    row.cells.back().state = SheetCell::State::text;
    row.cells.back().text = CompareTexts(before.value_or(""), *after);
  }
  return row;
}

LoggedChange LoggedOne(const LoggedText& before, const LoggedText& after, std::size_t most_unchanged = 0) {
  Comparison comparison;
  comparison.rows.push_back(LoggedRow(before, after));
  const std::vector<LoggedChange> log = LogOf(comparison, "2026-04-01", most_unchanged);
  EXPECT_EQ(log.size(), 1u);
  return log.empty() ? LoggedChange() : log.front();
}

TEST(Log, OfNoDifferenceIsEmpty) { EXPECT_TRUE(LogOf({}, "2026-04-01").empty()); }

TEST(Log, NamesTheItemByItsPath) {
  const LoggedChange change = LoggedOne("前", "後");
  EXPECT_EQ(change.item, "Ⅱ．ファイルの概要 4．委託 委託事項1 ①委託内容");
  EXPECT_EQ(change.date, "2026-04-01");
}

TEST(Log, KeepsTheOrderOfTheRowsHoweverManyThereAre) {
  Comparison comparison;
  for (int i = 0; i < 10'000; ++i) comparison.rows.push_back(LoggedRow(std::nullopt, std::to_string(i)));
  const std::vector<LoggedChange> log = LogOf(comparison, "", 5);
  ASSERT_EQ(log.size(), 10'000u);
  for (std::size_t i = 0; i < log.size(); ++i) ASSERT_EQ(log[i].after, std::to_string(i));
}

// The words that rules give to what was not there and to what is gone.
TEST(Log, SaysWhatCameAndWhatWent) {
  for (const std::size_t most : {0u, 1u, 100u}) {
    EXPECT_EQ(LoggedOne(std::nullopt, "新しい\n二行", most).before, "（記載なし）") << most;
    EXPECT_EQ(LoggedOne(std::nullopt, "新しい\n二行", most).after, "新しい\n二行") << most;
    EXPECT_EQ(LoggedOne("古い\n二行", std::nullopt, most).before, "古い\n二行") << most;
    EXPECT_EQ(LoggedOne("古い\n二行", std::nullopt, most).after, "（削除）") << most;
  }
}

TEST(Log, AnImportantItemIsSubmittedBeforeItChangesAndOthersAfter) {
  Comparison comparison;
  comparison.rows = {LoggedRow("前", "後"), LoggedRow("前", "後")};
  comparison.rows[0].important = true;
  const std::vector<LoggedChange> log = LogOf(comparison, "");
  EXPECT_EQ(log[0].timing, "事前");
  EXPECT_EQ(log[1].timing, "事後");
  for (const LoggedChange& change : log)
    EXPECT_TRUE(change.timing_note.starts_with("（案）")) << "a person decides: " << change.timing_note;
}

struct LeftOutCase {
  const char* what;
  const char *before, *after;
  std::size_t most;
  const char *shown_before, *shown_after;
};

constexpr LeftOutCase kLeftOut[] = {
    {"nothing when that is asked", "同じ長い長い一行です\n前", "同じ長い長い一行です\n後", 0,
     "同じ長い長い一行です\n前", "同じ長い長い一行です\n後"},
    {"a line of ten is not more than ten", "同じ長い長い一行です\n前", "同じ長い長い一行です\n後", 10,
     "同じ長い長い一行です\n前", "同じ長い長い一行です\n後"},
    {"it is more than nine", "同じ長い長い一行です\n前", "同じ長い長い一行です\n後", 9, "（略）\n前",
     "（略）\n後"},
    {"lines in a row count together", "前\n同じ\n長い\n三行", "後\n同じ\n長い\n三行", 5, "前\n（略）",
     "後\n（略）"},
    {"on both sides of the change", "同じ行\n前\n同じ行", "同じ行\n後\n同じ行", 2, "（略）\n前\n（略）",
     "（略）\n後\n（略）"},
    {"captions stay", "【見出し】\n同じ行\n前", "【見出し】\n同じ行\n後", 2, "【見出し】\n（略）\n前",
     "【見出し】\n（略）\n後"},
    {"a line that is new is no part of the text before", "同じ行", "同じ行\n新しい行", 100, "同じ行",
     "同じ行\n新しい行"},
};

TEST(Log, LeavesOutTheSamePassagesBeforeAndAfter) {
  for (const LeftOutCase& c : kLeftOut) {
    const LoggedChange change = LoggedOne(c.before, c.after, c.most);
    EXPECT_EQ(change.before, c.shown_before) << c.what;
    EXPECT_EQ(change.after, c.shown_after) << c.what;
  }
}

}  // namespace
}  // namespace yoshiki
