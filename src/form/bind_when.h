// Conditions of items ("basic.network.status = yes"), for leaving out what does not apply. Private to form/.
#pragma once

#include <optional>
#include <string_view>

#include "form/bind_scope.h"

namespace yoshiki {

/// A condition that can be decided, in its pieces: ID = OPT, ID != OPT, ID has OPT, ID has not OPT.
struct Condition {
  enum class Kind { is, is_not, has, has_not };
  Kind kind = Kind::is;
  std::string_view id, option;
};

/// Nothing for a condition in other words, and for none.
std::optional<Condition> ParseCondition(std::string_view when);

/// False only when the condition can be decided and does not hold. Conditions in words, and none, hold.
bool Holds(std::string_view when, const Scope& scope);

}  // namespace yoshiki
