#include "compare/moves.h"

namespace yoshiki {
namespace {

// A run of elements whose partners rise, by its last one.
struct Run {
  std::size_t worth = 0, last = 0;
};

// The most worth run that ends before a place, while runs come in (a Fenwick tree of maxima).
class RisingRuns {
 public:
  explicit RisingRuns(std::size_t places) : best_(places + 1) {}

  void Add(std::size_t place, const Run& run) {
    for (std::size_t i = place + 1; i < best_.size(); i += i & (~i + 1)) {
      if (run.worth > best_[i].worth) best_[i] = run;
    }
  }

  Run Before(std::size_t place) const {
    Run best;
    for (std::size_t i = place; i > 0; i -= i & (~i + 1)) {
      if (best_[i].worth > best.worth) best = best_[i];
    }
    return best;
  }

 private:
  std::vector<Run> best_;
};

}  // namespace

std::vector<bool> OutOfOrder(const Partners& partners, std::size_t present, std::size_t places) {
  constexpr std::size_t kNone = std::size_t(-1);
  std::vector<std::size_t> ranks(places, kNone);  // of those that have a partner, among each other
  for (std::size_t i = 0; i < present; ++i) {
    if (partners[i]) ranks[*partners[i]] = 0;
  }
  std::size_t count = 0;
  for (std::size_t& rank : ranks) rank = rank == kNone ? kNone : count++;
  std::vector<std::size_t> from(present, kNone);
  std::vector<bool> moved(partners.size(), false);
  RisingRuns runs(places);
  std::size_t rank = 0;
  for (std::size_t i = 0; i < present; ++i) {
    if (!partners[i]) continue;
    moved[i] = true;
    const Run before = runs.Before(*partners[i]);
    if (before.worth > 0) from[i] = before.last;
    const bool stays = ranks[*partners[i]] == rank || *partners[i] == i;
    ++rank;
    runs.Add(*partners[i], {before.worth + places + 1 + (stays ? 1U : 0U), i});
  }
  const Run best = runs.Before(places);
  for (std::size_t last = best.worth > 0 ? best.last : kNone; last != kNone; last = from[last])
    moved[last] = false;
  return moved;
}

}  // namespace yoshiki
