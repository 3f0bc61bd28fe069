// What stands on pages besides the tables: part headings, the edition mark, feet; and the ways to jump.
// Private to layout/.
#pragma once

#include <string>
#include <vector>

#include "layout/composer.h"
#include "layout/paginate.h"

namespace yoshiki {

/// Sets a part's heading (a tag of `section`) at the top of its first page and moves the cursor below it.
void PlaceHeading(Composer& composer, const Part& part, TagId section, Length left, Length width,
                  Cursor& cursor);

/// The edition mark, right-aligned in a line whose top is `y` on `page`.
void PlaceMark(Composer& composer, const std::string& mark, TagId section, Length left, Length width,
               Length y, std::size_t page);

/// The running foot of every page: the statement at the left, "n / N" at the right.
void PlaceFeet(Composer& composer, const std::string& foot);

}  // namespace yoshiki
