// The operators written for a page: as few as possible, every glyph in its place.
#include "render/content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document_maker.h"
#include "support/test_font.h"

namespace yoshiki::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The content of the maker's last page. CIDs are given in the order of first use, from 0x41 on, so that they
/// read as letters: "\0A\0B".
std::string Content(DocumentMaker& maker) {
  DocumentUses uses = CollectUses(maker.document(), maker.fonts());
  for (FaceUses& face : uses)
    for (std::size_t i = 0; i < face.uses().size(); ++i)
      face.uses()[i].cid = static_cast<std::uint16_t>(0x41 + i);
  std::string content = ContentWriter(maker.document(), uses, false).Write(maker.page());
  std::erase(content, '\0');
  return content;
}

DocumentMaker OnePage() {
  DocumentMaker maker(TestFonts());
  maker.AddPage(Length::Pt(200), Length::Pt(100));
  return maker;
}

TEST(Content, EmptyPage) {
  DocumentMaker maker = OnePage();
  EXPECT_EQ(Content(maker), "");
}

TEST(Content, FillsAndRulesInGroups) {
  DocumentMaker maker = OnePage();
  Page& page = maker.page();
  const auto fill = [&](int x, std::uint32_t rgb) {
    page.fills.push_back({{Length::Pt(x), Length::Pt(10), Length::Pt(5), Length::Mpt(2500)}, {rgb}});
  };
  fill(0, 0xFFFFFF), fill(10, 0xFFFFFF), fill(20, 0xFF8000);
  const auto rule = [&](int y, std::int64_t width) {
    page.rules.push_back(
        {{Length(), Length::Pt(y)}, {Length::Pt(50), Length::Pt(y)}, Length::Mpt(width), {0x333333}});
  };
  rule(10, 500), rule(20, 500), rule(30, 1000);
  EXPECT_EQ(Content(maker),
            "1 g\n0 87.5 5 2.5 re\n10 87.5 5 2.5 re f\n1 .502 0 rg\n20 87.5 5 2.5 re f\n"
            "2 J\n.2 G\n.5 w\n0 90 m 50 90 l\n0 80 m 50 80 l S\n1 w\n0 70 m 50 70 l S\n");
}

TEST(Content, TextAtNaturalWidthsNeedsNoAdjustment) {
  DocumentMaker maker = OnePage();
  maker.AddText("様式ab", {Length::Pt(20), Length::Pt(30)});
  maker.AddText("様", {Length::Pt(20), Length::Mpt(43500)});
  EXPECT_EQ(Content(maker), "BT\n0 g\n/F0 9 Tf\n20 70 Td\n(ABCD)Tj\n0 -13.5 Td\n(A)Tj\nET\n");
}

TEST(Content, FontSizeAndColourOnlyWhenTheyChange) {
  DocumentMaker maker = OnePage();
  maker.AddText("様", {Length::Pt(10), Length::Pt(10)});
  maker.AddText("式", {Length::Pt(10), Length::Pt(20)}, Length::Mpt(7500));
  maker.page().runs.back().colour = {0x111111};
  maker.AddText("髙", {Length::Pt(10), Length::Pt(30)}, Length::Mpt(7500));
  EXPECT_EQ(Content(maker),
            "BT\n0 g\n/F0 9 Tf\n10 90 Td\n(A)Tj\n.067 g\n/F0 7.5 Tf\n0 -10 Td\n(B)Tj\n"
            "0 g\n/F2 7.5 Tf\n0 -10 Td\n(A)Tj\nET\n");
}

TEST(Content, AdjustmentsOnlyBeyondHalfAThousandth) {
  DocumentMaker maker = OnePage();
  maker.AddText("あいう", {Length::Pt(10), Length::Pt(10)}, Length::Pt(10));
  std::vector<LineGlyph>& glyphs = maker.page().glyphs;
  glyphs[1].x += Length::Mpt(5);  // half of 1/1000 em
  EXPECT_THAT(Content(maker), HasSubstr("(ABC)Tj"));
  glyphs[1].x += Length::Mpt(1);
  EXPECT_THAT(Content(maker), HasSubstr("[(A)-1(B)1(C)]TJ"));
  glyphs[1].shift = Length::Mpt(-5000);
  EXPECT_THAT(Content(maker), HasSubstr("[(A)499(B)-499(C)]TJ"));
}

TEST(Content, ASpreadLineIsOneSpacing) {
  DocumentMaker maker = OnePage();
  maker.AddText("均等に割り付けた行", {Length::Pt(10), Length::Pt(10)});
  std::int64_t i = 0;
  for (LineGlyph& glyph : maker.page().glyphs) glyph.x += Length::Mpt(i++ * 300);
  maker.AddText("次の行", {Length::Pt(10), Length::Pt(20)});
  const std::string content = Content(maker);
  EXPECT_THAT(content, HasSubstr(".3 Tc\n10 90 Td\n(ABCDEFGHI)Tj\n0 Tc\n0 -10 Td\n"));
  EXPECT_THAT(content, Not(HasSubstr("TJ")));
}

TEST(Content, RiseComesAndGoes) {
  DocumentMaker maker = OnePage();
  maker.AddText("あいう", {Length::Pt(10), Length::Pt(10)});
  maker.page().glyphs[1].rise = Length::Mpt(1500);
  EXPECT_THAT(Content(maker), HasSubstr("(A)Tj\n1.5 Ts\n(B)Tj\n0 Ts\n(C)Tj\n"));
}

TEST(Content, ClusterOfSeveralGlyphsSaysItsText) {
  DocumentMaker maker = OnePage();
  maker.AddText("あいう", {Length::Pt(10), Length::Pt(10)});
  maker.page().glyphs[0].text_length = 6;
  maker.page().glyphs[1].text_length = 0;
  EXPECT_THAT(Content(maker), HasSubstr("/Span<</ActualText<FEFF30423044>>>BDC\n(AB)Tj\nEMC\n(C)Tj\n"));
}

TEST(Content, PrivateUseIsSaidInWords) {
  TestFontSpec spec;
  spec.ranges = JapaneseTestRanges();
  spec.ranges.push_back({0xE000, 0xE001});
  Diagnostics diagnostics;
  const auto fonts = FontSet::Open({{"Gaiji", MakeTestFont(spec), 0}}, {0}, {0}, diagnostics, {0});
  ASSERT_TRUE(fonts);
  DocumentMaker maker(fonts);
  maker.AddPage(Length::Pt(200), Length::Pt(100));
  maker.document().gaiji_meanings[0xE000] = "髙";
  maker.AddText("\uE000あ\uE001", {Length::Pt(10), Length::Pt(10)});
  EXPECT_THAT(Content(maker), HasSubstr("/Span<</ActualText<FEFF9AD9>>>BDC\n(A)Tj\nEMC\n(B)Tj\n"
                                        "/Span<</ActualText<FEFFE001>>>BDC\n(C)Tj\nEMC\n"));
}

// With tags: what BDC and EMC stand around, one word a run of text.
std::string Marked(DocumentMaker& maker, std::vector<TagId>& marks) {
  DocumentUses uses = CollectUses(maker.document(), maker.fonts());
  ContentWriter writer(maker.document(), uses, true);
  const std::string content = writer.Write(maker.page());
  marks = writer.TakeMarks();
  std::string out;
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = content.find('\n', at);
    const std::string line = content.substr(at, end - at);
    if (line.ends_with("BDC") || line == "EMC") out += line + " ";
    if (line.ends_with("Tj") || line.ends_with("TJ")) out += "text ";
    if (line.ends_with("re f") || line.ends_with(" S")) out += "drawing ";
    at = end + 1;
  }
  return out;
}

TEST(Content, AllMarksAreOfATagOrArtifacts) {
  DocumentMaker maker = OnePage();
  Document& document = maker.document();
  document.tags.resize(4);
  document.tags[0].kind = TagKind::document;
  document.tags[1].kind = TagKind::heading;
  document.tags[1].level = 2;
  document.tags[2].kind = TagKind::header_cell;
  const auto text = [&](TagId tag, OwnerKind kind, bool artifact, int y) {
    maker.AddOwner({.kind = kind, .role = CellRole::label, .item = "", .pointer = ""});
    maker.AddText("あ", {Length::Pt(10), Length::Pt(y)});
    maker.page().runs.back().tag = tag;
    maker.page().runs.back().artifact = artifact;
  };
  maker.page().fills.push_back({{Length(), Length(), Length::Pt(5), Length::Pt(5)}, {0xEEEEEE}});
  text(1, OwnerKind::heading, false, 10);
  text(2, OwnerKind::cell, false, 20);
  text(2, OwnerKind::cell, false, 30);
  text(0, OwnerKind::cell, true, 40);
  text(0, OwnerKind::context, true, 50);
  text(0, OwnerKind::foot, true, 60);
  std::vector<TagId> marks;
  EXPECT_EQ(Marked(maker, marks),
            "/Artifact<</Type/Layout>>BDC drawing EMC "
            "/H2<</MCID 0>>BDC text EMC "
            "/TH<</MCID 1>>BDC text text EMC "
            "/Artifact<</Type/Pagination>>BDC text EMC "
            "/Artifact<</Type/Pagination/Subtype/Header>>BDC text EMC "
            "/Artifact<</Type/Pagination/Subtype/Footer>>BDC text EMC ");
  EXPECT_EQ(marks, (std::vector<TagId>{1, 2}));
}

TEST(Content, BytesThatStringsGiveAMeaning) {
  DocumentMaker maker = OnePage();
  maker.AddText("あい", {Length::Pt(10), Length::Pt(10)});
  DocumentUses uses = CollectUses(maker.document(), maker.fonts());
  uses[0].uses()[0].cid = 0x2829;
  uses[0].uses()[1].cid = 0x5C0D;
  EXPECT_THAT(ContentWriter(maker.document(), uses, false).Write(maker.page()),
              HasSubstr("(\\(\\)\\\\\\r)Tj"));
}

}  // namespace
}  // namespace yoshiki::pdf
