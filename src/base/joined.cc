#include "base/joined.h"

namespace yoshiki {

std::string Joined(std::span<const std::string> words, std::string_view between) {
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += between;
    joined += words[i];
  }
  return joined;
}

std::string JoinedFew(std::span<const std::string> words, std::size_t most) {
  return words.size() <= most ? Joined(words) : Joined(words.first(most)) + ", …";
}

}  // namespace yoshiki
