// ItemPath: JSON pointers as names that a reader of the form knows.
#include "form/path.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "form/bind_parts.h"
#include "form/bind_scope.h"
#include "form/words.h"

namespace yoshiki {
namespace {

// Takes the next token off a JSON pointer, ~1 and ~0 undone (RFC 6901).
std::string TakeToken(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::size_t end = std::min(pointer.find('/'), pointer.size());
  std::string token;
  for (std::size_t i = 0; i < end; ++i) {
    const bool escape = pointer[i] == '~' && i + 1 < end && (pointer[i + 1] == '0' || pointer[i + 1] == '1');
    token += !escape ? pointer[i] : pointer[++i] == '0' ? '~' : '/';
  }
  pointer.remove_prefix(end);
  return token;
}

// The number, from 1, of the element that a token leads to; 0 for "-", which stands for any.
std::optional<std::size_t> NumberIn(const std::string& token) {
  if (token == "-") return 0;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc() || end != token.data() + token.size()) return std::nullopt;
  return index + 1;
}

std::string OptionLabel(const ItemDef& item, const std::string& id) {
  const auto found = std::ranges::find(item.options, id, &OptionDef::id);
  return found == item.options.end() ? std::string() : found->label;
}

// An override is named as the item that it stands for.
std::string_view WithoutOverride(std::string_view pointer) {
  std::string_view rest = pointer;
  if (!rest.starts_with('/') || TakeToken(rest) != kOverrides) return pointer;
  if (rest.starts_with('/')) TakeToken(rest);
  return rest;
}

void AppendWord(std::string& name, const std::string& word) {
  if (word.empty()) return;
  if (!name.empty()) name += ' ';
  name += word;
}

}  // namespace

PlaceNamer::PlaceNamer(const Definition& definition, const KeyNode& keys, const Value& statement)
    : keys_(keys), form_(definition.form), statement_(statement), places_(FindPrintedPlaces(definition)) {}

std::string PlaceNamer::NameOf(std::string_view pointer) const {
  const Trail trail = Follow(WithoutOverride(pointer));
  if (trail.node == &keys_) return {};
  if (const PrintedPlace* place = PlaceOf(*trail.node)) {
    std::string name = Head(*place, trail, true);
    AppendWord(name, ElementWords(*place, trail));
    AppendWord(name, place->band);
    AppendWord(name, place->parent);
    const bool is_numbered_frame = place->part->kind == PartKind::attachment && IsRepeated(*place->part);
    if (!is_numbered_frame) AppendWord(name, place->label);
    AppendWord(name, trail.option);
    return name;
  }
  const PrintedPlace* first = FirstPlaceIn(*trail.node);
  if (first == nullptr) return {};
  std::string name = Head(*first, trail, IsWithinBlock(*trail.node, *first));
  AppendWord(name, ElementWords(*first, trail));
  return name;
}

PlaceNamer::Trail PlaceNamer::Follow(std::string_view pointer) const {
  Trail trail{&keys_, {}, {}};
  while (pointer.starts_with('/')) {
    const std::string token = TakeToken(pointer);
    if (const KeyNode* child = trail.node->Find(token)) {
      trail.node = child;
      continue;
    }
    const std::optional<std::size_t> number = trail.node->is_list ? NumberIn(token) : std::nullopt;
    const std::string list = trail.node->id + "[]";
    const bool is_inside = !trail.elements.empty() && trail.elements.back().list == list;
    if (number && !is_inside) {
      trail.elements.push_back({list, *number});
      continue;
    }
    if (trail.node->item != nullptr) trail.option = OptionLabel(*trail.node->item, token);
    break;
  }
  return trail;
}

const PrintedPlace* PlaceNamer::PlaceOf(const KeyNode& node) const {
  const auto found = node.item == nullptr ? places_.items.end() : places_.items.find(node.item->id);
  return found == places_.items.end() ? nullptr : &found->second;
}

const PrintedPlace* PlaceNamer::FirstPlaceIn(const KeyNode& node) const {
  if (const PrintedPlace* place = PlaceOf(node)) return place;
  for (const KeyNode& child : node.children) {
    if (const PrintedPlace* place = FirstPlaceIn(child)) return place;
  }
  return nullptr;
}

bool PlaceNamer::IsWithinBlock(const KeyNode& node, const PrintedPlace& place) const {
  const PrintedPlace* own = PlaceOf(node);
  if (own != nullptr && (own->part != place.part || own->block != place.block)) return false;
  return std::ranges::all_of(node.children,
                             [&](const KeyNode& child) { return IsWithinBlock(child, place); });
}

bool PlaceNamer::IsRepeated(const PartDef& part) const {
  return !part.list.empty() && ElementCount(RootScope(statement_, form_).ListOf(part.list)) > 1;
}

std::string PlaceNamer::Head(const PrintedPlace& place, const Trail& trail, bool with_block) const {
  const PartDef& part = *place.part;
  std::string head = part.number.empty() ? part.title : part.number;
  if (head.empty() && part.kind == PartKind::cover) head = "表紙";
  if (part.kind != PartKind::section) return head;
  if (IsRepeated(part) && !trail.elements.empty()) head += NumberedName(trail.elements.front().number, "");
  if (with_block && place.block != nullptr) head += place.block->number;
  return head;
}

std::string PlaceNamer::ElementWords(const PrintedPlace& place, const Trail& trail) const {
  std::string words;
  for (const Trail::Element& element : trail.elements) {
    const auto label = places_.elements.find(element.list);
    if (label != places_.elements.end()) {
      AppendWord(words, element.number == 0 ? WithoutNumber(label->second)
                                            : WithNumber(label->second, element.number));
    } else if (element.number == 0) {
      continue;
    } else if (element.list != place.part->list) {
      AppendWord(words, std::to_string(element.number));
    } else if (place.part->kind == PartKind::attachment && IsRepeated(*place.part)) {
      AppendWord(words, "ファイル" + std::to_string(element.number));
    }
  }
  return words;
}

std::string ItemPath(const Form& form, const Statement& statement, std::string_view pointer) {
  const KeyNode keys = BuildKeyTree(form.definition());
  return PlaceNamer(form.definition(), keys, statement.root).NameOf(pointer);
}

}  // namespace yoshiki
