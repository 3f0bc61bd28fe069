// Tables as grids, and as HTML that says which cell is the head of which.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "render/html_content.h"
#include "tree_maker.h"

namespace yoshiki {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A maker with one table in one section.
struct TableMaker : TreeMaker {
  const TagId table = Table(Section());

  TagId Spanning(TagId cell, std::uint16_t columns, std::uint16_t rows) {
    tag(cell).columns = columns;
    tag(cell).rows = rows;
    return cell;
  }
  /// A head of two rows: 甲 and 丙 over both, 乙 over two columns of its own.
  void AddTwoRowsOfHeads() {
    TagId row = Row(table);
    Spanning(Head(row, "甲", HeaderScope::column), 1, 2);
    Spanning(Head(row, "乙", HeaderScope::column), 2, 1);
    Spanning(Head(row, "丙", HeaderScope::column), 1, 2);
    row = Row(table);
    Head(row, "一", HeaderScope::column);
    Head(row, "二", HeaderScope::column);
  }
  std::string Html(TagId named_by = 0) {
    markup::Writer writer;
    WriteHtmlTable(TagTree(document()), table, named_by, writer);
    std::string html = writer.Take();
    std::erase(html, '\n');
    return html;
  }
};

TEST(TableGridTest, ATableWithoutRowsHasNoColumns) {
  TableMaker maker;
  const TagTree tree(maker.document());
  const TableGrid grid(tree, maker.table);
  EXPECT_EQ(grid.columns(), 0U);
  EXPECT_EQ(grid.head_rows(), 0U);
  EXPECT_EQ(grid.HeadOf(0), "");
}

TEST(TableGridTest, HeadsOverAColumnAreReadFromTheOutside) {
  TableMaker maker;
  maker.AddTwoRowsOfHeads();
  const TagId row = maker.Row(maker.table);
  for (const char* text : {"1", "2", "3", "4"}) maker.Data(row, {text});
  const TagTree tree(maker.document());
  const TableGrid grid(tree, maker.table);
  EXPECT_EQ(grid.columns(), 4U);
  EXPECT_EQ(grid.head_rows(), 2U);
  EXPECT_THAT(grid.ColumnsOf(0), ElementsAre(0U, 1U, 3U));
  EXPECT_THAT(grid.ColumnsOf(1), ElementsAre(1U, 2U));
  EXPECT_THAT(grid.ColumnsOf(2), ElementsAre(0U, 1U, 2U, 3U));
  const char* heads[] = {"甲", "乙　一", "乙　二", "丙", ""};
  for (std::size_t column = 0; column < std::size(heads); ++column)
    EXPECT_EQ(grid.HeadOf(column), heads[column]);
}

TEST(TableGridTest, CellsMakeRoomForThoseThatReachDown) {
  TableMaker maker;
  TagId row = maker.Row(maker.table);
  maker.Spanning(maker.Head(row, "群"), 1, 3);
  maker.Head(row, "一");
  maker.Spanning(maker.Data(row), 2, 1);
  row = maker.Row(maker.table);
  maker.Head(row, "二");
  maker.Spanning(maker.Data(row), 1, 99);  // further than the table goes
  maker.Data(row);
  row = maker.Row(maker.table);
  maker.Head(row, "三");
  maker.Data(row);
  row = maker.Row(maker.table);
  maker.Head(row, "四");
  const TagTree tree(maker.document());
  const TableGrid grid(tree, maker.table);
  EXPECT_EQ(grid.columns(), 4U);
  EXPECT_EQ(grid.head_rows(), 0U);
  EXPECT_THAT(grid.ColumnsOf(0), ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(grid.ColumnsOf(1), ElementsAre(1U, 2U, 3U));
  EXPECT_THAT(grid.ColumnsOf(2), ElementsAre(1U, 3U));
  EXPECT_THAT(grid.ColumnsOf(3), ElementsAre(0U));
}

TEST(TableGridTest, OnlyRowsOfHeadsAloneAtTheTopAreHeads) {
  TableMaker maker;
  maker.LabelledRow(maker.table, "名", "値");
  maker.Head(maker.Row(maker.table), "中見出し");
  const TagTree tree(maker.document());
  EXPECT_EQ(TableGrid(tree, maker.table).head_rows(), 0U);
  TableMaker other;
  other.Row(other.table);  // of no cell at all
  other.Head(other.Row(other.table), "名");
  const TagTree other_tree(other.document());
  EXPECT_EQ(TableGrid(other_tree, other.table).head_rows(), 0U);
  EXPECT_THAT(TableGrid(other_tree, other.table).ColumnsOf(0), IsEmpty());
}

TEST(DepthOfTest, IsThePlaceAmongTheHeadersThatDataName) {
  TableMaker maker;
  const TagId row = maker.Row(maker.table);
  const TagId outer = maker.Head(row, "外"), inner = maker.Head(row, "内"), alone = maker.Head(row, "独");
  maker.Data(row);
  maker.tag(maker.Data(row)).headers = {outer, inner};
  const TagTree tree(maker.document());
  EXPECT_EQ(DepthOf(tree, row, outer), 0U);
  EXPECT_EQ(DepthOf(tree, row, inner), 1U);
  EXPECT_EQ(DepthOf(tree, row, alone), 0U);
}

TEST(HtmlTableTest, AnEmptyTableIsATableAllTheSame) {
  TableMaker maker;
  EXPECT_EQ(maker.Html(), "<table></table>");
  EXPECT_EQ(maker.Html(7), "<table aria-labelledby=\"t7\"></table>");
}

TEST(HtmlTableTest, HeadsOfColumnsAreSaidAgainInEveryCell) {
  TableMaker maker;
  maker.AddTwoRowsOfHeads();
  const TagId row = maker.Row(maker.table);
  maker.Data(row, {"<1>"});
  maker.Spanning(maker.Data(row, {"2"}), 3, 1);
  EXPECT_EQ(maker.Html(),
            "<table class=\"columns\"><thead><tr><th scope=\"col\" rowspan=\"2\">甲</th>"
            "<th scope=\"col\" colspan=\"2\">乙</th><th scope=\"col\" rowspan=\"2\">丙</th></tr>"
            "<tr><th scope=\"col\">一</th><th scope=\"col\">二</th></tr></thead>"
            "<tbody><tr><td data-head=\"甲\"><p>&lt;1&gt;</p></td>"
            "<td colspan=\"3\" data-head=\"乙　一\"><p>2</p></td></tr></tbody></table>");
}

TEST(HtmlTableTest, HeadsWithoutDataHaveNoBody) {
  TableMaker maker;
  maker.Head(maker.Row(maker.table), "a\"b", HeaderScope::column);
  EXPECT_EQ(maker.Html(),
            "<table class=\"columns\"><thead><tr><th scope=\"col\">a&quot;b</th></tr></thead></table>");
}

TEST(HtmlTableTest, OnlyTablesOfTwoOrThreeColumnsHaveLabelsOfOneWidth) {
  for (const std::size_t columns : {1U, 2U, 3U, 4U}) {
    TableMaker maker;
    const TagId row = maker.Row(maker.table);
    for (std::size_t i = 0; i < columns; ++i) maker.Data(row, {"値"});
    std::string start = columns == 1 ? "<table>" : "<table class=\"fields\">";
    if (columns == 2) start += "<colgroup><col class=\"label\"><col></colgroup>";
    if (columns == 3) start += "<colgroup><col class=\"group\"><col class=\"label\"><col></colgroup>";
    EXPECT_THAT(maker.Html(), testing::StartsWith(start + "<tbody>")) << columns;
  }
}

TEST(HtmlTableTest, LabelsAreIndentedByTheirDepthButNotEndlessly) {
  TableMaker maker;
  std::vector<TagId> labels;
  for (const char* text : {"一", "二", "三", "四"}) {
    const TagId row = maker.Row(maker.table);
    labels.push_back(maker.Head(row, text));
    maker.tag(maker.Data(row, {"値"})).headers = labels;
  }
  const std::string html = maker.Html();
  const auto label = [&](std::size_t i, const std::string& look, const char* text) {
    return "<th id=\"" + ElementId(labels[i]) + "\"" + look + " scope=\"row\">" + text + "</th>";
  };
  EXPECT_THAT(html, HasSubstr(label(0, "", "一")));
  EXPECT_THAT(html, HasSubstr(label(1, " class=\"sub1\"", "二")));
  EXPECT_THAT(html, HasSubstr(label(2, " class=\"sub2\"", "三")));
  EXPECT_THAT(html, HasSubstr(label(3, " class=\"sub2\"", "四")));
}

TEST(HtmlTableTest, LabelsBesideTheirGroupAreInItsColumn) {
  TableMaker maker;
  const TagId row = maker.Row(maker.table);
  const TagId group = maker.Head(row, "群"), label = maker.Head(row, "名");
  maker.tag(maker.Data(row, {"値"})).headers = {group, label};
  EXPECT_THAT(maker.Html(), HasSubstr("class=\"in1\" scope=\"row\">名</th><td headers=\"" + ElementId(group) +
                                      " " + ElementId(label) + "\">"));
}

TEST(HtmlTableTest, NoCellIsItsOwnHeader) {
  TableMaker maker;
  const TagId row = maker.Row(maker.table);
  const TagId group = maker.Head(row, "群"), label = maker.Head(row, "名");
  maker.tag(label).headers = {group, label};
  maker.Data(row, {"値"});
  EXPECT_THAT(maker.Html(), HasSubstr("headers=\"" + ElementId(group) + "\">名</th>"));
}

TEST(HtmlTableTest, EmptyCellsHoldNothing) {
  TableMaker maker;
  const TagId row = maker.Row(maker.table);
  maker.Head(row, "名");
  maker.Data(row);
  const std::string html = maker.Html();
  EXPECT_THAT(html, HasSubstr("<td></td>"));
  EXPECT_THAT(html, Not(HasSubstr("<p>")));
}

}  // namespace
}  // namespace yoshiki
