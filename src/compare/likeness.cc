#include "compare/likeness.h"

#include <algorithm>
#include <functional>
#include <span>

#include "base/base.h"

namespace yoshiki {
namespace {

using Indices = std::vector<std::size_t>;

constexpr std::size_t kFewPairs = 10'000;  // so many likenesses take no time that anyone would notice
constexpr std::size_t kNear = 1;           // places to either side
constexpr std::size_t kRarest = 24;        // character pairs of a text that are looked up
constexpr std::size_t kMostShared = 256;   // texts; a character pair that more of them have says little
constexpr std::size_t kMostLikely = 16;    // texts that are compared with one

// Where each character pair stands.
class PairIndex {
 public:
  explicit PairIndex(const std::vector<const CharacterPairs*>& texts) : votes_(texts.size()) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      for (std::size_t p = 0; p < texts[i]->size(); ++p) {
        if (p == 0 || (*texts[i])[p] != (*texts[i])[p - 1]) places_.emplace_back((*texts[i])[p], i);
      }
    }
    std::ranges::sort(places_);
  }

  // The texts that share most of what is rare in this one.
  Indices MostShared(const CharacterPairs& text) {
    std::vector<Range> ranges;
    for (std::size_t p = 0; p < text.size(); ++p) {
      if (p > 0 && text[p] == text[p - 1]) continue;
      const auto first = std::ranges::lower_bound(places_, text[p], {}, &Place::first);
      const auto last = std::ranges::upper_bound(places_, text[p], {}, &Place::first);
      const Range range(first, last);
      if (!range.empty() && range.size() <= kMostShared) ranges.push_back(range);
    }
    std::ranges::stable_sort(ranges, {}, [](const Range& range) { return range.size(); });
    for (const Range& range : std::span(ranges).first(std::min(ranges.size(), kRarest))) {
      for (const Place& place : range) {
        if (votes_[place.second]++ == 0) voted_.push_back(place.second);
      }
    }
    std::ranges::sort(voted_);
    std::ranges::stable_sort(voted_, std::greater(), [&](std::size_t i) { return votes_[i]; });
    Indices most(voted_.begin(),
                 voted_.begin() + static_cast<std::ptrdiff_t>(std::min(voted_.size(), kMostLikely)));
    for (const std::size_t i : voted_) votes_[i] = 0;
    voted_.clear();
    return most;
  }

 private:
  using Place = std::pair<std::uint64_t, std::size_t>;
  using Range = std::span<const Place>;
  std::vector<Place> places_;
  Indices votes_, voted_;  // for each text; those that have any
};

Indices NearPlaces(std::size_t at, std::size_t size) {
  Indices near;
  for (std::size_t i = at - std::min(at, kNear); i < std::min(at + kNear + 1, size); ++i) near.push_back(i);
  return near;
}

}  // namespace

CharacterPairs CharacterPairsOf(std::string_view text) {
  CharacterPairs pairs;
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < text.size();) {
    const bool is_first = i == 0;
    const std::uint64_t next = NextCodePoint(text, i);
    if (!is_first) pairs.push_back(last << 32U | next);
    last = next;
  }
  std::ranges::sort(pairs);
  return pairs;
}

int Likeness(const CharacterPairs& a, const CharacterPairs& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t shared = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const std::uint64_t left = *i, right = *j;
    shared += left == right ? 1 : 0;
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return static_cast<int>(2000 * shared / (a.size() + b.size()));
}

std::vector<std::pair<std::size_t, std::size_t>> LikelyPairs(
    const std::vector<const CharacterPairs*>& before, const std::vector<const CharacterPairs*>& after) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  if (before.size() * after.size() <= kFewPairs) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      for (std::size_t j = 0; j < after.size(); ++j) pairs.emplace_back(i, j);
    }
    return pairs;
  }
  PairIndex index(after);
  for (std::size_t i = 0; i < before.size(); ++i) {
    Indices likely = index.MostShared(*before[i]);
    const Indices near = NearPlaces(i, after.size());
    likely.insert(likely.end(), near.begin(), near.end());
    std::ranges::sort(likely);
    likely.erase(std::unique(likely.begin(), likely.end()), likely.end());
    for (const std::size_t j : likely) pairs.emplace_back(i, j);
  }
  return pairs;
}

}  // namespace yoshiki
