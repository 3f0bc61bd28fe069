// Fills and rules of a table's portion: every border once. Private to layout/.
#pragma once

#include "layout/layout.h"
#include "layout/paginate.h"

namespace yoshiki {

/// Paints the fills and rules of `portion` on `page`. `left` is the table's left edge on the page.
void DrawGrid(const Theme& theme, const MeasuredTable& table, const Portion& portion, Length left,
              Page& page);

}  // namespace yoshiki
