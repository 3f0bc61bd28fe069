// Which outputs a run makes, leaves out, warns of or cannot make.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "estate/batch_runs.h"

namespace yoshiki {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace fs = std::filesystem;

class BatchChoices : public BatchRuns {
 protected:
  std::vector<std::string> Verified() {
    const Estate estate = ThreeModels();
    diagnostics_ = {};
    const auto ledger = Ledger::Read(LedgerName(estate), diagnostics_);
    if (ledger) VerifyOutputs(estate, *ledger, diagnostics_);
    return Told();
  }
  void Append(const std::string& file) { std::ofstream(folder_ / file, std::ios::app) << ' '; }
};

TEST_F(BatchChoices, AFailureDoesNotMakeAnAlteredOutputRight) {
  Run();
  EXPECT_THAT(Verified(), IsEmpty());
  Append("out/b.pdf");
  std::ofstream(folder_ / "b.json") << "{";
  Run();
  EXPECT_THAT(Verified(), ElementsAre("output-altered"));
  fs::remove(folder_ / "out/b.pdf");
  Run();
  EXPECT_THAT(Verified(), ElementsAre("output-lost"));
}

TEST_F(BatchChoices, OutputsWithoutModelsAreWarnedOfUntilTheyAreGone) {
  Run();
  fs::remove(folder_ / "b.json");
  for (int run = 0; run < 2; ++run) {
    EXPECT_EQ(Run().run.current, 2);
    EXPECT_THAT(Told(), ElementsAre("orphaned"));
  }
  // A report of the night tells it as well.
  const auto ledger = Ledger::Read(LedgerName(ThreeModels()), diagnostics_);
  EXPECT_THAT(ledger->Runs().front().diagnostics, HasSubstr("orphaned"));
  // One that comes back is known as it was.
  Model("b", "児童手当");
  EXPECT_EQ(Run().run.current, 3);
  EXPECT_THAT(Told(), IsEmpty());
  fs::remove(folder_ / "b.json");
  fs::remove(folder_ / "out/b.pdf");
  Run();
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(BatchChoices, WhatIsLeftOutIsTold) {
  Run();
  Model("b", "児童扶養手当");
  BatchOptions options;
  options.only_failed = true;
  BatchSummary summary = Run(options);
  EXPECT_EQ(summary.run.made, 0);
  EXPECT_EQ(summary.run.current, 2);
  EXPECT_EQ(summary.left_out, 1);
  EXPECT_THAT(Told(), ElementsAre("left-out"));
  options = {};
  options.since = 1;
  summary = Run(options);
  EXPECT_EQ(summary.run.made, 0);
  EXPECT_THAT(Told(), ElementsAre("left-out"));
  options.since = 99;
  EXPECT_FALSE(Run(options).started);
  EXPECT_THAT(Told(), ElementsAre("no-run"));
}

TEST_F(BatchChoices, WhatAForcedRunMadeBeforeItWasCutOffCountsAsCurrent) {
  Run();
  BatchOptions options;
  options.force = true;
  Run(options);
  options.since = 2;
  const BatchSummary summary = Run(options);
  EXPECT_EQ(summary.run.made, 0);
  EXPECT_EQ(summary.run.current, 3);
  EXPECT_EQ(summary.left_out, 0);
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(BatchChoices, OutputsAreNoOrphansWhileModelsCannotBeFound) {
  Run();
  Estate estate = ThreeModels();
  estate.documents[0].models = {"a.json", "away/*.json"};
  EXPECT_EQ(RunOf(estate).run.current, 1);
  EXPECT_THAT(Told(), ElementsAre("no-models"));
}

TEST_F(BatchChoices, AForcedRunOfAShardGoesOnWhereItWasCutOff) {
  Run();
  BatchOptions options;
  options.shard = Shard{1, 1};
  options.force = true;
  const std::int64_t run = Run(options).run.id;
  EXPECT_EQ(heard_.made.size(), 3u);
  options.since = run;
  EXPECT_EQ(Run(options).run.made, 0);
}

TEST_F(BatchChoices, AWholeRunJoinsWhatShardsMade) {
  for (int n = 1; n <= 2; ++n) {
    BatchOptions options;
    options.shard = Shard{n, 2};
    Run(options);
  }
  EXPECT_EQ(Run().run.current, 3);
}

TEST_F(BatchChoices, AFurtherLookLeavesFailuresUntilSomethingChanges) {
  std::ofstream(folder_ / "b.json") << "{";
  Run();
  BatchOptions again;
  again.again = true;
  again.retry_failed = false;
  EXPECT_TRUE(Run(again).idle);
  std::ofstream(folder_ / "b.json") << "[";
  const BatchSummary summary = Run(again);
  EXPECT_FALSE(summary.idle);
  EXPECT_EQ(summary.run.failed, 1);
  Model("b", "児童手当");
  EXPECT_EQ(Run(again).run.made, 1);
  EXPECT_TRUE(Run(again).idle);
}

TEST_F(BatchChoices, APipeInPlaceOfAnOutputOrAModelFailsAlone) {
  fs::create_directory(folder_ / "out");
  ASSERT_EQ(::mkfifo((folder_ / "out/b.pdf").c_str(), 0600), 0);
  ASSERT_EQ(::mkfifo((folder_ / "d.json").c_str(), 0600), 0);
  fs::create_directory(folder_ / "e.json");
  fs::create_symlink("f.json", fs::path(folder_ / "f.json"));
  const BatchSummary summary = Run();
  EXPECT_EQ(summary.run.failed, 4);
  EXPECT_EQ(summary.run.made, 2);
  EXPECT_THAT(heard_.codes, Contains("cannot-write"));
}

TEST_F(BatchChoices, AModelThatVanishesBeforeItIsReadFailsAlone) {
  class Vanishing final : public FileCalls {
   public:
    explicit Vanishing(std::string file) : file_(std::move(file)) {}
    int Open(const char* path, int flags, mode_t mode) override {
      fs::remove(file_);
      return FileCalls::Open(path, flags, mode);
    }

   private:
    std::string file_;
  } files(folder_ / "c.json");
  const BatchSummary summary = Run({}, &files);
  EXPECT_EQ(summary.run.failed, 1);
  EXPECT_EQ(summary.run.made, 2);
}

TEST_F(BatchChoices, WhatShardsMadeIsKnownBeforeItIsJoined) {
  Run();
  for (const char* name : {"a", "b", "c"}) Model(name, "障害者手帳");
  for (int n = 1; n <= 2; ++n) {
    BatchOptions options;
    options.shard = Shard{n, 2};
    Run(options);
  }
  EXPECT_THAT(Verified(), IsEmpty());
  BatchOptions options;
  options.dry_run = true;
  EXPECT_EQ(Run(options).left, 0);
}

TEST_F(BatchChoices, ADamagedLedgerOfAShardIsPutAside) {
  BatchOptions options;
  options.shard = Shard{1, 1};
  Run(options);
  folder_.Put("out/yoshiki-ledger.1-of-1.sqlite", "no ledger at all");
  BatchSummary summary = Run();
  EXPECT_TRUE(summary.started);
  EXPECT_FALSE(summary.interrupted);
  EXPECT_FALSE(diagnostics_.has_errors());
  EXPECT_THAT(Told(), ElementsAre("ledger-damaged"));
  EXPECT_EQ(Run().run.current, 3);
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(BatchChoices, OfALinkedOutputTheOldStateIsKept) {
  Run();
  const std::string before = Outputs()["b.pdf"];
  fs::rename(folder_ / "out/b.pdf", folder_ / "published.pdf");
  fs::create_symlink("../published.pdf", fs::path(folder_ / "out/b.pdf"));
  Model("b", "児童扶養手当");
  Run();
  EXPECT_NE(ReadFile(folder_ / "published.pdf"), before);
  std::vector<std::string> old;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "out/.yoshiki-old/b.pdf")) {
    EXPECT_FALSE(entry.is_symlink());
    old.push_back(ReadFile(entry.path().string()));
  }
  EXPECT_THAT(old, ElementsAre(before));
}

}  // namespace
}  // namespace yoshiki
