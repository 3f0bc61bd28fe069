#include "form/bind_scope.h"

#include <algorithm>

#include "form/key_tree.h"

namespace yoshiki {
namespace {

constexpr std::string_view kArray = "[]";

std::string_view WithoutArray(std::string_view list) {
  if (list.ends_with(kArray)) list.remove_suffix(kArray.size());
  return list;
}

std::string_view TakeKey(std::string_view& keys) {
  const std::string_view key = keys.substr(0, keys.find('.'));
  keys.remove_prefix(std::min(keys.size(), key.size() + 1));
  return key;
}

// The value that the keys lead to, and whether they lead anywhere: a null on the way is the value of all that
// would stand below it.
struct Found {
  const Value* value = nullptr;
  bool is_said = false;
};

Found Follow(const Value* value, std::string_view keys) {
  while (value != nullptr && value->kind != ValueKind::null && !keys.empty())
    value = value->Find(TakeKey(keys));
  const bool is_filled = value != nullptr && value->kind != ValueKind::null;
  return {is_filled ? value : nullptr, value != nullptr};
}

bool IsInside(std::string_view id, std::string_view list) {
  return id.starts_with(list) && (id.size() == list.size() || id[list.size()] == '.');
}

}  // namespace

std::size_t ElementCount(const Value* list) {
  return list != nullptr && list->kind == ValueKind::array ? list->elements.size() : 0;
}

Scope::Scope(const Scope& outer, std::string_view list, std::size_t number, const Value* value)
    : outer_(&outer), list_(list), value_(value), number_(number) {
  pointer_ = PointerTo(outer.PointerOf(WithoutArray(list)), number - 1);
}

const Scope& Scope::HolderOf(std::string_view id) const {
  const Scope* scope = this;
  while (scope->outer_ != nullptr && !IsInside(id, scope->list_)) scope = scope->outer_;
  return *scope;
}

std::size_t Scope::NumberOf(std::string_view id) const { return HolderOf(id).number_; }

// The keys of the id that lead on from this scope: "content" of "files[].entrustment.items[].content".
std::string_view Scope::KeysBelow(std::string_view id) const {
  id.remove_prefix(list_.size());
  if (id.starts_with('.')) id.remove_prefix(1);
  return id;
}

const Value* Scope::ValueOf(std::string_view id) const {
  const Scope& holder = HolderOf(id);
  const std::string_view keys = holder.KeysBelow(id);
  return Follow(holder.IsOverlaid(keys) ? holder.overlay_ : holder.value_, keys).value;
}

bool Scope::IsOverlaid(std::string_view keys) const {
  return overlay_ != nullptr && Follow(overlay_, keys).is_said;
}

std::string Scope::PointerOf(std::string_view id) const {
  const Scope& holder = HolderOf(id);
  std::string_view keys = holder.KeysBelow(id);
  std::string pointer = holder.IsOverlaid(keys) ? holder.overlay_pointer_ : holder.pointer_;
  // Ids hold no character that a JSON pointer would have to escape.
  while (!keys.empty()) (pointer += '/') += TakeKey(keys);
  return pointer;
}

Scope RootScope(const Value& root, std::string_view form) {
  const Value* overrides = root.Find(kOverrides);
  const Value* overlay = overrides == nullptr ? nullptr : overrides->Find(form);
  if (overlay == nullptr || overlay->kind != ValueKind::object) return Scope(root);
  return Scope(root, overlay, PointerTo(PointerTo("", kOverrides), form));
}

const Value* Scope::ListOf(std::string_view list) const { return ValueOf(WithoutArray(list)); }

}  // namespace yoshiki
