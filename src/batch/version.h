// What this program is made of.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {

/// "0.1.0"
std::string_view ProgramVersion();

/// What tells this program from any other that might give other bytes: its version, and the build ids of the
/// program itself and of the libraries that have a part in outputs, as they are loaded.
std::string ProgramFingerprint();

/// Each library with the version that is loaded (libharu: that it was built against, it tells no other), and
/// the version of the Unicode data behind shaping.
std::vector<std::pair<std::string, std::string>> LibraryVersions();

}  // namespace yoshiki
