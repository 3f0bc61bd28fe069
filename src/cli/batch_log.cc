// `yoshiki log`: what the ledger says.
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cli/batch_command.h"
#include "cli/batch_words.h"
#include "cli/display_width.h"
#include "cli/listings.h"
#include "cli/stored_diagnostics.h"
#include "estate/estate.h"

namespace yoshiki {
namespace {

// UTC, so that a log reads the same everywhere.
std::string TimeText(std::int64_t seconds) {
  if (seconds == 0) return "-";
  const auto time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

void PrintRuns(const std::vector<RunRecord>& runs, Language language, std::ostream& out) {
  std::vector<std::vector<std::string>> rows;
  if (language == Language::japanese) {
    rows.push_back({"回", "開始 (UTC)", "終了 (UTC)", "版", "分担", "作成", "うち警告あり", "最新のまま",
                    "失敗", "残り"});
  } else {
    rows.push_back({"run", "started (UTC)", "finished (UTC)", "version", "shard", "made", "warned", "current",
                    "failed", "left"});
  }
  for (const RunRecord& run : runs)
    rows.push_back({std::to_string(run.id), TimeText(run.started), TimeText(run.finished), run.version,
                    run.shard.empty() ? "-" : ShardText(run.shard), std::to_string(run.made),
                    std::to_string(run.warned), std::to_string(run.current), std::to_string(run.failed),
                    std::to_string(run.planned - run.made - run.failed)});
  PrintColumns(rows, out);
}

void PrintRun(const RunRecord& run, const std::vector<JobRecord>& jobs, Language language,
              std::ostream& out) {
  PrintRuns({run}, language, out);
  PrintStored(run.diagnostics, language, out);
  for (const JobRecord& job : jobs) {
    out << StateText(job.state, language) << "  " << VisibleName(job.name) << "  " << job.milliseconds
        << " ms  (" << WhyText(job.why, language) << ")\n";
    PrintStored(job.diagnostics, language, out);
  }
}

ExitCode Failed(const Diagnostics& diagnostics, const EstateSession& session, ExitCode code) {
  PrintDiagnostics(diagnostics, session.presentation, session.err);
  return code;
}

// What the last call could not read would look as if it had never been done.
bool CouldRead(const Ledger& ledger, const Estate& estate, Diagnostics& diagnostics) {
  const Place place = PlaceOfFile(LedgerName(estate));
  if (!ledger.Failure().empty()) {
    diagnostics.Error(MessageId::ledger_cannot_open, place, {ledger.Failure()});
  } else if (ledger.Unreadable() > 0) {
    diagnostics.Error(MessageId::ledger_unreadable, place, {std::to_string(ledger.Unreadable())});
  }
  return !diagnostics.has_errors();
}

// What may be replaced by a report: what is none yet, or a page. Names that are no files, and what cannot be
// looked at, are left to who writes.
bool MayBecomeReport(const std::string& file) {
  std::error_code unknown;
  if (file == "-" || !std::filesystem::is_regular_file(file, unknown)) return true;
  constexpr std::string_view kMark = "\xEF\xBB\xBF", kBegin = "<!doctype html", kSpace = " \t\r\n\f";
  constexpr std::size_t kLooked = 4096;
  std::string head(kLooked, '\0');
  std::ifstream bytes(file, std::ios::binary);
  bytes.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(bytes.gcount()));
  if (head.empty()) return true;
  if (head.starts_with(kMark)) head.erase(0, kMark.size());
  head.erase(0, head.find_first_not_of(kSpace));
  return std::ranges::equal(std::string_view(head).substr(0, kBegin.size()), kBegin, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

// Of one run all that the ledger and the outputs tell, for a browser.
ExitCode WriteReport(const RunRecord& run, const Estate& estate, const Ledger& ledger,
                     const std::string& file, const EstateSession& session, Diagnostics& diagnostics) {
  if (!MayBecomeReport(file)) {
    diagnostics.Error(MessageId::estate_not_a_report, PlaceOfFile(file), {file});
    return Failed(diagnostics, session, ExitCode::environment);
  }
  FileCalls files;
  const std::string report = HtmlReport(estate, ledger, run, session.presentation.language, session.layouts);
  const bool written = WriteWhole(file, report, files, diagnostics);
  return Failed(diagnostics, session, written ? ExitCode::done : ExitCode::environment);
}

// Null after saying why.
std::unique_ptr<Ledger> ReadLedger(const Estate& estate, Diagnostics& diagnostics) {
  const std::string name = LedgerName(estate);
  std::unique_ptr<Ledger> ledger = Ledger::Read(name, diagnostics);
  if (!ledger && !diagnostics.has_errors()) {  // there is none at all
    diagnostics.Error(MessageId::ledger_missing, PlaceOfFile(name), {name});
  }
  return ledger;
}

ExitCode VerifyAll(const Estate& estate, const Ledger& ledger, const EstateSession& session,
                   Diagnostics& diagnostics) {
  const std::size_t checked = VerifyOutputs(estate, ledger, diagnostics);
  session.out << (session.presentation.language == Language::japanese ? "照合した出力: "
                                                                      : "outputs held against the ledger: ")
              << checked << '\n'
              << std::flush;
  if (LedgerFailed(diagnostics)) return Failed(diagnostics, session, ExitCode::environment);
  return Failed(diagnostics, session, diagnostics.has_errors() ? ExitCode::rejected : ExitCode::done);
}

}  // namespace

ExitCode RunLogCommand(const LogArguments& arguments, const EstateSession& session) {
  Diagnostics diagnostics;
  const std::optional<Estate> estate = ReadEstate(arguments.file, diagnostics);
  const auto ledger = estate ? ReadLedger(*estate, diagnostics) : nullptr;
  if (!ledger) return Failed(diagnostics, session, ExitCode::environment);
  const Language language = session.presentation.language;
  if (arguments.verify) return VerifyAll(*estate, *ledger, session, diagnostics);
  const std::vector<RunRecord> runs = ledger->Runs();
  if (!CouldRead(*ledger, *estate, diagnostics)) return Failed(diagnostics, session, ExitCode::environment);
  if (!arguments.run && arguments.html.empty()) {
    PrintRuns(runs, language, session.out);
    return ExitCode::done;
  }
  const auto run = arguments.run ? std::ranges::find(runs, *arguments.run, &RunRecord::id) : runs.begin();
  if (run == runs.end()) {
    diagnostics.Error(MessageId::estate_no_such_run, {}, {std::to_string(arguments.run.value_or(1))});
    return Failed(diagnostics, session, ExitCode::rejected);
  }
  const std::vector<JobRecord> jobs = ledger->JobsOf(run->id);
  const bool all_read = CouldRead(*ledger, *estate, diagnostics);
  if (arguments.html.empty()) PrintRun(*run, jobs, language, session.out);
  // A report goes to people who do not see what is said here: none rather than half of one.
  if (!all_read) return Failed(diagnostics, session, ExitCode::environment);
  if (arguments.html.empty()) return ExitCode::done;
  return WriteReport(*run, *estate, *ledger, arguments.html, session, diagnostics);
}

}  // namespace yoshiki
