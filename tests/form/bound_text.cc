#include "bound_text.h"

#include <map>
#include <stdexcept>

namespace yoshiki {
namespace {

std::string RoleText(CellRole role) {
  static const std::map<CellRole, std::string> kNames = {{CellRole::title, "title"},
                                                         {CellRole::heading, "heading"},
                                                         {CellRole::box, "box"},
                                                         {CellRole::band, "band"},
                                                         {CellRole::band_value, "band-value"},
                                                         {CellRole::label, "label"},
                                                         {CellRole::group_label, "group"},
                                                         {CellRole::value, "value"},
                                                         {CellRole::strip, "strip"},
                                                         {CellRole::column_head, "head"},
                                                         {CellRole::mark, "mark"}};
  return kNames.at(role);
}

std::string CountText(const std::string& count, const std::string& suffix) {
  return "(" + count + ")" + suffix;
}

std::string ChoiceText(const ChoiceContent& choice) {
  std::string out = "［" + choice.value + "］";
  if (choice.has_count) out += CountText(choice.count, choice.count_suffix);
  for (std::size_t i = 0; i < choice.options.size(); ++i) out += (i == 0 ? " " : " / ") + choice.options[i];
  return out;
}

std::string ChecksText(const ChecksContent& checks) {
  std::string out;
  for (const ChecksContent::Line& line : checks.lines) {
    if (!out.empty()) out += " / ";
    out += line.caption;
    for (std::size_t i = 0; i < line.entries.size(); ++i) {
      const CheckEntry& entry = line.entries[i];
      out += (i == 0 ? "[" : " [") + std::string(entry.ticked ? "○" : " ") + "]" + entry.label;
      if (entry.has_text) out += "（" + entry.text + "）";
      if (entry.has_count) out += CountText(entry.count, entry.count_suffix);
    }
  }
  return out;
}

}  // namespace

std::string ContentText(const Content& content) {
  if (const auto* text = std::get_if<TextContent>(&content)) return text->text;
  if (const auto* choice = std::get_if<ChoiceContent>(&content)) return ChoiceText(*choice);
  return ChecksText(std::get<ChecksContent>(content));
}

std::string RowText(const Row& row) {
  std::string out;
  for (const Cell& cell : row.cells) {
    const std::string text = ContentText(cell.content);
    out += (out.empty() ? "" : " | ") + RoleText(cell.role) + (text.empty() ? "" : " " + text);
  }
  if (row.keep_with_next) out += " +keep";
  if (row.joins_above) out += " +joins";
  if (row.min_lines > 1) out += " x" + std::to_string(row.min_lines);
  return out;
}

std::vector<std::string> RowTexts(const Table& table, const std::string& from, const std::string& to) {
  std::vector<std::string> rows;
  bool inside = from.empty();
  for (const Row& row : table.rows) {
    const std::string first = row.cells.empty() ? "" : ContentText(row.cells.front().content);
    inside = (inside && (to.empty() || first != to)) || (!from.empty() && first == from);
    if (inside) rows.push_back(RowText(row));
  }
  return rows;
}

std::string EdgesText(const Row& row) {
  std::string out;
  for (const Cell& cell : row.cells) {
    out += (out.empty() ? "" : " ") + std::to_string(cell.left) + "-" + std::to_string(cell.right);
  }
  return out;
}

std::vector<const Part*> PartsOf(const BoundForm& form, const std::string& key) {
  std::vector<const Part*> parts;
  for (const Part& part : form.parts) {
    if (part.key == key) parts.push_back(&part);
  }
  return parts;
}

const Part& PartOf(const BoundForm& form, const std::string& key) {
  const auto parts = PartsOf(form, key);
  if (parts.empty()) throw std::runtime_error("no part " + key);
  return *parts.front();
}

}  // namespace yoshiki
