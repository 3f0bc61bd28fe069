// Differences by character, and their cleaning up. Private to compare/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "compare/compare.h"

namespace yoshiki {

/// How much may still be done for a pair of texts that differ in very many places.
struct Effort {
  std::size_t left = 100'000'000;  ///< squares of edits: a search takes so long
};

/// The pieces of `after` against `before`, both lines or paragraphs of a few (they may hold \n). Marks never
/// split what a reader sees as one character. Once the effort is used up, only small differences are found.
std::vector<TextPiece> CompareCharacters(std::string_view before, std::string_view after, Effort& effort);

/// Where the first word ends, and where the last one begins: a run of kanji, katakana, letters or digits, or
/// one character of another kind.
std::size_t FirstWord(std::string_view text);
std::size_t LastWord(std::string_view text);

/// Whether it is nothing but spaces and line ends.
bool IsBlank(std::string_view text);

/// 0 … 1000: how much two texts have in common (pairs of neighbouring characters).
int Likeness(std::string_view a, std::string_view b);

}  // namespace yoshiki
