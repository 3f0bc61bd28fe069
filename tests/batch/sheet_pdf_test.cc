// The sheet as a PDF: where a character that no font has is looked for, and what the PDF is made with.
#include "batch/sheet_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "batch/batch.h"
#include "batch/stages.h"
#include "support/temporary_folder.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// TestFonts(): no face has 丂 or emoji.
class TestFontSource final : public FontSource {
 public:
  std::shared_ptr<const FontSet> Open(const ThemeFaces&, Diagnostics&) override { return TestFonts(); }
  void AddMissingFallbacks(Diagnostics&) const override { ++asked_; }
  const std::string& ColourProfile(Diagnostics&) override { return profile_; }
  int asked() const { return asked_; }

 private:
  mutable int asked_ = 0;
  std::string profile_ = "a profile";
};

class SheetOfDrafts : public ::testing::Test {
 protected:
  RenderOutcome Compare(const std::vector<std::string>& drafts, const std::string& notes = "",
                        bool allow_missing = false) {
    CompareJob job;
    job.statements.emplace_back();
    for (const std::string& draft : drafts)
      job.statements[0].push_back(folder_.Put(std::to_string(job.statements[0].size() + 1) + ".json", draft));
    if (!notes.empty()) job.notes = folder_.Put("notes.json", notes);
    job.outputs = {folder_ / "sheet.pdf"};
    job.settings.archive = Archive::none;
    job.settings.allow_missing = allow_missing;
    FileCalls calls;
    return RunCompare(job, {layouts_, fonts_, calls}, diagnostics_);
  }

  // "1.json:2:17 Ⅰ… : 丂" of what is said of characters, in order.
  std::vector<std::string> Missing() const {
    std::vector<std::string> lines;
    for (const Diagnostic& d : diagnostics_.all()) {
      if (CodeOf(d.id) != "missing-glyph") continue;
      lines.push_back(d.place.file.substr(d.place.file.rfind('/') + 1) + ":" +
                      std::to_string(d.place.at.line) + ":" + std::to_string(d.place.at.column) + " " +
                      d.place.item + " " + d.args[0] + (d.severity == Severity::error ? "" : " 〓"));
    }
    return lines;
  }

  const TemporaryFolder folder_;
  const DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
  TestFontSource fonts_;
  Diagnostics diagnostics_;
};

std::string Model(const std::string& name, const std::string& description,
                  const std::string& notes = "特記") {
  return "{\"form\": \"yoshiki-3\", \"edition\": \"2025-05\",\n \"cover\": {\"special_notes\": \"" + notes +
         "\"},\n \"basic\": {\"affairs\": {\n  \"name\": \"" + name + "\",\n  \"description\": \"" +
         description + "\"}}}\n";
}

TEST_F(SheetOfDrafts, ACharacterNoFontHasIsToldWithItsPlaceInEachDraft) {
  EXPECT_EQ(Compare({Model("年金丂", "内容"), Model("年金", "内容丂")}), RenderOutcome::rejected);
  EXPECT_THAT(Missing(), ElementsAre("1.json:4:11 Ⅰ1 ①事務の名称 丂", "2.json:5:18 Ⅰ1 ②事務の内容 丂"));
  EXPECT_EQ(fonts_.asked(), 1);
  EXPECT_THAT(folder_.Names(), ElementsAre("1.json", "2.json"));
}

TEST_F(SheetOfDrafts, WhatTheSheetDoesNotShowIsNotLookedAt) {
  EXPECT_EQ(Compare({Model("年金", "内容", "丂"), Model("国民年金", "内容", "丂")}), RenderOutcome::written);
  EXPECT_THAT(Missing(), IsEmpty());
  EXPECT_EQ(fonts_.asked(), 0);
}

TEST_F(SheetOfDrafts, WhatMayBeMissingIsToldAsAWarning) {
  EXPECT_EQ(Compare({Model("年金", "内容"), Model("年金", "内容丂")}, "", true), RenderOutcome::written);
  EXPECT_THAT(Missing(), ElementsAre("2.json:5:18 Ⅰ1 ②事務の内容 丂 〓"));
}

TEST_F(SheetOfDrafts, NotesHaveTheirOwnPlaces) {
  const std::string notes = R"({"title": "表題😀", "rounds": ["旧", "新"], "reasons": [
    {"item": "basic.affairs.name", "by": "丂課", "text": "改善"},
    {"item": "basic.affairs.description", "by": "課", "text": "改善"}]})";
  EXPECT_EQ(Compare({Model("年金", "内容"), Model("国民年金", "内容の")}, notes), RenderOutcome::rejected);
  EXPECT_THAT(Missing(), ElementsAre("notes.json:0:0  😀", "notes.json:2:14  丂"));
}

TEST_F(SheetOfDrafts, WhatHeadsQuoteIsPlacedInTheFirstDraft) {
  const auto model = [](const std::string& name) {
    return "{\"form\": \"yoshiki-3\", \"edition\": \"2025-05\",\n \"cover\": {\"name\": \"丂市\"}, "
           "\"basic\": {\"affairs\": {\"name\": \"" +
           name + "\"}}}";
  };
  EXPECT_EQ(Compare({model("年金"), model("国民年金")}), RenderOutcome::rejected);
  EXPECT_THAT(Missing(), ElementsAre("1.json:2:20 表紙 評価書名 丂"));
}

TEST(PdfOptionsOf, FollowTheSettings) {
  TestFontSource fonts;
  Diagnostics diagnostics;
  RenderSettings settings;
  settings.epoch = 7;
  settings.tags = false;
  settings.archive = Archive::none;
  PdfOptions options = PdfOptionsOf(settings, fonts, diagnostics);
  EXPECT_EQ(options.epoch, 7);
  EXPECT_FALSE(options.tags);
  EXPECT_EQ(options.colour_profile, "") << "plain files need none";
  EXPECT_THAT(options.producer, testing::StartsWith("yoshiki "));
  settings.archive = Archive::a_2u;
  options = PdfOptionsOf(settings, fonts, diagnostics);
  EXPECT_EQ(options.archive, Archive::a_2u);
  EXPECT_EQ(options.colour_profile, "a profile");
}

}  // namespace
}  // namespace yoshiki
