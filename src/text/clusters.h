// A shaped paragraph as its lines see it: clusters with a class, a width, the white that can be taken from
// them, and whether a line may begin at them. Nothing here depends on the measure.
#pragma once

#include <cstdint>
#include <vector>

#include "text/character_class.h"
#include "text/text.h"

namespace yoshiki {

/// May a line begin at this cluster? In the order in which an emergency gives way.
enum class BreakBefore : std::uint8_t {
  allowed,
  inside_word,  ///< parts a word, a number, …… : only if nothing else is left
  forbidden,    ///< 禁則: only if even that is not enough
};

struct Cluster {
  std::uint32_t first_glyph = 0;
  std::int32_t advance = 0;  ///< thousandths of a point; after runs of 約物 are set solid
  std::int32_t lead = 0;     ///< white at the left that may still be taken away
  std::int32_t trail = 0;    ///< and at the right
  std::int32_t shift = 0;    ///< how far the outline lies left of the box: white taken away already
  std::int32_t gap = 0;      ///< Japanese–Latin space before it, unless it begins a line
  CharClass cls = CharClass::other;
  BreakBefore before = BreakBefore::allowed;
  bool latin : 1 = false;        ///< ASCII or a Latin letter: lies in an unbroken run with its like
  bool stretches : 1 = false;    ///< space may be put before it to even a line
  bool script_edge : 1 = false;  ///< Japanese meets Latin before it
  bool opens_zero : 1 = false;   ///< U+200B stands behind it: a line may break there
  bool joins : 1 = false;        ///< U+2060, U+FEFF or U+200D stands behind it: never

  bool is_space() const { return cls == CharClass::word_space || cls == CharClass::wide_space; }
};

/// Fills `clusters` from `text`: classes, widths, breaks. Reuses the vector's memory.
void CollectClusters(const ShapedText& text, const LineOptions& options, std::vector<Cluster>& clusters);

/// Sets `before` and `stretches` of every cluster (breaks.cc).
void FindBreaks(const ShapedText& text, Strictness strictness, std::vector<Cluster>& clusters);

/// Allows breaks inside URLs and mail addresses where a reader expects them (urls.cc).
void AllowUrlBreaks(const ShapedText& text, std::vector<Cluster>& clusters);

/// How many clusters at the start make up the mark the paragraph hangs by, with the space behind it; 0 for
/// none (hanging.cc).
std::size_t HangingMark(const ShapedText& text, const std::vector<Cluster>& clusters);

/// Takes the white of an opening bracket, or of a closing one.
void TakeLead(Cluster& cluster);
void TakeTrail(Cluster& cluster);

/// The cluster's base character.
CodePoint CharacterAt(const ShapedText& text, const Cluster& cluster);

/// A line may not begin, or end, with these.
bool ForbiddenAtStart(CharClass cls, Strictness strictness);
bool ForbiddenAtEnd(CharClass cls);

}  // namespace yoshiki
