// データ and 集計, cell by cell.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sheet/print_sheet.h"
#include "support/repeated.h"
#include "support/run_tool.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

/// The texts between two words, in their order.
std::vector<std::string> AllBetween(const std::string& xml, const std::string& open,
                                    const std::string& close) {
  std::vector<std::string> all;
  for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open, at + 1)) {
    const std::size_t begin = at + open.size();
    all.push_back(xml.substr(begin, xml.find(close, begin) - begin));
  }
  return all;
}

/// A workbook with one of the two sheets.
class DataSheetsTest : public testing::Test {
 protected:
  void SetUp() override { YOSHIKI_NEEDS_TOOL("unzip"); }

  /// The rows of the sheet, their cells separated by |.
  std::vector<std::string> Rows(const std::function<void(Book&, const Comparison&)>& add) {
    {
      Book book(folder_ / "a.xlsx", "", 0);
      add(book, comparison_);
      EXPECT_EQ(book.Close(), "");
    }
    const std::string unzip = "unzip -p " + folder_ / "a.xlsx" + " xl/";
    sheet_ = RunTool(unzip + "worksheets/sheet1.xml").output;
    std::vector<std::string> strings;
    for (const std::string& item : AllBetween(RunTool(unzip + "sharedStrings.xml").output, "<si>", "</si>"))
      strings.push_back(AllBetween(item, ">", "</t>").front());
    std::vector<std::string> rows;
    for (const std::string& row : AllBetween(sheet_, "<row ", "</row>"))
      rows.push_back(RowText(row, strings));
    return rows;
  }
  std::vector<std::string> Data() { return Rows(AddDataSheet); }
  std::vector<std::string> Counts() { return Rows(AddCountSheet); }
  const std::string& sheet() const { return sheet_; }  ///< the XML of the last one

  /// A row in a section, asked for by these.
  ChangeRow& AddRow(const std::string& section, const std::vector<Reason>& reasons = {}) {
    ChangeRow& row = comparison_.rows.emplace_back();
    row.item = "files[0].use";
    row.path = {section, "3. 使用"};
    row.pages = {OtherPlace{"", 7, {}}};
    row.texts = {"旧", "新"};
    row.reasons = reasons;
    return row;
  }

  Comparison comparison_{"題", {"国民年金"}, {"現在", "案"}, {}, {}};

 private:
  static std::string RowText(const std::string& row, const std::vector<std::string>& strings) {
    std::string text;
    char column = 'A';
    for (const std::string& cell : AllBetween(row, "<c r=\"", "</c>")) {
      for (; column < cell[0]; ++column) text += '|';  // cells that are not written
      const std::string head = cell.substr(0, cell.find('>'));
      if (head.ends_with('/')) continue;  // a look without a value
      const std::string value = AllBetween(cell, "<v>", "</v>").front();
      text += head.ends_with("t=\"s\"") ? strings.at(std::stoul(value)) : value;
    }
    return text;
  }

  TemporaryFolder folder_;
  std::string sheet_;
};

TEST_F(DataSheetsTest, WithoutRowsThereAreHeadsAlone) {
  EXPECT_THAT(Data(), ElementsAre("番号|部分|章|項目|ID|ページ|※|現在|案|修正者|理由"));
  EXPECT_THAT(sheet(), Not(HasSubstr("<autoFilter")));
  EXPECT_THAT(Counts(), ElementsAre("章|修正のある項目", "計|0"));
}

TEST_F(DataSheetsTest, ARowSaysAllOfAChange) {
  AddRow("Ⅱ．ファイル", {{"部会", "=表記"}}).important = true;
  EXPECT_THAT(Data(), ElementsAre(testing::_,
                                  "1|1|Ⅱ．ファイル|Ⅱ．ファイル / 3. 使用|files[0].use|7|※|旧|新|部会|=表記"));
  EXPECT_THAT(sheet(), HasSubstr("<autoFilter ref=\"A1:K2\"/>"));
  EXPECT_THAT(sheet(), Not(HasSubstr("<mergeCell")));
}

TEST_F(DataSheetsTest, WhatIsNotKnownIsLeftEmpty) {
  ChangeRow& row = AddRow("Ⅱ");
  row.path.clear();
  row.item.clear();
  row.pages = {OtherPlace{"", 0, {}}};
  row.texts = {std::nullopt, ""};
  AddRow("Ⅱ").pages = {std::nullopt};
  AddRow("Ⅱ").pages.clear();
  EXPECT_THAT(Data(), ElementsAre(testing::_, "1|1|||||||||", "2|1|Ⅱ|Ⅱ / 3. 使用|files[0].use|||旧|新||",
                                  "3|1|Ⅱ|Ⅱ / 3. 使用|files[0].use|||旧|新||"));
}

TEST_F(DataSheetsTest, StatementsHaveAColumnOfPagesEach) {
  comparison_.statements = {"国民年金", "住民税"};
  AddRow("Ⅱ").pages = {std::nullopt, OtherPlace{"", 12, {}}};
  EXPECT_THAT(Data(),
              ElementsAre("番号|部分|章|項目|ID|ページ（国民年金）|ページ（住民税）|※|現在|案|修正者|理由",
                          "1|1|Ⅱ|Ⅱ / 3. 使用|files[0].use||12||旧|新||"));
  comparison_.statements.clear();
  EXPECT_THAT(Data(), ElementsAre(HasSubstr("|ID|ページ|※|"), "1|1|Ⅱ|Ⅱ / 3. 使用|files[0].use|||旧|新||"));
}

TEST_F(DataSheetsTest, EveryReasonHasARowWithTheWholeChange) {
  AddRow("Ⅱ", {{"部会", "一"}, {"", "二"}});
  AddRow("Ⅲ");
  EXPECT_THAT(Data(), ElementsAre(testing::_, "1|1|Ⅱ|Ⅱ / 3. 使用|files[0].use|7||旧|新|部会|一",
                                  "1|1|Ⅱ|Ⅱ / 3. 使用|files[0].use|7||旧|新||二",
                                  "2|1|Ⅲ|Ⅲ / 3. 使用|files[0].use|7||旧|新||"));
}

// A cell holds 32,000 characters of a text; who asked for the change stands beside each part of it.
TEST_F(DataSheetsTest, WhatNoCellHoldsGoesOnInTheNextRow) {
  AddRow("Ⅱ", {{"部会", "理由"}}).texts = {Repeated("旧", 32'000), Repeated("新", 64'001)};
  const std::string head = "|Ⅱ|Ⅱ / 3. 使用|files[0].use|7||", part = Repeated("新", 32'000);
  EXPECT_THAT(Data(),
              ElementsAre(testing::_, "1|1" + head + Repeated("旧", 32'000) + "|" + part + "|部会|理由",
                          "1|2" + head + "|" + part + "|部会|", "1|3" + head + "|新|部会|"));
}

TEST_F(DataSheetsTest, OnlyHeadsAndKeysAreShortened) {
  comparison_.drafts[0] = Repeated("長", 256);
  ChangeRow& row = AddRow("Ⅱ");
  row.path = {Repeated("章", 32'001)};
  row.texts[0] = Repeated("𠮷", 200);
  const std::vector<std::string> rows = Data();
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_THAT(rows[0], HasSubstr("|※|" + Repeated("長", 254) + "…|案|"));
  const std::string key = Repeated("章", 31'999) + "…";
  EXPECT_THAT(rows[1], testing::StartsWith("1|1|" + key + "|" + key + "|files[0].use|"));
  EXPECT_THAT(rows[1], HasSubstr("|" + Repeated("𠮷", 200) + "|"));
}

TEST_F(DataSheetsTest, ChangesAreCountedByWhoAskedAndOnceInTheSum) {
  AddRow("Ⅱ", {{"部会", "一"}, {"課", "二"}, {"部会", "三"}});
  AddRow("Ⅰ", {{"課", "四"}});
  AddRow("Ⅱ", {{"", "五"}});
  AddRow("Ⅱ");
  EXPECT_THAT(Counts(), ElementsAre("章|部会|課|（理由なし）|修正のある項目",  //
                                    "Ⅱ|1|1|2|3",                               //
                                    "Ⅰ|0|1|0|1",                               //
                                    "計|1|2|2|4"));
}

TEST_F(DataSheetsTest, ChangesWithoutASectionAreCountedTogether) {
  AddRow("").path.clear();
  AddRow("").path.clear();
  EXPECT_THAT(Counts(), ElementsAre("章|（理由なし）|修正のある項目", "|2|2", "計|2|2"));
}

TEST_F(DataSheetsTest, LongNamesOfThoseWhoAskedAreOnlyShownShortened) {
  const std::string name = Repeated("課", 300);
  AddRow("Ⅱ", {{name + "一", ""}});
  AddRow("Ⅱ", {{name + "二", ""}});
  const std::string shown = Repeated("課", 254) + "…";
  EXPECT_THAT(Counts(), ElementsAre("章|" + shown + "|" + shown + "|修正のある項目", "Ⅱ|1|1|2", "計|1|1|2"));
}

TEST_F(DataSheetsTest, BothArePrintedOnOnePageInWidth) {
  AddRow("Ⅱ");
  for (const auto& add : {AddDataSheet, AddCountSheet}) {
    Rows(add);
    EXPECT_THAT(sheet(), HasSubstr("<pageSetUpPr fitToPage=\"1\"/>"));
    EXPECT_THAT(sheet(), HasSubstr("fitToHeight=\"0\" orientation=\"landscape\"/>"));
  }
}

}  // namespace
}  // namespace yoshiki
