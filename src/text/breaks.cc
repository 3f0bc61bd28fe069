// Where a line may begin (JIS X 4051 §4.3, JLREQ 3.1.7–3.1.11), and where space may be put to even it.
#include "text/clusters.h"

namespace yoshiki {
namespace {

using enum CharClass;

/// What came before a boundary, as far as the rules look back.
struct Context {
  const Cluster* solid = nullptr;  ///< the last cluster that is not a space
  bool digit_before = false;       ///< `solid` is a sign inside a number: a digit stood before it
};

/// The signs inside a number: 1,234.5 and １，２３４．５. A 、 parts two numbers of a list.
bool IsNumberSign(CodePoint c) { return c == ',' || c == '.' || c == U'，' || c == U'．'; }

bool InsideWord(const Cluster& a, const Cluster& b, bool digit_before, Strictness strictness) {
  if (a.latin && b.latin) return true;
  if (a.cls == digit && (b.cls == digit || b.cls == postfix)) return true;
  if (a.cls == prefix && b.cls == digit) return true;
  if (digit_before && b.cls == digit) return true;
  return a.cls == inseparable && b.cls == inseparable && strictness != Strictness::loose;
}

/// 29年 11月 25日: a date reads badly when its number and its unit stand on two lines.
bool IsDateUnit(CodePoint c) { return c == U'年' || c == U'月' || c == U'日'; }

/// The rules for two clusters side by side, or with only spaces between.
BreakBefore Judge(const Cluster& a, const Cluster& b, bool spaced, bool digit_before, Strictness strictness) {
  if (ForbiddenAtStart(b.cls, strictness) || ForbiddenAtEnd(a.cls)) return BreakBefore::forbidden;
  if (spaced) return BreakBefore::allowed;
  if (a.cls == glue || b.cls == glue || a.joins) return BreakBefore::inside_word;
  if (a.opens_zero) return BreakBefore::allowed;
  return InsideWord(a, b, digit_before, strictness) ? BreakBefore::inside_word : BreakBefore::allowed;
}

/// Even spacing goes between all characters but those that hold together, and not beside the white of 約物
/// (JLREQ 3.8.4 d). It is a question of looks, so strictness of line starts does not matter here.
bool Stretches(const Cluster& a, const Cluster& b, bool digit_before) {
  if (a.is_space() || b.is_space() || a.cls == glue || b.cls == glue || a.joins) return false;
  if (InsideWord(a, b, digit_before, Strictness::strict)) return false;
  if (a.cls == opening || a.cls == middle_dot || a.cls == prefix) return false;
  switch (b.cls) {
    case closing:
    case comma:
    case full_stop:
    case middle_dot:
    case dividing:
    case hyphen:
    case sound_mark:
    case postfix:
      return false;
    default:
      return true;
  }
}

/// A hyphen between letters parts a compound word, if two letters at least stand on either side.
void AllowAtHyphens(const ShapedText& text, std::vector<Cluster>& clusters) {
  const auto letter = [&](std::size_t i) { return clusters[i].cls == western; };
  for (std::size_t i = 3; i + 1 < clusters.size(); ++i) {
    if (clusters[i - 1].cls != western_symbol || !letter(i)) continue;
    if (letter(i - 2) && letter(i - 3) && letter(i + 1) && CharacterAt(text, clusters[i - 1]) == '-')
      clusters[i].before = BreakBefore::allowed;
  }
}

}  // namespace

bool ForbiddenAtStart(CharClass cls, Strictness strictness) {
  switch (cls) {
    case closing:
    case full_stop:
    case comma:
    case sound_mark:
    case postfix:
      return true;
    case hyphen:
    case dividing:
    case middle_dot:
    case iteration:
      return strictness != Strictness::loose;
    case long_vowel:
    case small_kana:
      return strictness == Strictness::strict;
    default:
      return false;
  }
}

bool ForbiddenAtEnd(CharClass cls) { return cls == opening || cls == prefix; }

void FindBreaks(const ShapedText& text, Strictness strictness, std::vector<Cluster>& clusters) {
  Context context;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    Cluster& b = clusters[i];
    // A space never begins a line: it hangs at the end of the one before.
    const bool spaced = i > 0 && clusters[i - 1].is_space();
    if (b.is_space())
      b.before = BreakBefore::forbidden;
    else if (context.solid == nullptr)
      b.before = spaced ? BreakBefore::inside_word : BreakBefore::allowed;
    else
      b.before = Judge(*context.solid, b, spaced, context.digit_before, strictness);
    if (b.before == BreakBefore::allowed && i > 0 && clusters[i - 1].cls == digit && b.cls == ideograph &&
        IsDateUnit(CharacterAt(text, b)))
      b.before = BreakBefore::inside_word;
    if (i > 0) b.stretches = Stretches(clusters[i - 1], b, context.digit_before);
    if (b.is_space()) continue;
    context.digit_before = context.solid != nullptr && !spaced && context.solid->cls == digit &&
                           (b.cls == comma || b.cls == full_stop) && IsNumberSign(CharacterAt(text, b));
    context.solid = &b;
  }
  AllowAtHyphens(text, clusters);
  AllowUrlBreaks(text, clusters);
}

}  // namespace yoshiki
