// Reads the parts of a form: cover, item list, sections, attachments, tables. Private to form/.
#pragma once

#include "form/draft.h"

namespace yoshiki {

PartDef ReadPart(const NodeReader& reader, const YamlNode& node, Draft& draft);

/// Sets what `fields` says of a part (number, title, suffix, landscape, items, boxes, lines) and leaves the
/// rest.
void ReadPartProperties(const Fields& fields, PartDef& part, Draft& draft);

/// "32.5%"
std::string PercentText(int permille);

/// One column of a table part: an item with a width.
ColumnDef ReadColumn(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                     Draft& draft);

}  // namespace yoshiki
