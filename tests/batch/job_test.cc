// One document from model to file, with failures at every stage.
#include <gmock/gmock.h>

#include <cerrno>

#include "batch/batch.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::StartsWith;

constexpr char kJobModel[] = R"({"form": "yoshiki-3", "edition": "2025-05"})";

class NoSpace final : public FileCalls {
 public:
  ssize_t Write(int, const char*, std::size_t) override {
    errno = ENOSPC;
    return -1;
  }
};

class RunRenderTest : public ::testing::Test {
 protected:
  RenderOutcome Run(const RenderJob& job, FileCalls& calls) {
    StageLog log(instruments_);
    const RenderOutcome outcome = RunRender(job, {layouts_, fonts_, calls}, diagnostics_, log);
    stages_.clear();
    for (const auto& entry : log.entries()) stages_.emplace_back(entry.stage);
    return outcome;
  }
  RenderOutcome Run(const RenderJob& job) {
    FileCalls calls;
    return Run(job, calls);
  }

  const TemporaryFolder folder_;
  const DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
  FontShelf fonts_{YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR)};
  const Instruments instruments_;
  Diagnostics diagnostics_;
  std::vector<std::string> stages_;
};

TEST_F(RunRenderTest, RunsTheStagesInOrder) {
  EXPECT_EQ(Run({folder_.Put("a.json", kJobModel), folder_ / "a.pdf", {}}), RenderOutcome::written);
  EXPECT_THAT(stages_, ElementsAre("read", "parse", "form", "check", "bind", "pictures", "fonts", "layout",
                                   "render", "write"));
  EXPECT_THAT(ReadFile(folder_ / "a.pdf"), StartsWith("%PDF-1.7"));
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(RunRenderTest, StopsAfterTheStageThatFoundErrors) {
  EXPECT_EQ(Run({folder_.Put("a.json", "{"), folder_ / "a.pdf", {}}), RenderOutcome::rejected);
  EXPECT_THAT(stages_, ElementsAre("read", "parse"));
  EXPECT_EQ(Run({folder_.Put("b.json", R"({"form":"yoshiki-3","x":1})"), folder_ / "b.pdf", {}}),
            RenderOutcome::rejected);
  EXPECT_EQ(stages_.back(), "check");
  EXPECT_THAT(folder_.Names(), ElementsAre("a.json", "b.json"));
}

TEST_F(RunRenderTest, AFullDiskLeavesNothingBehind) {
  NoSpace calls;
  EXPECT_EQ(Run({folder_.Put("a.json", kJobModel), folder_ / "a.pdf", {}}, calls), RenderOutcome::failed);
  EXPECT_THAT(folder_.Names(), ElementsAre("a.json"));
}

TEST_F(RunRenderTest, AnUnknownThemeIsRejected) {
  RenderJob job{folder_.Put("a.json", kJobModel), folder_ / "a.pdf", {}};
  for (const char* theme : {"nosuch", "../../fonts/fonts", ""}) {
    job.settings.theme = theme;
    EXPECT_EQ(Run(job), RenderOutcome::rejected) << theme;
  }
  EXPECT_TRUE(diagnostics_.has_errors());
}

TEST_F(RunRenderTest, SettingsReachTheDocument) {
  RenderJob job{folder_.Put("a.json", kJobModel), folder_ / "a.txt", {}};
  job.settings.product = Product::dump;
  ASSERT_EQ(Run(job), RenderOutcome::written);
  const std::string plain = ReadFile(job.output);
  job.settings.bind.print_empty_bands = true;
  ASSERT_EQ(Run(job), RenderOutcome::written);
  EXPECT_NE(ReadFile(job.output), plain);
  job.settings.bind = {};
  job.settings.edition = "2018-05";
  ASSERT_EQ(Run(job), RenderOutcome::written);
  EXPECT_NE(ReadFile(job.output), plain);
}

TEST_F(RunRenderTest, FontsAreOpenedOnceForSeveralDocuments) {
  ASSERT_EQ(Run({folder_.Put("a.json", kJobModel), folder_ / "a.pdf", {}}), RenderOutcome::written);
  const auto fonts = fonts_.Open(DefaultTheme().faces, diagnostics_);
  ASSERT_EQ(Run({folder_ / "a.json", folder_ / "b.pdf", {}}), RenderOutcome::written);
  EXPECT_EQ(fonts_.Open(DefaultTheme().faces, diagnostics_), fonts);
  EXPECT_EQ(ReadFile(folder_ / "a.pdf"), ReadFile(folder_ / "b.pdf"));
}

TEST(FontShelf, ABrokenFontFileIsNamed) {
  const TemporaryFolder folder;
  folder.Put("BIZUDGothic-Bold.ttf", "this is no font");
  FontShelf shelf(YOSHIKI_SOURCE_DIR, {folder.path(), "/usr/share/fonts"});
  Diagnostics diagnostics;
  EXPECT_FALSE(shelf.Open(DefaultTheme().faces, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::font_differs);
  EXPECT_EQ(diagnostics.all()[0].place.file, folder / "BIZUDGothic-Bold.ttf");
  EXPECT_EQ(diagnostics.all()[1].severity, Severity::error);
}

TEST(FontShelf, ADataFolderWithoutManifestIsNamed) {
  const TemporaryFolder folder;
  FontShelf shelf(folder.path(), {"/usr/share/fonts"});
  Diagnostics diagnostics;
  EXPECT_FALSE(shelf.Open(DefaultTheme().faces, diagnostics));
  ASSERT_EQ(diagnostics.errors(), 1u);
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::manifest_missing);
  EXPECT_EQ(diagnostics.all()[0].place.file, folder / "fonts/fonts.yaml");
}

}  // namespace
}  // namespace yoshiki
