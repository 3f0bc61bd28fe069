// `yoshiki log` from outside.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include <filesystem>

#include "estate_folder.h"

namespace yoshiki {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(Log, ListsTheRunsTheNewestFirst) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutBad("b");
  ASSERT_EQ(estate.Batch().code, 1);
  estate.PutGood("b");
  ASSERT_EQ(estate.Batch().code, 0);
  const ProgramRun run = estate.Log();
  EXPECT_EQ(run.code, 0) << run.err;
  const auto lines = LinesOf(run.out);
  ASSERT_EQ(lines.size(), 3u) << run.out;
  EXPECT_THAT(lines[0], ContainsRegex("^run +started \\(UTC\\) +finished \\(UTC\\) +version +shard +made"));
  EXPECT_THAT(lines[1], ContainsRegex("^2 +2[0-9-]+T[0-9:]+Z +2[0-9-]+T[0-9:]+Z .* 1 +0 +1 +0 +0$"));
  EXPECT_THAT(lines[2], ContainsRegex("^1 .* 1 +0 +0 +1 +0$"));
  EXPECT_THAT(estate.Log({}, "ja").out,
              ContainsRegex("^回 +開始 \\(UTC\\) .*作成 +うち警告あり +最新のまま +失敗 +残り\n"));
}

TEST(Log, ShowsWhatARunMadeAndWhatItSaid) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutBad("b");
  ASSERT_EQ(estate.Batch().code, 1);
  const ProgramRun run = estate.Log({"1"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, ContainsRegex("\nmade  models/a.pdf  [0-9]+ ms  \\(never-made\\)\n"));
  EXPECT_THAT(
      run.out,
      ContainsRegex("\nrejected  models/b.pdf  [0-9]+ ms  \\(never-made\\)\n    .*b.json:4:3: error: "));
  EXPECT_THAT(run.out, HasSubstr("[unknown-key]\n"));
  const ProgramRun japanese = estate.Log({"1"}, "ja");
  EXPECT_THAT(
      japanese.out,
      ContainsRegex("\n不備  models/b.pdf  [0-9]+ ms  \\(台帳に記録なし\\)\n    .*b.json:4:3: エラー: "));
}

TEST(Log, VerifiesOutputs) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutGood("b");
  ASSERT_EQ(estate.Batch().code, 0);
  const ProgramRun untouched = estate.Log({"--verify"});
  EXPECT_EQ(untouched.code, 0) << untouched.err;
  EXPECT_EQ(untouched.out, "outputs held against the ledger: 2\n");
  estate.Put("out/models/a.pdf", "another");
  std::filesystem::remove(estate / "out/models/b.pdf");
  const ProgramRun tampered = estate.Log({"--verify"}, "ja");
  EXPECT_EQ(tampered.code, 1);
  EXPECT_EQ(tampered.out, "照合した出力: 2\n");
  EXPECT_THAT(tampered.err, HasSubstr("[output-altered]"));
  EXPECT_THAT(tampered.err, HasSubstr("[output-lost]"));
}

TEST(Log, WritesTheReportOfTheNewestRunOrOfAnother) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  estate.PutGood("b");
  ASSERT_EQ(estate.Batch().code, 0);
  EXPECT_EQ(estate.Log({"--html", "newest.html"}).code, 0);
  EXPECT_EQ(estate.Log({"1", "--html", "first.html"}).code, 0);
  EXPECT_THAT(ReadFile(estate / "newest.html"), StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(ReadFile(estate / "newest.html"), HasSubstr("<h1>Run 2</h1>"));
  EXPECT_THAT(ReadFile(estate / "first.html"), HasSubstr("<h1>Run 1</h1>"));
  EXPECT_THAT(estate.Log({"--html", "-"}).out, HasSubstr("<h1>Run 2</h1>"));
  EXPECT_EQ(estate.Log({"--html", "absent/report.html"}).code, 4);
}

TEST(Log, ARunThatIsNotThereEndsWithOne) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  const ProgramRun run = estate.Log({"7"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("[no-run]"));
  EXPECT_EQ(estate.Log({"7", "--html", "r.html"}).code, 1);
  EXPECT_FALSE(std::filesystem::exists(estate / "r.html"));
}

/// Runs SQL upon the estate's ledger, as damage does that SQLite does not notice.
void Damage(const EstateFolder& estate, const char* sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open((estate / "out/yoshiki-ledger.sqlite").c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
}

TEST(Log, OfRecordsThatCannotBeReadEndsWithFour) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  Damage(estate, "UPDATE records SET pages = x'41'");
  const std::vector<std::vector<std::string>> questions = {{"1"}, {"--html", "r.html"}, {"--verify"}};
  for (const std::vector<std::string>& question : questions) {
    const ProgramRun run = estate.Log(question);
    EXPECT_EQ(run.code, 4) << question[0];
    EXPECT_THAT(run.err, HasSubstr("[ledger-damaged]")) << question[0];
  }
  EXPECT_FALSE(std::filesystem::exists(estate / "r.html"));
}

TEST(Log, ShowsWhatWasSaidOfTheRunItself) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  Damage(estate,
         "UPDATE runs SET diagnostics = '{\"severity\":\"warning\",\"code\":\"orphaned\",\"en\":\"left\","
         "\"ja\":\"残り\",\"en_hint\":\"look\"}'");
  EXPECT_THAT(estate.Log({"1"}).out, HasSubstr("\n    warning: left [orphaned]\n      hint: look\nmade  "));
  EXPECT_THAT(estate.Log({"1"}, "ja").out, HasSubstr("\n    警告: 残り [orphaned]\n"));
}

TEST(Log, HasNoStackToOverflow) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  Damage(estate, "UPDATE records SET diagnostics = CAST(replace(hex(zeroblob(500000)), '00', '[') AS TEXT)");
  EXPECT_EQ(estate.Log({"1"}).code, 0);
}

TEST(Log, AReportReplacesOnlyAReport) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch().code, 0);
  for (const char* page : {"", "<!DOCTYPE html>\n", "\xEF\xBB\xBF \n<!doctype HTML>"}) {
    estate.Put("r.html", page);
    EXPECT_EQ(estate.Log({"--html", "r.html"}).code, 0) << page;
    EXPECT_THAT(ReadFile(estate / "r.html"), HasSubstr("<h1>Run 1</h1>"));
  }
  for (const char* other : {"{}", "<!doc", "\n"}) {
    estate.Put("other", other);
    const ProgramRun run = estate.Log({"--html", "other"});
    EXPECT_EQ(run.code, 4) << other;
    EXPECT_THAT(run.err, HasSubstr("[not-a-report]"));
    EXPECT_EQ(ReadFile(estate / "other"), other);
  }
  EXPECT_EQ(estate.Log({"--html", "/dev/null"}).code, 0);
}

TEST(Log, WithoutALedgerEndsWithFour) {
  const EstateFolder estate;
  estate.PutGood("a");
  const ProgramRun run = estate.Log();
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("[no-ledger]"));
  EXPECT_THAT(run.out, IsEmpty());
  EXPECT_EQ(estate.Log({"--estate", "absent.toml"}).code, 4);
  estate.Put("out/yoshiki-ledger.sqlite", "this is no ledger at all");
  EXPECT_EQ(estate.Log().code, 4);
  EXPECT_EQ(ReadFile(estate / "out/yoshiki-ledger.sqlite"), "this is no ledger at all");
}

}  // namespace
}  // namespace yoshiki
