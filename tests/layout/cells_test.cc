// What stands where inside cells. The table is 200 pt wide from x = 20; padding is 5 pt; a character is 10 pt
// wide, an ASCII one 5 pt.
#include <gtest/gtest.h>

#include "layout/page_setter.h"

namespace yoshiki {
namespace {

// "text@x" of all runs, in points.
std::string Positions(const Document& d) {
  std::string out;
  for (const GlyphRun& run : d.pages[0].runs) {
    if (d.owners[run.owner].kind == OwnerKind::foot) continue;
    const LineGlyph& first = d.pages[0].glyphs[run.first];
    out += (out.empty() ? "" : " ") + RunText(d, d.pages[0], run) + "@" +
           std::to_string((run.origin.x + first.x).mpt() / 1000) + "," +
           std::to_string(run.origin.y.mpt() / 1000);
  }
  return out;
}

Document SetOne(Content content, Length width = Length::Pt(200)) {
  PageSetter setter;
  setter.theme.page_width = width + Length::Pt(40);
  Row row;
  Cell cell = TextCell(0, 1000, CellRole::value, "");
  cell.content = std::move(content);
  row.cells.push_back(cell);
  return setter.Set({TableOf({row})});
}

CheckEntry Entry(std::string label, bool ticked = false) {
  CheckEntry entry;
  entry.label = std::move(label);
  entry.ticked = ticked;
  return entry;
}

CheckEntry TextEntry(std::string label, std::string text) {
  CheckEntry entry = Entry(std::move(label), true);
  entry.has_text = true;
  entry.text = std::move(text);
  return entry;
}

TEST(SetText, StandsAtTheTopLeftOfTheInnerBox) {
  TextContent text;
  text.text = "一\n二";
  // baselines: 20 + 5 + (15 - 10) / 2 + 8.8 = 36.3, and 15 below
  EXPECT_EQ(Positions(SetOne(text)), "一@25,36 二@25,51");
}

TEST(SetText, ShortLinesMayStandInColumns) {
  TextContent text;
  text.text = Lines(9, "項目");
  text.max_columns = 3;
  const Document d = SetOne(text);
  // three columns of (190 - 2 x 10) / 3 with 10 pt between them; down, then across
  EXPECT_EQ(Positions(d),
            "項目@25,36 項目@25,51 項目@25,66 項目@91,36 項目@91,51 項目@91,66 項目@158,36 項目@158,51 "
            "項目@158,66");
}

TEST(SetText, AWideLineLeavesFewerColumns) {
  TextContent text;
  text.text = Lines(8, "項目") + "\n九文字の項目である";
  text.max_columns = 3;
  EXPECT_NE(Positions(SetOne(text)).find("項目@125,36"), std::string::npos) << "two columns";
  text.text = Lines(8, "項目") + "\n十一文字を超える項目である";
  EXPECT_EQ(Positions(SetOne(text)).find("@125"), std::string::npos) << "one column";
}

TEST(SetChoice, ValueIsCentredAndTheListStandsBeside) {
  ChoiceContent choice;
  choice.value = "甲";
  choice.options = {"1) 甲", "2) 乙"};
  choice.columns = 2;
  choice.bracket_width = 500;
  // bracket: 190 / 2 less one em of space = 85; room between the brackets 75; value at 5 + 32.5
  EXPECT_EQ(Positions(SetOne(choice)),
            "[@25,36 甲@62,36 ]@105,36 ＜選択肢＞@120,36 1) 甲@120,51 2) 乙@167,51");
}

TEST(SetChoice, AnUnansweredChoiceHasEmptyBrackets) {
  ChoiceContent choice;
  choice.options = {"1) 甲"};
  choice.bracket_width = 500;
  EXPECT_EQ(Positions(SetOne(choice)), "[@25,36 ]@105,36 ＜選択肢＞@120,36 1) 甲@120,51");
}

TEST(SetChoice, ACountStandsUnderTheBracket) {
  ChoiceContent choice;
  choice.value = "甲";
  choice.has_count = true;
  choice.count = "3";
  choice.count_suffix = "件";
  // no list: the bracket takes the whole 190 pt; (190 - 40 - 10) / 2 = 70
  EXPECT_EQ(Positions(SetOne(choice)), "[@25,36 甲@115,36 ]@210,36 （@95,51 3@112,51 ）@130,51 件@135,51");
}

TEST(SetChoice, TheListMayStandBelow) {
  ChoiceContent choice;
  choice.value = "甲";
  choice.options = {"1) 甲", "2) 乙"};
  choice.below = true;
  EXPECT_EQ(Positions(SetOne(choice)), "[@25,36 甲@115,36 ]@210,36 ＜選択肢＞@25,51 1) 甲@25,66 2) 乙@25,81");
}

TEST(SetChecks, EqualColumnsWhenAllFit) {
  ChecksContent checks;
  checks.lines.push_back({"", {Entry("甲", true), Entry("乙")}});
  checks.lines.push_back({"", {Entry("丙"), Entry("丁")}});
  // bracket 20 pt, ○ in its middle, label behind 1/6 em; second column at 190 / 2
  EXPECT_EQ(Positions(SetOne(checks)),
            "[@25,36 ○@30,36 ]@40,36 甲@46,36 [@120,36 ]@135,36 乙@141,36 "
            "[@25,51 ]@40,51 丙@46,51 [@120,51 ]@135,51 丁@141,51");
}

TEST(SetChecks, ColumnsTakeTheirWidthFromTheirContent) {
  ChecksContent checks;
  checks.lines.push_back({"", {Entry("長い名前の選択肢"), Entry("乙")}});  // 101.6 and 31.6 of 190 pt
  const std::string at = Positions(SetOne(checks));
  EXPECT_NE(at.find("長い名前の選択肢@46,36"), std::string::npos) << at;
  EXPECT_NE(at.find("乙@"), std::string::npos) << at;
  EXPECT_EQ(at.find(",51"), std::string::npos) << "nothing wraps while there is room: " << at;
}

TEST(SetChecks, EntriesThatDoNotFitTogetherStandAlone) {
  ChecksContent checks;
  checks.lines.push_back({"", {Entry("長い名前の選択肢甲"), Entry("長い名前の選択肢乙")}});
  const std::string at = Positions(SetOne(checks));
  EXPECT_NE(at.find("長い名前の選択肢甲@46,36"), std::string::npos) << at;
  EXPECT_NE(at.find("長い名前の選択肢乙@46,51"), std::string::npos) << at;
}

TEST(SetChecks, TextBracketsStartAtOneXAndEndAtTheEdge) {
  ChecksContent checks;
  checks.lines.push_back({"", {TextEntry("甲", "あ")}});
  checks.lines.push_back({"", {TextEntry("長い", "")}});
  // （ at 20 + 1.6 + 20 + 5 = 46.6 from the inner edge
  EXPECT_EQ(Positions(SetOne(checks)),
            "[@25,36 ○@30,36 ]@40,36 甲@46,36 （@71,36 あ@76,36 ）@210,36 "
            "[@25,51 ○@30,51 ]@40,51 長い@46,51 （@71,51 ）@210,51");
}

TEST(SetChecks, ALongTextWrapsInsideItsBrackets) {
  ChecksContent checks;
  checks.lines.push_back({"", {TextEntry("甲", Lines(3, "あ"))}});
  const std::string at = Positions(SetOne(checks));
  EXPECT_NE(at.find("（@61,36 あ@66,36 あ@66,51 あ@66,66 ）@210,66"), std::string::npos) << at;
}

TEST(SetChecks, ACaptionStaysWithItsBoxes) {
  ChecksContent checks;
  checks.lines.push_back({"・群", {}});
  checks.lines.push_back({"", {Entry("甲")}});
  EXPECT_EQ(Positions(SetOne(checks)), "・群@25,36 [@25,51 ]@40,51 甲@46,51");
}

TEST(SetChecks, ACountFollowsItsLabel) {
  ChecksContent checks;
  CheckEntry entry = Entry("甲");
  entry.has_count = true;
  entry.count = "12";
  entry.count_suffix = "件";
  checks.lines.push_back({"", {entry}});
  EXPECT_EQ(Positions(SetOne(checks)), "[@25,36 ]@40,36 甲@46,36 （@58,36 12@73,36 ）@93,36 件@98,36");
}

TEST(SetChecks, ACountBehindALabelThatWrapsIsKept) {
  ChecksContent checks;
  CheckEntry entry = Entry("一つの行に収まらないほど長い名前をもった選択肢");
  entry.has_count = true;
  entry.count = "3";
  entry.count_suffix = "件";
  checks.lines.push_back({"", {entry}});
  EXPECT_NE(Positions(SetOne(checks)).find("3@"), std::string::npos);
}

TEST(SetChecks, EntriesWithTextsOnOneLineStandBelowEachOther) {
  ChecksContent checks;
  checks.lines.push_back({"", {TextEntry("甲", "あ"), TextEntry("乙", "い")}});
  const std::string at = Positions(SetOne(checks));
  EXPECT_NE(at.find("あ@66,36"), std::string::npos) << at;
  EXPECT_NE(at.find("い@66,51"), std::string::npos) << at;
}

TEST(Boxes, StandAtTheRightEndOfTheHeadingBar) {
  PageSetter setter;
  Row row;
  row.cells.push_back(TextCell(0, 600, CellRole::heading, "1. 題"));
  Cell box = TextCell(600, 1000, CellRole::box, "");
  ChecksContent checks;
  checks.lines.push_back({"", {Entry("否")}});
  box.content = checks;
  row.cells.push_back(box);
  const Document d = setter.Set({TableOf({row, ItemRow("項", "値")})});
  const CellBox& boxes = d.pages[0].boxes[1];
  // 20 + 1.6 + 10 + half an em of air + padding
  EXPECT_EQ(boxes.outer.right(), Length::Pt(220));
  EXPECT_EQ(boxes.outer.width.mpt() / 1000, 46);
  EXPECT_EQ(d.pages[0].boxes[0].outer.right(), boxes.outer.x);
}

TEST(Missing, ACharacterNoFontHasIsAnErrorWithItsPlace) {
  PageSetter setter;
  setter.Set({TableOf({ItemRow("項", "丂")})});
  ASSERT_EQ(setter.diagnostics.errors(), 1u);
  EXPECT_EQ(MessageText(setter.diagnostics.all()[0], Language::english),
            "no font has the character 丂 (U+4E02), character 1 of this value");
  EXPECT_EQ(setter.diagnostics.all()[0].place.item, "項");
}

TEST(Missing, EachCharacterIsToldOnceAValue) {
  PageSetter setter;
  setter.Set({TableOf({ItemRow("項", "丂丂丂"), ItemRow("次", "丂")})});
  EXPECT_EQ(setter.diagnostics.errors(), 2u);
}

TEST(Missing, IsAWarningWhenAllowed) {
  PageSetter setter;
  setter.options.allow_missing = true;
  const Document d = setter.Set({TableOf({ItemRow("項", "丂")})});
  EXPECT_EQ(d.pages.size(), 1u);
  ASSERT_EQ(setter.diagnostics.all().size(), 1u);
  EXPECT_EQ(setter.diagnostics.all()[0].severity, Severity::warning);
}

}  // namespace
}  // namespace yoshiki
