// How many descriptors are open, for tests of what closes its own.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iterator>

namespace yoshiki {

inline std::size_t OpenFiles() {
  const std::filesystem::directory_iterator files("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace yoshiki
