// Where in the grammar of TOML a byte stands. Private to estate/.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace yoshiki {

/// What surrounds a place of a TOML file that was well-formed until there. It need not be TOML behind it.
struct TomlSurrounds {
  struct Bracket {
    std::size_t at;   ///< of [ or { in a value
    std::size_t key;  ///< of the key whose value it is in
  };
  std::size_t key = 0;                ///< where the last key or heading begins
  std::optional<std::size_t> value;   ///< where its value begins, or the last one of a list
  std::optional<std::size_t> string;  ///< the quotation mark of a text that is still open
  std::vector<Bracket> open;          ///< the innermost last
};

/// Reads `text` to `end`, without recursion.
TomlSurrounds ScanToml(std::string_view text, std::size_t end);

/// Behind the text whose first quotation mark is at `begin`, or npos when it does not end in `text`.
std::size_t EndOfTomlString(std::string_view text, std::size_t begin);

}  // namespace yoshiki
