#include "batch/compare_job.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>

#include "batch/drafts.h"
#include "batch/directory_files.h"
#include "batch/input.h"
#include "batch/stages.h"
#include "batch/version.h"
#include "layout/layout.h"
#include "render/render.h"
#include "sheet/sheet.h"

namespace yoshiki {
namespace {

enum class SheetFormat { xlsx, pdf, json };

std::optional<SheetFormat> FormatOf(const std::string& name) {
  for (std::size_t i = 0; i < std::size(kSheetEndings); ++i) {
    if (name.ends_with(kSheetEndings[i])) return static_cast<SheetFormat>(i);
  }
  return std::nullopt;
}

// What all writers work with, and none changes.
struct Workshop {
  const CompareJob& job;
  const Comparison& comparison;
  const BoundDraft& first;
  const Theme& theme;
  std::shared_ptr<const FontSet> faces;
  std::string colour_profile;
};

// On which page of the first draft each item stands.
std::map<std::string, int> PagesOf(const BoundDraft& draft, const Theme& theme,
                                   const std::shared_ptr<const FontSet>& faces) {
  TextSetter setter(faces);
  Diagnostics untold;  // what is wrong with its look is told when it is rendered
  const auto document =
      Layout(draft.bound, theme, draft.statement, draft.form, setter, {true, nullptr}, untold);
  std::map<std::string, int> pages;
  if (!document) return pages;
  for (std::size_t page = 0; page < document->pages.size(); ++page) {
    for (const CellBox& box : document->pages[page].boxes) {
      const std::string& pointer = document->owners[box.owner].pointer;
      if (!pointer.empty()) pages.emplace(pointer, static_cast<int>(page) + 1);
    }
  }
  return pages;
}

std::optional<std::string> SheetPdf(const Workshop& shop, Diagnostics& diagnostics) {
  TextSetter setter(shop.faces);
  const BoundForm sheet = SheetForm(shop.comparison, shop.job.cells);
  const RenderSettings& settings = shop.job.settings;
  const auto document = Layout(sheet, shop.theme, shop.first.statement, shop.first.form, setter,
                               {settings.allow_missing, nullptr}, diagnostics);
  if (!document) return std::nullopt;
  PdfOptions options;
  options.epoch = settings.epoch;
  options.producer = "yoshiki " + std::string(ProgramVersion());
  options.archive = settings.archive;
  options.tags = settings.tags;
  options.colour_profile = shop.colour_profile;
  return RenderPdf(*document, *shop.faces, options, diagnostics);
}

std::optional<std::string> BytesOf(SheetFormat format, const Workshop& shop, Diagnostics& diagnostics) {
  switch (format) {
    case SheetFormat::json:
      return WriteSheetJson(shop.comparison, shop.job.cells);
    case SheetFormat::pdf:
      return SheetPdf(shop, diagnostics);
    case SheetFormat::xlsx:
      break;
  }
  TextSetter setter(shop.faces);
  return WriteXlsx(shop.comparison, {shop.job.a3, shop.job.cells, shop.job.settings.epoch}, setter,
                   diagnostics);
}

struct Written {
  Diagnostics diagnostics;
  RenderOutcome outcome = RenderOutcome::failed;
};

void WriteOutput(const std::string& output, const Workshop& shop, FileCalls& files, Written& written) {
  const SheetFormat format = FormatOf(output).value_or(SheetFormat::json);
  const auto bytes = BytesOf(format, shop, written.diagnostics);
  if (!bytes) {
    // A character that no font has is a fault of the drafts; the rest is the environment's.
    if (format == SheetFormat::pdf) written.outcome = RenderOutcome::rejected;
    return;
  }
  if (WriteWhole(output, *bytes, files, written.diagnostics)) written.outcome = RenderOutcome::written;
}

RenderOutcome WriteAll(const Workshop& shop, FileCalls& files, Diagnostics& diagnostics) {
  const std::vector<std::string>& outputs = shop.job.outputs;
  std::vector<Written> written(outputs.size());
  {
    std::vector<std::jthread> writers;
    for (std::size_t i = 1; i < outputs.size(); ++i)
      writers.emplace_back([&, i] { WriteOutput(outputs[i], shop, files, written[i]); });
    if (!outputs.empty()) WriteOutput(outputs[0], shop, files, written[0]);
  }
  RenderOutcome worst = RenderOutcome::written;
  for (const Written& one : written) {
    for (const Diagnostic& d : one.diagnostics.all()) diagnostics.Add(d);
    if (one.outcome == RenderOutcome::failed || worst == RenderOutcome::written) worst = one.outcome;
  }
  return worst;
}

std::optional<Notes> ReadNotes(const std::string& name, RenderOutcome& outcome, Diagnostics& diagnostics) {
  SourceText text;
  const ReadResult result = ReadInput(name, ParseLimits{}.bytes, text, diagnostics);
  if (result == ReadResult::failed) outcome = RenderOutcome::failed;
  if (result != ReadResult::done) return std::nullopt;
  return ParseNotes(std::move(text), diagnostics);
}

}  // namespace

bool IsSheetName(const std::string& name) { return FormatOf(name).has_value(); }

RenderOutcome RunCompare(const CompareJob& job, const World& world, Diagnostics& diagnostics) {
  RenderOutcome outcome = RenderOutcome::rejected;
  const auto drafts = ReadDrafts(job.drafts, world.layouts, outcome, diagnostics);
  if (!drafts) return outcome;
  outcome = RenderOutcome::rejected;
  std::optional<Notes> notes;
  if (!job.notes.empty()) {
    notes = ReadNotes(job.notes, outcome, diagnostics);
    if (!notes) return outcome;
  }
  const PathFiles files;
  const RenderSettings settings = WithThemesBeside(job.settings, job.drafts.front(), files);
  const auto theme = ThemeOf(settings, world.layouts, diagnostics);
  if (!theme) return outcome;
  const auto faces = world.fonts.Open(theme->faces, diagnostics);
  if (!faces) return RenderOutcome::failed;

  std::vector<Round> rounds = RoundsOf(*drafts);
  rounds.front().pages = PagesOf(drafts->front(), *theme, faces);
  Comparison comparison = CompareDrafts(rounds);
  const std::string name = drafts->front().bound.title;
  comparison.statement = name;
  comparison.title = "修正等を要する部分とその内容（" + name + "）";
  if (notes) ApplyNotes(*notes, comparison, diagnostics);

  std::string profile;
  if (job.settings.archive != Archive::none) profile = world.fonts.ColourProfile(diagnostics);
  if (diagnostics.has_errors()) return RenderOutcome::failed;
  return WriteAll({job, comparison, drafts->front(), *theme, faces, profile}, world.files, diagnostics);
}

}  // namespace yoshiki
