#include "layout/flow.h"

#include <algorithm>

namespace yoshiki {

namespace {

std::size_t Columns(const Flow& flow) { return static_cast<std::size_t>(std::max(1, flow.columns)); }

// Several columns: all slabs are equally high, so a page holds `deep` of them in each column.
Length ColumnsHeight(const Flow& flow, std::size_t from, std::size_t to) {
  if (from >= to) return {};
  const std::size_t deep = (to - from + Columns(flow) - 1) / Columns(flow);
  return flow.slabs[from].height * static_cast<std::int64_t>(deep);
}

constexpr std::size_t kFewestRowsLeft = 3;  // fewer on a page of their own look forgotten

std::size_t ColumnsFit(const Flow& flow, std::size_t from, Length height, bool tidy) {
  if (from >= flow.size() || height < flow.slabs[from].height) return from;
  const std::size_t columns = Columns(flow);
  auto deep = static_cast<std::size_t>(height / flow.slabs[from].height);
  const std::size_t rows = (flow.size() - from + columns - 1) / columns;
  if (rows <= deep) return flow.size();
  if (tidy && rows - deep < kFewestRowsLeft && deep > 2 * kFewestRowsLeft) deep = rows - kFewestRowsLeft;
  return from + deep * columns;
}

}  // namespace

Length FlowHeight(const Flow& flow, std::size_t from, std::size_t to) {
  if (flow.columns > 1) return ColumnsHeight(flow, from, to);
  Length height;
  for (std::size_t i = from; i < to; ++i) height += flow.slabs[i].height;
  return height;
}

std::size_t FlowFit(const Flow& flow, std::size_t from, Length height, bool tidy) {
  if (flow.columns > 1) return ColumnsFit(flow, from, height, tidy);
  std::size_t to = from;
  for (Length used; to < flow.size() && used + flow.slabs[to].height <= height; ++to)
    used += flow.slabs[to].height;
  if (tidy) {
    while (to > from && to < flow.size() && !flow.slabs[to].break_before) --to;
  }
  return to;
}

}  // namespace yoshiki
