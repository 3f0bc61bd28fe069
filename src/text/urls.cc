// Breaks inside URLs and mail addresses: only behind a sign that is part of their syntax.
#include <string_view>

#include "text/clusters.h"

namespace yoshiki {
namespace {

bool IsAlnum(CodePoint c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool BreaksBehind(CodePoint c) {
  return c < 0x80 && std::string_view("/?&=#.-_,").find(static_cast<char>(c)) != std::string_view::npos;
}

/// Starts of the next character are good only if they read as a part of the address, not as punctuation after
/// it.
bool MayBegin(CodePoint c) { return IsAlnum(c) || c == '~' || c == '+'; }

/// An unbroken run of Latin clusters.
class Run {
 public:
  Run(const ShapedText& text, std::vector<Cluster>& clusters, std::size_t from, std::size_t to)
      : text_(text), clusters_(clusters), from_(from), to_(to) {}

  void Allow() {
    const std::size_t start = Start();
    if (start >= to_) return;
    for (std::size_t i = start + 2; i + 2 <= to_; ++i) {
      if (BreaksBehind(At(i - 1)) && MayBegin(At(i)) && clusters_[i].before == BreakBefore::inside_word)
        clusters_[i].before = BreakBefore::allowed;
    }
  }

 private:
  CodePoint At(std::size_t i) const { return CharacterAt(text_, clusters_[i]); }

  bool Matches(std::size_t i, std::string_view word) const {
    if (i + word.size() > to_) return false;
    for (std::size_t k = 0; k < word.size(); ++k)
      if (At(i + k) != static_cast<CodePoint>(word[k])) return false;
    return true;
  }

  /// Where the address begins, or the run's end when there is none in it.
  std::size_t Start() const {
    for (std::size_t i = from_; i < to_; ++i) {
      const CodePoint c = At(i);
      if (c == ':' && i > from_ && IsAlnum(At(i - 1)) && Matches(i, "://")) return WordBefore(i);
      if (c == '@' && i > from_ && i + 1 < to_ && IsAlnum(At(i - 1)) && IsAlnum(At(i + 1)))
        return WordBefore(i);
      if (c == 'w' && (i == from_ || !IsAlnum(At(i - 1))) && Matches(i, "www.")) return i;
    }
    return to_;
  }

  std::size_t WordBefore(std::size_t i) const {
    while (i > from_ && (IsAlnum(At(i - 1)) || std::string_view(".-_+").find(static_cast<char>(At(i - 1))) !=
                                                   std::string_view::npos))
      --i;
    return i;
  }

  const ShapedText& text_;
  std::vector<Cluster>& clusters_;
  std::size_t from_, to_;
};

}  // namespace

void AllowUrlBreaks(const ShapedText& text, std::vector<Cluster>& clusters) {
  for (std::size_t i = 0; i < clusters.size();) {
    std::size_t end = i;
    while (end < clusters.size() && clusters[end].latin) ++end;
    // The shortest address worth breaking has more than four characters.
    if (end - i > 4) Run(text, clusters, i, end).Allow();
    i = end + 1;
  }
}

}  // namespace yoshiki
