#include "form/read_item.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "form/read_options.h"

namespace yoshiki {
namespace {

struct TypeName {
  std::string_view key;
  ItemType type;
};

// "band" and "group" are headings: they differ in how their row is printed.
constexpr TypeName kTypes[] = {
    {"text", ItemType::text},   {"choice", ItemType::choice}, {"checks", ItemType::checks},
    {"date", ItemType::date},   {"count", ItemType::count},   {"note", ItemType::note},
    {"image", ItemType::image}, {"band", ItemType::heading},  {"group", ItemType::heading}};

bool IsFilledIn(ItemType type) {
  return type == ItemType::text || type == ItemType::choice || type == ItemType::checks ||
         type == ItemType::date || type == ItemType::image;
}

bool IsWordCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

// "files[].use.department": words joined by dots, each perhaps a list.
bool IsItemId(std::string_view id) {
  bool word = false;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (IsWordCharacter(id[i])) {
      word = true;
    } else if (word && id[i] == '.') {
      word = false;
    } else if (word && id.substr(i, 2) == "[]" && (i + 2 == id.size() || id[i + 2] == '.')) {
      ++i;
    } else {
      return false;
    }
  }
  return word;
}

void ReadTextProperties(const Fields& fields, ItemDef& item) {
  item.suffix = fields.Text("suffix", item.suffix);
  item.fixed_value = fields.Text("value", item.fixed_value);
  if (fields.Has("values")) item.values = fields.Texts("values");
  item.text_columns = fields.Count("text-columns", item.text_columns, 1, 9);
  item.ragged = fields.Flag("ragged", item.ragged);
  item.hang = fields.Flag("hang", item.hang);
  item.hang_after = fields.Text("hang-after", item.hang_after);
}

}  // namespace

const KnownKeys& ItemTypeKeys() {
  static const KnownKeys keys = [] {
    KnownKeys all;
    for (const TypeName& name : kTypes) all.push_back(name.key);
    return all;
  }();
  return keys;
}

std::optional<ItemType> ItemTypeOfKey(std::string_view key) {
  for (const TypeName& name : kTypes) {
    if (name.key == key) return name.type;
  }
  return std::nullopt;
}

const YamlKey* TypeKey(const YamlNode& mapping) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
    // A choice may have a `count` too, but that is a mapping.
    const bool names_item = mapping.items[i].kind == YamlKind::scalar;
    if (names_item && ItemTypeOfKey(mapping.keys[i].text)) return &mapping.keys[i];
  }
  return nullptr;
}

KnownKeys ItemKeys(ItemType type) {
  KnownKeys keys = {"label", "required", "important", "when"};
  const auto add = [&](std::initializer_list<std::string_view> more) { keys.insert(keys.end(), more); };
  switch (type) {
    case ItemType::text:
      add({"suffix", "values", "text-columns", "ragged", "hang"});
      break;
    case ItemType::choice:
      add({"options", "columns", "options-below", "print-options", "count"});
      break;
    case ItemType::checks:
      add({"options", "lines"});
      break;
    case ItemType::date:
    case ItemType::count:
      add({"suffix"});
      break;
    case ItemType::note:
      add({"value", "hang"});
      break;
    case ItemType::heading:
      add({"hang-after"});
      break;
    case ItemType::table:
    case ItemType::image:
      break;
  }
  return keys;
}

void ReadItemProperties(const Fields& fields, ItemDef& item, const Inherited& inherited, Draft& draft) {
  if (fields.Has("label")) item.label = fields.NeedText("label");
  item.required = fields.Flag("required", item.required);
  item.important = fields.Flag("important", item.important);
  item.when = fields.Text("when", item.when);
  ReadTextProperties(fields, item);
  item.columns = fields.Count("columns", item.columns, 1, 9);
  item.options_below = fields.Flag("options-below", item.options_below);
  item.options_printed = fields.Flag("print-options", item.options_printed);
  if (item.type != ItemType::choice) return;
  if (const YamlNode* count = fields.Find("count")) {
    item.count = ReadCount(fields.reader(), *count, inherited, draft);
  }
}

std::string ReadItem(const Fields& fields, const YamlKey& type, const Inherited& inherited, Draft& draft) {
  ItemDef item;
  item.type = *ItemTypeOfKey(type.text);
  item.id = fields.NeedText(type.text);
  item.required = IsFilledIn(item.type);
  item.important = inherited.important;
  item.when = inherited.when;
  fields.Need("label");
  ReadItemProperties(fields, item, inherited, draft);
  if (item.type == ItemType::choice || item.type == ItemType::checks) {
    ReadItemOptions(fields, inherited, item, draft);
  }
  std::string id = item.id;
  return AddItem(fields.reader(), fields.node(), std::move(item), draft) ? id : std::string();
}

bool AddItem(const NodeReader& reader, const YamlNode& at, ItemDef item, Draft& draft) {
  if (item.id.empty()) return false;
  if (!IsItemId(item.id)) {
    reader.Fault(MessageId::layout_bad_id, at, {item.id});
    return false;
  }
  item.origin = reader.OriginOf(at);
  std::string id = item.id;
  const auto [place, added] = draft.definition.items.try_emplace(std::move(id), std::move(item));
  if (!added) {
    reader.Fault(MessageId::layout_duplicate_item, at, {place->first, LineOf(draft, place->second.origin)});
  }
  return added;
}

}  // namespace yoshiki
