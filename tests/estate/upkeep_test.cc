// Asking, verifying and joining: what is said of an estate is true, or an error.
#include <sys/stat.h>

#include <filesystem>
#include <optional>

#include "batch/batch.h"
#include "estate/batch_run.h"
#include "estate/ledger_support.h"
#include "estate/traced_files.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace fs = std::filesystem;

/// An estate whose outputs stand there, and are in the ledger.
class Upkeep : public ::testing::Test {
 protected:
  Upkeep() {
    estate_.folder = folder_.path();
    estate_.output = "out";
    DocumentSet set;
    set.models = {"*.json"};
    estate_.documents = {set};
    for (const char* name : {"a", "b", "c"}) {
      folder_.Put(std::string(name) + ".json", "{}");
      folder_.Put("out/" + std::string(name) + ".pdf", name);
    }
    const auto ledger = Opened(LedgerName(estate_));
    RunRecord run = RunAt(100);
    run.id = ledger->BeginRun(run);
    EXPECT_TRUE(ledger->PutAll({Record("a.pdf", run.id), Record("b.pdf", run.id), Record("c.pdf", run.id)}));
    run.finished = 200;
    EXPECT_TRUE(ledger->FinishRun(run));
  }

  /// That of the file that stands there now.
  JobRecord Record(const std::string& name, std::int64_t run) const {
    JobRecord record = RecordOf(name, run);
    record.sha256 = FreshSha256(folder_ / ("out/" + name));
    return record;
  }

  std::size_t Verify() {
    diagnostics_ = {};
    const auto ledger = Ledger::Read(LedgerName(estate_), diagnostics_);
    return ledger ? VerifyOutputs(estate_, *ledger, diagnostics_) : 0;
  }

  int Merge() {
    diagnostics_ = {};
    return MergeShards(estate_, diagnostics_);
  }

  bool Asked(const std::string& name) {
    FontShelf fonts(YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR));
    FileCalls files;
    const DirectoryFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
    diagnostics_ = {};
    explanation_ = {};
    return Explain(estate_, name, {layouts, fonts, files, [] { return std::int64_t{0}; }}, explanation_,
                   diagnostics_);
  }

  /// In the ledger of a shard. Its output is what `name` and the shard's name say.
  std::string MakeInShard(const Shard& shard, const std::string& name, std::int64_t started) {
    folder_.Put("out/" + name, name + ShardName(shard));
    const auto ledger = Opened(LedgerName(estate_, shard));
    RunRecord run = RunAt(started, ShardName(shard));
    run.id = ledger->BeginRun(run);
    EXPECT_TRUE(ledger->Put(Record(name, run.id)));
    run.finished = started + 1;
    EXPECT_TRUE(ledger->FinishRun(run));
    return LedgerName(estate_, shard);
  }

  /// As a bad block does.
  void Damage(const std::string& ledger) {
    std::string bytes = ReadFile(ledger);
    // All behind the page of the schema.
    std::fill(bytes.begin() + 4096, bytes.end(), '\0');
    std::ofstream(ledger, std::ios::binary) << bytes;
  }

  std::string PlaceOf(std::size_t i) const {
    return fs::path(diagnostics_.all().at(i).place.file).filename().string();
  }

  TemporaryFolder folder_;
  Estate estate_;
  Diagnostics diagnostics_;
  Explanation explanation_;
};

// ---------------------------------------------------------------- log --verify

TEST_F(Upkeep, VerifyFindsWhatIsLostAndAltered) {
  EXPECT_EQ(Verify(), 3u);
  EXPECT_THAT(Codes(diagnostics_), IsEmpty());
  folder_.Put("out/a.pdf", "b");
  fs::remove(folder_ / "out/c.pdf");
  EXPECT_EQ(Verify(), 3u);
  EXPECT_THAT(Codes(diagnostics_), ElementsAre("output-altered", "output-lost"));
  EXPECT_EQ(PlaceOf(0), "a.pdf");
}

TEST_F(Upkeep, VerifySaysWhatItCannotRead) {
  Execute(LedgerName(estate_), "UPDATE records SET pages = x'41' WHERE id IN (1, 2)");
  EXPECT_EQ(Verify(), 1u);
  ASSERT_THAT(Codes(diagnostics_), ElementsAre("ledger-damaged"));
  EXPECT_TRUE(diagnostics_.has_errors());
  EXPECT_THAT(diagnostics_.all()[0].args, ElementsAre("2"));
  EXPECT_EQ(PlaceOf(0), "yoshiki-ledger.sqlite");
}

TEST_F(Upkeep, VerifyReadsTheWholeLedger) {
  Damage(LedgerName(estate_));
  EXPECT_EQ(Verify(), 0u);
  EXPECT_TRUE(diagnostics_.has_errors());
  EXPECT_THAT(Codes(diagnostics_), ::testing::Contains("ledger"));
}

TEST_F(Upkeep, VerifyFollowsNoNameOutOfTheFolder) {
  const std::string outside = folder_.Put("outside.pdf", "secret");
  std::vector<JobRecord> records;
  const std::vector<std::string> names = {
      "", "../outside.pdf", outside, "a.pdf/../../outside.pdf", "x/../a.pdf", std::string("a.pdf\0x", 7)};
  for (const std::string& name : names) {
    records.push_back(RecordOf(name, 1));
    records.back().sha256 = FreshSha256(outside);
  }
  ASSERT_TRUE(Opened(LedgerName(estate_))->PutAll(records));
  EXPECT_EQ(Verify(), 3u);
  ASSERT_THAT(Codes(diagnostics_), ElementsAre("ledger-damaged"));
  EXPECT_THAT(diagnostics_.all()[0].args, ElementsAre("6"));
}

TEST_F(Upkeep, VerifyKnowsWhatARunReplacedThatWasCutOff) {
  const std::int64_t now = 1;  // before any file of the test
  struct Case {
    const char* what;
    std::optional<Shard> ledger;
    std::vector<RunRecord> runs;  // the oldest first
    std::vector<std::string> codes;
    std::string run;
  };
  const auto of = [](std::int64_t started, std::int64_t finished, const std::string& shard = "") {
    RunRecord run = RunAt(started, shard);
    run.finished = finished;
    return run;
  };
  const std::vector<std::string> unrecorded = {"output-unrecorded"}, altered = {"output-altered"};
  const Shard shard{1, 2};
  const Case cases[] = {
      {"the newest", {}, {of(now + 200, 0)}, unrecorded, "2"},
      {"a run of a shard was merged behind it", {}, {of(300, 0), of(400, 401, "2-of-2")}, unrecorded, "2"},
      {"the next made it good", {}, {of(300, 0), of(400, 401)}, altered, ""},
      {"a shard's that is not joined", shard, {of(300, 0, "1-of-2")}, unrecorded, "1 (1/2)"},
      {"the next of the shard", shard, {of(300, 0, "1-of-2"), of(400, 401, "1-of-2")}, altered, ""},
  };
  for (const Case& test : cases) {
    SCOPED_TRACE(test.what);
    const std::string path = LedgerName(estate_, test.ledger), kept = ReadFile(LedgerName(estate_));
    for (const RunRecord& run : test.runs) Opened(path)->BeginRun(run);
    folder_.Put("out/a.pdf", "by whom?");
    Verify();
    EXPECT_EQ(Codes(diagnostics_), test.codes);
    if (!test.run.empty()) {
      EXPECT_EQ(diagnostics_.all().at(0).args.at(1), test.run);
    }
    if (test.ledger) fs::remove(path);
    folder_.Put("out/yoshiki-ledger.sqlite", kept);
  }
}

// ---------------------------------------------------------------- batch --explain

TEST_F(Upkeep, ExplainDoesNotTakeADamagedLedgerForAnEmptyOne) {
  EXPECT_TRUE(Asked("a.pdf"));
  EXPECT_EQ(explanation_.staleness->why, MakingReason::never_made);  // nobody made such a record
  EXPECT_TRUE(Asked(folder_ / "out/a.pdf"));
  Execute(LedgerName(estate_), "UPDATE records SET pages = x'41' WHERE id = 1");
  EXPECT_FALSE(Asked("a.pdf"));
  EXPECT_THAT(Codes(diagnostics_), ElementsAre("ledger-damaged"));
  EXPECT_TRUE(Asked("b.pdf"));
  Damage(LedgerName(estate_));
  EXPECT_FALSE(Asked("b.pdf"));
  EXPECT_TRUE(diagnostics_.has_errors());
  folder_.Put("out/yoshiki-ledger.sqlite", "garbage garbage garbage garbage garbage");
  EXPECT_FALSE(Asked("b.pdf"));
  EXPECT_THAT(Codes(diagnostics_), ElementsAre("ledger"));
  fs::remove(LedgerName(estate_));
  EXPECT_TRUE(Asked("b.pdf"));
  EXPECT_EQ(explanation_.staleness->why, Staleness::Why::never_made);
}

TEST_F(Upkeep, ExplainKnowsNoOutputThatThePlanHasNot) {
  fs::remove(folder_ / "a.json");
  EXPECT_FALSE(Asked("a.pdf"));
  ASSERT_THAT(Codes(diagnostics_), ElementsAre("no-output"));
  EXPECT_EQ(diagnostics_.all()[0].id, MessageId::estate_withdrawn);
  EXPECT_THAT(diagnostics_.all()[0].args, ElementsAre("a.pdf", "1"));
  EXPECT_FALSE(Asked(folder_ / "out/a.pdf"));
  EXPECT_EQ(diagnostics_.all()[0].id, MessageId::estate_withdrawn);
}

TEST_F(Upkeep, ExplainKnowsAnOutputByAnyOfItsPaths) {
  fs::create_directory_symlink(folder_.path(), folder_ / "link");
  const fs::path here = fs::current_path();
  for (const bool is_relative : {false, true}) {
    if (is_relative) {
      fs::current_path(folder_ / "out");
      estate_.folder = "..";
    }
    for (const std::string& name :
         {std::string("a.pdf"), std::string("a"), folder_ / "out/a.pdf", folder_ / "link/out/a.pdf",
          folder_ / "link/out/../out/a.pdf", folder_ / "out/a"}) {
      EXPECT_TRUE(Asked(name)) << name;
    }
  }
  fs::current_path(here);
}

TEST_F(Upkeep, ExplainProposesOnlyWhatIsNear) {
  folder_.Put("some/folder/statement.json", "{}");
  estate_.documents[0].models = {"*.json", "some/*/*.json"};
  for (const char* name : {"some/foldr/statement.pdf", "statement.pdf", "out/statement.xlsx"}) {
    EXPECT_FALSE(Asked(name)) << name;
    ASSERT_THAT(diagnostics_.all(), SizeIs(1));
    EXPECT_EQ(diagnostics_.all()[0].id, MessageId::estate_no_such_output) << name;
    EXPECT_EQ(diagnostics_.all()[0].args.at(1), "some/folder/statement.pdf");
  }
  EXPECT_FALSE(Asked("quite/another.pdf"));
  EXPECT_EQ(diagnostics_.all().at(0).id, MessageId::estate_no_output_near);
}

TEST_F(Upkeep, ExplainSaysWhichShardARecordIsOf) {
  folder_.Put("new.json", "{}");
  MakeInShard({1, 2}, "new.pdf", 300);
  EXPECT_TRUE(Asked("new.pdf"));
  ASSERT_TRUE(explanation_.record);
  EXPECT_EQ(explanation_.shard, "1-of-2");
  EXPECT_TRUE(Asked("a.pdf"));
  EXPECT_EQ(explanation_.shard, "");
}

// ---------------------------------------------------------------- batch --merge

TEST_F(Upkeep, MergeEmptiesTheLedgersOfShardsButForWhatTheyKnowOfFiles) {
  const std::string shard = MakeInShard({1, 2}, "a.pdf", 300);
  MakeInShard({2, 2}, "new.pdf", 300);
  ASSERT_TRUE(Opened(shard)->PutKnownFiles({{"/x", 1, 2, 3, 4, 5, HashOf(1)}}));
  EXPECT_EQ(Merge(), 2);
  EXPECT_THAT(Codes(diagnostics_), IsEmpty());
  const auto ledger = Opened(LedgerName(estate_));
  EXPECT_THAT(ledger->Names(), ElementsAre("a.pdf", "b.pdf", "c.pdf", "new.pdf"));
  EXPECT_EQ(ledger->Job("a.pdf")->sha256, FreshSha256(folder_ / "out/a.pdf"));
  EXPECT_THAT(Opened(shard)->KnownFiles(), SizeIs(1));
  EXPECT_THAT(Opened(shard)->Runs(), IsEmpty());
  EXPECT_EQ(Opened(shard)->BeginRun(RunAt(400)), 2);
}

TEST_F(Upkeep, MergeTrustsTheFileMoreThanClocks) {
  // The shard made it after the whole run, by a clock that is behind.
  MakeInShard({1, 2}, "a.pdf", 50);
  EXPECT_EQ(Merge(), 1);
  EXPECT_EQ(Verify(), 3u);
  EXPECT_THAT(Codes(diagnostics_), IsEmpty());
}

TEST_F(Upkeep, MergeTakesOnlyLedgersOfShards) {
  MakeInShard({1, 2}, "a.pdf", 300);
  const std::string bytes = ReadFile(LedgerName(estate_, Shard{1, 2}));
  for (const char* name :
       {"yoshiki-ledger.0-of-2.sqlite", "yoshiki-ledger.3-of-2.sqlite", "yoshiki-ledger.01-of-2.sqlite",
        "yoshiki-ledger.-1-of-2.sqlite", "yoshiki-ledger.1-of-.sqlite", "yoshiki-ledger.-of-2.sqlite",
        "yoshiki-ledger.1-of-2-of-3.sqlite", "yoshiki-ledger.1-of-2.sqlite.damaged",
        "yoshiki-ledger.1-of-99999999999.sqlite", "my-yoshiki-ledger.1-of-2.sqlite"}) {
    folder_.Put("out/" + std::string(name), bytes);
    EXPECT_EQ(Merge(), 1) << name;
    EXPECT_EQ(ReadFile(folder_ / ("out/" + std::string(name))), bytes) << name;
  }
}

TEST_F(Upkeep, MergeTakesAnEmptyLedgerForOneWithNothingInIt) {
  folder_.Put("out/yoshiki-ledger.1-of-2.sqlite", "");
  EXPECT_EQ(Merge(), 1);
  EXPECT_THAT(Codes(diagnostics_), IsEmpty());
  EXPECT_THAT(Opened(LedgerName(estate_))->Names(), SizeIs(3));
}

TEST_F(Upkeep, MergeNamesTheLedgerThatItLeft) {
  const std::string garbage = "garbage garbage garbage garbage garbage";
  folder_.Put("out/yoshiki-ledger.1-of-4.sqlite", garbage);
  Damage(MakeInShard({2, 4}, "a.pdf", 300));
  ASSERT_EQ(::mkfifo((folder_ / "out/yoshiki-ledger.3-of-4.sqlite").c_str(), 0600), 0);
  MakeInShard({4, 4}, "new.pdf", 300);
  EXPECT_EQ(Merge(), 1);
  ASSERT_THAT(Codes(diagnostics_), ElementsAre("ledger", "ledger", "ledger"));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(PlaceOf(i), "yoshiki-ledger." + std::to_string(i + 1) + "-of-4.sqlite");
  }
  EXPECT_EQ(diagnostics_.errors(), 3u);
  EXPECT_EQ(ReadFile(folder_ / "out/yoshiki-ledger.1-of-4.sqlite"), garbage);
  EXPECT_THAT(Opened(LedgerName(estate_))->Names(), ElementsAre("a.pdf", "b.pdf", "c.pdf", "new.pdf"));
}

TEST_F(Upkeep, MergeSaysHowManyRecordsItCannotRead) {
  Execute(MakeInShard({1, 2}, "a.pdf", 300), "UPDATE records SET pages = x'41'");
  EXPECT_EQ(Merge(), 1);
  ASSERT_THAT(Codes(diagnostics_), ElementsAre("ledger-damaged"));
  EXPECT_FALSE(diagnostics_.has_errors());
  EXPECT_THAT(PlaceOf(0), EndsWith("1-of-2.sqlite"));
}

}  // namespace
}  // namespace yoshiki
