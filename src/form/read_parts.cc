#include "form/read_parts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "form/read_item.h"
#include "form/read_rows.h"

namespace yoshiki {
namespace {

KnownKeys Joined(KnownKeys keys, const KnownKeys& more) {
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

// Which keys a part may have is a matter of its kind.
KnownKeys PartKeys(PartKind kind) {
  const KnownKeys common = {"kind", "key", "number", "title", "suffix", "landscape", "new-page", "important"};
  switch (kind) {
    case PartKind::cover:
      return {"kind", "key", "landscape", "title-item", "mark-item", "items", "boxes"};
    case PartKind::item_list:
      return Joined(common, {"item", "lines"});
    case PartKind::section:
      return Joined(common, {"repeat", "widths", "blocks"});
    case PartKind::attachment:
      return Joined(common, {"repeat", "item", "caption"});
    case PartKind::table:
      return Joined(common, {"repeat", "columns"});
  }
  return common;
}

// "（別添1）" is known to links and editions as "別添1".
std::string KeyOfNumber(std::string_view number) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  if (number.starts_with(kOpen)) number.remove_prefix(kOpen.size());
  if (number.ends_with(kClose)) number.remove_suffix(kClose.size());
  return std::string(number);
}

CoverCell ReadCell(const Fields& fields, int& width) {
  CoverCell cell;
  cell.is_label = fields.Has("label");
  const std::string_view what = cell.is_label ? "label" : "value";
  cell.item = fields.NeedText(what);
  cell.style = fields.Text("style", cell.is_label ? "cover-label" : "cover-value");
  cell.origin = fields.reader().OriginOf(fields.node());
  width = fields.Percent("width", 1000);
  return cell;
}

CoverRow ReadCoverRow(const NodeReader& reader, const YamlNode& node) {
  CoverRow row;
  if (!reader.IsList(node)) return row;
  int sum = 0;
  for (const YamlNode& cell : node.items) {
    const Fields fields(reader, cell, {"label", "value", "style", "width"});
    int width = 0;
    row.cells.push_back(ReadCell(fields, width));
    row.widths.push_back(width);
    sum += width;
  }
  if (sum != 1000) reader.Fault(MessageId::layout_widths_sum, node, {PercentText(sum)});
  return row;
}

std::vector<CoverBox> ReadCoverBoxes(const NodeReader& reader, const std::vector<YamlNode>& nodes) {
  std::vector<CoverBox> boxes;
  for (const YamlNode& node : nodes) {
    const Fields fields(reader, node, {"width", "rows"});
    CoverBox& box = boxes.emplace_back();
    box.width = fields.Percent("width", 1000);
    if (box.width == 0) reader.Fault(MessageId::layout_widths_room, node);
    fields.Need("rows");
    if (const auto* rows = fields.List("rows")) {
      for (const YamlNode& row : *rows) box.rows.push_back(ReadCoverRow(reader, row));
    }
  }
  return boxes;
}

// The type of an item that is no row: bands and groups are rows by nature.
const YamlKey* LooseType(const NodeReader& reader, const YamlNode& node) {
  if (!reader.IsMapping(node)) return nullptr;
  const YamlKey* const type = TypeKey(node);
  if (type != nullptr && ItemTypeOfKey(type->text) != ItemType::heading) return type;
  KnownKeys words = ItemTypeKeys();
  std::erase_if(words, [](std::string_view word) { return ItemTypeOfKey(word) == ItemType::heading; });
  reader.Fault(MessageId::layout_row_type, node,
               {KnownWords(node.keys.empty() ? "" : node.keys[0].text, words)});
  return nullptr;
}

// Items that have no row: the cover's, which its boxes place, and the one item of an attachment.
std::string ReadLooseItem(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                          Draft& draft) {
  const YamlKey* const type = LooseType(reader, node);
  if (type == nullptr) return {};
  const Fields fields(reader, node, Joined({type->text}, ItemKeys(*ItemTypeOfKey(type->text))));
  return ReadItem(fields, *type, inherited, draft);
}

void AddLabelled(const NodeReader& reader, const YamlNode& at, ItemType type, const std::string& id,
                 std::string label, Draft& draft) {
  ItemDef item;
  item.id = id;
  item.type = type;
  item.label = std::move(label);
  AddItem(reader, at, std::move(item), draft);
}

void ReadCover(const Fields& fields, PartDef& part, Draft& draft) {
  const NodeReader& reader = fields.reader();
  part.title_item = fields.NeedText("title-item");
  AddLabelled(reader, fields.node(), ItemType::heading, part.title_item, draft.definition.title, draft);
  part.mark_item = fields.NeedText("mark-item");
  AddLabelled(reader, fields.node(), ItemType::note, part.mark_item, draft.definition.mark, draft);
}

std::vector<ListLine> ReadListLines(const NodeReader& reader, const std::vector<YamlNode>& nodes) {
  std::vector<ListLine> lines;
  for (const YamlNode& node : nodes) {
    const Fields fields(reader, node, {"text", "to", "indent"});
    lines.push_back(
        {fields.NeedText("text"), fields.NeedText("to"), fields.Percent("indent", 0), reader.OriginOf(node)});
  }
  return lines;
}

void ReadSection(const Fields& fields, PartDef& part, Draft& draft) {
  const YamlNode* const widths = fields.Find("widths");
  part.widths = widths == nullptr ? draft.widths : ReadWidths(fields.reader(), *widths, draft.widths);
  fields.Need("blocks");
  const auto* const blocks = fields.List("blocks");
  if (blocks == nullptr) return;
  for (const YamlNode& node : *blocks) part.blocks.push_back(ReadBlock(fields.reader(), node, part, draft));
}

void ReadTable(const Fields& fields, PartDef& part, Draft& draft) {
  fields.Need("columns");
  const auto* const columns = fields.List("columns");
  if (columns == nullptr) return;
  for (const YamlNode& node : *columns) {
    part.columns.push_back(ReadColumn(fields.reader(), node, {part.important, {}}, draft));
  }
}

// `kind` decides which keys are known, so it is read before the rest.
std::optional<PartKind> KindOf(const NodeReader& reader, const YamlNode& node) {
  const YamlNode* const kind = node.Find("kind");
  if (kind == nullptr) return PartKind::section;
  if (!reader.IsText(*kind)) return std::nullopt;
  constexpr std::string_view kNames[] = {"cover", "item-list", "section", "attachment", "table"};
  const auto* const name = std::find(std::begin(kNames), std::end(kNames), kind->text);
  if (name != std::end(kNames)) return static_cast<PartKind>(name - std::begin(kNames));
  reader.Fault(MessageId::layout_bad_word, *kind,
               {"kind", kind->text, KnownWords(kind->text, {std::begin(kNames), std::end(kNames)})});
  return std::nullopt;
}

void ReadItemList(const Fields& fields, PartDef& part, Draft& draft) {
  part.item = fields.NeedText("item");
  AddLabelled(fields.reader(), fields.node(), ItemType::table, part.item, part.title, draft);
  fields.Need("lines");
}

}  // namespace

std::string PercentText(int permille) {
  std::string text = std::to_string(permille / 10);
  if (permille % 10 != 0) text += "." + std::to_string(permille % 10);
  return text + "%";
}

ColumnDef ReadColumn(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                     Draft& draft) {
  ColumnDef column;
  const YamlKey* const type = LooseType(reader, node);
  if (type == nullptr) return column;
  const KnownKeys keys = Joined({type->text, "width", "centred"}, ItemKeys(*ItemTypeOfKey(type->text)));
  const Fields fields(reader, node, keys);
  column.origin = reader.OriginOf(node);
  column.item = ReadItem(fields, *type, inherited, draft);
  fields.Need("width");
  column.width = fields.Percent("width", 0);
  const YamlNode* const width = fields.Find("width");
  if (width != nullptr && width->text == "0%") reader.Fault(MessageId::layout_widths_room, *width);
  column.centred = fields.Flag("centred", false);
  return column;
}

void ReadPartProperties(const Fields& fields, PartDef& part, Draft& draft) {
  const NodeReader& reader = fields.reader();
  part.number = fields.Text("number", part.number);
  if (fields.Has("title")) part.title = fields.NeedText("title");
  part.suffix = fields.Text("suffix", part.suffix);
  part.landscape = fields.Flag("landscape", part.landscape);
  part.new_page = fields.Flag("new-page", part.new_page);
  if (const auto* items = fields.List("items")) {
    for (const YamlNode& node : *items) ReadLooseItem(reader, node, {}, draft);
  }
  if (const auto* boxes = fields.List("boxes")) part.boxes = ReadCoverBoxes(reader, *boxes);
  if (const auto* lines = fields.List("lines")) part.lines = ReadListLines(reader, *lines);
}

PartDef ReadPart(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  PartDef part;
  part.origin = reader.OriginOf(node);
  const std::optional<PartKind> kind = KindOf(reader, node);
  if (!kind) {
    // Its key at least is known to links, so that one word is said of it and not two.
    if (const YamlNode* number = node.Find("number")) part.key = KeyOfNumber(number->text);
    if (const YamlNode* key = node.Find("key")) part.key = key->text;
    return part;
  }
  part.kind = *kind;
  const Fields fields(reader, node, PartKeys(part.kind));
  part.important = fields.Flag("important", false);
  part.list = fields.Text("repeat");
  ReadPartProperties(fields, part, draft);
  part.key = fields.Has("key") ? fields.NeedText("key") : KeyOfNumber(part.number);
  if (part.key.empty() && node.kind == YamlKind::mapping) {
    reader.Fault(MessageId::layout_missing_key, node, {"key"});
  }
  if (part.kind != PartKind::cover) fields.Need("title");
  switch (part.kind) {
    case PartKind::cover:
      ReadCover(fields, part, draft);
      break;
    case PartKind::item_list:
      ReadItemList(fields, part, draft);
      break;
    case PartKind::section:
      ReadSection(fields, part, draft);
      break;
    case PartKind::attachment:
      part.caption_item = fields.Text("caption");
      if (const YamlNode* item = fields.Need("item")) {
        part.item = ReadLooseItem(reader, *item, {part.important, {}}, draft);
      }
      break;
    case PartKind::table:
      ReadTable(fields, part, draft);
      break;
  }
  return part;
}

}  // namespace yoshiki
