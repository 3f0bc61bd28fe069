// The HTML twin: its structure as a golden page, and the cases that pages in the wild depend on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "golden_file.h"
#include "render/render.h"
#include "tree_maker.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// What stands in <main>, without the line ends between elements.
std::string MainOf(const Document& document) {
  const std::string page = RenderHtml(document);
  const std::string open = "<main>\n", close = "</main>";
  const std::size_t begin = page.find(open) + open.size();
  return page.substr(begin, page.find(close) - begin);
}

std::string ContentOf(TreeMaker& maker) {
  std::string main = MainOf(maker.document());
  main.erase(std::remove(main.begin(), main.end(), '\n'), main.end());
  return main;
}

TEST(Html, IsOnePageThatNeedsNothingElse) {
  const std::string page = RenderHtml(SmallTree());
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"
                               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                               "<title>7 霞野町 &lt;児童手当&gt;</title>\n"
                               "<meta name=\"author\" content=\"霞野町長\">\n"
                               "<meta name=\"generator\" content=\"yoshiki\">\n<style>\n"));
  for (const char* foreign : {"<script", "<link", "@import", "url(", "http:", "https:", " style=\""})
    EXPECT_THAT(page, Not(HasSubstr(foreign)));
  EXPECT_EQ(page, RenderHtml(SmallTree()));
}

TEST(Html, SaysWhatEverythingIs) { ExpectGolden(MainOf(SmallTree()), "small-tree.html"); }

TEST(Html, TextsCannotBecomeMarkup) {
  TreeMaker maker;
  maker.document().title = "</title><script>";
  maker.document().author = "\"><script>";
  const TagId section = maker.Section();
  maker.Heading(section, 1, {"<h1>&amp;"});
  const TagId cell = maker.Data(maker.Row(maker.Table(section)), {});
  maker.Choice(cell, "\" onload=\"x", {"<b>"});
  const std::string page = RenderHtml(maker.document());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, HasSubstr("content=\"&quot;&gt;&lt;script&gt;\""));
  EXPECT_THAT(page, HasSubstr("&lt;h1&gt;&amp;amp;</h1>"));
  EXPECT_THAT(page, HasSubstr("aria-label=\"選択：&quot; onload=&quot;x\""));
  EXPECT_THAT(page, HasSubstr("<li>&lt;b&gt;</li>"));
}

TEST(Html, HeadingsGoDownOneLevelAtATime) {
  TreeMaker maker;
  const TagId cover = maker.Section();
  maker.Heading(cover, 1, {"題"});
  maker.Heading(cover, 2, {"a"});
  maker.Heading(cover, 2, {"b"});
  const TagId section = maker.Section();
  maker.Heading(section, 1, {"Ⅰ"});
  maker.Heading(section, 2, {"1"});
  maker.Heading(section, 3, {"(1)"});
  maker.Heading(section, 2, {"2"});
  std::string levels;
  const std::string page = MainOf(maker.document());
  for (std::size_t at = 0; (at = page.find("<h", at)) != std::string::npos; at += 2) {
    if (page.compare(at, 7, "<header") != 0) levels += page[at + 2];
  }
  EXPECT_EQ(levels, "1222343");
}

TEST(Html, WithoutACoverTheTitleIsTheFirstHeading) {
  TreeMaker maker;
  maker.document().title = "題";
  const TagId section = maker.Section();
  maker.Paragraph(section, "本文");
  EXPECT_EQ(ContentOf(maker),
            "<h1>題</h1><section id=\"s1\"><div class=\"field\"><p>本文</p></div></section>");
  EXPECT_THAT(RenderHtml(Document()), HasSubstr("<main>\n<h1></h1>\n</main>"));
}

// Two landmarks of one name could not be told apart.
TEST(Html, NamesOfRepeatedPartsAreNumbered) {
  TreeMaker maker;
  for (int i = 0; i < 3; ++i) maker.Heading(maker.Section(), 1, {"Ⅱ"});
  EXPECT_EQ(ContentOf(maker),
            "<header id=\"s1\"><h1 id=\"t2\">Ⅱ</h1></header>"
            "<section id=\"s2\" aria-labelledby=\"t4\"><h2 id=\"t4\">Ⅱ</h2></section>"
            "<section id=\"s3\" aria-label=\"Ⅱ（2）\"><h2 id=\"t6\">Ⅱ</h2></section>");
}

TEST(Html, NestedLabelsAreNamedByTheirData) {
  TreeMaker maker;
  const TagId table = maker.Table(maker.Section());
  const TagId first = maker.LabelledRow(table, "③範囲", "住民") + 1;
  const TagId row = maker.Row(table);
  const TagId label = maker.Head(row, "必要性");
  maker.tag(maker.Data(row, {"確認"})).headers = {first, label};
  EXPECT_THAT(ContentOf(maker),
              HasSubstr("<tr><th id=\"t4\" scope=\"row\">③範囲</th><td><p>住民</p></td></tr>"
                        "<tr><th id=\"t7\" class=\"sub1\" scope=\"row\">必要性</th>"
                        "<td headers=\"t4 t7\"><p>確認</p></td></tr>"));
}

TEST(Html, AHeaderCellWithoutAWordIsNone) {
  TreeMaker maker;
  const TagId row = maker.Row(maker.Table(maker.Section()));
  maker.Head(row, "");
  maker.Data(row, {"値"});
  EXPECT_THAT(ContentOf(maker), HasSubstr("<tr><td></td><td><p>値</p></td></tr>"));
}

TEST(Html, LinesThatBeginWithAMarkHang) {
  TreeMaker maker;
  const TagId section = maker.Section();
  for (const char* text : {"・甲", "⑳乙", "　※丙", "　　　　…丁", "1．戊", "　己"})
    maker.Paragraph(section, text);
  EXPECT_THAT(ContentOf(maker),
              HasSubstr("<p class=\"hang1\">・甲</p><p class=\"hang1\">⑳乙</p><p class=\"hang2\">　※丙</p>"
                        "<p class=\"hang3\">　　　　…丁</p><p>1．戊</p><p>　己</p>"));
}

TEST(Html, ContentsAmongOtherThingsAreALandmarkOfTheirOwn) {
  TreeMaker maker;
  const TagId section = maker.Section();
  maker.Paragraph(section, "前書き");
  maker.Add(maker.Add(section, TagKind::contents), TagKind::contents_item, {"Ⅰ"});
  EXPECT_THAT(ContentOf(maker),
              HasSubstr("</div><nav aria-label=\"目次\"><ul><li>Ⅰ</li></ul></nav></section>"));
}

TEST(Html, FiguresAreDescribed) {
  TreeMaker maker;
  maker.Add(maker.Section(), TagKind::figure);
  maker.Say("申請者から町へ");
  EXPECT_THAT(ContentOf(maker),
              HasSubstr("<figure role=\"img\" aria-label=\"申請者から町へ\"><p>申請者から町へ</p></figure>"));
}

TEST(Html, TheEditionMarkStandsOutsideTheFrame) {
  TreeMaker maker;
  const TagId section = maker.Section();
  maker.Paragraph(section, "値");
  const TagId mark = maker.Paragraph(section, "[様式3]");
  maker.document().owners.push_back({OwnerKind::mark, CellRole::mark, "", ""});
  maker.document().pages.emplace_back().runs.emplace_back().tag = mark;
  EXPECT_THAT(ContentOf(maker), HasSubstr("<p>値</p></div><p class=\"edition\">[様式3]</p></section>"));
}

TEST(Html, LinksIntoOtherFilesAreRelativeAddresses) {
  TreeMaker maker;
  const TagId section = maker.Section();
  const TagId row = maker.Row(maker.Table(section));
  maker.Head(row, "ページ");
  const TagId in_cell = maker.Add(maker.Data(row), TagKind::link, {"7"});
  const TagId in_prose = maker.Add(maker.Add(section, TagKind::paragraph), TagKind::link, {"<8>"});
  std::vector<Link>& links = maker.document().pages.emplace_back().links;
  links.emplace_back().tag = in_cell;
  links.back().other = {"評/a \"(1)\"&#%.pdf", 7, {}};
  links.emplace_back().tag = in_prose;
  links.back().other = {"javascript:x", 8, {}};
  const std::string content = ContentOf(maker);
  EXPECT_THAT(content,
              HasSubstr("<td><p><a href=\"%E8%A9%95/a%20%22%281%29%22%26%23%25.pdf#page=7\">7</a></p></td>"));
  EXPECT_THAT(content, HasSubstr("<p><a href=\"javascript%3Ax#page=8\">&lt;8&gt;</a></p>"));
}

TEST(Html, LinksLeadWhereThePdfLeads) {
  TreeMaker maker;
  const TagId contents = maker.Add(maker.Section(), TagKind::contents);
  const TagId link = maker.Add(maker.Add(contents, TagKind::contents_item), TagKind::link, {"Ⅱ"});
  const TagId first = maker.Heading(maker.Section(), 1, {"Ⅰ"});
  const TagId second = maker.Heading(maker.Section(), 1, {"Ⅱ"});
  Document& document = maker.document();
  document.pages.resize(1);
  for (const auto& [tag, y] : {std::pair{first, Length::Pt(50)}, std::pair{second, Length::Pt(400)}}) {
    GlyphRun& run = document.pages[0].runs.emplace_back();
    run.tag = tag;
    run.origin.y = y;
  }
  Link& clickable = document.pages[0].links.emplace_back();
  clickable.tag = link;
  clickable.y = Length::Pt(60);
  EXPECT_THAT(ContentOf(maker), HasSubstr("<li><a href=\"#s3\">Ⅱ</a></li>"));
  clickable.y = Length::Pt(500);  // below all text: nowhere
  EXPECT_THAT(ContentOf(maker), HasSubstr("<li>Ⅱ</li>"));
}

}  // namespace
}  // namespace yoshiki
