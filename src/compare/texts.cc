// Two texts: lines are paired first, then compared by character.
#include <algorithm>
#include <map>
#include <utility>

#include "compare/characters.h"
#include "compare/compare.h"
#include "compare/shortest_edit.h"

namespace yoshiki {
namespace {

constexpr std::size_t kMostLineEdits = 2'000;
constexpr std::size_t kLargestBlock = 2'500;  // pairs of lines of which the likest are sought
constexpr int kAlike = 350;                   // ‰: lines that may be two wordings of one

using Lines = std::vector<std::string_view>;

Lines SplitLines(std::string_view text) {
  Lines lines;
  for (std::size_t from = 0;;) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, to - from));
    if (to == text.size()) return lines;
    from = to + 1;
  }
}

// Line `after` is what became of line `before`.
struct LinePair {
  std::size_t before = 0, after = 0;
};

// Numbers for lines, the same for equal ones.
std::vector<std::uint32_t> Numbered(const Lines& lines, std::map<std::string_view, std::uint32_t>& numbers) {
  std::vector<std::uint32_t> out;
  for (const std::string_view line : lines)
    out.push_back(numbers.emplace(line, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

// Pairs lines of two blocks that have no equal lines, in order, so that the sum of likeness is greatest.
void PairAlike(const Lines& before, std::size_t b, std::size_t b_end, const Lines& after, std::size_t a,
               std::size_t a_end, std::vector<LinePair>& pairs) {
  const std::size_t rows = b_end - b, columns = a_end - a;
  if (rows == 0 || columns == 0) return;
  if (rows * columns > kLargestBlock) {
    // Too many to try all: line by line, as far as they are alike where they stand.
    for (std::size_t i = 0; i < std::min(rows, columns); ++i) {
      if (Likeness(before[b + i], after[a + i]) >= kAlike) pairs.push_back({b + i, a + i});
    }
    return;
  }
  std::vector<std::vector<int>> best(rows + 1, std::vector<int>(columns + 1, 0));
  std::vector<std::vector<int>> like(rows, std::vector<int>(columns, 0));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      like[i][j] = Likeness(before[b + i], after[a + j]);
      best[i][j] = std::max(best[i + 1][j], best[i][j + 1]);
      if (like[i][j] >= kAlike) best[i][j] = std::max(best[i][j], like[i][j] + best[i + 1][j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (like[i][j] >= kAlike && best[i][j] == like[i][j] + best[i + 1][j + 1]) {
      pairs.push_back({b + i++, a + j++});
    } else {
      best[i][j] == best[i + 1][j] ? ++i : ++j;
    }
  }
}

std::vector<LinePair> PairLines(const Lines& before, const Lines& after) {
  std::map<std::string_view, std::uint32_t> numbers;
  const auto old_lines = Numbered(before, numbers), new_lines = Numbered(after, numbers);
  std::vector<LinePair> pairs;
  std::size_t b = 0, a = 0;
  for (const Match& match : ShortestEdit(old_lines, new_lines, kMostLineEdits)) {
    PairAlike(before, b, match.before, after, a, match.after, pairs);
    for (std::size_t i = 0; i < match.length; ++i) pairs.push_back({match.before + i, match.after + i});
    b = match.before + match.length;
    a = match.after + match.length;
  }
  PairAlike(before, b, before.size(), after, a, after.size(), pairs);
  return pairs;
}

std::string JoinedLines(const Lines& lines, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) text += '\n';
    text += lines[i];
  }
  return text;
}

// Pieces whose texts may hold \n, cut into lines. A line end that was removed joins two lines: it is told as
// part of what was removed.
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
      if (!parts[i].empty()) line.pieces.push_back({piece.kind, std::string(parts[i])});
    }
  }
  text.push_back(std::move(line));
}

// What stands between two pairs: lines that went, lines that came, or some in place of others.
void AppendBlock(const Lines& before, std::size_t b, std::size_t b_end, const Lines& after, std::size_t a,
                 std::size_t a_end, ComparedText& text) {
  if (b == b_end && a == a_end) return;
  if (a == a_end) {
    text.push_back({ComparedLine::State::removed, {{PieceKind::removed, JoinedLines(before, b, b_end)}}});
  } else if (b == b_end) {
    for (; a < a_end; ++a) {
      ComparedLine line;
      if (!after[a].empty()) line.pieces.push_back({PieceKind::added, std::string(after[a])});
      text.push_back(std::move(line));
    }
  } else {
    AppendLines(CompareCharacters(JoinedLines(before, b, b_end), JoinedLines(after, a, a_end)), text);
  }
}

// The text, and for each line of it that became of an older line, which.
ComparedText Compared(const Lines& before, const Lines& after, std::vector<std::size_t>& line_of) {
  ComparedText text;
  std::size_t b = 0, a = 0;
  for (const LinePair& pair : PairLines(before, after)) {
    AppendBlock(before, b, pair.before, after, a, pair.after, text);
    AppendLines(CompareCharacters(before[pair.before], after[pair.after]), text);
    line_of[pair.before] = text.size();
    b = pair.before + 1;
    a = pair.after + 1;
  }
  AppendBlock(before, b, before.size(), after, a, after.size(), text);
  return text;
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
  // What was removed before goes behind what became of the nearest line above it; from the end, so that
  // places stay good.
  std::size_t kept = old_lines.size();
  for (auto line = before.rbegin(); line != before.rend(); ++line) {
    if (IsKept(*line)) {
      --kept;
      continue;
    }
    std::size_t above = kept;
    while (above > 0 && line_of[above - 1] == kNowhere) --above;
    const std::size_t at = above == 0 ? 0 : line_of[above - 1];
    if (at < text.size() && !IsKept(text[at])) continue;  // one word for both
    text.insert(text.begin() + static_cast<std::ptrdiff_t>(at),
                {ComparedLine::State::removed_long, line->pieces});
  }
  return text;
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
