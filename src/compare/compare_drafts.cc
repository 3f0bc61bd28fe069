// From drafts to rows.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "compare/compare.h"
#include "compare/entries.h"
#include "compare/order.h"
#include "compare/pairing.h"

namespace yoshiki {
namespace {

using Texts = std::vector<std::optional<std::string>>;

// "/files/0/entrustment" → "files[0].entrustment"
std::string ItemOf(std::string_view pointer) {
  std::string item;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const bool is_index = !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_index) {
      (item += '[') += token;
      item += ']';
    } else {
      if (!item.empty()) item += '.';
      item += token;
    }
  }
  return item;
}

// What each draft shows, against the one before.
std::vector<SheetCell> CellsOf(const Texts& texts) {
  std::vector<SheetCell> cells;
  bool was_filled = false;
  ComparedText shown;  // of the last draft that had a text
  for (std::size_t d = 0; d < texts.size(); ++d) {
    SheetCell cell;
    const bool had = d > 0 && texts[d - 1].has_value();
    if (!texts[d]) {
      cell.state = had          ? SheetCell::State::removed
                   : was_filled ? SheetCell::State::unchanged
                                : SheetCell::State::none;
    } else if (had && *texts[d] == *texts[d - 1]) {
      cell.state = SheetCell::State::unchanged;
    } else {
      cell.state = SheetCell::State::text;
      if (d == 0) {
        shown = UnmarkedText(*texts[d]);
      } else {
        shown = had ? CompareTexts(shown, *texts[d]) : CompareTexts("", *texts[d]);
      }
      cell.text = shown;
    }
    was_filled = was_filled || texts[d].has_value();
    cells.push_back(std::move(cell));
  }
  return cells;
}

// The part of a pointer that leads to the element of that key: both have as many tokens.
std::string ElementPart(const std::string& pointer, const std::string& element) {
  std::size_t end = 0;
  for (auto tokens = std::ranges::count(element, '/'); tokens > 0; --tokens) end = pointer.find('/', end + 1);
  return pointer.substr(0, end);
}

bool Differ(const Texts& texts) {
  return std::ranges::any_of(texts, [&](const auto& text) { return text != texts.front(); });
}

bool AllKnownAreEqual(const Texts& texts) {
  const std::set<std::optional<std::string>> different(texts.begin(), texts.end());
  return different.size() - different.count(std::nullopt) <= 1;
}

class Comparer {
 public:
  explicit Comparer(const std::vector<Round>& drafts) : drafts_(drafts), pairing_(RootsOf(drafts)) {
    for (std::size_t d = 0; d < drafts.size(); ++d) {
      entries_.push_back(EntriesOf(*drafts[d].form));
      keys_.emplace_back();
      places_.emplace_back();
      for (std::size_t i = 0; i < entries_[d].size(); ++i) {
        keys_[d].push_back(pairing_.KeyOf(d, entries_[d][i].pointer));
        places_[d].emplace(keys_[d].back(), i);
      }
    }
    for (const Moved& moved : pairing_.moved()) moved_[moved.key].insert(moved.draft);
  }

  void Fill(Comparison& comparison) {
    std::vector<ChangeRow>& rows = comparison.rows;
    // In the order of the last draft.
    for (const std::string& key : MergedOrder({keys_.rbegin(), keys_.rend()})) {
      NotePage(key);
      place_ = comparison.order.size();
      comparison.order.push_back(OwnName(ItemOf(NamingEntry(key).pointer)));
      AddMoved(key, rows);
      Texts texts = TextsOf(key);
      if (Differ(texts)) rows.push_back(RowOf(key, std::move(texts)));
    }
  }

 private:
  // What was removed and what is new may have the same item.
  std::string OwnName(std::string item) {
    const int before = names_[item]++;
    return before == 0 ? std::move(item) : item + " " + std::to_string(before + 1);
  }

  static std::vector<const Value*> RootsOf(const std::vector<Round>& drafts) {
    std::vector<const Value*> roots;
    for (const Round& draft : drafts) roots.push_back(&draft.statement->root);
    return roots;
  }

  const Entry* EntryOf(std::size_t draft, const std::string& key) const {
    const auto found = places_[draft].find(key);
    return found == places_[draft].end() ? nullptr : &entries_[draft][found->second];
  }

  // The entry by which a row is named: of the last draft that says something.
  const Entry& NamingEntry(const std::string& key) const {
    const Entry* naming = nullptr;
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      const Entry* entry = EntryOf(d, key);
      if (entry != nullptr && (naming == nullptr || entry->filled || !naming->filled)) naming = entry;
    }
    return *naming;
  }

  Texts TextsOf(const std::string& key) const {
    Texts texts;
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      const Entry* entry = EntryOf(d, key);
      texts.push_back(entry != nullptr && entry->filled ? std::optional(entry->text) : std::nullopt);
    }
    if (Differ(texts)) ShowBlankLists(key, texts);
    return texts;
  }

  // A check list without a tick says the same whether the statement has it or not: of drafts that follow one
  // another all show its boxes, or none does.
  void ShowBlankLists(const std::string& key, Texts& texts) const {
    for (std::size_t d = 0, end = 0; d < texts.size(); d = end + 1) {
      bool is_given = false;
      for (end = d; end < texts.size() && !texts[end] && EntryOf(end, key) != nullptr; ++end)
        is_given = is_given || EntryOf(end, key)->blank_list;
      for (std::size_t blank = d; is_given && blank < end; ++blank) texts[blank] = EntryOf(blank, key)->text;
    }
  }

  // An item that the first draft does not print stands where the one before it does.
  void NotePage(const std::string& key) {
    const Entry* entry = EntryOf(0, key);
    if (entry == nullptr) return;
    const auto page = drafts_.front().pages.find(entry->pointer);
    if (page != drafts_.front().pages.end()) page_ = page->second;
  }

  ChangeRow RowOf(const std::string& key, Texts texts) const {
    const Entry& entry = NamingEntry(key);
    ChangeRow row;
    row.item = ItemOf(entry.pointer);
    const Entry* last = EntryOf(drafts_.size() - 1, key);
    if (last != nullptr) row.pointer = last->pointer;
    row.path = entry.path;
    row.pages.emplace_back(page_);
    row.place = place_;
    row.important = entry.important;
    row.cells = CellsOf(texts);
    row.texts = std::move(texts);
    return row;
  }

  // A row of its own before the first item of an element that stands elsewhere now.
  void AddMoved(const std::string& key, std::vector<ChangeRow>& rows) {
    // The elements that the item stands in, the outermost first.
    for (std::size_t end = key.find('/', 1); end != std::string::npos; end = key.find('/', end + 1)) {
      const std::string element = key.substr(0, end);
      const auto moves = moved_.extract(element);
      if (moves.empty()) continue;
      Texts places = PlacesOf(element, moves.mapped());
      if (AllKnownAreEqual(places)) continue;
      ChangeRow row = RowOf(key, std::move(places));
      const Entry& entry = NamingEntry(key);
      if (!entry.element && !row.path.empty()) row.path.pop_back();
      row.item = ItemOf(ElementPart(entry.pointer, element));
      row.pointer = ElementPart(row.pointer, element);
      rows.push_back(std::move(row));
    }
  }

  // Where an element stands, in the drafts that have it. It has another place only where it moved itself, not
  // where others before it came or went.
  Texts PlacesOf(const std::string& element, const std::set<std::size_t>& moves) const {
    Texts places;
    std::optional<std::string> told;
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      const std::optional<std::string> place = PlaceIn(d, element);
      if (place && (!told || moves.contains(d))) told = place;
      places.push_back(place ? told : std::nullopt);
    }
    return places;
  }

  // "3番目": where an element stands in a draft.
  std::optional<std::string> PlaceIn(std::size_t draft, const std::string& element) const {
    const std::string below = element + "/";
    const auto found = places_[draft].lower_bound(below);
    if (found == places_[draft].end() || !found->first.starts_with(below)) return std::nullopt;
    const std::string at = ElementPart(entries_[draft][found->second].pointer, element);
    return std::to_string(std::stoul(at.substr(at.rfind('/') + 1)) + 1) + "番目";
  }

  const std::vector<Round>& drafts_;
  Pairing pairing_;
  std::vector<std::vector<Entry>> entries_;
  std::vector<std::vector<std::string>> keys_;
  std::vector<std::map<std::string, std::size_t>> places_;
  std::map<std::string, std::set<std::size_t>> moved_;  // elements not told yet, and in which drafts
  std::unordered_map<std::string, int> names_;
  OtherPlace page_;
  std::size_t place_ = 0;
};

}  // namespace

Comparison CompareDrafts(const std::vector<Round>& drafts) {
  Comparison comparison;
  if (drafts.empty()) return comparison;
  for (const Round& draft : drafts) comparison.drafts.push_back(draft.name);
  Comparer(drafts).Fill(comparison);
  return comparison;
}

}  // namespace yoshiki
