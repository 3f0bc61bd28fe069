#include "cli/display_width.h"

#include <algorithm>
#include <iterator>

namespace yoshiki {
namespace {

struct Range {
  CodePoint first, last;
};

// UAX #11, classes W and F, neighbouring ranges joined across unassigned characters.
constexpr Range kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693},   {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26CE, 0x26CE},   {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},   {0x26FA, 0x26FA},   {0x26FD, 0x26FD},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x274E, 0x274E},
    {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},
    {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FF}, {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3E0, 0x1F3F0}, {0x1F400, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F550, 0x1F567}, {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x2FFFD}, {0x30000, 0x3FFFD},
};

constexpr Range kZero[] = {
    {0x0300, 0x036F}, {0x200B, 0x200F}, {0x2060, 0x2064}, {0x20D0, 0x20F0}, {0x302A, 0x302F},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

template <std::size_t N>
bool IsIn(const Range (&ranges)[N], CodePoint c) {
  const auto* range = std::lower_bound(std::begin(ranges), std::end(ranges), c,
                                       [](const Range& r, CodePoint wanted) { return r.last < wanted; });
  return range != std::end(ranges) && range->first <= c;
}

// Marks, embeddings, overrides and isolates of bidirectional text; and what is a line's end to some
// terminals.
bool Misleads(CodePoint c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || IsBetween(c, 0x2028, 0x202E) ||
         IsBetween(c, 0x2066, 0x2069);
}

std::string Escaped(unsigned char byte) {
  constexpr char kHex[] = "0123456789abcdef";
  if (byte == '\n') return "\\n";
  if (byte == '\t') return "\\t";
  if (byte == '\r') return "\\r";
  return std::string("\\x") + kHex[byte >> 4] + kHex[byte & 15];
}

}  // namespace

int DisplayWidth(CodePoint c) {
  if (IsIn(kZero, c)) return 0;
  return IsIn(kWide, c) ? 2 : 1;
}

int DisplayWidth(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += DisplayWidth(NextCodePoint(text, at));
  return width;
}

std::string Visible(CodePoint c) {
  if (c == '\t') return " ";
  if (c < 0x20) return ToUtf8(0x2400 + c);
  if (c == 0x7F) return ToUtf8(0x2421);
  if ((c >= 0x80 && c < 0xA0) || Misleads(c)) return ToUtf8(0xFFFD);
  return ToUtf8(c);
}

std::string Visible(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) out += Visible(NextCodePoint(text, at));
  return out;
}

std::string VisibleName(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t start = at;
    const CodePoint c = NextCodePoint(name, at);
    const std::string_view bytes = name.substr(start, at - start);
    const bool plain =
        c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && !Misleads(c) && !FindInvalidUtf8(bytes);
    if (plain) {
      out += bytes;
    } else {
      for (const char byte : bytes) out += Escaped(static_cast<unsigned char>(byte));
    }
  }
  return out;
}

std::string Padded(std::string_view text, int width) {
  const int missing = width - DisplayWidth(text);
  return std::string(text) + std::string(static_cast<std::size_t>(std::max(missing, 0)), ' ');
}

}  // namespace yoshiki
