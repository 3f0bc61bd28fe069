// Finding the program's data and reading it.
#include <gmock/gmock.h>

#include "batch/batch.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;

TEST(FindDataFolder, LooksBesideTheExecutable) {
  const struct {
    const char* executable;
    const char* data;
  } kCases[] = {{"usr/bin/yoshiki", "usr/share/yoshiki"},
                {"checkout/build/yoshiki", "checkout"},
                {"build/yoshiki", "build"}};
  for (const auto& c : kCases) {
    const TemporaryFolder folder;
    folder.Put(c.executable, "");
    folder.Put(std::string(c.data) + "/layouts/x.yaml", "");
    Diagnostics diagnostics;
    const Surroundings surroundings{folder / c.executable, "", "", ""};
    EXPECT_EQ(FindDataFolder(surroundings, diagnostics), folder / c.data);
  }
}

TEST(FindDataFolder, TheSettingDecidesAlone) {
  const TemporaryFolder folder;
  folder.Put("bin/layouts/x.yaml", "");
  folder.Put("mine/layouts/x.yaml", "");
  Diagnostics diagnostics;
  EXPECT_EQ(FindDataFolder({folder / "bin/yoshiki", folder / "mine", "", ""}, diagnostics), folder / "mine");
  EXPECT_EQ(FindDataFolder({folder / "bin/yoshiki", folder / "absent", "", ""}, diagnostics), std::nullopt);
  ASSERT_EQ(diagnostics.errors(), 1u);
  EXPECT_THAT(MessageText(diagnostics.all()[0], Language::english), ::testing::HasSubstr(folder / "absent"));
}

TEST(FontFolders, GivenOnesComeFirst) {
  EXPECT_THAT(FontFolders({"", "", "/a::/b", "/home/u"}, "/data"),
              ElementsAre("/a", "/b", "/data/fonts", "/home/u/.local/share/fonts", "/usr/local/share/fonts",
                          "/usr/share/fonts"));
}

TEST(DirectoryFiles, ReadsAndListsBelowItsFolder) {
  const TemporaryFolder folder;
  folder.Put("layouts/yoshiki-3/2025-05.yaml", "new");
  folder.Put("layouts/yoshiki-3/2018-05.yaml", "old");
  folder.Put("layouts/themes/default.yaml", "look");
  const DirectoryFiles files(folder / "layouts");
  EXPECT_EQ(files.Read("yoshiki-3/2018-05.yaml"), "old");
  EXPECT_THAT(files.List("yoshiki-3/"), ElementsAre("yoshiki-3/2018-05.yaml", "yoshiki-3/2025-05.yaml"));
  EXPECT_THAT(files.List(""), ::testing::SizeIs(3));
  EXPECT_EQ(files.DisplayName("themes/default.yaml"), folder / "layouts/themes/default.yaml");
}

TEST(DirectoryFiles, NothingOutsideExists) {
  const TemporaryFolder folder;
  folder.Put("secret", "x");
  folder.Put("layouts/a", "x");
  const DirectoryFiles files(folder / "layouts");
  for (const std::string& name : {std::string("../secret"), std::string("a/../../secret"), folder / "secret",
                                  std::string("absent"), std::string("."), std::string()}) {
    EXPECT_EQ(files.Read(name), std::nullopt) << name;
  }
  EXPECT_THAT(DirectoryFiles(folder / "absent").List(""), ::testing::IsEmpty());
}

TEST(DefaultOutput, StandsBesideTheModel) {
  EXPECT_EQ(DefaultOutput("in/a.json"), "in/a.pdf");
  EXPECT_EQ(DefaultOutput("a"), "a.pdf");
  EXPECT_EQ(DefaultOutput("in/.json"), "in/.json.pdf");
  EXPECT_EQ(DefaultOutput("a.json.bak"), "a.json.bak.pdf");
  EXPECT_EQ(DefaultOutput("-"), "-");
  EXPECT_EQ(DefaultOutput("in/a.json", Product::text), "in/a.txt");
  EXPECT_EQ(DefaultOutput("in/a.json", Product::html), "in/a.html");
  EXPECT_EQ(DefaultOutput("-", Product::html), "-");
  EXPECT_EQ(DefaultOutput("in/a.json", Product::dump), "-");
}

class TickingInstruments final : public Instruments {
 public:
  std::int64_t Nanoseconds() const override { return now_ += 5; }
  std::int64_t PeakKibibytes() const override { return now_ * 100; }

 private:
  mutable std::int64_t now_ = 0;
};

TEST(StageLog, NotesWhatPassedSinceTheStageBefore) {
  const TickingInstruments instruments;
  StageLog log(instruments);
  log.Done("parse");
  log.Done("form");
  ASSERT_EQ(log.entries().size(), 2u);
  EXPECT_EQ(log.entries()[1].stage, "form");
  EXPECT_EQ(log.entries()[1].nanoseconds, 5);
  EXPECT_EQ(log.entries()[1].peak_kibibytes, 1500);
}

TEST(Instruments, OfTheProcessGoForward) {
  const Instruments instruments;
  const std::int64_t before = instruments.Nanoseconds();
  EXPECT_GE(instruments.Nanoseconds(), before);
  EXPECT_GT(instruments.PeakKibibytes(), 1000);
}

TEST(LibraryVersions, AreAllKnown) {
  EXPECT_FALSE(ProgramVersion().empty());
  for (const auto& [name, version] : LibraryVersions())
    EXPECT_THAT(version, ::testing::ContainsRegex("^[0-9]+\\.")) << name;
}

}  // namespace
}  // namespace yoshiki
