#include "compare/characters.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include "compare/clusters.h"
#include "compare/likeness.h"
#include "compare/shortest_edit.h"

namespace yoshiki {
namespace {

constexpr std::size_t kMostEdits = 2'000;
constexpr std::size_t kFewEdits = 64;       // are always sought
constexpr std::size_t kLongestGrowth = 12;  // characters: no word is longer, and a run of kanji may be a page
constexpr int kTooDifferent = 3;            // in ten: with less in common, two texts are simply two texts

enum class Script : std::uint8_t { other, kanji, katakana, letter, digit };

Script ScriptOf(std::uint32_t c) {
  const auto in = [c](std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; };
  if (in(0x4E00, 0x9FFF) || in(0x3400, 0x4DBF) || in(0x20000, 0x3FFFF) || c == 0x3005 || in(0xF900, 0xFAFF))
    return Script::kanji;
  if (in(0x30A1, 0x30FA) || c == 0x30FC || in(0xFF66, 0xFF9F)) return Script::katakana;
  if (in('0', '9') || in(0xFF10, 0xFF19)) return Script::digit;
  if (in('a', 'z') || in('A', 'Z') || in(0xFF21, 0xFF3A) || in(0xFF41, 0xFF5A)) return Script::letter;
  return Script::other;
}

// Numbers for what a reader sees as characters: the code point of a single one, others as they come.
class Numbers {
 public:
  std::uint32_t Of(std::string_view character) {
    std::size_t end = 0;
    const std::uint32_t single = NextCodePoint(character, end);
    if (end == character.size()) return single;
    return numbers_.emplace(character, kFirst + static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  static constexpr std::uint32_t kFirst = 0x110000;  // behind the last code point
  std::map<std::string_view, std::uint32_t> numbers_;
};

struct Decoded {
  std::vector<std::uint32_t> characters;
  std::vector<Script> scripts;       // of each character
  std::vector<std::size_t> offsets;  // of each character, and of the end
};

Decoded Decode(std::string_view text, Numbers& numbers) {
  Decoded decoded;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = ClusterEnd(text, i);
    decoded.offsets.push_back(i);
    decoded.characters.push_back(numbers.Of(text.substr(i, end - i)));
    decoded.scripts.push_back(ScriptOf(NextCodePoint(text, i)));
    i = end;
  }
  decoded.offsets.push_back(text.size());
  return decoded;
}

Decoded Decode(std::string_view text) {
  Numbers numbers;
  return Decode(text, numbers);
}

// A stretch of both texts: the same in both, or one in place of the other.
struct Stretch {
  bool same = false;
  std::size_t before = 0, before_end = 0, after = 0, after_end = 0;
};

// The edits that may be sought: all that are of use, as long as there is effort for as many.
std::size_t MostEdits(const Effort& effort) {
  return effort.left >= kMostEdits * kMostEdits ? kMostEdits : kFewEdits;
}

std::vector<Stretch> StretchesOf(const Decoded& before, const Decoded& after, Effort& effort) {
  std::vector<Stretch> stretches;
  const std::size_t most = MostEdits(effort);
  std::size_t edits = before.characters.size() + after.characters.size();
  std::size_t b = 0, a = 0;
  const auto change_until = [&](std::size_t before_end, std::size_t after_end) {
    if (b < before_end || a < after_end) stretches.push_back({false, b, before_end, a, after_end});
  };
  for (const Match& match : ShortestEdit(before.characters, after.characters, most)) {
    edits -= 2 * match.length;
    change_until(match.before, match.after);
    b = match.before + match.length;
    a = match.after + match.length;
    stretches.push_back({true, match.before, b, match.after, a});
  }
  change_until(before.characters.size(), after.characters.size());
  edits = std::min(edits, most);
  effort.left -= std::min(effort.left, edits * edits);
  return stretches;
}

// How many characters before `at` belong to the same word as the one at it.
std::size_t WordBefore(const std::vector<Script>& text, std::size_t at, std::size_t least) {
  if (at >= text.size()) return 0;
  const Script script = text[at];
  std::size_t count = 0;
  while (script != Script::other && at - count > least && count < kLongestGrowth &&
         text[at - count - 1] == script)
    ++count;
  return count == kLongestGrowth ? 0 : count;
}

std::size_t WordAfter(const std::vector<Script>& text, std::size_t at, std::size_t most) {
  if (at == 0 || at > text.size()) return 0;
  const Script script = text[at - 1];
  std::size_t count = 0;
  while (script != Script::other && at + count < most && count < kLongestGrowth && text[at + count] == script)
    ++count;
  return count == kLongestGrowth ? 0 : count;
}

bool IsEmpty(const Stretch& stretch) {
  return stretch.before == stretch.before_end && stretch.after == stretch.after_end;
}

// Islands of a character between two changes, and what has no length, go.
std::vector<Stretch> Joined(const std::vector<Stretch>& stretches) {
  std::vector<Stretch> joined;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    Stretch next = stretches[i];
    if (IsEmpty(next)) continue;
    const bool between = i > 0 && i + 1 < stretches.size();
    if (next.same && between && next.after_end - next.after < 2) next.same = false;
    if (!joined.empty() && joined.back().same == next.same) {
      joined.back().before_end = next.before_end;
      joined.back().after_end = next.after_end;
    } else {
      joined.push_back(next);
    }
  }
  return joined;
}

// Moves the borders between what is the same and what is not out to those of words.
void GrowToWords(const std::vector<Script>& text, std::vector<Stretch>& stretches) {
  for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
    Stretch& left = stretches[i];
    Stretch& right = stretches[i + 1];
    if (left.same && right.after < right.after_end) {
      const std::size_t grow = WordBefore(text, right.after, left.after);
      left.before_end -= grow;
      left.after_end -= grow;
      right.before -= grow;
      right.after -= grow;
    } else if (right.same && left.after < left.after_end) {
      const std::size_t grow = WordAfter(text, left.after_end, right.after_end);
      left.before_end += grow;
      left.after_end += grow;
      right.before += grow;
      right.after += grow;
    }
  }
}

bool IsTooDifferent(const std::vector<Stretch>& stretches, const Decoded& before, const Decoded& after) {
  std::size_t same = 0;
  for (const Stretch& stretch : stretches) same += stretch.same ? stretch.after_end - stretch.after : 0;
  const std::size_t shorter = std::min(before.characters.size(), after.characters.size());
  return same * 10 < shorter * kTooDifferent;
}

}  // namespace

std::vector<TextPiece> CompareCharacters(std::string_view before, std::string_view after, Effort& effort) {
  Numbers numbers;
  const Decoded old_text = Decode(before, numbers), new_text = Decode(after, numbers);
  std::vector<Stretch> stretches = StretchesOf(old_text, new_text, effort);
  stretches = Joined(stretches);
  GrowToWords(new_text.scripts, stretches);
  stretches = Joined(stretches);
  if (IsTooDifferent(stretches, old_text, new_text))
    stretches = {{false, 0, old_text.characters.size(), 0, new_text.characters.size()}};
  std::vector<TextPiece> pieces;
  const auto add = [&pieces](PieceKind kind, std::string_view text, const Decoded& decoded, std::size_t from,
                             std::size_t to) {
    if (from == to) return;
    const std::size_t first = decoded.offsets[from], last = decoded.offsets[to];
    pieces.push_back({kind, std::string(text.substr(first, last - first))});
  };
  for (const Stretch& s : stretches) {
    if (!s.same) add(PieceKind::removed, before, old_text, s.before, s.before_end);
    add(s.same ? PieceKind::same : PieceKind::added, after, new_text, s.after, s.after_end);
  }
  return pieces;
}

std::size_t FirstWord(std::string_view text) {
  const Decoded decoded = Decode(text);
  if (decoded.characters.empty()) return 0;
  return decoded.offsets[1 + WordAfter(decoded.scripts, 1, decoded.scripts.size())];
}

std::size_t LastWord(std::string_view text) {
  const Decoded decoded = Decode(text);
  if (decoded.characters.empty()) return 0;
  const std::size_t last = decoded.characters.size() - 1;
  return decoded.offsets[last - WordBefore(decoded.scripts, last, 0)];
}

bool IsBlank(std::string_view text) {
  constexpr std::string_view kWide = "　";
  while (!text.empty()) {
    const bool is_wide = text.starts_with(kWide);
    if (!is_wide && text.front() != ' ' && text.front() != '\n' && text.front() != '\t') return false;
    text.remove_prefix(is_wide ? kWide.size() : 1);
  }
  return true;
}

int Likeness(std::string_view a, std::string_view b) {
  return a == b ? 1000 : Likeness(CharacterPairsOf(a), CharacterPairsOf(b));
}

}  // namespace yoshiki
