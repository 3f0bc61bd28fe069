// Says in the user's words where and how a file breaks JSON's grammar.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/faults.h"
#include "model/model.h"

namespace yoshiki {

/// What the parser missed when it stopped.
enum class Break { no_value, no_key, no_colon, no_comma, in_text, in_number, big_number, after_root };

struct SyntaxBreak {
  Break kind = Break::no_value;
  std::size_t offset = 0;      ///< where the parser stood
  std::size_t token = 0;       ///< where the token it was reading begins
  std::size_t last_token = 0;  ///< where the last whole token begins and ends
  std::size_t last_end = 0;
  const Value* open = nullptr;  ///< the innermost open object or array
};

/// The fault for a break, at the place where a person would look for it: the beginning of a word or number,
/// the opening quotation mark of an open text, the comma too many.
Fault SyntaxFault(std::string_view text, const SyntaxBreak& found);

}  // namespace yoshiki
