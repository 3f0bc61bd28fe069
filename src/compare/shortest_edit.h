// The shortest way from one sequence to another. Private to compare/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace yoshiki {

/// A stretch that both sequences share: `length` elements from `before` and from `after` on.
struct Match {
  std::size_t before = 0, after = 0, length = 0;
};

/// The matches of a shortest edit script (Myers, An O(ND) Difference Algorithm, 1986), in order. Past
/// `most_edits` insertions and deletions the search ends: only what both share at their ends is given then.
std::vector<Match> ShortestEdit(const std::vector<std::uint32_t>& before,
                                const std::vector<std::uint32_t>& after, std::size_t most_edits);

}  // namespace yoshiki
