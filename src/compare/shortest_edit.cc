#include "compare/shortest_edit.h"

#include <algorithm>
#include <optional>

namespace yoshiki {
namespace {

using Sequence = std::vector<std::uint32_t>;
using FurthestRow = std::vector<std::ptrdiff_t>;  // the furthest x of each diagonal

// The part between what both share at their ends.
struct Middle {
  const Sequence& before;
  const Sequence& after;
  std::size_t head = 0, before_end = 0, after_end = 0;

  std::ptrdiff_t n() const { return static_cast<std::ptrdiff_t>(before_end - head); }
  std::ptrdiff_t m() const { return static_cast<std::ptrdiff_t>(after_end - head); }
  bool Same(std::ptrdiff_t x, std::ptrdiff_t y) const {
    return before[head + static_cast<std::size_t>(x)] == after[head + static_cast<std::size_t>(y)];
  }
};

Middle MiddleOf(const Sequence& before, const Sequence& after) {
  Middle middle{before, after, 0, before.size(), after.size()};
  const std::size_t shorter = std::min(before.size(), after.size());
  while (middle.head < shorter && before[middle.head] == after[middle.head]) ++middle.head;
  while (middle.before_end > middle.head && middle.after_end > middle.head &&
         before[middle.before_end - 1] == after[middle.after_end - 1]) {
    --middle.before_end;
    --middle.after_end;
  }
  return middle;
}

std::size_t At(std::ptrdiff_t k, std::ptrdiff_t d) { return static_cast<std::size_t>(k + d + 1); }

// Whether diagonal k is reached from above, by an insertion.
bool FromAbove(const FurthestRow& row, std::ptrdiff_t k, std::ptrdiff_t d, std::ptrdiff_t reach) {
  return k == -d || (k != d && row[At(k - 1, reach)] < row[At(k + 1, reach)]);
}

// The rows of furthest points, one for each number of edits, the last of which reaches the end.
std::optional<std::vector<FurthestRow>> Search(const Middle& middle, std::ptrdiff_t most) {
  const std::ptrdiff_t n = middle.n(), m = middle.m();
  const std::ptrdiff_t reach = std::min(n + m, most);
  FurthestRow row(static_cast<std::size_t>(2 * reach + 3), 0);
  std::vector<FurthestRow> rows;
  for (std::ptrdiff_t d = 0; d <= reach; ++d) {
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      std::ptrdiff_t x = FromAbove(row, k, d, reach) ? row[At(k + 1, reach)] : row[At(k - 1, reach)] + 1;
      while (x < n && x - k < m && x - k >= 0 && middle.Same(x, x - k)) ++x;
      row[At(k, reach)] = x;
      if (x >= n && x - k >= m) {
        rows.emplace_back(row.begin() + (reach - d), row.begin() + (reach + d + 3));
        return rows;
      }
    }
    // Only the diagonals that were reached are kept: -d … d, with one at either side.
    rows.emplace_back(row.begin() + (reach - d), row.begin() + (reach + d + 3));
  }
  return std::nullopt;
}

// Walks back from the end and gathers the diagonals, which are what both share.
void Trace(const Middle& middle, const std::vector<FurthestRow>& rows, std::vector<Match>& matches) {
  std::ptrdiff_t x = middle.n(), y = middle.m();
  std::vector<Match> backwards;
  for (auto d = static_cast<std::ptrdiff_t>(rows.size()) - 1; d >= 0; --d) {
    std::ptrdiff_t from_x = 0, from_y = 0;
    if (d > 0) {
      const FurthestRow& row = rows[static_cast<std::size_t>(d - 1)];
      const std::ptrdiff_t k = x - y, reach = d - 1;
      // Diagonals beyond the row before were never reached.
      const auto value = [&](std::ptrdiff_t q) { return q < -reach || q > reach ? -1 : row[At(q, reach)]; };
      const bool above = k == -d || (k != d && value(k - 1) < value(k + 1));
      const std::ptrdiff_t from_k = above ? k + 1 : k - 1;
      const std::ptrdiff_t start = value(from_k);
      from_x = above ? start : start + 1;
      from_y = from_x - k;
      if (x > from_x)
        backwards.push_back({static_cast<std::size_t>(from_x), static_cast<std::size_t>(from_y),
                             static_cast<std::size_t>(x - from_x)});
      x = start;
      y = start - from_k;
    } else if (x > 0) {
      backwards.push_back({0, 0, static_cast<std::size_t>(x)});
    }
  }
  for (auto match = backwards.rbegin(); match != backwards.rend(); ++match)
    matches.push_back({match->before + middle.head, match->after + middle.head, match->length});
}

}  // namespace

std::vector<Match> ShortestEdit(const Sequence& before, const Sequence& after, std::size_t most_edits) {
  const Middle middle = MiddleOf(before, after);
  std::vector<Match> matches;
  if (middle.head > 0) matches.push_back({0, 0, middle.head});
  if (middle.n() > 0 && middle.m() > 0) {
    if (const auto rows = Search(middle, static_cast<std::ptrdiff_t>(most_edits)))
      Trace(middle, *rows, matches);
  }
  const std::size_t tail = before.size() - middle.before_end;
  if (tail > 0) matches.push_back({middle.before_end, middle.after_end, tail});
  return matches;
}

}  // namespace yoshiki
