// How wide the columns of the first sheet are. Private to sheet/.
#pragma once

#include <cstddef>

namespace yoshiki {

/// In pixels, 96 an inch. All fit between the margins of the paper as long as no more drafts are asked for
/// than MostDrafts() says.
struct ColumnWidths {
  int path = 0, page = 0, draft = 0, reason = 0;
};

constexpr double kSideMarginInches = 0.4;

/// Between the margins of A4 or (large) A3 in landscape.
int PageWidth(bool large);

/// One column of pages a statement.
ColumnWidths ColumnWidthsOf(std::size_t statements, std::size_t drafts, bool large);

}  // namespace yoshiki
