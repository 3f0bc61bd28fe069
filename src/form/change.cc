#include "form/change.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "form/find.h"
#include "form/read_item.h"
#include "form/read_options.h"
#include "form/read_rows.h"

namespace yoshiki {
namespace {

struct Verb {
  std::string_view key;
  void (*apply)(const NodeReader&, const YamlNode&, Draft&);
};

constexpr Verb kVerbs[] = {
    {"change", ChangeItem},        {"add", AddRow},
    {"remove", RemoveItem},        {"move", MoveRow},
    {"change-block", ChangeBlock}, {"add-block", AddBlock},
    {"remove-block", RemoveBlock}, {"move-block", MoveBlock},
    {"change-part", ChangePart},   {"add-part", AddPart},
    {"remove-part", RemovePart},   {"move-part", MovePart},
};

void Apply(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  if (!reader.IsMapping(node)) return;
  for (const Verb& verb : kVerbs) {
    if (node.Find(verb.key) != nullptr) return verb.apply(reader, node, draft);
  }
  KnownKeys verbs;
  for (const Verb& verb : kVerbs) verbs.push_back(verb.key);
  const std::string first = node.keys.empty() ? std::string() : node.keys[0].text;
  reader.Fault(MessageId::layout_change_verb, node, {KnownWords(first, verbs)});
}

void FaultUnknownOption(const NodeReader& reader, const YamlNode& at, const std::string& id,
                        const ItemDef& item) {
  const std::vector<std::string> ids = OptionIds(item);
  reader.Fault(MessageId::layout_unknown_option, at, {id, item.id, KnownWords(id, {ids.begin(), ids.end()})});
}

// New labels for options that stay: "basic_identity: 5情報".
void RelabelOptions(const NodeReader& reader, const YamlNode& node, ItemDef& item, Draft& draft) {
  if (node.kind == YamlKind::scalar) return UseOptionList(reader, node, item, draft);
  if (!reader.IsMapping(node)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    OptionDef* const option = FindOption(item, node.keys[i].text);
    if (option == nullptr) {
      FaultUnknownOption(reader, node.items[i], node.keys[i].text, item);
    } else if (reader.IsText(node.items[i])) {
      SetOptionLabel(node.items[i].text, *option);
    }
  }
}

void RemoveOptions(const NodeReader& reader, const YamlNode& node, ItemDef& item, Draft& draft) {
  if (!reader.IsList(node)) return;
  for (const YamlNode& id : node.items) {
    if (!reader.IsText(id)) continue;
    const OptionDef* const option = FindOption(item, id.text);
    if (option == nullptr) {
      FaultUnknownOption(reader, id, id.text, item);
      continue;
    }
    if (!option->count.empty()) EraseItems({option->count}, draft);
    const std::string caption = option->caption;
    const auto place = item.options.begin() + (option - item.options.data());
    const auto next = item.options.erase(place);
    // The caption stands over the group, so it passes to the group's next option.
    if (!caption.empty() && next != item.options.end() && next->caption.empty()) next->caption = caption;
    for (auto& line : item.lines) std::erase(line, id.text);
    std::erase_if(item.lines, [](const auto& line) { return line.empty(); });
  }
}

// Sets a new option's id into the lines of checks: on its neighbour's line, or on a line of its own.
void AddToLines(const std::string& id, const Neighbour& at, bool same_line, ItemDef& item) {
  if (item.lines.empty()) return;
  const auto holds = [&](const auto& l) { return std::find(l.begin(), l.end(), at.name) != l.end(); };
  const auto line = std::find_if(item.lines.begin(), item.lines.end(), holds);
  const std::ptrdiff_t behind = at.way == "after" ? 1 : 0;
  if (line == item.lines.end()) {
    item.lines.push_back({id});
  } else if (same_line) {
    line->insert(std::find(line->begin(), line->end(), at.name) + behind, id);
  } else {
    item.lines.insert(line + behind, {id});
  }
}

void AddOption(const NodeReader& reader, const YamlNode& node, ItemDef& item) {
  const Fields fields(reader, node, {"id", "label", "text", "after", "before", "same-line"});
  OptionDef option;
  option.origin = reader.OriginOf(node);
  option.id = fields.NeedText("id");
  SetOptionLabel(fields.NeedText("label"), option);
  option.has_text = fields.Flag("text", option.has_text);
  const auto at = ReadNeighbour(fields, {"after", "before"});
  if (!at) return;
  OptionDef* const neighbour = FindOption(item, at->name);
  if (neighbour == nullptr) return FaultUnknownOption(reader, *at->node, at->name, item);
  if (FindOption(item, option.id) != nullptr) {
    return reader.Fault(MessageId::layout_duplicate_option, node, {option.id});
  }
  AddToLines(option.id, *at, fields.Flag("same-line", false), item);
  if (at->way == "before") option.caption = std::exchange(neighbour->caption, {});
  const std::ptrdiff_t place = neighbour - item.options.data() + (at->way == "after" ? 1 : 0);
  item.options.insert(item.options.begin() + place, std::move(option));
}

// New lines for the boxes. A count is the option's own and stays with it.
void RewriteLines(const NodeReader& reader, const YamlNode& lines, ItemDef& item, Draft& draft) {
  const std::vector<OptionDef> old = std::move(item.options);
  ReadCheckLines(reader, lines, {}, item, draft);
  for (const OptionDef& was : old) {
    if (was.count.empty()) continue;
    OptionDef* const now = FindOption(item, was.id);
    if (now != nullptr && now->count.empty()) {
      now->count = was.count;
    } else {
      EraseItems({was.count}, draft);
    }
  }
}

void ChangeOptions(const Fields& fields, ItemDef& item, Draft& draft) {
  const NodeReader& reader = fields.reader();
  const bool own = fields.Has("options") || fields.Has("add-options") || fields.Has("remove-options");
  if (own) draft.list_of_item.erase(item.id);
  if (const YamlNode* lines = fields.Find("lines")) RewriteLines(reader, *lines, item, draft);
  if (const YamlNode* removed = fields.Find("remove-options")) RemoveOptions(reader, *removed, item, draft);
  if (const YamlNode* options = fields.Find("options")) RelabelOptions(reader, *options, item, draft);
  if (const auto* added = fields.List("add-options")) {
    for (const YamlNode& node : *added) AddOption(reader, node, item);
  }
  if (item.options.empty()) reader.Fault(MessageId::layout_no_options, fields.node(), {item.id});
}

void Extend(KnownKeys& keys, const KnownKeys& more) { keys.insert(keys.end(), more.begin(), more.end()); }

}  // namespace

void ReadDifference(const NodeReader& reader, Draft& draft) {
  const Fields fields(reader, reader.root(),
                      {"form", "edition", "base", "title", "short", "mark", "option-lists", "changes"});
  Definition& definition = draft.definition;
  definition.title = fields.Text("title", definition.title);
  definition.short_title = fields.Text("short", definition.short_title);
  definition.mark = fields.NeedText("mark");
  if (const YamlNode* lists = fields.Find("option-lists")) ReadOptionLists(reader, *lists, draft);
  const auto* const changes = fields.List("changes");
  if (changes == nullptr) return;
  for (const YamlNode& change : *changes) Apply(reader, change, draft);
}

void ChangeItem(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const YamlNode& name = *node.Find("change");
  if (!reader.IsText(name)) return;
  const auto found = draft.definition.items.find(name.text);
  if (found == draft.definition.items.end()) return FaultUnknownItem(reader, name, name.text, draft);
  ItemDef& item = found->second;
  const auto row = FindRow(draft.definition, item.id);
  const auto column = FindColumn(draft.definition, item.id);
  const bool has_options = item.type == ItemType::choice || item.type == ItemType::checks;
  KnownKeys keys = ItemKeys(item.type);
  keys.push_back("change");
  if (has_options) Extend(keys, {"add-options", "remove-options"});
  if (row && row->row().item == item.id && item.type != ItemType::heading) Extend(keys, RowKeys());
  if (column) Extend(keys, {"width", "centred"});
  const Fields fields(reader, node, keys);
  item.origin = reader.OriginOf(node);
  ReadItemProperties(fields, item, {item.important, item.when}, draft);
  if (has_options) ChangeOptions(fields, item, draft);
  if (row && row->row().item == item.id) ReadRowProperties(fields, row->row());
  if (!column) return;
  ColumnDef& place = column->part->columns[column->index];
  place.width = fields.Percent("width", place.width);
  place.centred = fields.Flag("centred", place.centred);
}

std::optional<Neighbour> ReadNeighbour(const Fields& fields, const KnownKeys& ways) {
  std::optional<Neighbour> neighbour;
  int said = 0;
  for (const std::string_view way : ways) {
    const YamlNode* const node = fields.Find(way);
    if (node == nullptr) continue;
    ++said;
    neighbour = Neighbour{way, fields.NeedText(way), node};
  }
  if (said == 1) return neighbour->name.empty() ? std::nullopt : neighbour;
  std::string list;
  for (const std::string_view way : ways) list += (list.empty() ? "" : ", ") + std::string(way);
  fields.reader().Fault(MessageId::layout_neighbour, fields.node(), {list});
  return std::nullopt;
}

void FaultUnknownItem(const NodeReader& reader, const YamlNode& at, const std::string& id,
                      const Draft& draft) {
  reader.Fault(MessageId::layout_unknown_item, at, {id, MostAlike(id, ItemIds(draft))});
}

void FaultUnknownPlace(const NodeReader& reader, const YamlNode& at, const std::string& key,
                       const Draft& draft) {
  reader.Fault(MessageId::layout_unknown_place, at, {key, MostAlike(key, PlaceKeys(draft.definition))});
}

void EraseItems(const std::vector<std::string>& ids, Draft& draft) {
  for (const std::string& id : ids) {
    draft.definition.items.erase(id);
    draft.list_of_item.erase(id);
  }
}

}  // namespace yoshiki
