#include "batch/glyph_proof.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace yoshiki {
namespace {

constexpr char kTitle[] = "文字の確認表";
constexpr char kLarge[] = "proof-glyph", kSmall[] = "option";

struct Column {
  const char* head;
  int width;  // permille
};
constexpr Column kColumns[] = {{"符号位置", 115}, {"字形", 95}, {"種別", 155},
                               {"書体", 195},     {"回数", 65}, {"所在", 375}};

// "Ⅱ4 委託事項1 ④再委託の有無（12行）": the file only where it must be told from others, and without its
// folder.
std::string PlaceText(const Place& place, bool several) {
  const std::string file = place.file.substr(place.file.rfind('/') + 1);
  return place.item + "（" + (several ? file + " " : "") + std::to_string(place.at.line) + "行）";
}

std::string PlacesText(const GlyphEntry& entry, bool several) {
  std::string text;
  for (const Place& place : entry.places) text += (text.empty() ? "" : "\n") + PlaceText(place, several);
  return entry.more_places ? text + " ほか" : text;
}

std::string FaceText(const GlyphEntry& entry) {
  if (entry.kind == GlyphKind::invisible) return "印刷されない";
  if (entry.missing()) return "書体なし";
  return entry.face + (entry.alone ? "\n（異体字なし）" : "");
}

std::string KindText(const GlyphEntry& entry) {
  std::string text(WordOf(entry.kind, Language::japanese));
  return entry.means.empty() ? text : text + "\n＝" + entry.means;
}

std::string CodeText(const GlyphEntry& entry) {
  std::string text = CodesOf(entry);
  std::replace(text.begin(), text.end(), ' ', '\n');
  return text;
}

// Cells side by side, as wide as the columns.
Row RowOf(const std::vector<std::pair<std::string, const char*>>& texts, CellRole first, CellRole others) {
  Row row;
  int left = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Cell cell;
    cell.left = left;
    cell.right = left += kColumns[i].width;
    cell.role = i == 0 ? first : others;
    cell.style = texts[i].second;
    TextContent content;
    content.text = texts[i].first;
    content.ragged = true;
    content.hang = false;
    content.centred = texts[i].second == kLarge;
    cell.content = std::move(content);
    row.cells.push_back(std::move(cell));
  }
  return row;
}

Table TableOf(const std::vector<GlyphEntry>& entries, bool several) {
  Table table;
  table.look = "list";
  table.header_rows = 1;
  std::vector<std::pair<std::string, const char*>> heads;
  for (const Column& column : kColumns) heads.emplace_back(column.head, "column-head");
  table.rows.push_back(RowOf(heads, CellRole::column_head, CellRole::column_head));
  for (const GlyphEntry& entry : entries) {
    const bool shown = entry.kind != GlyphKind::invisible;
    table.rows.push_back(RowOf({{CodeText(entry), kSmall},
                                {shown ? entry.text : "", kLarge},
                                {KindText(entry), kSmall},
                                {FaceText(entry), kSmall},
                                {std::to_string(entry.count), kSmall},
                                {PlacesText(entry, several), kSmall}},
                               CellRole::label, CellRole::value));
  }
  return table;
}

}  // namespace

BoundForm ProofOf(const std::vector<GlyphEntry>& entries, bool several) {
  BoundForm form;
  form.title = form.subject = form.foot = kTitle;
  Part part;
  part.title = kTitle;
  part.style = "section";
  part.outline = kTitle;
  part.tables.push_back(TableOf(entries, several));
  form.parts.push_back(std::move(part));
  return form;
}

Theme ProofTheme(Theme theme, std::size_t rows) {
  StyleDef& large = theme.styles[kLarge];
  large.role = FontRole::regular;
  large.alignment = Alignment::centre;
  const bool fits_smaller = rows > 19 && rows <= 25;
  large.size = Length::Pt(fits_smaller ? 18 : 24);
  large.leading = large.size.Share(5, 4);
  TableLook& look = theme.looks["list"];
  look.pad_side = Length::Um(1500);
  look.pad_top = look.pad_bottom = Length::Um(700);
  return theme;
}

}  // namespace yoshiki
