#include "form/find.h"

#include <algorithm>
#include <utility>

namespace yoshiki {
namespace {

std::optional<RowPlace> FindIn(std::vector<RowDef>& rows, std::string_view id, const Inherited& inherited) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    RowDef& row = rows[i];
    if (row.item == id || row.list == id) return RowPlace{&rows, i, inherited};
    Inherited inner = inherited;
    if (row.kind == RowDefKind::repeat) inner.when = row.when;
    if (auto found = FindIn(row.rows, id, inner)) return found;
  }
  return std::nullopt;
}

void Add(const Definition& definition, const std::string& id, std::vector<std::string>& ids) {
  ids.push_back(id);
  const ItemDef* const item = definition.Find(id);
  if (item == nullptr) return;
  if (!item->count.empty()) ids.push_back(item->count);
  for (const OptionDef& option : item->options) {
    if (!option.count.empty()) ids.push_back(option.count);
  }
}

void Append(std::vector<std::string> more, std::vector<std::string>& ids) {
  std::move(more.begin(), more.end(), std::back_inserter(ids));
}

void NamesOf(const std::vector<RowDef>& rows, std::vector<std::string>& names) {
  for (const RowDef& row : rows) {
    names.push_back(row.kind == RowDefKind::repeat ? row.list : row.item);
    NamesOf(row.rows, names);
  }
}

}  // namespace

std::size_t RowPlace::end() const {
  std::size_t last = index + 1;
  if (row().under) return last;
  while (last < rows->size() && (*rows)[last].under) ++last;
  return last;
}

std::optional<RowPlace> FindRow(Definition& definition, std::string_view id) {
  for (PartDef& part : definition.parts) {
    for (BlockDef& block : part.blocks) {
      if (auto found = FindIn(block.rows, id, {block.important, block.when})) return found;
    }
  }
  return std::nullopt;
}

bool HoldsRow(std::vector<RowDef>& rows, std::string_view id) { return FindIn(rows, id, {}).has_value(); }

std::optional<ColumnPlace> FindColumn(Definition& definition, std::string_view item) {
  for (PartDef& part : definition.parts) {
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
      if (part.columns[i].item == item) return ColumnPlace{&part, i};
    }
  }
  return std::nullopt;
}

std::optional<BoxPlace> FindBox(Definition& definition, std::string_view item) {
  for (PartDef& part : definition.parts) {
    for (BlockDef& block : part.blocks) {
      const auto box = std::find(block.boxes.begin(), block.boxes.end(), item);
      if (box != block.boxes.end())
        return BoxPlace{&block, static_cast<std::size_t>(box - block.boxes.begin())};
    }
  }
  return std::nullopt;
}

std::optional<BlockPlace> FindBlock(Definition& definition, std::string_view key) {
  for (PartDef& part : definition.parts) {
    for (std::size_t i = 0; i < part.blocks.size(); ++i) {
      if (part.blocks[i].key == key) return BlockPlace{&part, i};
    }
  }
  return std::nullopt;
}

PartDef* FindPart(Definition& definition, std::string_view key) {
  const auto part = std::find_if(definition.parts.begin(), definition.parts.end(),
                                 [&](const PartDef& candidate) { return candidate.key == key; });
  return part == definition.parts.end() ? nullptr : &*part;
}

std::vector<std::string> ItemsOf(const Definition& definition, const std::vector<RowDef>& rows) {
  std::vector<std::string> ids;
  for (const RowDef& row : rows) {
    if (row.kind != RowDefKind::repeat) Add(definition, row.item, ids);
    Append(ItemsOf(definition, row.rows), ids);
  }
  return ids;
}

std::vector<std::string> ItemsOf(const Definition& definition, const BlockDef& block) {
  std::vector<std::string> ids;
  for (const std::string& box : block.boxes) Add(definition, box, ids);
  Append(ItemsOf(definition, block.rows), ids);
  return ids;
}

std::vector<std::string> ItemsOf(const Definition& definition, const PartDef& part) {
  std::vector<std::string> ids;
  for (const std::string& id : {part.title_item, part.mark_item, part.item}) {
    if (!id.empty()) Add(definition, id, ids);
  }
  for (const CoverBox& box : part.boxes) {
    for (const CoverRow& row : box.rows) {
      for (const CoverCell& cell : row.cells) Add(definition, cell.item, ids);
    }
  }
  for (const BlockDef& block : part.blocks) Append(ItemsOf(definition, block), ids);
  for (const ColumnDef& column : part.columns) Add(definition, column.item, ids);
  return ids;
}

std::vector<std::string> PlaceKeys(const Definition& definition) {
  std::vector<std::string> keys;
  for (const PartDef& part : definition.parts) {
    keys.push_back(part.key);
    for (const BlockDef& block : part.blocks) keys.push_back(block.key);
  }
  return keys;
}

std::vector<std::string> NeighbourIds(const Definition& definition) {
  std::vector<std::string> ids;
  for (const PartDef& part : definition.parts) {
    for (const BlockDef& block : part.blocks) {
      ids.insert(ids.end(), block.boxes.begin(), block.boxes.end());
      NamesOf(block.rows, ids);
    }
    for (const ColumnDef& column : part.columns) ids.push_back(column.item);
  }
  return ids;
}

}  // namespace yoshiki
