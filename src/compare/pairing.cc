#include "compare/pairing.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "compare/likeness.h"

namespace yoshiki {
namespace {

constexpr int kAlike = 450;              // ‰: elements that are surely two states of one
constexpr int kAlikeInPlace = 150;       // ‰: when they stand between the same neighbours
constexpr std::size_t kLongest = 2'000;  // bytes of an element that likeness looks at

// The texts and options of an element, in order. A string of its own kind is what likeness compares.
void AppendWords(const Value& value, std::string& words) {
  if (words.size() > kLongest) return;
  if (value.kind == ValueKind::text) (words += value.text.substr(0, kLongest)) += '\n';
  if (value.kind == ValueKind::integer) (words += std::to_string(value.integer)) += '\n';
  for (const Value& element : value.elements) AppendWords(element, words);
  for (const Member& member : value.members) {
    if (member.value.kind == ValueKind::boolean && member.value.boolean) (words += member.key) += '\n';
    AppendWords(member.value, words);
  }
}

struct Words {
  std::string text;
  CharacterPairs pairs;
};

std::vector<Words> WordsOf(const Value* list) {
  std::vector<Words> words;
  if (list == nullptr) return words;
  for (const Value& element : list->elements) {
    Words& own = words.emplace_back();
    AppendWords(element, own.text);
    own.pairs = CharacterPairsOf(own.text);
  }
  return words;
}

struct Pair {
  int likeness = 0;
  std::size_t before = 0, after = 0;
};

using Partners = std::vector<std::optional<std::size_t>>;  // of each element before, the one after

// Of those that have no partner yet and say anything, where they stand in the whole.
struct Unpaired {
  std::vector<std::size_t> places;
  std::vector<const CharacterPairs*> pairs;
};

Unpaired UnpairedOf(const std::vector<Words>& words, const auto& is_paired) {
  Unpaired unpaired;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_paired(i) || words[i].text.empty()) continue;
    unpaired.places.push_back(i);
    unpaired.pairs.push_back(&words[i].pairs);
  }
  return unpaired;
}

// The likest first; of those equally like, the ones that stand nearest to each other.
void PairAlike(const std::vector<Words>& before, const std::vector<Words>& after, Partners& partners,
               std::vector<bool>& taken) {
  const Unpaired old = UnpairedOf(before, [&](std::size_t i) { return partners[i].has_value(); });
  const Unpaired now = UnpairedOf(after, [&](std::size_t j) { return bool{taken[j]}; });
  std::vector<Pair> pairs;
  for (const auto& [o, n] : LikelyPairs(old.pairs, now.pairs)) {
    const int likeness = Likeness(*old.pairs[o], *now.pairs[n]);
    if (likeness >= kAlike) pairs.push_back({likeness, old.places[o], now.places[n]});
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
void PairEqual(const std::vector<Words>& before, const std::vector<Words>& after, Partners& partners,
               std::vector<bool>& taken) {
  const auto pair = [&](std::size_t i, std::size_t j) {
    partners[i] = j;
    taken[j] = true;
  };
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if (before[i].text == after[i].text) pair(i, i);
  }
  std::multimap<std::string_view, std::size_t> rest;
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (!taken[j] && !after[j].text.empty()) rest.emplace(after[j].text, j);
  }
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto found = partners[i] ? rest.end() : rest.find(before[i].text);
    if (found == rest.end()) continue;
    pair(i, found->second);
    rest.erase(found);
  }
}

// What is left between the same neighbours: reworded through and through, or filled in at last.
void PairInPlace(const std::vector<Words>& before, const std::vector<Words>& after, Partners& partners,
                 std::vector<bool>& taken) {
  std::size_t next = 0;  // the first place behind the partner of the element above
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (partners[i]) {
      next = *partners[i] + 1;
      continue;
    }
    if (next >= after.size() || taken[next]) continue;
    // The only one of its list is the same, however it was reworded.
    const bool is_sole = before.size() == 1 && after.size() == 1;
    const bool is_blank = before[i].text.empty() || after[next].text.empty();
    if (!is_sole && !is_blank && Likeness(before[i].pairs, after[next].pairs) < kAlikeInPlace) continue;
    partners[i] = next;
    taken[next++] = true;
  }
}

Partners PairLists(const std::vector<Words>& before, const std::vector<Words>& after) {
  Partners partners(before.size());
  std::vector<bool> taken(after.size(), false);
  PairEqual(before, after, partners, taken);
  PairAlike(before, after, partners, taken);
  PairInPlace(before, after, partners, taken);
  return partners;
}

// Of the partners, those that are not part of the longest run in order: they have moved.
std::vector<bool> OutOfOrder(const Partners& partners) {
  constexpr std::size_t kNone = std::size_t(-1);
  const std::size_t count = partners.size();
  std::vector<std::size_t> from(count, kNone);
  // levels[n]: ends of runs of n + 1, as they come. Their partners fall, or one would have gone on from the
  // other.
  std::vector<std::vector<std::size_t>> levels;
  const auto partner = [&](std::size_t i) { return *partners[i]; };
  for (std::size_t i = 0; i < count; ++i) {
    if (!partners[i]) continue;
    const auto level = std::ranges::partition_point(
        levels, [&](const auto& ends) { return partner(ends.back()) < partner(i); });
    // The first of those it can go on from.
    if (level != levels.begin())
      from[i] = *std::ranges::partition_point(*(level - 1),
                                              [&](std::size_t end) { return partner(end) > partner(i); });
    if (level == levels.end()) {
      levels.push_back({i});
    } else {
      level->push_back(i);
    }
  }
  std::vector<bool> moved(count);
  for (std::size_t i = 0; i < count; ++i) moved[i] = partners[i].has_value();
  for (std::size_t last = levels.empty() ? kNone : levels.back().front(); last != kNone; last = from[last])
    moved[last] = false;
  return moved;
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
  std::vector<std::size_t> order;  // of the elements, as the last draft has them; those it lacks behind
  std::vector<Words> latest;       // what each of `order` says in the last draft that has it
  for (std::size_t d = 0; d < values.size(); ++d) {
    if (!IsList(values[d])) continue;
    std::vector<Words> words = WordsOf(values[d]);
    const Partners partners = PairLists(latest, words);
    const std::vector<bool> moved = OutOfOrder(partners);
    std::vector<std::optional<std::size_t>> known(words.size());
    std::vector<std::size_t> gone;
    std::vector<Words> words_of_gone;
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
