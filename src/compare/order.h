// One order for lists that have most of their members in common. Private to compare/.
#pragma once

#include <string>
#include <vector>

namespace yoshiki {

/// The members of all lists, each once: those of the first as they are; what only others have stands behind
/// what it follows there.
std::vector<std::string> MergedOrder(const std::vector<std::vector<std::string>>& lists);

}  // namespace yoshiki
