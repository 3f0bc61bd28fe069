// Reads the definition of one item: a mapping that begins with its type, as in "text: basic.affairs.name".
// Private to form/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/draft.h"

namespace yoshiki {

/// The type a key of a layout file names ("text", "choice", "band" for a heading …), or nothing.
std::optional<ItemType> ItemTypeOfKey(std::string_view key);
/// All such keys.
const KnownKeys& ItemTypeKeys();
/// The first of a mapping's keys that names an item type, or null.
const YamlKey* TypeKey(const YamlNode& mapping);

/// The keys that say something about an item of this type, without the type itself.
KnownKeys ItemKeys(ItemType type);

/// Reads an item and adds it to the draft. Gives its id, or "" when it has none that is usable.
std::string ReadItem(const Fields& fields, const YamlKey& type, const Inherited& inherited, Draft& draft);

/// Adds an item to the draft; false, with a fault, when its id is unusable or taken.
bool AddItem(const NodeReader& reader, const YamlNode& at, ItemDef item, Draft& draft);

/// Sets what `fields` says of an item, and leaves the rest.
void ReadItemProperties(const Fields& fields, ItemDef& item, const Inherited& inherited, Draft& draft);

}  // namespace yoshiki
