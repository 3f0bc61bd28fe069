// What a report tells of a run, and that nothing in a ledger can become markup.
#include "estate/report.h"

#include <gmock/gmock.h>

#include "estate/file_hashes.h"
#include "estate/make_output.h"
#include "estate/report_content.h"
#include "estate/report_html.h"
#include "estate/report_words.h"
#include "estate/small_pdf.h"
#include "estate/traced_files.h"
#include "support/temporary_folder.h"

namespace yoshiki {

void PrintTo(const PagePair& pair, std::ostream* out) { *out << pair.before << "→" << pair.after; }

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using Verdict = PageChanges::Verdict;

// A page a letter.
std::vector<std::string> Pages(std::string_view letters) {
  std::vector<std::string> pages;
  for (const char letter : letters) pages.emplace_back(1, letter);
  return pages;
}

struct PageCase {
  const char *name, *before, *after;
  std::vector<PagePair> changed;
};

class ChangedPagesTest : public ::testing::TestWithParam<PageCase> {};

TEST_P(ChangedPagesTest, AreFound) {
  EXPECT_EQ(ChangedPages(Pages(GetParam().before), Pages(GetParam().after)), GetParam().changed);
}

INSTANTIATE_TEST_SUITE_P(Pages, ChangedPagesTest,
                         ::testing::Values(PageCase{"Same", "abc", "abc", {}}, PageCase{"None", "", "", {}},
                                           PageCase{"One", "abc", "axc", {{2, 2}}},
                                           PageCase{"All", "ab", "xy", {{1, 1}, {2, 2}}},
                                           PageCase{"AddedAtEnd", "ab", "abc", {{0, 3}}},
                                           PageCase{"AddedAtStart", "ab", "xab", {{0, 1}}},
                                           PageCase{"Removed", "abc", "ac", {{2, 0}}},
                                           PageCase{"ChangedAndAdded", "abc", "axyc", {{2, 2}, {0, 3}}},
                                           PageCase{"ChangedBehindAdded", "abcd", "xabyd", {{0, 1}, {3, 4}}},
                                           PageCase{"Emptied", "ab", "", {{1, 0}, {2, 0}}}),
                         [](const auto& test) { return test.param.name; });

TEST(PageRangesTest, JoinsNeighbours) {
  EXPECT_EQ(PageRanges({}), "");
  EXPECT_EQ(PageRanges({3}), "3");
  EXPECT_EQ(PageRanges({1, 2, 3, 5, 8, 9}), "1–3, 5, 8–9");
}

JobRecord Record(std::string name, std::int64_t run, std::string_view pages, std::string text) {
  JobRecord record;
  record.name = std::move(name);
  record.run = run;
  record.state = JobState::made;
  record.pages = Pages(pages);
  record.text_sha256 = std::move(text);
  return record;
}

TEST(ComparePagesTest, TellsLayoutFromText) {
  const auto verdict = [](std::string_view pages, const char* text) {
    return ComparePages(Record("a.pdf", 1, "ab", "1"), Record("a.pdf", 2, pages, text)).verdict;
  };
  EXPECT_EQ(verdict("ab", "1"), Verdict::identical);
  EXPECT_EQ(verdict("ax", "1"), Verdict::layout);
  EXPECT_EQ(verdict("ax", "2"), Verdict::text);
  EXPECT_EQ(verdict("ab", "2"), Verdict::text);  // a twin may say more than is seen
  EXPECT_EQ(verdict("", "2"), Verdict::unknown);
}

Dependency On(Dependency::Kind kind, std::string name, std::string sha256) {
  return {kind, std::move(name), std::move(sha256)};
}

TEST(ChangesBetweenTest, ComparesByName) {
  using Kind = Dependency::Kind;
  using How = DependencyChange::How;
  JobRecord before = Record("a.pdf", 1, "", ""), after = Record("a.pdf", 2, "", "");
  before.dependencies = {On(Kind::input, "a.json", "1"), On(Kind::layout, "yoshiki-3/2018-05.yaml", "1"),
                         On(Kind::font, "Gothic", "1"), On(Kind::setting, "options", "1")};
  after.dependencies = {On(Kind::input, "a.json", "2"), On(Kind::layout, "yoshiki-3/2025-05.yaml", "1"),
                        On(Kind::font, "Gothic", "1"), On(Kind::setting, "options", "2")};
  EXPECT_THAT(ChangesBetween(before, after),
              ElementsAre(DependencyChange{How::changed, after.dependencies[0]},
                          DependencyChange{How::gone, before.dependencies[1]},
                          DependencyChange{How::came, after.dependencies[1]},
                          DependencyChange{How::changed, after.dependencies[3]}));
  after.state = JobState::rejected;
  EXPECT_THAT(ChangesBetween(before, after), SizeIs(2)) << "what was not reached is not gone";
}

TEST(MoveBetweenTest, TakesTheNewestEdition) {
  const auto layout = [](const char* name) { return On(Dependency::Kind::layout, name, "1"); };
  JobRecord before, after;
  before.dependencies = {layout("themes/default.yaml"), layout("yoshiki-3/2018-05.yaml")};
  after.dependencies = before.dependencies;
  EXPECT_FALSE(MoveBetween(before, after));
  after.dependencies.push_back(layout("yoshiki-3/2025-05.yaml"));
  const auto move = MoveBetween(before, after);
  ASSERT_TRUE(move);
  EXPECT_EQ(move->form + " " + move->older + " " + move->newer, "yoshiki-3 2018-05 2025-05");
  before.dependencies[1] = layout("yoshiki-2/2018-05.yaml");
  EXPECT_FALSE(MoveBetween(before, after)) << "another form";
}

TEST(ShareOutTest, GivesEveryOutputItsFirstPage) {
  ReportLimits limits;
  limits.pictures = 10;
  limits.pages_an_output = 3;
  EXPECT_THAT(ShareOut({9, 0, 1, 9}, limits), ElementsAre(2, 0, 1, 2));
  EXPECT_THAT(ShareOut({9}, limits), ElementsAre(3));
  EXPECT_THAT(ShareOut({1, 1, 1, 1, 1, 1}, limits), ElementsAre(1, 1, 1, 1, 1, 0));
  EXPECT_THAT(ShareOut({}, limits), IsEmpty());
}

TEST(HtmlTextTest, DefusesWhatIsHostile) {
  EXPECT_EQ(HtmlText("<script>alert('1')&\"</script>"), "&lt;script&gt;alert('1')&amp;&quot;&lt;/script&gt;");
  EXPECT_EQ(HtmlText("a\nb\x1b\x7f"), "a␊b␛␡");
  EXPECT_EQ(HtmlText("様\xFFx"), "様\uFFFDx");
}

TEST(UtcTextTest, NeedsNoClock) {
  EXPECT_EQ(UtcText(0), "–");
  EXPECT_EQ(UtcText(951'782'400), "2000-02-29 00:00:00 UTC");
  EXPECT_EQ(UtcText(INT64_MAX), "9223372036854775807");
}

TEST(StoredDiagnosticsTest, AreInTheLanguageWithoutWhatIsNoJson) {
  const std::string lines =
      "{\"severity\":\"error\",\"code\":\"c\",\"file\":\"a.json\",\"line\":3,\"column\":4,\"item\":\"Ⅰ1\","
      "\"en\":\"wrong\",\"ja\":\"誤り\",\"en_hint\":\"mend it\",\"ja_hint\":\"直す\"}\n[]\n{\"en\n";
  const auto faults = StoredDiagnostics(lines, Language::english);
  ASSERT_THAT(faults, SizeIs(1));
  EXPECT_TRUE(faults[0].is_error);
  EXPECT_EQ(faults[0].file, "a.json");
  EXPECT_EQ(faults[0].line, 3);
  EXPECT_EQ(faults[0].column, 4);
  EXPECT_EQ(faults[0].text + "|" + faults[0].hint, "wrong|mend it");
  EXPECT_EQ(StoredDiagnostics(lines, Language::japanese)[0].text, "誤り");
  EXPECT_THAT(StoredDiagnostics(std::string(1'000'000, '['), Language::english), IsEmpty());
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

// A ledger with a run of each state, in a folder of its own.
class ReportTest : public ::testing::Test {
 protected:
  ReportTest() {
    estate_.folder = folder_.path();
    estate_.keep = 1;
    Diagnostics diagnostics;
    std::filesystem::create_directories(folder_ / "out");
    ledger_ = Ledger::Open(folder_ / "out/ledger.sqlite", diagnostics);
  }

  RunRecord Begin(std::int64_t started) {
    RunRecord run;
    run.started = started;
    run.version = "1.2<3";
    run.id = ledger_->BeginRun(run);
    return run;
  }

  std::string Report(const RunRecord& run, Language language = Language::english,
                     const ReportLimits& limits = {}) {
    const MemoryFiles layouts({});
    std::string report =
        ReportHtml(GatherReport(estate_, *ledger_, run, language, layouts, limits), language);
    EXPECT_THAT(report, Not(HasSubstr("<script")));
    EXPECT_THAT(report, Not(HasSubstr("http")));
    return report;
  }

  TemporaryFolder folder_;
  Estate estate_;
  std::unique_ptr<Ledger> ledger_;
};

TEST_F(ReportTest, LedgerGivesTheRecordBefore) {
  const RunRecord first = Begin(100), second = Begin(200), third = Begin(300);
  ledger_->Put(Record("a.pdf", first.id, "a", "1"));
  ledger_->Put(Record("a.pdf", third.id, "b", "1"));
  ledger_->Put(Record("b.pdf", second.id, "b", "1"));
  EXPECT_FALSE(ledger_->Before("a.pdf", first.id));
  EXPECT_EQ(ledger_->Before("a.pdf", second.id)->run, first.id);
  EXPECT_EQ(ledger_->Before("a.pdf", third.id)->run, first.id);
  EXPECT_FALSE(ledger_->Before("a.pdf", 99));
  EXPECT_FALSE(ledger_->Before("c.pdf", third.id));
}

TEST_F(ReportTest, TellsWhyAndWhat) {
  JobRecord record = Record("a.pdf", Begin(100).id, "abc", "1");
  record.dependencies = {On(Dependency::Kind::layout, "yoshiki-3/2025-05.yaml", "1")};
  ledger_->Put(record);
  const RunRecord run = Begin(951'782'400);
  record = Record("a.pdf", run.id, "axc", "1");
  record.dependencies = {On(Dependency::Kind::layout, "yoshiki-3/2025-05.yaml", "2")};
  record.milliseconds = 1234;
  ledger_->Put(record);
  const std::string report = Report(run);
  EXPECT_THAT(report, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
  for (const char* words : {"2000-02-29 00:00:00 UTC", "1.2&lt;3", "layout yoshiki-3/2025-05.yaml changed",
                            "only the appearance changed, on page 2", ">1234<", "<th scope=\"row\">",
                            "no picture: neither state is kept any more"}) {
    EXPECT_THAT(report, HasSubstr(words));
  }
  const std::string japanese = Report(run, Language::japanese);
  for (const char* words :
       {"<html lang=\"ja\">", "様式 yoshiki-3/2025-05.yaml の変更", "見た目だけが変わった。違うページ: 2"}) {
    EXPECT_THAT(japanese, HasSubstr(words));
  }
}

TEST_F(ReportTest, EscapesAllThatOthersWrote) {
  const RunRecord run = Begin(100);
  JobRecord record = Record("<script>\n\"'.pdf", run.id, "a", "1");
  record.state = JobState::rejected;
  record.diagnostics =
      "{\"severity\":\"error\",\"code\":\"<script>\",\"file\":\"<script>\",\"line\":1,\"column\":2,"
      "\"item\":\"<script>\",\"en\":\"<script>\",\"en_hint\":\"<script>\"}\n";
  ledger_->Put(record);
  const std::string report = Report(run);
  EXPECT_THAT(report, HasSubstr("<bdi>&lt;script&gt;␊&quot;'.pdf</bdi>"));
  EXPECT_THAT(report, HasSubstr("rejected"));
  EXPECT_THAT(report, HasSubstr("What to do: &lt;script&gt;"));
}

TEST_F(ReportTest, LooksPastAttemptsThatFailed) {
  const auto model = [](const char* sha256) { return On(Dependency::Kind::input, "a.json", sha256); };
  JobRecord record = Record("a.pdf", Begin(100).id, "ab", "1");
  record.dependencies = {model("1"), On(Dependency::Kind::layout, "yoshiki-3/2018-05.yaml", "1")};
  ledger_->Put(record);
  record = Record("a.pdf", Begin(200).id, "ab", "1");
  record.state = JobState::rejected;
  record.pages.clear();
  record.dependencies = {model("2")};
  ledger_->Put(record);
  const RunRecord run = Begin(300);
  record = Record("a.pdf", run.id, "ax", "1");
  record.dependencies = {model("3"), On(Dependency::Kind::layout, "yoshiki-3/2025-05.yaml", "1")};
  ledger_->Put(record);
  const std::string report = Report(run);
  for (const char* words : {"it could not be made the last time", "model a.json changed",
                            "Another edition: yoshiki-3 2018-05 → 2025-05", "only the appearance changed"}) {
    EXPECT_THAT(report, HasSubstr(words));
  }
}

TEST_F(ReportTest, BeginsWithHowTheRunEnded) {
  RunRecord run = Begin(100);
  const auto first_words = [&](Language language) {
    const std::string report = Report(run, language), tag = "<p class=\"ending ";
    const std::size_t begin = report.find(tag) + tag.size();
    return report.substr(begin, report.find("</p>", begin) - begin);
  };
  EXPECT_THAT(first_words(Language::english), StartsWith("bad\">This run did not come to its end"));
  run.finished = 200;
  EXPECT_EQ(first_words(Language::english), "good\">Nothing had to be made.");
  run.planned = 3;
  EXPECT_THAT(first_words(Language::english), StartsWith("bad\">This run did not come to its end"));
  run.made = 3;
  EXPECT_EQ(first_words(Language::english), "good\">All that had to be made was made.");
  run.warned = 1;
  EXPECT_EQ(first_words(Language::english),
            "fair\">All that had to be made was made, with warnings about 1 output.");
  EXPECT_EQ(first_words(Language::japanese),
            "fair\">作るべき出力は、すべて作成しました。警告のある出力が 1 件あります。");
  run.made = 2;
  run.failed = 1;
  EXPECT_THAT(first_words(Language::english), StartsWith("bad\">1 output could not be made."));
}

TEST_F(ReportTest, TellsFailuresBeforeAllElse) {
  const RunRecord run = Begin(100);
  ledger_->Put(Record("a.pdf", run.id, "a", "1"));
  JobRecord record = Record("z.pdf", run.id, "", "");
  record.state = JobState::rejected;
  record.diagnostics = "{\"severity\":\"error\",\"en\":\"wrong\",\"en_hint\":\"mend it\"}\n";
  ledger_->Put(record);
  const std::string report = Report(run);
  EXPECT_LT(report.find("What to do: mend it"), report.find("What led to it"));
  EXPECT_EQ(Count(report, "What to do: mend it"), 1);
  EXPECT_EQ(Count(report, "href=\"#o1\""), Count(report, "id=\"o1\""));
}

TEST_F(ReportTest, SaysThatNothingHadToBeMade) {
  EXPECT_THAT(Report(Begin(100)), HasSubstr("Nothing had to be made."));
}

TEST_F(ReportTest, SaysWhatWasNotedOfTheRunItself) {
  RunRecord run = Begin(100);
  run.finished = 200;
  run.shard = "3-of-16";
  run.diagnostics =
      "{\"severity\":\"warning\",\"code\":\"orphaned\",\"en\":\"still <there>\",\"ja\":\"残っています\"}\n";
  const std::string fair = Report(run);
  EXPECT_THAT(fair, HasSubstr("ending fair\">Nothing was made, and perhaps"));
  EXPECT_THAT(fair, HasSubstr("still &lt;there&gt;"));
  EXPECT_LT(fair.find("[orphaned]"), fair.find("class=\"counts\""));
  EXPECT_THAT(fair, HasSubstr("part 3/16"));
  EXPECT_THAT(Report(run, Language::japanese), HasSubstr("残っています"));
  run.diagnostics += "{\"severity\":\"error\",\"code\":\"no-models\",\"en\":\"none\"}\n";
  EXPECT_THAT(Report(run), HasSubstr("ending bad\">Part of the estate could not be found or read."));
  run.made = run.planned = 1;
  EXPECT_THAT(
      Report(run),
      HasSubstr(
          "ending bad\">Part of the estate could not be found or read. All else is current. What was noted"));
}

TEST_F(ReportTest, GivesAReasonWhateverTheRecordsAre) {
  using Why = MakingReason;
  for (const Why why :
       {Why::never_made, Why::failed_before, Why::changed, Why::gone, Why::altered, Why::forced}) {
    ReportedOutput output;
    output.record.why = why;
    for (const Language language : {Language::english, Language::japanese})
      EXPECT_THAT(ReportWords(language).Reasons(output), SizeIs(1)) << static_cast<int>(why);
  }
}

TEST_F(ReportTest, NamesCausesThatNoInputIs) {
  ledger_->Put(Record("a.pdf", Begin(100).id, "a", "1"));
  const RunRecord run = Begin(200);
  JobRecord record = Record("a.pdf", run.id, "a", "1");
  record.why = MakingReason::gone;
  ledger_->Put(record);
  EXPECT_EQ(Count(Report(run), "its output was gone"), 2) << "of the output, and among all causes";
}

TEST(ReportWordsTest, TellSamePagesFromSameBytes) {
  ReportedOutput output;
  output.record.state = JobState::made;
  output.pages.verdict = Verdict::identical;
  EXPECT_EQ(ReportWords(Language::english).Change(output), "same pages, other file");
  EXPECT_EQ(ReportWords(Language::japanese).Change(output), "ページは同じ（ファイルの中身だけが違う）");
  output.same_bytes = true;
  EXPECT_EQ(ReportWords(Language::english).Change(output), "identical, to the byte");
}

TEST(ReportWordsTest, NameTheListOfAllForms) {
  const DependencyChange change{DependencyChange::How::changed, On(Dependency::Kind::listing, "", "1")};
  EXPECT_EQ(ReportWords(Language::english).Reason(change, true), "forms or editions came or went");
}

class PicturesTest : public ReportTest {
 protected:
  /// Two runs that made a.pdf; of the second page 2 differs and page 3 is new.
  PicturesTest() {
    Put(Begin(100), PdfOf({0, 100}), "ab", "1");
    const std::string old = OldName(output_, record_.sha256);
    std::filesystem::create_directories(std::filesystem::path(old).parent_path());
    std::filesystem::rename(output_, old);
    run_ = Begin(200);
    Put(run_, PdfOf({0, 200, 50}), "acd", "2");
  }

  void Put(const RunRecord& run, const std::string& pdf, std::string_view pages, const char* text) {
    folder_.Put("out/a.pdf", pdf);
    record_ = Record("a.pdf", run.id, pages, text);
    record_.sha256 = FreshSha256(output_);
    ledger_->Put(record_);
  }

  std::string Painter(const std::string& script) {
    const std::string path = folder_.Put("painter", "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
  }

  static std::size_t Pictures(const std::string& report) {
    return Count(report, "src=\"data:image/png;base64,");
  }

  const std::string output_ = folder_ / "out/a.pdf";
  JobRecord record_;
  RunRecord run_;
};

TEST_F(PicturesTest, AreShownWhileBothStatesAreKept) {
  const std::string report = Report(run_);
  EXPECT_EQ(Pictures(report), 3);  // 2 before, 2 and 3 after
  EXPECT_THAT(report, HasSubstr("the text changed, on page 2; added: 3"));
  EXPECT_THAT(report, HasSubstr("alt=\"a.pdf, before, page 2, part\""));
  EXPECT_THAT(report, HasSubstr("there is no such page"));
  EXPECT_THAT(report, HasSubstr("mark what differs"));

  folder_.Put("out/a.pdf", "somebody was here");
  const std::string touched = Report(run_);
  EXPECT_EQ(Pictures(touched), 1) << "only what was made is looked at";
  EXPECT_THAT(touched, HasSubstr("no picture: this state is no longer kept"));
}

TEST_F(PicturesTest, AreMissedWhenTheProgramIsMissing) {
  ReportLimits limits;
  limits.painter.program = folder_ / "absent";
  const std::string report = Report(run_, Language::english, limits);
  EXPECT_EQ(Pictures(report), 0);
  EXPECT_THAT(report, HasSubstr("pdftoppm, is not installed; it is in Debian’s package poppler-utils."));
  EXPECT_THAT(report, HasSubstr("on page 2; added: 3")) << "the rest is told nevertheless";
  EXPECT_THAT(report, Not(HasSubstr("no picture: ")));
  EXPECT_THAT(Report(run_, Language::japanese, limits), HasSubstr("Debian ではパッケージ poppler-utils"));
}

TEST_F(PicturesTest, AreMissedWhenTheProgramFails) {
  ReportLimits limits;
  limits.painter.program = Painter("exit 1");
  const std::string report = Report(run_, Language::english, limits);
  EXPECT_EQ(Pictures(report), 0);
  EXPECT_THAT(report, HasSubstr("Some pictures are missing"));
  EXPECT_THAT(report, HasSubstr("no picture: it could not be drawn"));
}

TEST_F(PicturesTest, AreMissedWhenTheProgramHangs) {
  ReportLimits limits;
  limits.painter = {Painter("sleep 60"), std::chrono::milliseconds(300)};
  EXPECT_THAT(Report(run_, Language::english, limits), HasSubstr("took too long and was stopped"));
}

TEST_F(ReportTest, SaysNothingOfPicturesWhereThereAreNone) {
  const RunRecord run = Begin(100);
  ledger_->Put(Record("a.pdf", run.id, "ab", "1"));
  ReportLimits limits;
  limits.painter.program = folder_ / "absent";
  EXPECT_THAT(Report(run, Language::english, limits), Not(HasSubstr("pdftoppm")));
}

}  // namespace
}  // namespace yoshiki
