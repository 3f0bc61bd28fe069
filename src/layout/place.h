// Puts a planned portion of a table on its page. Private to layout/.
#pragma once

#include <vector>

#include "layout/composer.h"
#include "layout/paginate.h"

namespace yoshiki {

/// Puts a set line on a page: its runs, one a face. `origin` is the top left corner of the slab's measure.
void PlaceSetLine(const SetLine& line, Point origin, OwnerId owner, bool artifact, Page& page);

/// Draws a portion: grid, boxes, text in reading order. `left` is the text area's left edge.
void PlacePortion(Composer& composer, const MeasuredTable& table, const Portion& portion, Length left,
                  OwnerId context);

}  // namespace yoshiki
