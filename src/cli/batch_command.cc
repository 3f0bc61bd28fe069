#include "cli/batch_command.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <ostream>

#include "cli/batch_progress.h"
#include "cli/batch_words.h"
#include "cli/display_width.h"
#include "estate/estate.h"

namespace yoshiki {
namespace {

std::int64_t NowNanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

double NowSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

ProgressStyle StyleFor(ProgressStyle asked, const EstateSession& session) {
  if (asked != ProgressStyle::automatic) return asked;
  if (session.presentation.json) return ProgressStyle::json;
  return session.process.errors_are_terminal ? ProgressStyle::bar : ProgressStyle::plain;
}

int ColumnsOf(const Process& process) {
  constexpr int kUsual = 80;
  const int columns = process.columns == nullptr ? 0 : process.columns();
  return columns > 0 ? columns : kUsual;
}

// Errors of a run that went to its end are the estate's: patterns without models.
ExitCode CodeOf(const BatchSummary& summary, const Diagnostics& diagnostics) {
  if (!summary.started || summary.interrupted || LedgerFailed(diagnostics)) return ExitCode::environment;
  if (summary.run.failed > 0 || diagnostics.has_errors()) return ExitCode::rejected;
  return summary.run.warned > 0 || !diagnostics.empty() ? ExitCode::warnings : ExitCode::done;
}

// What a dry run would make: the list to standard output, so that it can be counted and searched.
class Preview final : public BatchObserver {
 public:
  Preview(ProgressStyle style, const EstateSession& session) : style_(style), session_(session) {}

  void Planned(std::size_t all, const std::vector<StaleOutput>& stale) override {
    const bool japanese = session_.presentation.language == Language::japanese;
    for (const StaleOutput& output : stale)
      session_.out << VisibleName(output.name) << (japanese ? "：" : ": ")
                   << ReasonWords(output.staleness, session_.presentation.language) << '\n';
    session_.out.flush();
    if (style_ == ProgressStyle::json) return PrintPlanned(all, stale.size(), session_.err);
    if (style_ == ProgressStyle::none) return;
    if (japanese) {
      session_.err << "出力 " << all << " 件のうち " << stale.size() << " 件が作成の対象です\n";
    } else {
      session_.err << stale.size() << " of " << all << " outputs would be made\n";
    }
  }
  void Made(const JobRecord&, const Diagnostics&) override {}
  void Waiting() override {}

 private:
  ProgressStyle style_;
  const EstateSession& session_;
};

ExitCode DryRun(const BatchArguments& arguments, const BatchWorld& world, const EstateSession& session) {
  Diagnostics diagnostics;
  Preview preview(StyleFor(arguments.progress, session), session);
  BatchSummary summary;
  if (const std::optional<Estate> estate = ReadEstate(arguments, diagnostics))
    summary = RunBatch(*estate, arguments.options, world, preview, diagnostics);
  PrintEvents(diagnostics, "", session.presentation, session.err);
  return CodeOf(summary, diagnostics);
}

// Without an estate or a ledger that can be read there is no answer.
ExitCode Merge(const BatchArguments& arguments, const EstateSession& session) {
  Diagnostics diagnostics;
  const std::optional<Estate> estate = ReadEstate(arguments, diagnostics);
  const int merged = estate ? MergeShards(*estate, diagnostics) : -1;
  PrintEvents(diagnostics, "", session.presentation, session.err);
  if (merged >= 0)
    session.out << (session.presentation.language == Language::japanese ? "合わせた台帳: "
                                                                        : "ledgers joined: ")
                << merged << '\n';
  if (merged < 0 || diagnostics.has_errors()) return ExitCode::environment;
  return diagnostics.empty() ? ExitCode::done : ExitCode::warnings;
}

}  // namespace

bool LedgerFailed(const Diagnostics& diagnostics) {
  constexpr MessageId kFaults[] = {MessageId::ledger_cannot_open, MessageId::ledger_damaged,
                                   MessageId::ledger_newer, MessageId::ledger_cannot_write,
                                   MessageId::ledger_unreadable};
  return std::ranges::any_of(diagnostics.all(), [&](const Diagnostic& d) {
    return d.severity == Severity::error && std::ranges::find(kFaults, d.id) != std::end(kFaults);
  });
}

std::optional<Estate> ReadEstate(const std::string& file, Diagnostics& diagnostics) {
  SourceText text;
  if (ReadInput(file, kMaxLayoutBytes, text, diagnostics) != ReadResult::done) return std::nullopt;
  return ParseEstate(std::move(text), diagnostics);
}

std::optional<Estate> ReadEstate(const BatchArguments& arguments, Diagnostics& diagnostics) {
  std::optional<Estate> estate = ReadEstate(arguments.file, diagnostics);
  if (!estate) return std::nullopt;
  for (DocumentSet& set : estate->documents) set.settings.epoch = arguments.epoch;
  for (SheetEntry& sheet : estate->sheets) sheet.settings.epoch = arguments.epoch;
  return estate;
}

bool IsInterrupted(const Process& process) {
  return process.interrupted != nullptr && *process.interrupted != 0;
}

BatchTurn RunTurn(const BatchArguments& arguments, const BatchWorld& world, const EstateSession& session,
                  const std::function<void(const Diagnostics&)>& say) {
  Diagnostics diagnostics;
  BatchProgress progress(StyleFor(arguments.progress, session), session.presentation, session.err, NowSeconds,
                         [&] { return ColumnsOf(session.process); });
  BatchSummary summary;
  if (const std::optional<Estate> estate = ReadEstate(arguments, diagnostics))
    summary = RunBatch(*estate, arguments.options, world, progress, diagnostics);
  progress.ClearBar();
  say(diagnostics);
  if (!summary.started) return {};
  if (summary.idle) return {BatchTurn::How::idle, CodeOf(summary, diagnostics)};
  progress.Close(summary, arguments.options);
  return {BatchTurn::How::ran, CodeOf(summary, diagnostics)};
}

ExitCode RunBatchCommand(const BatchArguments& arguments, const EstateSession& session) {
  FileCalls files;
  if (session.process.catch_interrupts != nullptr) session.process.catch_interrupts();
  const BatchWorld world{session.layouts, session.fonts, files, NowNanoseconds, session.process.interrupted};
  if (!arguments.explain.empty()) return ExplainOutput(arguments, world, session);
  if (arguments.merge) return Merge(arguments, session);
  if (arguments.options.dry_run) return DryRun(arguments, world, session);
  if (arguments.watch) return Watch(arguments, world, session);
  const auto say = [&](const Diagnostics& diagnostics) {
    PrintEvents(diagnostics, "", session.presentation, session.err);
  };
  return RunTurn(arguments, world, session, say).code;
}

}  // namespace yoshiki
