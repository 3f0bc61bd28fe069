#include "batch/compare_job.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <thread>
#include <utility>

#include "batch/directory_files.h"
#include "batch/drafts.h"
#include "batch/sheet_pdf.h"
#include "batch/stages.h"
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
  const std::vector<BoundDrafts>& statements;
  const Theme& theme;
  std::shared_ptr<const FontSet> faces;
  PdfOptions pdf;
  const Notes* notes = nullptr;
};

// On which page of the first draft each item stands, when that is printed as `bind` says.
std::map<std::string, OtherPlace> PagesOf(const BoundDraft& draft, const Theme& theme,
                                          const BindOptions& bind, TextSetter& setter) {
  const BoundForm bound = Bind(draft.form, draft.statement, bind);
  Diagnostics untold;  // what is wrong with its look is told when it is rendered
  const auto document = Layout(bound, theme, draft.statement, draft.form, setter, {true, nullptr}, untold);
  std::map<std::string, OtherPlace> pages;
  if (!document) return pages;
  int number = 0;
  for (const Page& page : document->pages) {
    ++number;
    for (const CellBox& box : page.boxes) {
      const std::string& pointer = document->owners[box.owner].pointer;
      if (!pointer.empty()) pages.emplace(pointer, OtherPlace{"", number, page.height - box.outer.y});
    }
  }
  return pages;
}

// As they are written into a document in the folder of `output`.
std::vector<std::string> LinksFrom(const std::string& output, const std::vector<std::string>& links) {
  const auto full = [](const std::string& name) {
    std::error_code unknown;  // without a working folder names stay as they are
    const std::filesystem::path path = std::filesystem::absolute(name, unknown);
    return (unknown ? std::filesystem::path(name) : path).lexically_normal();
  };
  std::vector<std::string> relative;
  for (const std::string& link : links)
    relative.push_back(full(link).lexically_relative(full(output).parent_path()).string());
  return relative;
}

std::optional<std::string> BytesOf(SheetFormat format, const std::string& output, const Workshop& shop,
                                   Diagnostics& diagnostics) {
  switch (format) {
    case SheetFormat::json:
      return WriteSheetJson(shop.comparison, shop.job.cells);
    case SheetFormat::pdf:
      return SheetPdf(SheetForm(shop.comparison, shop.job.cells, LinksFrom(output, shop.job.links)),
                      {shop.statements, shop.comparison, shop.notes},
                      {shop.theme, shop.faces, shop.pdf, shop.job.settings.allow_missing}, diagnostics);
    case SheetFormat::xlsx:
      break;
  }
  TextSetter setter(shop.faces);
  return WriteXlsx(shop.comparison, {shop.job.cells, shop.job.settings.epoch}, setter, diagnostics);
}

struct Written {
  Diagnostics diagnostics;
  RenderOutcome outcome = RenderOutcome::failed;
};

void WriteOutput(const std::string& output, const Workshop& shop, const World& world, Written& written) {
  const SheetFormat format = FormatOf(output).value_or(SheetFormat::json);
  const auto bytes = BytesOf(format, output, shop, written.diagnostics);
  if (!bytes) {
    // A character that no font has is a fault of the drafts; the rest is the environment's.
    const std::vector<Diagnostic>& told = written.diagnostics.all();
    const auto is_missing = [](const Diagnostic& d) { return d.id == MessageId::missing_glyph; };
    if (std::ranges::any_of(told, is_missing)) written.outcome = RenderOutcome::rejected;
    return;
  }
  if (!WriteWhole(output, *bytes, world.files, written.diagnostics)) return;
  if (world.shared.watcher != nullptr) world.shared.watcher->Written(output, *bytes);
  written.outcome = RenderOutcome::written;
}

RenderOutcome WriteAll(const Workshop& shop, const World& world, Diagnostics& diagnostics) {
  const std::vector<std::string>& outputs = shop.job.outputs;
  std::vector<Written> written(outputs.size());
  {
    // A signal that this thread took while it waits would end the process under the other writers.
    const SignalsHeld held;
    std::vector<std::jthread> writers;
    for (std::size_t i = 1; i < outputs.size(); ++i)
      writers.emplace_back([&, i] { WriteOutput(outputs[i], shop, world, written[i]); });
    if (!outputs.empty()) WriteOutput(outputs[0], shop, world, written[0]);
  }
  RenderOutcome worst = RenderOutcome::written;
  for (const Written& one : written) {
    for (const Diagnostic& d : one.diagnostics.all()) diagnostics.Add(d);
    if (one.outcome == RenderOutcome::failed || worst == RenderOutcome::written) worst = one.outcome;
  }
  return worst;
}

std::optional<Notes> ReadNotes(const std::string& name, const Shared& shared, RenderOutcome& outcome,
                               Diagnostics& diagnostics) {
  SourceText text;
  const ReadResult result = ReadSource(name, shared, text, diagnostics);
  if (result == ReadResult::failed) outcome = RenderOutcome::failed;
  if (result != ReadResult::done) return std::nullopt;
  return ParseNotes(std::move(text), diagnostics);
}

// The drafts of every statement; none when one of them is wrong, and all faults are told.
std::vector<BoundDrafts> ReadStatements(const CompareJob& job, const World& world, RenderOutcome& outcome,
                                        Diagnostics& diagnostics) {
  std::vector<BoundDrafts> statements;
  statements.reserve(job.statements.size());
  RenderOutcome worst = RenderOutcome::rejected;
  for (const std::vector<std::string>& models : job.statements) {
    auto drafts = ReadDrafts(models, world.layouts, outcome, diagnostics, world.shared);
    if (!drafts && outcome == RenderOutcome::failed) worst = outcome;
    if (drafts) statements.push_back(std::move(*drafts));
  }
  const bool all = statements.size() == job.statements.size();
  for (std::size_t s = 1; all && s < statements.size(); ++s) {
    const std::string& form = statements[s].front().form.name();
    const std::string& first = statements.front().front().form.name();
    if (form == first) continue;
    diagnostics.Error(MessageId::compare_forms_differ, PlaceOfFile(job.statements[s].front()),
                      {job.statements[s].front(), form, first});
    statements.clear();
  }
  outcome = worst;
  if (!all) statements.clear();
  return statements;
}

Comparison Compared(const BoundDrafts& drafts, const Theme& theme, const BindOptions& bind,
                    TextSetter& setter) {
  std::vector<Round> rounds = RoundsOf(drafts);
  rounds.front().pages = PagesOf(drafts.front(), theme, bind, setter);
  Comparison comparison = CompareDrafts(rounds);
  comparison.statements = {drafts.front().bound.title};
  return comparison;
}

std::string TitleOf(const std::vector<std::string>& statements) {
  return "修正等を要する部分とその内容（" + Joined(statements, "、") + "）";
}

// What is likely to be a slip: drafts that are one, links that lead nowhere.
void WarnOfSheet(const CompareJob& job, const Comparison& comparison, Diagnostics& diagnostics) {
  const std::vector<std::string>& drafts = job.statements.front();
  Place place;
  if (comparison.rows.empty()) {
    place.file = drafts.back();
    diagnostics.Warn(MessageId::compare_no_changes, place, {drafts.front(), drafts.back()});
  }
  for (const std::string& link : job.links) {
    std::error_code unknown;
    place.file = link;
    if (!job.links_to_come && !std::filesystem::exists(link, unknown))
      diagnostics.Warn(MessageId::compare_link_missing, place, {link});
  }
}

// Whether the columns are wide enough to be read; JSON has none.
bool FitsPaper(const CompareJob& job, const Comparison& comparison, Diagnostics& diagnostics) {
  const auto has_columns = [](const std::string& output) {
    return FormatOf(output).value_or(SheetFormat::json) != SheetFormat::json;
  };
  const std::size_t most = MostDrafts(comparison.statements.size(), job.cells.large);
  if (std::ranges::none_of(job.outputs, has_columns) || comparison.drafts.size() <= most) return true;
  const std::size_t columns = comparison.statements.size() + comparison.drafts.size();
  diagnostics.Error(MessageId::compare_too_wide, {},
                    {std::to_string(columns), job.cells.large ? "A3" : "A4"});
  return false;
}

}  // namespace

bool IsSheetName(const std::string& name) { return FormatOf(name).has_value(); }

RenderOutcome RunCompare(const CompareJob& job, const World& world, Diagnostics& diagnostics) {
  RenderOutcome outcome = RenderOutcome::rejected;
  const std::vector<BoundDrafts> statements = ReadStatements(job, world, outcome, diagnostics);
  if (statements.empty()) return outcome;
  outcome = RenderOutcome::rejected;
  std::optional<Notes> notes;
  if (!job.notes.empty()) {
    notes = ReadNotes(job.notes, world.shared, outcome, diagnostics);
    if (!notes) return outcome;
  }
  const PathFiles disk;
  const FileSource& files = world.paths != nullptr ? *world.paths : disk;
  const RenderSettings settings = WithThemesBeside(job.settings, job.statements.front().front(), files);
  const auto theme = ThemeOf(settings, world.layouts, diagnostics);
  if (!theme) return outcome;
  const auto faces = world.fonts.Open(theme->faces, diagnostics);
  if (!faces) return RenderOutcome::failed;

  SetterShelf own;
  TextSetter& setter = (world.shared.setters != nullptr ? *world.shared.setters : own).For(faces);
  std::vector<Comparison> comparisons;
  for (const BoundDrafts& drafts : statements)
    comparisons.push_back(Compared(drafts, *theme, job.settings.bind, setter));
  Comparison comparison = JoinComparisons(std::move(comparisons));
  comparison.title = TitleOf(comparison.statements);
  if (notes) ApplyNotes(*notes, comparison, diagnostics);
  WarnOfSheet(job, comparison, diagnostics);
  if (!FitsPaper(job, comparison, diagnostics)) return RenderOutcome::rejected;

  PdfOptions pdf;
  const bool makes_pdf = std::ranges::any_of(
      job.outputs, [](const std::string& output) { return FormatOf(output) == SheetFormat::pdf; });
  if (makes_pdf) pdf = PdfOptionsOf(job.settings, world.fonts, diagnostics);
  if (diagnostics.has_errors()) return RenderOutcome::failed;
  outcome = WriteAll({job, comparison, statements, *theme, faces, pdf, notes ? &*notes : nullptr}, world,
                     diagnostics);
  if (LacksGlyphs(diagnostics)) world.fonts.AddMissingFallbacks(diagnostics);
  return outcome;
}

}  // namespace yoshiki
