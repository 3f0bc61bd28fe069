// What each page shows, as a hash: two that are equal look alike. Private to estate/.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"

namespace yoshiki {

/// 32 hex digits a page (XXH3: nobody gains by two pages that collide, and it costs a tenth of SHA-256).
/// Follows from what is painted and where, not from how the file is built.
std::vector<std::string> PageHashes(const Document& document);

}  // namespace yoshiki
