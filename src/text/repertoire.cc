// Which characters are ordinary in Japan, and what the others are.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "text/character_class.h"
#include "text/text.h"

namespace yoshiki {
namespace {

struct Range {
  CodePoint first, last;
};

#include "text/jis_x_0208.inc"

constexpr CodePoint kFirstKanji = 0x4E00;

bool IsJis(CodePoint c) {
  if (c >= kFirstKanji && (c - kFirstKanji) / 64 < std::size(kKanji))
    return (kKanji[(c - kFirstKanji) / 64] >> (c - kFirstKanji) % 64 & 1) != 0;
  const Range* range = std::lower_bound(std::begin(kSigns), std::end(kSigns), c,
                                        [](const Range& r, CodePoint x) { return r.last < x; });
  return range != std::end(kSigns) && range->first <= c;
}

}  // namespace

bool IsPrivateUse(CodePoint c) {
  return IsBetween(c, 0xE000, 0xF8FF) || IsBetween(c, 0xF0000, 0xFFFFD) || IsBetween(c, 0x100000, 0x10FFFD);
}

Repertoire RepertoireOf(CodePoint c) {
  if (IsBetween(c, ' ', '~') || c == '\t' || c == '\n' || IsJis(c)) return Repertoire::common;
  if (IsBetween(c, 0xFF61, 0xFF9F)) return Repertoire::half_width;
  if (IsBetween(c, 0xF900, 0xFAFF) || IsBetween(c, 0x2F800, 0x2FA1F)) return Repertoire::compatibility;
  if (IsBetween(c, 0x2E80, 0x2FDF)) return Repertoire::radical;
  if (IsPrivateUse(c)) return Repertoire::private_use;
  if (IsVariationSelector(c)) return Repertoire::variation_selector;
  return IsIgnorable(c) ? Repertoire::invisible : Repertoire::other;
}

}  // namespace yoshiki
