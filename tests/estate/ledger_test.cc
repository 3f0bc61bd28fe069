// What is put into a ledger is there afterwards.
#include "estate/ledger.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>

#include "estate/ledger_support.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Ledger, GivesBackWhatWasPut) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  std::int64_t run = 0;
  {
    const auto ledger = Opened(path);
    run = ledger->BeginRun(RunAt(1000, "3/16"));
    EXPECT_EQ(run, 1);
    ASSERT_TRUE(ledger->PutAll({RecordOf("b.pdf", run), RecordOf("a.pdf", run, 9)}));
    RunRecord end = RunAt(1000, "3/16");
    end.id = run;
    end.finished = 1060;
    end.made = 2;
    end.diagnostics = "{\"code\":\"orphaned\"}\n";
    EXPECT_TRUE(ledger->FinishRun(end));
  }
  Diagnostics diagnostics;
  const auto ledger = Ledger::Read(path, diagnostics);
  ASSERT_TRUE(ledger);
  const auto jobs = ledger->Jobs();
  ASSERT_THAT(Names(jobs), ElementsAre("a.pdf", "b.pdf"));
  ExpectSame(jobs[0], RecordOf("a.pdf", run, 9));
  ExpectSame(*ledger->Job("b.pdf"), RecordOf("b.pdf", run));
  EXPECT_FALSE(ledger->Job("c.pdf"));
  ASSERT_THAT(ledger->Runs(), SizeIs(1));
  EXPECT_EQ(ledger->Runs()[0].finished, 1060);
  EXPECT_EQ(ledger->Runs()[0].made, 2);
  EXPECT_EQ(ledger->Runs()[0].shard, "3/16");
  EXPECT_EQ(ledger->Runs()[0].diagnostics, "{\"code\":\"orphaned\"}\n");
  EXPECT_FALSE(ledger->Put(RecordOf("c.pdf", run)));
  EXPECT_THAT(ledger->Failure(), ::testing::HasSubstr("readonly"));
}

TEST(Ledger, TakesAnyBytesForNamesAndHashes) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "a'; DROP TABLE runs; --?%20#");
  const std::int64_t run = ledger->BeginRun(RunAt(1));
  std::string kanji;
  for (int i = 0; i < 200; ++i) kanji += "葛";
  const std::vector<std::string> names = {
      "",   "-rf", "../../x.pdf", "a\nb", std::string("a\0b", 3), "\xff\xfe", "'; DROP TABLE records; --",
      kanji};
  for (const std::string& name : names) {
    JobRecord record = RecordOf(name, run);
    record.key = name;
    record.sha256 = "ABC";
    record.text_sha256 = "abc";
    record.pages = {name, "abcd", "ABCD"};
    record.diagnostics = name;
    record.dependencies = {{Dependency::Kind::font, name, name}};
    ASSERT_TRUE(ledger->Put(record)) << ledger->Failure();
    ASSERT_TRUE(ledger->Job(name));
    ExpectSame(*ledger->Job(name), record);
  }
  EXPECT_THAT(ledger->Jobs(), SizeIs(names.size()));
}

TEST(Ledger, KeepsTheNewestRecordAndTheHistory) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  for (int i = 1; i <= 120; ++i) {
    RunRecord run = RunAt(i);
    run.id = ledger->BeginRun(run);
    ASSERT_TRUE(ledger->Put(RecordOf("a", i, i)));
    if (i == 1) {
      ASSERT_TRUE(ledger->PutAll({RecordOf("once", i), RecordOf("old", i)}));
    }
    if (i == 2) {
      ASSERT_TRUE(ledger->Forget({"old", "never"}));
    }
    ASSERT_TRUE(ledger->FinishRun(run)) << ledger->Failure();
  }
  EXPECT_THAT(Names(ledger->Jobs()), ElementsAre("a", "once"));
  ExpectSame(*ledger->Job("a"), RecordOf("a", 120, 120));
  ExpectSame(*ledger->Job("once"), RecordOf("once", 1));
  EXPECT_THAT(ledger->JobsOf(71), SizeIs(1));
  ExpectSame(ledger->JobsOf(71)[0], RecordOf("a", 71, 71));
  EXPECT_THAT(ledger->JobsOf(70), IsEmpty());
  EXPECT_THAT(Names(ledger->JobsOf(1)), ElementsAre("once"));
  EXPECT_EQ(ledger->Runs().front().id, 120);
}

TEST(Ledger, KeepsRunsWhileThereAreRecordsOfThem) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  for (int i = 1; i <= 150; ++i) {
    RunRecord run = RunAt(i);
    run.id = ledger->BeginRun(run);
    if (i == 7) {
      ASSERT_TRUE(ledger->PutAll({RecordOf("a", i), RecordOf("gone", i)}));
    }
    if (i == 149) {
      ASSERT_TRUE(ledger->Forget({"gone"}));
    }
    ASSERT_TRUE(ledger->FinishRun(run)) << ledger->Failure();
  }
  const std::vector<RunRecord> runs = ledger->Runs();
  ASSERT_THAT(runs, SizeIs(51));
  EXPECT_EQ(runs.front().id, 150);
  EXPECT_EQ(runs[49].id, 101);
  EXPECT_EQ(runs.back().id, 7);
}

TEST(Ledger, CountsWhatARunMadeThatWasCutOff) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  RunRecord whole = RunAt(1);
  whole.id = ledger->BeginRun(whole);
  whole.finished = 2;
  whole.made = 9;
  ASSERT_TRUE(ledger->FinishRun(whole));
  const std::int64_t cut = ledger->BeginRun(RunAt(3));
  std::vector<JobRecord> records = {RecordOf("a", cut), RecordOf("b", cut), RecordOf("c", cut),
                                    RecordOf("d", cut)};
  records[0].state = JobState::made;
  records[1].state = JobState::rejected;
  records[2].state = JobState::failed;
  ASSERT_TRUE(ledger->PutAll(records));
  const std::vector<RunRecord> runs = ledger->Runs();
  EXPECT_EQ(runs[0].made, 2);
  EXPECT_EQ(runs[0].warned, 1);
  EXPECT_EQ(runs[0].failed, 2);
  EXPECT_EQ(runs[1].made, 9);
}

TEST(Ledger, SaysThatItCannotForget) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  Opened(path)->BeginRun(RunAt(1));
  Diagnostics diagnostics;
  const auto reading = Ledger::Read(path, diagnostics);
  EXPECT_FALSE(reading->Forget({}));
  EXPECT_NE(reading->Failure(), "");
}

TEST(Ledger, PutsARecordOfOneRunTwice) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  const std::int64_t run = ledger->BeginRun(RunAt(1));
  ASSERT_TRUE(ledger->Put(RecordOf("a", run, 1)));
  ASSERT_TRUE(ledger->Put(RecordOf("a", run, 2)));
  ASSERT_THAT(ledger->Jobs(), SizeIs(1));
  ExpectSame(ledger->Jobs()[0], RecordOf("a", run, 2));
}

TEST(Ledger, PutsAllOrNone) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  const std::int64_t run = ledger->BeginRun(RunAt(1));
  EXPECT_FALSE(ledger->PutAll({RecordOf("a", run), RecordOf("b", run + 1)}));
  EXPECT_EQ(ledger->Failure(), "FOREIGN KEY constraint failed");
  EXPECT_THAT(ledger->Jobs(), IsEmpty());
  EXPECT_EQ(ledger->Failure(), "");
  EXPECT_TRUE(ledger->Put(RecordOf("a", run)));
  ExpectSame(*ledger->Job("a"), RecordOf("a", run));
}

TEST(Ledger, ForgetsUntilItIsMadeAgain) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  const std::int64_t run = ledger->BeginRun(RunAt(1));
  ASSERT_TRUE(ledger->PutAll({RecordOf("a", run), RecordOf("b", run)}));
  EXPECT_TRUE(ledger->Forget({"a"}));
  EXPECT_THAT(Names(ledger->Jobs()), ElementsAre("b"));
  EXPECT_THAT(Names(ledger->JobsOf(run)), ElementsAre("a", "b"));
  EXPECT_TRUE(ledger->Put(RecordOf("a", run)));
  EXPECT_THAT(Names(ledger->Jobs()), ElementsAre("a", "b"));
}

TEST(Ledger, KeepsTheKnownFilesOfTheLastPut) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  const KnownFile a{"a\xff", 1, 2, 3, ~std::uint64_t{0}, 5, HashOf(1)};
  KnownFile b{"b", 1, -2, 3, 4, 5, HashOf(2)};
  ASSERT_TRUE(ledger->PutKnownFiles({b, a}));
  b.sha256 = HashOf(3);
  const KnownFile c{"c", 9, 9, 9, 9, 9, ""};
  ASSERT_TRUE(ledger->PutKnownFiles({b, c}));
  ASSERT_TRUE(ledger->PutKnownFiles({b, a}));
  const auto files = ledger->KnownFiles();
  ASSERT_THAT(files, SizeIs(2));
  EXPECT_EQ(files[0].path, a.path);
  EXPECT_EQ(files[0].device, a.device);
  EXPECT_EQ(files[1].modified, -2);
  EXPECT_EQ(files[1].sha256, HashOf(3));
}

TEST(Ledger, ClearedKnowsFilesStillAndGivesNoIdTwice) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  {
    const auto ledger = Opened(path);
    ledger->BeginRun(RunAt(1));
    EXPECT_EQ(ledger->BeginRun(RunAt(2)), 2);
    ASSERT_TRUE(ledger->PutAll({RecordOf("a", 1), RecordOf("b", 2), RecordOf("gone", 1)}));
    ASSERT_TRUE(ledger->Forget({"gone"}));
    ASSERT_TRUE(ledger->PutKnownFiles({{"a", 1, 2, 3, 4, 5, HashOf(1)}}));
    ASSERT_TRUE(ledger->Clear()) << ledger->Failure();
    EXPECT_THAT(ledger->Runs(), IsEmpty());
    EXPECT_THAT(ledger->Names(), IsEmpty());
    EXPECT_FALSE(ledger->Job("a"));
  }
  const auto ledger = Opened(path);
  EXPECT_THAT(ledger->KnownFiles(), SizeIs(1));
  EXPECT_EQ(ledger->BeginRun(RunAt(3)), 3);
  ASSERT_TRUE(ledger->Put(RecordOf("a", 3, 5)));
  ExpectSame(*ledger->Job("a"), RecordOf("a", 3, 5));
}

TEST(Ledger, TellsWhenARunStarted) {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  const std::int64_t run = ledger->BeginRun(RunAt(1234));
  EXPECT_EQ(ledger->StartOf(run), 1234);
  EXPECT_EQ(ledger->StartOf(run + 1), std::nullopt);
}

// A limit on the size of files stands for a full disk.
TEST(Ledger, SaysThatItCannotWriteAndGoesOnWhenItCan) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  EXPECT_TRUE(HoldsInChild([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const auto ledger = Opened(path);
    const std::int64_t run = ledger->BeginRun(RunAt(1));
    struct rlimit limit {};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    struct stat info {};
    ::stat((path + "-wal").c_str(), &info);
    const struct rlimit narrow = {static_cast<rlim_t>(info.st_size), limit.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &narrow);
    if (ledger->Put(RecordOf("a", run)) || ledger->Failure().empty()) return false;
    ::setrlimit(RLIMIT_FSIZE, &limit);
    return ledger->Jobs().empty() && ledger->Put(RecordOf("a", run)) && ledger->Jobs().size() == 1;
  }));
  EXPECT_THAT(Opened(path)->Jobs(), SizeIs(1));
}

TEST(Ledger, IsNoneOfAForkedChildsBusiness) {
  const TemporaryFolder folder;
  auto ledger = Opened(folder / "ledger");
  const std::int64_t run = ledger->BeginRun(RunAt(1));
  EXPECT_TRUE(HoldsInChild([&] { return ledger.reset(), true; }));
  EXPECT_TRUE(ledger->Put(RecordOf("a", run)));
  EXPECT_THAT(ledger->Jobs(), SizeIs(1));
}

TEST(Ledger, ReadsThirtyThousandRecords) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  constexpr int kCount = 30'000;
  {
    const auto ledger = Opened(path);
    const std::int64_t run = ledger->BeginRun(RunAt(1));
    std::vector<JobRecord> records;
    for (int i = 0; i < kCount; ++i) {
      records.push_back(RecordOf("folder/" + std::to_string(i * 7919 % kCount) + ".pdf", run, i));
      for (int d = 0; d < 12; ++d) {
        records.back().dependencies.push_back(
            {Dependency::Kind::layout, "layouts/" + std::to_string(d), HashOf(d + 20)});
      }
      records.back().pages.assign(20, HashOf(i));
    }
    ASSERT_TRUE(ledger->PutAll(records));
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto ledger = Opened(path);
  const auto open = std::chrono::steady_clock::now();
  const auto jobs = ledger->Jobs();
  const auto read = std::chrono::steady_clock::now();
  ASSERT_THAT(jobs, SizeIs(kCount));
  EXPECT_THAT(jobs.back().dependencies, SizeIs(15));
  RecordProperty("open_ms", static_cast<int>((open - begun).count() / 1'000'000));
  RecordProperty("read_ms", static_cast<int>((read - open).count() / 1'000'000));
}

}  // namespace
}  // namespace yoshiki
