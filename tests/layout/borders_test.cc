// Rules: each border once, whatever meets at it.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "layout/page_setter.h"

namespace yoshiki {
namespace {

std::string InPoints(Length l) { return std::to_string(l.mpt() / 1000); }

// Inner rules (thin ones), "x1,y1-x2,y2", in drawing order: horizontal ones by y, then vertical ones by x.
std::string InnerRules(const Document& d) {
  std::string out;
  for (const Rule& rule : d.pages[0].rules) {
    if (rule.width != Length::Mpt(500)) continue;
    out += (out.empty() ? "" : " ") + InPoints(rule.from.x) + "," + InPoints(rule.from.y) + "-" +
           InPoints(rule.to.x) + "," + InPoints(rule.to.y);
  }
  return out;
}

TEST(Borders, ABorderThatRowsShareIsOneRule) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({ItemRow("甲", "値"), ItemRow("乙", "値"), ItemRow("丙", "値")})});
  EXPECT_EQ(InnerRules(d), "20,45-220,45 20,70-220,70 70,20-70,95");
}

TEST(Borders, TheOutlineIsHeavier) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({ItemRow("甲", "値")})});
  EXPECT_EQ(std::count_if(d.pages[0].rules.begin(), d.pages[0].rules.end(),
                          [](const Rule& r) { return r.width == Length::Pt(1); }),
            4);
}

TEST(Borders, AStripHangsFromTheLabelAbove) {
  PageSetter setter;
  Row sub;
  sub.cells.push_back(TextCell(0, 50, CellRole::strip, ""));
  sub.cells.push_back(TextCell(50, 250, CellRole::label, "下"));
  sub.cells.push_back(TextCell(250, 1000, CellRole::value, "値"));
  sub.joins_above = true;
  const Document d = setter.Set({TableOf({ItemRow("上", "値"), sub})});
  EXPECT_EQ(InnerRules(d), "30,45-220,45 30,45-30,70 70,20-70,70") << "no rule above the strip";
}

TEST(Borders, AGroupsLabelHasNoRulesInside) {
  PageSetter setter;
  std::vector<Row> rows;
  for (int i = 0; i < 2; ++i) {
    Row row;
    row.cells.push_back(TextCell(100, 250, CellRole::label, "下"));
    row.cells.push_back(TextCell(250, 1000, CellRole::value, "値"));
    rows.push_back(row);
  }
  Table table = TableOf(rows);
  table.spans.push_back({0, 1, TextCell(0, 100, CellRole::group_label, "群")});
  EXPECT_EQ(InnerRules(setter.Set({table})), "40,45-220,45 40,20-40,70 70,20-70,70");
}

TEST(Borders, NoRuleStandsBetweenAHeadingAndItsBoxes) {
  PageSetter setter;
  Row row;
  row.cells.push_back(TextCell(0, 600, CellRole::heading, "題"));
  Cell box = TextCell(600, 1000, CellRole::box, "");
  box.content = ChecksContent();
  row.cells.push_back(box);
  EXPECT_EQ(InnerRules(setter.Set({TableOf({row})})), "");
}

TEST(Borders, FillsFollowTheRoles) {
  PageSetter setter;
  const Document d = setter.Set({TableOf({ItemRow("甲", "値")})});
  ASSERT_EQ(d.pages[0].fills.size(), 1u) << "labels are filled, values are not";
  EXPECT_EQ(d.pages[0].fills[0].area, (Rect{Length::Pt(20), Length::Pt(20), Length::Pt(50), Length::Pt(25)}));
}

}  // namespace
}  // namespace yoshiki
