// UTF-8 decoding and checking. All text inside the program is valid UTF-8: it is checked once, on the way in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoshiki {

using CodePoint = char32_t;

/// What some programs write before the text of a file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr bool IsBetween(CodePoint c, CodePoint first, CodePoint last) { return c >= first && c <= last; }

/// Decodes the character at `offset` of valid UTF-8 and moves `offset` behind it. On invalid bytes returns
/// U+FFFD and moves one byte.
CodePoint NextCodePoint(std::string_view text, std::size_t& offset);

/// The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values over U+10FFFF
/// are invalid), or nothing.
std::optional<std::size_t> FindInvalidUtf8(std::string_view text);

void AppendUtf8(std::string& out, CodePoint c);
std::string ToUtf8(CodePoint c);
std::size_t CountCodePoints(std::string_view text);
/// "U+845B"
std::string CodePointName(CodePoint c);

}  // namespace yoshiki
