// `yoshiki batch` and `yoshiki log`: their arguments, and every way to get them wrong.
#include <gmock/gmock.h>

#include "cli/arguments.h"
#include "parsed_arguments.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;

BatchArguments Batch(std::vector<std::string> args, const Process& process = {}) {
  args.insert(args.begin(), "batch");
  const auto parsed = Parsed(args, process);
  return parsed ? parsed->batch : BatchArguments{};
}

// Both languages name the options; the English words are given.
std::string FaultNaming(const std::vector<std::string>& options, const std::vector<std::string>& args,
                        const Process& process = {}) {
  Diagnostics diagnostics;
  EXPECT_FALSE(ParseArguments(args, process, diagnostics));
  if (diagnostics.empty()) return "";
  for (const Language language : {Language::english, Language::japanese}) {
    const std::string words = MessageText(diagnostics.all()[0], language);
    for (const std::string& option : options) EXPECT_THAT(words, HasSubstr(option));
  }
  return UsageFault(args, process);
}

Process InArray(const ArraySurroundings& array) {
  Process process;
  process.array = array;
  return process;
}

TEST(BatchArguments, WithoutAnyTheFolderIsKeptCurrent) {
  const BatchArguments arguments = Batch({});
  EXPECT_EQ(arguments.file, "yoshiki.toml");
  EXPECT_EQ(arguments.progress, ProgressStyle::automatic);
  EXPECT_EQ(arguments.explain, "");
  EXPECT_FALSE(arguments.merge || arguments.watch || arguments.epoch);
  const BatchOptions& options = arguments.options;
  EXPECT_FALSE(options.force || options.dry_run || options.keep_going || options.only_failed ||
               options.again);
  EXPECT_TRUE(options.retry_failed);
  EXPECT_EQ(options.workers, 0);
  EXPECT_FALSE(options.shard || options.since);
}

TEST(BatchArguments, EveryOption) {
  EXPECT_EQ(Batch({"a/estate.toml"}).file, "a/estate.toml");
  EXPECT_TRUE(Batch({"--force"}).options.force);
  EXPECT_TRUE(Batch({"--dry-run"}).options.dry_run);
  EXPECT_TRUE(Batch({"--keep-going"}).options.keep_going);
  EXPECT_TRUE(Batch({"--only-failed"}).options.only_failed);
  EXPECT_TRUE(Batch({"--watch"}).watch);
  EXPECT_TRUE(Batch({"--merge"}).merge);
  EXPECT_EQ(Batch({"--explain", "out/7.pdf"}).explain, "out/7.pdf");
  EXPECT_EQ(Batch({"--jobs", "3"}).options.workers, 3);
  EXPECT_EQ(Batch({"--since", "12"}).options.since, 12);
  Process dated;
  dated.source_date_epoch = "86400";
  EXPECT_EQ(Batch({}, dated).epoch, 86400);
}

TEST(BatchArguments, StylesOfProgress) {
  const std::pair<const char*, ProgressStyle> kStyles[] = {{"auto", ProgressStyle::automatic},
                                                           {"bar", ProgressStyle::bar},
                                                           {"plain", ProgressStyle::plain},
                                                           {"json", ProgressStyle::json},
                                                           {"none", ProgressStyle::none}};
  for (const auto& [word, style] : kStyles) EXPECT_EQ(Batch({"--progress", word}).progress, style) << word;
}

// Among JSON lines none may be text.
TEST(BatchArguments, JsonProgressMakesAllDiagnosticsJson) {
  EXPECT_TRUE(PresentationOf({"batch", "--progress", "json"}, {}).json);
  EXPECT_TRUE(PresentationOf({"batch", "--progress=json"}, {}).json);
  EXPECT_FALSE(PresentationOf({"batch", "--progress", "plain"}, {}).json);
}

TEST(BatchArguments, OptionsThatGoTogether) {
  EXPECT_TRUE(Batch({"--dry-run", "--force", "--shard", "1/2"}).options.force);
  EXPECT_EQ(Batch({"--force", "--since", "3"}).options.since, 3);
  EXPECT_TRUE(Batch({"--watch", "--jobs", "2", "--keep-going", "--progress", "json"}).watch);
  EXPECT_TRUE(Batch({"--only-failed", "--shard", "1/2", "--dry-run"}).options.only_failed);
}

TEST(BatchArguments, Shards) {
  const struct {
    const char* typed;
    ArraySurroundings array;
    int number, of;
  } kCases[] = {{"1/1", {}, 1, 1},
                {"3/16", {}, 3, 16},
                {"16/16", {"2", "1", ""}, 16, 16},  // what is typed counts
                {"i/4", {"0", "0", ""}, 1, 4},      // --array=0-3
                {"i/4", {"4", "1", ""}, 4, 4},      // --array=1-4
                {"i/4", {"3", "", ""}, 4, 4},       // where the first task is not told it is 0
                {"i/4", {"", "", "0"}, 1, 4},
                {"i/4", {"", "", "3"}, 4, 4},
                {"i/4", {"1", "1", "2"}, 3, 4}};  // Kubernetes within Slurm
  for (const auto& c : kCases) {
    const BatchArguments arguments = Batch({"--shard", c.typed}, InArray(c.array));
    ASSERT_TRUE(arguments.options.shard) << c.typed;
    EXPECT_EQ(arguments.options.shard->number, c.number) << c.typed;
    EXPECT_EQ(arguments.options.shard->of, c.of) << c.typed;
  }
}

TEST(BatchArguments, ShardsThatAreNone) {
  for (const char* typed : {"", "3", "/", "0/4", "5/4", "-1/4", "1/0", "1/4/4", "1/", "/4", "a/4", "1/b", "i",
                            "i/", "i/0", "1 /4", "1.5/4", "1/100001", "99999999999999999999/4"}) {
    FaultNaming({"--shard"}, {"batch", "--shard", typed}, InArray({"1", "1", ""}));
  }
  EXPECT_THAT(FaultNaming({"--shard"}, {"batch", "--shard", "5/4"}), HasSubstr("--shard cannot be `5/4`"));
}

TEST(BatchArguments, TasksThatNobodyNamesOrThatAreTooMany) {
  EXPECT_EQ(FaultNaming({"--shard i/4"}, {"batch", "--shard", "i/4"}),
            "`--shard i/4` needs SLURM_ARRAY_TASK_ID / JOB_COMPLETION_INDEX / write `--shard 1/4`");
  EXPECT_THAT(FaultNaming({"--shard"}, {"batch", "--shard", "i/4"}, InArray({"seven", "", ""})),
              HasSubstr("SLURM_ARRAY_TASK_ID"));
  EXPECT_THAT(FaultNaming({"--shard", "5/4"}, {"batch", "--shard", "i/4"}, InArray({"5", "1", ""})),
              HasSubstr("1/4"));
  EXPECT_THAT(FaultNaming({"--shard", "5/4"}, {"batch", "--shard", "i/4"}, InArray({"", "", "4"})),
              HasSubstr("1/4"));
}

TEST(BatchArguments, WrongValuesAreNamedWithTheirOption) {
  const std::pair<const char*, std::vector<const char*>> kCases[] = {
      {"--jobs", {"", "0", "-1", "1025", "two", "1.5", " 2", "99999999999999999999"}},
      {"--since", {"", "0", "-3", "last", "1 "}},
      {"--progress", {"", "JSON", "bars"}},
      {"--explain", {""}}};
  for (const auto& [option, values] : kCases) {
    for (const char* value : values) {
      std::vector<std::string> args = {"batch", std::string(option) + "=" + value};
      if (*value == '\0') args = {"batch", option, value};
      EXPECT_THAT(FaultNaming({option}, args), HasSubstr("it can be: ")) << option << '=' << value;
    }
  }
  FaultNaming({"b.toml"}, {"batch", "a.toml", "b.toml"});
  FaultNaming({"--verify"}, {"batch", "--verify"});
  Process dated;
  dated.source_date_epoch = "today";
  FaultNaming({"SOURCE_DATE_EPOCH"}, {"batch"}, dated);
}

TEST(BatchArguments, ContradictionsAreRefused) {
  const std::vector<std::string> kExplain = {"--explain", "a.pdf"}, kShard = {"--shard", "1/2"},
                                 kSince = {"--since", "1"}, kMerge = {"--merge"}, kWatch = {"--watch"},
                                 kDryRun = {"--dry-run"}, kForce = {"--force"},
                                 kOnlyFailed = {"--only-failed"};
  const std::pair<std::vector<std::string>, std::vector<std::vector<std::string>>> kCases[] = {
      {kExplain, {kMerge, kWatch, kDryRun, kShard, kForce, kOnlyFailed, kSince}},
      {kMerge, {kWatch, kDryRun, kShard, kForce, kOnlyFailed, kSince}},
      {kWatch, {kDryRun, kShard, kForce, kOnlyFailed, kSince}},
      {kOnlyFailed, {kForce, kSince}}};
  for (const auto& [one, others] : kCases) {
    for (const auto& other : others) {
      std::vector<std::string> args = {"batch"};
      args.insert(args.end(), other.begin(), other.end());
      args.insert(args.end(), one.begin(), one.end());
      EXPECT_THAT(FaultNaming({one[0], other[0]}, args), HasSubstr("cannot be given together"));
    }
  }
}

LogArguments Log(std::vector<std::string> args) {
  args.insert(args.begin(), "log");
  const auto parsed = Parsed(args);
  return parsed ? parsed->log : LogArguments{};
}

TEST(LogArguments, EveryOption) {
  EXPECT_EQ(Log({}).file, "yoshiki.toml");
  EXPECT_FALSE(Log({}).run);
  EXPECT_EQ(Log({"12"}).run, 12);
  EXPECT_EQ(Log({"--estate", "a.toml"}).file, "a.toml");
  EXPECT_TRUE(Log({"--verify"}).verify);
  EXPECT_EQ(Log({"--html", "r.html"}).html, "r.html");
  EXPECT_EQ(Log({"--html", "-", "3"}).html, "-");
}

TEST(LogArguments, WhatIsWrongIsNamed) {
  for (const char* run : {"", "0", "last", "1.5", "3 "}) FaultNaming({"log"}, {"log", run});
  FaultNaming({"4"}, {"log", "3", "4"});
  FaultNaming({"--html"}, {"log", "--html", ""});
  FaultNaming({"--verify", "--html"}, {"log", "--verify", "--html", "r.html"});
  FaultNaming({"--verify", "3"}, {"log", "--verify", "3"});
  const TemporaryFolder folder;
  const std::string estate = folder.Put("estate.toml", "");
  FaultNaming({"--html", estate}, {"log", "--estate", estate, "--html", estate});
}

}  // namespace
}  // namespace yoshiki
