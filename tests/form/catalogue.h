// The catalogue of all printed items (../shared/forms/items.yaml), which every layout is held against.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "form/definition.h"

namespace yoshiki {

struct CatalogueForm {
  std::string title, short_title, mark;
  std::vector<std::string> order;                     ///< ids as the catalogue lists them
  std::map<std::string, ItemDef, std::less<>> items;  ///< in the words of a layout: label, type, options …
};

/// The catalogue's page for a form, or nothing when the catalogue is not there.
std::optional<CatalogueForm> ReadCatalogue(const std::string& form);

/// All that an item says of itself, a fact a line, so that a difference shows where it is.
std::string FactsOf(const ItemDef& item);

}  // namespace yoshiki
