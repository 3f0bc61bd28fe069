// How much two texts have in common, for many comparisons of the same texts. Private to compare/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {

/// The pairs of neighbouring characters of a text, sorted.
using CharacterPairs = std::vector<std::uint64_t>;
CharacterPairs CharacterPairsOf(std::string_view text);

/// 0 … 1000: what two texts share of their pairs.
int Likeness(const CharacterPairs& a, const CharacterPairs& b);

/// The texts before and after that may be alike, as indices: all with all as long as they are few; of more,
/// for each text before those that stand near it and those with which it shares what is rare. Texts without
/// a pair of characters are never alike.
std::vector<std::pair<std::size_t, std::size_t>> LikelyPairs(const std::vector<const CharacterPairs*>& before,
                                                             const std::vector<const CharacterPairs*>& after);

}  // namespace yoshiki
