// Why an output was made, as two of its records tell. Private to estate/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "estate/ledger.h"

namespace yoshiki {

/// What differs between the dependencies of two records.
struct DependencyChange {
  enum class How { changed, came, gone };
  How how = How::changed;
  Dependency dependency;
  friend auto operator<=>(const DependencyChange&, const DependencyChange&) = default;
};

/// In the order of kinds and names. An attempt that failed perhaps did not reach all: of it only what changed
/// is told.
std::vector<DependencyChange> ChangesBetween(const JobRecord& before, const JobRecord& after);

/// A document that moved to another edition of its form.
struct EditionMove {
  std::string form, older, newer;
};

/// Nothing when it did not, or is no document on one form. An edition is known by its layout file; those it
/// builds on are older.
std::optional<EditionMove> MoveBetween(const JobRecord& before, const JobRecord& after);

}  // namespace yoshiki
