// The bar of `yoshiki batch`, and words about outputs.
#include "cli/batch_progress.h"

#include <gmock/gmock.h>

#include <sstream>

#include "cli/batch_words.h"
#include "cli/display_width.h"

namespace yoshiki {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr char kClear[] = "\r\x1b[K";

class Bar {
 public:
  explicit Bar(int columns, Language language = Language::english, ProgressStyle style = ProgressStyle::bar)
      : progress_(
            style, {language, false}, err_, [this] { return now_; }, [columns] { return columns; }) {}

  void Plan(std::size_t count) {
    std::vector<StaleOutput> stale(count);
    for (std::size_t i = 0; i < count; ++i) stale[i].name = std::to_string(i);
    progress_.Planned(count, stale);
  }
  void Make(JobState state = JobState::made, const Diagnostics& diagnostics = {}) {
    JobRecord record;
    record.state = state;
    progress_.Made(record, diagnostics);
  }
  void Wait(double seconds) {
    now_ += seconds;
    progress_.Waiting();
  }
  void Close(bool interrupted = false, const BatchOptions& options = {}) {
    BatchSummary summary;
    summary.run.id = 7;
    summary.interrupted = interrupted;
    progress_.Close(summary, options);
  }
  // What stands on the terminal's last line.
  std::string Line() const {
    const std::string all = err_.str();
    const std::size_t clear = all.rfind(kClear);
    return clear == std::string::npos ? "" : all.substr(clear + sizeof kClear - 1);
  }
  std::string all() const { return err_.str(); }

 private:
  std::ostringstream err_;
  double now_ = 100;
  BatchProgress progress_;
};

TEST(DurationText, MinutesAndHours) {
  const std::pair<double, const char*> kCases[] = {
      {0, "0:00"},         {14.4, "0:14"},    {59.6, "1:00"},         {3599.4, "59:59"},
      {3599.6, "1:00:00"}, {3723, "1:02:03"}, {360'000, "100:00:00"}, {-5, "0:00"}};
  for (const auto& [seconds, words] : kCases) EXPECT_EQ(DurationText(seconds), words) << seconds;
}

TEST(BatchBar, ShowsHowFarItIsAndWhatIsLeft) {
  Bar bar(80);
  bar.Plan(8);
  bar.Make();
  bar.Make(JobState::rejected);
  bar.Wait(7);
  EXPECT_EQ(bar.Line(), "[######..................] 2/8  failed 1  left 0:21  0.3/s");
  Bar japanese(80, Language::japanese);
  japanese.Plan(8);
  japanese.Make();
  japanese.Wait(600);
  EXPECT_EQ(japanese.Line(), "[###.....................] 1/8  残り 1:10:00  毎秒 0.0 件");
}

// A line as wide as the terminal would wrap, and what wrapped would stay there.
TEST(BatchBar, IsNarrowerThanTheTerminal) {
  for (const Language language : {Language::english, Language::japanese}) {
    for (const int columns : {0, 1, 20, 24, 30, 40, 47, 60, 80, 200}) {
      Bar bar(columns, language);
      bar.Plan(20'000);
      for (int i = 0; i < 2'000; ++i) bar.Make(JobState::failed);
      bar.Wait(100'000);
      EXPECT_LT(DisplayWidth(bar.Line()), std::max(columns, 20)) << bar.Line();
      EXPECT_THAT(bar.Line(), HasSubstr("2000/20000"));
      EXPECT_THAT(bar.Line(), Not(HasSubstr("\n")));
    }
  }
}

TEST(BatchBar, MakesWayForDiagnosticsAndGoesAtLast) {
  Bar bar(80);
  bar.Plan(2);
  bar.Make();
  Diagnostics diagnostics;
  diagnostics.Error(MessageId::out_of_memory, {}, {});
  bar.Make(JobState::failed, diagnostics);
  EXPECT_THAT(bar.all(), HasSubstr(std::string(kClear) + "yoshiki: error: "));
  EXPECT_THAT(bar.all(), HasSubstr(std::string("\n") + kClear + "["));
  bar.Close();
  EXPECT_THAT(bar.Line(), StartsWith("run 7: "));
  EXPECT_THAT(bar.Line(), EndsWith("0 left\n"));
}

TEST(BatchBar, IsNotDrawnAtEveryOutput) {
  Bar bar(80);
  bar.Plan(1'000);
  for (int i = 0; i < 900; ++i) bar.Make();
  EXPECT_LT(bar.all().size(), 200u);
}

TEST(BatchClosing, TellsHowToGoOn) {
  BatchOptions forced, goes_on;
  forced.force = goes_on.force = true;
  goes_on.since = 3;
  const struct {
    BatchOptions options;
    const char *english, *japanese;
  } kCases[] = {
      {{}, "run the same command again\n", "続きを作成するには、同じ命令をもう一度実行してください\n"},
      {forced, "run the same command again with --since 7\n",
       "続きを作成するには、同じ命令に --since 7 を付けてもう一度実行してください\n"},
      {goes_on, "run the same command again\n", "同じ命令をもう一度実行してください\n"}};
  for (const auto& c : kCases) {
    for (const Language language : {Language::english, Language::japanese}) {
      Bar bar(80, language, ProgressStyle::none);
      bar.Plan(3);
      bar.Close(true, c.options);
      EXPECT_THAT(bar.all(), EndsWith(language == Language::english ? c.english : c.japanese));
    }
  }
}

TEST(ReasonWords, SayWhatChanged) {
  using Kind = Dependency::Kind;
  using Why = Staleness::Why;
  const struct {
    Staleness staleness;
    const char *english, *japanese;
  } kCases[] = {
      {{Why::never_made, {}}, "the ledger does not know it", "台帳に記録がありません"},
      {{Why::failed_before, {}}, "it could not be made the last time", "前回は作成できませんでした"},
      {{Why::gone, {}}, "the output is gone", "出力がなくなっています"},
      {{Why::altered, {}}, "the output is not what was made", "出力が作成時の内容と違います"},
      {{Why::forced, {}}, "--force", "--force の指定"},
      {{Why::changed, {{Kind::input, "a.json", ""}}}, "a.json changed", "a.json が変わりました"},
      {{Why::changed, {{Kind::font, "BIZ UDGothic", ""}}},
       "the font BIZ UDGothic changed",
       "書体 BIZ UDGothic が変わりました"},
      {{Why::changed, {{Kind::setting, "options", ""}}}, "settings came or went", "設定の項目が増減しました"},
      {{Why::changed, {{Kind::setting, "theme", ""}, {Kind::input, "b.json", ""}}},
       "the setting theme changed; b.json changed",
       "設定 theme が変わりました、b.json が変わりました"},
      {{Why::changed, {{Kind::setting, "program", ""}}},
       "the program changed",
       "プログラムの版が変わりました"},
      {{Why::changed, {{Kind::listing, "yoshiki-3/", ""}}},
       "editions came or went: yoshiki-3/",
       "様式の版が増減しました: yoshiki-3/"},
      {{Why::changed, {{Kind::input, "a\x1b\xFF\u202E", ""}}},
       "a\\x1b\\xff\\xe2\\x80\\xae changed",
       "a\\x1b\\xff\\xe2\\x80\\xae が変わりました"}};
  for (const auto& c : kCases) {
    EXPECT_EQ(ReasonWords(c.staleness, Language::english), c.english);
    EXPECT_EQ(ReasonWords(c.staleness, Language::japanese), c.japanese);
  }
}

}  // namespace
}  // namespace yoshiki
