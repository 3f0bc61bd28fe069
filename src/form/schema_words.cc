#include "form/schema_words.h"

#include <algorithm>

#include "form/bind_when.h"
#include "form/words.h"

namespace yoshiki {
namespace {

// "files[].entrustment.items[].title" → "/files/-/entrustment/items/-/title"
std::string AnyPointer(std::string_view id) {
  std::string pointer = "/";
  for (const char c : id) {
    if (c == '.') {
      pointer += '/';
    } else if (c == '[') {
      pointer += "/-";
    } else if (c != ']') {
      pointer += c;
    }
  }
  return pointer;
}

std::string OptionLabel(const ItemDef* item, std::string_view id) {
  if (item != nullptr) {
    const auto found = std::ranges::find(item->options, id, &OptionDef::id);
    if (found != item->options.end()) return found->label;
  }
  return std::string(id);
}

std::string TypeWords(ItemType type) {
  switch (type) {
    case ItemType::date:
      return "YYYY-MM-DD、YYYY-MM、YYYY は和暦で、ほかの文字列はそのまま印刷される。";
    case ItemType::checks:
      return "○を付ける選択肢を true とする。";
    case ItemType::image:
      return "図（PNG、JPEG）又は文章。";
    default:
      return {};
  }
}

}  // namespace

SchemaWords::SchemaWords(const Definition& definition, const KeyNode& keys)
    : definition_(definition), namer_(definition, keys, nothing_) {}

std::string SchemaWords::TitleOf(const ItemDef& item) const { return WithoutNumber(item.label); }

std::string SchemaWords::DescriptionOf(const ItemDef& item) const {
  std::string words = PlaceOf(item.id);
  if (!words.empty()) words += "。";
  const std::string when = ConditionWords(item.when);
  if (item.required) words += when.empty() ? "必須。" : "必須（" + when + "）。";
  if (!item.required && !when.empty()) words += when + "に記入。";
  if (item.important) words += "※重要な変更の対象。";
  if (!item.suffix.empty()) words += "「" + item.suffix + "」が後に付く。";
  return words + TypeWords(item.type);
}

std::string SchemaWords::DescriptionOf(const ItemDef& checks, const OptionDef& option) const {
  std::string caption;
  for (const OptionDef& other : checks.options) {
    if (!other.caption.empty()) caption = other.caption + " ";
    if (&other == &option) break;
  }
  return caption + option.label + (option.has_text ? "。括弧に書く文章を値とすることもできる。" : "");
}

std::string SchemaWords::PlaceOf(const KeyNode& container) const {
  std::string place = PlaceOf(container.is_list ? container.id + "[]" : container.id);
  // A number alone says little.
  const auto part = std::ranges::find(definition_.parts, place, &PartDef::number);
  if (!place.empty() && part != definition_.parts.end()) place += " " + part->title;
  return place;
}

std::string SchemaWords::PlaceOf(std::string_view id) const { return namer_.NameOf(AnyPointer(id)); }

std::string SchemaWords::ConditionWords(std::string_view when) const {
  const auto quoted = [](const std::string& text) { return "「" + text + "」"; };
  if (const auto condition = ParseCondition(when)) {
    const std::string item = quoted(PlaceOf(condition->id));
    const std::string option = quoted(OptionLabel(definition_.Find(condition->id), condition->option));
    switch (condition->kind) {
      case Condition::Kind::is:
        return item + "が" + option + "のとき";
      case Condition::Kind::is_not:
        return item + "が" + option + "でないとき";
      case Condition::Kind::has:
        return item + "の" + option + "に○があるとき";
      case Condition::Kind::has_not:
        return item + "の" + option + "に○がないとき";
    }
  }
  // "cover.agency is 行政機関等": for people, but an id says nothing to them either.
  constexpr std::string_view kIs = " is ";
  const std::size_t at = when.find(kIs);
  const bool is_item = at != std::string_view::npos && definition_.Find(when.substr(0, at)) != nullptr;
  if (!is_item) return std::string(when);
  return quoted(PlaceOf(when.substr(0, at))) + "が" + std::string(when.substr(at + kIs.size())) + "のとき";
}

}  // namespace yoshiki
