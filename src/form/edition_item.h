// What differs in one item between two editions. Private to form/.
#pragma once

#include <string>
#include <vector>

#include "form/edition_names.h"

namespace yoshiki {

/// One item in both editions.
struct ItemPair {
  const ItemDef& older;
  const ItemDef& newer;
  const EditionNames& older_names;
  const EditionNames& newer_names;
};

/// Label, texts, type, options, required, ※, condition: only `kind`, `option`, `before` and `after` are set.
std::vector<EditionChange> CompareItem(const ItemPair& pair);

/// "text", "choice" …: as layout files say it.
std::string TypeWord(ItemType type);

}  // namespace yoshiki
