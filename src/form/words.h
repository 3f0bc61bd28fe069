// Small words on labels and values that binding, checking and item paths share. Private to form/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yoshiki {

/// `label` with every {n} replaced by `number`.
std::string WithNumber(std::string_view label, std::size_t number);
/// `label` for any element: without {n}; "" when the number comes first ("{n}行目").
std::string WithoutNumber(std::string_view label);

/// `label` without the ※ at its end: the mark says "a change is 重要な変更" and names nothing.
std::string_view WithoutMark(std::string_view label);

/// Characters of a name in a bookmark or a context row.
constexpr std::size_t kNameLength = 40;

/// `text` on one line (line breaks and tabs become a space), cut to `most` characters with … behind;
/// bookmarks, messages and the foot are no place for a whole cell.
std::string OneLine(std::string_view text, std::size_t most);

}  // namespace yoshiki
