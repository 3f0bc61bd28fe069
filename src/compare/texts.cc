// Two texts: lines are paired first, then compared by character.
#include <algorithm>
#include <map>
#include <utility>

#include "compare/characters.h"
#include "compare/compare.h"
#include "compare/line_groups.h"

namespace yoshiki {
namespace {

// Lines of both that belong to no group.
struct Block {
  const Lines& before;
  const Lines& after;
  std::size_t b = 0, b_end = 0, a = 0, a_end = 0;
};

std::string JoinedLines(const Lines& lines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) text += '\n';
    text += lines[i];
  }
  return text;
}

// Pieces whose texts may hold \n, cut into lines. A line end that was removed joins two lines: it is told as
// part of what was removed. One that is new is told by an empty piece, where no word behind it is new.
void AppendLines(const std::vector<TextPiece>& pieces, ComparedText& text) {
  ComparedLine line;
  for (const TextPiece& piece : pieces) {
    if (piece.kind == PieceKind::removed) {
      line.pieces.push_back(piece);
      continue;
    }
    const Lines parts = SplitLines(piece.text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text.push_back(std::exchange(line, {}));
      const bool is_new_end = i > 0 && piece.kind == PieceKind::added;
      if (is_new_end || !parts[i].empty()) line.pieces.push_back({piece.kind, std::string(parts[i])});
    }
  }
  text.push_back(std::move(line));
}

// What stands between two groups: lines that went, lines that came, or some in place of others.
void AppendBlock(const Block& block, Effort& effort, ComparedText& text) {
  const auto& [before, after, b, b_end, a, a_end] = block;
  if (b == b_end && a == a_end) return;
  if (a == a_end) {
    text.push_back({ComparedLine::State::removed, {{PieceKind::removed, JoinedLines(before, b, b_end)}}});
  } else if (b == b_end) {
    for (std::size_t i = a; i < a_end; ++i)
      text.push_back({ComparedLine::State::kept, {{PieceKind::added, std::string(after[i])}}});
  } else {
    AppendLines(CompareCharacters(JoinedLines(before, b, b_end), JoinedLines(after, a, a_end), effort), text);
  }
}

// The pieces of lines that differ in their ends alone.
std::vector<TextPiece> LineEndPieces(const Lines& before, const Lines& after, const LineGroup& group) {
  std::vector<TextPiece> pieces;
  std::size_t b = group.before, a = group.after;
  std::string_view left = before[b], right = after[a];
  const auto ends = [&pieces](PieceKind kind, std::size_t count) {
    if (count > 0) pieces.push_back({kind, std::string(count, '\n')});
  };
  while (true) {
    const std::size_t shared = std::min(left.size(), right.size());
    pieces.push_back({PieceKind::same, std::string(left.substr(0, shared))});
    left.remove_prefix(shared);
    right.remove_prefix(shared);
    std::size_t old_ends = 0, new_ends = 0;
    for (; left.empty() && b + 1 < group.before_end; ++old_ends) left = before[++b];
    for (; right.empty() && a + 1 < group.after_end; ++new_ends) right = after[++a];
    const std::size_t kept = std::min(old_ends, new_ends);
    ends(PieceKind::same, kept);
    ends(PieceKind::removed, old_ends - kept);
    ends(PieceKind::added, new_ends - kept);
    if (left.empty() || right.empty()) return pieces;
  }
}

void AppendGroup(const Lines& before, const Lines& after, const LineGroup& group, Effort& effort,
                 ComparedText& text) {
  const std::string_view left = before[group.before], right = after[group.after];
  if (group.before_end - group.before > 1 || group.after_end - group.after > 1) {
    AppendLines(LineEndPieces(before, after, group), text);
  } else if (!BoxLabel(left).empty() && !BoxLabel(right).empty() && IsTicked(left) != IsTicked(right)) {
    // A blank or a circle alone would hardly be seen.
    AppendLines({{PieceKind::removed, std::string(left)}, {PieceKind::added, std::string(right)}}, text);
  } else {
    AppendLines(CompareCharacters(left, right, effort), text);
  }
}

// The text, and for each line of it that became of an older line, which.
ComparedText Compared(const Lines& before, const Lines& after, std::vector<std::size_t>& line_of) {
  ComparedText text;
  Effort effort;
  std::size_t b = 0, a = 0;
  for (const LineGroup& group : GroupLines(before, after)) {
    AppendBlock({before, after, b, group.before, a, group.after}, effort, text);
    AppendGroup(before, after, group, effort, text);
    for (b = group.before; b < group.before_end; ++b) line_of[b] = text.size();
    a = group.after_end;
  }
  AppendBlock({before, after, b, before.size(), a, after.size()}, effort, text);
  return text;
}

// The text with lines put before those they are given for.
ComparedText WithLines(ComparedText text, std::map<std::size_t, ComparedLine> lines) {
  ComparedText out;
  out.reserve(text.size() + lines.size());
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (const auto found = lines.find(i); found != lines.end()) out.push_back(std::move(found->second));
    if (i < text.size()) out.push_back(std::move(text[i]));
  }
  return out;
}

bool IsKept(const ComparedLine& line) { return line.state == ComparedLine::State::kept; }

}  // namespace

ComparedText UnmarkedText(std::string_view text) {
  ComparedText lines;
  AppendLines({{PieceKind::same, std::string(text)}}, lines);
  return lines;
}

ComparedText CompareTexts(std::string_view before, std::string_view after) {
  return CompareTexts(UnmarkedText(before), after);
}

ComparedText CompareTexts(const ComparedText& before, std::string_view after) {
  const std::string old_text = TextOf(before);
  const Lines old_lines = SplitLines(old_text), new_lines = SplitLines(after);
  constexpr std::size_t kNowhere = 0;
  std::vector<std::size_t> line_of(old_lines.size(), kNowhere);
  ComparedText text = Compared(old_lines, new_lines, line_of);
  // What was removed before goes behind what became of the nearest line above it, and one word stands for all
  // that was removed there.
  std::map<std::size_t, ComparedLine> removed;
  std::size_t kept = 0, at = 0;
  for (const ComparedLine& line : before) {
    if (IsKept(line)) {
      if (line_of[kept] != kNowhere) at = line_of[kept];
      ++kept;
      continue;
    }
    const bool has_word = at < text.size() && !IsKept(text[at]) && !IsBlank(text[at].pieces.front().text);
    if (has_word || IsBlank(line.pieces.front().text)) continue;
    removed[at] = {ComparedLine::State::removed_long, line.pieces};
  }
  return WithLines(std::move(text), std::move(removed));
}

std::string TextOf(const ComparedText& text) {
  std::string out;
  bool first = true;
  for (const ComparedLine& line : text) {
    if (!IsKept(line)) continue;
    if (!first) out += '\n';
    first = false;
    for (const TextPiece& piece : line.pieces) {
      if (piece.kind != PieceKind::removed) out += piece.text;
    }
  }
  return out;
}

}  // namespace yoshiki
