// Names of places in a statement, as the form's reader knows them: "Ⅱ4 委託事項1 ④再委託の有無". Private to
// form/.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/key_tree.h"

namespace yoshiki {

/// Where an item is printed, and the words between the block's number and the item's own label.
struct PrintedPlace {
  const PartDef* part = nullptr;
  const BlockDef* block = nullptr;
  std::string band;    ///< "リスク1": the risk it stands under
  std::string parent;  ///< label of the row it is indented under, or of the item in whose cell it stands
  std::string label;   ///< its own, without ※; "" when the element's label says it (委託事項1)
};

/// All printed places of a form, by item id.
struct PrintedPlaces {
  std::map<std::string, PrintedPlace, std::less<>> items;
  std::map<std::string, std::string, std::less<>> elements;  ///< list id to its elements' label, with {n}
};

PrintedPlaces FindPrintedPlaces(const Definition& definition);

/// Names JSON pointers. Built once for many names; what it is made from must outlive it.
class PlaceNamer {
 public:
  PlaceNamer(const Definition& definition, const KeyNode& keys, const Value& statement);

  /// The name of what `pointer` leads to; of a container, or of something unknown, the narrowest place of the
  /// form that holds it. "" when the form has none. "-" for an index stands for any element: "委託事項".
  std::string NameOf(std::string_view pointer) const;

 private:
  // A pointer held against the key tree: the last known key, the elements passed on the way, an option behind
  // it.
  struct Trail {
    struct Element {
      std::string list;  // "files[]"
      std::size_t number = 0;
    };
    const KeyNode* node = nullptr;
    std::vector<Element> elements;
    std::string option;
  };

  Trail Follow(std::string_view pointer) const;
  const PrintedPlace* PlaceOf(const KeyNode& node) const;
  const PrintedPlace* FirstPlaceIn(const KeyNode& node) const;
  bool IsWithinBlock(const KeyNode& node, const PrintedPlace& place) const;
  bool IsRepeated(const PartDef& part) const;
  std::string Head(const PrintedPlace& place, const Trail& trail, bool with_block) const;
  std::string ElementWords(const PrintedPlace& place, const Trail& trail) const;

  const KeyNode& keys_;
  const std::string form_;
  const Value& statement_;
  PrintedPlaces places_;
};

}  // namespace yoshiki
