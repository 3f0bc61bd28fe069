#include "render/syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>
#include <string_view>

namespace yoshiki::pdf {

void AppendInteger(std::string& out, std::int64_t value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void AppendThousandths(std::string& out, std::int64_t thousandths) {
  std::uint64_t size = static_cast<std::uint64_t>(thousandths);
  if (thousandths < 0) {
    out += '-';
    size = 0 - size;
  }
  const std::uint64_t whole = size / 1000;
  const std::uint64_t part = size % 1000;
  if (whole != 0 || part == 0) AppendInteger(out, static_cast<std::int64_t>(whole));
  if (part == 0) return;
  const std::array<char, 3> digits{static_cast<char>('0' + part / 100),
                                   static_cast<char>('0' + part / 10 % 10),
                                   static_cast<char>('0' + part % 10)};
  const std::size_t used = part % 10 != 0 ? 3 : part % 100 != 0 ? 2 : 1;
  out += '.';
  out.append(digits.data(), used);
}

void AppendPoints(std::string& out, Length length) {
  AppendThousandths(out, length.mpt());
  out += ' ';
}

void AppendLiteral(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char byte : bytes) AppendLiteralByte(out, static_cast<unsigned char>(byte));
  out += ')';
}

void AppendHex(std::string& out, std::uint32_t value, int digits) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += kDigits[(value >> shift) & 15];
}

void AppendUtf16Hex(std::string& out, std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::uint32_t c = NextCodePoint(utf8, at);
    if (c < 0x10000) {
      AppendHex(out, c, 4);
    } else {
      AppendHex(out, 0xD800 + ((c - 0x10000) >> 10), 4);
      AppendHex(out, 0xDC00 + (c & 0x3FF), 4);
    }
  }
}

void AppendText(std::string& out, std::string_view utf8) {
  const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (ascii) return AppendLiteral(out, utf8);
  out += "<FEFF";
  AppendUtf16Hex(out, utf8);
  out += '>';
}

namespace {

void AppendPadded(std::string& out, int value, int digits) {
  const std::string text = std::to_string(value);
  out.append(static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0');
  out += text;
}

}  // namespace

std::string DateText(std::int64_t epoch) {
  using std::chrono::days;
  using std::chrono::seconds;
  using std::chrono::sys_days;
  constexpr seconds kFirst = sys_days{std::chrono::year{0} / 1 / 1}.time_since_epoch();
  constexpr seconds kLast = sys_days{std::chrono::year{10'000} / 1 / 1}.time_since_epoch() - seconds{1};
  const std::chrono::sys_seconds time{std::clamp(seconds{epoch}, kFirst, kLast)};
  const sys_days day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::string out = "D:";
  AppendPadded(out, int{date.year()}, 4);
  AppendPadded(out, static_cast<int>(unsigned{date.month()}), 2);
  AppendPadded(out, static_cast<int>(unsigned{date.day()}), 2);
  AppendPadded(out, static_cast<int>(clock.hours().count()), 2);
  AppendPadded(out, static_cast<int>(clock.minutes().count()), 2);
  AppendPadded(out, static_cast<int>(clock.seconds().count()), 2);
  return out + 'Z';
}

}  // namespace yoshiki::pdf
