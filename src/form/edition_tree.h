// The rows of an edition as a tree of what stands in what, to tell what was moved. Private to form/.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "form/definition.h"

namespace yoshiki {

/// An item, or a repeat, where it is printed.
struct FormNode {
  std::string parent;           ///< key of the family it belongs to
  std::string label;            ///< without number of the element and ※
  const RowDef* row = nullptr;  ///< null for what stands in no row of its own
  bool is_list = false;         ///< a repeat
};

/// Keys: an item's id, a list's id behind "repeat " (its elements may have an item of that id), and for parts
/// and blocks what the maker of the tree calls them.
struct FormTree {
  std::map<std::string, FormNode> nodes;
  std::map<std::string, std::vector<std::string>> families;  ///< parent → children in printed order
  std::map<std::string, std::vector<std::string>> orders;    ///< part or block → all nodes in printed order
};

/// What the maker calls parts and blocks: parts[i] for part i, blocks[i] for block i of all parts.
struct HolderKeys {
  std::vector<std::string> parts, blocks;
};

FormTree TreeOf(const Definition& definition, const HolderKeys& keys);

}  // namespace yoshiki
