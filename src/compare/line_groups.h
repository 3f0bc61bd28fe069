// Which lines of two texts belong together. Private to compare/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace yoshiki {

using Lines = std::vector<std::string_view>;
Lines SplitLines(std::string_view text);

/// Lines of the older text that became lines of the newer one: one of one, or several that say the same but
/// for where their lines end.
struct LineGroup {
  std::size_t before = 0, before_end = 0, after = 0, after_end = 0;
};

/// In order; what is in no group was removed, is new, or came in place of something else.
std::vector<LineGroup> GroupLines(const Lines& before, const Lines& after);

/// "[○] その他 （委託先）" → "その他"; nothing when the line is no box of a check list (compare/entries.h).
std::string_view BoxLabel(std::string_view line);
bool IsTicked(std::string_view line);

}  // namespace yoshiki
