// Finding the values of items while the rows of repeats are bound. Private to form/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "model/model.h"

namespace yoshiki {

/// The elements of repeated lists that a row stands in, innermost first, back to the statement's root. Scopes
/// live on the stack of the walk that binds the form.
class Scope {
 public:
  /// The statement itself, with the values of `overlay` (null: none), which stands at `overlay_pointer`,
  /// before its own.
  explicit Scope(const Value& root, const Value* overlay = nullptr, std::string overlay_pointer = {})
      : value_(&root), overlay_(overlay), overlay_pointer_(std::move(overlay_pointer)) {}
  /// Element `number` (from 1) of the list with id `list` ("files[]"); `value` is null for the empty element
  /// that stands for a list without any.
  Scope(const Scope& outer, std::string_view list, std::size_t number, const Value* value);

  /// The value of the item with this id, sought from the innermost element it belongs to; null when the key
  /// is absent or null.
  const Value* ValueOf(std::string_view id) const;
  /// Where that value stands, or would stand.
  std::string PointerOf(std::string_view id) const;
  /// The array of a list id ("files[].entrustment.items[]"), or null.
  const Value* ListOf(std::string_view list) const;
  /// The number of the innermost element that the item belongs to; 0 for none.
  std::size_t NumberOf(std::string_view id) const;

 private:
  const Scope& HolderOf(std::string_view id) const;
  bool IsOverlaid(std::string_view keys) const;
  std::string_view KeysBelow(std::string_view id) const;

  const Scope* outer_ = nullptr;
  std::string_view list_;
  const Value* value_ = nullptr;
  const Value* overlay_ = nullptr;
  std::string overlay_pointer_;
  std::string pointer_;
  std::size_t number_ = 0;
};

/// The scope of a whole statement on a form: what "overrides" says for that form stands before the rest.
Scope RootScope(const Value& root, std::string_view form);

/// The elements of an array, 0 for null and anything that is no array.
std::size_t ElementCount(const Value* list);

}  // namespace yoshiki
