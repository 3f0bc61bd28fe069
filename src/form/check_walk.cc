#include "form/check_walk.h"

#include <algorithm>
#include <utility>

#include "form/bind_value.h"
#include "form/check_words.h"
#include "form/threshold.h"

namespace yoshiki {
StatementFaults::StatementFaults(const Definition& definition, const KeyNode& keys,
                                 const Statement& statement, Diagnostics& diagnostics)
    : definition_(definition), keys_(keys), statement_(statement), diagnostics_(diagnostics) {}

void StatementFaults::Add(Severity severity, MessageId id, std::size_t offset, std::string pointer,
                          std::vector<std::string> args) {
  Count(severity);
  if (!namer_) namer_.emplace(definition_, keys_, statement_.root);
  std::string item = namer_->NameOf(pointer);
  Place place = PlaceAt(statement_.source, offset, std::move(pointer), std::move(item));
  found_.emplace_back(offset, Diagnostic{severity, id, std::move(place), std::move(args)});
}

void StatementFaults::Close() {
  std::ranges::stable_sort(found_, std::less(), [](const auto& found) { return found.first; });
  for (auto& [offset, fault] : found_) diagnostics_.Add(std::move(fault));
  TellUntold(Severity::error, MessageId::untold_faults);
  TellUntold(Severity::warning, MessageId::untold_warnings);
}

void StatementFaults::TellUntold(Severity severity, MessageId id) {
  if (CountOf(severity) <= kMostFaults) return;
  diagnostics_.Add({severity,
                    id,
                    PlaceOfFile(statement_.source.name()),
                    {std::to_string(CountOf(severity) - kMostFaults)}});
}

void StatementCheck::CheckRoot(const Value& root) {
  const Value* overrides = root.Find(kOverrides);
  overrides_ = overrides == nullptr ? nullptr : overrides->Find(definition_.form);
  for (const Member& member : root.members) {
    const bool is_head = member.key == "form" || member.key == "edition" || member.key == "meta";
    if (member.key == kOverrides) {
      CheckOverrides(member);
    } else if (!is_head) {
      CheckMember(keys_, member);
    }
  }
}

void StatementCheck::CheckOverrides(const Member& overrides) {
  const Value& value = overrides.value;
  if (value.kind == ValueKind::null) return;
  pointer_ = PointerTo("", kOverrides);
  if (value.kind != ValueKind::object) {
    Fault(MessageId::overrides_expected, value.offset, {Excerpt(value), std::string(kOverrides)});
  } else {
    for (const Member& form : value.members) CheckOverridesOf(form);
  }
  pointer_.clear();
}

// Only what this form will print is held against it; the rest is looked at when those forms are printed.
void StatementCheck::CheckOverridesOf(const Member& form) {
  const bool is_own = form.key == definition_.form;
  if (!is_own && !faults_.HasRoom()) return faults_.Count();
  const std::set<std::string>& names = elsewhere_.FormNames();
  if (!is_own && !names.contains(form.key)) {
    pointer_ = PointerTo(PointerTo("", kOverrides), Short(form.key));
    const KnownKeys known(names.begin(), names.end());
    Fault(MessageId::override_unknown_form, form.key_offset, {Short(form.key), KnownWords(form.key, known)});
    pointer_ = PointerTo("", kOverrides);
    return;
  }
  pointer_ = PointerTo(PointerTo("", kOverrides), form.key);
  if (form.value.kind == ValueKind::object) {
    in_overrides_ = true;
    if (is_own) CheckMembers(keys_, form.value);
    in_overrides_ = false;
  } else if (form.value.kind != ValueKind::null) {
    Fault(MessageId::overrides_expected, form.value.offset, {Excerpt(form.value), form.key});
  }
  pointer_ = PointerTo("", kOverrides);
}

void StatementCheck::CheckMembers(const KeyNode& node, const Value& object) {
  for (const Member& member : object.members) CheckMember(node, member);
}

void StatementCheck::CheckMember(const KeyNode& node, const Member& member) {
  const std::size_t length = pointer_.size();
  const KeyNode* child = node.Find(member.key);
  // The pointer is only built for keys the form knows: an unknown one may be megabytes long.
  if (child == nullptr) return CheckUnknownKey(node, member);
  pointer_ = PointerTo(pointer_, member.key);
  if (!child->TakesValue() && member.value.kind != ValueKind::null) {
    Fault(MessageId::key_without_value, member.key_offset, {member.key});
  } else {
    CheckUnderKey(*child, member.value);
  }
  pointer_.resize(length);
}

void StatementCheck::CheckUnderKey(const KeyNode& node, const Value& value) {
  if (value.kind == ValueKind::null) return;
  node.is_list ? CheckList(node, value) : CheckOne(node, value);
}

void StatementCheck::CheckList(const KeyNode& node, const Value& value) {
  if (value.kind != ValueKind::array) {
    return Fault(MessageId::list_expected, value.offset,
                 {node.key, Excerpt(value), node.children.empty() ? "\"…\"" : "{ … }"});
  }
  const std::size_t length = pointer_.size();
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    const Value& element = value.elements[i];
    pointer_ = PointerTo(pointer_, i);
    if (element.kind == ValueKind::null) {
      Fault(MessageId::null_element, element.offset, {node.key});
    } else {
      CheckOne(node, element);
    }
    pointer_.resize(length);
  }
}

void StatementCheck::CheckOne(const KeyNode& node, const Value& value) {
  if (node.item != nullptr && HoldsValue(node.item->type)) return CheckItem(node, value);
  if (value.kind == ValueKind::object) return CheckMembers(node, value);
  const std::vector<std::string> keys = node.Keys();
  Fault(MessageId::object_expected, value.offset,
        {node.key, Excerpt(value), '"' + keys.front() + '"', KeyList(keys)});
}

void StatementCheck::CheckUnknownKey(const KeyNode& node, const Member& member) {
  std::string id = node.id;
  if (node.is_list) id += "[]";
  if (!id.empty()) id += '.';
  const auto answer =
      member.key.size() > kLongestId ? KnownElsewhere::Answer{} : elsewhere_.OwnerOf(id += member.key);
  using Owner = KnownElsewhere::Owner;
  switch (answer.owner) {
    case Owner::served_form:
      if (!in_overrides_) return;
      return ReportUnknownKey(node, member);
    case Owner::other_form:
      if (in_overrides_) return ReportUnknownKey(node, member);
      return Warn(MessageId::key_of_other_form, member,
                  {Short(member.key), definition_.form, answer.form,
                   "\"overrides\": { \"" + answer.form + "\": {} }"});
    case Owner::other_edition:
      return Warn(MessageId::key_of_other_edition, member,
                  {Short(member.key), definition_.edition, answer.edition});
    case Owner::nobody:
      return ReportUnknownKey(node, member);
  }
}

void StatementCheck::Warn(MessageId id, const Member& member, std::vector<std::string> args) {
  if (member.value.kind == ValueKind::null) return;
  if (!faults_.HasRoom(Severity::warning)) return faults_.Count(Severity::warning);
  faults_.Add(Severity::warning, id, member.key_offset, PointerTo(pointer_, Short(member.key)),
              std::move(args));
}

bool StatementCheck::IsOptionElsewhere(const ItemDef& item, const std::string& option, std::size_t offset) {
  if (in_overrides_ || !elsewhere_.OffersOption(item.id, option)) return false;
  if (IsOverridden()) return true;
  if (!faults_.HasRoom(Severity::warning)) {
    faults_.Count(Severity::warning);
    return true;
  }
  const std::string cure = "\"overrides\": { \"" + definition_.form + "\": { … } }";
  faults_.Add(Severity::warning, MessageId::option_not_offered, offset, pointer_,
              {Short(option), item.id.substr(item.id.rfind('.') + 1), cure, OptionList(item.options)});
  return true;
}

// Whether this form prints something else in place of the value at pointer_.
bool StatementCheck::IsOverridden() const {
  const Value* value = overrides_ != nullptr && overrides_->kind == ValueKind::object ? overrides_ : nullptr;
  for (std::size_t at = 0; value != nullptr && at < pointer_.size();) {
    if (value->kind != ValueKind::object) return true;  // a null, or a list for the whole list
    const std::size_t from = at + 1;
    at = std::min(pointer_.find('/', from), pointer_.size());
    value = value->Find(pointer_.substr(from, at - from));
  }
  return value != nullptr;
}

void StatementCheck::ReportUnknownKey(const KeyNode& node, const Member& member) {
  if (!faults_.HasRoom()) return faults_.Count();
  const std::vector<std::string> keys = node.Keys();
  std::vector<std::string> args{Short(member.key), KeyList(keys)};
  MessageId id = MessageId::unknown_key;
  std::string near = NearestWord(member.key, keys);
  if (!near.empty()) {
    id = MessageId::unknown_key_near;
  } else if (near = NearestId(keys_, member.key); !near.empty()) {
    id = MessageId::unknown_key_elsewhere;
  }
  if (!near.empty()) args.push_back(std::move(near));
  faults_.Add(Severity::error, id, member.key_offset, PointerTo(pointer_, Short(member.key)),
              std::move(args));
}

void StatementCheck::Fault(MessageId id, std::size_t offset, std::vector<std::string> args) {
  if (!faults_.HasRoom()) return faults_.Count();
  faults_.Add(Severity::error, id, offset, pointer_, std::move(args));
}

void CheckStatement(const Form& form, const Statement& statement, Diagnostics& diagnostics,
                    const OtherForms& others) {
  const KeyNode keys = BuildKeyTree(form.definition());
  KnownElsewhere elsewhere(form, statement, others);
  StatementFaults faults(form.definition(), keys, statement, diagnostics);
  StatementCheck(form.definition(), keys, elsewhere, faults).CheckRoot(statement.root);
  CheckThreshold(form.definition(), statement, faults);
  faults.Close();
}

}  // namespace yoshiki
