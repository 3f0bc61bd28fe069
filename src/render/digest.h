// SHA-256, for names that must follow from content alone: the file's ID and the fonts' tags.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace yoshiki::pdf {

using Digest = std::array<std::uint8_t, 32>;

Digest Sha256(std::string_view bytes);

}  // namespace yoshiki::pdf
