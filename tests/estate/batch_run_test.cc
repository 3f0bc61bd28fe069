// Whole runs over a small estate: what is made and why, and what is left when anything breaks in the middle.
#include "estate/batch_run.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "estate/batch_runs.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

namespace fs = std::filesystem;

TEST_F(BatchRuns, MakeWhatIsMissingAndNothingTwice) {
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_THAT(heard_.made, UnorderedElementsAre("a.pdf", "b.pdf", "c.pdf"));
  EXPECT_EQ(Run().run.current, 3);
  EXPECT_THAT(heard_.made, IsEmpty());
}

TEST_F(BatchRuns, MakeWhatChangedAndSayWhy) {
  Run();
  Model("b", "児童扶養手当");
  Run();
  ASSERT_THAT(heard_.made, ElementsAre("b.pdf"));
  EXPECT_EQ(heard_.stale[0].staleness.why, Staleness::Why::changed);
  EXPECT_EQ(heard_.stale[0].staleness.changed.at(0).kind, Dependency::Kind::input);
  EXPECT_EQ(heard_.stale[0].staleness.changed.at(0).name, "b.json");
  fs::remove(folder_ / "out/c.pdf");
  Run();
  ASSERT_THAT(heard_.made, ElementsAre("c.pdf"));
  EXPECT_EQ(heard_.stale[0].staleness.why, Staleness::Why::gone);
}

TEST_F(BatchRuns, TheOldStateIsKeptForComparison) {
  Run();
  const std::string before = Outputs()["b.pdf"];
  Model("b", "児童扶養手当");
  Run();
  std::vector<std::string> old;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "out/.yoshiki-old/b.pdf"))
    old.push_back(ReadFile(entry.path().string()));
  EXPECT_THAT(old, ElementsAre(before));
}

TEST_F(BatchRuns, ABadModelStopsNoOther) {
  std::ofstream(folder_ / "b.json") << "{";
  const BatchSummary summary = Run();
  EXPECT_EQ(summary.run.made, 2);
  EXPECT_EQ(summary.run.failed, 1);
  BatchOptions options;
  options.only_failed = true;
  Run(options);
  EXPECT_THAT(heard_.made, ElementsAre("b.pdf"));
}

TEST_F(BatchRuns, ADryRunLeavesNoTrace) {
  BatchOptions options;
  options.dry_run = true;
  EXPECT_EQ(Run(options).left, 3);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(BatchRuns, AnInterruptFinishesWhatIsBeingMade) {
  std::atomic<int> interrupt{0};
  interrupt_ = &interrupt;
  const BatchSummary summary = Run();
  EXPECT_TRUE(summary.interrupted);
  EXPECT_EQ(summary.run.made + summary.left, 3);
  EXPECT_GE(summary.left, 1);
  interrupt_ = nullptr;
  EXPECT_EQ(Run().run.made, summary.left);
}

TEST_F(BatchRuns, ShardsMakeEveryOutputOnce) {
  std::vector<std::string> made;
  for (int n = 1; n <= 3; ++n) {
    BatchOptions options;
    options.shard = Shard{n, 3};
    Run(options);
    made.insert(made.end(), heard_.made.begin(), heard_.made.end());
  }
  EXPECT_THAT(made, UnorderedElementsAre("a.pdf", "b.pdf", "c.pdf"));
}

// ---------------------------------------------------------------- what breaks

// Does something at the n-th call of a worker.
class FaultyCalls final : public FileCalls {
 public:
  enum class Fault { kill, full, slow, hungry };
  FaultyCalls(Fault fault, int at) : fault_(fault), at_(at) {}

  int Open(const char* path, int flags, mode_t mode) override {
    return Breaks() ? -1 : FileCalls::Open(path, flags, mode);
  }
  ssize_t Write(int fd, const char* bytes, std::size_t count) override {
    if (Breaks()) return -1;
    // Half of it, so that a kill at the next call leaves half a file.
    return FileCalls::Write(fd, bytes, std::max<std::size_t>(1, count / 2));
  }
  int Sync(int fd) override { return Breaks() ? -1 : FileCalls::Sync(fd); }
  int Close(int fd) override { return Breaks() ? -1 : FileCalls::Close(fd); }
  int Rename(const char* from, const char* to) override {
    return Breaks() ? -1 : FileCalls::Rename(from, to);
  }

 private:
  bool Breaks() {
    if (calls_++ != at_) return false;
    // A worker that ran out of memory is followed by another: only the first one is to be hungry.
    if (fault_ == Fault::hungry && eaters_->fetch_add(1) > 0) return false;
    switch (fault_) {
      case Fault::kill:
        ::kill(::getpid(), SIGKILL);
        break;
      case Fault::slow:
        std::this_thread::sleep_for(std::chrono::seconds(10));
        break;
      case Fault::hungry:
        eaten_.resize(std::size_t{1} << 30U);
        break;
      case Fault::full:
        break;
    }
    errno = ENOSPC;
    return true;
  }

  Fault fault_;
  int at_, calls_ = 0;
  std::vector<char> eaten_;
  std::atomic<int>* eaters_ = new (::mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE,
                                          MAP_SHARED | MAP_ANONYMOUS, -1, 0)) std::atomic<int>(0);
};

TEST_F(BatchRuns, AKillAtAnyWritePointLeavesNothingHalfWritten) {
  Run();
  const std::map<std::string, std::string> undisturbed = Outputs();
  constexpr int kPoints = 40;
  for (int point = 0; point < kPoints; ++point) {
    SCOPED_TRACE(point);
    fs::remove_all(folder_ / "out");
    FaultyCalls files(FaultyCalls::Fault::kill, point);
    Run({}, &files);
    for (const auto& [name, bytes] : Outputs()) EXPECT_EQ(bytes, undisturbed.at(name)) << name;
    Run();
    EXPECT_EQ(Outputs(), undisturbed);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "out"))
      EXPECT_FALSE(entry.path().string().ends_with(".tmp")) << entry.path();
    EXPECT_EQ(Run().run.current, 3);
  }
}

TEST_F(BatchRuns, AFullDiskStopsTheRunAndTheNextOneGoesOn) {
  FaultyCalls files(FaultyCalls::Fault::full, 1);
  const BatchSummary summary = Run({}, &files);
  EXPECT_TRUE(summary.interrupted);
  EXPECT_THAT(heard_.codes, testing::Contains("disk-full"));
  EXPECT_EQ(Run().run.made, 3 - summary.run.made);
}

TEST_F(BatchRuns, ADiskThatIsFullAtTheLastOutputStopsTheRunAsWell) {
  Run();
  Model("c", "後期高齢者医療");
  FaultyCalls files(FaultyCalls::Fault::full, 7);  // behind the two folders of the old state
  const BatchSummary summary = Run({}, &files);
  EXPECT_EQ(summary.left, 0);
  EXPECT_EQ(summary.run.failed, 1);
  EXPECT_TRUE(summary.interrupted);
}

TEST_F(BatchRuns, ADocumentOverItsTimeFailsAlone) {
  time_limit_ = 1;
  FaultyCalls files(FaultyCalls::Fault::slow, 0);
  const BatchSummary summary = Run({}, &files);
  // Every new worker is as slow at its first call: all three fail, each by itself.
  EXPECT_EQ(summary.run.failed, 3);
  EXPECT_THAT(heard_.codes, testing::Each("time-limit"));
}

#if !defined(YOSHIKI_SANITIZED)
TEST_F(BatchRuns, ADocumentOverItsMemoryFailsAlone) {
  FaultyCalls files(FaultyCalls::Fault::hungry, 0);
  const BatchSummary summary = Run({}, &files);
  EXPECT_THAT(heard_.codes, testing::Contains("memory-limit"));
  EXPECT_EQ(summary.run.failed, 1);
  EXPECT_EQ(summary.run.made, 2);
}
#endif

}  // namespace
}  // namespace yoshiki
