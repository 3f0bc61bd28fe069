// The workbook, by what its XML says. tests/oracles/check_sheet.py reads whole ones back by other people's
// programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sheet/sheet.h"
#include "support/repeated.h"
#include "support/run_tool.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using testing::HasSubstr;
using testing::Not;

Comparison Compared(const std::string& before, const std::string& after) {
  ChangeRow row;
  row.item = "files[0].use";
  row.path = {"Ⅱ．ファイル", "3. 使用"};
  row.pages = {OtherPlace{"", 7, {}}};
  row.cells = {{SheetCell::State::text, UnmarkedText(before)},
               {SheetCell::State::text, CompareTexts(before, after)}};
  row.texts = {before, after};
  Comparison comparison;
  comparison.title = "修正等を要する部分";
  comparison.statements = {"国民年金"};
  comparison.drafts = {"現在", "案"};
  comparison.rows = {row};
  return comparison;
}

std::optional<std::string> Written(const Comparison& comparison, Diagnostics& diagnostics,
                                   const SheetOptions& options = {}) {
  TextSetter setter(TestFonts());
  return WriteXlsx(comparison, options, setter, diagnostics);
}

std::string Bytes(const Comparison& comparison, const SheetOptions& options = {}) {
  Diagnostics diagnostics;
  const auto bytes = Written(comparison, diagnostics, options);
  EXPECT_TRUE(bytes && diagnostics.all().empty());
  return bytes.value_or("");
}

class XlsxTest : public testing::Test {
 protected:
  void SetUp() override { YOSHIKI_NEEDS_TOOL("unzip"); }

  static std::string Part(const Comparison& comparison, const std::string& part,
                          const SheetOptions& options = {}) {
    const TemporaryFile file(Bytes(comparison, options), ".xlsx");
    return RunTool("unzip -p " + file.path() + " " + part).output;
  }
  static std::string Sheet(const Comparison& comparison, int number, const SheetOptions& options = {}) {
    return Part(comparison, "xl/worksheets/sheet" + std::to_string(number) + ".xml", options);
  }
  static std::string Strings(const Comparison& comparison) {
    return Part(comparison, "xl/sharedStrings.xml");
  }

  // All values of an attribute of an element, in their order.
  static std::vector<double> Numbers(const std::string& xml, const std::string& element,
                                     const std::string& attribute) {
    const std::string head = "<" + element + " ", key = " " + attribute + "=\"";
    std::vector<double> numbers;
    for (std::size_t at = xml.find(head); at != std::string::npos; at = xml.find(head, at + 1)) {
      const std::size_t value = xml.find(key, at);
      if (value < xml.find('>', at)) numbers.push_back(std::stod(xml.substr(value + key.size())));
    }
    return numbers;
  }
};

std::size_t Count(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST_F(XlsxTest, TheWorkbooksOwnFontIsThatOfTheCells) {
  const std::string styles = Part(Compared("甲", "乙"), "xl/styles.xml");
  EXPECT_THAT(styles, HasSubstr(R"(<font><sz val="9"/><color theme="1"/><name val="BIZ UDゴシック"/>)"));
  EXPECT_THAT(styles, Not(HasSubstr("Calibri")));
}

TEST_F(XlsxTest, ColumnsFillThePageAndNoMore) {
  for (const bool large : {false, true}) {
    SheetOptions options;
    options.cells.large = large;
    double pixels = 0;
    for (const double width : Numbers(Sheet(Compared("甲", "乙"), 1, options), "col", "width"))
      pixels += width * 6;
    const double page = ((large ? 420 : 297) / 25.4 - 0.8) * 96;
    EXPECT_LE(pixels, page);
    EXPECT_GE(pixels, page * 0.985);
  }
}

TEST_F(XlsxTest, RowsAreAsHighAsTheirHighestCell) {
  const auto height = [](const std::string& text) {
    return Numbers(Sheet(Compared("甲", text), 1), "row", "ht").at(3);
  };
  // The path takes two lines.
  EXPECT_NEAR(height("乙"), 2 * 11.4 + 4, 0.1);
  EXPECT_NEAR(height("乙\n乙\n乙\n乙\n乙"), 5 * 11.4 + 4, 0.1);
}

TEST_F(XlsxTest, WhatIsHigherThanARowTakesSeveral) {
  const auto heights = Numbers(Sheet(Compared("甲", Repeated("乙\n", 99) + "乙"), 1), "row", "ht");
  ASSERT_EQ(heights.size(), 3U + 4U);
  EXPECT_LE(std::ranges::max(heights), 390);
}

TEST_F(XlsxTest, LongHeadsAreShortenedAndLeaveRoomOnThePage) {
  Comparison comparison = Compared("甲", Repeated("乙\n", 99) + "乙");
  comparison.title = comparison.drafts[1] = comparison.statements[0] = Repeated("長", 40'000);
  const auto heights = Numbers(Sheet(comparison, 1), "row", "ht");
  ASSERT_GT(heights.size(), 3U);
  const double page = 210 / 25.4 * 72 - 1.1 * 72;
  EXPECT_LE(heights[0] + heights[1] + heights[2] + heights[3], page);
  EXPECT_THAT(Strings(comparison), HasSubstr("長…<"));
}

TEST_F(XlsxTest, HeadsOfNarrowColumnsHaveRoom) {
  Comparison comparison = Compared("甲", "乙");
  comparison.statements = {"国民年金に関する事務の評価書"};
  comparison.drafts.assign(15, "案");
  comparison.rows[0].cells.resize(15, {SheetCell::State::unchanged, {}});
  comparison.rows[0].texts.resize(15, "乙");
  const auto heights = Numbers(Sheet(comparison, 1), "row", "ht");
  EXPECT_NEAR(heights.at(1), 2 * 11.4 + 4, 0.1);  // ページ in two characters a line
  EXPECT_NEAR(heights.at(2), 7 * 11.4 + 4, 0.1);
}

TEST_F(XlsxTest, ATitleOfTwoLinesIsWhole) {
  Comparison comparison = Compared("甲", "乙");
  comparison.title = "始" + Repeated("長", 80) + "終";
  EXPECT_THAT(Strings(comparison), HasSubstr(comparison.title));
  EXPECT_NEAR(Numbers(Sheet(comparison, 1), "row", "ht").at(0), 42, 0.1);
}

TEST_F(XlsxTest, DataLosesNothingOfTextsThatGrowWhenEscaped) {
  const std::string text = Repeated("_x0041_", 12'000);
  Comparison comparison = Compared(text, text + "_");
  comparison.rows[0].reasons = {{Repeated("課", 33'000), Repeated("_x0041_", 6'000)}};
  const std::string data = Sheet(comparison, 2);
  // 12,000 × 13 units; a row each for 32,000 of them, and the head.
  EXPECT_EQ(Count(data, "<row "), 5U + 1U);
  const std::string strings = Strings(comparison);
  EXPECT_THAT(strings, HasSubstr(">" + Repeated("課", 32'000) + "<"));
  EXPECT_THAT(strings, HasSubstr(">" + Repeated("課", 1'000) + "<"));
}

TEST_F(XlsxTest, SeveralReasonsHaveARowEach) {
  Comparison comparison = Compared("甲", "乙");
  comparison.rows[0].reasons = {{"部会", "一"}, {"課", "二"}};
  EXPECT_EQ(Count(Sheet(comparison, 2), "<row "), 1U + 2U);
}

TEST_F(XlsxTest, PagesOfSeveralStatementsStandUnderOneHead) {
  Comparison comparison = Compared("甲", "乙");
  comparison.statements = {"国民年金", "住民税"};
  comparison.rows[0].pages = {OtherPlace{"", 7, {}}, OtherPlace{"", 9, {}}};
  const std::string sheet = Sheet(comparison, 1);
  EXPECT_THAT(sheet, HasSubstr(R"(<mergeCell ref="B2:C2"/>)"));
  EXPECT_THAT(sheet, HasSubstr("<v>7</v>"));
  EXPECT_THAT(sheet, HasSubstr("<v>9</v>"));
  EXPECT_EQ(Numbers(sheet, "col", "width").size(), 6U);
}

TEST_F(XlsxTest, NoTextIsAFormula) {
  const std::string sheet = Sheet(Compared("=1+1", "=SUM(A1)"), 1);
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
}

// More columns than any paper takes.
TEST(WriteXlsx, ManyDraftsGiveAWorkbookAllTheSame) {
  Comparison comparison = Compared("甲", "乙");
  comparison.drafts.resize(60, "案");
  comparison.rows[0].cells.resize(60, {SheetCell::State::unchanged, {}});
  comparison.rows[0].texts.resize(60, "乙");
  EXPECT_FALSE(Bytes(comparison).empty());
}

TEST(WriteXlsx, TellsOfATextThatNoCellHolds) {
  Diagnostics diagnostics;
  // One line, however long: marks have no width.
  EXPECT_FALSE(Written(Compared("甲", "か" + Repeated("\u0301", 40'000)), diagnostics));
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(WriteXlsx, GivesTheSameBytesAgain) {
  const Comparison comparison = Compared("甲乙丙", "甲丁丙");
  EXPECT_EQ(Bytes(comparison), Bytes(comparison));
  SheetOptions dated;
  dated.epoch = 1'700'000'000;
  EXPECT_NE(Bytes(comparison), Bytes(comparison, dated));
}

}  // namespace
}  // namespace yoshiki
