// Made-up Japanese office prose. Private to tests/support/.
#pragma once

#include <cstddef>
#include <random>
#include <string>

namespace yoshiki {

/// Numbers below a bound from a Mersenne twister, whose sequence the standard fixes (the distributions of
/// <random> it does not).
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : twister_(seed) {}
  std::size_t Below(std::size_t bound) { return bound == 0 ? 0 : twister_() % bound; }
  bool Percent(std::size_t chance) { return Below(100) < chance; }

 private:
  std::mt19937 twister_;
};

/// About `characters` characters of prose with lists, brackets, numbers, Latin words and URLs; `rare` adds
/// IVS, characters outside the BMP and half-width kana.
std::string Prose(Dice& dice, std::size_t characters, bool rare);

}  // namespace yoshiki
