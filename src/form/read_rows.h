// Reads rows and blocks of a section. Private to form/.
#pragma once

#include <vector>

#include "form/draft.h"

namespace yoshiki {

/// Reads one row, and the rows under it, to the end of `rows`. `under` says that it stands under another row
/// itself.
void ReadRow(const NodeReader& reader, const YamlNode& node, const Inherited& inherited, bool under,
             Draft& draft, std::vector<RowDef>& rows);

/// Keys of a row's mapping that are no property of its item.
KnownKeys RowKeys();
/// The row's own properties (as, min-lines), leaving what `fields` does not say.
void ReadRowProperties(const Fields& fields, RowDef& row);

/// {label: 24%, indent: 3.2%, group: 8%, bracket: 43%}, on top of `base`.
Widths ReadWidths(const NodeReader& reader, const YamlNode& node, Widths base);

BlockDef ReadBlock(const NodeReader& reader, const YamlNode& node, const PartDef& part, Draft& draft);
/// A list of check boxes for a heading bar; gives their ids.
std::vector<std::string> ReadBoxes(const NodeReader& reader, const YamlNode& list, const Inherited& inherited,
                                   Draft& draft);
/// One of them; "" after a fault.
std::string ReadBox(const NodeReader& reader, const YamlNode& node, const Inherited& inherited, Draft& draft);
/// The number a heading begins with: "10" of "10. その他のリスク対策", "" when it has none.
std::string HeadingNumber(std::string_view heading);

}  // namespace yoshiki
