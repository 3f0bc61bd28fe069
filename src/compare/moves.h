// Which elements of a list have moved. Private to compare/.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace yoshiki {

/// Of each element before, the one after.
using Partners = std::vector<std::optional<std::size_t>>;

/// Of the first `present` partners, those that are not part of the longest run in order: they have moved. Of
/// several such runs the one counts that keeps most elements which stand where they stood. `places`: how many
/// elements there are after.
std::vector<bool> OutOfOrder(const Partners& partners, std::size_t present, std::size_t places);

}  // namespace yoshiki
