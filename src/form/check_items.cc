// Checks of the values themselves: texts, choices, counts, boxes.
#include <algorithm>
#include <cstdint>
#include <utility>

#include "form/bind_value.h"
#include "form/check_walk.h"
#include "form/check_words.h"

namespace yoshiki {
namespace {

bool IsScalar(ValueKind kind) {
  return kind == ValueKind::boolean || kind == ValueKind::integer || kind == ValueKind::number;
}

const OptionDef* FindOption(const ItemDef& item, std::string_view id) {
  const auto found = std::ranges::find(item.options, id, &OptionDef::id);
  return found == item.options.end() ? nullptr : &*found;
}

std::string FirstId(const ItemDef& item) {
  return item.options.empty() ? std::string() : item.options.front().id;
}

// A model may come from anywhere: it must not make others' files part of a document.
bool StaysInFolder(std::string_view path) {
  if (path.starts_with('/')) return false;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t to = std::min(path.find('/', from), path.size());
    if (path.substr(from, to - from) == "..") return false;
    from = to + 1;
  }
  return true;
}

}  // namespace

void StatementCheck::CheckItem(const KeyNode& node, const Value& value) {
  switch (node.item->type) {
    case ItemType::choice:
      return CheckChoice(node, value);
    case ItemType::checks:
      return CheckChecks(node, value);
    case ItemType::count:
      return CheckCount(node, value);
    case ItemType::image:
      return CheckImage(node, value);
    default:
      return CheckText(node, value);
  }
}

void StatementCheck::CheckText(const KeyNode& node, const Value& value) {
  const ItemDef& item = *node.item;
  if (value.kind != ValueKind::text) {
    const MessageId id = item.type == ItemType::date ? MessageId::date_expected
                         : IsScalar(value.kind)      ? MessageId::text_unquoted
                                                     : MessageId::text_expected;
    return Fault(id, value.offset, {node.key, Excerpt(value)});
  }
  const bool is_listed =
      item.values.empty() || value.text.empty() || std::ranges::count(item.values, value.text) > 0;
  if (is_listed) return;
  if (!faults_.HasRoom(Severity::warning)) return faults_.Count(Severity::warning);
  faults_.Add(Severity::warning, MessageId::unlisted_value, value.offset, pointer_,
              {Short(value.text), node.key, Joined(item.values, "、")});
}

void StatementCheck::CheckChoice(const KeyNode& node, const Value& value) {
  const ItemDef& item = *node.item;
  if (value.kind != ValueKind::text) {
    return Fault(MessageId::choice_expected, value.offset,
                 {node.key, Excerpt(value), FirstId(item), OptionList(item.options)});
  }
  if (FindOption(item, value.text) != nullptr) return;
  if (value.text.size() <= kLongestId && IsOptionElsewhere(item, value.text, value.offset)) return;
  if (!faults_.HasRoom()) return faults_.Count();
  Fault(MessageId::unknown_option, value.offset,
        {Short(value.text), node.key, OptionListNear(item.options, value.text)});
}

void StatementCheck::CheckCount(const KeyNode& node, const Value& value) {
  const bool is_number = value.kind == ValueKind::integer || value.kind == ValueKind::number;
  const bool is_plain = value.kind == ValueKind::integer;
  if (!is_number) return Fault(MessageId::count_expected, value.offset, {node.key, Excerpt(value)});
  // Written with a point or an exponent, or with more digits than 64 bits hold.
  const bool is_digits = value.text.find_first_of(".eE") == std::string::npos;
  const bool is_negative = is_plain ? value.integer < 0 : value.text.starts_with('-');
  const bool is_large = is_plain ? value.integer > kLargestCount : is_digits;
  if (is_negative) return Fault(MessageId::count_negative, value.offset, {node.key, Excerpt(value)});
  if (is_large) return Fault(MessageId::count_too_large, value.offset, {node.key, Excerpt(value)});
  if (!is_plain) Fault(MessageId::count_fraction, value.offset, {node.key, Excerpt(value)});
}

// A text says in words what a picture would show; a picture says both.
void StatementCheck::CheckImage(const KeyNode& node, const Value& value) {
  if (value.kind == ValueKind::text) return;
  if (value.kind != ValueKind::object)
    return Fault(MessageId::image_expected, value.offset, {node.key, Excerpt(value)});
  for (const Member& member : value.members) {
    if (member.key != "image" && member.key != "alt")
      Fault(MessageId::unknown_image_member, member.key_offset, {Short(member.key)});
  }
  const auto text_of = [&](const char* key, MessageId missing) -> const Value* {
    const Value* text = value.Find(key);
    const bool good = text != nullptr && text->kind == ValueKind::text && !text->text.empty();
    if (!good) Fault(missing, text == nullptr ? value.offset : text->offset, {node.key});
    return good ? text : nullptr;
  };
  text_of("alt", MessageId::image_needs_alt);
  const Value* file = text_of("image", MessageId::image_needs_file);
  if (file != nullptr && !StaysInFolder(file->text))
    Fault(MessageId::image_leads_out, file->offset, {Short(file->text)});
}

void StatementCheck::CheckChecks(const KeyNode& node, const Value& value) {
  const ItemDef& item = *node.item;
  if (value.kind != ValueKind::object) {
    return Fault(MessageId::checks_expected, value.offset,
                 {node.key, Excerpt(value), FirstId(item), OptionList(item.options)});
  }
  const std::size_t length = pointer_.size();
  for (const Member& member : value.members) {
    const OptionDef* option = FindOption(item, member.key);
    const bool is_short = member.key.size() <= kLongestId;
    if (option == nullptr && is_short && IsOptionElsewhere(item, member.key, member.key_offset)) continue;
    if (option == nullptr && !faults_.HasRoom()) {
      faults_.Count();
      continue;
    }
    pointer_ = PointerTo(pointer_, option == nullptr ? Short(member.key) : member.key);
    if (option == nullptr) {
      Fault(MessageId::unknown_option, member.key_offset,
            {Short(member.key), node.key, OptionListNear(item.options, member.key)});
    } else {
      CheckTick(*option, item, member.value);
    }
    pointer_.resize(length);
  }
}

void StatementCheck::CheckTick(const OptionDef& option, const ItemDef& item, const Value& value) {
  switch (value.kind) {
    case ValueKind::null:
    case ValueKind::boolean:
      return;
    case ValueKind::text:
      return CheckBracket(option, item, value);
    case ValueKind::object:
      return CheckTickObject(option, item, value);
    default:
      break;
  }
  const MessageId id = option.has_text ? MessageId::tick_or_text_expected : MessageId::tick_expected;
  Fault(id, value.offset, {option.id, Excerpt(value)});
}

void StatementCheck::CheckTickObject(const OptionDef& option, const ItemDef& item, const Value& value) {
  for (const Member& member : value.members) {
    if (member.key == "checked" || member.key == "text") continue;
    Fault(MessageId::unknown_tick_member, member.key_offset, {Short(member.key), option.id});
  }
  const Value* checked = value.Find("checked");
  if (checked == nullptr || checked->kind != ValueKind::boolean) {
    Fault(MessageId::checked_expected, checked == nullptr ? value.offset : checked->offset, {option.id});
  }
  const Value* text = value.Find("text");
  if (text == nullptr || text->kind == ValueKind::null) return;
  if (text->kind == ValueKind::text) return CheckBracket(option, item, *text);
  const MessageId id = IsScalar(text->kind) ? MessageId::text_unquoted : MessageId::text_expected;
  Fault(id, text->offset, {"text", Excerpt(*text)});
}

void StatementCheck::CheckBracket(const OptionDef& option, const ItemDef& item, const Value& text) {
  if (option.has_text) return;
  Fault(MessageId::no_bracket, text.offset, {option.id, option.label, BracketList(item.options)});
}

}  // namespace yoshiki
