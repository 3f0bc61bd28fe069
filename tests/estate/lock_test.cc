// One run at a time, also when a run dies.
#include "estate/lock.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <thread>

#include "support/open_files.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::SizeIs;
using ::testing::StartsWith;

/// The code of what is told, "" when the lock can be had.
std::string Taking(const std::string& folder, const std::string& shard = "") {
  Diagnostics diagnostics;
  const auto lock = EstateLock::Take(folder, diagnostics, shard);
  EXPECT_THAT(diagnostics.all(), SizeIs(lock ? 0 : 1));
  return std::string(lock ? "" : CodeOf(diagnostics.all().at(0).id));
}

class EstateLocks : public ::testing::Test {
 protected:
  void TearDown() override { EXPECT_EQ(OpenFiles(), open_before_) << "a descriptor was left open"; }

  std::unique_ptr<EstateLock> Take(const std::string& shard = "") {
    return EstateLock::Take(folder_.path(), diagnostics_, shard);
  }
  std::string Try(const std::string& shard = "") { return Taking(folder_.path(), shard); }

  TemporaryFolder folder_;
  Diagnostics diagnostics_;
  std::size_t open_before_ = OpenFiles();
};

TEST_F(EstateLocks, ExcludeAnother) {
  {
    const auto lock = Take();
    ASSERT_TRUE(lock);
    EXPECT_EQ(Take(), nullptr);
    ASSERT_THAT(diagnostics_.all(), SizeIs(1));
    EXPECT_EQ(CodeOf(diagnostics_.all()[0].id), "locked");
    EXPECT_THAT(diagnostics_.all()[0].args[0], EndsWith(", PID " + std::to_string(::getpid())));
  }
  EXPECT_EQ(Try(), "");
}

TEST_F(EstateLocks, LetShardsRunSideBySide) {
  auto first = Take("1-of-2");
  const auto second = Take("2-of-2");
  EXPECT_TRUE(first);
  EXPECT_TRUE(second);
  EXPECT_EQ(Try("2-of-2"), "locked");
  EXPECT_EQ(Try(), "locked");
  first.reset();
  EXPECT_EQ(Try("1-of-2"), "");
  EXPECT_EQ(Try(), "locked");
}

TEST_F(EstateLocks, OfShardsExcludeThoseOfAnotherDivision) {
  auto first = Take("1-of-4");
  auto second = Take("3-of-4");
  EXPECT_FALSE(Take("1-of-2"));
  ASSERT_THAT(diagnostics_.all(), SizeIs(1));
  EXPECT_EQ(CodeOf(diagnostics_.all()[0].id), "shards");
  EXPECT_THAT(diagnostics_.all()[0].args, ElementsAre("4", "2"));
  first.reset();
  EXPECT_EQ(Try("2-of-16"), "shards");
  EXPECT_EQ(Try("2-of-4"), "");
  second.reset();
  // What was refused holds nothing, and what the file says of shards that are gone binds nobody.
  const auto other = Take("1-of-2");
  EXPECT_TRUE(other);
  EXPECT_EQ(Try("1-of-4"), "shards");
  EXPECT_EQ(Try("2-of-2"), "");
}

/// Lets a child do something and leave by itself, or by whoever kills it.
pid_t Child(const std::function<void()>& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    action();
    ::_exit(0);
  }
  return child;
}

int EndOf(pid_t child) {
  int status = -1;
  ::waitpid(child, &status, 0);
  return status;
}

TEST_F(EstateLocks, OfManyShardsThatStartAtOnceAreAllHad) {
  std::vector<pid_t> children;
  for (int n = 1; n <= 12; ++n) {
    children.push_back(Child([&] {
      const auto lock = Take(std::to_string(n) + "-of-12");
      if (!lock) ::_exit(1);
    }));
  }
  for (const pid_t child : children) EXPECT_EQ(EndOf(child), 0);
}

TEST_F(EstateLocks, OfDivisionsThatStartAtOnceAreNeverHadTogether) {
  constexpr int kRounds = 8;
  const std::string at_work = folder_ / "at-work.";
  std::vector<pid_t> children;
  for (const char* division : {"2", "3", "4", "5"}) {
    const std::string other = std::string("1-of-") + division;
    children.push_back(Child([&] {
      for (int round = 0; round < kRounds; ++round) {
        const auto lock = Take(other);
        if (!lock) continue;
        folder_.Put("at-work." + other, "");
        for (const std::string& name : folder_.Names()) {
          if (name.starts_with("at-work.") && name != "at-work." + other) ::_exit(1);
        }
        std::filesystem::remove(at_work + other);
      }
    }));
  }
  for (const pid_t child : children) EXPECT_EQ(EndOf(child), 0);
}

// ---------------------------------------------------------------- what dies

/// A child's word that it is so far, and its parent's that it may end.
class Pipe {
 public:
  Pipe() { EXPECT_EQ(::pipe2(ends_, O_CLOEXEC), 0); }
  ~Pipe() {
    for (const int end : ends_) ::close(end);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void Say() const {
    if (::write(ends_[1], "y", 1) != 1) ::_exit(1);
  }
  bool Hear() const {
    char word;
    return ::read(ends_[0], &word, 1) == 1;
  }

 private:
  int ends_[2];
};

/// Without the patience that Take has.
bool IsHeld(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  const bool held = ::flock(fd, LOCK_EX | LOCK_NB) != 0;
  ::close(fd);
  return held;
}

TEST_F(EstateLocks, AreNotKeptByTheDead) {
  const Pipe ready;
  const pid_t child = Child([&] {
    const auto lock = Take();
    if (lock) ready.Say();
    ::pause();
  });
  EXPECT_TRUE(ready.Hear());
  EXPECT_EQ(Try(), "locked");
  ::kill(child, SIGKILL);
  EndOf(child);
  EXPECT_EQ(Try(), "");
}

TEST_F(EstateLocks, AreTheParentsWhateverAChildDoes) {
  auto lock = Take();
  ASSERT_TRUE(lock);
  EndOf(Child([&] { lock.reset(); }));
  EXPECT_EQ(Try(), "locked");
  EXPECT_THAT(ReadFile(folder_ / kLockName), StartsWith(std::to_string(::getpid())));
}

TEST_F(EstateLocks, AreKeptByChildrenThatOutliveTheRun) {
  for (const char* shard : {"", "1-of-2"}) {
    SCOPED_TRACE(shard);
    const Pipe ready, ending;
    const pid_t parent = Child([&] {
      auto lock = Take(shard);
      if (::fork() == 0) {
        ready.Say();
        ending.Hear();
        ::_exit(0);
      }
      lock.reset();
      ready.Say();
      ::pause();
    });
    EXPECT_TRUE(ready.Hear() && ready.Hear());
    ::kill(parent, SIGKILL);
    EndOf(parent);
    EXPECT_TRUE(IsHeld(folder_ / kLockName));
    // A run that comes now is let in when they are gone.
    std::thread end([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      ending.Say();
    });
    EXPECT_EQ(Try(shard), "");
    end.join();
  }
}

// ---------------------------------------------------------------- what cannot be locked

TEST_F(EstateLocks, SayWhyTheyCannotBeMade) {
  for (const std::string name : {kLockName, ".yoshiki-lock.gate", ".yoshiki-lock.division"}) {
    const std::string pipe = "pipe" + name, link = "link" + name;
    for (const std::string& made : {pipe, link}) ASSERT_EQ(::mkdir((folder_ / made).c_str(), 0700), 0);
    ASSERT_EQ(::mkfifo((folder_ / (pipe + "/" + name)).c_str(), 0600), 0);
    ASSERT_EQ(::symlink("/dev/null", (folder_ / (link + "/" + name)).c_str()), 0);
    EXPECT_EQ(Taking(folder_ / pipe, "1-of-2"), "cannot-write") << name;
    EXPECT_EQ(Taking(folder_ / link, "1-of-2"), "cannot-write") << name;
  }
  EXPECT_EQ(Taking(folder_ / "gone"), "cannot-write");
}

}  // namespace
}  // namespace yoshiki
