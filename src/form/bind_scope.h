// Finding the values of items while the rows of repeats are bound. Private to form/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/model.h"

namespace yoshiki {

/// The elements of repeated lists that a row stands in, innermost first, back to the statement's root. Scopes
/// live on the stack of the walk that binds the form.
class Scope {
 public:
  /// The statement itself.
  explicit Scope(const Value& root) : value_(&root) {}
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
  std::string_view KeysBelow(std::string_view id) const;

  const Scope* outer_ = nullptr;
  std::string_view list_;
  const Value* value_ = nullptr;
  std::string pointer_;
  std::size_t number_ = 0;
};

/// The elements of an array, 0 for null and anything that is no array.
std::size_t ElementCount(const Value* list);

}  // namespace yoshiki
