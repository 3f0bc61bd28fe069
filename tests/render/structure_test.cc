// The structure tree, metadata and attachments, as qpdf reads them back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document_maker.h"
#include "render/archive.h"
#include "render/render.h"
#include "support/run_tool.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using testing::HasSubstr;
using testing::Not;

// A table of one row: TH 氏名, TD 山田 on two pages, TD empty.
class Tagged : public testing::Test {
 protected:
  void SetUp() override {
    YOSHIKI_NEEDS_TOOL("qpdf");
    maker_.document().title = "評価書 <1> & 𠮷";
    AddTag(TagKind::document, 0);
    const TagId section = AddTag(TagKind::section, 0);
    const TagId heading = AddTag(TagKind::heading, section);
    tag(heading).level = 1;
    const TagId row = AddTag(TagKind::row, AddTag(TagKind::table, section));
    const TagId label = AddTag(TagKind::header_cell, row);
    tag(label).scope = HeaderScope::row;
    const TagId value = AddTag(TagKind::data_cell, row);
    tag(value).headers = {label, label};
    tag(value).columns = 3;
    AddTag(TagKind::data_cell, row);
    AddTag(TagKind::paragraph, section);  // holds nothing: left out
    maker_.AddPage();
    Text(heading, "Ⅰ　基本情報");
    Text(label, "氏名");
    Text(value, "山田");
    maker_.AddPage();
    Text(value, "太郎");
  }

  Tag& tag(TagId id) { return maker_.document().tags[id]; }
  TagId AddTag(TagKind kind, TagId parent) {
    Tag tag;
    tag.kind = kind;
    tag.parent = parent;
    maker_.document().tags.push_back(tag);
    return static_cast<TagId>(maker_.document().tags.size() - 1);
  }
  void Text(TagId tag, std::string_view text) {
    y_ += Length::Pt(20);
    maker_.AddText(text, {Length::Pt(50), y_});
    maker_.page().runs.back().tag = tag;
  }

  std::string Pdf(const PdfOptions& options = {}) {
    Diagnostics diagnostics;
    return RenderPdf(maker_.document(), maker_.fonts(), options, diagnostics).value_or("");
  }
  // Objects by number, each on a line of its own, keys in order, without the numbers.
  std::string Objects(const std::string& pdf) {
    const TemporaryFile file(pdf);
    return RunTool("qpdf --qdf --object-streams=disable --no-original-object-ids " + file.path() +
                   " - | tr '\\n' ' ' | sed 's/  */ /g; s/endobj/\\n/g' | sed -E 's/[0-9]+ 0 R/R/g; s/^ "
                   "*[0-9]+ 0 obj "
                   "//' | grep -a '/S /\\|StructTreeRoot\\|Filespec'")
        .output;
  }

  DocumentMaker maker_{TestFonts()};
  Length y_ = Length::Pt(20);
};

TEST_F(Tagged, ElementsNameTheirContentOnEveryPage) {
  const std::string objects = Objects(Pdf());
  EXPECT_THAT(objects, HasSubstr("<< /C /Row /ID (h00000005) /K [ 1 ] /P R /Pg R /S /TH >>"));
  EXPECT_THAT(objects,
              HasSubstr("<< /A << /Headers [ (h00000005) (h00000005) ] /O /Table >> /C /C3 /K [ 2 << "
                        "/MCID 0 /Pg R /Type /MCR >> ] /P R /Pg R /S /TD >>"));
  EXPECT_THAT(objects, HasSubstr("<< /P R /S /TD >>")) << "an empty cell still keeps its place in the row";
  EXPECT_THAT(objects, Not(HasSubstr("/S /P "))) << "a paragraph without content is nothing";
}

TEST_F(Tagged, ClassesSayWhatCellsShare) {
  EXPECT_THAT(Objects(Pdf()),
              HasSubstr("/ClassMap << /C3 << /ColSpan 3 /O /Table >> /Row << /O /Table /Scope /Row >> >>"));
}

TEST_F(Tagged, LinksNameTheirAnnotationsOnEveryPage) {
  const TagId link = AddTag(TagKind::link, 6);
  maker_.document().pages[0].links.push_back({{}, 0, {}, link, {"a.pdf", 1, {}}});
  maker_.document().pages[1].links.push_back({{}, 0, {}, link, {"a.pdf", 1, {}}});
  Text(link, "7");
  const std::string objects = Objects(Pdf());
  EXPECT_THAT(objects,
              HasSubstr("<< /K [ 1 << /Obj R /Pg R /Type /OBJR >> << /Obj R /Pg R /Type /OBJR >> ] /P R "
                        "/Pg R /S /Link >>"));
  for (const char* key : {"/StructParent 2 ", "/StructParent 3 "}) EXPECT_THAT(objects, HasSubstr(key));
}

TEST_F(Tagged, SpokenWordsAreAlternateTexts) {
  tag(2).spoken = "said";
  EXPECT_THAT(Objects(Pdf()), HasSubstr("/Alt (said)"));
}

TEST_F(Tagged, WithoutTagsThereIsNoTree) {
  PdfOptions options;
  options.tags = false;
  const std::string pdf = Pdf(options);
  EXPECT_THAT(Objects(pdf), Not(HasSubstr("StructTreeRoot")));
  EXPECT_THAT(pdf, Not(HasSubstr("pdfuaid:part")));
}

TEST_F(Tagged, MetadataSaysWhatTheFileKeeps) {
  PdfOptions options;
  options.archive = Archive::a_3a;
  options.epoch = 1746091800;
  const std::string packet = pdf::MetadataPacket(maker_.document(), options);
  for (const char* part :
       {"<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>", "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
        "<xmp:CreateDate>2025-05-01T09:30:00Z</xmp:CreateDate>", "評価書 &lt;1&gt; &amp; 𠮷"})
    EXPECT_THAT(packet, HasSubstr(part));
  options.archive = Archive::none;
  EXPECT_THAT(pdf::MetadataPacket(maker_.document(), options), Not(HasSubstr("pdfaid:part")));
}

TEST_F(Tagged, AttachmentsHaveTypeAndRelationship) {
  PdfOptions options;
  options.archive = Archive::a_3a;
  options.attachments = {{"model.json", "application/json", "モデル", "{}", Attachment::Relationship::source},
                         {"a.json", "application/json", "設定", "[]", Attachment::Relationship::data}};
  const std::string pdf = Pdf(options);
  EXPECT_THAT(Objects(pdf), HasSubstr("/AFRelationship /Source"));
  const TemporaryFile file(pdf);
  EXPECT_THAT(RunTool("qpdf --list-attachments " + file.path()).output,
              testing::ContainsRegex("a.json -> .*\nmodel.json -> "));
  EXPECT_EQ(RunTool("qpdf --show-attachment=model.json " + file.path()).output, "{}");
}

}  // namespace
}  // namespace yoshiki
