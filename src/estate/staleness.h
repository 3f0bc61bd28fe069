// Why an output is to be made.
#pragma once

#include <cstdint>
#include <vector>

#include "estate/ledger.h"

namespace yoshiki {

/// Why an output is out of date, and since when it is made from other things.
struct Staleness {
  using Why = MakingReason;
  Why why = Why::never_made;
  std::vector<Dependency> changed;  ///< also of what failed before: since then
};

}  // namespace yoshiki
