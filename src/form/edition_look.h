// What two editions lay out otherwise without saying anything else. Private to form/.
#pragma once

#include "form/definition.h"

namespace yoshiki {

/// Direction of the paper, page break, column widths, boxes of the cover.
bool SameLook(const PartDef& older, const PartDef& newer);
bool SameLook(const BlockDef& older, const BlockDef& newer);
/// Columns of options, lines of boxes, where the list stands …
bool SameLook(const ItemDef& older, const ItemDef& newer);
/// How the row is made, and its least height.
bool SameLook(const RowDef& older, const RowDef& newer);

}  // namespace yoshiki
