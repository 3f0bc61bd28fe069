#include "estate/report_pages.h"

#include <algorithm>
#include <cstdint>

namespace yoshiki {
namespace {

// More cells than this are not worth their memory: pages are then taken one by one.
constexpr std::size_t kMostCells = 16'000'000;

using Hashes = std::vector<std::string>;

// The longest row of equal pages, as its pairs.
std::vector<PagePair> Anchors(const Hashes& before, const Hashes& after, std::size_t same_at_start) {
  std::vector<PagePair> anchors;
  for (std::size_t i = 0; i < same_at_start; ++i) anchors.push_back({i + 1, i + 1});
  const std::size_t rows = before.size() - same_at_start, columns = after.size() - same_at_start;
  if ((rows + 1) * (columns + 1) > kMostCells) return anchors;
  std::vector<std::uint32_t> longest((rows + 1) * (columns + 1), 0);
  const auto at = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
    return longest[row * (columns + 1) + column];
  };
  const auto equal = [&](std::size_t row, std::size_t column) {
    return before[same_at_start + row] == after[same_at_start + column];
  };
  for (std::size_t row = rows; row-- > 0;) {
    for (std::size_t column = columns; column-- > 0;) {
      at(row, column) = equal(row, column) ? at(row + 1, column + 1) + 1
                                           : std::max(at(row + 1, column), at(row, column + 1));
    }
  }
  for (std::size_t row = 0, column = 0; row < rows && column < columns;) {
    if (equal(row, column)) {
      anchors.push_back({same_at_start + ++row, same_at_start + ++column});
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      ++row;
    } else {
      ++column;
    }
  }
  return anchors;
}

}  // namespace

std::vector<PagePair> ChangedPages(const Hashes& before, const Hashes& after) {
  std::size_t start = 0;
  while (start < before.size() && start < after.size() && before[start] == after[start]) ++start;
  std::vector<PagePair> anchors = Anchors(before, after, start);
  anchors.push_back({before.size() + 1, after.size() + 1});
  std::vector<PagePair> changed;
  PagePair next{1, 1};
  for (const PagePair& anchor : anchors) {
    while (next.before < anchor.before || next.after < anchor.after) {
      PagePair pair;
      if (next.before < anchor.before) pair.before = next.before++;
      if (next.after < anchor.after) pair.after = next.after++;
      changed.push_back(pair);
    }
    next = {anchor.before + 1, anchor.after + 1};
  }
  return changed;
}

PageChanges ComparePages(const JobRecord& before, const JobRecord& after) {
  PageChanges changes;
  if (before.pages.empty() || after.pages.empty()) return changes;
  changes.pages = ChangedPages(before.pages, after.pages);
  changes.verdict = before.text_sha256 != after.text_sha256 ? PageChanges::Verdict::text
                    : changes.pages.empty()                 ? PageChanges::Verdict::identical
                                                            : PageChanges::Verdict::layout;
  return changes;
}

std::string PageRanges(const std::vector<std::size_t>& pages) {
  std::string ranges;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!ranges.empty()) ranges += ", ";
    ranges += std::to_string(pages[i]);
    if (last > i) ranges += "–" + std::to_string(pages[last]);
    i = last + 1;
  }
  return ranges;
}

}  // namespace yoshiki
