#include "form/validate.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/read_parts.h"

namespace yoshiki {
namespace {

// "ID = OPTION" and its kin; conditions in other words are for people and not looked into.
struct Condition {
  std::string_view item, option;
};

std::optional<Condition> ParseCondition(std::string_view when) {
  for (const std::string_view verb : {" has not ", " has ", " != ", " = "}) {
    const std::size_t at = when.find(verb);
    if (at != std::string_view::npos) return Condition{when.substr(0, at), when.substr(at + verb.size())};
  }
  return std::nullopt;
}

bool StandsIn(std::string_view id, std::string_view list) {
  if (list.empty()) return id.find("[]") == std::string_view::npos;
  if (!id.starts_with(list)) return false;
  const std::string_view rest = id.substr(list.size());
  return rest.find("[]") == std::string_view::npos && (rest.empty() || rest[0] == '.');
}

// "basic.systems[]" of "basic.systems[].name".
std::string_view ListOfItem(std::string_view id) {
  const std::size_t end = id.rfind("[]");
  return end == std::string_view::npos ? std::string_view() : id.substr(0, end + 2);
}

class Validator {
 public:
  Validator(Draft& draft, Diagnostics& diagnostics) : draft_(draft), diagnostics_(diagnostics) {}

  void Run() {
    draft_.definition.item_order.clear();
    for (PartDef& part : draft_.definition.parts) CheckPart(part);
    for (const auto& [id, item] : draft_.definition.items) CheckItem(item);
  }

 private:
  void Fault(MessageId id, const Origin& origin, std::vector<std::string> args) {
    ReportAt(draft_, id, origin, std::move(args), diagnostics_);
  }

  const ItemDef* Known(const std::string& id, const Origin& origin) {
    if (id.empty()) return nullptr;  // said already, where it was read
    const ItemDef* const item = draft_.definition.Find(id);
    if (item == nullptr) Fault(MessageId::layout_unknown_item, origin, {id, MostAlike(id, ItemIds(draft_))});
    return item;
  }

  // Notes that the form shows the item here, within `list`.
  void Place(const std::string& id, const Origin& origin, std::string_view list) {
    const ItemDef* const item = Known(id, origin);
    if (item == nullptr) return;
    if (!placed_.insert(id).second) return Fault(MessageId::layout_placed_twice, origin, {id});
    draft_.definition.item_order.push_back(id);
    if (!StandsIn(id, list)) {
      Fault(list.empty() ? MessageId::layout_no_list : MessageId::layout_wrong_list, origin,
            {id, std::string(list)});
    }
    if (list.empty() && item->label.find("{n}") != std::string::npos) {
      Fault(MessageId::layout_number_outside, item->origin, {id});
    }
    if (!item->count.empty()) Place(item->count, item->origin, list);
    for (const OptionDef& option : item->options) {
      if (!option.count.empty()) Place(option.count, item->origin, list);
    }
  }

  void CheckKey(const std::string& key, const Origin& origin) {
    const auto [first, added] = keys_.try_emplace(key, origin);
    if (added) return;
    Fault(MessageId::layout_duplicate_place, origin, {key, LineOf(draft_, first->second)});
  }

  void CheckPart(PartDef& part) {
    CheckKey(part.key, part.origin);
    switch (part.kind) {
      case PartKind::cover:
        return CheckCover(part);
      case PartKind::item_list:
        SetLabel(part.item, part.title);
        Place(part.item, part.origin, part.list);
        return CheckLinks(part);
      case PartKind::section:
        for (const BlockDef& block : part.blocks) CheckBlock(block, part.list);
        return;
      case PartKind::attachment:
        Place(part.item, part.origin, part.list);
        Known(part.caption_item, part.origin);
        return;
      case PartKind::table:
        return CheckTable(part);
    }
  }

  void SetLabel(const std::string& id, const std::string& label) {
    const auto item = draft_.definition.items.find(id);
    if (item != draft_.definition.items.end()) item->second.label = label;
  }

  void CheckCover(const PartDef& part) {
    SetLabel(part.title_item, draft_.definition.title);
    SetLabel(part.mark_item, draft_.definition.mark);
    Place(part.title_item, part.origin, {});
    for (const CoverBox& box : part.boxes) {
      for (const CoverRow& row : box.rows) {
        for (const CoverCell& cell : row.cells) {
          if (cell.is_label) {
            Known(cell.item, cell.origin);
          } else {
            Place(cell.item, cell.origin, {});
          }
        }
      }
    }
    Place(part.mark_item, part.origin, {});
  }

  void CheckLinks(const PartDef& part) {
    std::vector<std::string> keys;
    for (const PartDef& target : draft_.definition.parts) keys.push_back(target.key);
    for (const ListLine& line : part.lines) {
      if (line.target.empty() || std::find(keys.begin(), keys.end(), line.target) != keys.end()) continue;
      Fault(MessageId::layout_unknown_place, line.origin, {line.target, MostAlike(line.target, keys)});
    }
  }

  void CheckBlock(const BlockDef& block, std::string_view list) {
    CheckKey(block.key, block.origin);
    for (const std::string& id : block.boxes) Place(id, block.origin, list);
    CheckRows(block.rows, list);
  }

  void CheckRows(const std::vector<RowDef>& rows, std::string_view list) {
    for (const RowDef& row : rows) {
      const bool repeat = row.kind == RowDefKind::repeat;
      if (repeat && !row.list.starts_with(list)) {
        Fault(MessageId::layout_wrong_list, row.origin, {row.list, std::string(list)});
      }
      if (row.joined) CheckJoined(row);
      if (!repeat) Place(row.item, row.origin, row.joined ? ListOfItem(row.item) : list);
      CheckRows(row.rows, repeat ? std::string_view(row.list) : list);
    }
  }

  void CheckJoined(const RowDef& row) {
    const ItemDef* const item = draft_.definition.Find(row.item);
    const bool is_text = item == nullptr || item->type == ItemType::text;
    if (is_text && row.kind == RowDefKind::item && !ListOfItem(row.item).empty()) return;
    Fault(MessageId::layout_joined, row.origin, {row.item});
  }

  void CheckTable(const PartDef& part) {
    int sum = 0;
    bool all_known = true;
    for (const ColumnDef& column : part.columns) {
      sum += column.width;
      all_known = all_known && column.width > 0;
      Place(column.item, column.origin, part.list);
    }
    if (all_known && sum != 1000) Fault(MessageId::layout_widths_sum, part.origin, {PercentText(sum)});
  }

  void CheckItem(const ItemDef& item) {
    if (!placed_.contains(item.id)) Fault(MessageId::layout_unplaced_item, item.origin, {item.id});
    const std::optional<Condition> condition = ParseCondition(item.when);
    if (!condition) return;
    // A condition is often taken over by many items; one word about it is enough.
    if (!conditions_.insert(item.when).second) return;
    const ItemDef* const asked = Known(std::string(condition->item), item.origin);
    if (asked == nullptr) return;
    if (asked->type != ItemType::choice && asked->type != ItemType::checks) {
      return Fault(MessageId::layout_bad_when, item.origin, {item.when, asked->id});
    }
    KnownKeys ids;
    for (const OptionDef& option : asked->options) ids.push_back(option.id);
    if (ids.empty() || std::find(ids.begin(), ids.end(), condition->option) != ids.end()) return;
    Fault(MessageId::layout_unknown_option, item.origin,
          {std::string(condition->option), asked->id, KnownWords(condition->option, ids)});
  }

  Draft& draft_;
  Diagnostics& diagnostics_;
  std::set<std::string, std::less<>> placed_;
  std::set<std::string, std::less<>> conditions_;
  std::map<std::string, Origin, std::less<>> keys_;
};

}  // namespace

void Validate(Draft& draft, Diagnostics& diagnostics) { Validator(draft, diagnostics).Run(); }

}  // namespace yoshiki
