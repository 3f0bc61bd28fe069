#include "form/bind_value.h"

#include <algorithm>
#include <utility>

namespace yoshiki {
namespace {

// A typed text, tabs as the ideographic spaces they stand for.
std::string Typed(const std::string& text) {
  if (text.find('\t') == std::string::npos) return text;
  std::string out;
  for (const char c : text) c == '\t' ? out += "　" : out += c;
  return out;
}

std::string CountText(const Value* value) {
  return value != nullptr && value->kind == ValueKind::integer ? std::to_string(value->integer)
                                                               : std::string();
}

// Number and unit of a count item that is printed inside another item's cell.
struct InnerCount {
  std::string count, suffix;
};

InnerCount CountOf(const Definition& definition, const std::string& id, const Scope& scope) {
  const ItemDef* item = definition.Find(id);
  return {CountText(scope.ValueOf(id)), item == nullptr ? std::string() : item->suffix};
}

ChoiceContent ChoiceOf(const Definition& definition, const ItemDef& item, const Scope& scope,
                       const Widths& widths) {
  ChoiceContent content;
  const Value* value = scope.ValueOf(item.id);
  for (std::size_t i = 0; i < item.options.size(); ++i) {
    const OptionDef& option = item.options[i];
    if (value != nullptr && value->text == option.id) content.value = option.label;
    if (item.options_printed) content.options.push_back(std::to_string(i + 1) + ") " + option.label);
  }
  content.columns = item.columns;
  content.below = item.options_below;
  content.bracket_width = widths.bracket;
  if (!item.count.empty()) {
    InnerCount inner = CountOf(definition, item.count, scope);
    content.has_count = true;
    content.count = std::move(inner.count);
    content.count_suffix = std::move(inner.suffix);
  }
  return content;
}

CheckEntry EntryOf(const Definition& definition, const OptionDef& option, const Value* checks,
                   const Scope& scope) {
  CheckEntry entry;
  entry.label = option.label;
  entry.has_text = option.has_text;
  const Value* value = checks == nullptr ? nullptr : checks->Find(option.id);
  if (value != nullptr && value->kind == ValueKind::object) {
    const Value* checked = value->Find("checked");
    const Value* text = value->Find("text");
    entry.ticked = checked != nullptr && checked->boolean;
    if (text != nullptr) entry.text = Typed(text->text);
  } else if (value != nullptr) {
    entry.ticked = value->boolean || value->kind == ValueKind::text;
    entry.text = Typed(value->text);
  }
  if (!option.count.empty()) {
    InnerCount inner = CountOf(definition, option.count, scope);
    entry.has_count = true;
    entry.count = std::move(inner.count);
    entry.count_suffix = std::move(inner.suffix);
  }
  return entry;
}

const OptionDef* OptionOf(const ItemDef& item, std::string_view id) {
  const auto found = std::ranges::find(item.options, id, &OptionDef::id);
  return found == item.options.end() ? nullptr : &*found;
}

// The options that share a line with `option`; itself alone when the layout names no line for it.
std::vector<const OptionDef*> LineWith(const ItemDef& item, const OptionDef& option) {
  for (const std::vector<std::string>& line : item.lines) {
    if (std::ranges::find(line, option.id) == line.end()) continue;
    std::vector<const OptionDef*> options;
    for (const std::string& id : line) {
      if (const OptionDef* known = OptionOf(item, id)) options.push_back(known);
    }
    return options;
  }
  return {&option};
}

ChecksContent ChecksOf(const Definition& definition, const ItemDef& item, const Scope& scope) {
  ChecksContent content;
  const Value* checks = scope.ValueOf(item.id);
  std::vector<const OptionDef*> printed;
  for (const OptionDef& option : item.options) {
    if (std::ranges::find(printed, &option) != printed.end()) continue;
    ChecksContent::Line line;
    for (const OptionDef* member : LineWith(item, option)) {
      if (!member->caption.empty()) content.lines.push_back({member->caption, {}});
      line.entries.push_back(EntryOf(definition, *member, checks, scope));
      printed.push_back(member);
    }
    content.lines.push_back(std::move(line));
  }
  return content;
}

}  // namespace

bool HoldsValue(ItemType type) {
  return type != ItemType::heading && type != ItemType::note && type != ItemType::table;
}

TextContent FixedText(std::string text, bool centred) {
  TextContent content;
  content.text = std::move(text);
  content.centred = centred;
  return content;
}

std::string PrintedText(const ItemDef& item, const Value* value) {
  if (item.type == ItemType::note) return item.fixed_value.empty() ? item.label : item.fixed_value;
  if (item.type == ItemType::count) {
    const std::string count = CountText(value);
    return (count.empty() ? "（　） " : "（ " + count + " ） ") + item.suffix;
  }
  std::string text;
  if (value != nullptr) text = item.type == ItemType::date ? PrintedDate(value->text) : value->text;
  return Typed(text) + item.suffix;
}

Content ValueContent(const Definition& definition, const ItemDef& item, const Scope& scope,
                     const Widths& widths) {
  if (item.type == ItemType::choice) {
    ChoiceContent choice = ChoiceOf(definition, item, scope, widths);
    // Without its list a choice is a sentence: brackets would ask to choose among nothing.
    if (!item.options_printed && !choice.has_count) return FixedText(std::move(choice.value), true);
    return choice;
  }
  if (item.type == ItemType::checks) return ChecksOf(definition, item, scope);
  if (item.type == ItemType::image) {
    const Value* value = scope.ValueOf(item.id);
    if (value != nullptr && value->kind == ValueKind::object)
      return ImageContent{value->Find("image")->text, Typed(value->Find("alt")->text)};
  }
  TextContent content = FixedText(PrintedText(item, scope.ValueOf(item.id)));
  content.max_columns = item.text_columns;
  content.ragged = item.ragged;
  content.hang = item.hang;
  return content;
}

ChecksContent BoxesContent(const Definition& definition, const std::vector<std::string>& items,
                           const Scope& scope) {
  ChecksContent::Line line;
  for (const std::string& id : items) {
    const ItemDef* item = definition.Find(id);
    if (item == nullptr) continue;
    const Value* checks = scope.ValueOf(id);
    for (const OptionDef& option : item->options) {
      line.entries.push_back(EntryOf(definition, option, checks, scope));
    }
  }
  return {{std::move(line)}};
}

ItemRef ValueRef(const ItemDef& item, const Scope& scope) {
  if (!HoldsValue(item.type)) return {item.id, "", 0};
  const Value* value = scope.ValueOf(item.id);
  return {item.id, scope.PointerOf(item.id), value == nullptr ? 0 : value->offset, item.important};
}

}  // namespace yoshiki
