#include "batch/job.h"

#include <algorithm>
#include <new>
#include <string_view>
#include <utility>

#include "batch/input.h"
#include "batch/version.h"
#include "layout/layout.h"
#include "model/model.h"
#include "render/render.h"
#include "text/text.h"

namespace yoshiki {
namespace {

// Where the form or the edition was asked for: the key in the model, or nowhere when it came with the job.
Place AskedAt(const Statement& statement, const RenderSettings& settings, const FileSource& layouts) {
  const std::vector<EditionName> known = ListEditions(layouts);
  const bool form_known = std::any_of(known.begin(), known.end(),
                                      [&](const EditionName& name) { return name.form == statement.form; });
  if (form_known && !settings.edition.empty()) return {};
  const char* key = form_known && !statement.edition.empty() ? "edition" : "form";
  const Value* value = statement.root.Find(key);
  return value ? PlaceAt(statement.source, value->offset, PointerTo("", key)) : Place{};
}

std::optional<Form> FormOf(const Statement& statement, const RenderSettings& settings,
                           const FileSource& layouts, Diagnostics& diagnostics) {
  const std::string& edition = settings.edition.empty() ? statement.edition : settings.edition;
  return LoadForm(layouts, statement.form, edition, AskedAt(statement, settings, layouts), diagnostics);
}

bool LacksGlyphs(const Diagnostics& diagnostics) {
  const auto& all = diagnostics.all();
  return std::any_of(all.begin(), all.end(),
                     [](const Diagnostic& d) { return d.id == MessageId::missing_glyph; });
}

std::optional<std::string> RenderAs(const Document& document, const FontSet& fonts,
                                    const RenderSettings& settings, Diagnostics& diagnostics) {
  if (settings.product == Product::dump) return RenderDump(document, fonts);
  PdfOptions options;
  options.epoch = settings.epoch;
  options.producer = "yoshiki " + std::string(ProgramVersion());
  return RenderPdf(document, fonts, options, diagnostics);
}

}  // namespace

std::optional<std::string> Typeset(SourceText model, const RenderSettings& settings,
                                   const FileSource& layouts, FontSource& fonts, Diagnostics& diagnostics,
                                   StageLog& log, RenderOutcome& outcome) {
  outcome = RenderOutcome::rejected;
  const std::optional<Statement> statement = ParseStatement(std::move(model), diagnostics);
  log.Done("parse");
  if (!statement) return std::nullopt;

  const std::optional<Form> form = FormOf(*statement, settings, layouts, diagnostics);
  const std::optional<Theme> theme = LoadTheme(layouts, settings.theme, diagnostics);
  log.Done("form");
  if (!form || !theme) return std::nullopt;

  CheckStatement(*form, *statement, diagnostics);
  log.Done("check");
  if (diagnostics.has_errors()) return std::nullopt;

  const BoundForm bound = Bind(*form, *statement, settings.bind);
  log.Done("bind");

  outcome = RenderOutcome::failed;
  const std::shared_ptr<const FontSet> faces = fonts.Open(diagnostics);
  log.Done("fonts");
  if (!faces) return std::nullopt;

  outcome = RenderOutcome::rejected;
  TextSetter setter(faces);
  const std::optional<Document> document =
      Layout(bound, *theme, *statement, *form, setter, {settings.allow_missing}, diagnostics);
  if (LacksGlyphs(diagnostics)) fonts.AddMissingFallbacks(diagnostics);
  log.Done("layout");
  if (!document) return std::nullopt;

  outcome = RenderOutcome::failed;
  std::optional<std::string> bytes = RenderAs(*document, *faces, settings, diagnostics);
  log.Done("render");
  return bytes;
}

RenderOutcome RunRender(const RenderJob& job, const World& world, Diagnostics& diagnostics,
                        StageLog& log) try {
  SourceText model;
  switch (ReadInput(job.model, ParseLimits{}.bytes, model, diagnostics)) {
    case ReadResult::done:
      break;
    case ReadResult::rejected:
      return RenderOutcome::rejected;
    case ReadResult::failed:
      return RenderOutcome::failed;
  }
  log.Done("read");
  RenderOutcome outcome = RenderOutcome::failed;
  const auto bytes =
      Typeset(std::move(model), job.settings, world.layouts, world.fonts, diagnostics, log, outcome);
  if (!bytes) return outcome;
  const bool written = WriteWhole(job.output, *bytes, world.files, diagnostics);
  log.Done("write");
  return written ? RenderOutcome::written : RenderOutcome::failed;
} catch (const std::bad_alloc&) {
  Place place;
  place.file = job.model;
  diagnostics.Error(MessageId::out_of_memory, std::move(place));
  return RenderOutcome::failed;
}

std::string DefaultOutput(const std::string& model) {
  constexpr std::string_view kModelEnding = ".json";
  if (model == "-") return model;
  const bool typical = model.size() > kModelEnding.size() && model.ends_with(kModelEnding) &&
                       model[model.size() - kModelEnding.size() - 1] != '/';
  return (typical ? model.substr(0, model.size() - kModelEnding.size()) : model) + ".pdf";
}

}  // namespace yoshiki
