// What can stand where a model should.
#include "batch/input.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

constexpr std::size_t kLimit = std::size_t{1} << 20;

struct Reading {
  ReadResult result;
  SourceText text;
  std::string code;
};

Reading Read(const std::string& name, std::size_t limit = kLimit) {
  Reading reading;
  Diagnostics diagnostics;
  reading.result = ReadInput(name, limit, reading.text, diagnostics);
  if (!diagnostics.empty()) reading.code = CodeOf(diagnostics.all()[0].id);
  return reading;
}

TEST(ReadInput, ReadsAFileWhole) {
  const TemporaryFolder folder;
  const std::string bytes = std::string("{\0}", 3) + std::string(300'000, 'x');
  const Reading reading = Read(folder.Put("a.json", bytes));
  EXPECT_EQ(reading.result, ReadResult::done);
  EXPECT_EQ(reading.text.bytes(), bytes);
  EXPECT_EQ(reading.text.name(), folder / "a.json");
}

TEST(ReadInput, ReadsAnEmptyFile) {
  const TemporaryFolder folder;
  const Reading reading = Read(folder.Put("a.json", ""));
  EXPECT_EQ(reading.result, ReadResult::done);
  EXPECT_EQ(reading.text.bytes(), "");
}

TEST(ReadInput, TellsWhyNot) {
  const TemporaryFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  std::filesystem::create_symlink("loop", folder / "loop");
  std::filesystem::create_symlink("nowhere", folder / "dangling");
  folder.Put("file", "");
  const struct {
    std::string name;
    const char* code;
  } kCases[] = {{folder / "absent.json", "input-not-found"},
                {folder / "file/x.json", "input-not-found"},
                {folder / "dangling", "input-not-found"},
                {folder.path(), "input-is-folder"},
                {pipe, "input-not-regular"},
                {"/dev/zero", "input-not-regular"},
                {folder / "loop", "input-link-loop"},
                {"", "input-not-found"}};
  for (const auto& c : kCases) {
    const Reading reading = Read(c.name);
    EXPECT_EQ(reading.result, ReadResult::rejected) << c.name;
    EXPECT_EQ(reading.code, c.code) << c.name;
  }
}

TEST(ReadInput, RefusesWhatIsOverTheLimitUnread) {
  const TemporaryFolder folder;
  EXPECT_EQ(Read(folder.Put("fits", std::string(100, ' ')), 100).result, ReadResult::done);
  EXPECT_EQ(Read(folder.Put("over", std::string(101, ' ')), 100).code, "input-too-large");
  // A sparse file of 1 TiB: looked at, not read.
  const std::string huge = folder.Put("huge", "");
  ASSERT_EQ(::truncate(huge.c_str(), off_t{1} << 40), 0);
  EXPECT_EQ(Read(huge).code, "input-too-large");
}

}  // namespace
}  // namespace yoshiki
