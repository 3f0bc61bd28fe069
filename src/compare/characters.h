// Differences by character, and their cleaning up. Private to compare/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "compare/compare.h"

namespace yoshiki {

/// The pieces of `after` against `before`, both lines or paragraphs of a few (they may hold \n).
std::vector<TextPiece> CompareCharacters(std::string_view before, std::string_view after);

/// Where the first word ends, and where the last one begins: a run of kanji, katakana, letters or digits, or
/// one character of another kind.
std::size_t FirstWord(std::string_view text);
std::size_t LastWord(std::string_view text);

/// 0 … 1000: how much two texts have in common (pairs of neighbouring characters).
int Likeness(std::string_view a, std::string_view b);

}  // namespace yoshiki
