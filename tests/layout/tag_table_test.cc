// What rows become in the document's tree: headings, prose, tables with their header cells, lists, contents.
#include <gtest/gtest.h>

#include "layout/page_setter.h"

namespace yoshiki {
namespace {

std::string Word(const Tag& tag) {
  switch (tag.kind) {
    case TagKind::document:
      return "document";
    case TagKind::section:
      return "section";
    case TagKind::heading:
      return "h" + std::to_string(tag.level);
    case TagKind::paragraph:
      return "p";
    case TagKind::table:
      return "table";
    case TagKind::row:
      return "tr";
    case TagKind::header_cell:
      return tag.scope == HeaderScope::column ? "th|" : "th-";
    case TagKind::data_cell:
      return "td";
    case TagKind::list:
      return "list";
    case TagKind::caption:
      return "caption";
    case TagKind::list_item:
      return "item";
    case TagKind::item_mark:
      return "mark";
    case TagKind::item_body:
      return "body";
    case TagKind::contents:
      return "contents";
    case TagKind::contents_item:
      return "line";
    case TagKind::link:
      return "link";
    case TagKind::figure:
      return "figure";
  }
  return "?";
}

// "tr(th-:氏名 td:山田)": children in brackets, texts after a colon, widths as ×columns/rows.
std::string TreeOf(const Document& document, TagId id) {
  const Tag& tag = document.tags[id];
  std::string out = Word(tag);
  if (tag.columns > 1) out += "×" + std::to_string(tag.columns);
  if (tag.rows > 1) out += "/" + std::to_string(tag.rows);
  if (!tag.spoken.empty()) out += "{" + tag.spoken + "}";
  if (!tag.headers.empty()) {
    out += "[";
    for (const TagId header : tag.headers)
      for (const std::uint32_t text : document.tags[header].texts) out += "<" + *document.texts[text];
    out += "]";
  }
  for (const std::uint32_t text : tag.texts) out += ":" + *document.texts[text];
  std::string children;
  for (TagId child = 1; child < document.tags.size(); ++child) {
    if (document.tags[child].parent == id)
      children += (children.empty() ? "" : " ") + TreeOf(document, child);
  }
  return children.empty() ? out : out + "(" + children + ")";
}

// The tree of one part that holds one table, without the document and section around it.
std::string TreeOf(Table table) {
  PageSetter setter;
  std::vector<Table> tables;
  tables.push_back(std::move(table));
  const Document document = setter.Set(std::move(tables));
  std::string tree;
  for (TagId child = 1; child < document.tags.size(); ++child) {
    const Tag& tag = document.tags[child];
    if (tag.parent != 0 && document.tags[tag.parent].kind == TagKind::section)
      tree += (tree.empty() ? "" : " ") + TreeOf(document, child);
  }
  return tree;
}

Row RowOf(std::vector<Cell> cells) {
  Row row;
  row.cells = std::move(cells);
  return row;
}

TEST(TagTable, LabelsHeadTheirRows) {
  Table table;
  table.rows = {ItemRow("氏名", "山田"), ItemRow("住所", "")};
  EXPECT_EQ(TreeOf(table), "table(tr(th-:氏名 td:山田) tr(th-:住所 td))");
}

TEST(TagTable, BarsAndBandsAreHeadingsAndCutTables) {
  Table table;
  table.rows = {BandRow("１．事務", CellRole::heading), ItemRow("氏名", "山田"), BandRow("システム1"),
                ItemRow("名称", "乙")};
  EXPECT_EQ(TreeOf(table), "h1:１．事務 table(tr(th-:氏名 td:山田)) h2:システム1 table(tr(th-:名称 td:乙))")
      << "levels do not skip: no heading stands above these";
}

TEST(TagTable, FullWidthLabelsBelongToTheBlockAboveThem) {
  Table table;
  table.rows = {BandRow("宣言", CellRole::label), BandRow("１．事務", CellRole::heading),
                BandRow("その他のリスク", CellRole::label), BandRow("２．対策", CellRole::heading)};
  EXPECT_EQ(TreeOf(table), "h1:宣言 h2:１．事務 h3:その他のリスク h2:２．対策");
}

TEST(TagTable, BandsWithAValueAreOneHeading) {
  Table table;
  table.rows = {RowOf(
      {TextCell(0, 300, CellRole::band, "委託事項1"), TextCell(300, 1000, CellRole::band_value, "保守")})};
  EXPECT_EQ(TreeOf(table), "h1:委託事項1:保守");
}

TEST(TagTable, FullWidthValuesAreProse) {
  Table table;
  table.rows = {BandRow("７．備考", CellRole::heading),
                RowOf({TextCell(0, 1000, CellRole::value, "甲\n\n乙")})};
  EXPECT_EQ(TreeOf(table), "h1:７．備考 p:甲 p:乙");
}

TEST(TagTable, LinesOfACellAreParagraphsWhenThereAreSeveral) {
  Table table;
  table.rows = {ItemRow("内容", "甲\n乙")};
  EXPECT_EQ(TreeOf(table), "table(tr(th-:内容 td(p:甲 p:乙)))");
}

TEST(TagTable, SubLabelsTakeTheirStripAndNameWhatTheyBelongTo) {
  Table table;
  table.rows = {ItemRow("範囲", "全員"),
                RowOf({TextCell(0, 50, CellRole::strip, ""), TextCell(50, 250, CellRole::label, "必要性"),
                       TextCell(250, 1000, CellRole::value, "法令")}),
                ItemRow("期日", "毎月")};
  EXPECT_EQ(TreeOf(table),
            "table(tr(th-:範囲 td:全員) tr(th-:必要性 td[<範囲<必要性]:法令) tr(th-:期日 td:毎月))");
}

TEST(TagTable, TallLabelsSpanTheirRows) {
  Table table;
  table.rows = {
      RowOf({TextCell(80, 250, CellRole::label, "有無"), TextCell(250, 1000, CellRole::value, "有")}),
      RowOf({TextCell(80, 250, CellRole::label, "方法"), TextCell(250, 1000, CellRole::value, "書面")}),
      ItemRow("備考", "なし")};
  SpanCell span;
  span.first = 0;
  span.last = 1;
  span.cell = TextCell(0, 80, CellRole::group_label, "再委託");
  table.spans = {span};
  EXPECT_EQ(TreeOf(table),
            "table(tr(th-/2:再委託 th-:有無 td[<再委託<有無]:有) tr(th-:方法 td[<再委託<方法]:書面) "
            "tr(th-×2:備考 td:なし))");
}

TEST(TagTable, EveryRowCoversEveryColumn) {
  Table table;
  table.rows = {ItemRow("甲", "乙"),
                RowOf({TextCell(0, 400, CellRole::label, "丙"), TextCell(400, 1000, CellRole::value, "丁")})};
  EXPECT_EQ(TreeOf(table), "table(tr(th-:甲 td×2:乙) tr(th-×2:丙 td:丁))");
}

TEST(TagTable, RowsOfLabelsAloneHeadColumns) {
  Table table;
  table.header_rows = 1;
  table.rows = {
      RowOf({TextCell(0, 500, CellRole::column_head, "変更日"),
             TextCell(500, 1000, CellRole::column_head, "項目")}),
      RowOf({TextCell(0, 500, CellRole::value, "今日"), TextCell(500, 1000, CellRole::value, "甲")})};
  EXPECT_EQ(TreeOf(table), "table(tr(th|:変更日 th|:項目) tr(td:今日 td:甲))");
}

TEST(TagTable, TicksAreSaidInWords) {
  ChecksContent checks;
  CheckEntry ticked;
  ticked.ticked = true;
  ticked.label = "紙";
  CheckEntry electronic;
  electronic.label = "電子";
  CheckEntry other;
  other.label = "その他";
  other.has_text = true;
  other.text = "甲\n乙";
  checks.lines = {{"・種類", {}}, {"", {ticked, electronic}}, {"", {other}}};
  Table table;
  table.rows = {ItemRow("方法", "")};
  table.rows[0].cells[1].content = checks;
  EXPECT_EQ(
      TreeOf(table),
      "table(tr(th-:方法 td(p:・種類 list(item(mark{該当}:[:○:] body:紙) item(mark{非該当}:[:] body:電子) "
      "item(mark{非該当}:[:] body:その他(p:（:甲 p:乙:）))))))");
}

TEST(TagTable, ChoicesSayWhatWasChosenAndListTheRest) {
  ChoiceContent choice;
  choice.value = "有";
  choice.options = {"1) 有", "2) 無"};
  Table table;
  table.rows = {ItemRow("有無", "")};
  table.rows[0].cells[1].content = choice;
  EXPECT_EQ(TreeOf(table),
            "table(tr(th-:有無 td(p{選択：有}:[:有:] list(caption:＜選択肢＞ item(body:1) 有) item(body:2) "
            "無)))))");
}

TEST(TagTable, RowsCutByAPageStayOneRow) {
  PageSetter setter;
  Table table;
  table.rows = {ItemRow("内容", Lines(40))};
  const Document document = setter.Set({table});
  ASSERT_GT(document.pages.size(), 1u);
  int rows = 0;
  for (const Tag& tag : document.tags) rows += tag.kind == TagKind::row ? 1 : 0;
  EXPECT_EQ(rows, 1);
  for (const Page& page : document.pages) {
    for (const GlyphRun& run : page.runs)
      EXPECT_EQ(run.tag == 0, run.artifact) << "all text has a tag, and no artifact has one";
  }
}

}  // namespace
}  // namespace yoshiki
