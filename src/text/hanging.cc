// Marks that a paragraph hangs by: ・ ① 1. （1） ア． 【 …
#include "text/clusters.h"

namespace yoshiki {
namespace {

bool IsBullet(CodePoint c) {
  for (CodePoint bullet : U"・•●○◎■□◆◇※▲△▼▽★☆")
    if (bullet != 0 && bullet == c) return true;
  return false;
}

/// ①–⑳ ⑴–⒇ ⒈–⒛ ㉑–㊿
bool IsNumbered(CodePoint c) {
  return IsBetween(c, 0x2460, 0x249B) || IsBetween(c, 0x3251, 0x325F) || IsBetween(c, 0x32B1, 0x32BF);
}
bool IsRoman(CodePoint c) { return IsBetween(c, 0x2160, 0x217B); }
bool IsDigit(CodePoint c) { return IsBetween(c, '0', '9') || IsBetween(c, 0xFF10, 0xFF19); }
bool IsKatakana(CodePoint c) { return IsBetween(c, 0x30A1, 0x30F6); }
bool IsSpace(CodePoint c) { return c == ' ' || c == 0x3000 || c == '\t'; }
bool IsDash(CodePoint c) { return c == '-' || c == 0xFF0D || c == 0x2010 || c == 0x2013 || c == 0x2212; }
bool IsPoint(CodePoint c) { return c == '.' || c == 0xFF0E; }
bool IsOpen(CodePoint c) { return c == '(' || c == 0xFF08; }
bool IsClose(CodePoint c) { return c == ')' || c == 0xFF09; }

class MarkReader {
 public:
  MarkReader(const ShapedText& text, const std::vector<Cluster>& clusters)
      : text_(text), clusters_(clusters) {}

  std::size_t Read() const {
    const std::size_t start = SkipSpaces(0);
    std::size_t end = MarkEnd(start);
    if (end == start) return 0;
    end = SkipSpaces(end);
    return end < clusters_.size() ? end : 0;
  }

 private:
  CodePoint At(std::size_t i) const { return i < clusters_.size() ? CharacterAt(text_, clusters_[i]) : 0; }

  std::size_t SkipSpaces(std::size_t i) const {
    while (IsSpace(At(i))) ++i;
    return i;
  }

  /// The end of the mark that begins at `i`, or `i`.
  std::size_t MarkEnd(std::size_t i) const {
    const CodePoint c = At(i), next = At(i + 1);
    // ○○市 is a name left out, not a list.
    if (IsBullet(c)) return next == c ? i : i + 1;
    if (IsNumbered(c) || c == 0x3010) return i + 1;
    if (IsDash(c)) return IsSpace(next) ? i + 1 : i;
    if (IsRoman(c) || IsKatakana(c)) return IsSpace(next) || IsPoint(next) ? i + 1 + IsPoint(next) : i;
    if (IsOpen(c)) return BracketedEnd(i);
    return NumberEnd(i);
  }

  /// （1） （12） （ア） （a）
  std::size_t BracketedEnd(std::size_t i) const {
    std::size_t end = SkipDigits(i + 1);
    if (end == i + 1 && (IsKatakana(At(end)) || IsRoman(At(end)) || IsBetween(At(end), 'a', 'z'))) ++end;
    return end > i + 1 && IsClose(At(end)) ? end + 1 : i;
  }

  /// 1. １． 1) １） but not 1.5
  std::size_t NumberEnd(std::size_t i) const {
    const std::size_t end = SkipDigits(i);
    if (end == i) return i;
    if (IsClose(At(end))) return end + 1;
    return IsPoint(At(end)) && !IsDigit(At(end + 1)) ? end + 1 : i;
  }

  std::size_t SkipDigits(std::size_t i) const {
    const std::size_t limit = i + 3;
    while (i < limit && IsDigit(At(i))) ++i;
    return i;
  }

  const ShapedText& text_;
  const std::vector<Cluster>& clusters_;
};

}  // namespace

std::size_t HangingMark(const ShapedText& text, const std::vector<Cluster>& clusters) {
  return MarkReader(text, clusters).Read();
}

}  // namespace yoshiki
