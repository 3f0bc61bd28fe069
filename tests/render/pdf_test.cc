// The PDF as readers see it: judged by qpdf, poppler and MuPDF.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "document_maker.h"
#include "render/render.h"
#include "support/run_tool.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr Point kTopLeft{Length::Pt(50), Length::Pt(60)};

std::string Pdf(DocumentMaker& maker, const PdfOptions& options = {}) {
  Diagnostics diagnostics;
  const auto pdf = RenderPdf(maker.document(), maker.fonts(), options, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all())
    ADD_FAILURE() << MessageText(diagnostic, Language::english);
  return pdf.value_or("");
}

/// qpdf finds the file sound, and neither poppler nor MuPDF has anything to say about it.
void ExpectSound(const std::string& pdf) {
  const TemporaryFile file(pdf);
  if (HasTool("qpdf")) {
    const ToolRun check = RunTool("qpdf --check " + file.path());
    EXPECT_EQ(check.status, 0) << check.output;
  }
  if (HasTool("pdftoppm")) {
    const std::string output = RunTool("pdftoppm -r 30 -l 3 " + file.path() + " >/dev/null").output;
    EXPECT_THAT(output, IsEmpty());
  }
  if (HasTool("mutool")) {
    const std::string output =
        RunTool("mutool draw -N -q -F trace -o /dev/null " + file.path() + " 1-3").output;
    EXPECT_THAT(output, IsEmpty());
  }
}

std::string Extracted(const std::string& pdf) {
  const TemporaryFile file(pdf);
  return RunTool("pdftotext -raw -nopgbrk -enc UTF-8 " + file.path() + " -").output;
}

std::string Json(const std::string& pdf) {
  const TemporaryFile file(pdf);
  return RunTool("qpdf --json --json-key=qpdf " + file.path()).output;
}

/// Of a page drawn as PGM by `command`.
std::size_t DarkPixels(const std::string& command) {
  const std::string image = RunTool(command).output;
  const std::string_view pixels = std::string_view(image).substr(std::min<std::size_t>(image.size(), 16));
  return static_cast<std::size_t>(std::count_if(pixels.begin(), pixels.end(),
                                                [](char c) { return static_cast<unsigned char>(c) < 128; }));
}

class PdfTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_NE(SystemFonts(), nullptr) << "the default fonts are not installed"; }
};

TEST_F(PdfTest, SameDocumentSameBytes) {
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddText("特定個人情報保護評価書", kTopLeft);
  const std::string first = Pdf(maker);
  EXPECT_EQ(first, Pdf(maker));
  EXPECT_THAT(first, HasSubstr("%PDF-1.7"));
  EXPECT_THAT(first, Not(HasSubstr("CreationDate")));
  ExpectSound(first);
}

TEST_F(PdfTest, IdFollowsFromContent) {
  const auto id = [](std::string_view text) {
    DocumentMaker maker(SystemFonts());
    maker.AddPage();
    maker.AddText(text, kTopLeft);
    const std::string pdf = Pdf(maker);
    return pdf.substr(pdf.rfind("/ID[<") + 5, 32);
  };
  EXPECT_EQ(id("あ"), id("あ"));
  EXPECT_NE(id("あ"), id("い"));
  EXPECT_THAT(id("あ"), Not(HasSubstr("00000000")));
}

TEST_F(PdfTest, TextComesBack) {
  YOSHIKI_NEEDS_TOOL("pdftotext");
  const std::string_view lines[] = {
      "川口市　国民年金に関する事務",
      "𠮷田 髙橋 﨑 ABC (x)\\y",
      "辻\U000E0101と辻、葛\U000E0100と葛",
      "ｶﾅｶﾅ①②［　○　］",
  };
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  std::string expected;
  Point at = kTopLeft;
  for (const std::string_view line : lines) {
    maker.AddText(line, at);
    at.y += Length::Pt(20);
    expected.append(line).append("\n");
  }
  // poppler gives any white space as a blank.
  for (std::size_t wide; (wide = expected.find("　")) != std::string::npos;) expected.replace(wide, 3, " ");
  const std::string pdf = Pdf(maker);
  EXPECT_EQ(Extracted(pdf), expected);
  ExpectSound(pdf);
}

TEST_F(PdfTest, OneGlyphForTwoTexts) {
  YOSHIKI_NEEDS_TOOL("pdftotext");
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddText("一二一", kTopLeft);
  // The outline of 一 stands for ⼀ (U+2F00) in a second text.
  maker.AddText("一", {kTopLeft.x, Length::Pt(90)});
  maker.document().texts.back() = std::make_shared<const std::string>("⼀");
  const std::string pdf = Pdf(maker);
  EXPECT_EQ(Extracted(pdf), "一二一\n⼀\n");
  ExpectSound(pdf);
}

TEST_F(PdfTest, ClusterOfSeveralGlyphs) {
  YOSHIKI_NEEDS_TOOL("pdftotext");
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddText("前かゞ後か", kTopLeft);
  Page& page = maker.page();
  ASSERT_EQ(page.glyphs.size(), 5U);
  page.glyphs[1].text_length = 6;  // both glyphs as one cluster
  page.glyphs[2].text_length = 0;
  page.glyphs[2].text_start = 3;
  const std::string pdf = Pdf(maker);
  EXPECT_EQ(Extracted(pdf), "前かゞ後か\n");
  ExpectSound(pdf);
}

TEST_F(PdfTest, FontsAreEmbeddedSubsetsWithUnicode) {
  YOSHIKI_NEEDS_TOOL("pdffonts");
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddText("国民年金𠮷", kTopLeft);
  const TemporaryFile file(Pdf(maker));
  const std::string fonts = RunTool("pdffonts " + file.path()).output;
  EXPECT_THAT(fonts, testing::ContainsRegex(
                         "[A-Z]{6}\\+BIZUDGothic(-Regular)? +CID TrueType +Identity-H +yes yes yes"));
  EXPECT_THAT(fonts, testing::ContainsRegex("[A-Z]{6}\\+IPAmjMincho +CID TrueType +Identity-H +yes yes yes"));
}

TEST_F(PdfTest, SpreadLinesKeepTheirPlaces) {
  YOSHIKI_NEEDS_TOOL("mutool");
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddText("均等に割り付けた行の文字はその場所に立つ", kTopLeft);
  Page& page = maker.page();
  for (std::size_t i = 0; i < page.glyphs.size(); ++i)
    page.glyphs[i].x += Length::Mpt(static_cast<std::int64_t>(i) * 337 + static_cast<std::int64_t>(i % 3));
  const TemporaryFile file(Pdf(maker));
  const std::string trace = RunTool("mutool draw -q -F trace " + file.path()).output;
  std::size_t at = 0;
  for (const LineGlyph& glyph : page.glyphs) {
    at = trace.find(" x=\"", at + 1);
    ASSERT_NE(at, std::string::npos) << trace;
    const double x = std::stod(trace.substr(at + 4));
    EXPECT_NEAR(x, static_cast<double>((kTopLeft.x + glyph.x).mpt()) / 1000, 0.0046);
  }
}

TEST_F(PdfTest, InfoAndViewerSettings) {
  YOSHIKI_NEEDS_TOOL("pdfinfo");
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.document().title = "評価書 𠮷";
  maker.document().author = "川口市";
  maker.document().subject = "Subject (plain)";
  PdfOptions options;
  options.epoch = 1746091800;
  const TemporaryFile file(Pdf(maker, options));
  const std::string info = RunTool("TZ=UTC pdfinfo -enc UTF-8 -isodates " + file.path()).output;
  for (const char* line :
       {"Title:           評価書 𠮷\n", "Author:          川口市\n", "Subject:         Subject (plain)\n",
        "Producer:        yoshiki\n", "CreationDate:    2025-05-01T09:30:00Z\n", "PDF version:     1.7\n",
        "Page size:       595.276 x 841.89 pts (A4)\n"})
    EXPECT_THAT(info, HasSubstr(line));
  const std::string json = Json(Pdf(maker));
  for (const char* entry : {"\"/Lang\": \"u:ja-JP\"", "\"/DisplayDocTitle\": true", "\"/S\": \"/D\""})
    EXPECT_THAT(json, HasSubstr(entry));
}

TEST_F(PdfTest, BookmarksWithSurrogates) {
  YOSHIKI_NEEDS_TOOL("mutool");
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddPage();
  maker.AddBookmark("Ⅰ 基本情報", 1, 0, Length::Pt(40));
  maker.AddBookmark("1 𠮷", 2, 0, Length::Pt(80));
  maker.AddBookmark("2", 2, 1, Length::Pt(50));
  maker.AddBookmark("Ⅱ", 1, 1, Length::Pt(60));
  const std::string pdf = Pdf(maker);
  const TemporaryFile file(pdf);
  const std::string outline = RunTool("mutool show " + file.path() + " outline").output;
  EXPECT_THAT(outline, testing::ContainsRegex("\\+\t\"Ⅰ 基本情報\"\t#page=1"));
  EXPECT_THAT(outline, testing::ContainsRegex("\\|\t\t\"1 𠮷\"\t#page=1"));
  EXPECT_THAT(outline, testing::ContainsRegex("\\|\t\t\"2\"\t#page=2"));
  EXPECT_THAT(outline, testing::ContainsRegex("\\|\t\"Ⅱ\"\t#page=2"));
  ExpectSound(pdf);
}

TEST_F(PdfTest, LinksLand) {
  YOSHIKI_NEEDS_TOOL("mutool");
  DocumentMaker maker(SystemFonts());
  maker.AddPage().links.push_back({.area = {Length::Pt(10), Length::Pt(20), Length::Pt(100), Length::Pt(12)},
                                   .page = 1,
                                   .y = Length::Pt(300)});
  maker.AddPage();
  const std::string pdf = Pdf(maker);
  const TemporaryFile file(pdf);
  const std::string link = RunTool("mutool show " + file.path() + " pages/1/Annots/1").output;
  EXPECT_THAT(link, HasSubstr("/Rect [ 10 809.89 110 821.89 ]"));
  EXPECT_THAT(link, HasSubstr("/F 4"));
  EXPECT_THAT(link, testing::ContainsRegex("/Dest \\[ [0-9]+ 0 R /XYZ null 541.89 null \\]"));
  ExpectSound(pdf);
}

TEST_F(PdfTest, LinksLeadIntoOtherFiles) {
  YOSHIKI_NEEDS_TOOL("qpdf");
  for (const std::string& name : {std::string("17 (a) b)\\c.pdf"), std::string("評価書/令和7年 (案).pdf")}) {
    DocumentMaker maker(SystemFonts());
    Link& link = maker.AddPage().links.emplace_back();
    link.area = {Length::Pt(10), Length::Pt(20), Length::Pt(100), Length::Pt(12)};
    link.other = {name, 7, Length::Mpt(700500)};
    const std::string pdf = Pdf(maker);
    std::string json = Json(pdf);
    std::erase_if(json, [](char c) { return c == '\n' || c == ' '; });
    std::string spelt;  // as JSON has it
    for (const char c : name) spelt += c == ' ' ? "" : c == '\\' ? "\\\\" : std::string(1, c);
    EXPECT_THAT(json, HasSubstr("\"/A\":{\"/D\":[6,\"/XYZ\",null,700.5,null],\"/F\":{\"/F\":\"u:" + spelt +
                                "\",\"/UF\":\"u:" + spelt + "\"},\"/S\":\"/GoToR\"}"));
    EXPECT_THAT(json, HasSubstr("\"/Contents\":\"u:" + spelt + "7ページ\""));
    EXPECT_THAT(json, Not(HasSubstr("\"/Dest\"")));
    ExpectSound(pdf);
  }
}

TEST_F(PdfTest, ALinkToAPageAloneLeavesTheViewToTheReader) {
  YOSHIKI_NEEDS_TOOL("mutool");
  DocumentMaker maker(SystemFonts());
  maker.AddPage().links.emplace_back().other = {"a.pdf", 1, {}};
  const TemporaryFile file(Pdf(maker));
  const std::string link = RunTool("mutool show " + file.path() + " pages/1/Annots/1").output;
  EXPECT_THAT(link, HasSubstr("/D [ 0 /XYZ null null null ]"));
}

TEST(PdfFaults, FaceThatForbidsEmbeddingIsNamed) {
  TestFontSpec spec;
  spec.ranges = JapaneseTestRanges();
  spec.fs_type = 2;
  Diagnostics diagnostics;
  const auto fonts = FontSet::Open({{"Secret Gothic", MakeTestFont(spec), 0}}, {0}, {0}, diagnostics);
  ASSERT_TRUE(fonts);
  DocumentMaker maker(fonts);
  maker.AddPage();
  maker.AddText("年金", kTopLeft);
  EXPECT_FALSE(RenderPdf(maker.document(), maker.fonts(), {}, diagnostics));
  ASSERT_EQ(diagnostics.errors(), 1U);
  EXPECT_EQ(CodeOf(diagnostics.all().back().id), "font-not-embeddable");
  EXPECT_EQ(MessageText(diagnostics.all().back(), Language::english),
            "the licence bits (fsType) of the font Secret Gothic forbid embedding it");
}

TEST(PdfFaults, FaceWithoutGlyphsMayForbidEmbedding) {
  TestFontSpec spec;
  spec.ranges = JapaneseTestRanges();
  spec.fs_type = 2;
  Diagnostics diagnostics;
  const auto fonts = FontSet::Open({{"Secret Gothic", MakeTestFont(spec), 0}}, {0}, {0}, diagnostics);
  DocumentMaker maker(fonts);
  maker.AddPage();
  EXPECT_TRUE(RenderPdf(maker.document(), maker.fonts(), {}, diagnostics));
}

TEST(PdfCff, TextAndOutlinesOfCidKeyedFonts) {
  YOSHIKI_NEEDS_TOOL("mutool");
  const auto fonts = CffFonts();
  ASSERT_NE(fonts, nullptr) << "Noto Sans CJK is not installed: run ci/packages test";
  DocumentMaker maker(fonts);
  maker.AddPage(Length::Pt(120), Length::Pt(40));
  maker.AddText("国民年金鷗", {Length::Pt(10), Length::Pt(25)});
  maker.AddText("一", {Length::Pt(80), Length::Pt(25)});
  maker.AddText("一", {Length::Pt(100), Length::Pt(25)});
  maker.document().texts.back() = std::make_shared<const std::string>("⼀");  // by ActualText: no second CID
  const std::string pdf = Pdf(maker);
  EXPECT_EQ(Extracted(pdf), "国民年金鷗 一 ⼀\n");
  ExpectSound(pdf);
  const TemporaryFile file(pdf);
  EXPECT_THAT(RunTool("pdffonts " + file.path()).output, HasSubstr("CID Type 0C"));
  // Both viewers find the outlines by CID (S1): every one of them is drawn.
  EXPECT_GT(DarkPixels("mutool draw -q -N -r 72 -o - -F pgm " + file.path()), 100U);
  EXPECT_GT(DarkPixels("pdftoppm -r 72 -gray " + file.path()), 100U);
}

TEST_F(PdfTest, EmptyPagesAndDocuments) {
  DocumentMaker maker(SystemFonts());
  maker.AddPage();
  maker.AddPage(Length::Mpt(841890), Length::Mpt(595276));
  ExpectSound(Pdf(maker));
}

TEST_F(PdfTest, ThreeThousandPages) {
  DocumentMaker maker(SystemFonts());
  for (int i = 1; i <= 3000; ++i) {
    maker.AddPage();
    maker.AddText("第" + std::to_string(i) + "頁", kTopLeft);
  }
  const std::string pdf = Pdf(maker);
  ExpectSound(pdf);
  const TemporaryFile file(pdf);
  EXPECT_THAT(RunTool("pdfinfo " + file.path()).output, testing::ContainsRegex("Pages: +3000"));
  EXPECT_EQ(RunTool("pdftotext -raw -nopgbrk -f 2999 -l 3000 " + file.path() + " -").output,
            "第2999頁\n第3000頁\n");
}

}  // namespace
}  // namespace yoshiki
