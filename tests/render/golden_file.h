// Texts that a test expects whole, each in a file of tests/render/golden/.
#pragma once

#include <string>

namespace yoshiki {

/// Compares with tests/render/golden/NAME and says where they part. With YOSHIKI_UPDATE_GOLDEN set, writes
/// it.
void ExpectGolden(const std::string& actual, const std::string& name);

}  // namespace yoshiki
