#include "cli/batch_progress.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ostream>

#include "cli/batch_words.h"
#include "cli/display_width.h"
#include "cli/json_line.h"

namespace yoshiki {
namespace {

constexpr std::size_t kLongestBar = 24, kShortestBar = 6;
constexpr int kFewestColumns = 20;
constexpr double kDrawEvery = 0.1;  // seconds

std::int64_t Number(std::size_t count) { return static_cast<std::int64_t>(count); }

std::size_t WidthOf(const std::string& text) { return static_cast<std::size_t>(DisplayWidth(text)); }

}  // namespace

std::string DurationText(double seconds) {
  constexpr std::int64_t kMinute = 60, kHour = 3600;
  const auto whole = static_cast<std::int64_t>(std::clamp(seconds, 0.0, 1e9) + 0.5);
  char text[48];
  if (whole < kHour) {
    std::snprintf(text, sizeof text, "%d:%02d", static_cast<int>(whole / kMinute),
                  static_cast<int>(whole % kMinute));
  } else {
    std::snprintf(text, sizeof text, "%d:%02d:%02d", static_cast<int>(whole / kHour),
                  static_cast<int>(whole % kHour / kMinute), static_cast<int>(whole % kMinute));
  }
  return text;
}

void PrintEvents(const Diagnostics& diagnostics, std::string_view output, const Presentation& presentation,
                 std::ostream& err) {
  if (!presentation.json) return PrintDiagnostics(diagnostics, presentation, err);
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    JsonLine line;
    line.Text("event", "diagnostic").Text("output", output);
    AddMembers(diagnostic, presentation.language, line);
    line.Print(err);
  }
}

void PrintPlanned(std::size_t all, std::size_t stale, std::ostream& err) {
  JsonLine()
      .Text("event", "planned")
      .Number("outputs", Number(all))
      .Number("stale", Number(stale))
      .Print(err);
}

void BatchProgress::Planned(std::size_t all, const std::vector<StaleOutput>& stale) {
  planned_ = stale.size();
  started_ = clock_();
  for (const StaleOutput& output : stale) stale_.emplace(output.name, output.staleness);
  if (style_ == ProgressStyle::json) PrintPlanned(all, planned_, err_);
  if (style_ != ProgressStyle::plain && style_ != ProgressStyle::bar) return;
  if (presentation_.language == Language::japanese) {
    err_ << "出力 " << all << " 件のうち " << planned_ << " 件を作成します" << std::endl;
  } else {
    err_ << planned_ << " of " << all << " outputs are to be made" << std::endl;
  }
}

void BatchProgress::Made(const JobRecord& record, const Diagnostics& diagnostics) {
  ++done_;
  if (!IsMade(record.state)) ++failed_;
  SayMade(record);
  if (!diagnostics.empty()) ClearBar();
  PrintEvents(diagnostics, record.name, presentation_, err_);
  if (style_ == ProgressStyle::bar) DrawBar();
}

void BatchProgress::SayMade(const JobRecord& record) {
  const auto why = stale_.find(record.name);
  const Staleness staleness = why == stale_.end() ? Staleness{} : why->second;
  const std::string reason = ReasonWords(staleness, presentation_.language);
  if (style_ == ProgressStyle::json) {
    JsonLine()
        .Text("event", "made")
        .Text("output", record.name)
        .Text("state", StateWord(record.state))
        .Text("why", WhyWord(staleness.why))
        .Text("reason", reason)
        .Number("milliseconds", record.milliseconds)
        .Number("done", Number(done_))
        .Number("of", Number(planned_))
        .Print(err_);
  } else if (style_ == ProgressStyle::plain) {
    const bool japanese = presentation_.language == Language::japanese;
    err_ << '[' << done_ << '/' << planned_ << "] " << StateText(record.state, presentation_.language)
         << (japanese ? "　" : " ") << VisibleName(record.name) << (japanese ? "（" : " (") << reason
         << (japanese ? "）" : ")") << std::endl;
  }
}

void BatchProgress::Waiting() {
  if (style_ == ProgressStyle::bar) DrawBar();
}

// "120/300  failed 1  left 0:14  12.5/s": as many of them as there is room for, the weightiest first.
std::string BatchProgress::Figures(double seconds, std::size_t room) const {
  const bool japanese = presentation_.language == Language::japanese;
  std::string figures = std::to_string(done_) + '/' + std::to_string(planned_);
  const auto add = [&](const std::string& figure) {
    if (WidthOf(figures) + 2 + WidthOf(figure) <= room) figures += "  " + figure;
  };
  if (failed_ > 0) add((japanese ? "失敗 " : "failed ") + std::to_string(failed_));
  const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
  if (rate <= 0) return figures;
  add((japanese ? "残り " : "left ") + DurationText(static_cast<double>(planned_ - done_) / rate));
  char speed[32];
  std::snprintf(speed, sizeof speed, japanese ? "毎秒 %.1f 件" : "%.1f/s", rate);
  add(speed);
  return figures;
}

// 「[#####.....] 120/300  left 0:14  12.5/s」 on one line, drawn over itself. The last column stays free:
// some terminals go to the next line when it is filled.
void BatchProgress::DrawBar() {
  const double now = clock_();
  if (bar_stands_ && now - drawn_ < kDrawEvery && done_ < planned_) return;
  drawn_ = now;
  bar_stands_ = true;
  const auto room = static_cast<std::size_t>(std::max(columns_(), kFewestColumns) - 1);
  const std::string figures = Figures(now - started_, room);
  constexpr std::size_t kFrame = 3;  // "[", "] "
  const std::size_t left = room - std::min(room, WidthOf(figures) + kFrame);
  const std::size_t length = std::min(left, kLongestBar);
  err_ << "\r\x1b[K";
  if (length >= kShortestBar) {
    const std::size_t full = planned_ == 0 ? length : done_ * length / planned_;
    err_ << '[' << std::string(full, '#') << std::string(length - full, '.') << "] ";
  }
  err_ << figures;
  err_.flush();
}

void BatchProgress::ClearBar() {
  if (bar_stands_) err_ << "\r\x1b[K";
  bar_stands_ = false;
}

void BatchProgress::Close(const BatchSummary& summary, const BatchOptions& options) {
  ClearBar();
  const RunRecord& run = summary.run;
  if (style_ == ProgressStyle::json || (style_ == ProgressStyle::none && presentation_.json)) {
    JsonLine()
        .Text("event", "closed")
        .Number("run", run.id)
        .Number("made", run.made)
        .Number("current", run.current)
        .Number("warned", run.warned)
        .Number("failed", run.failed)
        .Number("left", summary.left)
        .Number("left_out", summary.left_out)
        .Flag("stopped", summary.interrupted)
        .Print(err_);
    return;
  }
  const bool japanese = presentation_.language == Language::japanese;
  const std::string left_out = summary.left_out == 0 ? "" : std::to_string(summary.left_out);
  if (japanese) {
    err_ << run.id << " 回目: 作成 " << run.made << " 件（うち警告あり " << run.warned << " 件）、最新のまま "
         << run.current << " 件、失敗 " << run.failed << " 件、残り " << summary.left << " 件"
         << (left_out.empty() ? "" : "、対象外 " + left_out + " 件") << std::endl;
  } else {
    err_ << "run " << run.id << ": " << run.made << " made (" << run.warned << " with warnings), "
         << run.current << " current, " << run.failed << " failed, " << summary.left << " left"
         << (left_out.empty() ? "" : ", " + left_out + " left out") << std::endl;
  }
  if (summary.interrupted) SayStopped(summary, options);
}

// A forced run would begin anew: --since leaves out what it made.
void BatchProgress::SayStopped(const BatchSummary& summary, const BatchOptions& options) {
  const bool japanese = presentation_.language == Language::japanese;
  const std::string since =
      options.force && !options.since ? "--since " + std::to_string(summary.run.id) : "";
  if (japanese) {
    err_ << "中断しました。続きを作成するには、同じ命令" << (since.empty() ? "" : "に " + since + " を付けて")
         << (since.empty() ? "をもう一度実行してください" : "もう一度実行してください") << std::endl;
  } else {
    err_ << "stopped; to go on, run the same command again" << (since.empty() ? "" : " with " + since)
         << std::endl;
  }
}

}  // namespace yoshiki
