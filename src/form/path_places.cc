// Where each item of a form is printed: one walk through its parts, blocks and rows.
#include <utility>

#include "form/path.h"
#include "form/words.h"

namespace yoshiki {
namespace {

bool IsBand(RowDefKind kind) { return kind == RowDefKind::band || kind == RowDefKind::band_value; }

// "リスク1： 目的を超えた…" → "リスク1"
std::string ShortBand(std::string_view label) {
  label = WithoutMark(label);
  return std::string(label.substr(0, std::min(label.find("："), label.find(':'))));
}

class PlaceFinder {
 public:
  PlaceFinder(const Definition& definition, PrintedPlaces& places)
      : definition_(definition), places_(places) {}

  void AddPart(const PartDef& part) {
    part_ = &part;
    block_ = nullptr;
    for (const CoverBox& box : part.boxes) {
      for (const CoverRow& row : box.rows) {
        for (const CoverCell& cell : row.cells) AddLabelled(cell.item, {}, {});
      }
    }
    for (const BlockDef& block : part.blocks) AddBlock(block);
    if (!part.item.empty()) AddLabelled(part.item, {}, {});
    for (const ColumnDef& column : part.columns) AddLabelled(column.item, {}, {});
    if (part.kind == PartKind::table) places_.elements.emplace(part.list, "{n}行目");
  }

 private:
  void AddBlock(const BlockDef& block) {
    block_ = &block;
    for (const std::string& box : block.boxes) AddLabelled(box, {}, {});
    std::string band;
    AddRows(block.rows, {}, band);
  }

  // `list` is the id of the repeat whose rows these are; `band` the one in force, changed by the rows.
  void AddRows(const std::vector<RowDef>& rows, const std::string& list, std::string& band) {
    std::string parent;
    for (const RowDef& row : rows) {
      const ItemDef* item = definition_.Find(row.item);
      const std::string label(item == nullptr ? std::string_view() : WithoutMark(item->label));
      if (row.kind == RowDefKind::repeat) {
        std::string inner;
        AddRows(row.rows, row.list, inner);
      } else if (row.kind == RowDefKind::group) {
        Add(row.item, band, {}, label);
        AddRows(row.rows, {}, band);
      } else if (IsBand(row.kind) && !list.empty() && places_.elements.emplace(list, label).second) {
        Add(row.item, {}, {}, {});
      } else if (IsBand(row.kind)) {
        Add(row.item, {}, {}, label);
        band = ShortBand(label);
      } else {
        if (row.kind != RowDefKind::item) band.clear();
        AddLabelled(row.item, band, row.under ? parent : std::string());
        if (!row.under) parent = label;
      }
    }
  }

  // An item under its own label, and the counts that are printed inside its cell.
  void AddLabelled(const std::string& id, const std::string& band, const std::string& parent) {
    const ItemDef* item = definition_.Find(id);
    if (item == nullptr) return;
    const std::string label(WithoutMark(item->label));
    Add(id, band, parent, label);
    const std::string holder = parent.empty() ? label : parent + " " + label;
    if (!item->count.empty()) Add(item->count, band, holder, "件数");
    for (const OptionDef& option : item->options) {
      if (!option.count.empty()) Add(option.count, band, holder + " " + option.label, "件数");
    }
  }

  // The first place counts: an item quoted again elsewhere keeps its own.
  void Add(const std::string& id, const std::string& band, const std::string& parent,
           const std::string& label) {
    places_.items.emplace(id, PrintedPlace{part_, block_, band, parent, label});
  }

  const Definition& definition_;
  PrintedPlaces& places_;
  const PartDef* part_ = nullptr;
  const BlockDef* block_ = nullptr;
};

}  // namespace

PrintedPlaces FindPrintedPlaces(const Definition& definition) {
  PrintedPlaces places;
  PlaceFinder finder(definition, places);
  for (const PartDef& part : definition.parts) finder.AddPart(part);
  return places;
}

}  // namespace yoshiki
