#include "layout/borders.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace yoshiki {

namespace {

using Interval = std::pair<Length, Length>;

// Sorted, disjoint intervals: what touches is joined, so that a border shared by two cells is one rule.
void JoinIntervals(std::vector<Interval>& intervals) {
  std::sort(intervals.begin(), intervals.end());
  std::vector<Interval> joined;
  for (const Interval& next : intervals) {
    if (!joined.empty() && next.first <= joined.back().second) {
      joined.back().second = std::max(joined.back().second, next.second);
    } else {
      joined.push_back(next);
    }
  }
  intervals = std::move(joined);
}

// Inner rules by the line they lie on; the table's outline is drawn apart, with its own weight.
class Grid {
 public:
  Grid(const MeasuredTable& table, const Portion& portion, Length left, Page& page)
      : table_(table), portion_(portion), left_(left), page_(page) {}

  void Fills(const Theme& theme) {
    for (const RowPart& part : portion_.rows) {
      for (const MeasuredCell& cell : RowOf(part).cells) Fill(theme, cell, part.y, part.height);
    }
    for (const MeasuredSpan& span : SpansHere()) {
      const auto [top, bottom] = SpanExtent(span);
      if (top < bottom) Fill(theme, span.cell, top, bottom - top);
    }
  }

  void Rules(const Theme& theme) {
    for (std::size_t i = 0; i < portion_.rows.size(); ++i) CollectRow(i);
    for (const MeasuredSpan& span : SpansHere()) CollectSpan(span);
    const Length weight = table_.look.inner_rule;
    for (auto& [y, runs] : horizontals_) {
      JoinIntervals(runs);
      for (const auto& [from, to] : runs)
        page_.rules.push_back({{from, y}, {to, y}, weight, theme.inner_colour});
    }
    for (auto& [x, runs] : verticals_) {
      JoinIntervals(runs);
      for (const auto& [from, to] : runs)
        page_.rules.push_back({{x, from}, {x, to}, weight, theme.inner_colour});
    }
    Outline(theme);
  }

 private:
  const MeasuredRow& RowOf(const RowPart& part) const { return table_.rows[part.row]; }
  Length Top() const { return portion_.top; }
  Length Bottom() const { return portion_.rows.back().y + portion_.rows.back().height; }

  void Fill(const Theme& theme, const MeasuredCell& cell, Length y, Length height) {
    const auto colour = theme.fills.find(cell.cell->role);
    if (colour == theme.fills.end()) return;
    page_.fills.push_back({{left_ + cell.x, y, cell.width, height}, colour->second});
  }

  // The spans that touch this portion's rows; repeated header rows have none.
  std::span<const MeasuredSpan> SpansHere() const {
    std::size_t first = 0;
    while (first + 1 < portion_.rows.size() && portion_.rows[first].header) ++first;
    const std::size_t from = portion_.rows[first].row;
    const std::size_t to = portion_.rows.back().row;
    const auto begin = std::partition_point(table_.spans.begin(), table_.spans.end(),
                                            [&](const MeasuredSpan& s) { return s.last < from; });
    const auto end =
        std::partition_point(begin, table_.spans.end(), [&](const MeasuredSpan& s) { return s.first <= to; });
    return {begin, end};
  }

  Interval SpanExtent(const MeasuredSpan& span) const {
    Length top = Bottom();
    Length bottom = Top();
    for (const RowPart& part : portion_.rows) {
      if (part.row < span.first || part.row > span.last) continue;
      top = std::min(top, part.y);
      bottom = std::max(bottom, part.y + part.height);
    }
    return {top, bottom};
  }

  // The rule above each cell, but not above the strip that hangs from the label over it; and the rule at the
  // left of each cell, but not between a heading and its boxes.
  void CollectRow(std::size_t i) {
    const RowPart& part = portion_.rows[i];
    for (const MeasuredCell& cell : RowOf(part).cells) {
      const Length x = left_ + cell.x;
      const bool hangs = cell.cell->role == CellRole::strip;
      if (i > 0 && !hangs) horizontals_[part.y].push_back({x, x + cell.width});
      if (cell.x > Length() && cell.cell->role != CellRole::box) {
        verticals_[x].push_back({part.y, part.y + part.height});
      }
    }
  }

  void CollectSpan(const MeasuredSpan& span) {
    const auto [top, bottom] = SpanExtent(span);
    if (top >= bottom) return;
    const Length x = left_ + span.cell.x;
    const Length right = x + span.cell.width;
    if (top > Top()) horizontals_[top].push_back({x, right});
    verticals_[right].push_back({top, bottom});
  }

  void Outline(const Theme& theme) {
    const Length right = left_ + table_.width;
    const Length weight = table_.look.outer_rule;
    const Colour colour = theme.outer_colour;
    page_.rules.push_back({{left_, Top()}, {right, Top()}, weight, colour});
    page_.rules.push_back({{left_, Bottom()}, {right, Bottom()}, weight, colour});
    page_.rules.push_back({{left_, Top()}, {left_, Bottom()}, weight, colour});
    page_.rules.push_back({{right, Top()}, {right, Bottom()}, weight, colour});
  }

  const MeasuredTable& table_;
  const Portion& portion_;
  Length left_;
  Page& page_;
  std::map<Length, std::vector<Interval>> horizontals_;  // by y
  std::map<Length, std::vector<Interval>> verticals_;    // by x
};

}  // namespace

void DrawGrid(const Theme& theme, const MeasuredTable& table, const Portion& portion, Length left,
              Page& page) {
  if (portion.rows.empty()) return;
  Grid grid(table, portion, left, page);
  grid.Fills(theme);
  if (table.look.ruled) grid.Rules(theme);
}

}  // namespace yoshiki
