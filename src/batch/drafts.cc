#include "batch/drafts.h"

#include <utility>

#include "batch/stages.h"

namespace yoshiki {
namespace {

std::optional<BoundDraft> ReadDraft(const std::string& model, const FileSource& layouts, const Shared& shared,
                                    RenderOutcome& outcome, Diagnostics& diagnostics) {
  SourceText text;
  const ReadResult result = ReadSource(model, shared, text, diagnostics);
  if (result == ReadResult::failed) outcome = RenderOutcome::failed;
  if (result != ReadResult::done) return std::nullopt;
  auto statement = ParseStatement(std::move(text), diagnostics);
  if (!statement) return std::nullopt;
  auto form = FormOf(*statement, {}, layouts, diagnostics, shared.forms);
  if (!form) return std::nullopt;
  CheckStatement(*form, *statement, diagnostics, OthersThan(*form, *statement, layouts));
  if (diagnostics.has_errors()) return std::nullopt;
  BoundForm bound = Bind(*form, *statement);
  return BoundDraft{std::move(*statement), std::move(*form), std::move(bound)};
}

}  // namespace

std::optional<BoundDrafts> ReadDrafts(const std::vector<std::string>& models, const FileSource& layouts,
                                      RenderOutcome& outcome, Diagnostics& diagnostics,
                                      const Shared& shared) {
  outcome = RenderOutcome::rejected;
  BoundDrafts drafts;
  for (const std::string& model : models) {
    // Every draft is looked at, so that all faults are told in one run.
    Diagnostics own;
    std::optional<BoundDraft> draft = ReadDraft(model, layouts, shared, outcome, own);
    for (const Diagnostic& d : own.all()) diagnostics.Add(d);
    if (draft) drafts.push_back(std::move(*draft));
  }
  if (drafts.size() < models.size()) return std::nullopt;
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    if (drafts[i].form.name() == drafts[0].form.name()) continue;
    diagnostics.Error(MessageId::compare_forms_differ, PlaceOfFile(models[i]),
                      {models[i], drafts[i].form.name(), drafts[0].form.name()});
    return std::nullopt;
  }
  outcome = RenderOutcome::written;
  return drafts;
}

std::vector<Round> RoundsOf(const BoundDrafts& drafts) {
  std::vector<Round> rounds;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Round round;
    round.statement = &drafts[i].statement;
    round.form = &drafts[i].bound;
    round.name = i == 0 ? "現在の評価書" : drafts.size() == 2 ? "修正案" : "修正案" + std::to_string(i);
    rounds.push_back(std::move(round));
  }
  return rounds;
}

}  // namespace yoshiki
