// The dump against a golden text, and its promises to those who parse it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document_maker.h"
#include "golden_file.h"
#include "render/render.h"
#include "support/dump_check.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using testing::Contains;
using testing::HasSubstr;

/// One page with everything a page can hold.
DocumentMaker SmallDocument() {
  DocumentMaker maker(TestFonts());
  maker.document().title = "評価書 \"試験\"";
  maker.document().author = "潮見原市";
  Page& page = maker.AddPage(Length::Pt(300), Length::Pt(200));
  const Rect outer{Length::Pt(10), Length::Pt(20), Length::Pt(200), Length::Pt(40)};
  const Rect inner{Length::Pt(15), Length::Pt(23), Length::Pt(190), Length::Pt(34)};
  const OwnerId cell = maker.AddOwner({OwnerKind::cell, CellRole::value, "part1.name", "/part1/name"});
  page.fills.push_back({outer, {0xEEEEEE}});
  page.rules.push_back(
      {{Length::Pt(10), Length::Pt(20)}, {Length::Pt(210), Length::Pt(20)}, Length::Mpt(500), {0x555555}});
  page.links.push_back({outer, 1, Length::Pt(30)});
  page.boxes.push_back({cell, outer, inner, false});
  maker.AddText("日髙市𠮷", {Length::Pt(15), Length::Pt(33)});
  page.glyphs[1].shift = Length::Mpt(-4500);
  page.glyphs[1].rise = Length::Mpt(250);
  maker.AddText("二行目", {Length::Pt(15), Length::Pt(46)});
  page.runs.back().artifact = true;
  maker.AddPage();
  maker.page().boxes.push_back({cell, outer, inner, true});
  maker.AddOwner({OwnerKind::foot, CellRole::value, "", ""});
  maker.AddText("1 / 2", {Length::Pt(20), Length::Pt(800)}, Length::Mpt(7500));
  maker.AddBookmark("Ⅰ", 1, 0, Length::Pt(20));
  maker.AddBookmark("1", 2, 1, Length::Mpt(30500));
  return maker;
}

TEST(Dump, Golden) {
  DocumentMaker maker = SmallDocument();
  ExpectGolden(RenderDump(maker.document(), maker.fonts()), "small.txt");
}

TEST(Dump, ReadsBack) {
  DocumentMaker maker = SmallDocument();
  const DumpReport report = CheckDump(RenderDump(maker.document(), maker.fonts()));
  EXPECT_EQ(report.pages, 2U);
  EXPECT_EQ(report.lines, 3U);  // four runs in two faces are one line
  EXPECT_EQ(report.glyphs, 12U);
}

TEST(Dump, ShowsWhatIsWrong) {
  DocumentMaker maker = SmallDocument();
  Page& page = maker.document().pages[0];
  page.glyphs[3].x = Length::Pt(195);        // 𠮷: the inner box ends at 205, the glyph at 219
  page.glyphs[4].width = Length::Mpt(9001);  // 二, into 行
  const DumpReport report = CheckDump(RenderDump(maker.document(), maker.fonts()));
  EXPECT_THAT(report.faults, Contains(HasSubstr("page 1: a glyph of value part1.name leaves its cell")));
  EXPECT_THAT(report.faults, Contains(HasSubstr("page 1: glyphs overlap")));
}

TEST(Dump, LinksIntoOtherFilesNameThem) {
  DocumentMaker maker(TestFonts());
  Link& link = maker.AddPage().links.emplace_back();
  link.other = {"a \"b\".pdf", 7, Length::Mpt(700500)};
  EXPECT_THAT(RenderDump(maker.document(), maker.fonts()),
              HasSubstr("\nlink 0.000 0.000 0.000 0.000 7 700.500 \"a \\\"b\\\".pdf\"\n"));
}

TEST(Dump, TextIsEscaped) {
  DocumentMaker maker(TestFonts());
  maker.document().title = "a\"b\\c\nd\te";
  EXPECT_THAT(RenderDump(maker.document(), maker.fonts()), HasSubstr("title \"a\\\"b\\\\c\\nd\\u0009e\"\n"));
}

TEST(Dump, AThousandPagesInGoodTime) {
  DocumentMaker maker(TestFonts());
  std::string line;
  for (int i = 0; i < 40; ++i) line += "様";
  for (int page = 0; page < 1000; ++page) {
    maker.AddPage();
    for (int row = 1; row <= 40; ++row) maker.AddText(line, {Length::Pt(50), Length::Pt(18 * row)});
  }
  const std::clock_t start = std::clock();
  EXPECT_GT(RenderDump(maker.document(), maker.fonts()).size(), 1000U * 40 * 40 * 15);
  EXPECT_LT(std::clock() - start, 4 * CLOCKS_PER_SEC);  // sanitizers and debug builds included
}

}  // namespace
}  // namespace yoshiki
