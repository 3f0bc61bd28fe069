// Where pages break: a plan that can be read and printed, made before anything is drawn. Private to layout/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layout/measure.h"

namespace yoshiki {

/// The part of a row that stands on one page.
struct RowPart {
  std::size_t row = 0;
  Length y, height;                   ///< y of its top on the page
  std::vector<std::size_t> from, to;  ///< slabs of each cell
  bool continued = false;             ///< not the row's first part
  bool header = false;                ///< a repeated header row
};

/// The rows of one table that stand on one page.
struct Portion {
  std::size_t page = 0;  ///< index in the document
  Length top;
  std::string context;  ///< "" or what a reader must know of the page before, set above the table
  Length context_y;
  std::vector<RowPart> rows;
};

/// Where setting goes on: a page, and a place on it. Pages are made by whoever draws; here they are only
/// counted.
struct Cursor {
  std::size_t page = 0;
  Length y;
  bool at_top = true;  ///< nothing but a heading stands above on this page
};

/// The space between the margins of a page.
struct PageBody {
  Length top, bottom;
};

/// Cuts a table into portions and moves the cursor behind it. A row that fits no page whole and cannot be cut
/// is reported through `composer` and placed all the same, so that one run reports all of them.
std::vector<Portion> Paginate(Composer& composer, const MeasuredTable& table, const PageBody& body,
                              Cursor& cursor);

}  // namespace yoshiki
