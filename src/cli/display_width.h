// How text looks on a terminal. Private to cli/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yoshiki {

/// Columns that a character takes on a terminal: 2 for East Asian Wide and Fullwidth (Unicode 15, UAX #11), 0
/// for combining marks and variation selectors, else 1 (Ambiguous ones too, as terminals set to UTF-8 do).
int DisplayWidth(CodePoint c);
int DisplayWidth(std::string_view text);

/// A character as it may be sent to a terminal: controls as their pictures (U+2400 …), a tab as a space,
/// bytes that are no UTF-8, characters that reorder text (U+061C, U+200E/F, U+202A–202E, U+2066–2069) and
/// line separators (U+2028/9) as U+FFFD. Always valid UTF-8.
std::string Visible(CodePoint c);
std::string Visible(std::string_view text);

/// A file name on one line that can be told from any other: controls and invalid bytes as \n, \t, \x1b …
std::string VisibleName(std::string_view name);

/// `text` filled with spaces up to `width` columns.
std::string Padded(std::string_view text, int width);

}  // namespace yoshiki
