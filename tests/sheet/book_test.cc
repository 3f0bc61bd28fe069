// What a workbook's cells, formats and columns are in its XML.
#include "sheet/book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "sheet/cell_text.h"
#include "support/repeated.h"
#include "support/run_tool.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::int64_t kNewYear2026 = 1'767'225'600;

class BookTest : public testing::Test {
 protected:
  void SetUp() override { YOSHIKI_NEEDS_TOOL("unzip"); }

  lxw_worksheet* sheet() { return sheet_; }
  /// A part of the workbook, which is closed now if it was not yet.
  std::string Part(const std::string& part) {
    if (!closed_) {
      EXPECT_EQ(book_.Close(), "");
      closed_ = true;
    }
    return RunTool("unzip -p " + folder_ / "book.xlsx" + " " + part).output;
  }
  std::string Sheet() { return Part("xl/worksheets/sheet1.xml"); }
  std::string Strings() { return Part("xl/sharedStrings.xml"); }
  /// The message of a workbook with that text alone.
  std::string Closed(const std::string& text) {
    Book book(folder_ / "other.xlsx", "題", kNewYear2026);
    book.Text(book.AddSheet("甲"), 0, 0, text, {});
    return book.Close();
  }

  TemporaryFolder folder_;
  Book book_{folder_ / "book.xlsx", "修正等 <1> & \"2\"", kNewYear2026};
  lxw_worksheet* sheet_ = book_.AddSheet("甲");
  bool closed_ = false;
};

TEST_F(BookTest, EqualLooksShareAFormatAndOthersDoNot) {
  const std::function<void(CellLook&)> changes[] = {
      [](CellLook&) {},
      [](CellLook& look) { look.head = true; },
      [](CellLook& look) { look.centred = true; },
      [](CellLook& look) { look.top = false; },
      [](CellLook& look) { look.bottom = false; },
      [](CellLook& look) { look.ruled = false; },
      [](CellLook& look) { look.spread = true; },
      [](CellLook& look) { look.hidden = true; },
      [](CellLook& look) { look.label = true; },
      [](CellLook& look) { look.bold = true; },
      [](CellLook& look) { look.wrapped = false; },
      [](CellLook& look) { look.marked = true; },
      [](CellLook& look) { look.struck = true; },
      [](CellLook& look) { look.size = 14; },
  };
  std::set<lxw_format*> formats;
  for (const auto& change : changes) {
    CellLook look;
    change(look);
    formats.insert(book_.FormatOf(look));
    EXPECT_EQ(book_.FormatOf(look), book_.FormatOf(CellLook(look)));
  }
  EXPECT_EQ(formats.size(), std::size(changes));
}

TEST_F(BookTest, TextsAreReadAsTheyWereTyped) {
  const std::pair<const char*, const char*> cases[] = {
      {"=1+1", ">=1+1<"},
      {"a<b>&c", ">a&lt;b&gt;&amp;c<"},
      {"_x0041_", ">_x005F_x0041_<"},
      {" 前後 ", "xml:space=\"preserve\"> 前後 <"},
      {"一\n二", ">一\n二<"},
      {"𠮷葛\U000E0100", ">𠮷葛\U000E0100<"},
      {"12", ">12<"},  // a text, no number
  };
  unsigned row = 0;
  for (const auto& [text, written] : cases) book_.Text(sheet(), row++, 0, text, {});
  for (const auto& [text, written] : cases) EXPECT_THAT(Strings(), HasSubstr(written));
  EXPECT_THAT(Sheet(), Not(HasSubstr("<f>")));
  EXPECT_THAT(Sheet(), testing::ContainsRegex("<c r=\"A7\" s=\"[0-9]+\" t=\"s\">"));
}

TEST_F(BookTest, AnEmptyTextLeavesACellWithItsLookAlone) {
  book_.Text(sheet(), 4, 2, "", {.head = true});
  book_.Runs(sheet(), 5, 2, {}, {});
  book_.Runs(sheet(), 6, 2, {{"", true}}, {});
  for (const char* cell : {"C5", "C6", "C7"})
    EXPECT_THAT(Sheet(), testing::ContainsRegex(std::string("<c r=\"") + cell + "\" s=\"[0-9]+\"/>"));
}

// 32,767 UTF-16 units, once escaped, is all that Excel admits.
TEST_F(BookTest, ATextLongerThanExcelAdmitsIsAFault) {
  EXPECT_EQ(Closed(Repeated("あ", kMostUnits)), "");
  EXPECT_NE(Closed(Repeated("あ", kMostUnits + 1)), "");
  EXPECT_EQ(Closed(Repeated("𠮷", 16'383) + "a"), "");
  EXPECT_NE(Closed(Repeated("𠮷", 16'384)), "");
  EXPECT_EQ(Closed(Repeated("a", 32'754) + "_x0041_"), "");
  EXPECT_NE(Closed(Repeated("a", 32'755) + "_x0041_"), "");
}

TEST_F(BookTest, NumbersAreExact) {
  const std::pair<double, const char*> cases[] = {
      {0, "<v>0</v>"}, {7, "<v>7</v>"}, {-1, "<v>-1</v>"}, {0.5, "<v>0.5</v>"}, {1'048'575, "<v>1048575</v>"},
  };
  unsigned row = 0;
  for (const auto& [number, written] : cases) book_.Number(sheet(), row++, 1, number, {});
  for (const auto& [number, written] : cases) EXPECT_THAT(Sheet(), HasSubstr(written));
}

// A digit of the workbook's own font is 6 pixels wide.
TEST_F(BookTest, ColumnsAreAsWideAsTheirPixels) {
  const int pixels[] = {13, 34, 54, 100, 1000};
  for (unsigned column = 0; column < std::size(pixels); ++column)
    book_.SetWidth(sheet(), column, pixels[column]);
  const std::string xml = Sheet();
  for (unsigned column = 0; column < std::size(pixels); ++column) {
    const std::size_t at = xml.find("<col min=\"" + std::to_string(column + 1) + "\"");
    ASSERT_NE(at, std::string::npos) << column;
    const double width = std::stod(xml.substr(xml.find("width=\"", at) + 7));
    EXPECT_NEAR(width * 6, pixels[column], 0.5) << column;
  }
}

TEST_F(BookTest, RunsKeepTheirOwnLooks) {
  book_.Runs(sheet(), 0, 0,
             {{"前 "}, {"変_x0041_", true}, {"削", false, true}, {"【課】", false, false, true}}, {});
  const std::string strings = Strings();
  EXPECT_THAT(strings, testing::ContainsRegex("<u/>.*>変_x005F_x0041_<"));
  EXPECT_THAT(strings, testing::ContainsRegex("<strike/>.*>削<"));
  EXPECT_THAT(strings, testing::ContainsRegex("<b/>.*>【課】<"));
  EXPECT_THAT(strings, HasSubstr("<t xml:space=\"preserve\">前 </t>"));
}

TEST_F(BookTest, OneRunIsATextWhoseCellHasItsLook) {
  book_.Runs(sheet(), 0, 0, {{"変", true, true, true}}, {});
  EXPECT_THAT(Strings(), HasSubstr("<si><t>変</t></si>"));
  const std::string styles = Part("xl/styles.xml");
  EXPECT_THAT(styles, testing::ContainsRegex("<font><b/><strike/><u/>"));
}

TEST_F(BookTest, RunsWithoutTextAreLeftOut) {
  book_.Runs(sheet(), 0, 0, {{"", true}, {"甲"}, {"", false, true}, {"乙", true}, {""}}, {});
  const std::string strings = Strings();
  EXPECT_THAT(strings, HasSubstr(">甲<"));
  EXPECT_THAT(strings, HasSubstr(">乙<"));
}

TEST_F(BookTest, MoreRunsThanExcelTakesAreJoinedWithoutLoss) {
  std::vector<CellRun> runs;
  for (int i = 0; i < 1000; ++i) runs.push_back({i % 2 == 0 ? "甲" : "乙", i % 2 == 0});
  book_.Runs(sheet(), 0, 0, runs, {});
  std::string text;
  const std::string strings = Strings();
  for (std::size_t at = 0; (at = strings.find("<t>", at)) != std::string::npos; ++at)
    text += strings.substr(at + 3, strings.find("</t>", at) - at - 3);
  EXPECT_EQ(text, Repeated("甲乙", 500));
}

TEST_F(BookTest, TheTitleAndTheDateAreProperties) {
  const std::string core = Part("docProps/core.xml");
  EXPECT_THAT(core, HasSubstr("<dc:title>修正等 &lt;1&gt; &amp; \"2\"</dc:title>"));
  EXPECT_THAT(core, HasSubstr(">2026-01-01T00:00:00Z</dcterms:created>"));
}

TEST(BookAlone, ALongTitleIsShortenedAsAProperty) {
  YOSHIKI_NEEDS_TOOL("unzip");
  const TemporaryFolder folder;
  Book book(folder / "a.xlsx", Repeated("長", 300), kNewYear2026);
  book.AddSheet("甲");
  ASSERT_EQ(book.Close(), "");
  EXPECT_THAT(RunTool("unzip -p " + folder / "a.xlsx" + " docProps/core.xml").output,
              HasSubstr("<dc:title>" + Repeated("長", 254) + "…</dc:title>"));
}

TEST(BookAlone, AFileThatCannotBeWrittenIsTold) {
  const TemporaryFolder folder;
  Book book(folder / "no/such/folder.xlsx", "題", kNewYear2026);
  book.AddSheet("甲");
  EXPECT_THAT(book.Close(), Not(IsEmpty()));
}

TEST(BookAlone, ABookThatIsGivenUpClosesItself) {
  const TemporaryFolder folder;
  { Book(folder / "a.xlsx", "", 0).AddSheet("甲"); }
  EXPECT_THAT(folder.Names(), testing::ElementsAre("a.xlsx"));
}

}  // namespace
}  // namespace yoshiki
