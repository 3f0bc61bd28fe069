// Whatever ends the process that writes, and whenever: what was reported as put is there, whole.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <random>

#include "estate/dying_disk.h"
#include "estate/ledger_support.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using Death = DyingDisk::Death;

struct Ending {
  int status = 0;
  int reported = 0;  ///< steps that the child said it had done
};

/// Runs the child, which gets a way to report a step, to its end.
Ending EndingOf(const std::function<void(const std::function<void()>&)>& child) {
  int pipe[2];
  if (::pipe(pipe) != 0) return {};
  const pid_t id = ::fork();
  if (id == 0) {
    child([&] {
      if (::write(pipe[1], "d", 1) != 1) ::_exit(1);
    });
    ::_exit(0);
  }
  ::close(pipe[1]);
  Ending ending;
  char byte;
  while (::read(pipe[0], &byte, 1) == 1) ++ending.reported;
  ::close(pipe[0]);
  ::waitpid(id, &ending.status, 0);
  return ending;
}

/// All that a ledger says, in few words.
std::string StateOf(const Ledger& ledger) {
  std::string state;
  for (const RunRecord& run : ledger.Runs()) {
    state += std::to_string(run.id) + (run.finished != 0 ? "." : "…");
  }
  for (const JobRecord& job : ledger.Jobs()) state += " " + job.name + job.key.substr(0, 2);
  for (const KnownFile& file : ledger.KnownFiles()) state += " " + file.path + file.sha256.substr(0, 2);
  return state + ledger.Failure();
}

/// The life of a ledger, in steps of one transaction each.
bool Step(int step, std::unique_ptr<Ledger>& ledger, const std::string& path) {
  Diagnostics diagnostics;
  RunRecord end = RunAt(1);
  end.id = 1;
  end.finished = 2;
  switch (step) {
    case 0:
      ledger = Ledger::Open(path, diagnostics);
      return ledger && diagnostics.empty();
    case 1:
      return ledger->BeginRun(RunAt(1)) == 1;
    case 2:
      return ledger->PutAll({RecordOf("a", 1, 1), RecordOf("b", 1, 2)});
    case 3:
      return ledger->PutKnownFiles({{"x", 1, 2, 3, 4, 5, HashOf(1)}, {"y", 1, 2, 3, 4, 5, HashOf(2)}});
    case 4:
      return ledger->FinishRun(end);
    case 5:
      ledger.reset();
      ledger = Ledger::Open(path, diagnostics);
      return ledger && diagnostics.empty();
    case 6:
      return ledger->BeginRun(RunAt(3)) == 2;
    case 7:
      return ledger->PutAll({RecordOf("a", 2, 9), RecordOf("c", 2, 10)});
    case 8:
      return ledger->Forget({"b"});
    case 9:
      return ledger->Clear();
    case 10:
      ledger.reset();
      return true;
    default:
      return false;
  }
}
constexpr int kSteps = 11;

class KilledAtEveryWrite : public ::testing::TestWithParam<Death> {
 protected:
  DyingDisk disk_;
};

TEST_P(KilledAtEveryWrite, ALedgerIsAsBeforeOrAfterTheTransaction) {
  std::vector<std::string> states = {""};
  {
    const TemporaryFolder folder;
    std::unique_ptr<Ledger> ledger;
    for (int step = 0; step < kSteps; ++step) {
      ASSERT_TRUE(Step(step, ledger, folder / "ledger")) << step;
      states.push_back(ledger ? StateOf(*ledger) : states.back());
    }
  }
  int moment = 0;
  for (int status = -1; status != 0; ++moment) {
    ASSERT_LT(moment, 1000);
    const TemporaryFolder folder;
    const Ending ending = EndingOf([&](const std::function<void()>& report) {
      disk_.DieAt(GetParam(), moment);
      std::unique_ptr<Ledger> ledger;
      for (int step = 0; step < kSteps; ++step) {
        if (!Step(step, ledger, folder / "ledger")) ::_exit(1);
        report();
      }
    });
    status = ending.status;
    ASSERT_TRUE(status == 0 || WEXITSTATUS(status) == DyingDisk::kExit) << "at " << moment << ": " << status;
    const auto done = static_cast<std::size_t>(ending.reported);
    disk_.DieAt(Death::kill, -1);  // never
    const auto ledger = Opened(folder / "ledger");
    ASSERT_TRUE(ledger) << moment;
    EXPECT_THAT(StateOf(*ledger),
                ::testing::AnyOf(states[done], states[std::min(done + 1, states.size() - 1)]))
        << "at " << moment;
  }
  EXPECT_GT(moment, 50);
}

// A shard's ledger is emptied when the other has it all, never before.
TEST_P(KilledAtEveryWrite, AMergeLosesNothing) {
  const auto merge = [](const TemporaryFolder& folder) {
    Diagnostics diagnostics;
    const auto all = Ledger::Open(folder / "all", diagnostics);
    const auto shard = Ledger::Open(folder / "shard", diagnostics);
    return diagnostics.empty() && all->Merge(*shard) && shard->Clear() ? StateOf(*all) : "failed";
  };
  const TemporaryFolder before;
  Opened(before / "all")->BeginRun(RunAt(1));
  {
    const auto shard = Opened(before / "shard");
    shard->BeginRun(RunAt(2, "1-of-2"));
    ASSERT_TRUE(shard->PutAll({RecordOf("a", 1, 1), RecordOf("b", 1, 2)}));
    ASSERT_TRUE(shard->PutKnownFiles({{"x", 1, 2, 3, 4, 5, HashOf(1)}}));
  }
  const std::string all = ReadFile(before / "all"), shard = ReadFile(before / "shard");
  const std::string undisturbed = merge(before);
  ASSERT_NE(undisturbed, "failed");
  int moment = 0;
  for (int status = -1; status != 0; ++moment) {
    ASSERT_LT(moment, 1000);
    const TemporaryFolder folder;
    folder.Put("all", all);
    folder.Put("shard", shard);
    status = EndingOf([&](const std::function<void()>&) {
               disk_.DieAt(GetParam(), moment);
               if (merge(folder) != undisturbed) ::_exit(1);
             }).status;
    ASSERT_TRUE(status == 0 || WEXITSTATUS(status) == DyingDisk::kExit) << "at " << moment << ": " << status;
    disk_.DieAt(Death::kill, -1);
    EXPECT_EQ(merge(folder), undisturbed) << "at " << moment;
    EXPECT_EQ(StateOf(*Opened(folder / "shard")), " x" + HashOf(1).substr(0, 2)) << "at " << moment;
  }
  EXPECT_GT(moment, 20);
}

INSTANTIATE_TEST_SUITE_P(Ledger, KilledAtEveryWrite,
                         ::testing::Values(Death::kill, Death::power, Death::torn_power));

// A child puts records and reports each that was put, until it is killed.
TEST(KilledAnyTime, HasWhatWasReportedAsPutWhenItsProcessIsKilled) {
  const TemporaryFolder folder;
  const std::string path = folder / "ledger";
  std::mt19937 random(8);
  int reported = 0;
  for (int round = 0; round < 20; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      Diagnostics diagnostics;
      const auto ledger = Ledger::Open(path, diagnostics);
      const std::int64_t run = ledger && diagnostics.empty() ? ledger->BeginRun(RunAt(round)) : 0;
      for (int i = reported; run != 0; ++i) {
        if (!ledger->Put(RecordOf(std::to_string(i), run, i)) || ::write(pipe[1], "p", 1) != 1) ::_exit(1);
      }
      ::_exit(1);
    }
    ::close(pipe[1]);
    ::usleep(static_cast<useconds_t>(2000 + random() % 60000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    char byte;
    while (::read(pipe[0], &byte, 1) == 1) ++reported;
    ::close(pipe[0]);

    Diagnostics diagnostics;
    const auto ledger = Ledger::Read(path, diagnostics);
    if (!ledger && reported == 0) continue;  // killed before it was made
    ASSERT_TRUE(ledger);
    for (int i = 0; i < reported; ++i) ASSERT_TRUE(ledger->Job(std::to_string(i))) << i;
  }
  EXPECT_GT(reported, 5);
}

}  // namespace
}  // namespace yoshiki
