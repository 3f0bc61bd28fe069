// The theme that is used where none is named, and look-ups with fallbacks.
#include <string>

#include "layout/layout.h"

namespace yoshiki {

namespace {

StyleDef Style(FontRole role, std::int64_t size, std::int64_t leading, Alignment alignment) {
  StyleDef style;
  style.role = role;
  style.size = Length::Mpt(size);
  style.leading = Length::Mpt(leading);
  style.alignment = alignment;
  return style;
}

}  // namespace

const StyleDef& Theme::style(std::string_view name) const {
  static const StyleDef kPlain;
  auto found = styles.find(name);
  if (found == styles.end()) found = styles.find("body");
  return found == styles.end() ? kPlain : found->second;
}

const TableLook& Theme::look(std::string_view name) const {
  static const TableLook kPlain;
  auto found = looks.find(name);
  if (found == looks.end()) found = looks.find("form");
  return found == looks.end() ? kPlain : found->second;
}

Theme DefaultTheme() {
  Theme theme;
  theme.faces.regular.name = "BIZ UDGothic Regular";
  theme.faces.bold.name = "BIZ UDGothic Bold";
  theme.faces.fallbacks.resize(2);
  theme.faces.fallbacks[0].name = "IPAmj Mincho";
  theme.faces.fallbacks[1].name = "IPAex Gothic";
  const auto regular = FontRole::regular;
  const auto bold = FontRole::bold;
  const auto even = Alignment::justify;
  const auto start = Alignment::start;
  const auto centre = Alignment::centre;
  theme.styles["body"] = Style(regular, 9000, 13500, even);
  theme.styles["label"] = Style(regular, 9000, 13500, start);
  theme.styles["option"] = Style(regular, 7800, 11300, start);
  theme.styles["band"] = Style(bold, 9000, 13500, start);
  theme.styles["block"] = Style(bold, 10000, 15000, start);
  theme.styles["section"] = Style(bold, 15000, 20000, start);
  theme.styles["section"].space_after = Length::Pt(8);
  theme.styles["section-suffix"] = Style(regular, 10000, 15000, start);
  theme.styles["title"] = Style(bold, 20000, 28000, centre);
  theme.styles["title"].space_before = Length::Pt(40);
  theme.styles["title"].space_after = Length::Pt(30);
  theme.styles["list"] = Style(regular, 11000, 17000, start);
  theme.styles["cover-label"] = Style(bold, 10000, 15000, centre);
  theme.styles["cover-label"].middle = true;
  theme.styles["cover-value"] = Style(regular, 13000, 20000, centre);
  theme.styles["cover-value"].middle = true;
  theme.styles["cover-text"] = Style(regular, 12000, 20500, even);
  theme.styles["cover-note"] = Style(regular, 9500, 16000, even);
  theme.styles["column-head"] = Style(bold, 7800, 11300, centre);
  theme.styles["change"] = Style(regular, 7800, 11300, start);
  theme.styles["foot"] = Style(regular, 7500, 10000, start);
  theme.styles["foot"].colour = {0x555555};
  theme.styles["context"] = Style(regular, 7500, 10000, start);
  theme.styles["context"].colour = {0x444444};
  theme.styles["context"].space_after = Length::Pt(3);
  theme.styles["continued"] = Style(regular, 6500, 9000, start);
  theme.styles["mark"] = Style(regular, 9000, 13500, Alignment::end);
  TableLook cover;
  cover.pad_side = Length::Um(4000);
  cover.pad_top = cover.pad_bottom = Length::Um(3000);
  theme.looks["form"] = TableLook();
  theme.looks["cover"] = cover;
  TableLook list = cover;
  list.pad_side = Length::Um(3000);
  list.pad_top = list.pad_bottom = Length::Um(2200);
  theme.looks["list"] = list;
  TableLook changes;
  changes.pad_side = Length::Um(1200);
  theme.looks["changes"] = changes;
  theme.fills = {{CellRole::heading, {0xd5e3ee}}, {CellRole::box, {0xd5e3ee}},
                 {CellRole::band, {0xe2ecf3}},    {CellRole::band_value, {0xe2ecf3}},
                 {CellRole::label, {0xeef4f8}},   {CellRole::group_label, {0xeef4f8}},
                 {CellRole::strip, {0xeef4f8}},   {CellRole::column_head, {0xd5e3ee}}};
  return theme;
}

}  // namespace yoshiki
