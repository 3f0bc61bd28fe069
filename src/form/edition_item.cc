#include "form/edition_item.h"

#include <algorithm>
#include <optional>

#include "form/edition_match.h"
#include "form/words.h"

namespace yoshiki {
namespace {

using Kind = EditionChangeKind;

std::string PrintedOption(const OptionDef& option) {
  return option.has_text ? option.label + "（　）" : option.label;
}

std::string Captions(const ItemDef& item) {
  std::vector<std::string> captions;
  for (const OptionDef& option : item.options) {
    if (!option.caption.empty()) captions.push_back(option.caption);
  }
  return Joined(captions, "、");
}

std::string YesNo(bool value) { return value ? "yes" : "no"; }

class ItemComparison {
 public:
  explicit ItemComparison(const ItemPair& pair) : pair_(pair), older_(pair.older), newer_(pair.newer) {}

  std::vector<EditionChange> Run() {
    CompareLabel();
    Compare(Kind::type, TypeWord(older_.type), TypeWord(newer_.type));
    Compare(Kind::text, older_.fixed_value, newer_.fixed_value);
    Compare(Kind::text, older_.suffix, newer_.suffix);
    Compare(Kind::text, Joined(older_.values, "、"), Joined(newer_.values, "、"));
    Compare(Kind::text, Captions(older_), Captions(newer_));
    CompareOptions();
    Compare(Kind::required, YesNo(older_.required), YesNo(newer_.required));
    Compare(Kind::important, YesNo(older_.important), YesNo(newer_.important));
    if (older_.when != newer_.when) {
      Add(Kind::condition, {}, pair_.older_names.When(older_.when), pair_.newer_names.When(newer_.when));
    }
    return std::move(changes_);
  }

 private:
  void Add(Kind kind, std::string option, std::string before, std::string after) {
    EditionChange change;
    change.kind = kind;
    change.option = std::move(option);
    change.before = std::move(before);
    change.after = std::move(after);
    changes_.push_back(std::move(change));
  }

  void Compare(Kind kind, std::string before, std::string after) {
    if (before != after) Add(kind, {}, std::move(before), std::move(after));
  }

  // Where only ※ came or went, the change of `important` says it.
  void CompareLabel() {
    const bool only_mark =
        older_.important != newer_.important && WithoutMark(older_.label) == WithoutMark(newer_.label);
    if (!only_mark) Compare(Kind::label, older_.label, newer_.label);
  }

  void CompareOptions() {
    const std::vector<Step> steps = Steps();
    const std::vector<bool> moved = OutOfOrder(places_);
    std::size_t common = 0;
    for (const Step& step : steps) {
      if (!step.newer) {
        Add(Kind::option_removed, older_.options[*step.older].id, PrintedOption(older_.options[*step.older]),
            {});
        continue;
      }
      const OptionDef& now = newer_.options[*step.newer];
      if (!step.older) {
        Add(Kind::option_added, now.id, {}, PrintedOption(now));
        continue;
      }
      const std::string was = PrintedOption(older_.options[*step.older]);
      if (was != PrintedOption(now)) Add(Kind::option_label, now.id, was, PrintedOption(now));
      if (moved[common++]) {
        Add(Kind::option_moved, now.id, {}, PrintedOption(now));
        if (*step.newer > 0) changes_.back().behind = newer_.options[*step.newer - 1].label;
      }
    }
  }

  std::vector<Step> Steps() {
    OldPlaces old_places;
    std::vector<bool> gone(older_.options.size(), true);
    for (const OptionDef& option : newer_.options) {
      const auto was = std::ranges::find(older_.options, option.id, &OptionDef::id);
      if (was == older_.options.end()) {
        old_places.emplace_back();
        continue;
      }
      places_.push_back(static_cast<std::size_t>(was - older_.options.begin()));
      old_places.emplace_back(places_.back());
      gone[places_.back()] = false;
    }
    return MergedOrder(old_places, gone);
  }

  const ItemPair& pair_;
  const ItemDef& older_;
  const ItemDef& newer_;
  std::vector<std::size_t> places_;  // in the older list, of the options that both have
  std::vector<EditionChange> changes_;
};

}  // namespace

std::vector<EditionChange> CompareItem(const ItemPair& pair) { return ItemComparison(pair).Run(); }

std::string TypeWord(ItemType type) {
  switch (type) {
    case ItemType::text:
      return "text";
    case ItemType::choice:
      return "choice";
    case ItemType::checks:
      return "checks";
    case ItemType::count:
      return "count";
    case ItemType::date:
      return "date";
    case ItemType::heading:
      return "heading";
    case ItemType::note:
      return "note";
    case ItemType::table:
      return "table";
    case ItemType::image:
      break;
  }
  return "image";
}

}  // namespace yoshiki
