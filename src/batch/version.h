// What this program is made of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {

/// "0.1.0"
std::string_view ProgramVersion();

/// Each library with the version that is loaded (libharu: that it was built against, it tells no other), and
/// the version of the Unicode data behind shaping.
std::vector<std::pair<std::string, std::string>> LibraryVersions();

}  // namespace yoshiki
