// JSON pointers (RFC 6901), built while a tree is walked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yoshiki {

/// The pointer to a member or an element of the value at `parent` ("" = the whole document). '~' and '/' in
/// keys are escaped.
std::string PointerTo(std::string_view parent, std::string_view key);
std::string PointerTo(std::string_view parent, std::size_t index);

}  // namespace yoshiki
