// Which piece of one edition is which of another, and which stand in another order. Private to form/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace yoshiki {

/// A part or a block as far as telling it again needs.
struct Piece {
  std::string key;                 ///< as editions name it
  std::string words;               ///< its title without the number
  std::vector<std::string> items;  ///< ids of what stands in it
};

/// The place of each new element in the old sequence; none for what came from elsewhere.
using OldPlaces = std::vector<std::optional<std::size_t>>;

/// For each new piece the old one that it was. Items decide, since ids stay for good: a key is only a number
/// when both editions were written out whole, and numbers pass from one block to another.
OldPlaces MatchPieces(const std::vector<Piece>& older, const std::vector<Piece>& newer);

/// The fewest elements whose removal leaves the old places rising: those that were moved. (The rest is a
/// longest increasing subsequence.)
std::vector<bool> OutOfOrder(const std::vector<std::size_t>& old_places);

/// A step of the walk through two sequences at once.
struct Step {
  std::optional<std::size_t> older, newer;
};

/// The new sequence in its order, and what is gone from the old one behind the element it stood behind.
/// `old_places` are those of the new elements in the old sequence; an element without one came from
/// elsewhere.
std::vector<Step> MergedOrder(const OldPlaces& old_places, const std::vector<bool>& gone);

}  // namespace yoshiki
