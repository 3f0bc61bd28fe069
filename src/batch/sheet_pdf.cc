#include "batch/sheet_pdf.h"

#include <set>
#include <utility>
#include <variant>

namespace yoshiki {
namespace {

bool IsMissing(const Diagnostic& diagnostic) {
  return diagnostic.id == MessageId::missing_glyph || diagnostic.id == MessageId::missing_glyph_replaced;
}

bool IsOfGlyphs(const Diagnostic& diagnostic) {
  return IsMissing(diagnostic) || diagnostic.id == MessageId::more_missing_glyphs;
}

// "files[0].use.purpose" → "files[].use.purpose"
std::string WithoutNumbers(const std::string& item) {
  std::string id;
  bool within = false;
  for (const char c : item) {
    if (c == ']') within = false;
    if (!within) id += c;
    if (c == '[') within = true;
  }
  return id;
}

Cell NoteCell(const std::string& text) {
  TextContent content;
  content.text = text;
  Cell cell;
  cell.content = std::move(content);
  return cell;
}

// Finds where the drafts and notes have the characters that the sheet could not be set with.
class MissingFinder {
 public:
  MissingFinder(const SheetSources& sources, const SheetLook& look, TextSetter& setter,
                Diagnostics& diagnostics)
      : sources_(sources), look_(look), setter_(setter), diagnostics_(diagnostics) {}

  void Report(const std::vector<Diagnostic>& in_sheet) {
    for (const Diagnostic& d : in_sheet) {
      if (IsMissing(d)) missing_.insert(d.args[0]);
      more_ = more_ || d.id == MessageId::more_missing_glyphs;
    }
    SearchShown();
    if (sources_.notes != nullptr) SearchNotes(*sources_.notes);
    SearchHeads();
    ReportRest(in_sheet);
  }

 private:
  void SearchShown() {
    std::set<std::string> shown;
    for (const ChangeRow& row : sources_.comparison.rows) shown.insert(WithoutNumbers(row.item));
    for (const BoundDrafts& drafts : sources_.statements) {
      for (const BoundDraft& draft : drafts) {
        for (Diagnostic& d : MissingIn(CellsOf(draft.bound, &shown), draft)) Tell(std::move(d));
      }
    }
  }

  // Heads and paths quote items that did not change: the name of the 評価書, those of elements.
  void SearchHeads() {
    std::erase_if(missing_, [this](const std::string& character) { return found_.contains(character); });
    if (missing_.empty()) return;
    for (const BoundDrafts& drafts : sources_.statements)
      for (Diagnostic& d : MissingIn(CellsOf(drafts.front().bound, nullptr), drafts.front()))
        if (IsMissing(d)) Tell(std::move(d));
  }

  // All that hold an item; with `shown` those items alone.
  static std::vector<Cell> CellsOf(const BoundForm& form, const std::set<std::string>* shown) {
    std::vector<Cell> cells;
    for (const Part& part : form.parts)
      for (const Table& table : part.tables)
        for (const Row& row : table.rows)
          for (const Cell& cell : row.cells)
            if (!cell.item.pointer.empty() && (shown == nullptr || shown->contains(cell.item.id)) &&
                !std::holds_alternative<ImageContent>(cell.content))
              cells.push_back(cell);
    return cells;
  }

  void SearchNotes(const Notes& notes) {
    Place file;
    file.file = notes.source.name();
    SearchNote(notes.title, file);
    for (const Notes::Names* names : {&notes.statements, &notes.rounds})
      for (const std::string& head : names->texts) SearchNote(head, PlaceAt(notes.source, names->offset));
    for (const Notes::Note& note : notes.notes)
      SearchNote(note.reason.by + "\n" + note.reason.text, PlaceAt(notes.source, note.offset));
  }

  void SearchNote(const std::string& text, const Place& place) {
    for (Diagnostic& d : MissingIn({NoteCell(text)}, sources_.statements.front().front())) {
      d.place = place;
      Tell(std::move(d));
    }
  }

  // What layout says of these cells when they are set in the way of the sheet.
  std::vector<Diagnostic> MissingIn(std::vector<Cell> cells, const BoundDraft& draft) {
    BoundForm form;
    Table& table = form.parts.emplace_back().tables.emplace_back();
    for (Cell& cell : cells) {
      cell.left = 0;
      cell.right = 1000;
      cell.role = CellRole::value;
      cell.style = "change";
      table.rows.emplace_back().cells.push_back(std::move(cell));
    }
    Diagnostics told;
    Layout(form, look_.theme, draft.statement, draft.form, setter_, {look_.allow_missing, nullptr}, told);
    std::vector<Diagnostic> missing;
    for (const Diagnostic& d : told.all())
      if (IsOfGlyphs(d) && (more_ || !IsMissing(d) || missing_.contains(d.args[0]))) missing.push_back(d);
    return missing;
  }

  void Tell(Diagnostic diagnostic) {
    found_.insert(diagnostic.args[0]);
    diagnostics_.Add(std::move(diagnostic));
  }

  // What stands in words that are neither: no missing character stays unsaid.
  void ReportRest(const std::vector<Diagnostic>& in_sheet) {
    for (const Diagnostic& d : in_sheet) {
      if (!IsMissing(d) || !found_.insert(d.args[0]).second) continue;
      Diagnostic rest = d;
      rest.severity = look_.allow_missing ? Severity::warning : Severity::error;
      rest.id = look_.allow_missing ? MessageId::missing_glyph_replaced : MessageId::missing_glyph;
      rest.place.file = sources_.statements.front().front().statement.source.name();
      diagnostics_.Add(std::move(rest));
    }
  }

  const SheetSources& sources_;
  const SheetLook& look_;
  TextSetter& setter_;
  Diagnostics& diagnostics_;
  std::set<std::string> missing_, found_;  // characters
  bool more_ = false;                      // there are others, which the sheet's setting did not list
};

}  // namespace

std::optional<std::string> SheetPdf(const BoundForm& sheet, const SheetSources& sources,
                                    const SheetLook& look, Diagnostics& diagnostics) {
  TextSetter setter(look.faces);
  const BoundDraft& any = sources.statements.front().front();
  Diagnostics told;
  const auto document = Layout(sheet, look.theme, any.statement, any.form, setter, {true, nullptr}, told);
  std::vector<Diagnostic> missing;
  for (const Diagnostic& d : told.all()) {
    if (IsOfGlyphs(d)) {
      missing.push_back(d);
    } else {
      diagnostics.Add(d);
    }
  }
  if (!missing.empty()) MissingFinder(sources, look, setter, diagnostics).Report(missing);
  if (!document || diagnostics.has_errors()) return std::nullopt;
  return RenderPdf(*document, *look.faces, look.pdf, diagnostics);
}

}  // namespace yoshiki
