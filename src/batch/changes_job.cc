#include "batch/changes_job.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "batch/append_changes.h"
#include "batch/directory_files.h"
#include "batch/drafts.h"
#include "batch/redline.h"
#include "batch/stages.h"
#include "layout/layout.h"
#include "render/render.h"
#include "sheet/sheet.h"

namespace yoshiki {
namespace {

RenderOutcome WriteRedline(const ChangesJob& job, const BoundDraft& draft, const Comparison& comparison,
                           const World& world, Diagnostics& diagnostics) {
  const PathFiles files;
  const RenderSettings settings = WithThemesBeside(job.settings, job.newer, files);
  Diagnostics unopened;
  const auto theme = ThemeOf(settings, world.layouts, diagnostics);
  if (theme && !world.fonts.Open(theme->faces, unopened)) {
    for (const Diagnostic& d : unopened.all()) diagnostics.Add(d);
    return RenderOutcome::failed;
  }
  const auto pdf = RedlinePdf(draft, comparison, settings, world, diagnostics);
  if (!pdf) return RenderOutcome::rejected;
  const bool written = WriteWhole(job.redline, *pdf, world.files, diagnostics);
  return written ? RenderOutcome::written : RenderOutcome::failed;
}

// What a model's own row says, "" for what it does not.
std::string Said(const Value& row, std::string_view key) {
  const Value* value = row.Find(key);
  return value == nullptr ? std::string() : value->text;
}

// Puts the rows that are not there yet into the model; without any it is left alone.
bool Append(const std::string& model, std::vector<LoggedChange> log, const Statement& statement,
            const World& world, Diagnostics& diagnostics) {
  if (const Value* changes = statement.root.Find("changes")) {
    std::erase_if(log, [&](const LoggedChange& change) {
      return std::ranges::any_of(changes->elements, [&](const Value& row) {
        return Said(row, "date") == change.date && Said(row, "item") == change.item &&
               Said(row, "before") == change.before && Said(row, "after") == change.after;
      });
    });
  }
  return log.empty() ||
         WriteWhole(model, WithChanges(statement, WriteLogJson(log)), world.files, diagnostics);
}

}  // namespace

RenderOutcome RunChanges(const ChangesJob& job, const World& world, Diagnostics& diagnostics) {
  RenderOutcome outcome = RenderOutcome::rejected;
  const auto drafts = ReadDrafts({job.older, job.newer}, world.layouts, outcome, diagnostics);
  if (!drafts) return outcome;
  const Comparison comparison = CompareDrafts(RoundsOf(*drafts));
  if (comparison.rows.empty()) {
    diagnostics.Warn(MessageId::compare_no_changes, PlaceOfFile(job.newer), {job.older, job.newer});
  }
  const std::vector<LoggedChange> log = LogOf(comparison, job.date, job.most_unchanged);
  outcome = RenderOutcome::written;
  if (!job.redline.empty()) outcome = WriteRedline(job, drafts->back(), comparison, world, diagnostics);
  bool written = true;
  if (!job.output.empty()) written = WriteWhole(job.output, WriteLogJson(log), world.files, diagnostics);
  if (job.append) written = Append(job.newer, log, drafts->back().statement, world, diagnostics) && written;
  return written ? outcome : RenderOutcome::failed;
}

}  // namespace yoshiki
