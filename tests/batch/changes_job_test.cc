// `yoshiki changes`: what is marked in the redline, what is appended, and what one failure leaves of the
// rest.
#include "batch/changes_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "batch/batch.h"
#include "batch/drafts.h"
#include "batch/redline.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;

class ChangesRun : public ::testing::Test {
 protected:
  std::string File(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }

  // A model whose entrustment items have these titles and contents.
  std::string Model(const std::string& name, const std::vector<std::pair<std::string, std::string>>& items) {
    std::string list;
    for (const auto& [title, content] : items)
      list += (list.empty() ? "" : ",") + std::string("{\"title\": \"") + title + "\", \"content\": \"" +
              content + "\"}";
    return File(
        name, R"({"form": "yoshiki-3", "edition": "2018-05", "cover": {"name": "国民年金", "agency": "市長"},
      "files": [{"name": "ファイル", "entrustment": {"status": "yes", "items": [)" +
                  list + "]}}]}");
  }

  RenderOutcome Run(ChangesJob job) {
    FontShelf fonts(YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR));
    FileCalls files;
    const DirectoryFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
    job.date = "2031-04-01";
    diagnostics_ = {};
    return RunChanges(job, {layouts, fonts, files}, diagnostics_);
  }

  TemporaryFolder folder_;
  Diagnostics diagnostics_;
};

// The item that is gone and the one that has its place now are named alike.
TEST_F(ChangesRun, ARedlineMarksTheElementsThatAreLeft) {
  const DirectoryFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
  RenderOutcome outcome = RenderOutcome::failed;
  const auto drafts = ReadDrafts(
      {Model("old.json",
             {{"入力業務", "データの入力"}, {"封入業務", "封筒に入れる"}, {"保管業務", "書類の保管"}}),
       Model("new.json", {{"入力業務", "データの入力"}, {"保管業務", "書類の保管と廃棄"}})},
      layouts, outcome, diagnostics_);
  ASSERT_TRUE(drafts);
  const BoundForm marked = MarkedForm(drafts->back().bound, CompareDrafts(RoundsOf(*drafts)));
  std::vector<std::string> changed, underlined;
  for (const Part& part : marked.parts)
    for (const Table& table : part.tables)
      for (const Row& row : table.rows)
        for (const Cell& cell : row.cells) {
          if (!cell.changed) continue;
          changed.push_back(cell.item.pointer);
          const auto* text = std::get_if<TextContent>(&cell.content);
          if (text != nullptr && !text->marks.empty()) underlined.push_back(cell.item.pointer);
        }
  EXPECT_THAT(changed, testing::Each("/files/0/entrustment/items/1/content"));
  EXPECT_THAT(underlined, testing::ElementsAre("/files/0/entrustment/items/1/content"));
}

TEST_F(ChangesRun, AppendedTwiceAreThereOnce) {
  ChangesJob job;
  job.older = Model("old.json", {{"入力業務", "データの入力"}});
  job.newer = Model("new.json", {{"入力業務", "データの入力と確認"}});
  job.append = true;
  EXPECT_EQ(Run(job), RenderOutcome::written);
  const std::string once = ReadFile(job.newer);
  EXPECT_THAT(once, HasSubstr("データの入力と確認\",\n    \"timing"));
  EXPECT_EQ(Run(job), RenderOutcome::written);
  EXPECT_EQ(ReadFile(job.newer), once);
}

TEST_F(ChangesRun, OfDraftsThatDoNotDifferThereIsAWarning) {
  ChangesJob job;
  job.older = job.newer = Model("old.json", {{"入力業務", "データの入力"}});
  job.output = folder_ / "rows.json";
  EXPECT_EQ(Run(job), RenderOutcome::written);
  ASSERT_EQ(diagnostics_.all().size(), 1u);
  EXPECT_EQ(CodeOf(diagnostics_.all()[0].id), "no-changes");
}

TEST_F(ChangesRun, ARedlineThatCannotBeSetLeavesTheRows) {
  ChangesJob job;
  job.older = Model("old.json", {{"入力業務", "データの入力"}});
  job.newer = Model("new.json", {{"入力業務", "データ\xF0\x9F\xA7\xBFの入力"}});
  job.output = folder_ / "rows.json";
  job.redline = folder_ / "red.pdf";
  EXPECT_EQ(Run(job), RenderOutcome::rejected);
  EXPECT_THAT(ReadFile(job.output), HasSubstr("2031-04-01"));
}

}  // namespace
}  // namespace yoshiki
