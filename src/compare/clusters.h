// Characters as a reader sees them. Private to compare/.
#pragma once

#include <cstddef>
#include <string_view>

namespace yoshiki {

/// Where the character that begins at `at` ends, with the marks, selectors and joined parts that belong to
/// it (the extenders of UAX #29 that Japanese texts may hold, and pairs of regional indicators).
std::size_t ClusterEnd(std::string_view text, std::size_t at);

}  // namespace yoshiki
