#include "text/adjust.h"

#include <algorithm>
#include <cstddef>

namespace yoshiki {
namespace {

using enum CharClass;

bool EndsWithWhite(const Cluster& c) { return c.cls == closing || c.cls == comma || c.cls == full_stop; }

// What each kind gives at most, inside a line. A full stop inside a line keeps its white (JLREQ 3.8.3).
std::int32_t SpaceShrink(const Cluster& c) { return c.cls == word_space ? c.advance / 2 : 0; }
std::int32_t DotShrink(const Cluster& c) { return c.cls == middle_dot ? c.lead + c.trail : 0; }
std::int32_t BracketShrink(const Cluster& c) {
  if (c.cls == opening) return c.lead;
  return c.cls == closing || c.cls == comma ? c.trail : 0;
}

void TakeWhite(const Cluster& cluster, std::int32_t amount, Slot& slot) {
  slot.width -= amount;
  if (cluster.cls == opening) slot.shift += amount;
  if (cluster.cls == middle_dot) slot.shift += amount / 2;
}

}  // namespace

std::int64_t ShrinkLimit::Inside(const Cluster& c, bool first) {
  const std::int32_t gap = first ? 0 : c.gap / 2;
  // The white of an opening bracket that begins a line is SetNatural's to take.
  const std::int32_t bracket = first && c.cls == opening ? 0 : BracketShrink(c);
  return std::int64_t{SpaceShrink(c)} + DotShrink(c) + bracket + gap;
}

std::int64_t ShrinkLimit::AtEnd(const Cluster& c, LineEnds ends) {
  const std::int64_t white = EndsWithWhite(c) ? c.trail : 0;
  return (ends == LineEnds::natural ? white : 0) - (EndsWithWhite(c) ? BracketShrink(c) : 0);
}

std::int64_t Adjuster::SetNatural(std::span<const Cluster> line, LineEnds ends) {
  slots_.resize(line.size());
  std::int64_t total = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    slots_[i] = {line[i].advance, line[i].shift, i == 0 ? 0 : line[i].gap};
    total += slots_[i].width + slots_[i].before;
  }
  if (line.empty() || ends == LineEnds::natural) return total;
  if (line.front().cls == opening) {
    TakeWhite(line.front(), line.front().lead, slots_.front());
    total -= line.front().lead;
  }
  if (EndsWithWhite(line.back())) {
    TakeWhite(line.back(), line.back().trail, slots_.back());
    total -= line.back().trail;
  }
  return total;
}

/// Shares `amount` out in proportion to capacities, the rest one unit each from the left. Returns what is
/// left over.
template <typename Capacity, typename Apply>
std::int64_t Adjuster::Share(std::size_t count, std::int64_t amount, Capacity capacity, Apply apply) {
  capacities_.resize(count);
  std::int64_t total = 0;
  for (std::size_t i = 0; i < count; ++i) total += capacities_[i] = capacity(i);
  if (total == 0 || amount <= 0) return amount;
  const std::int64_t shared = std::min(amount, total);
  std::int64_t rest = shared;
  parts_.resize(count);
  for (std::size_t i = 0; i < count; ++i)
    rest -= parts_[i] = capacities_[i] == 0 ? 0 : shared * capacities_[i] / total;
  for (std::size_t i = 0; i < count; ++i) {
    if (rest > 0 && parts_[i] < capacities_[i]) ++parts_[i], --rest;
    if (parts_[i] > 0) apply(i, static_cast<std::int32_t>(parts_[i]));
  }
  return amount - shared;
}

std::int64_t Adjuster::Shrink(std::span<const Cluster> line, std::int64_t excess, LineEnds ends) {
  const std::size_t n = line.size(), last = n - 1;
  const auto take = [&](std::size_t i, std::int32_t part) { TakeWhite(line[i], part, slots_[i]); };
  excess = Share(
      n, excess, [&](std::size_t i) { return SpaceShrink(line[i]); }, take);
  excess = Share(
      n, excess,
      [&](std::size_t i) {
        return i == last && ends == LineEnds::natural && EndsWithWhite(line[i]) ? line[i].trail : 0;
      },
      take);
  excess = Share(
      n, excess, [&](std::size_t i) { return DotShrink(line[i]); }, take);
  excess = Share(
      n, excess,
      [&](std::size_t i) {
        const bool trimmed = (i == last && EndsWithWhite(line[i])) || (i == 0 && line[i].cls == opening);
        return trimmed ? 0 : BracketShrink(line[i]);
      },
      take);
  return Share(
      n, excess, [&](std::size_t i) { return i == 0 ? 0 : line[i].gap / 2; },
      [&](std::size_t i, std::int32_t part) { slots_[i].before -= part; });
}

bool Adjuster::Stretch(std::span<const Cluster> line, std::int64_t deficit) {
  const auto half = static_cast<std::int32_t>(em_ / 2), quarter = static_cast<std::int32_t>(em_ / 4);
  const auto word = [&](std::size_t i) { return i > 0 && line[i].cls == word_space ? half : 0; };
  const auto edge = [&](std::size_t i) { return i > 0 && line[i].script_edge ? quarter : 0; };
  const auto any = [&](std::size_t i) { return i > 0 && line[i].stretches ? quarter : 0; };
  std::int64_t capacity = 0;
  for (std::size_t i = 0; i < line.size(); ++i) capacity += word(i) + edge(i) + any(i);
  if (capacity < deficit) return false;
  const auto widen = [&](std::size_t i, std::int32_t part) { slots_[i].width += part; };
  const auto part_from = [&](std::size_t i, std::int32_t part) { slots_[i].before += part; };
  deficit = Share(line.size(), deficit, word, widen);
  deficit = Share(line.size(), deficit, edge, part_from);
  Share(line.size(), deficit, any, part_from);
  return true;
}

}  // namespace yoshiki
