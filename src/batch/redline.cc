#include "batch/redline.h"

#include <map>
#include <variant>

#include "batch/picture_load.h"
#include "batch/stages.h"
#include "layout/layout.h"
#include "render/render.h"

namespace yoshiki {
namespace {

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
      if (piece.kind == PieceKind::removed || piece.text.empty()) continue;
      if (piece.kind == PieceKind::added) text->marks.push_back({at, at + piece.text.size()});
      at += piece.text.size();
    }
  }
}

}  // namespace

BoundForm MarkedForm(const BoundForm& form, const Comparison& comparison) {
  std::map<std::string, const ChangeRow*> changes;
  for (const ChangeRow& row : comparison.rows) {
    if (!row.pointer.empty()) changes.emplace(row.pointer, &row);
  }
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

}  // namespace yoshiki
