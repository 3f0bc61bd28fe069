// Which files are opened as ledgers, and what is said of the others.
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "estate/ledger_schema.h"
#include "estate/ledger_support.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(OpenLedger, LeavesANewerOneAlone) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  Opened(path);
  Execute(path, "PRAGMA user_version = 99");
  Diagnostics diagnostics;
  EXPECT_FALSE(Ledger::Open(path, diagnostics));
  EXPECT_FALSE(Ledger::Read(path, diagnostics));
  ASSERT_THAT(diagnostics.all(), SizeIs(2));
  EXPECT_EQ(diagnostics.all()[0].id, MessageId::ledger_newer);
  EXPECT_EQ(diagnostics.all()[1].id, MessageId::ledger_newer);
  EXPECT_FALSE(std::filesystem::exists(path + ".damaged"));
}

TEST(OpenLedger, SaysWhyItCannot) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  for (const std::string& path : {folder.path(), folder / "pipe", folder / "no/ledger"}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(Ledger::Open(path, diagnostics));
    ASSERT_THAT(diagnostics.all(), SizeIs(1)) << path;
    EXPECT_EQ(diagnostics.all()[0].id, MessageId::ledger_cannot_open);
    EXPECT_NE(diagnostics.all()[0].args[0], "");
  }
}

TEST(ReadLedger, LeavesEverythingAsItIs) {
  const TemporaryFolder folder;
  folder.Put("garbage", "garbage garbage garbage garbage");
  Diagnostics diagnostics;
  EXPECT_FALSE(Ledger::Read(folder / "garbage", diagnostics));
  EXPECT_FALSE(Ledger::Read(folder / "gone", diagnostics));
  EXPECT_THAT(Codes(diagnostics), ElementsAre("ledger"));
  EXPECT_THAT(folder.Names(), ElementsAre("garbage"));
}

constexpr uid_t kNobody = 65534, kColleague = 65533;

/// Runs the check in a child as a user of no rights. Only root can have it run as another; else it is the one
/// who runs the tests.
template <typename Check>
bool HoldsAs(uid_t user, Check check) {
  return HoldsInChild([&] { return (::geteuid() != 0 || ::setresuid(user, user, user) == 0) && check(); });
}

/// How a ledger is read while nobody writes.
using Reading = std::unique_ptr<Ledger> (*)(const std::string&, Diagnostics&);

bool ReadsRuns(Reading read, const std::string& path, std::size_t runs) {
  Diagnostics diagnostics;
  const auto ledger = read(path, diagnostics);
  return ledger && ledger->Runs().size() == runs && diagnostics.empty();
}

/// As a kill leaves it: with a log that nobody has moved into the file.
void CutOff(const std::string& path) {
  EXPECT_TRUE(HoldsInChild([&] {
    Diagnostics diagnostics;
    auto ledger = Ledger::Open(path, diagnostics);
    const bool begun = ledger && ledger->BeginRun(RunAt(1)) != 0;
    static_cast<void>(ledger.release());
    return begun;
  }));
  ASSERT_GT(std::filesystem::file_size(path + "-wal"), 0u);
}

TEST(ReadLedger, LeavesNothingBesideItThatIsTheReaders) {
  for (const mode_t mode : {0644U, 0666U}) {
    for (const Reading read : {&Ledger::Read, &Ledger::ReadAlone}) {
      const TemporaryFolder folder;
      const std::string path = folder / "led?er #1%20";
      ASSERT_EQ(::chmod(folder.path().c_str(), 0777), 0);
      EXPECT_TRUE(HoldsAs(kNobody, [&] { return Opened(path)->BeginRun(RunAt(1)) == 1; }));
      ASSERT_EQ(::chmod(path.c_str(), mode), 0);
      EXPECT_TRUE(HoldsAs(kColleague, [&] { return ReadsRuns(read, path, 1); }));
      EXPECT_THAT(folder.Names(), SizeIs(1));
      EXPECT_TRUE(HoldsAs(kNobody, [&] { return Opened(path)->BeginRun(RunAt(2)) == 2; }));
    }
  }
}

TEST(ReadLedger, LeavesNoIndexBesideALogThatAKillLeft) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  CutOff(path);
  std::filesystem::remove(path + "-shm");
  ASSERT_EQ(::chmod(folder.path().c_str(), 0777), 0);
  ASSERT_EQ(::chmod(path.c_str(), 0444), 0);  // so that its owner is no better off than a colleague
  EXPECT_TRUE(HoldsAs(kColleague, [&] { return ReadsRuns(&Ledger::Read, path, 1); }));
  EXPECT_THAT(folder.Names(), ElementsAre("ledger", "ledger-wal"));
}

TEST(ReadLedger, SeesTheNewestRecordsOfARunAtWork) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  const auto writing = Opened(path);
  const std::int64_t run = writing->BeginRun(RunAt(1));
  Diagnostics diagnostics;
  const auto reading = Ledger::Read(path, diagnostics);
  ASSERT_TRUE(reading);
  EXPECT_THAT(reading->Jobs(), IsEmpty());
  ASSERT_TRUE(writing->Put(RecordOf("a", run)));
  EXPECT_THAT(reading->Jobs(), SizeIs(1));
  EXPECT_FALSE(reading->Put(RecordOf("b", run)));
  EXPECT_THAT(reading->Failure(), ::testing::HasSubstr("readonly"));
}

TEST(ReadLedger, AloneTouchesNothingAndSeesWhatAKillLeft) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  CutOff(path);
  const std::string file = ReadFile(path), log = ReadFile(path + "-wal");
  std::filesystem::remove(path + "-shm");
  EXPECT_TRUE(ReadsRuns(&Ledger::ReadAlone, path, 1));
  EXPECT_THAT(folder.Names(), ElementsAre("ledger", "ledger-wal"));
  EXPECT_EQ(ReadFile(path), file);
  EXPECT_EQ(ReadFile(path + "-wal"), log);
  Opened(path);
  EXPECT_TRUE(ReadsRuns(&Ledger::ReadAlone, path, 1));
  EXPECT_THAT(folder.Names(), ElementsAre("ledger"));
}

TEST(ReadLedger, AloneLeavesNoCopyBehind) {
  const TemporaryFolder folder, temporary;
  const std::string path = folder / "ledger";
  CutOff(path);
  EXPECT_TRUE(HoldsInChild([&] {
    ::setenv("TMPDIR", temporary.path().c_str(), 1);
    Diagnostics diagnostics;
    const auto ledger = Ledger::ReadAlone(path, diagnostics);
    return ledger && temporary.Names().empty() && ledger->Runs().size() == 1;
  }));
  EXPECT_TRUE(HoldsInChild([&] {
    ::setenv("TMPDIR", (temporary / "absent").c_str(), 1);
    Diagnostics diagnostics;
    return !Ledger::ReadAlone(path, diagnostics) && Codes(diagnostics) == std::vector<std::string>{"ledger"};
  }));
}

// ---------------------------------------------------------------- of an earlier version

/// As the first version of the program left one: with a run, and one record.
void PutFirstVersion(const std::string& path) {
  Execute(path,
          (std::string("PRAGMA journal_mode = WAL; PRAGMA application_id = ") +
           std::to_string(ledger::kApplicationId) + "; PRAGMA user_version = 1;" + ledger::kFirstTables +
           "INSERT INTO runs (started, finished, version, shard, planned, made, current, warned, failed)"
           " VALUES (5, 6, '1.0', '', 1, 1, 0, 0, 0)")
              .c_str());
}

TEST(EarlierLedger, IsReadAsItIs) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  PutFirstVersion(path);
  const std::string bytes = ReadFile(path);
  for (const Reading read : {&Ledger::Read, &Ledger::ReadAlone}) {
    Diagnostics diagnostics;
    const auto ledger = read(path, diagnostics);
    ASSERT_TRUE(ledger);
    ASSERT_THAT(ledger->Runs(), SizeIs(1));
    EXPECT_EQ(ledger->Runs()[0].started, 5);
    EXPECT_EQ(ledger->Runs()[0].diagnostics, "");
    EXPECT_TRUE(Opened(folder / "all")->Merge(*ledger));
  }
  EXPECT_EQ(ReadFile(path), bytes);
}

TEST(EarlierLedger, IsBroughtUpToDateWhenItIsWritten) {
  for (const char* mark : {"PRAGMA user_version = 1", "PRAGMA user_version = -1"}) {
    const TemporaryFolder folder;
    const std::string path = folder / "ledger";
    PutFirstVersion(path);
    Execute(path, mark);
    RunRecord run = RunAt(7);
    run.diagnostics = "{}\n";
    run.finished = 8;
    run.id = Opened(path)->BeginRun(run);
    EXPECT_EQ(run.id, 2);
    EXPECT_TRUE(Opened(path)->FinishRun(run));
    EXPECT_EQ(Opened(path)->Runs().at(0).diagnostics, "{}\n");
    EXPECT_EQ(Opened(path)->Runs().at(1).diagnostics, "");
    EXPECT_THAT(folder.Names(), ElementsAre("ledger"));
  }
}

// ---------------------------------------------------------------- rights

TEST(OpenLedger, ReadsButDoesNotWriteAFolderThatIsReadOnly) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  Opened(path)->BeginRun(RunAt(1));
  ASSERT_EQ(::chmod(path.c_str(), 0444), 0);
  ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
  EXPECT_TRUE(HoldsInChild([&] {
    if (::geteuid() == 0 && ::setresuid(kNobody, kNobody, kNobody) != 0) return false;
    Diagnostics diagnostics;
    const auto reading = Ledger::Read(path, diagnostics);
    if (!reading || reading->Runs().size() != 1 || !diagnostics.empty()) return false;
    return !Ledger::Open(path, diagnostics) && diagnostics.all()[0].id == MessageId::ledger_cannot_open;
  }));
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
  EXPECT_THAT(folder.Names(), ElementsAre("ledger"));
}

}  // namespace
}  // namespace yoshiki
