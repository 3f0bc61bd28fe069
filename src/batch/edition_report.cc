#include "batch/edition_report.h"

#include <utility>

#include "batch/input.h"

namespace yoshiki {
namespace {

std::optional<Statement> ReadModel(const std::string& name, RenderOutcome& outcome,
                                   Diagnostics& diagnostics) {
  SourceText text;
  const ReadResult result = ReadInput(name, ParseLimits{}.bytes, text, diagnostics);
  if (result == ReadResult::failed) outcome = RenderOutcome::failed;
  if (result != ReadResult::done) return std::nullopt;
  return ParseStatement(std::move(text), diagnostics);
}

}  // namespace

std::optional<EditionReport> ReportEditions(const EditionJob& job, const FileSource& layouts,
                                            RenderOutcome& outcome, Diagnostics& diagnostics) {
  outcome = RenderOutcome::rejected;
  const auto older = LoadForm(layouts, job.form, job.older, {}, diagnostics);
  if (!older) return std::nullopt;
  const auto newer = LoadForm(layouts, job.form, job.newer, {}, diagnostics);
  if (!newer) return std::nullopt;
  EditionReport report{
      older->name(), older->edition(), newer->edition(), CompareEditions(*older, *newer), {}};
  if (!job.model.empty()) {
    const auto statement = ReadModel(job.model, outcome, diagnostics);
    if (!statement) return std::nullopt;
    report.needs = NeedsOf(*older, *newer, *statement);
  }
  outcome = RenderOutcome::written;
  return report;
}

}  // namespace yoshiki
