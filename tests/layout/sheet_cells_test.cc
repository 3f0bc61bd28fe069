// What the comparison sheet asks of cells: bold lines, lines level with others, links into another PDF, large
// paper. The table is 200 pt wide from x = 20; padding is 5 pt; a line is 15 pt high; a page holds 16 of
// them.
#include <gtest/gtest.h>

#include "layout/page_setter.h"

namespace yoshiki {
namespace {

TextContent& TextOf(Cell& cell) { return std::get<TextContent>(cell.content); }

// Two values side by side, nine characters wide each.
Row TwoCells(std::string left, std::string right, std::vector<LevelWith> levels = {}) {
  Row row;
  row.cells.push_back(TextCell(0, 500, CellRole::value, std::move(left)));
  row.cells.push_back(TextCell(500, 1000, CellRole::value, std::move(right)));
  TextOf(row.cells[1]).levels = std::move(levels);
  return row;
}

// Baselines of the runs in the right column, in lines below the first.
std::vector<std::int64_t> LinesAtRight(const Document& d, std::size_t page = 0) {
  std::vector<std::int64_t> lines;
  for (const GlyphRun& run : d.pages[page].runs) {
    if (run.artifact || run.origin.x < Length::Pt(120)) continue;
    lines.push_back((run.origin.y - Length::Mpt(36'300)) / Length::Pt(15));
  }
  return lines;
}

TEST(BoldLines, AreSetInTheBoldFace) {
  PageSetter setter;
  Row row = TwoCells("一\n二\n髙\n四", "");
  TextOf(row.cells[0]).bold = {1, 2};
  const Document d = setter.Set({TableOf({row})});
  std::string faces;
  for (const GlyphRun& run : d.pages[0].runs)
    if (!run.artifact) faces += std::to_string(run.face);
  EXPECT_EQ(faces, "0120");  // 髙 is in the third face alone
}

TEST(LevelLines, StandNoHigherThanTheirPassages) {
  using Levels = std::vector<LevelWith>;
  const struct {
    const char* what;
    Levels levels;
    std::vector<std::int64_t> lines;
  } kCases[] = {
      {"none", {}, {0, 1}},
      {"the second is pushed down", {{1, 0, 3}}, {0, 3}},
      {"what follows the first goes along", {{0, 0, 2}}, {2, 3}},
      {"one that stands lower stays", {{0, 0, 2}, {1, 0, 1}}, {2, 3}},
      {"both have their passages", {{0, 0, 1}, {1, 0, 3}}, {1, 3}},
      {"the order is kept", {{0, 0, 3}, {1, 0, 0}}, {3, 4}},
      {"places that are not there", {{1, 0, 9}, {9, 0, 1}, {0, 9, 0}}, {0, 1}},
  };
  for (const auto& c : kCases) {
    PageSetter setter;
    const Document d = setter.Set({TableOf({TwoCells("一\n二\n三\n四", "甲\n乙", c.levels)})});
    EXPECT_EQ(LinesAtRight(d), c.lines) << c.what;
    EXPECT_EQ(PageText(d, 0), "一|二|三|四|甲|乙") << c.what;
  }
}

TEST(LevelLines, CountSetLinesNotTypedOnes) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({TwoCells("一二三四五六七八九十一二\n標", "甲\n乙", {{1, 0, 1}})})});
  EXPECT_EQ(LinesAtRight(d), (std::vector<std::int64_t>{0, 2}));
}

TEST(LevelLines, MakeTheRowHigherAtNeed) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({TwoCells("一\n二", "甲\n乙\n丙", {{1, 0, 1}})})});
  EXPECT_EQ(d.pages[0].boxes[0].outer.height, Length::Pt(3 * 15 + 10));
}

// Where a run with this text stands: its page, and its baseline there.
std::pair<std::size_t, Length> PlaceOf(const Document& d, const std::string& text) {
  for (std::size_t page = 0; page < d.pages.size(); ++page)
    for (const GlyphRun& run : d.pages[page].runs)
      if (RunText(d, d.pages[page], run) == text) return {page, run.origin.y};
  return {};
}

TEST(LevelLines, StayLevelOverPages) {
  // The paragraph of three lines at the first page's end may not be cut: the left cell alone would leave two
  // lines of that page empty, and the right one, without any paragraph there, would not.
  const std::string three = "長長長長長長長長長長長長長長長長長長長長";
  PageSetter setter;
  const std::string left = Lines(14) + "\n" + three + "\n" + Lines(5) + "\n標";
  const Document d = setter.Set({TableOf({TwoCells(left, "甲\n乙", {{1, 0, 20}})})});
  ASSERT_EQ(d.pages.size(), 2u);
  EXPECT_EQ(PlaceOf(d, "乙"), PlaceOf(d, "標"));
  EXPECT_EQ(PlaceOf(d, "乙").first, 1u);
  EXPECT_EQ(PlaceOf(d, "長長長長長長長長長").first, 1u) << "the paragraph moved whole";
}

TEST(LevelLines, AreCutWhereNoPlaceSuitsAll) {
  // Paragraphs of two lines in both cells, one line apart from each other.
  std::string left, right = "甲";
  for (int i = 0; i < 30; ++i) left += "長長長長長長長長長長\n";
  for (int i = 0; i < 20; ++i) right += "\n短短短短短短短短短短";
  PageSetter setter;
  const Document d = setter.Set({TableOf({TwoCells(left + "標", right + "\n乙", {{21, 0, 30}})})});
  ASSERT_EQ(d.pages.size(), 4u);
  EXPECT_EQ(PlaceOf(d, "乙"), PlaceOf(d, "標"));
}

TEST(LargeParts, AreOnPaperOfTwiceTheSize) {
  BoundForm form;
  const auto add = [&form](bool large, bool landscape) {
    Part& part = form.parts.emplace_back();
    part.large = large;
    part.landscape = landscape;
    part.new_page = false;  // other paper is a new page all the same
    part.tables = {TableOf({ItemRow("項", "値")})};
  };
  for (const bool large : {false, true})
    for (const bool landscape : {false, true}) add(large, landscape);
  PageSetter setter;
  const Document d = setter.Set(form);
  std::string sizes;
  for (const Page& page : d.pages)
    sizes += std::to_string(page.width.mpt() / 1000) + "x" + std::to_string(page.height.mpt() / 1000) + " ";
  EXPECT_EQ(sizes, "240x300 300x240 300x480 480x300 ");
  EXPECT_EQ(d.pages[3].boxes[1].outer.right(), Length::Pt(460));
}

// A value on the right that leads to page 7 of another file.
Row LinkedRow(std::string text) {
  Row row = ItemRow("項", std::move(text));
  row.cells[1].leads_to = {"現在.pdf", 7, Length::Pt(700)};
  return row;
}

TEST(OuterLinks, CoverTheTextOfTheirCell) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({LinkedRow("12")})});
  ASSERT_EQ(d.pages[0].links.size(), 1u);
  const Link& link = d.pages[0].links[0];
  EXPECT_EQ(link.area, (Rect{Length::Pt(75), Length::Pt(25), Length::Pt(140), Length::Pt(15)}));
  EXPECT_TRUE(link.leads_out());
  EXPECT_EQ(link.other.file, "現在.pdf");
  EXPECT_EQ(link.other.page, 7);
  EXPECT_EQ(link.other.top, Length::Pt(700));
  const Tag& tag = d.tags[link.tag];
  EXPECT_EQ(tag.kind, TagKind::link);
  EXPECT_EQ(d.tags[tag.parent].kind, TagKind::data_cell);
  ASSERT_EQ(tag.texts.size(), 1u);
  EXPECT_EQ(*d.texts[tag.texts[0]], "12");
}

TEST(OuterLinks, GoOnOverPages) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({LinkedRow(Lines(20))})});
  ASSERT_EQ(d.pages.size(), 2u);
  ASSERT_EQ(d.pages[0].links.size(), 1u);
  ASSERT_EQ(d.pages[1].links.size(), 1u);
  EXPECT_EQ(d.pages[0].links[0].tag, d.pages[1].links[0].tag);
  EXPECT_EQ(d.pages[1].links[0].area.height, Length::Pt(4 * 15));
}

TEST(OuterLinks, StandInAParagraphOutsideTables) {
  PageSetter setter;
  Row row;
  row.cells.push_back(TextCell(0, 1000, CellRole::value, "値"));
  row.cells[0].leads_to = {"a.pdf", 1, {}};
  const Document d = setter.Set({TableOf({row})});
  ASSERT_EQ(d.pages[0].links.size(), 1u);
  EXPECT_EQ(d.tags[d.tags[d.pages[0].links[0].tag].parent].kind, TagKind::paragraph);
}

TEST(OuterLinks, NeedATextAndAPlace) {
  PageSetter setter;
  Row nowhere = ItemRow("項", "値");
  nowhere.cells[1].leads_to.file = "a.pdf";
  Row no_file = ItemRow("項", "値");
  no_file.cells[1].leads_to.page = 3;
  const Document d = setter.Set({TableOf({LinkedRow(""), nowhere, no_file})});
  EXPECT_TRUE(d.pages[0].links.empty());
  for (const Tag& tag : d.tags) EXPECT_NE(tag.kind, TagKind::link);
}

}  // namespace
}  // namespace yoshiki
