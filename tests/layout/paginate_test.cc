// Page breaks. A page's text area is 200 x 260 pt; a one-line row is 25 pt high (15 + 2 x 5), so ten fit a
// page.
#include <gtest/gtest.h>

#include "layout/page_setter.h"

namespace yoshiki {
namespace {

std::vector<Row> OneLineRows(int count) {
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) rows.push_back(ItemRow("項", "値"));
  return rows;
}

TEST(Paginate, TenOneLineRowsFillAPage) {
  PageSetter setter;
  EXPECT_EQ(setter.Set({TableOf(OneLineRows(10))}).pages.size(), 1u);
  EXPECT_EQ(setter.Set({TableOf(OneLineRows(11))}).pages.size(), 2u);
  EXPECT_TRUE(setter.diagnostics.empty());
}

TEST(Paginate, ALowRowMovesWhole) {
  PageSetter setter;
  std::vector<Row> rows = OneLineRows(9);   // 225 of 260 pt
  rows.push_back(ItemRow("低", "一\n二"));  // 40 pt: as high as keep_whole
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "低|一|二");
}

TEST(Paginate, AHighRowIsCutAndItsLabelRepeated) {
  PageSetter setter;
  std::vector<Row> rows = OneLineRows(8);  // 200 of 260 pt: room for 50 pt of text
  rows.push_back(ItemRow("高", "一\n二\n三\n四\n五"));
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_TRUE(PageText(d, 0).ends_with("高|一|二|三"));
  EXPECT_EQ(PageText(d, 1), "{高}|{（続き）}|四|五");
}

TEST(Paginate, ALongRowRunsOverManyPages) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({ItemRow("長", Lines(100))})});
  EXPECT_EQ(d.pages.size(), 7u);  // 16 lines a page: (260 - 10) / 15
  std::size_t lines = 0;
  for (const Page& page : d.pages) {
    for (const GlyphRun& run : page.runs) lines += RunText(d, page, run) == "一";
  }
  EXPECT_EQ(lines, 100u);
}

TEST(Paginate, NoLineOfAParagraphStandsAlone) {
  PageSetter setter;
  std::vector<Row> rows = OneLineRows(9);  // 225: room for 25 pt = one line
  // 15 em in 150 - 10 = 140 pt: two lines of 14 and 1+; three lines with 30 characters
  std::string text;
  for (int i = 0; i < 40; ++i) text += "字";
  rows.push_back(ItemRow("項", text));  // 3 lines = 55 pt
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_TRUE(PageText(d, 0).ends_with("項|値")) << "one line of three would be left alone";
}

TEST(Paginate, AHeadingNeverStandsAtAPagesFoot) {
  PageSetter setter;
  std::vector<Row> rows = OneLineRows(9);
  rows.push_back(BandRow("1. 見出し", CellRole::heading));
  rows.push_back(ItemRow("項", "値"));
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "1. 見出し|項|値");
}

TEST(Paginate, AHeadingAndItsBandMoveTogether) {
  PageSetter setter;
  std::vector<Row> rows = OneLineRows(8);
  rows.push_back(BandRow("見出し", CellRole::heading));
  rows.push_back(BandRow("帯"));
  rows.push_back(ItemRow("項", "値"));
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "見出し|帯|項|値");
}

TEST(Paginate, HeaderRowsAreRepeatedAsArtifacts) {
  PageSetter setter;
  std::vector<Row> rows;
  Row head;
  head.cells.push_back(TextCell(0, 500, CellRole::column_head, "頭甲"));
  head.cells.push_back(TextCell(500, 1000, CellRole::column_head, "頭乙"));
  rows.push_back(head);
  for (int i = 0; i < 12; ++i) {
    Row row;
    row.cells.push_back(TextCell(0, 500, CellRole::value, "甲"));
    row.cells.push_back(TextCell(500, 1000, CellRole::value, "乙"));
    rows.push_back(row);
  }
  Table table = TableOf(rows);
  table.header_rows = 1;
  const Document d = setter.Set({table});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "{頭甲}|{頭乙}|甲|乙|甲|乙|甲|乙");
}

TEST(Paginate, ARowWithoutLabelSaysThatItGoesOn) {
  PageSetter setter;
  Row row;
  row.cells.push_back(TextCell(0, 300, CellRole::value, "日"));
  row.cells.push_back(TextCell(300, 1000, CellRole::value, Lines(20)));
  const Document d = setter.Set({TableOf({row})});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "{（続き）}|一|一|一|一");
}

TEST(Paginate, AGroupsLabelIsRepeatedOnTheNextPage) {
  PageSetter setter;
  std::vector<Row> rows = OneLineRows(9);
  for (const char* name : {"甲", "乙", "丙"}) {
    Row row;
    row.cells.push_back(TextCell(250, 500, CellRole::label, name));
    row.cells.push_back(TextCell(500, 1000, CellRole::value, "値"));
    rows.push_back(row);
  }
  Table table = TableOf(rows);
  table.spans.push_back({9, 11, TextCell(0, 250, CellRole::group_label, "群")});
  const Document d = setter.Set({table});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_TRUE(PageText(d, 0).ends_with("群|甲|値"));
  EXPECT_EQ(PageText(d, 1), "{群}|{（続き）}|乙|値|丙|値");
}

TEST(Paginate, AGroupsLabelGetsItsHeight) {
  PageSetter setter;
  Row row;
  row.cells.push_back(TextCell(250, 500, CellRole::label, "甲"));
  row.cells.push_back(TextCell(500, 1000, CellRole::value, "値"));
  Table table = TableOf({row, ItemRow("次", "値")});
  table.spans.push_back({0, 0, TextCell(0, 250, CellRole::group_label, "群\n群\n群")});
  const Document d = setter.Set({table});
  Length lowest;
  for (const CellBox& box : d.pages[0].boxes) {
    if (d.owners[box.owner].item == "次") continue;
    lowest = std::max(lowest, box.outer.bottom());
  }
  EXPECT_EQ(lowest, Length::Pt(20 + 3 * 15 + 10));
}

TEST(Paginate, ContextSaysWhereAContinuedPageIs) {
  PageSetter setter;
  setter.theme.context_rows = true;
  std::vector<Row> rows;
  rows.push_back(BandRow("4. 委託", CellRole::heading));
  rows.push_back(BandRow("委託事項1"));
  for (int i = 0; i < 10; ++i) rows.push_back(ItemRow("項", "値"));
  rows[0].context = "4. 委託";
  for (std::size_t i = 1; i < rows.size(); ++i) rows[i].context = "4. 委託\u3000委託事項1";
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "{4. 委託\u3000委託事項1（続き）}|項|値|項|値");
}

TEST(Paginate, ContextNamesOnlyWhatGoesOn) {
  PageSetter setter;
  setter.theme.context_rows = true;
  std::vector<Row> rows = OneLineRows(10);
  for (Row& row : rows) row.context = "4. 委託\u3000委託事項1";
  rows.push_back(BandRow("委託事項2"));
  rows.push_back(ItemRow("項", "値"));
  rows[10].context = rows[11].context = "4. 委託\u3000委託事項2";
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PageText(d, 1), "{4. 委託（続き）}|委託事項2|項|値");
}

TEST(Paginate, AnEmptyRowMovesWhole) {
  PageSetter setter;
  setter.theme.keep_whole = Length();
  std::vector<Row> rows = OneLineRows(10);
  Row empty;
  empty.cells.push_back(TextCell(0, 1000, CellRole::value, ""));
  empty.min_lines = 7;
  rows.push_back(empty);
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  ASSERT_EQ(d.pages[1].boxes.size(), 1u);
  EXPECT_EQ(d.pages[1].boxes[0].outer.height, Length::Pt(7 * 15 + 10));
}

// A caption that fills nearly a page, and the empty frame it waits for.
TEST(Paginate, AnEmptyRowUnderALongBandMovesToo) {
  PageSetter setter;
  Row band = BandRow(Lines(16));  // 250 of 260 pt
  Row empty;
  empty.cells.push_back(TextCell(0, 1000, CellRole::value, ""));
  empty.min_lines = 3;
  const Document d = setter.Set({TableOf({band, empty})});
  EXPECT_EQ(d.pages.size(), 2u);
  EXPECT_TRUE(setter.diagnostics.empty());
}

TEST(Paginate, AnEmptyRowNoPageHoldsIsReported) {
  PageSetter setter;
  Row empty;
  empty.cells.push_back(TextCell(0, 1000, CellRole::value, "", "basic.x"));
  empty.min_lines = 40;
  setter.Set({TableOf({ItemRow("項", "値"), empty})});
  EXPECT_EQ(setter.diagnostics.errors(), 1u);
}

TEST(Paginate, AContextWiderThanThePageIsCut) {
  PageSetter setter;
  setter.theme.context_rows = true;
  std::vector<Row> rows = OneLineRows(11);
  for (Row& row : rows) row.context = Lines(1, "とても長い見出しがここに入りページの幅を超えてしまう場合");
  const Document d = setter.Set({TableOf(rows)});
  ASSERT_EQ(d.pages.size(), 2u);
  const GlyphRun& context = d.pages[1].runs.front();
  const LineGlyph& last = d.pages[1].glyphs[context.first + context.count - 1];
  EXPECT_LE(context.origin.x + last.x + last.width, Length::Pt(220));
  EXPECT_TRUE(RunText(d, d.pages[1], context).ends_with("…"));
}

TEST(Paginate, ARowNoPageHoldsIsReported) {
  PageSetter setter;
  Row row;
  Cell cell = TextCell(0, 1000, CellRole::value, "", "basic.x");
  ChoiceContent choice;
  for (int i = 0; i < 40; ++i) choice.options.push_back("選択肢");
  cell.content = choice;
  row.cells.push_back(cell);
  setter.Set({TableOf({row})});
  ASSERT_EQ(setter.diagnostics.all().size(), 1u);
  EXPECT_EQ(MessageText(setter.diagnostics.all()[0], Language::english),
            "a row of item basic.x cannot be cut and is taller than a page");
}

}  // namespace
}  // namespace yoshiki
