// PDF's spelling of values (ISO 32000-1 §7.3). Numbers come from integers: libharu's own reals are floats
// with five decimals (pitfall H13), its strings know no character above U+FFFF (H1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yoshiki::pdf {

/// A decimal integer.
void AppendInteger(std::string& out, std::int64_t value);

/// `thousandths` / 1000 in the shortest form: "12", "12.5", "-.25".
void AppendThousandths(std::string& out, std::int64_t thousandths);

/// A length in points, and a blank.
void AppendPoints(std::string& out, Length length);

/// A string: the bytes in ( ), escaped so that any reader gets the same bytes back.
void AppendLiteral(std::string& out, std::string_view bytes);

/// One byte within ( ).
inline void AppendLiteralByte(std::string& out, unsigned char byte) {
  switch (byte) {
    case '(':
    case ')':
    case '\\':
      out += '\\';
      out += static_cast<char>(byte);
      break;
    case '\r':  // a bare CR would be read as LF (§7.3.4.2)
      out += "\\r";
      break;
    default:
      out += static_cast<char>(byte);
  }
}

/// A text string (§7.9.2.2): ASCII as it is, everything else as UTF-16BE with a mark, surrogates included.
void AppendText(std::string& out, std::string_view utf8);

/// UTF-16BE as hexadecimal digits, without brackets or mark.
void AppendUtf16Hex(std::string& out, std::string_view utf8);

/// `digits` (1 … 8) upper-case hexadecimal digits.
void AppendHex(std::string& out, std::uint32_t value, int digits);

/// "D:20250501093000Z" for seconds since 1970, in UTC (§7.9.4). Years 0 … 9999; others are clamped.
std::string DateText(std::int64_t epoch);

}  // namespace yoshiki::pdf
