// What is damaged is no ledger, or says nothing that is wrong.
#include <filesystem>
#include <random>

#include "estate/dying_disk.h"
#include "estate/ledger_support.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A small ledger with some of its content still in the write-ahead log, as bytes.
struct Bytes {
  std::string file, log;
};

Bytes SmallLedger() {
  const TemporaryFolder folder;
  const auto ledger = Opened(folder / "ledger");
  ledger->BeginRun(RunAt(1));
  EXPECT_TRUE(ledger->Put(RecordOf("a", 1)));
  {
    // Another connection moves what is logged so far into the file.
    sqlite3* other = nullptr;
    EXPECT_EQ(sqlite3_open((folder / "ledger").c_str(), &other), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(other, "PRAGMA wal_checkpoint", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
  }
  EXPECT_TRUE(ledger->Put(RecordOf("b", 1)));
  return {ReadFile(folder / "ledger"), ReadFile(folder / "ledger-wal")};
}

/// Opens it, and says whether it was whole. Either way it must work afterwards.
bool IsWhole(const Bytes& bytes) {
  const TemporaryFolder folder;
  folder.Put("ledger", bytes.file);
  if (!bytes.log.empty()) folder.Put("ledger-wal", bytes.log);
  Diagnostics diagnostics;
  const auto ledger = Ledger::Open(folder / "ledger", diagnostics);
  EXPECT_TRUE(ledger);
  if (!ledger) return false;
  const bool damaged = !diagnostics.empty();
  if (damaged) {
    EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger-damaged"));
    EXPECT_EQ(ReadFile(folder / "ledger.damaged"), bytes.file);
    EXPECT_THAT(ledger->Jobs(), IsEmpty());
  }
  EXPECT_TRUE(damaged || ledger->Job("a"));
  for (const JobRecord& record : ledger->Jobs()) ExpectSame(record, RecordOf(record.name, 1));
  const std::int64_t run = ledger->BeginRun(RunAt(5));
  EXPECT_TRUE(ledger->Put(RecordOf("c", run))) << ledger->Failure();
  return !damaged;
}

TEST(DamagedLedger, CutAnywhereIsWholeOrPutAside) {
  const DyingDisk quick;
  const Bytes whole = SmallLedger();
  ASSERT_GT(whole.log.size(), 0u);
  EXPECT_TRUE(IsWhole(whole));
  std::mt19937 random(6);
  int damaged = 0;  // not always: the end of the last page may have been empty
  for (int i = 0; i < 100; ++i) {
    const std::size_t length = 1 + random() % (whole.file.size() - 1);
    damaged += IsWhole({whole.file.substr(0, length), ""}) ? 0 : 1;
    const std::size_t log_length = random() % whole.log.size();
    EXPECT_TRUE(IsWhole({whole.file, whole.log.substr(0, log_length)})) << log_length;
  }
  EXPECT_GT(damaged, 70);
  const TemporaryFolder folder;
  EXPECT_THAT(Opened(folder.Put("ledger", ""))->Jobs(), IsEmpty());
}

TEST(DamagedLedger, GarbageIsPutAsideUnderAFreeName) {
  const TemporaryFolder folder;
  for (const char* name : {"ledger.damaged", "ledger.damaged.2"}) {
    folder.Put("ledger", "this was never a database, but it is long enough to be taken for one");
    Diagnostics diagnostics;
    ASSERT_TRUE(Ledger::Open(folder / "ledger", diagnostics));
    ASSERT_THAT(Codes(diagnostics), ElementsAre("ledger-damaged"));
    EXPECT_THAT(diagnostics.all()[0].args[0], ::testing::EndsWith(name));
  }
  EXPECT_THAT(folder.Names(), ElementsAre("ledger", "ledger.damaged", "ledger.damaged.2"));
}

// Bytes that are overwritten may pass for data, but never crash, and never stop the next run.
TEST(DamagedLedger, OverwrittenAnywhereCanBeOpenedAgain) {
  const DyingDisk quick;
  const Bytes whole = SmallLedger();
  std::mt19937 random(7);
  for (int i = 0; i < 150; ++i) {
    const TemporaryFolder folder;
    std::string bytes = whole.file;
    // Behind the header, whose version fields have answers of their own.
    for (int n = 0; n < 20; ++n) bytes[100 + random() % (bytes.size() - 100)] = static_cast<char>(random());
    folder.Put("ledger", bytes);
    Diagnostics diagnostics;
    const auto ledger = Ledger::Open(folder / "ledger", diagnostics);
    ASSERT_TRUE(ledger);
    ledger->Jobs();
    ledger->Runs();
  }
}

TEST(DamagedLedger, AnotherProgramsDatabaseIsPutAside) {
  const TemporaryFolder folder;
  Execute(folder / "ledger", "CREATE TABLE t (x); PRAGMA application_id = 5");
  Diagnostics diagnostics;
  EXPECT_TRUE(Ledger::Open(folder / "ledger", diagnostics));
  EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger-damaged"));
}

// ---------------------------------------------------------------- damage that shows only in use

constexpr int kOutputs = 120;
constexpr std::size_t kPage = 4096;

std::string NameOf(int i) { return "out/" + std::to_string(i) + ".pdf"; }

/// A ledger whose only run ended well, as bytes.
std::string LedgerThatEndedWell() {
  const TemporaryFolder folder;
  {
    const auto ledger = Opened(folder / "ledger");
    RunRecord run = RunAt(1);
    run.id = ledger->BeginRun(run);
    std::vector<JobRecord> records;
    for (int i = 0; i < kOutputs; ++i) records.push_back(RecordOf(NameOf(i), run.id, i));
    EXPECT_TRUE(ledger->PutAll(records));
    run.finished = 2;
    EXPECT_TRUE(ledger->FinishRun(run));
  }
  return ReadFile(folder / "ledger");
}

/// A run as the program makes one: what the ledger does not know is made and put. Whether it knew all, and
/// took all.
bool RunOver(Ledger& ledger) {
  RunRecord run = RunAt(5);
  run.id = ledger.BeginRun(run);
  std::vector<JobRecord> made;
  for (int i = 0; i < kOutputs; ++i) {
    const auto known = ledger.Job(NameOf(i));
    if (known) ExpectSame(*known, RecordOf(NameOf(i), known->run, i));
    if (!known) made.push_back(RecordOf(NameOf(i), run.id, i));
  }
  run.finished = 6;
  return run.id != 0 && ledger.PutAll(made) && ledger.FinishRun(run) && made.empty();
}

/// All is well again after the run that meets the damage and the one that begins anew.
void ExpectRecovery(const std::string& path) {
  int runs = 0;
  for (bool well = false; !well; ++runs) {
    ASSERT_LT(runs, 3);
    Diagnostics diagnostics;
    const auto ledger = Ledger::Open(path, diagnostics);
    ASSERT_TRUE(ledger);
    EXPECT_FALSE(diagnostics.has_errors());
    if (runs == 1) {
      // Unless it was put aside at once.
      const bool before = std::filesystem::exists(path + ".damaged") && diagnostics.empty();
      EXPECT_TRUE(before || Codes(diagnostics) == std::vector<std::string>{"ledger-damaged"});
    }
    well = RunOver(*ledger);
  }
}

TEST(DamagedLedger, AfterAGoodEndClaimsNothingAndIsPutAsideInTime) {
  const DyingDisk quick;
  const std::string whole = LedgerThatEndedWell();
  int noticed = 0;
  for (std::size_t page = kPage; page < whole.size(); page += kPage) {
    SCOPED_TRACE(page / kPage + 1);
    const TemporaryFolder folder;
    std::string bytes = whole;
    bytes.replace(page, kPage, kPage, '\0');
    folder.Put("ledger", bytes);
    {
      Diagnostics diagnostics;
      const auto reader = Ledger::Read(folder / "ledger", diagnostics);
      noticed += !reader || !reader->CheckWhole(diagnostics) ? 1 : 0;
    }
    ExpectRecovery(folder / "ledger");
  }
  EXPECT_EQ(noticed, static_cast<int>(whole.size() / kPage) - 1);
}

TEST(DamagedLedger, IsFoundBeforeAnythingIsWritten) {
  const TemporaryFolder folder;
  const std::string whole = LedgerThatEndedWell();
  std::string bytes = whole;
  bytes.replace(bytes.size() / 2 / kPage * kPage, kPage, kPage, '\0');
  folder.Put("good", bytes);
  Diagnostics diagnostics;
  EXPECT_FALSE(Ledger::Open(folder / "good", diagnostics, Ledger::Damaged::left));
  EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger"));
  diagnostics = {};
  folder.Put("cut", whole);
  Opened(folder / "cut")->BeginRun(RunAt(9));
  bytes = ReadFile(folder / "cut");
  bytes.replace(bytes.size() / 2 / kPage * kPage, kPage, kPage, '\0');
  folder.Put("cut", bytes);
  EXPECT_FALSE(Ledger::Open(folder / "cut", diagnostics, Ledger::Damaged::left));
  EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger"));
  EXPECT_EQ(ReadFile(folder / "cut"), bytes);
  EXPECT_TRUE(Ledger::Open(folder / "cut", diagnostics));
  EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger", "ledger-damaged"));
}

struct Unreadable {
  std::string what;
  const char* sql;
};

TEST(DamagedLedger, CountsRecordsThatItCannotRead) {
  const Unreadable cases[] = {
      {"the list of dependencies is none", "UPDATE records SET dependencies = x'FF' WHERE id = 1"},
      {"a dependency is missing", "DELETE FROM dependencies WHERE CAST(name AS TEXT) = 'a.json'"},
      {"the hashes of pages are cut", "UPDATE records SET pages = x'41' WHERE id = 1"},
      {"the state is none", "UPDATE records SET state = 77 WHERE id = 1"},
      {"the record is missing", "DELETE FROM records WHERE id = 1"},
  };
  for (const Unreadable& damage : cases) {
    SCOPED_TRACE(damage.what);
    const TemporaryFolder folder;
    {
      const auto ledger = Opened(folder / "ledger");
      ledger->BeginRun(RunAt(1));
      ASSERT_TRUE(ledger->PutAll({RecordOf("a", 1), RecordOf("b", 1)}));
    }
    Execute(folder / "ledger", damage.sql);
    const auto ledger = Opened(folder / "ledger");
    EXPECT_THAT(Names(ledger->Jobs()), ElementsAre("b"));
    EXPECT_EQ(ledger->Unreadable(), 1u);
    EXPECT_THAT(ledger->Names(), ElementsAre("a", "b"));
    EXPECT_EQ(ledger->Unreadable(), 0u);
    EXPECT_FALSE(ledger->Job("a"));
    EXPECT_EQ(ledger->Unreadable(), 1u);
    EXPECT_EQ(ledger->Failure(), "");
    const std::int64_t run = ledger->BeginRun(RunAt(2));
    ASSERT_TRUE(ledger->Put(RecordOf("a", run)));
    EXPECT_THAT(Names(ledger->Jobs()), ElementsAre("a", "b"));
  }
}

TEST(DamagedLedger, WithOtherTablesIsPutAside) {
  const TemporaryFolder folder;
  Opened(folder / "ledger");
  Execute(folder / "ledger", "DROP INDEX records_by_run");
  Diagnostics diagnostics;
  EXPECT_TRUE(Ledger::Open(folder / "ledger", diagnostics));
  EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger-damaged"));
}

}  // namespace
}  // namespace yoshiki
