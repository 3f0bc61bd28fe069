#include "batch/changes_job.h"

#include <map>
#include <utility>
#include <variant>

#include "batch/append_changes.h"
#include "batch/directory_files.h"
#include "batch/drafts.h"
#include "batch/picture_load.h"
#include "batch/stages.h"
#include "layout/layout.h"
#include "render/render.h"
#include "sheet/sheet.h"

namespace yoshiki {
namespace {

// "files[0].use" of a row → the pointer "/files/0/use" of its cell.
std::string PointerOf(const std::string& item) {
  std::string pointer = "/";
  for (const char c : item) {
    if (c == '.' || c == '[') pointer += '/';
    if (c != '.' && c != '[' && c != ']') pointer += c;
  }
  return pointer;
}

// Underlines what is new in a text; a cell of another kind is only marked beside.
void MarkCell(const SheetCell& change, Cell& cell) {
  cell.changed = true;
  auto* text = std::get_if<TextContent>(&cell.content);
  if (text == nullptr || change.state != SheetCell::State::text) return;
  std::size_t at = 0;
  bool first = true;
  for (const ComparedLine& line : change.text) {
    if (line.state != ComparedLine::State::kept) continue;
    if (!first) ++at;
    first = false;
    for (const TextPiece& piece : line.pieces) {
      if (piece.kind == PieceKind::removed) continue;
      if (piece.kind == PieceKind::added) text->marks.push_back({at, at + piece.text.size()});
      at += piece.text.size();
    }
  }
}

BoundForm MarkedForm(const BoundForm& form, const Comparison& comparison) {
  std::map<std::string, const ChangeRow*> changes;
  for (const ChangeRow& row : comparison.rows) changes.emplace(PointerOf(row.item), &row);
  BoundForm marked = form;
  for (Part& part : marked.parts) {
    for (Table& table : part.tables) {
      for (Row& row : table.rows) {
        for (Cell& cell : row.cells) {
          const auto change = cell.item.pointer.empty() ? changes.end() : changes.find(cell.item.pointer);
          if (change != changes.end()) MarkCell(change->second->cells.back(), cell);
        }
      }
    }
  }
  return marked;
}

std::optional<std::string> RedlinePdf(const BoundDraft& draft, const Comparison& comparison,
                                      const RenderSettings& settings, const World& world,
                                      Diagnostics& diagnostics) {
  const auto theme = ThemeOf(settings, world.layouts, diagnostics);
  if (!theme) return std::nullopt;
  const BoundForm marked = MarkedForm(draft.bound, comparison);
  const auto pictures = LoadPictures(marked, draft.form, draft.statement, settings.theme_files,
                                     settings.theme_folder, diagnostics);
  const auto faces = world.fonts.Open(theme->faces, diagnostics);
  if (!faces || !pictures) return std::nullopt;
  TextSetter setter(faces);
  const auto document = Layout(marked, *theme, draft.statement, draft.form, setter,
                               {settings.allow_missing, &*pictures}, diagnostics);
  if (LacksGlyphs(diagnostics)) world.fonts.AddMissingFallbacks(diagnostics);
  if (!document) return std::nullopt;
  const PdfOptions options = PdfOptionsOf(settings, world.fonts, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return RenderPdf(*document, *faces, options, diagnostics);
}

}  // namespace

RenderOutcome RunChanges(const ChangesJob& job, const World& world, Diagnostics& diagnostics) {
  RenderOutcome outcome = RenderOutcome::rejected;
  const auto drafts = ReadDrafts({job.older, job.newer}, world.layouts, outcome, diagnostics);
  if (!drafts) return outcome;
  const Comparison comparison = CompareDrafts(RoundsOf(*drafts));
  const std::string rows = WriteLogJson(LogOf(comparison, job.date, job.most_unchanged));
  bool written = true;
  if (!job.redline.empty()) {
    const PathFiles files;
    const auto pdf = RedlinePdf(drafts->back(), comparison, WithThemesBeside(job.settings, job.newer, files),
                                world, diagnostics);
    if (!pdf) return RenderOutcome::rejected;
    written = WriteWhole(job.redline, *pdf, world.files, diagnostics);
  }
  if (!job.output.empty()) written = WriteWhole(job.output, rows, world.files, diagnostics) && written;
  if (job.append)
    written = WriteWhole(job.newer, WithChanges(drafts->back().statement, rows), world.files, diagnostics) &&
              written;
  return written ? RenderOutcome::written : RenderOutcome::failed;
}

}  // namespace yoshiki
