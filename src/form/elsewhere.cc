#include "form/elsewhere.h"

#include <algorithm>
#include <utility>

#include "form/definition.h"

namespace yoshiki {
namespace {

const KeyNode* NodeOf(const KeyNode& keys, std::string_view id) {
  const KeyNode* node = &keys;
  while (node != nullptr && !id.empty()) {
    const std::size_t dot = std::min(id.find('.'), id.size());
    std::string_view key = id.substr(0, dot);
    const bool is_list = key.ends_with("[]");
    if (is_list) key.remove_suffix(2);
    id.remove_prefix(std::min(dot + 1, id.size()));
    node = node->Find(key);
    // The last key is asked for without its [].
    if (node != nullptr && !id.empty() && node->is_list != is_list) node = nullptr;
  }
  return node;
}

}  // namespace

KnownElsewhere::KnownElsewhere(const Form& form, const Statement& statement, const OtherForms& others)
    : form_(form), others_(others), served_{statement.form} {
  const Value* overrides = statement.root.Find(kOverrides);
  if (overrides == nullptr) return;
  for (const Member& member : overrides->members) served_.insert(member.key);
}

bool KnownElsewhere::IsServed(const std::string& form) const { return served_.contains(form); }

const KnownElsewhere::Other* KnownElsewhere::At(std::size_t number) {
  while (!all_read_ && read_.size() <= number) {
    std::optional<Form> next = others_ ? others_() : std::nullopt;
    if (!next) {
      all_read_ = true;
      break;
    }
    // The tree points into the definition, which the form shares.
    KeyNode keys = BuildKeyTree(next->definition());
    read_.push_back({std::move(*next), std::move(keys)});
  }
  return number < read_.size() ? &read_[number] : nullptr;
}

KnownElsewhere::Answer KnownElsewhere::OwnerOf(std::string_view id) {
  Answer best;
  for (std::size_t i = 0; const Other* other = At(i); ++i) {
    const KeyNode* node = NodeOf(other->keys, id);
    if (node == nullptr || !node->TakesValue()) continue;
    const std::string& form = other->form.name();
    if (form == form_.name()) {
      // The oldest that has it: editions come in that order.
      if (best.owner != Owner::other_edition) best = {Owner::other_edition, form, other->form.edition()};
    } else if (IsServed(form)) {
      return {Owner::served_form, form, other->form.edition()};
    } else if (best.owner == Owner::nobody) {
      best = {Owner::other_form, form, other->form.edition()};
    }
  }
  return best;
}

bool KnownElsewhere::OffersOption(std::string_view item, std::string_view option) {
  for (std::size_t i = 0; const Other* other = At(i); ++i) {
    const std::string& form = other->form.name();
    if (form != form_.name() && !IsServed(form)) continue;
    const ItemDef* known = other->form.definition().Find(item);
    if (known != nullptr && std::ranges::find(known->options, option, &OptionDef::id) != known->options.end())
      return true;
  }
  return false;
}

const std::set<std::string>& KnownElsewhere::FormNames() {
  if (!names_.empty()) return names_;
  names_.insert(form_.name());
  for (std::size_t i = 0; const Other* other = At(i); ++i) names_.insert(other->form.name());
  return names_;
}

}  // namespace yoshiki
