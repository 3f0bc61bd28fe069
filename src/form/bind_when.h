// Conditions of items ("basic.network.status = yes"), for leaving out what does not apply. Private to form/.
#pragma once

#include <string_view>

#include "form/bind_scope.h"

namespace yoshiki {

/// False only when the condition is one of the four that can be decided (ID = OPT, ID != OPT, ID has OPT,
/// ID has not OPT) and does not hold. Conditions in words, and none, hold.
bool Holds(std::string_view condition, const Scope& scope);

}  // namespace yoshiki
