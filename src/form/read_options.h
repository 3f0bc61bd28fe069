// Reads options of choices and checks, and the lines in which checks are printed. Private to form/.
#pragma once

#include <string>
#include <vector>

#include "form/draft.h"

namespace yoshiki {

/// A mapping from option id to label, or to {label, text, count}. A label that ends in （　） has a bracket
/// to fill.
std::vector<OptionDef> ReadOptions(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                                   Draft& draft);

/// Reads `lines` of checks: a list of mappings like ReadOptions' and of captions ({caption: ・識別情報}).
void ReadCheckLines(const NodeReader& reader, const YamlNode& list, const Inherited& inherited, ItemDef& item,
                    Draft& draft);

/// The fields `options` and `lines` of an item that is read for the first time.
void ReadItemOptions(const Fields& fields, const Inherited& inherited, ItemDef& item, Draft& draft);

/// Gives the item the options of the named list.
void UseOptionList(const NodeReader& reader, const YamlNode& name_node, ItemDef& item, Draft& draft);

/// A count that is printed inside the cell of `owner`: {id, label, suffix, when}. Gives its id.
std::string ReadCount(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                      Draft& draft);

/// What the option `id` of `item` is, or null.
OptionDef* FindOption(ItemDef& item, std::string_view id);
std::vector<std::string> OptionIds(const ItemDef& item);

/// Sets the label of an option: "その他（　）" gives "その他" with a bracket.
void SetOptionLabel(std::string_view label, OptionDef& option);

/// The `option-lists` of a file. A list that exists already is replaced, and every item that uses it follows.
void ReadOptionLists(const NodeReader& reader, const YamlNode& node, Draft& draft);

}  // namespace yoshiki
