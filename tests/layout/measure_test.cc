// Tables before they are cut into pages: edges, heights, and what a later page repeats. Padding is 5 pt on
// every side, a line 15 pt high, a character 10 pt wide.
#include "layout/measure.h"

#include <gtest/gtest.h>

#include <tuple>

#include "layout/composer_stand.h"

namespace yoshiki {
namespace {

/// Measures one table; what it found lives as long as this does.
class TableMeasurer {
 public:
  explicit TableMeasurer(std::vector<Row> rows) { table_ = TableOf(std::move(rows)); }

  Table& table() { return table_; }

  MeasuredTable Measure(Length text_width = Length::Pt(200)) {
    TableContext context;
    context.section = stand_.composer.AddTag(TagKind::section, 0);
    return MeasureTable(stand_.composer, table_, context, text_width);
  }

  std::string TextOf(const Flow& flow) const {
    std::string out;
    for (const Slab& slab : flow.slabs)
      for (const SetLine& line : slab.lines)
        out += (out.empty() ? "" : "|") + *stand_.document.texts[line.text];
    return out;
  }

 private:
  Table table_;
  ComposerStand stand_;
};

Row RowOfCells(std::vector<Cell> cells) {
  Row row;
  row.cells = std::move(cells);
  return row;
}

TEST(MeasureEdges, CellsMeetWhateverTheWidth) {
  TableMeasurer measurer(
      {RowOfCells({TextCell(0, 333, CellRole::label, "一"), TextCell(333, 667, CellRole::value, "二"),
                   TextCell(667, 1000, CellRole::value, "三")})});
  for (const std::int64_t width : {200'000, 100'001, 100'002, 99'999}) {
    const MeasuredTable table = measurer.Measure(Length::Mpt(width));
    const std::vector<MeasuredCell>& cells = table.rows[0].cells;
    EXPECT_EQ(cells[0].x, Length()) << width;
    EXPECT_EQ(cells[0].x + cells[0].width, cells[1].x) << width;
    EXPECT_EQ(cells[1].x + cells[1].width, cells[2].x) << width;
    EXPECT_EQ(cells[2].x + cells[2].width, Length::Mpt(width)) << width;
  }
}

TEST(MeasureEdges, ATableMayBeNarrowerThanItsPart) {
  TableMeasurer measurer({ItemRow("項", "値")});
  measurer.table().left = 150;
  measurer.table().right = 850;
  const MeasuredTable table = measurer.Measure();
  EXPECT_EQ(table.x, Length::Pt(30));
  EXPECT_EQ(table.width, Length::Pt(140));
  EXPECT_EQ(table.rows[0].cells[1].x, Length::Pt(35)) << "from the table's edge, not the part's";
}

TEST(MeasureEdges, ACellNarrowerThanItsPaddingStillHoldsItsText) {
  TableMeasurer measurer(
      {RowOfCells({TextCell(0, 40, CellRole::label, "一二三"), TextCell(40, 1000, CellRole::value, "四")})});
  EXPECT_EQ(measurer.Measure().rows[0].height, Length::Pt(3 * 15 + 10)) << "a character a line";
}

TEST(MeasureEdges, BoxesTakeWhatTheyNeedAndAtMostTwoThirds) {
  // A box: 20 + 1.666 + label, 5 of air behind it, 10 of padding.
  const std::pair<const char*, std::int64_t> kCases[] = {
      {"否", 46'666}, {"一二三四五六七八九", 126'666}, {"一二三四五六七八九十", 133'333}};
  for (const auto& [label, width] : kCases) {
    Cell box = TextCell(600, 1000, CellRole::box, "");
    ChecksContent checks;
    checks.lines.emplace_back().entries.emplace_back().label = label;
    box.content = checks;
    TableMeasurer measurer({RowOfCells({TextCell(0, 600, CellRole::heading, "題"), box})});
    const MeasuredTable table = measurer.Measure();
    EXPECT_EQ(table.rows[0].cells[1].width.mpt(), width) << label;
    EXPECT_EQ(table.rows[0].cells[0].width, table.rows[0].cells[1].x) << label;
    EXPECT_EQ(table.rows[0].cells[1].x + table.rows[0].cells[1].width, Length::Pt(200)) << label;
  }
}

TEST(MeasureHeights, ARowIsAsHighAsItsHighestCellAndItsBlankLines) {
  const struct {
    const char *label, *value;
    int min_lines;
    std::int64_t lines;
  } kCases[] = {
      {"項", "", 1, 1},       {"項", "", 0, 1},       {"項", "", 3, 3},           {"項", "一\n二", 3, 3},
      {"項", "一\n二", 1, 2}, {"項", "一\n\n", 1, 3}, {"長い項目名", "一", 1, 2}, {"長い項目名", "一", 4, 4},
  };
  for (const auto& c : kCases) {
    Row row = ItemRow(c.label, c.value);
    row.min_lines = c.min_lines;
    TableMeasurer measurer({row});
    EXPECT_EQ(measurer.Measure().rows[0].height, Length::Pt(15 * c.lines + 10))
        << c.label << c.value << c.min_lines;
  }
}

TEST(MeasureHeights, BlankLinesAreTheValuesNotTheLabels) {
  Row row = BandRow("帯");
  row.min_lines = 5;
  TableMeasurer measurer({row});
  EXPECT_EQ(measurer.Measure().rows[0].height, Length::Pt(25));
}

TEST(MeasureHeights, OfHeadRowsIsTheirSum) {
  TableMeasurer measurer({ItemRow("頭", "部"), ItemRow("頭", "一\n二"), ItemRow("項", "値")});
  const std::pair<std::size_t, std::int64_t> kCases[] = {{0, 0}, {1, 25}, {2, 65}, {3, 90}, {9, 90}};
  for (const auto& [rows, height] : kCases) {
    measurer.table().header_rows = rows;
    EXPECT_EQ(measurer.Measure().header_height, Length::Pt(height)) << rows;
  }
}

TEST(MeasureHeights, OfATableWithoutRowsIsNothing) {
  const MeasuredTable table = TableMeasurer({}).Measure();
  EXPECT_TRUE(table.rows.empty());
  EXPECT_EQ(table.header_height, Length());
  EXPECT_EQ(table.SpanAt(0), nullptr);
}

TEST(MeasureHeights, OfPartsOfARowIsThatOfTheHighestPart) {
  TableMeasurer measurer({ItemRow("項", "一\n二\n三")});
  const MeasuredTable table = measurer.Measure();
  const auto height = [&](std::vector<std::size_t> from, std::vector<std::size_t> to) {
    return PartHeight(table.rows[0], table.look, from, to);
  };
  EXPECT_EQ(height({0, 0}, {1, 3}), table.rows[0].height);
  EXPECT_EQ(height({0, 0}, {1, 2}), Length::Pt(40));
  EXPECT_EQ(height({1, 2}, {1, 3}), Length::Pt(25)) << "the label is through";
  EXPECT_EQ(height({1, 3}, {1, 3}), Length::Pt(10)) << "padding alone";
}

TEST(MeasureContinued, RepeatsTheLabelOfWhatCanBeCut) {
  const Cell strip = TextCell(0, 50, CellRole::strip, "");
  const Cell label = TextCell(50, 250, CellRole::label, "項"),
             value = TextCell(250, 1000, CellRole::value, "一\n二");
  const struct {
    const char* what;
    std::vector<Cell> cells;
    std::size_t at;  ///< the cell that has it
    const char* continued;
  } kCases[] = {
      {"a label", {label, value}, 0, "項|（続き）"},
      {"not an empty strip", {strip, label, value}, 1, "項|（続き）"},
      {"a heading says only that it goes on",
       {TextCell(0, 250, CellRole::heading, "題"), value},
       0,
       "（続き）"},
      {"a value never", {TextCell(0, 250, CellRole::value, "値"), value}, 0, "（続き）"},
      {"a row of one line", {label, TextCell(250, 1000, CellRole::value, "一")}, 0, ""},
      {"a value without a label", {TextCell(0, 1000, CellRole::value, "一\n二")}, 0, ""},
  };
  for (const auto& c : kCases) {
    TableMeasurer measurer({RowOfCells(c.cells)});
    const MeasuredTable measured = measurer.Measure();
    const MeasuredRow& row = measured.rows[0];
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      EXPECT_EQ(measurer.TextOf(row.cells[i].continued), i == c.at ? c.continued : "") << c.what;
    const auto lines = static_cast<std::int64_t>(row.cells[c.at].continued.size());
    EXPECT_EQ(row.repeat_height, lines == 0 ? Length() : Length::Pt(15 * lines + 10)) << c.what;
    for (const Slab& slab : row.cells[c.at].continued.slabs)
      for (const SetLine& line : slab.lines) EXPECT_TRUE(line.artifact && line.tag == 0) << c.what;
  }
}

TEST(MeasureSpans, AreFoundByTheRowsTheySpan) {
  MeasuredTable table;
  table.spans.resize(3);
  const std::pair<std::size_t, std::size_t> kSpans[] = {{1, 2}, {3, 3}, {6, 8}};
  for (std::size_t i = 0; i < 3; ++i) std::tie(table.spans[i].first, table.spans[i].last) = kSpans[i];
  std::string found;
  for (std::size_t row = 0; row < 10; ++row) {
    const MeasuredSpan* span = table.SpanAt(row);
    found += span == nullptr ? '-' : static_cast<char>('a' + (span - table.spans.data()));
  }
  EXPECT_EQ(found, "-aab--ccc-");
}

TEST(MeasureSpans, HaveTheHeightTheirLabelNeeds) {
  TableMeasurer measurer({ItemRow("項", "値"), ItemRow("項", "値")});
  SpanCell span;
  span.last = 1;
  span.cell = TextCell(0, 100, CellRole::group_label, "群の名");  // 20 pt less padding: a character a line
  measurer.table().spans = {span};
  const MeasuredTable table = measurer.Measure();
  EXPECT_EQ(table.spans[0].height, Length::Pt(3 * 15 + 10));
  EXPECT_EQ(table.spans[0].repeat_height, Length::Pt((3 + 4) * 15 + 10))
      << "and （続き）, a character a line, below it";
}

TEST(IsLabel, TellsWhatTheFormPrintsFromWhatTheAgencyWrote) {
  for (const CellRole role :
       {CellRole::label, CellRole::group_label, CellRole::band, CellRole::heading, CellRole::column_head})
    EXPECT_TRUE(IsLabel(role)) << static_cast<int>(role);
  for (const CellRole role : {CellRole::value, CellRole::band_value, CellRole::box, CellRole::strip,
                              CellRole::title, CellRole::mark})
    EXPECT_FALSE(IsLabel(role)) << static_cast<int>(role);
}

}  // namespace
}  // namespace yoshiki
