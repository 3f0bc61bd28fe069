// Reasons: what their cell shows, and which passage each of several stands level with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compare/compare.h"

namespace yoshiki {

void PrintTo(const ReasonLevel& level, std::ostream* out) {
  *out << level.line << " with " << level.draft << ":" << level.draft_line;
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A row of texts that follow one another, and its reasons.
ChangeRow Row(const std::vector<std::string>& texts, std::vector<Reason> reasons) {
  ChangeRow row;
  for (std::size_t d = 0; d < texts.size(); ++d) {
    SheetCell cell;
    const bool same = d > 0 && texts[d] == texts[d - 1];
    cell.state = same ? SheetCell::State::unchanged : SheetCell::State::text;
    if (!same) cell.text = d == 0 ? UnmarkedText(texts[0]) : CompareTexts(texts[d - 1], texts[d]);
    row.cells.push_back(cell);
  }
  row.reasons = std::move(reasons);
  return row;
}

TEST(Reasons, WhoAskedIsSaidOnceAndBold) {
  const std::vector<Reason> reasons{{"課", "一つ目"}, {"課", "二つ目"}, {"部会", "三つ目"}};
  EXPECT_EQ(ReasonText(reasons), "【課】\n・一つ目\n・二つ目\n【部会】\n・三つ目");
  const std::vector<CellRun> runs = RunsOf(reasons);
  ASSERT_EQ(runs.size(), 4u);
  EXPECT_TRUE(runs[0].bold && !runs[1].bold && runs[2].bold && !runs[3].bold);
  EXPECT_EQ(runs[2].text, "\n【部会】");
}

TEST(Reasons, OneStandsAtTheTop) {
  EXPECT_THAT(ReasonLevels(Row({"一\n二\n三の行", "一\n二\n四の行"}, {{"課", "理由"}})), IsEmpty());
}

TEST(Reasons, AsManyAsPassagesBelongToThemInTurn) {
  const ChangeRow row = Row({"移転については別に定める。\n変わらない行\n変わらない次の行",
                             "変わらない行\n変わらない次の行\n加えた行を置く"},
                            {{"課", "削除"}, {"課", "追加"}});
  // （削除） is line 0, the added line 3; of the reasons 【課】 is line 0, ・追加 line 2.
  EXPECT_THAT(ReasonLevels(row), ElementsAre(ReasonLevel{0, 1, 0}, ReasonLevel{2, 1, 3}));
}

TEST(Reasons, OfAsManyAskersAsRoundsEachHasARound) {
  const ChangeRow row = Row({"一行目です\n二行目です\n三行目です", "一行目です\n二行目でした\n三行目です",
                             "見出し\n一行目です\n二行目でした\n三行目です\n長く加えた行があります"},
                            {{"課", "表記の改善"}, {"部会", "事務の実態に合わせ追加"}});
  EXPECT_THAT(ReasonLevels(row), ElementsAre(ReasonLevel{0, 1, 1}, ReasonLevel{2, 2, 4}));
}

TEST(Reasons, ANoteMayNameThePassage) {
  const ChangeRow row = Row({"一行目です\n二行目です\n三行目です", "一行目でした\n二行目です\n三行目でした"},
                            {{"課", "まとめた理由", "二行目"}});
  EXPECT_THAT(ReasonLevels(row), ElementsAre(ReasonLevel{0, 1, 1}));
}

TEST(Reasons, InDoubtNoneHasALevel) {
  const ChangeRow row = Row({"一行目です\n二行目です\n三行目です", "一行目でした\n二行目です\n三行目です"},
                            {{"課", "一つ目"}, {"課", "二つ目"}});
  EXPECT_THAT(ReasonLevels(row), IsEmpty());
}

// ---------------------------------------------------------------- several statements

ChangeRow RowAt(std::size_t place, const std::string& item, const std::string& before,
                const std::string& after, int page) {
  ChangeRow row = Row({before, after}, {});
  row.item = item;
  row.path = {item};
  row.place = place;
  row.texts = {before, after};
  row.pages = {OtherPlace{"", page, {}}};
  return row;
}

TEST(Join, WhatTwoStatementsHaveInCommonIsOneRow) {
  Comparison pension, tax;
  pension.statements = {"国民年金"};
  tax.statements = {"住民税"};
  pension.drafts = tax.drafts = {"現在の評価書", "修正案"};
  pension.order = {"a", "b", "d"};
  tax.order = {"a", "b", "c", "d"};
  pension.rows = {RowAt(0, "a", "旧", "新", 1), RowAt(2, "d", "紙", "鍵", 9)};
  tax.rows = {RowAt(0, "a", "旧", "別の新", 2), RowAt(2, "c", "一", "二", 5), RowAt(3, "d", "紙", "鍵", 7)};
  const Comparison sheet = JoinComparisons({pension, tax});
  EXPECT_THAT(sheet.statements, ElementsAre("国民年金", "住民税"));
  std::vector<std::string> shown;
  for (const ChangeRow& row : sheet.rows) {
    std::string line = row.item;
    for (const auto& page : row.pages) line += page ? " " + std::to_string(page->page) : " -";
    shown.push_back(line);
  }
  EXPECT_THAT(shown, ElementsAre("a 1 -", "a - 2", "c - 5", "d 9 7"));
}

TEST(Join, NotesMaySpeakOfOneStatement) {
  Comparison sheet;
  sheet.statements = {"国民年金", "住民税"};
  sheet.drafts = {"現在の評価書", "修正案"};
  sheet.rows = {RowAt(0, "a", "旧", "新", 1), RowAt(0, "a", "旧", "別の新", 2)};
  sheet.rows[0].pages = {OtherPlace{"", 1, {}}, std::nullopt};
  sheet.rows[1].pages = {std::nullopt, OtherPlace{"", 2, {}}};
  Diagnostics diagnostics;
  const auto notes = ParseNotes(SourceText("notes.json", R"({"reasons": [
    {"item": "a", "statement": "住民税", "by": "課", "text": "理由", "page": 8},
    {"item": "a", "statement": "国民年金", "by": "部会", "text": "意見", "passage": "ない言葉"},
    {"item": "a", "statement": "介護", "by": "課", "text": "理由"}]})"),
                                diagnostics);
  ASSERT_TRUE(notes.has_value());
  ApplyNotes(*notes, sheet, diagnostics);
  ASSERT_EQ(sheet.rows[0].reasons.size(), 1u);
  EXPECT_EQ(sheet.rows[0].reasons[0].by, "部会");
  EXPECT_EQ(sheet.rows[0].pages[0]->page, 1);
  ASSERT_EQ(sheet.rows[1].reasons.size(), 1u);
  EXPECT_EQ(sheet.rows[1].pages[1]->page, 8);
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(CodeOf(diagnostics.all()[0].id), "no-passage");
  EXPECT_EQ(CodeOf(diagnostics.all()[1].id), "no-statement");
}

}  // namespace
}  // namespace yoshiki
