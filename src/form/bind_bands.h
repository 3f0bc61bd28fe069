// The group bands of a repeat: "システム2～5" heads elements 2 to 5. Private to form/.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace yoshiki {

struct GroupBand {
  std::size_t first = 0, last = 0;
  std::string label;
};

/// The bands of one repeat, taken in order while its elements are bound. A band whose label names no range
/// ("システム1") is the band of the element itself, which the element prints; it is left out here.
class GroupBands {
 public:
  explicit GroupBands(const std::vector<std::string>& labels);

  /// The bands not yet taken that begin at or before element `number`.
  std::span<const GroupBand> Before(std::size_t number);
  /// The bands no element has reached.
  std::span<const GroupBand> Rest() const;

 private:
  std::vector<GroupBand> bands_;
  std::size_t next_ = 0;
};

}  // namespace yoshiki
