// Edition verbs for rows, heading boxes and table columns: add, remove, move.
#include <algorithm>
#include <iterator>
#include <utility>

#include "form/change.h"
#include "form/find.h"
#include "form/read_parts.h"
#include "form/read_rows.h"

namespace yoshiki {
namespace {

const KnownKeys kRowWays = {"after", "before", "under"};

// Says that a name is no neighbour: no item at all, or one without a row (a count, a cell of the cover).
void FaultNoRow(const NodeReader& reader, const YamlNode& at, const std::string& id, Draft& draft) {
  if (draft.definition.Find(id) != nullptr) return reader.Fault(MessageId::layout_no_row, at, {id});
  reader.Fault(MessageId::layout_unknown_item, at, {id, MostAlike(id, NeighbourIds(draft.definition))});
}

std::size_t InsertAt(const Neighbour& at, std::size_t index) {
  return at.way == "before" ? index : index + 1;
}

// Only plain rows stand under another, and nothing stands under them.
bool MayInsert(const NodeReader& reader, const Neighbour& at, const RowPlace& place,
               const std::vector<RowDef>& rows) {
  const bool under = at.way == "under" || place.row().under;
  const bool plain = rows.size() == 1 && rows[0].kind == RowDefKind::item;
  const bool deep = at.way == "under" && (place.row().under || place.row().kind == RowDefKind::repeat);
  if (!deep && (!under || plain)) return true;
  reader.Fault(MessageId::layout_under_kind, *at.node);
  return false;
}

void InsertRows(const Neighbour& at, const RowPlace& place, std::vector<RowDef> rows) {
  rows[0].under = at.way == "under" || place.row().under;
  const std::size_t index = at.way == "before" ? place.index : place.end();
  place.rows->insert(place.rows->begin() + static_cast<std::ptrdiff_t>(index),
                     std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

void AddColumn(const NodeReader& reader, const YamlNode& added, const Neighbour& at, const ColumnPlace& place,
               Draft& draft) {
  ColumnDef column = ReadColumn(reader, added, {place.part->important, {}}, draft);
  auto& columns = place.part->columns;
  columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(InsertAt(at, place.index)), std::move(column));
}

void AddBox(const NodeReader& reader, const YamlNode& added, const Neighbour& at, const BoxPlace& place,
            Draft& draft) {
  const std::string id = ReadBox(reader, added, {place.block->important, {}}, draft);
  auto& boxes = place.block->boxes;
  if (!id.empty()) boxes.insert(boxes.begin() + static_cast<std::ptrdiff_t>(InsertAt(at, place.index)), id);
}

template <typename T>
void EraseAt(std::vector<T>& list, std::size_t first, std::size_t last) {
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(first),
             list.begin() + static_cast<std::ptrdiff_t>(last));
}

void RemoveRows(const RowPlace& place, Draft& draft) {
  const std::vector<RowDef> gone(place.rows->begin() + static_cast<std::ptrdiff_t>(place.index),
                                 place.rows->begin() + static_cast<std::ptrdiff_t>(place.end()));
  EraseItems(ItemsOf(draft.definition, gone), draft);
  EraseAt(*place.rows, place.index, place.end());
}

// A count inside the cell of another item.
void ForgetCount(const std::string& id, Draft& draft) {
  for (auto& [unused, item] : draft.definition.items) {
    if (item.count == id) item.count.clear();
    for (OptionDef& option : item.options) {
      if (option.count == id) option.count.clear();
    }
  }
}

void MoveRows(const NodeReader& reader, const std::string& id, RowPlace from, const Neighbour& at,
              Draft& draft) {
  const auto target = FindRow(draft.definition, at.name);
  if (!target) return FaultNoRow(reader, *at.node, at.name, draft);
  std::vector<RowDef> moved(from.rows->begin() + static_cast<std::ptrdiff_t>(from.index),
                            from.rows->begin() + static_cast<std::ptrdiff_t>(from.end()));
  if (HoldsRow(moved, at.name)) return reader.Fault(MessageId::layout_move_inside, *at.node, {id, at.name});
  if (!MayInsert(reader, at, *target, moved)) return;
  EraseAt(*from.rows, from.index, from.end());
  InsertRows(at, *FindRow(draft.definition, at.name), std::move(moved));
}

void MoveColumn(const NodeReader& reader, const std::string& id, const ColumnPlace& from,
                const Neighbour& at) {
  auto& columns = from.part->columns;
  const auto is_neighbour = [&](const ColumnDef& column) { return column.item == at.name; };
  const ColumnDef moved = columns[from.index];
  if (id == at.name || std::none_of(columns.begin(), columns.end(), is_neighbour)) {
    return reader.Fault(MessageId::layout_no_row, *at.node, {at.name});
  }
  EraseAt(columns, from.index, from.index + 1);
  const auto place = std::find_if(columns.begin(), columns.end(), is_neighbour);
  columns.insert(at.way == "before" ? place : place + 1, moved);
}

}  // namespace

void AddRow(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"add", "after", "before", "under"});
  const auto at = ReadNeighbour(fields, kRowWays);
  if (!at) return;
  const YamlNode& added = *node.Find("add");
  if (const auto column = FindColumn(draft.definition, at->name)) {
    return AddColumn(reader, added, *at, *column, draft);
  }
  if (const auto box = FindBox(draft.definition, at->name)) return AddBox(reader, added, *at, *box, draft);
  const auto place = FindRow(draft.definition, at->name);
  if (!place) return FaultNoRow(reader, *at->node, at->name, draft);
  std::vector<RowDef> rows;
  ReadRow(reader, added, place->inherited, false, draft, rows);
  if (!rows.empty() && MayInsert(reader, *at, *place, rows)) InsertRows(*at, *place, std::move(rows));
}

void RemoveItem(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"remove"});
  const std::string id = fields.NeedText("remove");
  if (id.empty()) return;
  Definition& definition = draft.definition;
  if (const auto row = FindRow(definition, id)) return RemoveRows(*row, draft);
  if (const auto column = FindColumn(definition, id)) {
    EraseAt(column->part->columns, column->index, column->index + 1);
  } else if (const auto box = FindBox(definition, id)) {
    EraseAt(box->block->boxes, box->index, box->index + 1);
  } else if (definition.Find(id) == nullptr) {
    return FaultNoRow(reader, *node.Find("remove"), id, draft);
  }
  ForgetCount(id, draft);
  EraseItems({id}, draft);
}

void MoveRow(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"move", "after", "before", "under"});
  const std::string id = fields.NeedText("move");
  const auto at = ReadNeighbour(fields, kRowWays);
  if (id.empty() || !at) return;
  if (const auto column = FindColumn(draft.definition, id)) return MoveColumn(reader, id, *column, *at);
  const auto row = FindRow(draft.definition, id);
  if (!row) return FaultNoRow(reader, *node.Find("move"), id, draft);
  MoveRows(reader, id, *row, *at, draft);
}

}  // namespace yoshiki
