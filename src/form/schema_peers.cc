#include "form/schema_peers.h"

#include <algorithm>
#include <set>

namespace yoshiki {
namespace {

// Adds those of `words` that are not known yet, and knows them from then on.
void AddNew(const Form* form, std::vector<std::string> words, std::set<std::string>& known,
            Foreign& foreign) {
  std::erase_if(words, [&](const std::string& word) { return !known.insert(word).second; });
  if (!words.empty()) foreign.emplace_back(form, std::move(words));
}

std::vector<std::string> OptionsOf(const ItemDef& item) {
  std::vector<std::string> options;
  for (const OptionDef& option : item.options) options.push_back(option.id);
  return options;
}

}  // namespace

OtherKeys::OtherKeys(const Form& form, const std::vector<Form>& others) {
  for (const Form& other : others) {
    const bool is_itself = other.name() == form.name() && other.edition() == form.edition();
    if (!is_itself) trees_.emplace_back(&other, BuildKeyTree(other.definition()));
  }
  std::ranges::sort(trees_, [&](const auto& a, const auto& b) {
    const auto rank = [&](const Form* of) { return std::pair(of->name() != form.name(), of->name()); };
    if (rank(a.first) != rank(b.first)) return rank(a.first) < rank(b.first);
    return a.first->edition() > b.first->edition();
  });
}

Peers OtherKeys::Roots() const {
  Peers roots;
  for (const auto& [form, keys] : trees_) roots.push_back({form, &keys});
  return roots;
}

Peers Below(const Peers& peers, const std::string& key) {
  Peers below;
  for (const Peer& peer : peers) {
    if (const KeyNode* node = peer.node->Find(key)) below.push_back({peer.form, node});
  }
  return below;
}

Foreign ForeignKeys(const KeyNode& node, const Peers& peers) {
  Foreign foreign;
  std::set<std::string> known;
  for (const KeyNode& child : node.children) known.insert(child.key);
  for (const Peer& peer : peers) AddNew(peer.form, peer.node->Keys(), known, foreign);
  return foreign;
}

Foreign ForeignOptions(const ItemDef& item, const Peers& peers) {
  Foreign foreign;
  const std::vector<std::string> own = OptionsOf(item);
  std::set<std::string> known(own.begin(), own.end());
  for (const Peer& peer : peers) {
    const ItemDef* other = peer.node->item;
    if (other != nullptr && other->type == item.type) AddNew(peer.form, OptionsOf(*other), known, foreign);
  }
  return foreign;
}

}  // namespace yoshiki
