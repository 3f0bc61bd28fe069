// Writing whole or not at all, with every system call failing in turn.
#include "batch/atomic_write.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Counts the calls, and lets the n-th fail with an errno. Writes go out in pieces of `piece` bytes.
class FailingCalls final : public FileCalls {
 public:
  int fail_at = -1;
  int error = EIO;
  std::size_t piece = 1000;
  std::vector<std::string> seen;

  int Open(const char* path, int flags, mode_t mode) override {
    return Fails("open") ? -1 : FileCalls::Open(path, flags, mode);
  }
  ssize_t Write(int fd, const char* bytes, std::size_t count) override {
    return Fails("write") ? -1 : FileCalls::Write(fd, bytes, std::min(count, piece));
  }
  int SetMode(int fd, mode_t mode) override { return Fails("mode") ? -1 : FileCalls::SetMode(fd, mode); }
  int Sync(int fd) override { return Fails("sync") ? -1 : FileCalls::Sync(fd); }
  int Close(int fd) override {
    const int closed = FileCalls::Close(fd);  // a failing close closes all the same
    return Fails("close") ? -1 : closed;
  }
  int Rename(const char* from, const char* to) override {
    return Fails("rename") ? -1 : FileCalls::Rename(from, to);
  }
  int Unlink(const char* path) override { return FileCalls::Unlink(path); }

 private:
  bool Fails(const char* call) {
    seen.push_back(call);
    if (static_cast<int>(seen.size()) - 1 != fail_at) return false;
    errno = error;
    return true;
  }
};

std::vector<std::string> Codes(const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& d : diagnostics.all()) codes.emplace_back(CodeOf(d.id));
  return codes;
}

TEST(WriteWhole, ReplacesTheFileAndSyncsItAndItsFolder) {
  const TemporaryFolder folder;
  const std::string target = folder.Put("out.pdf", "old");
  FailingCalls calls;
  Diagnostics diagnostics;
  ASSERT_TRUE(WriteWhole(target, "new bytes", calls, diagnostics));
  EXPECT_EQ(ReadFile(target), "new bytes");
  EXPECT_THAT(folder.Names(), ElementsAre("out.pdf"));
  EXPECT_THAT(calls.seen,
              ElementsAre("open", "write", "mode", "sync", "close", "rename", "open", "sync", "close"));
}

TEST(WriteWhole, GoesOnAfterShortAndInterruptedWrites) {
  const TemporaryFolder folder;
  FailingCalls calls;
  calls.piece = 3;
  calls.fail_at = 2;
  calls.error = EINTR;
  Diagnostics diagnostics;
  ASSERT_TRUE(WriteWhole(folder / "out", "0123456789", calls, diagnostics));
  EXPECT_EQ(ReadFile(folder / "out"), "0123456789");
}

// Whichever call fails: the old file is whole, nothing is left beside it, and the failure is reported.
TEST(WriteWhole, AnyFailureBeforeTheRenameLeavesTheOldFile) {
  for (int n = 0; n <= 5 + 3; ++n) {
    const TemporaryFolder folder;
    const std::string target = folder.Put("out.pdf", "old");
    FailingCalls calls;
    calls.piece = 4;
    calls.fail_at = n;
    Diagnostics diagnostics;
    const bool written = WriteWhole(target, "new bytes....", calls, diagnostics);
    EXPECT_FALSE(written) << n;
    EXPECT_EQ(ReadFile(target), "old") << n << " " << calls.seen.back();
    EXPECT_THAT(folder.Names(), ElementsAre("out.pdf")) << n;
    EXPECT_THAT(Codes(diagnostics), ElementsAre("cannot-write")) << n;
  }
}

// After the rename the new file stands; that the folder could not be synced is still a failure to tell of.
TEST(WriteWhole, AFolderThatCannotBeSyncedIsReported) {
  const TemporaryFolder folder;
  FailingCalls calls;
  calls.fail_at = 6;
  Diagnostics diagnostics;
  EXPECT_FALSE(WriteWhole(folder / "out", "bytes", calls, diagnostics));
  EXPECT_EQ(calls.seen.back(), "close");
  EXPECT_EQ(ReadFile(folder / "out"), "bytes");
}

TEST(WriteWhole, NamesTheReason) {
  const struct {
    int error;
    const char* code;
  } kCases[] = {
      {ENOSPC, "disk-full"},       {EDQUOT, "disk-full"},        {EACCES, "output-not-permitted"},
      {EROFS, "output-read-only"}, {ENOENT, "output-no-folder"}, {ENAMETOOLONG, "output-name-too-long"},
      {EPIPE, "output-no-reader"}, {EIO, "cannot-write"}};
  for (const auto& c : kCases) {
    const TemporaryFolder folder;
    FailingCalls calls;
    calls.fail_at = 0;
    calls.error = c.error;
    Diagnostics diagnostics;
    EXPECT_FALSE(WriteWhole(folder / "out", "bytes", calls, diagnostics));
    EXPECT_THAT(Codes(diagnostics), ElementsAre(c.code));
    EXPECT_EQ(diagnostics.all()[0].place.file, folder / "out");
  }
}

TEST(WriteWhole, KeepsTheModeOfTheOldFile) {
  const TemporaryFolder folder;
  const std::string target = folder.Put("out", "old");
  ::chmod(target.c_str(), 0640);
  FileCalls calls;
  Diagnostics diagnostics;
  ASSERT_TRUE(WriteWhole(target, "new", calls, diagnostics));
  struct stat status {};
  ASSERT_EQ(::stat(target.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
}

TEST(WriteWhole, GivesANewFileTheModeOfTheUmask) {
  const TemporaryFolder folder;
  const mode_t before = ::umask(027);
  FileCalls calls;
  Diagnostics diagnostics;
  ASSERT_TRUE(WriteWhole(folder / "out", "new", calls, diagnostics));
  ::umask(before);
  struct stat status {};
  ASSERT_EQ(::stat((folder / "out").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
}

TEST(WriteWhole, FollowsALinkAndLeavesItALink) {
  const TemporaryFolder folder;
  const std::string real = folder.Put("real/out.pdf", "old");
  std::filesystem::create_symlink("real/out.pdf", folder / "link.pdf");
  FileCalls calls;
  Diagnostics diagnostics;
  ASSERT_TRUE(WriteWhole(folder / "link.pdf", "new", calls, diagnostics));
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "link.pdf"));
  EXPECT_EQ(ReadFile(real), "new");
}

TEST(WriteWhole, RefusesPlacesThatCannotBeFiles) {
  const TemporaryFolder folder;
  folder.Put("file", "");
  const struct {
    std::string path;
    const char* code;
  } kCases[] = {{folder.path(), "output-is-folder"},
                {folder / "new/", "output-is-folder"},
                {folder / "no/such/out", "output-no-folder"},
                {folder / "file/out", "output-no-folder"},
                {folder / std::string(300, 'x'), "output-name-too-long"},
                {"/dev/full", "disk-full"}};
  for (const auto& c : kCases) {
    FileCalls calls;
    Diagnostics diagnostics;
    EXPECT_FALSE(WriteWhole(c.path, "bytes", calls, diagnostics)) << c.path;
    EXPECT_THAT(Codes(diagnostics), ElementsAre(c.code)) << c.path;
  }
}

TEST(WriteWhole, TakesHostileNames) {
  std::string kanji;
  for (int i = 0; i < 80; ++i) kanji += "様";  // 240 bytes: almost the longest a name can be
  for (const std::string& name :
       {std::string("-out"), std::string("two\nlines"), std::string("a b'\"$x"), kanji}) {
    const TemporaryFolder folder;
    FileCalls calls;
    Diagnostics diagnostics;
    EXPECT_TRUE(WriteWhole(folder / name, "bytes", calls, diagnostics));
    EXPECT_THAT(folder.Names(), ElementsAre(name));
  }
}

TEST(WriteWhole, WritesPipesDirectly) {
  const TemporaryFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::string got;
  std::thread reader([&] { got = ReadFile(pipe); });
  FileCalls calls;
  Diagnostics diagnostics;
  EXPECT_TRUE(WriteWhole(pipe, "through", calls, diagnostics));
  reader.join();
  EXPECT_EQ(got, "through");
  EXPECT_TRUE(std::filesystem::is_fifo(pipe));
}

// A signal that would end the process waits until the file stands.
class InterruptingCalls final : public FileCalls {
 public:
  ssize_t Write(int fd, const char* bytes, std::size_t count) override {
    ::raise(SIGTERM);
    return FileCalls::Write(fd, bytes, count);
  }
};

TEST(WriteWhole, FinishesBeforeATerminationSignalActs) {
  const TemporaryFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    InterruptingCalls calls;
    Diagnostics diagnostics;
    WriteWhole(folder / "out", "whole", calls, diagnostics);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(ReadFile(folder / "out"), "whole");
  EXPECT_THAT(folder.Names(), ElementsAre("out"));
}

// kill -9 while the bytes go out: the old file is there, whole.
class DyingCalls final : public FileCalls {
 public:
  explicit DyingCalls(int writes) : left_(writes) {}
  ssize_t Write(int fd, const char* bytes, std::size_t) override {
    if (left_-- == 0) ::kill(::getpid(), SIGKILL);
    return FileCalls::Write(fd, bytes, 1);
  }

 private:
  int left_;
};

TEST(WriteWhole, AKilledProcessLeavesTheOldFile) {
  for (int writes = 0; writes < 5; ++writes) {
    const TemporaryFolder folder;
    const std::string target = folder.Put("out", "old");
    const pid_t child = ::fork();
    if (child == 0) {
      DyingCalls calls(writes);
      Diagnostics diagnostics;
      WriteWhole(target, "newer", calls, diagnostics);
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(ReadFile(target), "old");
  }
}

TEST(SameFile, SeesThroughLinksAndOtherSpellings) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a.json", "{}");
  std::filesystem::create_symlink("a.json", folder / "b.json");
  EXPECT_TRUE(SameFile(file, folder / "./b.json"));
  EXPECT_FALSE(SameFile(file, folder / "c.json"));
  EXPECT_FALSE(SameFile(file, folder.Put("d.json", "{}")));
}

}  // namespace
}  // namespace yoshiki
