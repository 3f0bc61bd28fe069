// What an element of a list says, in whatever order its keys stand. Private to compare/.
#pragma once

#include <string>
#include <vector>

#include "compare/likeness.h"
#include "model/model.h"

namespace yoshiki {

struct ElementWords {
  std::string all;   ///< equal for elements that say the same; "" = it says nothing. What is null, false or
                     ///< empty counts as missing
  std::string head;  ///< its title or name, by which a reader knows it
  CharacterPairs pairs;  ///< of its texts, long ones only in part
};

/// Of each element; `list` may be null.
std::vector<ElementWords> ElementWordsOf(const Value* list);

}  // namespace yoshiki
