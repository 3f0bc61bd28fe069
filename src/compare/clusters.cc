#include "compare/clusters.h"

#include <algorithm>
#include <iterator>

#include "base/base.h"

namespace yoshiki {
namespace {

constexpr CodePoint kJoiner = 0x200D;

struct Range {
  CodePoint first, last;
};

// What never stands alone: combining marks, voiced sound marks, variation selectors, what emoji take.
constexpr Range kExtenders[] = {
    {0x0300, 0x036F},   {0x1AB0, 0x1AFF},   {0x1DC0, 0x1DFF},   {kJoiner, kJoiner}, {0x20D0, 0x20FF},
    {0x302A, 0x302F},   {0x3099, 0x309A},   {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F},   {0xFF9E, 0xFF9F},
    {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF},
};

bool IsExtender(CodePoint c) {
  return std::ranges::any_of(kExtenders,
                             [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool IsRegional(CodePoint c) { return IsBetween(c, 0x1F1E6, 0x1F1FF); }

}  // namespace

std::size_t ClusterEnd(std::string_view text, std::size_t at) {
  CodePoint last = NextCodePoint(text, at);
  if (last == '\n') return at;
  bool may_pair = IsRegional(last);
  while (at < text.size()) {
    std::size_t end = at;
    const CodePoint next = NextCodePoint(text, end);
    const bool is_pair = may_pair && IsRegional(next);
    if (next == '\n' || (last != kJoiner && !is_pair && !IsExtender(next))) break;
    may_pair = false;
    last = next;
    at = end;
  }
  return at;
}

}  // namespace yoshiki
