// The built program from outside: exit codes, where documents go, what is said.
#include <gmock/gmock.h>
#include <rapidjson/document.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>

#include "run_yoshiki.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr char kPdf[] = "%PDF-1.7";

// ---------------------------------------------------------------- where documents go

TEST(Render, PutsThePdfBesideItsModel) {
  const TemporaryFolder folder;
  const ProgramRun run = RunYoshiki({"render", folder.Put("a.json", SmallModel())});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out + run.err, "");
  EXPECT_THAT(folder.Names(), ElementsAre("a.json", "a.pdf"));
  EXPECT_THAT(ReadFile(folder / "a.pdf"), StartsWith(kPdf));
}

TEST(Render, SeveralModelsGoEachBesideItself) {
  const TemporaryFolder folder;
  folder.Put("x/a.json", SmallModel());
  folder.Put("y/b.json", SmallModel());
  const ProgramRun run = RunYoshiki({"render", "x/a.json", "y/b.json"}, {.folder = folder.path()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(ReadFile(folder / "x/a.pdf"), StartsWith(kPdf));
  EXPECT_THAT(ReadFile(folder / "y/b.pdf"), StartsWith(kPdf));
}

TEST(Render, ReadsStandardInputAndWritesStandardOutput) {
  const ProgramRun run = RunYoshiki({"render", "-"}, {.input = SmallModel()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith(kPdf));
}

TEST(Render, GivesTheSameBytesWhateverTheWayOut) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", SmallModel());
  ASSERT_EQ(RunYoshiki({"render", model, "-o", folder / "b.pdf"}).code, 0);
  const ProgramRun run = RunYoshiki({"render", "-o", "-", "-"}, {.input = SmallModel()});
  EXPECT_EQ(run.out, ReadFile(folder / "b.pdf"));
  ASSERT_EQ(RunYoshiki({"render", model, "-o", "/dev/stdout"}, {.output_file = folder / "c.pdf"}).code, 0);
  EXPECT_EQ(run.out, ReadFile(folder / "c.pdf"));
}

TEST(Render, TheBytesDoNotDependOnLocaleFolderOrTimeZone) {
  const TemporaryFolder folder;
  folder.Put("a.json", SmallModel());
  const ProgramRun plain = RunYoshiki({"render", "a.json", "-o", "-"}, {.folder = folder.path()});
  const ProgramRun other =
      RunYoshiki({"render", folder / "a.json", "-o", "-"},
                 {.variables = {{"LANG", "ja_JP.UTF-8"}, {"LC_ALL", "tr_TR.UTF-8"}, {"TZ", "Asia/Tokyo"}}});
  ASSERT_EQ(plain.code, 0) << plain.err;
  EXPECT_EQ(plain.out, other.out);
}

TEST(Render, SourceDateEpochDatesTheDocument) {
  const ProgramRun without = RunYoshiki({"render", "-"}, {.input = SmallModel()});
  const ProgramRun with = RunYoshiki(
      {"render", "-"}, {.input = SmallModel(), .variables = {{"SOURCE_DATE_EPOCH", "1714521600"}}});
  EXPECT_NE(without.out, with.out);
  EXPECT_EQ(RunYoshiki({"render", "-"}, {.variables = {{"SOURCE_DATE_EPOCH", "today"}}}).code, 2);
}

TEST(Render, TwinsStandBesideTheModel) {
  const TemporaryFolder folder;
  folder.Put("a.json", SmallModel());
  EXPECT_EQ(RunYoshiki({"render", "--text", "a.json"}, {.folder = folder.path()}).code, 0);
  EXPECT_EQ(RunYoshiki({"render", "--html", "a.json"}, {.folder = folder.path()}).code, 0);
  EXPECT_THAT(folder.Names(), ElementsAre("a.html", "a.json", "a.txt"));
  EXPECT_THAT(ReadFile(folder / "a.txt"), HasSubstr("項目一覧\n========\n"));
  EXPECT_THAT(ReadFile(folder / "a.html"), HasSubstr("<html lang=\"ja\">"));
}

TEST(Render, DumpIsReadableText) {
  const ProgramRun run = RunYoshiki({"render", "--dump", "-"}, {.input = SmallModel()});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("BIZ UDGothic"));
}

TEST(Render, StatsNameEveryStage) {
  const TemporaryFolder folder;
  const ProgramRun run = RunYoshiki({"render", "--stats", folder.Put("a.json", SmallModel())});
  EXPECT_EQ(run.code, 0);
  for (const char* stage :
       {"read", "parse", "form", "check", "bind", "fonts", "layout", "render", "write", "total"}) {
    EXPECT_THAT(run.err, HasSubstr(stage));
  }
}

TEST(Render, TakesHostileNames) {
  std::string kanji;
  for (int i = 0; i < 80; ++i) kanji += "様";
  const TemporaryFolder folder;
  for (const std::string& name :
       {std::string("-a"), std::string("two\nlines"), std::string("a b'\"$(x)"), kanji}) {
    folder.Put("in/" + name + ".json", SmallModel());
    const ProgramRun run = RunYoshiki({"render", "--", name + ".json"}, {.folder = folder / "in"});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(ReadFile(folder / ("in/" + name + ".pdf")), StartsWith(kPdf));
  }
  EXPECT_EQ(RunYoshiki({"render", "../in/-a.json", "-o", "../up.pdf"}, {.folder = folder / "in"}).code, 0);
  EXPECT_THAT(ReadFile(folder / "up.pdf"), StartsWith(kPdf));
}

// ---------------------------------------------------------------- exit code 1

TEST(Rejected, AllFaultsOfAModelInOneRunAndNothingWritten) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", SmallModel(",\n  \"covr\": {},\n  \"nosuchthing\": 1"));
  folder.Put("a.pdf", "old");
  const ProgramRun run = RunYoshiki({"render", model});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr(model + ":4:3: error: "));
  EXPECT_THAT(run.err, HasSubstr("  4 |   \"covr\": {},\n    |   ^\n"));
  EXPECT_THAT(run.err, HasSubstr(model + ":5:3: error: "));
  EXPECT_THAT(run.err, HasSubstr("2 errors; nothing written\n"));
  EXPECT_EQ(ReadFile(folder / "a.pdf"), "old");
}

TEST(Rejected, WhatIsNoModel) {
  const TemporaryFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const struct {
    std::string name;
    const char* code;
  } kCases[] = {{folder / "absent.json", "[input-not-found]"},
                {folder.path(), "[input-is-folder]"},
                {pipe, "[input-not-regular]"},
                {folder.Put("bad.json", "{"), "[unexpected-end]"}};
  for (const auto& c : kCases) {
    const ProgramRun run = RunYoshiki({"render", c.name, "-o", folder / "out.pdf"});
    EXPECT_EQ(run.code, 1) << c.name;
    EXPECT_THAT(run.err, HasSubstr(c.name + ":"));
    EXPECT_THAT(run.err, HasSubstr(c.code));
    EXPECT_NE(::access((folder / "out.pdf").c_str(), F_OK), 0);
  }
}

TEST(Rejected, UnknownFormAndEditionPointAtTheModel) {
  const ProgramRun form = RunYoshiki({"render", "-"}, {.input = "{\"form\": \"yoshiki-9\"}"});
  EXPECT_EQ(form.code, 1);
  EXPECT_THAT(form.err, StartsWith("<stdin>:1:10: error: "));
  const ProgramRun edition =
      RunYoshiki({"render", "-"}, {.input = "{\"form\": \"yoshiki-3\", \"edition\": \"1999-01\"}"});
  EXPECT_EQ(edition.code, 1);
  EXPECT_THAT(edition.err, StartsWith("<stdin>:1:34: error: "));
  const ProgramRun option = RunYoshiki({"render", "-", "--edition", "1999-01"}, {.input = SmallModel()});
  EXPECT_EQ(option.code, 1);
  EXPECT_THAT(option.err, StartsWith("yoshiki: error: "));
}

TEST(Rejected, OneBadModelDoesNotStopTheOthers) {
  const TemporaryFolder folder;
  folder.Put("bad.json", "[]");
  folder.Put("good.json", SmallModel());
  EXPECT_EQ(RunYoshiki({"render", "bad.json", "good.json"}, {.folder = folder.path()}).code, 1);
  EXPECT_THAT(folder.Names(), ElementsAre("bad.json", "good.json", "good.pdf"));
}

// ---------------------------------------------------------------- exit code 2

TEST(Usage, TheModelIsNeverOverwritten) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", SmallModel());
  std::filesystem::create_symlink("a.json", folder / "link");
  for (const std::string& output : {model, folder / "./a.json", folder / "link"}) {
    const ProgramRun run = RunYoshiki({"render", model, "-o", output});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.err, HasSubstr("is one of the files that are read"));
  }
  EXPECT_EQ(ReadFile(model), SmallModel());
}

TEST(Usage, SpeaksTheUsersLanguage) {
  EXPECT_THAT(RunYoshiki({"render"}, {.variables = {{"LANG", "ja_JP.UTF-8"}}}).err, HasSubstr("エラー"));
  EXPECT_THAT(RunYoshiki({"render"}, {.variables = {{"LANG", "ja_JP.UTF-8"}, {"LC_ALL", "C"}}}).err,
              HasSubstr("error"));
  EXPECT_THAT(RunYoshiki({"render"}, {.variables = {{"LC_ALL", "C"}, {"YOSHIKI_LANG", "ja"}}}).err,
              HasSubstr("エラー"));
  EXPECT_THAT(RunYoshiki({"render", "--lang", "en"}, {.variables = {{"YOSHIKI_LANG", "ja"}}}).err,
              HasSubstr("error"));
  EXPECT_THAT(RunYoshiki({"--help"}, {.variables = {{"LANG", "ja"}}}).out, HasSubstr("使い方"));
}

// ---------------------------------------------------------------- exit code 3

TEST(Warnings, AMissingCharacterIsAnErrorOrByRequestAWarning) {
  const TemporaryFolder folder;
  // U+10FFFD is for private use: no font here has it.
  const std::string model =
      folder.Put("a.json", SmallModel(",\n  \"cover\": {\"name\": \"無い字\U0010FFFD\"}"));
  const ProgramRun error = RunYoshiki({"render", model});
  EXPECT_EQ(error.code, 1);
  EXPECT_THAT(error.err, HasSubstr("U+10FFFD"));
  EXPECT_THAT(error.err, HasSubstr("[missing-glyph]"));
  EXPECT_THAT(folder.Names(), ElementsAre("a.json"));
  const ProgramRun warning = RunYoshiki({"render", model, "--allow-missing"});
  EXPECT_EQ(warning.code, 3);
  EXPECT_THAT(warning.err, HasSubstr("warning"));
  EXPECT_THAT(warning.err, HasSubstr("; written: " + folder / "a.pdf"));
  EXPECT_THAT(folder.Names(), ElementsAre("a.json", "a.pdf"));
}

// ---------------------------------------------------------------- exit code 4

TEST(Environment, AFullDeviceIsReported) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", SmallModel());
  const ProgramRun file = RunYoshiki({"render", model, "-o", "/dev/full"});
  EXPECT_EQ(file.code, 4);
  EXPECT_THAT(file.err, HasSubstr("/dev/full: error: the disk is full [disk-full]"));
  const ProgramRun output = RunYoshiki({"render", model, "-o", "-"}, {.output_file = "/dev/full"});
  EXPECT_EQ(output.code, 4);
  EXPECT_THAT(output.err, HasSubstr("<stdout>: error: the disk is full [disk-full]"));
  EXPECT_EQ(RunYoshiki({"forms"}, {.output_file = "/dev/full"}).code, 4);
}

TEST(Environment, AMissingFolderIsReported) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", SmallModel());
  const ProgramRun run = RunYoshiki({"render", model, "-o", folder / "no/such/a.pdf"});
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("[output-no-folder]"));
}

// Runs where the disk is full or read-only need a disk of their own.
class TinyDisk {
 public:
  explicit TinyDisk(const std::string& folder) : folder_(folder) {
    std::filesystem::create_directory(folder);
    mounted_ = ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=16k") == 0;
  }
  ~TinyDisk() {
    if (mounted_) ::umount(folder_.c_str());
  }
  TinyDisk(const TinyDisk&) = delete;
  TinyDisk& operator=(const TinyDisk&) = delete;
  bool mounted() const { return mounted_; }
  void MakeReadOnly() { ::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, "size=16k"); }

 private:
  std::string folder_;
  bool mounted_ = false;
};

TEST(Environment, AFullDiskLeavesTheOldFile) {
  const TemporaryFolder folder;
  const TinyDisk disk(folder / "disk");
  // Without the right to mount, /dev/full above and the injected faults of the batch stage stand for this.
  if (!disk.mounted()) return;
  const std::string model = folder.Put("a.json", SmallModel());
  folder.Put("disk/a.pdf", "old");
  folder.Put("disk/filler", std::string(8192, 'x'));
  const ProgramRun run = RunYoshiki({"render", model, "-o", folder / "disk/a.pdf"});
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("[disk-full]"));
  EXPECT_EQ(ReadFile(folder / "disk/a.pdf"), "old");
  EXPECT_THAT(TemporaryFolder::NamesIn(folder / "disk"), ElementsAre("a.pdf", "filler"));
}

TEST(Environment, AReadOnlyDiskIsReported) {
  const TemporaryFolder folder;
  TinyDisk disk(folder / "disk");
  if (!disk.mounted()) return;
  disk.MakeReadOnly();
  const ProgramRun run =
      RunYoshiki({"render", folder.Put("a.json", SmallModel()), "-o", folder / "disk/a.pdf"});
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("[output-read-only]"));
}

TEST(Environment, AReadOnlyFolderIsReported) {
  if (::geteuid() == 0) return;  // root may write anywhere; the read-only disk above stands for this
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", SmallModel());
  ::chmod(folder.path().c_str(), 0500);
  const ProgramRun run = RunYoshiki({"render", model});
  ::chmod(folder.path().c_str(), 0700);
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("[output-not-permitted]"));
}

TEST(Environment, MissingDataNamesThePlace) {
  const TemporaryFolder folder;
  const ProgramRun run = RunYoshiki({"forms"}, {.variables = {{"YOSHIKI_DATA", folder / "absent"}}});
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("[data-missing]"));
  EXPECT_THAT(run.err, HasSubstr(folder / "absent"));
}

// A copy of the data whose manifest names a font that no system has.
std::string DataWithFont(const TemporaryFolder& folder, const std::string& from, const std::string& to) {
  std::filesystem::create_directory_symlink(YOSHIKI_SOURCE_DIR "/layouts", folder / "layouts");
  std::string manifest = ReadFile(YOSHIKI_SOURCE_DIR "/fonts/fonts.yaml");
  manifest.replace(manifest.find(from), from.size(), to);
  folder.Put("fonts/fonts.yaml", manifest);
  return folder.path();
}

TEST(Environment, AMissingFontNamesItsPackage) {
  const TemporaryFolder folder;
  const Start start{
      .input = SmallModel(),
      .variables = {{"YOSHIKI_DATA", DataWithFont(folder, "BIZUDGothic-Bold.ttf", "absent.ttf")}}};
  const ProgramRun run = RunYoshiki({"render", "-"}, start);
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("BIZ UDGothic Bold (absent.ttf) is not installed [font-missing]"));
  EXPECT_THAT(run.err, HasSubstr("apt install fonts-morisawa-bizud-gothic"));
  EXPECT_EQ(RunYoshiki({"fonts"}, start).code, 4);
}

TEST(Fonts, AMissingFallbackMattersOnlyWhenACharacterNeedsIt) {
  const TemporaryFolder folder;
  const std::string data = DataWithFont(folder, "ipamjm.ttf", "absent.ttf");
  const ProgramRun plain =
      RunYoshiki({"render", "-"}, {.input = SmallModel(), .variables = {{"YOSHIKI_DATA", data}}});
  EXPECT_EQ(plain.code, 0) << plain.err;
  const ProgramRun needy = RunYoshiki(
      {"render", "-"},
      {.input = SmallModel(",\"cover\":{\"name\":\"\U0001F600\"}"), .variables = {{"YOSHIKI_DATA", data}}});
  EXPECT_EQ(needy.code, 1);
  EXPECT_THAT(needy.err, HasSubstr("apt install fonts-ipamj-mincho"));
  const ProgramRun gaiji = RunYoshiki(
      {"render", "-"},
      {.input = SmallModel(",\"cover\":{\"name\":\"\U0010FFFD\"}"), .variables = {{"YOSHIKI_DATA", data}}});
  EXPECT_EQ(gaiji.code, 1);
  EXPECT_THAT(gaiji.err, ::testing::Not(HasSubstr("apt install"))) << "no fallback has gaiji";
}

TEST(Fonts, AnotherVersionOfAFontIsAWarning) {
  const TemporaryFolder folder;
  const std::string data = DataWithFont(folder, "checksum: dedf0600", "checksum: dedf0601");
  const ProgramRun run =
      RunYoshiki({"render", "-"}, {.input = SmallModel(), .variables = {{"YOSHIKI_DATA", data}}});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("[font-differs]"));
  EXPECT_THAT(run.out, StartsWith(kPdf));
}

// ---------------------------------------------------------------- listings and formats

TEST(Fonts, AreFoundAndVerified) {
  const ProgramRun run = RunYoshiki({"fonts", "--verify"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("verified"));
  EXPECT_THAT(run.out, HasSubstr("BIZUDGothic-Regular.ttf"));
}

TEST(Forms, ListsBothEditionsAndMarksTheNewest) {
  const ProgramRun run = RunYoshiki({"forms"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, ::testing::ContainsRegex("yoshiki-3  2018-05   "));
  EXPECT_THAT(run.out, ::testing::ContainsRegex("yoshiki-3  2025-05  \\*"));
}

TEST(Json, OneObjectALineAndNothingElse) {
  const ProgramRun run = RunYoshiki({"render", "--diagnostics", "json", "-"},
                                    {.input = SmallModel(",\n  \"covr\": {},\n  \"nosuchthing\": 1")});
  EXPECT_EQ(run.code, 1);
  std::istringstream lines(run.err);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    ASSERT_FALSE(json.HasParseError()) << line;
    EXPECT_STREQ(json["severity"].GetString(), "error");
    EXPECT_EQ(json["line"].GetInt(), 4 + count);
  }
  EXPECT_EQ(count, 2);
}

}  // namespace
}  // namespace yoshiki
