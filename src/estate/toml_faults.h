// What is meant by a fault of TOML's syntax, in words that cure it. Private to estate/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// Keys whose values stand without quotes.
struct BareKeys {
  std::vector<std::string_view> numbers;
  std::vector<std::string_view> flags;
};

struct TomlFault {
  MessageId id;
  std::size_t offset;
  std::vector<std::string> args;
};

/// `text` is valid UTF-8 and well-formed TOML up to `at`, where tomlplusplus stopped with `words`. The
/// commonest slips are told as what they are, each where it begins; all else stays estate_syntax at `at`.
TomlFault ExplainTomlFault(std::string_view text, std::size_t at, std::string_view words,
                           const BareKeys& bare);

}  // namespace yoshiki
