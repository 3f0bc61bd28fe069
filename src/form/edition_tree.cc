#include "form/edition_tree.h"

#include <utility>

#include "form/words.h"

namespace yoshiki {
namespace {

class TreeMaker {
 public:
  TreeMaker(const Definition& definition, FormTree& tree) : definition_(definition), tree_(tree) {}

  void AddPart(const PartDef& part, const std::string& key) {
    holder_ = key;
    tree_.families[key];
    tree_.orders[key];
    if (!part.item.empty()) AddItem(part.item, key, nullptr);
    for (const CoverBox& box : part.boxes) {
      for (const CoverRow& row : box.rows) {
        for (const CoverCell& cell : row.cells) AddItem(cell.item, key, nullptr);
      }
    }
    for (const ColumnDef& column : part.columns) AddItem(column.item, key, nullptr);
  }

  void AddBlock(const BlockDef& block, const std::string& key) {
    holder_ = key;
    tree_.families[key];
    tree_.orders[key];
    for (const std::string& box : block.boxes) AddItem(box, "boxes of " + key, nullptr);
    AddRows(block.rows, key);
  }

 private:
  void AddRows(const std::vector<RowDef>& rows, const std::string& parent) {
    std::string above = parent;
    for (const RowDef& row : rows) {
      if (row.kind == RowDefKind::repeat) {
        const std::string key = "repeat " + row.list;
        Add(key, {parent, ListLabel(row), &row, true});
        AddRows(row.rows, key);
      } else {
        AddItem(row.item, row.under ? above : parent, &row);
        AddRows(row.rows, row.item);
      }
      if (!row.under) above = row.item;
    }
  }

  void AddItem(const std::string& id, const std::string& parent, const RowDef* row) {
    const ItemDef* const item = definition_.Find(id);
    if (item == nullptr || tree_.nodes.contains(id)) return;
    Add(id, {parent, LabelOf(*item), row, false});
    if (!item->count.empty()) AddItem(item->count, id, nullptr);
    for (const OptionDef& option : item->options) {
      if (!option.count.empty()) AddItem(option.count, id, nullptr);
    }
  }

  void Add(const std::string& key, FormNode node) {
    tree_.families[node.parent].push_back(key);
    tree_.orders[holder_].push_back(key);
    tree_.nodes.emplace(key, std::move(node));
  }

  static std::string LabelOf(const ItemDef& item) {
    const std::string label = WithoutNumber(item.label);
    return std::string(WithoutMark(label));
  }

  // What its elements are headed by.
  std::string ListLabel(const RowDef& repeat) const {
    const ItemDef* const first = repeat.rows.empty() ? nullptr : definition_.Find(repeat.rows.front().item);
    return first == nullptr ? std::string() : LabelOf(*first);
  }

  const Definition& definition_;
  FormTree& tree_;
  std::string holder_;
};

}  // namespace

FormTree TreeOf(const Definition& definition, const HolderKeys& keys) {
  FormTree tree;
  TreeMaker maker(definition, tree);
  std::size_t block_number = 0;
  for (std::size_t i = 0; i < definition.parts.size(); ++i) {
    maker.AddPart(definition.parts[i], keys.parts[i]);
    for (const BlockDef& block : definition.parts[i].blocks)
      maker.AddBlock(block, keys.blocks[block_number++]);
  }
  return tree;
}

}  // namespace yoshiki
