#include "form/edition_names.h"

#include <algorithm>

#include "form/bind_when.h"
#include "form/words.h"

namespace yoshiki {
namespace {

// "files[].overview.kind" → "/files/-/overview/kind"
std::string PointerOf(std::string_view id) {
  std::string pointer = "/";
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (id[i] == '.') {
      pointer += '/';
    } else if (id.substr(i, 2) == "[]") {
      pointer += "/-";
      ++i;
    } else {
      pointer += id[i];
    }
  }
  return pointer;
}

bool IsCircled(CodePoint c) {
  return (c >= U'①' && c <= U'⑳') || (c >= U'㉑' && c <= U'㉟') || (c >= U'㊱' && c <= U'㊿');
}

bool IsDigit(CodePoint c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

}  // namespace

EditionNames::EditionNames(const Definition& definition)
    : definition_(definition), keys_(BuildKeyTree(definition)), namer_(definition, keys_, nothing_) {}

std::string EditionNames::Item(std::string_view id) const { return namer_.NameOf(PointerOf(id)); }

std::string EditionNames::When(std::string_view when) const {
  const auto condition = ParseCondition(when);
  const ItemDef* const item = condition ? definition_.Find(condition->id) : nullptr;
  if (item == nullptr) return std::string(when);
  const auto option = std::ranges::find(item->options, condition->option, &OptionDef::id);
  const std::string label(option == item->options.end() ? condition->option : option->label);
  std::string name = Item(item->id);
  // A single box has the label of its item.
  const bool is_box = condition->kind == Condition::Kind::has || condition->kind == Condition::Kind::has_not;
  if (is_box && name.ends_with(" " + label)) name.resize(name.size() - label.size() - 1);
  switch (condition->kind) {
    case Condition::Kind::is:
      return name + " ［" + label + "］";
    case Condition::Kind::is_not:
      return name + " ≠［" + label + "］";
    case Condition::Kind::has:
      return name + " ［○］" + label;
    case Condition::Kind::has_not:
      break;
  }
  return name + " ［　］" + label;
}

std::string PartWords(const PartDef& part) {
  if (part.kind == PartKind::cover && part.title.empty()) return "表紙";
  return part.title;
}

std::string PartName(const PartDef& part) {
  const std::string words = PartWords(part);
  if (part.number.empty() || words.empty()) return part.number + words;
  return part.number + " " + words;
}

std::string HeadingWords(const BlockDef& block) {
  const std::string_view heading = WithoutMark(block.heading);
  return std::string(block.number.empty() ? heading : WithoutLeadingNumber(heading));
}

std::string BlockName(const PartDef& part, const BlockDef& block) {
  const std::string head = (part.number.empty() ? PartWords(part) : part.number) + block.number;
  const std::string words = HeadingWords(block);
  return words.empty() ? head : head + " " + words;
}

std::string_view WithoutLeadingNumber(std::string_view label) {
  std::size_t at = 0;
  CodePoint c = label.empty() ? U'\0' : NextCodePoint(label, at);
  const CodePoint first = c;
  if (IsCircled(first)) return label.substr(at);
  while (IsDigit(c) && at < label.size()) c = NextCodePoint(label, at);
  if (!IsDigit(first) || (c != U'.' && c != U'．')) return label;
  while (label.substr(at).starts_with(' ')) ++at;
  while (label.substr(at).starts_with("　")) at += std::string_view("　").size();
  return label.substr(at);
}

}  // namespace yoshiki
