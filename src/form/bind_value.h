// The contents of cells: what an item's value prints. Private to form/.
#pragma once

#include <string>
#include <string_view>

#include "form/bind_scope.h"
#include "form/definition.h"

namespace yoshiki {

/// The printed value of an item, blank where the statement says nothing: text as typed, a date in its era, ［
/// value ］ with its list, boxes with their ticks, （ n ） 件. `widths` gives the share of a choice's
/// bracket.
Content ValueContent(const Definition& definition, const ItemDef& item, const Scope& scope,
                     const Widths& widths);

/// The printed text of a text, date, note or count item alone.
std::string PrintedText(const ItemDef& item, const Value* value);

/// The boxes of a heading bar: all options of the items on one line.
ChecksContent BoxesContent(const Definition& definition, const std::vector<std::string>& items,
                           const Scope& scope);

/// A fixed text: labels, headings.
TextContent FixedText(std::string text, bool centred = false);

/// The ref of a cell that shows the item's value. Items that no key fills have no pointer.
ItemRef ValueRef(const ItemDef& item, const Scope& scope);

/// Whether a key of the model fills the item.
bool HoldsValue(ItemType type);

}  // namespace yoshiki
