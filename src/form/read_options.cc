#include "form/read_options.h"

#include <algorithm>
#include <utility>

#include "form/read_item.h"

namespace yoshiki {
namespace {

constexpr std::string_view kBracket = "（　）";

bool IsOptionId(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

OptionDef ReadOption(const NodeReader& reader, const YamlKey& id, const YamlNode& node,
                     const Inherited& inherited, Draft& draft) {
  OptionDef option;
  option.id = id.text;
  option.origin = {reader.OriginOf(node).source, id.offset};
  if (!IsOptionId(id.text)) reader.FaultAtKey(MessageId::layout_bad_option_id, id, {id.text});
  if (node.kind == YamlKind::scalar) {
    if (node.text.empty()) reader.Fault(MessageId::layout_empty_text, node, {id.text});
    SetOptionLabel(node.text, option);
    return option;
  }
  const Fields fields(reader, node, {"label", "text", "count"});
  SetOptionLabel(fields.NeedText("label"), option);
  option.has_text = fields.Flag("text", option.has_text);
  if (const YamlNode* count = fields.Find("count"))
    option.count = ReadCount(reader, *count, inherited, draft);
  return option;
}

}  // namespace

void SetOptionLabel(std::string_view label, OptionDef& option) {
  option.has_text = label.ends_with(kBracket);
  if (option.has_text) label.remove_suffix(kBracket.size());
  option.label = label;
}

std::vector<OptionDef> ReadOptions(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                                   Draft& draft) {
  std::vector<OptionDef> options;
  if (!reader.IsMapping(node)) return options;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    options.push_back(ReadOption(reader, node.keys[i], node.items[i], inherited, draft));
  }
  return options;
}

void ReadCheckLines(const NodeReader& reader, const YamlNode& list, const Inherited& inherited, ItemDef& item,
                    Draft& draft) {
  if (!reader.IsList(list)) return;
  item.options.clear();
  item.lines.clear();
  std::string caption;
  for (const YamlNode& line : list.items) {
    if (line.kind == YamlKind::mapping && line.Find("caption") != nullptr) {
      caption = Fields(reader, line, {"caption"}).NeedText("caption");
      continue;
    }
    std::vector<std::string>& ids = item.lines.emplace_back();
    for (OptionDef& option : ReadOptions(reader, line, inherited, draft)) {
      option.caption = std::exchange(caption, {});
      ids.push_back(option.id);
      if (FindOption(item, option.id) != nullptr) {
        ReportAt(draft, MessageId::layout_duplicate_option, option.origin, {option.id}, reader.diagnostics());
      }
      item.options.push_back(std::move(option));
    }
  }
}

void ReadItemOptions(const Fields& fields, const Inherited& inherited, ItemDef& item, Draft& draft) {
  const NodeReader& reader = fields.reader();
  const YamlNode* const lines = item.type == ItemType::checks ? fields.Find("lines") : nullptr;
  const YamlNode* const options = lines != nullptr ? lines : fields.Need("options");
  if (options == nullptr) return;
  if (lines != nullptr) {
    ReadCheckLines(reader, *lines, inherited, item, draft);
  } else if (options->kind != YamlKind::scalar) {
    item.options = ReadOptions(reader, *options, inherited, draft);
  } else {
    return UseOptionList(reader, *options, item, draft);
  }
  if (item.options.empty()) reader.Fault(MessageId::layout_no_options, *options, {item.id});
}

void UseOptionList(const NodeReader& reader, const YamlNode& name_node, ItemDef& item, Draft& draft) {
  const std::string& wanted = name_node.text;
  const auto list = draft.option_lists.find(wanted);
  if (list == draft.option_lists.end()) {
    std::vector<std::string> names;
    for (const auto& [name, unused] : draft.option_lists) names.push_back(name);
    return reader.Fault(MessageId::layout_unknown_list, name_node, {wanted, MostAlike(wanted, names)});
  }
  item.options = list->second;
  draft.list_of_item.insert_or_assign(item.id, wanted);
}

std::string ReadCount(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                      Draft& draft) {
  const Fields fields(reader, node, {"id", "label", "suffix", "when", "required", "important"});
  ItemDef item;
  item.type = ItemType::count;
  item.id = fields.NeedText("id");
  fields.Need("label");
  ReadItemProperties(fields, item, inherited, draft);
  std::string id = item.id;
  return AddItem(reader, node, std::move(item), draft) ? id : std::string();
}

OptionDef* FindOption(ItemDef& item, std::string_view id) {
  const auto found = std::find_if(item.options.begin(), item.options.end(),
                                  [&](const OptionDef& option) { return option.id == id; });
  return found == item.options.end() ? nullptr : &*found;
}

std::vector<std::string> OptionIds(const ItemDef& item) {
  std::vector<std::string> ids;
  for (const OptionDef& option : item.options) ids.push_back(option.id);
  return ids;
}

void ReadOptionLists(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  if (!reader.IsMapping(node)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    std::vector<OptionDef> options = ReadOptions(reader, node.items[i], {}, draft);
    for (const auto& [id, list] : draft.list_of_item) {
      const auto item = draft.definition.items.find(id);
      if (list == node.keys[i].text && item != draft.definition.items.end()) item->second.options = options;
    }
    draft.option_lists.insert_or_assign(node.keys[i].text, std::move(options));
  }
}

}  // namespace yoshiki
