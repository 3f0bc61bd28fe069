// Words strung together, as messages and cells list them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace yoshiki {

/// The words with `between` between them: "a, b, c".
std::string Joined(std::span<const std::string> words, std::string_view between = ", ");

/// The first `most` of them, and whether there are more: "a, b, …".
std::string JoinedFew(std::span<const std::string> words, std::size_t most);

}  // namespace yoshiki
