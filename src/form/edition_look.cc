#include "form/edition_look.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace yoshiki {
namespace {

auto Of(const Widths& widths) { return std::tie(widths.label, widths.indent, widths.group, widths.bracket); }

std::set<std::string> OptionsOf(const ItemDef& item) {
  std::set<std::string> ids;
  for (const OptionDef& option : item.options) ids.insert(option.id);
  return ids;
}

std::multiset<std::string> CellsOf(const PartDef& cover) {
  std::multiset<std::string> cells;
  for (const CoverBox& box : cover.boxes) {
    for (const CoverRow& row : box.rows) {
      for (const CoverCell& cell : row.cells) cells.insert(cell.item);
    }
  }
  return cells;
}

bool SameCell(const CoverCell& a, const CoverCell& b) {
  return std::tie(a.item, a.is_label, a.style) == std::tie(b.item, b.is_label, b.style);
}

bool SameRow(const CoverRow& a, const CoverRow& b) {
  return a.widths == b.widths && std::ranges::equal(a.cells, b.cells, SameCell);
}

bool SameBox(const CoverBox& a, const CoverBox& b) {
  return a.width == b.width && std::ranges::equal(a.rows, b.rows, SameRow);
}

// Of the columns that both have.
bool SameColumns(const PartDef& older, const PartDef& newer) {
  std::map<std::string, std::pair<int, bool>> widths;
  for (const ColumnDef& column : older.columns) widths[column.item] = {column.width, column.centred};
  return std::ranges::all_of(newer.columns, [&](const ColumnDef& column) {
    const auto was = widths.find(column.item);
    return was == widths.end() || was->second == std::pair(column.width, column.centred);
  });
}

}  // namespace

bool SameLook(const PartDef& older, const PartDef& newer) {
  if (std::tie(older.landscape, older.new_page) != std::tie(newer.landscape, newer.new_page)) return false;
  // A cell more or less makes other boxes, and is told as such.
  const bool same_cells = CellsOf(older) == CellsOf(newer);
  if (same_cells && !std::ranges::equal(older.boxes, newer.boxes, SameBox)) return false;
  return SameColumns(older, newer);
}

bool SameLook(const BlockDef& older, const BlockDef& newer) { return Of(older.widths) == Of(newer.widths); }

bool SameLook(const ItemDef& older, const ItemDef& newer) {
  const auto look = [](const ItemDef& item) {
    return std::tie(item.columns, item.options_below, item.options_printed, item.text_columns, item.ragged,
                    item.hang, item.hang_after);
  };
  if (look(older) != look(newer)) return false;
  return OptionsOf(older) != OptionsOf(newer) || older.lines == newer.lines;
}

bool SameLook(const RowDef& older, const RowDef& newer) {
  return older.kind == newer.kind && older.joined == newer.joined && older.min_lines == newer.min_lines;
}

}  // namespace yoshiki
