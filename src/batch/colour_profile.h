// The ICC profile that says what a document's colours mean (sRGB, Debian's icc-profiles-free). Private to
// batch/.
#pragma once

#include <string>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// Reads sRGB.icc from the first of `folders` that has it, then from where systems keep profiles. When there
/// is none, adds an error with the cure and gives ""; another version of it is a warning, as the same
/// document would come out with other bytes.
std::string ReadColourProfile(const std::vector<std::string>& folders, Diagnostics& diagnostics);

}  // namespace yoshiki
