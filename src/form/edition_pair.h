// Two editions side by side: which part and block of one is which of the other, and what was moved. Private
// to form/.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "form/edition_match.h"
#include "form/edition_names.h"
#include "form/edition_tree.h"

namespace yoshiki {

/// A block, the part it stands in, and that part's number.
struct BlockAt {
  const PartDef* part = nullptr;
  const BlockDef* block = nullptr;
  std::size_t part_number = 0;
};

/// One edition with what is asked of it over and over.
struct EditionSide {
  explicit EditionSide(const Definition& definition);

  const Definition& definition;
  EditionNames names;
  std::vector<BlockAt> blocks;  ///< of all parts
  FormTree tree;                ///< holders are "part 3", "block 5"; in the older one "old part 2" is gone
  std::map<std::string, std::string> holder_names;  ///< holders' keys → "Ⅳ9 監査"
};

/// The definitions must outlive it.
struct EditionPair {
  EditionPair(const Definition& older_definition, const Definition& newer_definition);

  EditionSide older, newer;
  OldPlaces parts, blocks;                   ///< by new number, the old one
  OldPlaces newer_parts, newer_blocks;       ///< by old number, the new one
  std::map<std::string, std::string> moved;  ///< nodes of the tree → the label of what they stand behind now

 private:
  void FindMoved();
};

}  // namespace yoshiki
