// The keys a model of a form may have: its item ids, split at the dots. Private to form/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"

namespace yoshiki {

/// The root's key for what single forms print differently: {"yoshiki-2": {"basic": …}}.
inline constexpr std::string_view kOverrides = "overrides";

/// A key of the model. `id` is the whole id down to here ("files[].entrustment"), without the [] of a list.
struct KeyNode {
  std::string key;
  std::string id;
  bool is_list = false;
  const ItemDef* item = nullptr;  ///< the item with this id (of a list: with [] behind), or null
  std::vector<KeyNode> children;  ///< in printed order

  const KeyNode* Find(std::string_view child) const;
  /// The children's keys, in printed order.
  std::vector<std::string> Keys() const;
  /// Whether anything may be written under this key: items that only label take no value.
  bool TakesValue() const;
};

/// The tree of all ids of a form; the root has no key.
KeyNode BuildKeyTree(const Definition& definition);

}  // namespace yoshiki
