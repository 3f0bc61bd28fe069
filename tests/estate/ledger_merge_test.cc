// What shards have written is joined, whatever the clocks of their machines say.
#include "estate/dying_disk.h"
#include "estate/ledger_support.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr std::int64_t kDay = 86'400;

/// A night of a shard: a run that makes the output, merged into the estate's ledger and cleared.
class Nights : public ::testing::Test {
 protected:
  Nights() : all_(Opened(folder_ / "all")) {}

  void MakeWhole(std::int64_t started, const std::string& name, int seed) {
    const std::int64_t run = all_->BeginRun(RunAt(started));
    ASSERT_TRUE(all_->Put(RecordOf(name, run, seed)));
  }

  void MakeShard(const std::string& shard, std::int64_t started, const std::string& name, int seed) {
    const auto ledger = Opened(folder_ / shard);
    RunRecord run = RunAt(started, shard);
    run.id = ledger->BeginRun(run);
    ASSERT_TRUE(ledger->Put(RecordOf(name, run.id, seed)));
    run.finished = started + 1;
    ASSERT_TRUE(ledger->FinishRun(run));
  }

  /// `on_disk`: the seed of the record whose output the file is; 0 = another file, or none.
  void Merge(const std::vector<std::string>& shards, int on_disk = 0) {
    all_.reset();
    all_ = Opened(folder_ / "all");
    const auto hash_now = [&](const std::string&) {
      ++asked_;
      return on_disk == 0 ? std::string() : RecordOf("", 0, on_disk).sha256;
    };
    for (const std::string& shard : shards) {
      const auto ledger = Opened(folder_ / shard);
      ASSERT_TRUE(all_->Merge(*ledger, hash_now)) << all_->Failure();
      ASSERT_TRUE(ledger->Clear()) << ledger->Failure();
    }
  }

  std::string KeyNow(const std::string& name) const {
    const auto record = all_->Job(name);
    return record ? record->key : "none";
  }

  DyingDisk quick_;
  TemporaryFolder folder_;
  std::unique_ptr<Ledger> all_;
  int asked_ = 0;
};

TEST_F(Nights, OfAShardCountTheLatestThoughItsClockIsADayBehind) {
  MakeShard("1-of-2", 10 * kDay, "a", 1);
  Merge({"1-of-2"});
  MakeShard("1-of-2", 9 * kDay, "a", 2);
  Merge({"1-of-2"});
  EXPECT_EQ(KeyNow("a"), HashOf(2));
  EXPECT_EQ(all_->Job("a")->run, 2);
  EXPECT_EQ(asked_, 0);
}

TEST_F(Nights, OfOneLedgerTheLaterRunCountsThoughTheClockWasSetBack) {
  MakeShard("1-of-2", 200, "a", 1);
  MakeShard("1-of-2", 100, "a", 2);
  Merge({"1-of-2"});
  EXPECT_EQ(KeyNow("a"), HashOf(2));
  EXPECT_THAT(all_->Runs(), SizeIs(2));
}

struct Conflict {
  std::string what;
  std::int64_t whole, shard;  ///< when each started
  int on_disk;                ///< 1: what the whole run made, 2: what the shard made
  int counts;
};

TEST_F(Nights, BesideARunOfTheWholeEstateTheFileDecides) {
  const Conflict conflicts[] = {
      {"the shard was later", 100, 200, 2, 2},
      {"the shard was later, its clock behind", 200, 100, 2, 2},
      {"the whole run was later", 200, 100, 1, 1},
      {"the whole run was later, the shard's clock ahead", 100, 200, 1, 1},
      {"somebody altered the file: the clocks", 100, 200, 3, 2},
      {"the file is gone: the clocks", 200, 100, 0, 1},
  };
  for (const Conflict& conflict : conflicts) {
    SCOPED_TRACE(conflict.what);
    MakeWhole(conflict.whole, conflict.what, 1);
    MakeShard("1-of-2", conflict.shard, conflict.what, 2);
    Merge({"1-of-2"}, conflict.on_disk);
    EXPECT_EQ(KeyNow(conflict.what), HashOf(conflict.counts));
  }
  EXPECT_EQ(asked_, 6);
}

TEST_F(Nights, OfTwoShardsThatWereNotMergedBetweenTheFileDecides) {
  MakeShard("1-of-3", 300, "a", 1);
  MakeShard("2-of-2", 200, "a", 2);
  Merge({"1-of-3", "2-of-2"}, 1);
  EXPECT_EQ(KeyNow("a"), HashOf(1));
}

TEST_F(Nights, WhatWasForgottenCountsAgainWhenItWasMadeSince) {
  MakeWhole(100, "a", 1);
  ASSERT_TRUE(all_->Forget({"a"}));
  MakeShard("1-of-2", 50, "a", 2);
  Merge({"1-of-2"}, 1);
  EXPECT_EQ(KeyNow("a"), "none");
  MakeShard("1-of-2", 60, "a", 3);
  Merge({"1-of-2"}, 3);
  EXPECT_EQ(KeyNow("a"), HashOf(3));
}

TEST_F(Nights, AreNotTakenTwiceWhenTheShardWasNotCleared) {
  MakeShard("1-of-2", 100, "a", 1);
  {
    const auto ledger = Opened(folder_ / "1-of-2");
    const std::int64_t cut_off = ledger->BeginRun(RunAt(150, "1-of-2"));
    ASSERT_TRUE(ledger->PutAll({RecordOf("a", cut_off, 2), RecordOf("b", cut_off, 2)}));
    ASSERT_TRUE(all_->Merge(*ledger));
  }
  MakeWhole(200, "a", 5);
  MakeWhole(200, "b", 5);
  Merge({"1-of-2"}, 2);
  EXPECT_EQ(KeyNow("a"), HashOf(5));
  EXPECT_EQ(KeyNow("b"), HashOf(5));
  EXPECT_THAT(all_->Runs(), SizeIs(4));
}

TEST_F(Nights, LeaveAShardThatCannotBeRead) {
  MakeShard("1-of-2", 100, "a", 1);
  MakeShard("1-of-2", 200, "b", 1);
  Execute(folder_ / "1-of-2", "UPDATE records SET dependencies = x'FF' WHERE run = 1");
  const auto ledger = Opened(folder_ / "1-of-2");
  ASSERT_TRUE(all_->Merge(*ledger));
  EXPECT_EQ(ledger->Unreadable(), 1u);
  EXPECT_EQ(KeyNow("a"), "none");
  EXPECT_EQ(KeyNow("b"), HashOf(1));
}

TEST(LedgerMerge, TakesAllRunsWithNewIds) {
  const TemporaryFolder folder;
  const auto one = Opened(folder / "one");
  const auto two = Opened(folder / "two");
  one->BeginRun(RunAt(100));
  two->BeginRun(RunAt(200, "2-of-2"));
  ASSERT_TRUE(one->PutAll({RecordOf("both", 1, 1), RecordOf("old", 1)}));
  ASSERT_TRUE(two->PutAll({RecordOf("both", 1, 2), RecordOf("new", 1)}));
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(one->Merge(*two)) << one->Failure();
    ASSERT_THAT(Names(one->Jobs()), ElementsAre("both", "new", "old"));
    EXPECT_EQ(one->Job("both")->key, HashOf(2));
    ASSERT_THAT(one->Runs(), SizeIs(2));
    EXPECT_EQ(one->Runs()[0].started, 200);
    EXPECT_EQ(one->Job("both")->run, one->Runs()[0].id);
  }
  EXPECT_THAT(Names(two->Jobs()), ElementsAre("both", "new"));
}

TEST(LedgerMerge, TakesWhatARunDidSince) {
  const TemporaryFolder folder;
  const auto all = Opened(folder / "all");
  const auto shard = Opened(folder / "shard");
  RunRecord run = RunAt(100, "1/2");
  run.id = shard->BeginRun(run);
  ASSERT_TRUE(shard->Put(RecordOf("a", 1)));
  ASSERT_TRUE(all->Merge(*shard));
  ASSERT_TRUE(shard->Put(RecordOf("b", 1)));
  run.finished = 150;
  run.made = 2;
  ASSERT_TRUE(shard->FinishRun(run));
  ASSERT_TRUE(all->Merge(*shard));
  EXPECT_THAT(Names(all->Jobs()), ElementsAre("a", "b"));
  ASSERT_THAT(all->Runs(), SizeIs(1));
  EXPECT_EQ(all->Runs()[0].made, 2);
  EXPECT_TRUE(all->Merge(*all));
  Diagnostics diagnostics;
  EXPECT_FALSE(Ledger::Read(folder / "shard", diagnostics)->Merge(*all));
}

TEST(MergedLedger, KeepsWhatWasSaidOfRuns) {
  const TemporaryFolder folder;
  const auto all = Opened(folder / "all"), shard = Opened(folder / "shard");
  RunRecord run = RunAt(1, "1-of-2");
  run.id = shard->BeginRun(run);
  ASSERT_TRUE(all->Merge(*shard));  // while it is at work
  EXPECT_EQ(all->Runs().at(0).diagnostics, "");
  run.finished = 2;
  run.diagnostics = "{\"code\":\"left-out\"}\n";
  ASSERT_TRUE(shard->FinishRun(run));
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(all->Merge(*shard));
    ASSERT_THAT(all->Runs(), SizeIs(1));
    EXPECT_EQ(all->Runs()[0].diagnostics, run.diagnostics);
  }
}

}  // namespace
}  // namespace yoshiki
