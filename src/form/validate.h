// Holds a definition against itself: what the pieces of a layout say of each other must agree. Private to
// form/.
#pragma once

#include "form/draft.h"

namespace yoshiki {

/// Completes the draft (titles and marks as labels, printed order) and adds every contradiction: unknown
/// items, options, parts; items that no part shows; choices without options; widths; keys that stand twice;
/// items that stand outside the list that their id names.
void Validate(Draft& draft, Diagnostics& diagnostics);

}  // namespace yoshiki
