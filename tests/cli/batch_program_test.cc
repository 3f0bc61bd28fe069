// `yoshiki batch` from outside: exit codes, what is said in either language, JSON lines, watching.
#include <gmock/gmock.h>

#include <filesystem>
#include <map>

#include "estate_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kRareName[] = ",\n  \"cover\": {\"name\": \"無い字\U0010FFFD\"}";

// ---------------------------------------------------------------- exit codes

TEST(Batch, MakesWhatIsMissingAndThenNothing) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutGood("b");
  const ProgramRun first = estate.Batch();
  EXPECT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(first.out, "");
  EXPECT_THAT(ReadFile(estate / "out/models/a.pdf"), StartsWith("%PDF-"));
  EXPECT_THAT(LinesOf(first.err),
              ElementsAre("2 of 2 outputs are to be made", StartsWith("[1/2] made models/"),
                          StartsWith("[2/2] made models/"),
                          "run 1: 2 made (0 with warnings), 0 current, 0 failed, 0 left"));
  EXPECT_THAT(first.err, HasSubstr("made models/b.pdf (the ledger does not know it)\n"));
  const ProgramRun second = estate.Batch();
  EXPECT_EQ(second.code, 0) << second.err;
  EXPECT_THAT(LinesOf(second.err),
              ElementsAre("0 of 2 outputs are to be made",
                          "run 2: 0 made (0 with warnings), 2 current, 0 failed, 0 left"));
}

TEST(Batch, SpeaksJapanese) {
  const EstateFolder estate;
  estate.PutGood("a");
  const ProgramRun run = estate.Batch({}, "ja");
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(
      LinesOf(run.err),
      ElementsAre("出力 1 件のうち 1 件を作成します", "[1/1] 作成　models/a.pdf（台帳に記録がありません）",
                  "1 回目: 作成 1 件（うち警告あり 0 件）、最新のまま 0 件、失敗 0 件、残り 0 件"));
}

TEST(Batch, OneBadModelEndsWithOneAndStopsNothingElse) {
  const EstateFolder estate;
  estate.PutBad("a");
  estate.PutGood("b");
  const ProgramRun run = estate.Batch();
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("rejected models/a.pdf (the ledger does not know it)\n"));
  EXPECT_THAT(run.err, HasSubstr("[unknown-key]"));
  EXPECT_THAT(run.err, EndsWith("1 made (0 with warnings), 0 current, 1 failed, 0 left\n"));
  const ProgramRun again = estate.Batch();
  EXPECT_EQ(again.code, 1) << "it is tried again, and fails again";
  EXPECT_THAT(again.err, HasSubstr("(it could not be made the last time)"));
  estate.PutGood("a");
  EXPECT_EQ(estate.Batch().code, 0);
}

TEST(Batch, WarningsEndWithThreeOnceTheyAreMade) {
  const EstateFolder estate("allow-missing = true\n");
  estate.Put("models/a.json", SmallModel(kRareName));
  const ProgramRun run = estate.Batch();
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("[1/1] warned models/a.pdf"));
  EXPECT_THAT(run.err, HasSubstr("[missing-glyph]"));
  EXPECT_THAT(run.err, HasSubstr("1 made (1 with warnings)"));
  EXPECT_EQ(estate.Batch().code, 0) << "warnings are told when an output is made";
}

TEST(Batch, OnlyFailedLeavesTheRestAndSaysSo) {
  const EstateFolder estate;
  estate.PutBad("a");
  ASSERT_EQ(estate.Batch().code, 1);
  estate.PutGood("a");
  estate.PutGood("b");
  const ProgramRun run = estate.Batch({"--only-failed"});
  EXPECT_EQ(run.code, 3) << run.err;
  EXPECT_THAT(run.err, HasSubstr("made models/a.pdf"));
  EXPECT_THAT(run.err, Not(HasSubstr("models/b.pdf")));
  EXPECT_THAT(run.err, HasSubstr("[left-out]"));
}

TEST(Batch, OutputsThatNothingMakesAnyMoreAreNamedInEveryRun) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutGood("b");
  ASSERT_EQ(estate.Batch().code, 0);
  std::filesystem::remove(estate / "models/b.json");
  for (int i = 0; i < 2; ++i) {
    const ProgramRun run = estate.Batch();
    EXPECT_EQ(run.code, 3);
    EXPECT_THAT(run.err, HasSubstr("models/b.pdf"));
    EXPECT_THAT(run.err, HasSubstr("[orphaned]"));
  }
  std::filesystem::remove(estate / "out/models/b.pdf");
  EXPECT_EQ(estate.Batch().code, 0);
}

TEST(Batch, WithoutAnEstateNothingBegins) {
  const EstateFolder estate;
  const ProgramRun missing = estate.Batch({"absent.toml"});
  EXPECT_EQ(missing.code, 4);
  EXPECT_THAT(missing.err, StartsWith("absent.toml: error: "));
  estate.Put("yoshiki.toml", "[[documents]\n");
  const ProgramRun broken = estate.Batch();
  EXPECT_EQ(broken.code, 4);
  EXPECT_THAT(broken.err, HasSubstr("[estate-syntax]"));
  EXPECT_FALSE(std::filesystem::exists(estate / "out"));
}

TEST(Batch, AWrongCommandLineEndsWithTwo) {
  const EstateFolder estate;
  estate.PutGood("a");
  EXPECT_EQ(estate.Batch({"--jobs", "none"}).code, 2);
  EXPECT_EQ(estate.Batch({"--watch", "--dry-run"}).code, 2);
  EXPECT_FALSE(std::filesystem::exists(estate / "out"));
}

TEST(Batch, AFolderThatCannotBeMadeEndsWithFour) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.Put("out", "a file");
  const ProgramRun run = estate.Batch();
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("error: "));
}

// ---------------------------------------------------------------- asking

TEST(BatchDryRun, NamesWhatWouldBeMadeAndMakesNothing) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutGood("b");
  const ProgramRun run = estate.Batch({"--dry-run"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out,
            "models/a.pdf: the ledger does not know it\nmodels/b.pdf: the ledger does not know it\n");
  EXPECT_EQ(run.err, "2 of 2 outputs would be made\n");
  EXPECT_FALSE(std::filesystem::exists(estate / "out"));
  EXPECT_EQ(estate.Batch({"--dry-run", "--progress", "none"}).err, "");
  ASSERT_EQ(estate.Batch().code, 0);
  estate.Put("models/b.json", SmallModel(",\n  \"cover\": {}"));
  const ProgramRun japanese = estate.Batch({"--dry-run"}, "ja");
  EXPECT_EQ(japanese.out, "models/b.pdf：models/b.json が変わりました\n");
  EXPECT_EQ(japanese.err, "出力 2 件のうち 1 件が作成の対象です\n");
}

TEST(BatchExplain, AnswersAndTellsWhatIsKnown) {
  const EstateFolder estate;
  estate.PutGood("a");
  EXPECT_EQ(estate.Batch({"--explain", "models/a.pdf"}).out, "the ledger does not know it\n");
  ASSERT_EQ(estate.Batch().code, 0);
  EXPECT_THAT(estate.Batch({"--explain", "out/models/a.pdf"}).out,
              testing::AllOf(StartsWith("it is current\nrun 1: made, from\n"),
                             HasSubstr("\n  input models/a.json\n"), HasSubstr("\n  layout yoshiki-3/"),
                             HasSubstr("\n  font BIZ UDGothic Regular\n"), HasSubstr("\n  setting theme\n")));
  EXPECT_THAT(estate.Batch({"--explain", "models/a.pdf"}, "ja").out,
              StartsWith("最新です\n1 回目の実行: 作成。次のものから:\n"));
  estate.Put("out/models/a.pdf", "another");
  EXPECT_THAT(estate.Batch({"--explain", "models/a.pdf"}).out,
              StartsWith("the output is not what was made\n"));
  std::filesystem::remove(estate / "out/models/a.pdf");
  EXPECT_THAT(estate.Batch({"--explain", "models/a.pdf"}, "ja").out, StartsWith("出力がなくなっています\n"));
}

TEST(BatchExplain, AMisspeltOutputEndsWithOne) {
  const EstateFolder estate;
  estate.PutGood("alpha");
  const ProgramRun run = estate.Batch({"--explain", "models/alpah.pdf"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("models/alpha.pdf"));
}

TEST(BatchExplain, ADamagedLedgerGivesNoAnswer) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.Put("out/yoshiki-ledger.sqlite", "this is no ledger at all");
  const ProgramRun run = estate.Batch({"--explain", "models/a.pdf"});
  EXPECT_EQ(run.code, 4);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("error: "));
}

// ---------------------------------------------------------------- shards

TEST(BatchShards, AreJoined) {
  const EstateFolder estate;
  for (const char* name : {"a", "b", "c", "d"}) estate.PutGood(name);
  EXPECT_EQ(estate.Batch({"--shard", "1/2"}).code, 0);
  EXPECT_EQ(estate.Batch({"--shard", "2/2"}).code, 0);
  const ProgramRun merge = estate.Batch({"--merge"});
  EXPECT_EQ(merge.code, 0) << merge.err;
  EXPECT_EQ(merge.out, "ledgers joined: 2\n");
  EXPECT_THAT(estate.Log().out, HasSubstr("  2/2  "));
  EXPECT_THAT(estate.Batch({"--merge"}, "ja").out, StartsWith("合わせた台帳: "));
  EXPECT_THAT(estate.Batch().err, HasSubstr("0 made (0 with warnings), 4 current"));
}

TEST(BatchShards, ALedgerThatCannotBeReadIsNotPassedOver) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  estate.Put("out/yoshiki-ledger.1-of-2.sqlite", "this is no ledger at all");
  EXPECT_EQ(estate.Batch({"--merge"}).code, 4);
}

// ---------------------------------------------------------------- JSON lines

TEST(BatchJson, EveryLineIsAnObjectWithItsEvent) {
  const EstateFolder estate("\n[[documents]]\nmodels = \"nothing/*.json\"\n");
  estate.PutBad("a");
  estate.PutGood("b");
  const ProgramRun run = estate.Batch({"--progress", "json", "--jobs", "1"});
  EXPECT_EQ(run.code, 1);
  const auto lines = JsonLinesOf(run.err);
  std::map<std::string, int> events;
  for (const auto& line : lines) ++events[TextOf(line, "event")];
  EXPECT_EQ(events,
            (std::map<std::string, int>{{"planned", 1}, {"made", 2}, {"diagnostic", 2}, {"closed", 1}}));
  EXPECT_EQ(TextOf(lines.front(), "event"), "planned");
  EXPECT_EQ(lines.front()["stale"].GetInt(), 2);
  EXPECT_EQ(TextOf(lines.back(), "event"), "closed");
  EXPECT_EQ(lines.back()["failed"].GetInt(), 1);
  EXPECT_FALSE(lines.back()["stopped"].GetBool());
  for (const auto& line : lines) {
    const bool made = TextOf(line, "event") == "made";
    EXPECT_EQ(TextOf(line, "why"), made ? "never-made" : "");
    if (TextOf(line, "code") == "unknown-key") {
      EXPECT_EQ(TextOf(line, "output"), "models/a.pdf");
      EXPECT_THAT(TextOf(line, "file"), EndsWith("models/a.json"));
      EXPECT_EQ(line["line"].GetInt(), 4);
    }
    if (TextOf(line, "code") == "no-models") {
      EXPECT_EQ(TextOf(line, "output"), "");
    }
  }
}

TEST(BatchJson, HoldsForWhatCannotBegin) {
  const EstateFolder estate;
  for (const auto& args : {std::vector<std::string>{"absent.toml", "--progress", "json"},
                           {"--progress", "json", "--explain", "absent.pdf"},
                           {"--progress", "json", "--jobs", "none"}}) {
    const ProgramRun run = estate.Batch(args);
    EXPECT_NE(run.code, 0);
    EXPECT_FALSE(JsonLinesOf(run.err).empty());
  }
  estate.PutGood("a");
  const auto lines = JsonLinesOf(estate.Batch({"--diagnostics", "json"}).err);
  EXPECT_EQ(lines.size(), 3u) << "where diagnostics are JSON, so is all else";
  EXPECT_EQ(JsonLinesOf(estate.Batch({"--diagnostics", "json", "--progress", "none"}).err).size(), 1u);
}

TEST(BatchJson, NamesOfAnyBytesAreUtf8) {
  const EstateFolder estate;
  estate.PutGood("a\xFF\x80z");
  estate.PutBad("b\xC3");
  const auto lines = JsonLinesOf(estate.Batch({"--progress", "json"}).err);
  std::vector<std::string> outputs;
  for (const auto& line : lines) {
    if (TextOf(line, "event") == "made") outputs.push_back(TextOf(line, "output"));
  }
  EXPECT_THAT(outputs, ::testing::UnorderedElementsAre("models/a��z.pdf", "models/b�.pdf"));
}

// Names must not move the cursor, colour the terminal or turn text about.
TEST(BatchPlain, HostileNamesAreShownHarmless) {
  const EstateFolder estate;
  for (const char* name : {"n\nl", "e\x1b[31m",
                           "c\xC2\x9B"
                           "2J",
                           "r\u202Efdp", "l\u2028s", "m\u200Ft", "i\xFF"})
    estate.PutGood(name);
  for (const auto& args : {std::vector<std::string>{"--dry-run"}, {}}) {
    const ProgramRun run = estate.Batch(args);
    EXPECT_EQ(run.code, 0) << run.err;
    const std::string all = run.out + run.err;
    for (const char* trouble : {"\x1b", "\xC2\x9B", "\u202E", "\u2028", "\u200F", "\xFF", "n\nl"})
      EXPECT_THAT(all, Not(HasSubstr(trouble)));
    EXPECT_THAT(all, HasSubstr("models/n\\nl.pdf"));
  }
}

// ---------------------------------------------------------------- watching

// What a shell does meanwhile; then the watch is stopped. `$log` is what it said, `$watch` its process.
ProgramRun Watching(const EstateFolder& estate, const std::string& meanwhile) {
  const std::string script =
      "until_said() { for i in $(seq 300); do grep -q \"$1\" log && return; sleep 0.1; done; }\n"
      "\"" YOSHIKI_BINARY_DIR "/yoshiki\" batch --watch 2> log & watch=$!\n" +
      meanwhile + "\nkill -INT $watch; wait $watch; code=$?; cat log >&2; exit $code";
  return RunProgram({"/bin/sh", "-c", script}, {.folder = estate.path()});
}

std::size_t Count(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST(BatchWatch, SaysAndRecordsNothingWhileNothingChanges) {
  const EstateFolder estate("\n[[documents]]\nmodels = \"nothing/*.json\"\n");
  estate.PutGood("a");
  estate.PutBad("b");
  const ProgramRun run = Watching(estate, "until_said 'run 1:'; sleep 5");
  EXPECT_EQ(run.code, 1) << run.err;
  EXPECT_EQ(Count(run.err, "are to be made"), 1u) << run.err;
  EXPECT_EQ(Count(run.err, "[no-models]"), 1u) << run.err;
  EXPECT_EQ(Count(run.err, "[unknown-key]"), 1u) << run.err;
  EXPECT_EQ(LinesOf(estate.Log().out).size(), 2u) << "one run, and the heading";
}

TEST(BatchWatch, MakesWhatChangesAndForgetsCuredFailures) {
  const EstateFolder estate;
  estate.PutBad("b");
  estate.Put("good", SmallModel());
  const ProgramRun run = Watching(estate,
                                  "until_said 'run 1:'; cp good models/c.json; until_said 'run 2:'\n"
                                  "cp good models/b.json; until_said 'run 3:'");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.err, HasSubstr("[1/1] made models/c.pdf"));
  EXPECT_THAT(run.err, HasSubstr("[1/1] made models/b.pdf"));
}

TEST(BatchWatch, AFailureThatStaysDecidesTheExitCode) {
  const EstateFolder estate;
  estate.PutBad("b");
  estate.Put("good", SmallModel());
  const ProgramRun run = Watching(estate, "until_said 'run 1:'; cp good models/c.json; until_said 'run 2:'");
  EXPECT_EQ(run.code, 1) << run.err;
}

TEST(BatchWatch, AHalfSavedEstateIsToldOnceAndWaitedFor) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.Put("half.toml", "[[documents]\n");
  const ProgramRun run =
      Watching(estate,
               "cp yoshiki.toml whole.toml; until_said 'run 1:'; cp half.toml yoshiki.toml\n"
               "until_said estate-syntax; sleep 5; cp models/a.json models/b.json\n"
               "cp whole.toml yoshiki.toml; until_said 'run 2:'");
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(Count(run.err, "[estate-syntax]"), 1u) << run.err;
  EXPECT_THAT(run.err, HasSubstr("made models/b.pdf"));
}

TEST(BatchWatch, StopsAtOnceAndDoesNotBeginWithoutAnEstate) {
  const EstateFolder estate;
  estate.PutGood("a");
  const ProgramRun run =
      Watching(estate, "until_said 'run 1:'; sleep 0.3; (sleep 1; kill -9 $watch) 2> /dev/null &");
  EXPECT_EQ(run.code, 0) << "it must end within a second";
  EXPECT_EQ(estate.Batch({"absent.toml", "--watch"}).code, 4);
}

}  // namespace
}  // namespace yoshiki
