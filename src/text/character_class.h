// Characters by their behaviour on a line: JLREQ's classes cl-01 … cl-27, as far as horizontal text needs
// them.
#pragma once

#include <cstdint>

#include "base/base.h"

namespace yoshiki {

enum class CharClass : std::uint8_t {
  other,           ///< anything not named: set like an ideograph
  opening,         ///< cl-01 「（“ …
  closing,         ///< cl-02 」）” …
  hyphen,          ///< cl-03 ‐ 〜 ゠ –
  dividing,        ///< cl-04 ？！
  middle_dot,      ///< cl-05 ・：；
  full_stop,       ///< cl-06 。．
  comma,           ///< cl-07 、，
  inseparable,     ///< cl-08 … ‥ — ―
  iteration,       ///< cl-09 々 ゝ
  long_vowel,      ///< cl-10 ー
  small_kana,      ///< cl-11 っ
  sound_mark,      ///< ゛ ﾞ standing by itself: belongs to the kana before it
  prefix,          ///< cl-12 ￥ № $
  postfix,         ///< cl-13 ％ ℃ ㎡
  wide_space,      ///< cl-14 U+3000
  hiragana,        ///< cl-15
  katakana,        ///< cl-16, half-width too
  ideograph,       ///< cl-19
  digit,           ///< cl-24 0–9, ０–９
  word_space,      ///< cl-26 a space a line may be broken at
  western,         ///< cl-27 letters of words that are not broken
  western_symbol,  ///< ASCII signs without a class of their own
  quote,           ///< " — opening or closing by its turn in the paragraph
  glue,            ///< no-break space: never broken beside
};

CharClass ClassOf(CodePoint c);

/// Characters that stay with the one before: combining marks, variation selectors, joiners, controls.
bool ContinuesCluster(CodePoint c);
/// Of those, the ones that are never drawn: joiners, zero-width spaces, soft hyphens, controls.
bool IsIgnorable(CodePoint c);
bool IsVariationSelector(CodePoint c);

}  // namespace yoshiki
