// `yoshiki batch --explain`
#include <cstdint>
#include <ostream>
#include <string>

#include "cli/batch_command.h"
#include "cli/batch_progress.h"
#include "cli/batch_words.h"
#include "cli/stored_diagnostics.h"
#include "estate/estate.h"

namespace yoshiki {
namespace {

// Shards count their runs for themselves.
std::string RunText(std::int64_t run, const std::string& shard, bool japanese) {
  const std::string number = std::to_string(run);
  if (shard.empty()) return japanese ? number : "run " + number;
  return japanese ? "分担 " + ShardText(shard) + " の " + number
                  : "run " + number + " of the shard " + ShardText(shard);
}

// The run that made the output, or tried to, what it was made from and what was said of it.
void PrintRecord(const JobRecord& record, const std::string& shard, Language language, std::ostream& out) {
  const bool japanese = language == Language::japanese;
  out << RunText(record.run, shard, japanese) << (japanese ? " 回目の実行: " : ": ")
      << StateText(record.state, language) << (japanese ? "。次のものから:\n" : ", from\n");
  for (const Dependency& dependency : record.dependencies)
    out << "  " << DependencyWords(dependency, language)
        << (dependency.sha256.empty() ? japanese ? "（なし）" : " (not there)" : "") << '\n';
  PrintStored(record.diagnostics, language, out);
}

}  // namespace

ExitCode ExplainOutput(const BatchArguments& arguments, const BatchWorld& world,
                       const EstateSession& session) {
  Diagnostics diagnostics;
  Explanation explanation;
  const std::optional<Estate> estate = ReadEstate(arguments, diagnostics);
  const bool known = estate && Explain(*estate, arguments.explain, world, explanation, diagnostics);
  PrintEvents(diagnostics, "", session.presentation, session.err);
  if (!estate || LedgerFailed(diagnostics)) return ExitCode::environment;
  if (!known) return ExitCode::rejected;
  const Language language = session.presentation.language;
  const char* const current = language == Language::japanese ? "最新です" : "it is current";
  session.out << (explanation.staleness ? ReasonWords(*explanation.staleness, language) : current) << '\n';
  if (explanation.record) PrintRecord(*explanation.record, explanation.shard, language, session.out);
  if (diagnostics.has_errors()) return ExitCode::rejected;
  return diagnostics.empty() ? ExitCode::done : ExitCode::warnings;
}

}  // namespace yoshiki
