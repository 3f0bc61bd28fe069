#include "form/edition_match.h"

#include <algorithm>
#include <map>
#include <utility>

namespace yoshiki {
namespace {

class Matcher {
 public:
  Matcher(const std::vector<Piece>& older, const std::vector<Piece>& newer)
      : older_(older), newer_(newer), found_(newer.size()), taken_(older.size()) {
    std::map<std::string, std::size_t> holder;
    for (std::size_t i = 0; i < older.size(); ++i) {
      for (const std::string& id : older[i].items) holder.emplace(id, i);
    }
    for (std::size_t i = 0; i < newer.size(); ++i) {
      for (const std::string& id : newer[i].items) {
        if (const auto at = holder.find(id); at != holder.end()) ++shared_[{i, at->second}];
      }
    }
  }

  OldPlaces Match() {
    TakeAll(
        [this](std::size_t n, std::size_t o) { return SameKey(n, o) && (SameWords(n, o) || Share(n, o)); });
    TakeBySharedItems();
    TakeAll([this](std::size_t n, std::size_t o) { return SameWords(n, o) && !newer_[n].words.empty(); });
    return std::move(found_);
  }

 private:
  bool SameKey(std::size_t n, std::size_t o) const { return newer_[n].key == older_[o].key; }
  bool SameWords(std::size_t n, std::size_t o) const { return newer_[n].words == older_[o].words; }
  bool Share(std::size_t n, std::size_t o) const { return shared_.contains({n, o}); }

  void Take(std::size_t n, std::size_t o) {
    if (found_[n] || taken_[o]) return;
    found_[n] = o;
    taken_[o] = true;
  }

  template <typename Alike>
  void TakeAll(Alike alike) {
    for (std::size_t n = 0; n < newer_.size(); ++n) {
      for (std::size_t o = 0; o < older_.size() && !found_[n]; ++o) {
        if (!taken_[o] && alike(n, o)) Take(n, o);
      }
    }
  }

  void TakeBySharedItems() {
    std::vector<std::pair<std::size_t, std::pair<std::size_t, std::size_t>>> pairs;
    for (const auto& [pair, count] : shared_) pairs.push_back({count, pair});
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, pair] : pairs) Take(pair.first, pair.second);
  }

  const std::vector<Piece>& older_;
  const std::vector<Piece>& newer_;
  OldPlaces found_;
  std::vector<bool> taken_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> shared_;  // items, by new and old piece
};

}  // namespace

OldPlaces MatchPieces(const std::vector<Piece>& older, const std::vector<Piece>& newer) {
  return Matcher(older, newer).Match();
}

std::vector<bool> OutOfOrder(const std::vector<std::size_t>& old_places) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends;  // of the best subsequences by length: the index of the last element
  std::vector<std::size_t> before(old_places.size(), kNone);
  for (std::size_t i = 0; i < old_places.size(); ++i) {
    const auto end = std::lower_bound(ends.begin(), ends.end(), old_places[i],
                                      [&](std::size_t e, std::size_t p) { return old_places[e] < p; });
    if (end != ends.begin()) before[i] = *(end - 1);
    if (end == ends.end()) {
      ends.push_back(i);
    } else {
      *end = i;
    }
  }
  std::vector<bool> moved(old_places.size(), true);
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i]) moved[i] = false;
  return moved;
}

std::vector<Step> MergedOrder(const OldPlaces& old_places, const std::vector<bool>& gone) {
  std::map<std::size_t, std::size_t> now;  // old place → new place
  for (std::size_t i = 0; i < old_places.size(); ++i) {
    if (old_places[i]) now.emplace(*old_places[i], i);
  }
  std::vector<std::vector<std::size_t>> behind(old_places.size() + 1);  // [0]: before the first
  std::size_t anchor = 0;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (const auto stays = now.find(i); stays != now.end()) anchor = stays->second + 1;
    if (gone[i]) behind[anchor].push_back(i);
  }
  std::vector<Step> steps;
  for (std::size_t i = 0; i < behind.size(); ++i) {
    if (i > 0) steps.push_back({old_places[i - 1], i - 1});
    for (const std::size_t older : behind[i]) steps.push_back({older, std::nullopt});
  }
  return steps;
}

}  // namespace yoshiki
