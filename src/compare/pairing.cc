#include "compare/pairing.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "compare/elements.h"
#include "compare/likeness.h"
#include "compare/moves.h"

namespace yoshiki {
namespace {

constexpr int kAlikeElements = 450;  // ‰: elements that are surely two states of one
constexpr int kAlikeInPlace = 150;   // ‰: when they stand between the same neighbours

struct Pair {
  int likeness = 0;
  std::size_t before = 0, after = 0;
};

// Of those that have no partner yet and say anything, where they stand in the whole.
struct Unpaired {
  std::vector<std::size_t> places;
  std::vector<const CharacterPairs*> pairs;
};

Unpaired UnpairedOf(const std::vector<ElementWords>& words, const auto& is_paired) {
  Unpaired unpaired;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_paired(i) || words[i].all.empty()) continue;
    unpaired.places.push_back(i);
    unpaired.pairs.push_back(&words[i].pairs);
  }
  return unpaired;
}

// The likest first; of those equally like, the ones that stand nearest to each other.
void PairLikeElements(const std::vector<ElementWords>& before, const std::vector<ElementWords>& after,
                      Partners& partners, std::vector<bool>& taken) {
  const Unpaired old = UnpairedOf(before, [&](std::size_t i) { return partners[i].has_value(); });
  const Unpaired now = UnpairedOf(after, [&](std::size_t j) { return bool{taken[j]}; });
  std::vector<Pair> pairs;
  for (const auto& [o, n] : LikelyPairs(old.pairs, now.pairs)) {
    const int likeness = Likeness(*old.pairs[o], *now.pairs[n]);
    if (likeness >= kAlikeElements) pairs.push_back({likeness, old.places[o], now.places[n]});
  }
  const auto distance = [](const Pair& p) {
    return p.before > p.after ? p.before - p.after : p.after - p.before;
  };
  std::ranges::stable_sort(pairs, [&](const Pair& a, const Pair& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : distance(a) < distance(b);
  });
  for (const Pair& pair : pairs) {
    if (partners[pair.before] || taken[pair.after]) continue;
    partners[pair.before] = pair.after;
    taken[pair.after] = true;
  }
}

// Equal elements, those in the same place first.
void PairEqual(const std::vector<ElementWords>& before, const std::vector<ElementWords>& after,
               Partners& partners, std::vector<bool>& taken) {
  const auto pair = [&](std::size_t i, std::size_t j) {
    partners[i] = j;
    taken[j] = true;
  };
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if (before[i].all == after[i].all) pair(i, i);
  }
  std::multimap<std::string_view, std::size_t> rest;
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (!taken[j] && !after[j].all.empty()) rest.emplace(after[j].all, j);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = partners[i] ? rest.end() : rest.lower_bound(before[i].all);
    if (found == rest.end() || found->first != before[i].all) continue;
    pair(i, found->second);
    rest.erase(found);
  }
}

// Where each title or name stands that only one element has.
std::map<std::string_view, std::size_t> OnlyHeads(const std::vector<ElementWords>& words) {
  std::map<std::string_view, std::size_t> places, counts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    places.emplace(words[i].head, i);
    ++counts[words[i].head];
  }
  std::erase_if(places, [&](const auto& place) { return place.first.empty() || counts[place.first] > 1; });
  return places;
}

// What has the name that nothing else has is the same, however the rest was reworded.
void PairNamesakes(const std::vector<ElementWords>& before, const std::vector<ElementWords>& after,
                   Partners& partners, std::vector<bool>& taken) {
  const auto heads = OnlyHeads(after);
  for (const auto& [head, i] : OnlyHeads(before)) {
    const auto found = heads.find(head);
    if (found == heads.end() || partners[i] || taken[found->second]) continue;
    partners[i] = found->second;
    taken[found->second] = true;
  }
}

// What is left between the same neighbours: reworded through and through, or filled in at last.
void PairInPlace(const std::vector<ElementWords>& before, const std::vector<ElementWords>& after,
                 Partners& partners, std::vector<bool>& taken) {
  std::size_t next = 0;  // the first place behind the partner of the element above
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partners[i]) {
      next = *partners[i] + 1;
      continue;
    }
    if (next >= after.size() || taken[next]) continue;
    // The only one of its list is the same, however it was reworded.
    const bool is_sole = before.size() == 1 && after.size() == 1;
    const bool is_blank = before[i].all.empty() || after[next].all.empty();
    if (!is_sole && !is_blank && Likeness(before[i].pairs, after[next].pairs) < kAlikeInPlace) continue;
    partners[i] = next;
    taken[next++] = true;
  }
}

Partners PairLists(const std::vector<ElementWords>& before, const std::vector<ElementWords>& after) {
  Partners partners(before.size());
  std::vector<bool> taken(after.size(), false);
  PairEqual(before, after, partners, taken);
  PairNamesakes(before, after, partners, taken);
  PairLikeElements(before, after, partners, taken);
  PairInPlace(before, after, partners, taken);
  return partners;
}

bool IsList(const Value* value) { return value != nullptr && value->kind == ValueKind::array; }
bool IsObject(const Value* value) { return value != nullptr && value->kind == ValueKind::object; }

}  // namespace

Pairing::Pairing(const std::vector<const Value*>& drafts) : keys_(drafts.size()) {
  Walk(drafts, Pointers(drafts.size()), "");
}

void Pairing::Walk(const Values& values, const Pointers& pointers, const std::string& key) {
  if (std::ranges::any_of(values, IsList)) return PairElements(values, pointers, key);
  if (std::ranges::any_of(values, IsObject)) PairMembers(values, pointers, key);
}

void Pairing::PairMembers(const Values& values, const Pointers& pointers, const std::string& key) {
  std::vector<std::string> seen;
  for (const Value* value : values) {
    if (!IsObject(value)) continue;
    for (const Member& member : value->members) {
      const bool is_container =
          member.value.kind == ValueKind::object || member.value.kind == ValueKind::array;
      if (!is_container || std::ranges::find(seen, member.key) != seen.end()) continue;
      seen.push_back(member.key);
      Values below;
      Pointers at;
      for (std::size_t d = 0; d < values.size(); ++d) {
        below.push_back(IsObject(values[d]) ? values[d]->Find(member.key) : nullptr);
        at.push_back(PointerTo(pointers[d], member.key));
      }
      Walk(below, at, PointerTo(key, member.key));
    }
  }
}

void Pairing::PairElements(const Values& values, const Pointers& pointers, const std::string& key) {
  // Elements over all drafts, each with its place in every draft.
  std::vector<std::vector<std::optional<std::size_t>>> elements;
  std::vector<std::size_t> order;    // of the elements, as the last draft has them; those it lacks behind
  std::vector<ElementWords> latest;  // what each of `order` says in the last draft that has it
  std::size_t present = 0;           // of `order`: those that the last draft has
  for (std::size_t d = 0; d < values.size(); ++d) {
    if (!IsList(values[d])) continue;
    std::vector<ElementWords> words = ElementWordsOf(values[d]);
    const Partners partners = PairLists(latest, words);
    const std::vector<bool> moved = OutOfOrder(partners, present, words.size());
    std::vector<std::optional<std::size_t>> known(words.size());
    std::vector<std::size_t> gone;
    std::vector<ElementWords> words_of_gone;
    for (std::size_t i = 0; i < partners.size(); ++i) {
      if (!partners[i]) {
        gone.push_back(order[i]);
        words_of_gone.push_back(std::move(latest[i]));
        continue;
      }
      known[*partners[i]] = order[i];
      if (moved[i]) moved_.push_back({key + "/#" + std::to_string(order[i]), d});
    }
    order.clear();
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!known[i]) {
        known[i] = elements.size();
        elements.emplace_back(values.size());
      }
      elements[*known[i]][d] = i;
      order.push_back(*known[i]);
    }
    order.insert(order.end(), gone.begin(), gone.end());
    present = words.size();
    latest = std::move(words);
    std::ranges::move(words_of_gone, std::back_inserter(latest));
  }
  for (std::size_t e = 0; e < elements.size(); ++e) {
    const std::string element_key = key + "/#" + std::to_string(e);
    Values below;
    Pointers at;
    for (std::size_t d = 0; d < values.size(); ++d) {
      const std::optional<std::size_t> index = elements[e][d];
      below.push_back(index ? &values[d]->elements[*index] : nullptr);
      at.push_back(index ? PointerTo(pointers[d], *index) : std::string());
      if (index) keys_[d].emplace(at.back(), element_key);
    }
    Walk(below, at, element_key);
  }
}

std::string Pairing::KeyOf(std::size_t draft, const std::string& pointer) const {
  // The longest pointer to an element that leads here.
  for (std::size_t end = pointer.size(); end != std::string::npos && end > 0;
       end = pointer.rfind('/', end - 1)) {
    const auto found = keys_[draft].find(pointer.substr(0, end));
    if (found != keys_[draft].end()) return found->second + pointer.substr(end);
  }
  return pointer;
}

}  // namespace yoshiki
