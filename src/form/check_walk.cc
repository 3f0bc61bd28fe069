#include "form/check_walk.h"

#include <algorithm>
#include <utility>

#include "form/bind_value.h"
#include "form/check_words.h"

namespace yoshiki {

StatementFaults::StatementFaults(const Definition& definition, const KeyNode& keys,
                                 const Statement& statement, Diagnostics& diagnostics)
    : definition_(definition), keys_(keys), statement_(statement), diagnostics_(diagnostics) {}

void StatementFaults::Add(Severity severity, MessageId id, std::size_t offset, std::string pointer,
                          std::vector<std::string> args) {
  Count();
  if (!namer_) namer_.emplace(definition_, keys_, statement_.root);
  std::string item = namer_->NameOf(pointer);
  Place place = PlaceAt(statement_.source, offset, std::move(pointer), std::move(item));
  diagnostics_.Add({severity, id, std::move(place), std::move(args)});
}

void StatementFaults::Close() {
  if (count_ <= kMostFaults) return;
  Place place;
  place.file = statement_.source.name();
  diagnostics_.Error(MessageId::untold_faults, std::move(place), {std::to_string(count_ - kMostFaults)});
}

void StatementCheck::CheckRoot(const Value& root) {
  for (const Member& member : root.members) {
    const bool is_head = member.key == "form" || member.key == "edition" || member.key == "meta";
    if (!is_head) CheckMember(keys_, member);
  }
}

void StatementCheck::CheckMembers(const KeyNode& node, const Value& object) {
  for (const Member& member : object.members) CheckMember(node, member);
}

void StatementCheck::CheckMember(const KeyNode& node, const Member& member) {
  const std::size_t length = pointer_.size();
  const KeyNode* child = node.Find(member.key);
  // The pointer is only built for keys the form knows: an unknown one may be megabytes long.
  if (child == nullptr) return ReportUnknownKey(node, member);
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

void CheckStatement(const Form& form, const Statement& statement, Diagnostics& diagnostics) {
  const KeyNode keys = BuildKeyTree(form.definition());
  StatementFaults faults(form.definition(), keys, statement, diagnostics);
  StatementCheck(keys, faults).CheckRoot(statement.root);
  faults.Close();
}

}  // namespace yoshiki
