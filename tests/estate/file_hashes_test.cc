// Hashes of files, and what may be trusted without reading again.
#include "estate/file_hashes.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t kSecond = 1'000'000'000;
const char* const kOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::int64_t Changed(const std::string& path) {
  struct stat info {};
  EXPECT_EQ(::stat(path.c_str(), &info), 0);
  return std::int64_t{info.st_ctim.tv_sec} * kSecond + info.st_ctim.tv_nsec;
}

/// A clock that stands `seconds` behind the file's last change.
FileHashes::Now After(const std::string& path, std::int64_t seconds) {
  return [now = Changed(path) + seconds * kSecond] { return now; };
}

TEST(Sha256Hex, IsWhatFips180Says) {
  EXPECT_EQ(Sha256Hex("abc"), kOfAbc);
  EXPECT_EQ(Sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(FileHashes, HashContentThroughLinks) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a.json", "abc");
  ASSERT_EQ(::symlink("a.json", (folder / "link").c_str()), 0);
  const std::string large(1'000'003, 'x');
  FileHashes hashes({}, After(file, 0));
  EXPECT_EQ(hashes.Sha256Of(file), kOfAbc);
  EXPECT_EQ(hashes.Sha256Of(folder / "link"), kOfAbc);
  EXPECT_EQ(hashes.Sha256Of(folder.Put("large", large)), Sha256Hex(large));
}

TEST(FileHashes, GiveNothingForWhatIsNoFile) {
  const TemporaryFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  ASSERT_EQ(::symlink("circle", (folder / "circle").c_str()), 0);
  FileHashes hashes({}, [] { return std::int64_t{0}; });
  for (const std::string& path : {pipe, folder / "circle", folder / "gone", folder.path(), folder / "a\nb",
                                  std::string(5000, 'x'), std::string(), std::string("/dev/zero")}) {
    EXPECT_EQ(hashes.Sha256Of(path), "") << path;
  }
  EXPECT_THAT(hashes.TakeKnown(), IsEmpty());
}

TEST(FileHashes, AskOnceUntilToldToForget) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a", "abc");
  FileHashes hashes({}, After(file, 100));
  EXPECT_EQ(hashes.Sha256Of(file), kOfAbc);
  folder.Put("a", "other");
  EXPECT_EQ(hashes.Sha256Of(file), kOfAbc);
  hashes.Forget(file);
  EXPECT_EQ(hashes.Sha256Of(file), Sha256Hex("other"));
}

TEST(FileHashes, KeepAsKnownOnlyWhatHasSettled) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a", "abc");
  const struct {
    std::int64_t seconds;
    std::size_t known;
  } kCases[] = {{-5, 0}, {0, 0}, {1, 0}, {2, 1}, {1000, 1}};
  for (const auto& [seconds, known] : kCases) {
    FileHashes hashes({}, After(file, seconds));
    EXPECT_EQ(hashes.Sha256Of(file), kOfAbc);
    EXPECT_THAT(hashes.TakeKnown(), SizeIs(known)) << seconds;
  }
}

TEST(FileHashes, DoNotKeepAFileFromTheFuture) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a", "abc");
  const timespec times[2] = {{4'000'000'000, 0}, {4'000'000'000, 0}};
  ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
  FileHashes hashes({}, After(file, 1000));
  hashes.Sha256Of(file);
  EXPECT_THAT(hashes.TakeKnown(), IsEmpty());
}

TEST(FileHashes, TrustWhatLooksAsItWasKnown) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a", "abc");
  FileHashes first({}, After(file, 10));
  first.Sha256Of(file);
  std::vector<KnownFile> known = first.TakeKnown();
  ASSERT_THAT(known, SizeIs(1));
  known[0].sha256 = "trusted";
  FileHashes second(known, After(file, 10));
  EXPECT_EQ(second.Sha256Of(file), "trusted");

  const auto untrusted = [&](auto change) {
    std::vector<KnownFile> other = known;
    change(other[0]);
    FileHashes hashes(other, After(file, 10));
    EXPECT_EQ(hashes.Sha256Of(file), kOfAbc);
    const std::vector<KnownFile> kept = hashes.TakeKnown();
    ASSERT_THAT(kept, SizeIs(1));
    EXPECT_EQ(kept[0].sha256, kOfAbc);
  };
  untrusted([](KnownFile& f) { ++f.size; });
  untrusted([](KnownFile& f) { ++f.modified; });
  untrusted([](KnownFile& f) { --f.changed; });
  untrusted([](KnownFile& f) { ++f.device; });
  untrusted([](KnownFile& f) { ++f.inode; });
}

TEST(FileHashes, SeeANewContentOfTheSameSizeAndTime) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a", "abc");
  struct stat info {};
  ASSERT_EQ(::stat(file.c_str(), &info), 0);
  FileHashes first({}, After(file, 10));
  first.Sha256Of(file);
  ::usleep(20'000);
  folder.Put("a", "abd");
  const timespec times[2] = {info.st_mtim, info.st_mtim};
  ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
  FileHashes second(first.TakeKnown(), After(file, 10));
  EXPECT_EQ(second.Sha256Of(file), Sha256Hex("abd"));
}

TEST(FileHashes, HandOnWhatWasNotAskedForAndIsThere) {
  const TemporaryFolder folder;
  const std::string file = folder.Put("a", "abc");
  const std::string gone = folder.Put("b", "abc");
  FileHashes first({}, After(gone, 10));
  first.Sha256Of(file);
  first.Sha256Of(gone);
  ::unlink(gone.c_str());
  FileHashes second(first.TakeKnown(), After(file, 10));
  const std::vector<KnownFile> kept = second.TakeKnown();
  ASSERT_THAT(kept, SizeIs(1));
  EXPECT_EQ(kept[0].path, file);
}

}  // namespace
}  // namespace yoshiki
