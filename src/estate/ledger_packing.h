// Hashes and lists as few bytes. Private to estate/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki::ledger {

/// Whether it is an even count (or none) of lower-case hex digits, so that PackHex loses nothing.
bool IsPackable(std::string_view hash);
std::string PackHex(std::string_view hex);
std::string UnpackHex(std::string_view bytes);

/// Numbers that are not negative, small ones in a byte.
std::string PackNumbers(const std::vector<std::int64_t>& numbers);
/// Nothing when the bytes are not such a list.
std::optional<std::vector<std::int64_t>> UnpackNumbers(std::string_view bytes);

/// Hashes or any other strings.
std::string PackHashes(const std::vector<std::string>& hashes);
std::optional<std::vector<std::string>> UnpackHashes(std::string_view bytes);

}  // namespace yoshiki::ledger
