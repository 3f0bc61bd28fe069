// The clusters of one line on their way to their places: taking white away and putting space in.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/clusters.h"

namespace yoshiki {

/// A cluster on a line: its box, how far the outline lies left of it, and the space before it.
struct Slot {
  std::int32_t width = 0, shift = 0, before = 0;
};

/// Whether 約物 at the line's ends lose their white at once, or only when the line is too long.
enum class LineEnds : std::uint8_t { trimmed, natural };

/// What a line of these clusters can lose in all, not counting what `ends` took already.
class ShrinkLimit {
 public:
  /// Of a cluster inside a line; `first` begins the line.
  static std::int64_t Inside(const Cluster& cluster, bool first);
  /// What changes if it ends the line.
  static std::int64_t AtEnd(const Cluster& cluster, LineEnds ends);
};

/// Lays out one line. Holds scratch memory.
class Adjuster {
 public:
  explicit Adjuster(std::int64_t em) : em_(em) {}

  /// Natural places: runs solid, ends trimmed. Returns the total width.
  std::int64_t SetNatural(std::span<const Cluster> line, LineEnds ends);
  /// Takes `excess` away in JLREQ's order (3.8.3): word spaces, the line's end, middle dots, brackets and
  /// commas, Japanese–Latin gaps. Returns what could not be taken.
  std::int64_t Shrink(std::span<const Cluster> line, std::int64_t excess, LineEnds ends);
  /// Puts `deficit` in (3.8.4): word spaces, Japanese–Latin gaps, then evenly between characters. Puts in
  /// nothing and returns false when the gaps would pass half an em.
  bool Stretch(std::span<const Cluster> line, std::int64_t deficit);

  const std::vector<Slot>& slots() const { return slots_; }

 private:
  template <typename Capacity, typename Apply>
  std::int64_t Share(std::size_t count, std::int64_t amount, Capacity capacity, Apply apply);

  std::int64_t em_;
  std::vector<Slot> slots_;
  std::vector<std::int64_t> capacities_, parts_;  ///< scratch of Share
};

}  // namespace yoshiki
