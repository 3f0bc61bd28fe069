// Sets hand-made bound forms on small pages with the trivial font, and reads the result back as words.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "form/definition.h"
#include "layout/layout.h"
#include "support/test_font.h"

namespace yoshiki {

/// A theme whose numbers are round: pages 240 x 300 pt, margins 20 pt, body 10 pt on 15 pt, padding 5 pt.
inline Theme SmallTheme() {
  Theme theme = DefaultTheme();
  theme.page_width = Length::Pt(240);
  theme.page_height = Length::Pt(300);
  theme.margin_side = theme.margin_top = theme.margin_bottom = Length::Pt(20);
  theme.keep_whole = Length::Pt(40);
  theme.context_rows = false;
  theme.table_gap = Length::Pt(10);
  theme.check_bracket = Length::Pt(20);
  for (auto& [name, style] : theme.styles) {
    style.size = Length::Pt(10);
    style.leading = Length::Pt(15);
    style.space_before = style.space_after = Length();
  }
  for (auto& [name, look] : theme.looks) look.pad_side = look.pad_top = look.pad_bottom = Length::Pt(5);
  return theme;
}

inline Cell TextCell(int left, int right, CellRole role, std::string text, std::string id = "") {
  Cell cell;
  cell.left = left;
  cell.right = right;
  cell.role = role;
  cell.style = role == CellRole::value ? "body" : "label";
  TextContent content;
  content.text = std::move(text);
  cell.content = std::move(content);
  cell.item.id = std::move(id);
  return cell;
}

/// label | value, at 250 of 1000
inline Row ItemRow(std::string label, std::string value) {
  Row row;
  row.cells.push_back(TextCell(0, 250, CellRole::label, label, label));
  row.cells.push_back(TextCell(250, 1000, CellRole::value, std::move(value), label));
  return row;
}

inline Row BandRow(std::string text, CellRole role = CellRole::band) {
  Row row;
  row.cells.push_back(TextCell(0, 1000, role, std::move(text)));
  row.keep_with_next = true;
  return row;
}

/// `n` lines typed by the agency: "一\n一\n…".
inline std::string Lines(int n, const std::string& line = "一") {
  std::string text;
  for (int i = 0; i < n; ++i) text += (i > 0 ? "\n" : "") + line;
  return text;
}

class PageSetter {
 public:
  Theme theme = SmallTheme();
  LayoutOptions options;
  Diagnostics diagnostics;

  Document Set(std::vector<Table> tables) {
    BoundForm form;
    Part part;
    part.key = "Ⅰ";
    part.tables = std::move(tables);
    form.parts.push_back(std::move(part));
    return Set(form);
  }

  Document Set(const BoundForm& form) {
    TextSetter setter(TestFonts());
    Statement statement;
    statement.source = SourceText("model.json", "{}");
    const Form definition(std::make_shared<const Definition>());
    std::optional<Document> document =
        Layout(form, theme, statement, definition, setter, options, diagnostics);
    return document ? std::move(*document) : Document();
  }
};

inline Table TableOf(std::vector<Row> rows) {
  Table table;
  table.rows = std::move(rows);
  table.look = "form";
  return table;
}

inline std::string RunText(const Document& document, const Page& page, const GlyphRun& run) {
  const std::string& text = *document.texts[run.text];
  const LineGlyph& first = page.glyphs[run.first];
  const LineGlyph& last = page.glyphs[run.first + run.count - 1];
  return text.substr(first.text_start, last.text_start + last.text_length - first.text_start);
}

/// The texts of a page in reading order, artifacts in braces, joined by '|'. Feet are left out.
inline std::string PageText(const Document& document, std::size_t index) {
  const Page& page = document.pages[index];
  std::string out;
  for (const GlyphRun& run : page.runs) {
    if (document.owners[run.owner].kind == OwnerKind::foot) continue;
    const std::string text = RunText(document, page, run);
    out += (out.empty() ? "" : "|") + (run.artifact ? "{" + text + "}" : text);
  }
  return out;
}

}  // namespace yoshiki
