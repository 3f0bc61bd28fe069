#include "compare/line_groups.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include "compare/characters.h"
#include "compare/shortest_edit.h"

namespace yoshiki {
namespace {

constexpr std::size_t kMostLineEdits = 2'000;
constexpr std::size_t kLargestBlock = 2'500;  // pairs of lines of which the likest are sought
constexpr int kAlikeLines = 350;              // ‰: lines that may be two wordings of one
constexpr int kSameBox = 900;                 // ‰: two states of one box, however its words changed
constexpr int kSame = 1'000;
constexpr std::size_t kMostJoined = 500;  // lines that are sought as parts of a longer one

// Lines of both that nothing has been found for.
struct Block {
  const Lines& before;
  const Lines& after;
  std::size_t b = 0, b_end = 0, a = 0, a_end = 0;
};

// Numbers for lines, the same for equal ones.
std::vector<std::uint32_t> Numbered(const Lines& lines, std::map<std::string_view, std::uint32_t>& numbers) {
  std::vector<std::uint32_t> out;
  for (const std::string_view line : lines)
    out.push_back(numbers.emplace(line, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

int LineLikeness(std::string_view before, std::string_view after) {
  const std::string_view label = BoxLabel(before);
  const int likeness = Likeness(before, after);
  return !label.empty() && label == BoxLabel(after) ? std::max(likeness, kSameBox) : likeness;
}

// The lines from the head of a block on that say the same when one does not look at their ends.
std::optional<LineGroup> SameButForLineEnds(const Block& block) {
  LineGroup group{block.b, block.b + 1, block.a, block.a + 1};
  const std::size_t b_end = std::min(block.b_end, block.b + kMostJoined);
  const std::size_t a_end = std::min(block.a_end, block.a + kMostJoined);
  std::string_view left = block.before[block.b], right = block.after[block.a];
  if (left.empty() || right.empty()) return std::nullopt;
  while (!left.empty() || !right.empty()) {
    const std::size_t shared = std::min(left.size(), right.size());
    if (left.substr(0, shared) != right.substr(0, shared)) return std::nullopt;
    left.remove_prefix(shared);
    right.remove_prefix(shared);
    if (left.empty() && !right.empty()) {
      if (group.before_end == b_end) return std::nullopt;
      left = block.before[group.before_end++];
    } else if (right.empty() && !left.empty()) {
      if (group.after_end == a_end) return std::nullopt;
      right = block.after[group.after_end++];
    }
  }
  return group;
}

// Of a block too large to try all: line by line, as far as they are alike where they stand.
void GroupInStep(Block block, std::vector<LineGroup>& groups) {
  while (block.b < block.b_end && block.a < block.a_end) {
    LineGroup next{block.b, block.b + 1, block.a, block.a + 1};
    const std::optional<LineGroup> same = SameButForLineEnds(block);
    if (same) next = *same;
    if (same || LineLikeness(block.before[block.b], block.after[block.a]) >= kAlikeLines)
      groups.push_back(next);
    block.b = next.before_end;
    block.a = next.after_end;
  }
}

// The best that can be made of a block from line i of the older text and line j of the newer one on.
struct Choice {
  int sum = 0;  // of likeness
  std::optional<LineGroup> group;
};

Choice BestGroup(const Block& rest) {
  if (const auto group = SameButForLineEnds(rest)) {
    const std::size_t lines = group->before_end - group->before + group->after_end - group->after;
    return {kSame / 2 * static_cast<int>(lines), group};
  }
  const int likeness = LineLikeness(rest.before[rest.b], rest.after[rest.a]);
  if (likeness < kAlikeLines) return {};
  return {likeness, LineGroup{rest.b, rest.b + 1, rest.a, rest.a + 1}};
}

// Groups lines of a block, in order, so that the sum of likeness is greatest.
void GroupLikeLines(const Block& block, std::vector<LineGroup>& groups) {
  const std::size_t rows = block.b_end - block.b, columns = block.a_end - block.a;
  if (rows == 0 || columns == 0) return;
  if (rows * columns > kLargestBlock) return GroupInStep(block, groups);
  std::vector<std::vector<Choice>> best(rows + 1, std::vector<Choice>(columns + 1));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      Choice& own = best[i][j];
      own = BestGroup({block.before, block.after, block.b + i, block.b_end, block.a + j, block.a_end});
      if (own.group) own.sum += best[own.group->before_end - block.b][own.group->after_end - block.a].sum;
      const int skipped = std::max(best[i + 1][j].sum, best[i][j + 1].sum);
      if (own.sum < skipped) own = {skipped, std::nullopt};
    }
  }
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    const Choice& own = best[i][j];
    if (own.group) {
      groups.push_back(*own.group);
      i = own.group->before_end - block.b;
      j = own.group->after_end - block.a;
    } else {
      own.sum == best[i + 1][j].sum ? ++i : ++j;
    }
  }
}

}  // namespace

Lines SplitLines(std::string_view text) {
  Lines lines;
  for (std::size_t from = 0;;) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, to - from));
    if (to == text.size()) return lines;
    from = to + 1;
  }
}

std::string_view BoxLabel(std::string_view line) {
  for (const std::string_view box : {"[○] ", "[ ] "}) {
    if (line.starts_with(box)) return line.substr(box.size(), line.find(" （") - box.size());
  }
  return {};
}

bool IsTicked(std::string_view line) { return line.starts_with("[○] "); }

std::vector<LineGroup> GroupLines(const Lines& before, const Lines& after) {
  std::map<std::string_view, std::uint32_t> numbers;
  const auto old_lines = Numbered(before, numbers), new_lines = Numbered(after, numbers);
  std::vector<LineGroup> groups;
  std::size_t b = 0, a = 0;
  for (const Match& match : ShortestEdit(old_lines, new_lines, kMostLineEdits)) {
    GroupLikeLines({before, after, b, match.before, a, match.after}, groups);
    b = match.before;
    a = match.after;
    for (std::size_t i = 0; i < match.length; ++i, ++b, ++a) groups.push_back({b, b + 1, a, a + 1});
  }
  GroupLikeLines({before, after, b, before.size(), a, after.size()}, groups);
  return groups;
}

}  // namespace yoshiki
