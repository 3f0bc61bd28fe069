// Which files are opened as ledgers, and what is said of the others.
#include <sys/stat.h>

#include <filesystem>

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
  Execute(path, "PRAGMA user_version = 2");
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

constexpr uid_t kNobody = 65534;

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
