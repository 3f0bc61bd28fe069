// NeedsOf: what it takes to move a statement from one edition to another.
#include <algorithm>
#include <optional>
#include <utility>

#include "form/bind_scope.h"
#include "form/bind_value.h"
#include "form/bind_when.h"
#include "form/edition_names.h"

namespace yoshiki {
namespace {

bool IsBlank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = NextCodePoint(text, at);
    if (c != U' ' && c != U'　' && c != U'\n' && c != U'\t') return false;
  }
  return true;
}

// Whether a value says anything: a blank text, a box without tick and an empty list do not.
bool IsFilled(const Value& value) {
  switch (value.kind) {
    case ValueKind::null:
      return false;
    case ValueKind::boolean:
      return value.boolean;
    case ValueKind::integer:
    case ValueKind::number:
      return true;
    case ValueKind::text:
      return !IsBlank(value.text);
    case ValueKind::array:
      return std::ranges::any_of(value.elements, IsFilled);
    case ValueKind::object:
      break;
  }
  return std::ranges::any_of(value.members, [](const Member& member) { return IsFilled(member.value); });
}

// The lists an id stands in, outermost first: "files[]", "files[].entrustment.items[]".
std::vector<std::string> ListsOf(std::string_view id) {
  constexpr std::string_view kElement = "[].";
  std::vector<std::string> lists;
  for (std::size_t at = id.find(kElement); at != std::string_view::npos; at = id.find(kElement, at + 1)) {
    lists.emplace_back(id.substr(0, at + 2));
  }
  return lists;
}

class GapFinder {
 public:
  GapFinder(const Definition& older, const Definition& newer, const Statement& statement)
      : older_(older),
        newer_(newer),
        names_(newer),
        keys_(BuildKeyTree(newer)),
        namer_(newer, keys_, statement.root),
        root_(RootScope(statement.root, newer.form)) {}

  void Find(EditionNeeds& needs) {
    for (const std::string& id : newer_.item_order) {
      const ItemDef& item = *newer_.Find(id);
      const bool may_be_new = item.required && HoldsValue(item.type) && !IsAskedAlike(item);
      if (may_be_new) FindIn(item, ListsOf(id), 0, root_);
    }
    needs.gaps = std::move(gaps_);
    needs.more_gaps = more_;
  }

 private:
  // Goes down into every element of the lists that the item stands in.
  void FindIn(const ItemDef& item, const std::vector<std::string>& lists, std::size_t depth,
              const Scope& scope) {
    if (depth == lists.size()) return Look(item, scope);
    const std::string& list = lists[depth];
    const Value* const elements = scope.ListOf(list);
    for (std::size_t i = 0; i < ElementCount(elements); ++i) {
      FindIn(item, lists, depth + 1, Scope(scope, list, i + 1, &elements->elements[i]));
    }
    // A list that the newer edition begins is asked for; one that stayed empty so far has no element.
    if (ElementCount(elements) == 0 && IsNewList(list) && !IsTable(list)) {
      FindIn(item, lists, depth + 1, Scope(scope, list, 1, nullptr));
    }
  }

  void Look(const ItemDef& item, const Scope& scope) {
    const Value* const value = scope.ValueOf(item.id);
    if (value != nullptr && IsFilled(*value)) return;
    if (!Holds(item.when, scope)) return;
    const ItemDef* const was = older_.Find(item.id);
    if (IsAsked(was) && Holds(was->when, scope)) return;
    if (gaps_.size() == EditionNeeds::kMost) {
      ++more_;
      return;
    }
    const std::string pointer = scope.PointerOf(item.id);
    gaps_.push_back({item.id, pointer, namer_.NameOf(pointer), names_.When(item.when)});
  }

  static bool IsAsked(const ItemDef* item) {
    return item != nullptr && item->required && HoldsValue(item->type);
  }

  // Spares the walk through the elements of long lists for what did not change.
  bool IsAskedAlike(const ItemDef& item) const {
    const ItemDef* const was = older_.Find(item.id);
    return IsAsked(was) && was->when == item.when;
  }

  bool IsNewList(const std::string& list) const {
    const auto first = older_.items.lower_bound(list);
    return first == older_.items.end() || !first->first.starts_with(list);
  }

  // Rows of 変更箇所 are written when there is something to tell.
  bool IsTable(const std::string& list) const {
    return std::ranges::any_of(
        newer_.parts, [&](const PartDef& part) { return part.kind == PartKind::table && part.list == list; });
  }

  const Definition& older_;
  const Definition& newer_;
  const EditionNames names_;
  const KeyNode keys_;
  const PlaceNamer namer_;
  const Scope root_;
  std::vector<EditionGap> gaps_;
  std::size_t more_ = 0;
};

// One walk over the values, beside the keys of both editions.
class RestFinder {
 public:
  RestFinder(const Definition& older, const Definition& newer, const Statement& statement)
      : form_(older.form),
        older_(BuildKeyTree(older)),
        newer_(BuildKeyTree(newer)),
        statement_(statement),
        namer_(older, older_, statement.root) {}

  void Find(EditionNeeds& needs) {
    for (const Member& member : statement_.root.members) {
      if (member.key != kOverrides) {
        LookAt(older_, &newer_, member, "");
      } else if (const Value* const own = member.value.Find(form_)) {
        LookInto(older_, &newer_, *own, PointerTo(PointerTo("", kOverrides), form_));
      }
    }
    needs.rests = std::move(rests_);
    needs.more_rests = more_;
  }

 private:
  void LookInto(const KeyNode& older, const KeyNode* newer, const Value& value, const std::string& pointer) {
    for (const Member& member : value.members) LookAt(older, newer, member, pointer);
  }

  void LookAt(const KeyNode& older, const KeyNode* newer, const Member& member, const std::string& parent) {
    const KeyNode* const was = older.Find(member.key);
    if (was == nullptr || !was->TakesValue() || !IsFilled(member.value)) return;
    const KeyNode* const now = newer == nullptr ? nullptr : newer->Find(member.key);
    const std::string pointer = PointerTo(parent, member.key);
    if (now == nullptr || !now->TakesValue() || now->is_list != was->is_list) {
      return Add(*was, {}, pointer, member.key_offset);
    }
    if (!was->is_list) return LookAtOne(*was, *now, member.value, pointer);
    for (std::size_t i = 0; i < member.value.elements.size(); ++i) {
      LookAtOne(*was, *now, member.value.elements[i], PointerTo(pointer, i));
    }
  }

  void LookAtOne(const KeyNode& was, const KeyNode& now, const Value& value, const std::string& pointer) {
    const bool is_item = was.item != nullptr && HoldsValue(was.item->type);
    if (!is_item) return LookInto(was, &now, value, pointer);
    if (now.item == nullptr || !HoldsValue(now.item->type)) return Add(was, {}, pointer, value.offset);
    if (was.item->type != now.item->type) return Add(was, {}, pointer, value.offset);
    if (was.item->type == ItemType::choice && value.kind == ValueKind::text) {
      LookAtOption(was, now, value.text, false, pointer, value.offset);
    } else if (was.item->type == ItemType::checks) {
      LookAtBoxes(was, now, value, pointer);
    }
  }

  void LookAtBoxes(const KeyNode& was, const KeyNode& now, const Value& checks, const std::string& pointer) {
    for (const Member& box : checks.members) {
      if (!IsFilled(box.value)) continue;
      const Value* const text = box.value.Find("text");
      const bool has_text = box.value.kind == ValueKind::text || (text != nullptr && IsFilled(*text));
      LookAtOption(was, now, box.key, has_text, PointerTo(pointer, box.key), box.key_offset);
    }
  }

  // An option that is gone, or whose bracket is.
  void LookAtOption(const KeyNode& was, const KeyNode& now, const std::string& id, bool has_text,
                    const std::string& pointer, std::size_t offset) {
    const auto old = std::ranges::find(was.item->options, id, &OptionDef::id);
    if (old == was.item->options.end()) return;
    const auto stays = std::ranges::find(now.item->options, id, &OptionDef::id);
    const bool printed = stays != now.item->options.end() && (!has_text || !old->has_text || stays->has_text);
    if (!printed) Add(was, old->id, pointer, offset);
  }

  void Add(const KeyNode& node, const std::string& option, const std::string& pointer, std::size_t offset) {
    // Finding line and column of each of a million places in one line would take for ever.
    if (rests_.size() == EditionNeeds::kMost) {
      ++more_;
      return;
    }
    EditionRest rest;
    rest.id = node.item == nullptr ? node.id : node.item->id;
    rest.option = option;
    if (!option.empty()) rest.label = std::ranges::find(node.item->options, option, &OptionDef::id)->label;
    rest.place = PlaceAt(statement_.source, offset, pointer, namer_.NameOf(pointer));
    rests_.push_back(std::move(rest));
  }

  const std::string& form_;
  const KeyNode older_, newer_;
  const Statement& statement_;
  const PlaceNamer namer_;
  std::vector<EditionRest> rests_;
  std::size_t more_ = 0;
};

}  // namespace

EditionNeeds NeedsOf(const Form& older, const Form& newer, const Statement& statement) {
  EditionNeeds needs;
  GapFinder(older.definition(), newer.definition(), statement).Find(needs);
  RestFinder(older.definition(), newer.definition(), statement).Find(needs);
  return needs;
}

}  // namespace yoshiki
