#include "batch/job.h"

#include <algorithm>
#include <new>
#include <string_view>
#include <utility>

#include "batch/attachments.h"
#include "batch/directory_files.h"
#include "batch/input.h"
#include "batch/picture_load.h"
#include "batch/stages.h"
#include "layout/layout.h"
#include "model/model.h"
#include "render/render.h"
#include "text/text.h"

namespace yoshiki {
namespace {

std::optional<std::string> RenderAs(const Document& document, const Statement& statement, const Form& form,
                                    const Pictures& pictures, const FontSet& faces, FontSource& fonts,
                                    const RenderSettings& settings, Diagnostics& diagnostics) {
  if (settings.product == Product::dump) return RenderDump(document, faces);
  if (settings.product == Product::text) return RenderText(document);
  if (settings.product == Product::html) return RenderHtml(document);
  PdfOptions options = PdfOptionsOf(settings, fonts, diagnostics);
  if (options.archive == Archive::a_3a)
    options.attachments = AttachmentsOf(statement, settings, form, pictures);
  if (diagnostics.has_errors()) return std::nullopt;
  return RenderPdf(document, faces, options, diagnostics);
}

const char* EndingOf(Product product) {
  switch (product) {
    case Product::text:
      return ".txt";
    case Product::html:
      return ".html";
    default:
      return ".pdf";
  }
}

}  // namespace

std::optional<std::string> Typeset(SourceText model, const RenderSettings& settings,
                                   const FileSource& layouts, FontSource& fonts, Diagnostics& diagnostics,
                                   StageLog& log, RenderOutcome& outcome, const Shared& shared) {
  outcome = RenderOutcome::rejected;
  const std::optional<Statement> statement = ParseStatement(std::move(model), diagnostics);
  log.Done("parse");
  if (!statement) return std::nullopt;

  const std::optional<Form> form = FormOf(*statement, settings, layouts, diagnostics, shared.forms);
  const std::optional<Theme> theme = ThemeOf(settings, layouts, diagnostics);
  log.Done("form");
  if (!form || !theme) return std::nullopt;

  CheckStatement(*form, *statement, diagnostics, OthersThan(*form, *statement, layouts));
  log.Done("check");
  if (diagnostics.has_errors()) return std::nullopt;

  const BoundForm bound = Bind(*form, *statement, settings.bind);
  log.Done("bind");

  const auto pictures =
      LoadPictures(bound, *form, *statement, settings.theme_files, settings.theme_folder, diagnostics);
  log.Done("pictures");
  if (!pictures) return std::nullopt;

  outcome = RenderOutcome::failed;
  const std::shared_ptr<const FontSet> faces = fonts.Open(theme->faces, diagnostics);
  log.Done("fonts");
  if (!faces) return std::nullopt;

  outcome = RenderOutcome::rejected;
  SetterShelf own;
  TextSetter& setter = (shared.setters != nullptr ? *shared.setters : own).For(faces);
  const std::optional<Document> document =
      Layout(bound, *theme, *statement, *form, setter, {settings.allow_missing, &*pictures}, diagnostics);
  if (LacksGlyphs(diagnostics)) fonts.AddMissingFallbacks(diagnostics);
  log.Done("layout");
  if (!document) return std::nullopt;
  if (shared.watcher != nullptr) shared.watcher->Laid(*document);

  outcome = RenderOutcome::failed;
  std::optional<std::string> bytes =
      RenderAs(*document, *statement, *form, *pictures, *faces, fonts, settings, diagnostics);
  log.Done("render");
  return bytes;
}

ReadResult ReadSource(const std::string& name, const Shared& shared, SourceText& text,
                      Diagnostics& diagnostics) {
  const ReadResult result = ReadInput(name, ParseLimits{}.bytes, text, diagnostics);
  if (result == ReadResult::done && shared.watcher != nullptr) shared.watcher->Read(name, text.bytes());
  return result;
}

RenderOutcome RunRender(const RenderJob& job, const World& world, Diagnostics& diagnostics,
                        StageLog& log) try {
  SourceText model;
  switch (ReadSource(job.model, world.shared, model, diagnostics)) {
    case ReadResult::done:
      break;
    case ReadResult::rejected:
      return RenderOutcome::rejected;
    case ReadResult::failed:
      return RenderOutcome::failed;
  }
  log.Done("read");
  RenderOutcome outcome = RenderOutcome::failed;
  const PathFiles disk;
  const FileSource& files = world.paths != nullptr ? *world.paths : disk;
  const RenderSettings settings = WithThemesBeside(job.settings, job.model, files);
  const auto bytes = Typeset(std::move(model), settings, world.layouts, world.fonts, diagnostics, log,
                             outcome, world.shared);
  if (!bytes) return outcome;
  const bool written = WriteWhole(job.output, *bytes, world.files, diagnostics);
  log.Done("write");
  if (!written) return RenderOutcome::failed;
  if (world.shared.watcher != nullptr) world.shared.watcher->Written(job.output, *bytes);
  return RenderOutcome::written;
} catch (const std::bad_alloc&) {
  diagnostics.Error(MessageId::out_of_memory, PlaceOfFile(job.model));
  return RenderOutcome::failed;
}

std::string DefaultOutput(const std::string& model, Product product, const std::string& form) {
  constexpr std::string_view kModelEnding = ".json";
  if (model == "-" || product == Product::dump) return "-";
  const bool typical = model.size() > kModelEnding.size() && model.ends_with(kModelEnding) &&
                       model[model.size() - kModelEnding.size() - 1] != '/';
  const std::string name = typical ? model.substr(0, model.size() - kModelEnding.size()) : model;
  return name + (form.empty() ? "" : "." + form) + EndingOf(product);
}

}  // namespace yoshiki
