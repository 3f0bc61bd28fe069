// CompareEditions: two editions gone through at once, part by part, block by block, item by item.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "form/edition_item.h"
#include "form/edition_look.h"
#include "form/edition_pair.h"

namespace yoshiki {
namespace {

using Kind = EditionChangeKind;

// Which old parts have no place in the newer edition.
std::vector<bool> Gone(const OldPlaces& newer_places) {
  std::vector<bool> gone;
  for (const auto& place : newer_places) gone.push_back(!place);
  return gone;
}

class Comparison {
 public:
  explicit Comparison(const EditionPair& pair) : pair_(pair), older_(pair.older), newer_(pair.newer) {}

  std::vector<EditionChange> Run() {
    CompareForms();
    CompareParts();
    AddLook();
    return std::move(changes_);
  }

 private:
  // ---- the walk

  void CompareForms() {
    const Definition& was = older_.definition;
    const Definition& now = newer_.definition;
    AddIfOther(Kind::title, {}, {}, was.title, now.title);
    AddIfOther(Kind::title, {}, {}, was.short_title, now.short_title);
    AddIfOther(Kind::mark, {}, {}, was.mark, now.mark);
  }

  void CompareParts() {
    std::vector<std::size_t> stayed;
    for (const auto& place : pair_.parts) {
      if (place) stayed.push_back(*place);
    }
    const std::vector<bool> moved = OutOfOrder(stayed);
    std::size_t common = 0;
    for (const Step& step : MergedOrder(pair_.parts, Gone(pair_.newer_parts))) {
      const PartDef* const was = step.older ? &older_.definition.parts[*step.older] : nullptr;
      const PartDef* const now = step.newer ? &newer_.definition.parts[*step.newer] : nullptr;
      const PartDef& part = now == nullptr ? *was : *now;
      part_ = PartName(part);
      if (was == nullptr) Add(Kind::part_added, part_, part.key, {}, PartHeading(part));
      if (now == nullptr) Add(Kind::part_removed, part_, part.key, PartHeading(part), {});
      if (was != nullptr && now != nullptr) {
        AddIfOther(Kind::part_heading, part_, part.key, PartHeading(*was), PartHeading(*now));
        if (moved[common++]) {
          Add(Kind::part_moved, part_, part.key, {}, {});
          if (*step.newer > 0) changes_.back().behind = PartName(newer_.definition.parts[*step.newer - 1]);
        }
        CompareContents(*was, *now);
        if (!SameLook(*was, *now)) NoteLook(part_);
      }
      const std::string key =
          now == nullptr ? "old part " + std::to_string(*step.older) : "part " + std::to_string(*step.newer);
      CompareItemsOf(key);
      CompareBlocks(step);
    }
  }

  static std::string PartHeading(const PartDef& part) {
    return part.suffix.empty() ? PartName(part) : PartName(part) + " " + part.suffix;
  }

  // The lines of 項目一覧, known by the part they lead to.
  void CompareContents(const PartDef& was, const PartDef& now) {
    std::vector<bool> gone(was.lines.size(), true);
    OldPlaces places;
    for (const ListLine& line : now.lines) {
      places.emplace_back();
      for (std::size_t i = 0; i < was.lines.size() && !places.back(); ++i) {
        if (gone[i] && was.lines[i].target == line.target) places.back() = i;
      }
      if (places.back()) gone[*places.back()] = false;
    }
    for (const Step& step : MergedOrder(places, gone)) {
      AddIfOther(Kind::contents, part_, now.key, step.older ? was.lines[*step.older].text : std::string(),
                 step.newer ? now.lines[*step.newer].text : std::string());
    }
  }

  void CompareBlocks(const Step& part) {
    std::vector<std::size_t> olds, news;  // the blocks of the two parts, by their number among all
    for (std::size_t i = 0; i < older_.blocks.size(); ++i) {
      if (part.older == older_.blocks[i].part_number) olds.push_back(i);
    }
    for (std::size_t i = 0; i < newer_.blocks.size(); ++i) {
      if (part.newer == newer_.blocks[i].part_number) news.push_back(i);
    }
    OldPlaces places;
    std::vector<std::size_t> stayed;
    for (const std::size_t n : news) {
      places.emplace_back();
      if (!pair_.blocks[n]) continue;
      const auto old = std::ranges::find(olds, *pair_.blocks[n]);
      if (old == olds.end()) continue;
      places.back() = static_cast<std::size_t>(old - olds.begin());
      stayed.push_back(*places.back());
    }
    std::vector<bool> gone;
    for (const std::size_t o : olds) gone.push_back(!pair_.newer_blocks[o]);
    const std::vector<bool> reordered = OutOfOrder(stayed);
    std::size_t common = 0;
    for (const Step& step : MergedOrder(places, gone)) {
      if (!step.newer) {
        CompareGoneBlock(olds[*step.older]);
        continue;
      }
      const bool moved = step.older ? reordered[common++] : pair_.blocks[news[*step.newer]].has_value();
      CompareBlock(news, *step.newer, moved);
    }
  }

  void CompareGoneBlock(std::size_t number) {
    const BlockAt& at = older_.blocks[number];
    Add(Kind::block_removed, BlockName(*at.part, *at.block), at.block->key, at.block->heading, {});
    CompareItemsOf("old block " + std::to_string(number));
  }

  void CompareBlock(const std::vector<std::size_t>& blocks, std::size_t place, bool moved) {
    const std::size_t number = blocks[place];
    const BlockAt& now = newer_.blocks[number];
    const std::string name = BlockName(*now.part, *now.block);
    if (!pair_.blocks[number]) {
      Add(Kind::block_added, name, now.block->key, {}, now.block->heading);
    } else {
      const BlockAt& was = older_.blocks[*pair_.blocks[number]];
      if (moved) {
        Add(Kind::block_moved, name, now.block->key, PartName(*was.part), PartName(*now.part));
        if (changes_.back().before == changes_.back().after)
          changes_.back().before = changes_.back().after = std::string();
        if (place > 0) {
          const BlockAt& above = newer_.blocks[blocks[place - 1]];
          changes_.back().behind = BlockName(*above.part, *above.block);
        }
      }
      AddIfOther(Kind::block_heading, name, now.block->key, was.block->heading, now.block->heading);
      if (!SameLook(*was.block, *now.block)) NoteLook(name);
    }
    CompareItemsOf("block " + std::to_string(number));
  }

  // ---- items

  // The items of a part or block, those that are gone from it in their old places.
  void CompareItemsOf(const std::string& holder) {
    const std::vector<std::string> olds = OrderOf(older_.tree, holder), news = OrderOf(newer_.tree, holder);
    std::map<std::string, std::size_t> old_places;
    std::vector<bool> gone;
    for (const std::string& key : olds) {
      old_places.emplace(key, old_places.size());
      gone.push_back(!newer_.tree.nodes.contains(key));
    }
    OldPlaces places;
    for (const std::string& key : news) {
      const auto old = old_places.find(key);
      places.push_back(old == old_places.end() ? std::nullopt : std::optional(old->second));
    }
    for (const Step& step : MergedOrder(places, gone)) {
      step.newer ? CompareNode(holder, news[*step.newer]) : AddGone(olds[*step.older]);
    }
  }

  static std::vector<std::string> OrderOf(const FormTree& tree, const std::string& holder) {
    const auto order = tree.orders.find(holder);
    return order == tree.orders.end() ? std::vector<std::string>() : order->second;
  }

  void AddGone(const std::string& key) {
    const FormNode& node = older_.tree.nodes.at(key);
    if (node.is_list) return;
    Add(Kind::item_removed, older_.names.Item(key), key, older_.definition.Find(key)->label, {});
  }

  void CompareNode(const std::string& holder, const std::string& key) {
    const FormNode& node = newer_.tree.nodes.at(key);
    const auto was = older_.tree.nodes.find(key);
    const std::string id = node.is_list ? node.row->list : key;
    if (was == older_.tree.nodes.end()) {
      if (!node.is_list) AddNew(id);
      return;
    }
    if (pair_.moved.contains(key)) AddMoved(key, id);
    if (node.row != nullptr && was->second.row != nullptr)
      CompareRows(holder, *was->second.row, *node.row, id);
    if (node.is_list) return;
    const ItemPair pair{*older_.definition.Find(id), *newer_.definition.Find(id), older_.names, newer_.names};
    for (EditionChange& change : CompareItem(pair)) {
      change.part = part_;
      change.place = newer_.names.Item(id);
      change.id = id;
      changes_.push_back(std::move(change));
    }
    if (!SameLook(pair.older, pair.newer)) NoteLook(newer_.holder_names.at(holder));
  }

  void CompareRows(const std::string& holder, const RowDef& was, const RowDef& now, const std::string& id) {
    if (!SameLook(was, now)) NoteLook(newer_.holder_names.at(holder));
    if (was.bands == now.bands) return;
    Add(Kind::text, newer_.names.Item(id), id, Joined(was.bands, "、"), Joined(now.bands, "、"));
  }

  void AddNew(const std::string& id) {
    const ItemDef& item = *newer_.definition.Find(id);
    Add(Kind::item_added, newer_.names.Item(id), id, {}, item.label);
    changes_.back().required = item.required;
    changes_.back().condition = newer_.names.When(item.when);
  }

  void AddMoved(const std::string& key, const std::string& id) {
    const FormNode& was = older_.tree.nodes.at(key);
    const FormNode& now = newer_.tree.nodes.at(key);
    std::string before = FamilyName(older_, was.parent), after = FamilyName(newer_, now.parent);
    if (was.parent == now.parent || before == after) before = after = std::string();
    Add(Kind::item_moved, newer_.names.Item(id), id, std::move(before), std::move(after));
    changes_.back().behind = pair_.moved.at(key);
  }

  static std::string FamilyName(const EditionSide& side, const std::string& parent) {
    constexpr std::string_view kRepeat = "repeat ";
    const auto holder = side.holder_names.find(parent);
    if (holder != side.holder_names.end()) return holder->second;
    const bool is_list = parent.starts_with(kRepeat);
    return side.names.Item(is_list ? parent.substr(kRepeat.size()) : parent);
  }

  // ---- gathering

  void Add(Kind kind, std::string place, std::string id, std::string before, std::string after) {
    EditionChange change;
    change.kind = kind;
    change.part = part_;
    change.place = std::move(place);
    change.id = std::move(id);
    change.before = std::move(before);
    change.after = std::move(after);
    changes_.push_back(std::move(change));
  }

  void AddIfOther(Kind kind, std::string place, std::string id, std::string before, std::string after) {
    if (before != after) Add(kind, std::move(place), std::move(id), std::move(before), std::move(after));
  }

  void NoteLook(const std::string& place) {
    if (std::ranges::find(look_, place) == look_.end()) look_.push_back(place);
  }

  void AddLook() {
    if (look_.empty()) return;
    part_.clear();
    Add(Kind::look, {}, {}, {}, Joined(look_, "、"));
  }

  const EditionPair& pair_;
  const EditionSide& older_;
  const EditionSide& newer_;
  std::vector<std::string> look_;
  std::string part_;  // the one being compared
  std::vector<EditionChange> changes_;
};

}  // namespace

std::vector<EditionChange> CompareEditions(const Form& older, const Form& newer) {
  const EditionPair pair(older.definition(), newer.definition());
  return Comparison(pair).Run();
}

}  // namespace yoshiki
