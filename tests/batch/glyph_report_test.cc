// `yoshiki glyphs`: what is listed of a model, where, and with which font; and the proof.
#include "batch/glyph_report.h"

#include <gmock/gmock.h>

#include "batch/batch.h"
#include "batch/glyph_proof.h"
#include "support/run_tool.h"
#include "support/temporary_folder.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kSource[] = YOSHIKI_SOURCE_DIR;

/// Test Regular has all but 〒 丂 髙 﨑 and private use; Test Names has some of them, Test Gaiji U+E000.
class TestFontSource final : public FontSource {
 public:
  std::shared_ptr<const FontSet> Open(const ThemeFaces&, Diagnostics& diagnostics) override {
    TestFontSpec regular;
    regular.ranges = JapaneseTestRanges();
    regular.missing = {0x3012, 0x4E02, 0x9AD9, 0xFA11};
    regular.variations = {{0x845B, 0xE0100}};
    TestFontSpec names;
    names.ranges = {{0x9AD9, 0x9AD9}, {0xFA11, 0xFA11}, {0x2F00, 0x2F00}};
    TestFontSpec gaiji;
    gaiji.ranges = {{0xE000, 0xE000}};
    return FontSet::Open({{"Test Regular", MakeTestFont(regular)},
                          {"Test Names", MakeTestFont(names)},
                          {"Test Gaiji", MakeTestFont(gaiji)}},
                         {0, 1}, {0, 1}, diagnostics, {2});
  }
  void AddMissingFallbacks(Diagnostics&) const override {}
  const std::string& ColourProfile(Diagnostics&) override { return no_profile_; }

 private:
  std::string no_profile_;
};

class GlyphReport : public ::testing::Test {
 protected:
  RenderOutcome Run(const std::vector<std::string>& texts, const std::string& proof = "") {
    GlyphJob job;
    for (const std::string& text : texts)
      job.models.push_back(folder_.Put("m" + std::to_string(job.models.size()) + ".json", text));
    job.proof = proof;
    FileCalls calls;
    return RunGlyphs(job, {layouts_, fonts_, calls}, entries_, diagnostics_);
  }
  std::vector<std::string> Lines() const {
    std::vector<std::string> lines;
    for (const GlyphEntry& e : entries_)
      lines.push_back(CodesOf(e) + " " + std::string(CodeOf(e.kind)) + " " +
                      (e.missing() ? "no font" : e.face) + (e.alone ? " alone" : "") + " " +
                      std::to_string(e.count));
    return lines;
  }

  const TemporaryFolder folder_;
  const DirectoryFiles layouts_{std::string(kSource) + "/layouts"};
  TestFontSource fonts_;
  Diagnostics diagnostics_;
  std::vector<GlyphEntry> entries_;
};

std::string Model(const std::string& name, const std::string& more = "") {
  return "{\"form\": \"yoshiki-3\", \"edition\": \"2025-05\",\n \"cover\": {\"name\": \"" + name + "\"}" +
         more + "}";
}

TEST_F(GlyphReport, ListsByKindAndCodeWithTheFontThatServes) {
  EXPECT_EQ(Run({Model("年金①髙①﨑⼀\uE000葛\U000E0100葛\U000E0101ｱ\u200B丂葛～―−〒")}),
            RenderOutcome::written);
  EXPECT_THAT(Lines(), ElementsAre("U+E000 private-use Test Gaiji 1",          //
                                   "U+845B U+E0100 variation Test Regular 1",  //
                                   "U+845B U+E0101 variation Test Regular alone 1",
                                   "U+FA11 compatibility Test Names 1",  //
                                   "U+2F00 radical Test Names 1",        //
                                   "U+2460 other Test Regular 2",        //
                                   "U+4E02 other no font 1",             //
                                   "U+9AD9 other Test Names 1",          //
                                   "U+FF71 half-width Test Regular 1",   //
                                   "U+200B invisible  1",                //
                                   "U+3012 common no font 1"));
}

TEST_F(GlyphReport, WhatNoFontHasIsAWarningAtItsPlace) {
  EXPECT_EQ(Run({Model("年金丂\uE001丂")}), RenderOutcome::written);
  ASSERT_EQ(diagnostics_.all().size(), 2u);
  EXPECT_FALSE(diagnostics_.has_errors());
  const Diagnostic& gaiji = diagnostics_.all()[0];
  EXPECT_EQ(gaiji.place.at, (LineColumn{2, 20}));
  EXPECT_EQ(gaiji.place.pointer, "/cover/name");
  EXPECT_THAT(MessageText(gaiji, Language::english), HasSubstr("(U+E001), character 4 of this value"));
  EXPECT_THAT(HintText(gaiji, Language::english), HasSubstr("--gaiji"));
}

TEST_F(GlyphReport, GivesTheFirstPlacesOverAllModels) {
  const std::string more = ",\n \"basic\": {\"affairs\": {\"name\": \"①①\", \"content\": \"a\\n①\"}}";
  EXPECT_EQ(Run({Model("①", more), Model("①")}), RenderOutcome::written);
  ASSERT_EQ(entries_.size(), 1u);
  const GlyphEntry& entry = entries_[0];
  EXPECT_EQ(entry.count, 5u);
  ASSERT_EQ(entry.places.size(), kMostPlaces);
  EXPECT_EQ(entry.places[0].item, "表紙 評価書名");
  EXPECT_EQ(entry.places[1].pointer, "/basic/affairs/name");
  EXPECT_EQ(entry.places[2].at.line, 3);
  EXPECT_TRUE(entry.more_places);
}

TEST_F(GlyphReport, WhatIsNotPrintedIsNotListed) {
  EXPECT_EQ(Run({Model("年金", ", \"meta\": {\"note\": \"①\"}")}), RenderOutcome::written);
  EXPECT_THAT(Lines(), IsEmpty());
}

TEST_F(GlyphReport, AModelThatCannotBeReadDoesNotHideTheOthers) {
  EXPECT_EQ(Run({"{", Model("①"), R"({"form": "nosuch"})"}), RenderOutcome::rejected);
  EXPECT_THAT(Lines(), ElementsAre("U+2460 other Test Regular 1"));
  EXPECT_EQ(diagnostics_.errors(), 2u);
}

TEST_F(GlyphReport, AModelNeedNotBeRight) {
  EXPECT_EQ(Run({Model("年金", ", \"nosuch\": \"①\"")}), RenderOutcome::written);
  EXPECT_THAT(Lines(), ElementsAre("U+2460 other Test Regular 1"));
}

TEST_F(GlyphReport, TheProofShowsEveryCharacterOnce) {
  YOSHIKI_NEEDS_TOOL("pdftotext");
  const std::string proof = folder_ / "proof.pdf";
  EXPECT_EQ(Run({Model("年金①髙\uE000葛\U000E0100丂")}, proof), RenderOutcome::written);
  const std::string text = RunTool("pdftotext -raw " + proof + " -").output;
  for (const char* word : {"文字の確認表", "U+2460", "U+E0100", "①", "髙", "葛", "外字", "書体なし",
                           "Test Names", "表紙 評価書名（2行）"})
    EXPECT_THAT(text, HasSubstr(word));
  EXPECT_THAT(RunTool("pdfinfo " + proof).output, ::testing::ContainsRegex("Pages: +1\n"));
}

TEST_F(GlyphReport, AnEmptyProofIsStillAPdf) {
  EXPECT_EQ(Run({Model("年金")}, folder_ / "proof.pdf"), RenderOutcome::written);
  EXPECT_THAT(ReadFile(folder_ / "proof.pdf"), ::testing::StartsWith("%PDF-1.7"));
}

TEST(GlyphProof, CharactersAreAsLargeAsOnePageAllows) {
  const auto size = [](std::size_t rows) {
    return ProofTheme(DefaultTheme(), rows).style("proof-glyph").size;
  };
  EXPECT_EQ(size(1), Length::Pt(24));
  EXPECT_EQ(size(19), Length::Pt(24));
  EXPECT_EQ(size(20), Length::Pt(18));
  EXPECT_EQ(size(25), Length::Pt(18));
  EXPECT_EQ(size(26), Length::Pt(24));
}

}  // namespace
}  // namespace yoshiki
