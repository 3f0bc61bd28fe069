// Rows and cells of sections, bound from the tiny form.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bound_text.h"
#include "tiny_form.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;

const Table& Section(const BoundForm& form, const std::string& key) {
  return PartOf(form, key).tables.front();
}

const Row& RowWithItem(const Table& table, const std::string& pointer) {
  for (const Row& row : table.rows) {
    for (const Cell& cell : row.cells) {
      if (cell.item.pointer == pointer) return row;
    }
  }
  ADD_FAILURE() << "no cell shows " << pointer;
  return table.rows.front();
}

TEST(BindRows, ABlankFormPrintsItsBlanks) {
  const BoundForm form = BindTiny("");
  EXPECT_THAT(
      RowTexts(Section(form, "Ⅰ")),
      ElementsAre("heading 1. 事務 ※ +keep", "label ①事務の名称 | value",
                  "label ②対象人数 ※ | value ［］ 1) 1,000人未満 / 2) 1,000人以上 / 3) 不明",
                  "strip | label その理由 | value +joins", "heading 2. システム +keep",
                  "band システム1 +keep", "label ①システムの名称 | value",
                  "label ②他のシステムとの接続 | value ・接続 / [ ]ネットワーク [ ]庁内連携 / [ ]その他（）",
                  "heading 3. 備考 +keep", "value x2"));
}

TEST(BindRows, ValuesArePrintedAsTyped) {
  const BoundForm form = BindTiny(R"("basic": {"name": "　国民年金\n2\t行目", "population": "many",
      "reason": "なし", "systems": [{"connections": {"network": true, "internal": false, "other": "収納"}}]})");
  EXPECT_THAT(
      RowTexts(Section(form, "Ⅰ"), "①事務の名称", "2. システム"),
      ElementsAre("label ①事務の名称 | value 　国民年金\n2　行目",
                  "label ②対象人数 ※ | value ［1,000人以上］ 1) 1,000人未満 / 2) 1,000人以上 / 3) 不明",
                  "strip | label その理由 | value なし +joins"));
  EXPECT_EQ(ContentText(RowWithItem(Section(form, "Ⅰ"), "/basic/systems/0/connections").cells[1].content),
            "・接続 / [○]ネットワーク [ ]庁内連携 / [○]その他（収納）");
}

TEST(BindRows, ABracketMayBeFilledWithoutATick) {
  const BoundForm form =
      BindTiny(R"("basic": {"systems": [{"connections": {"other": {"checked": false, "text": "予定"}}}]})");
  EXPECT_EQ(ContentText(RowWithItem(Section(form, "Ⅰ"), "/basic/systems/0/connections").cells[1].content),
            "・接続 / [ ]ネットワーク [ ]庁内連携 / [ ]その他（予定）");
}

TEST(BindRows, NullIsNotFilledIn) {
  const BoundForm filled = BindTiny(R"("basic": {"name": null, "systems": null, "population": null})");
  EXPECT_EQ(RowTexts(Section(filled, "Ⅰ")), RowTexts(Section(BindTiny(""), "Ⅰ")));
}

TEST(BindRows, CellsCarryTheirEdges) {
  const BoundForm form = BindTiny("");
  const Table& basic = Section(form, "Ⅰ");
  EXPECT_EQ(EdgesText(basic.rows[0]), "0-1000");
  EXPECT_EQ(EdgesText(basic.rows[1]), "0-240 240-1000");
  EXPECT_EQ(EdgesText(basic.rows[3]), "0-32 32-240 240-1000");
  const Table& files = Section(form, "Ⅱ");
  EXPECT_EQ(EdgesText(RowWithItem(files, "/files/0/use/department")), "80-240 240-1000");
  EXPECT_EQ(EdgesText(RowWithItem(files, "/files/0/entrustment/items/0/title")), "0-280 280-1000");
  EXPECT_EQ(EdgesText(Section(form, "Ⅲ").rows[0]), "0-600 600-1000");
}

TEST(BindRows, AGroupLabelSpansItsRows) {
  const BoundForm form = BindTiny("");
  const Table& files = Section(form, "Ⅱ");
  ASSERT_EQ(files.spans.size(), 2u);
  const SpanCell& use = files.spans[0];
  EXPECT_EQ(ContentText(use.cell.content), "①使用の主体");
  EXPECT_EQ(use.cell.role, CellRole::group_label);
  EXPECT_EQ(use.cell.right, 80);
  EXPECT_EQ(RowText(files.rows[use.first]), "label 使用部署 | value");
  EXPECT_EQ(RowText(files.rows[use.last]), "label ②使用開始日 | value");
  EXPECT_EQ(RowText(files.rows[use.last + 1]), "label 記録項目 | value 別添1を参照。");
}

TEST(BindRows, DatesPrintInTheirEra) {
  const BoundForm form = BindTiny(R"("files": [{"use": {"started_on": "2019-05-01"}}])");
  EXPECT_EQ(RowText(RowWithItem(Section(form, "Ⅱ"), "/files/0/use/started_on")),
            "label ②使用開始日 | value 令和元年5月1日");
}

TEST(BindRows, CountsStandInTheCellOfTheirItem) {
  const BoundForm form = BindTiny(R"("files": [{"entrustment": {"status": "yes", "count": 12},
      "provision": {"status": {"provision": true}, "count": 3}}])");
  const Table& files = Section(form, "Ⅱ");
  EXPECT_EQ(RowText(RowWithItem(files, "/files/0/entrustment/status")),
            "label 委託の有無 ※ | value ［委託する］(12)件 1) 委託する / 2) 委託しない");
  EXPECT_EQ(RowText(RowWithItem(files, "/files/0/provision/status")),
            "label 提供・移転の有無 | value [○]提供を行っている(3)件 / [ ]行っていない");
}

TEST(BindRows, ChoicesCarryTheShapeOfTheirList) {
  const BoundForm form = BindTiny("");
  const auto choice = [](const Row& row) { return std::get<ChoiceContent>(row.cells.back().content); };
  EXPECT_EQ(choice(RowWithItem(Section(form, "Ⅰ"), "/basic/population")).columns, 2);
  EXPECT_EQ(choice(RowWithItem(Section(form, "Ⅰ"), "/basic/population")).bracket_width, 430);
  EXPECT_FALSE(choice(RowWithItem(Section(form, "Ⅰ"), "/basic/population")).below);
  EXPECT_TRUE(choice(RowWithItem(Section(form, "Ⅲ"), "/risks/misuse/sufficiency")).below);
}

TEST(BindRows, BoxesStandInTheHeadingBar) {
  const BoundForm form = BindTiny(R"("risks": {"none": {"none": true}})");
  EXPECT_THAT(RowTexts(Section(form, "Ⅲ")),
              ElementsAre("heading 1. 使用 | box [○]取り扱わない +keep", "band リスク1： 不正な使用 +keep",
                          "label 措置の内容 | value",
                          "label 十分か | value ［］ 1) 特に力を入れている / 2) 課題が残されている",
                          "band リスク2： 漏えい +keep", "label 措置の内容 | value",
                          "label その他のリスク及び措置 +keep", "value x3"));
  EXPECT_EQ(Section(form, "Ⅲ").rows[0].cells[1].item.pointer, "/risks/none");
}

TEST(BindRows, EveryElementOfARepeatHasItsRows) {
  const BoundForm form = BindTiny(R"("files": [{"entrustment": {"items": [
      {"title": "保守", "content": "甲"}, {}, {"title": "印刷", "subcontract": {"status": "no"}}]}}])");
  EXPECT_THAT(RowTexts(Section(form, "Ⅱ"), "委託事項1", "5. 提供・移転"),
              ElementsAre("band 委託事項1 | band-value 保守 +keep", "label ①委託内容 | value 甲",
                          "label ②再委託の有無 ※ | value ［］ 1) 再委託する / 2) 再委託しない",
                          "band 委託事項2 | band-value +keep", "label ①委託内容 | value",
                          "label ②再委託の有無 ※ | value ［］ 1) 再委託する / 2) 再委託しない",
                          "band 委託事項3 | band-value 印刷 +keep", "label ①委託内容 | value",
                          "label ②再委託の有無 ※ | value ［再委託しない］ 1) 再委託する / 2) 再委託しない"));
  EXPECT_EQ(Section(form, "Ⅱ").spans.size(), 4u);
}

struct BandCase {
  int systems;
  BindOptions options;
  std::vector<std::string> bands;
};

TEST(BindRows, GroupBandsHeadTheElementsOfTheirRange) {
  const BindOptions usual, none{.print_bands = false}, all{.print_empty_bands = true};
  const BandCase cases[] = {
      {0, usual, {"システム1"}},
      {1, usual, {"システム1"}},
      {2, usual, {"システム1", "システム2～3", "システム2"}},
      {4, usual, {"システム1", "システム2～3", "システム2", "システム3", "システム4～5", "システム4"}},
      {4, none, {"システム1", "システム2", "システム3", "システム4"}},
      {1, all, {"システム1", "システム2～3", "システム4～5"}},
      {6,
       all,
       {"システム1", "システム2～3", "システム2", "システム3", "システム4～5", "システム4", "システム5",
        "システム6"}},
  };
  for (const BandCase& c : cases) {
    std::string systems;
    for (int i = 0; i < c.systems; ++i) systems += i == 0 ? "{}" : ",{}";
    const BoundForm form = BindTiny("\"basic\": {\"systems\": [" + systems + "]}", c.options);
    std::vector<std::string> bands;
    for (const Row& row : Section(form, "Ⅰ").rows) {
      if (row.cells[0].role == CellRole::band) bands.push_back(ContentText(row.cells[0].content));
    }
    EXPECT_EQ(bands, c.bands) << c.systems;
  }
}

TEST(BindRows, ContextSaysWhereAReaderIs) {
  const BoundForm form = BindTiny(R"("files": [{"entrustment": {"items": [{}, {}]}}])");
  EXPECT_EQ(RowWithItem(Section(form, "Ⅰ"), "/basic/name").context, "1. 事務");
  EXPECT_EQ(RowWithItem(Section(form, "Ⅰ"), "/basic/systems/0/name").context, "2. システム　システム1");
  EXPECT_EQ(RowWithItem(Section(form, "Ⅰ"), "/basic/remarks").context, "3. 備考");
  EXPECT_EQ(RowWithItem(Section(form, "Ⅱ"), "/files/0/entrustment/items/1/content").context,
            "4. 取扱いの委託　委託事項2");
  EXPECT_EQ(RowWithItem(Section(form, "Ⅱ"), "/files/0/provision/status").context, "5. 提供・移転");
}

TEST(BindRows, BookmarksLeadToBlocksAndFilledElements) {
  const BoundForm form = BindTiny(R"("basic": {"systems": [{"name": "国民\n年金"}, {}]})");
  std::vector<std::string> outline;
  for (const Row& row : Section(form, "Ⅰ").rows) {
    if (!row.outline.empty()) outline.push_back(std::to_string(row.outline_level) + " " + row.outline);
  }
  EXPECT_THAT(outline,
              ElementsAre("2 1. 事務", "2 2. システム", "3 システム1 国民 年金", "3 システム2", "2 3. 備考"));
  const BoundForm blank = BindTiny("");
  for (const Row& row : Section(blank, "Ⅰ").rows) EXPECT_NE(row.outline_level, 3) << row.outline;
}

TEST(BindRows, WhatDoesNotApplyMayBeLeftOut) {
  const BindOptions used{.print_unused = false};
  const BoundForm form = BindTiny(R"("basic": {"population": "few"}, "risks": {"none": {"none": true}},
      "files": [{"entrustment": {"status": "no"}}])",
                                  used);
  EXPECT_THAT(
      RowTexts(Section(form, "Ⅰ"), "②対象人数 ※"),
      ElementsAre("label ②対象人数 ※ | value ［1,000人未満］ 1) 1,000人未満 / 2) 1,000人以上 / 3) 不明",
                  "heading 3. 備考 +keep", "value x2"));
  EXPECT_THAT(RowTexts(Section(form, "Ⅱ"), "4. 取扱いの委託", "5. 提供・移転"),
              ElementsAre("heading 4. 取扱いの委託 +keep",
                          "label 委託の有無 ※ | value ［委託しない］()件 1) 委託する / 2) 委託しない"));
  EXPECT_THAT(RowTexts(Section(form, "Ⅲ")), ElementsAre("heading 1. 使用 | box [○]取り扱わない"));
}

TEST(BindRows, WhatIsFilledInIsNeverLeftOut) {
  const BindOptions used{.print_unused = false};
  const BoundForm form = BindTiny(R"("basic": {"population": "few", "reason": "残す"},
      "risks": {"none": {"none": true}, "leak": {"measure": "残す"}})",
                                  used);
  EXPECT_EQ(RowText(RowWithItem(Section(form, "Ⅰ"), "/basic/reason")),
            "strip | label その理由 | value 残す +joins");
  EXPECT_THAT(RowTexts(Section(form, "Ⅲ")),
              ElementsAre("heading 1. 使用 | box [○]取り扱わない +keep", "band リスク2： 漏えい +keep",
                          "label 措置の内容 | value 残す"));
}

TEST(BindRows, CellsKnowTheirValueInTheFile) {
  const Statement statement = TinyStatement(R"("basic": {"name": "国民年金"})");
  const BoundForm form = Bind(TinyForm(), statement);
  const Row& filled = RowWithItem(Section(form, "Ⅰ"), "/basic/name");
  EXPECT_EQ(filled.cells[1].item.id, "basic.name");
  EXPECT_EQ(statement.source.At(filled.cells[1].item.offset), (LineColumn{2, 19}));
  EXPECT_EQ(filled.cells[0].item.id, "basic.name");
  EXPECT_EQ(filled.cells[0].item.pointer, "");
  EXPECT_EQ(RowWithItem(Section(form, "Ⅰ"), "/basic/remarks").cells[0].item.offset, 0u);
}

}  // namespace
}  // namespace yoshiki
