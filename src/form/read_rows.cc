#include "form/read_rows.h"

#include <algorithm>
#include <utility>

#include "form/read_item.h"
#include "form/read_options.h"

namespace yoshiki {
namespace {

constexpr std::size_t kAsLabel = 0;
constexpr std::size_t kAsValue = 1;
constexpr std::size_t kAsLabelAbove = 2;
constexpr std::size_t kAsBand = 3;

constexpr RowDefKind kKinds[] = {RowDefKind::item, RowDefKind::full_value, RowDefKind::full_label,
                                 RowDefKind::band_value};

void ReadRows(const NodeReader& reader, const YamlNode& list, const Inherited& inherited, bool under,
              Draft& draft, std::vector<RowDef>& rows) {
  if (!reader.IsList(list)) return;
  if (list.items.empty()) reader.Fault(MessageId::layout_empty_list, list);
  for (const YamlNode& node : list.items) ReadRow(reader, node, inherited, under, draft, rows);
}

RowDef ReadRepeat(const NodeReader& reader, const YamlNode& node, const Inherited& inherited, Draft& draft) {
  const Fields fields(reader, node, {"repeat", "bands", "when", "rows"});
  RowDef row;
  row.kind = RowDefKind::repeat;
  row.origin = reader.OriginOf(node);
  row.list = fields.NeedText("repeat");
  row.bands = fields.Texts("bands");
  row.when = fields.Text("when", inherited.when);
  if (const YamlNode* rows = fields.Need("rows")) {
    ReadRows(reader, *rows, {inherited.important, row.when}, false, draft, row.rows);
  }
  return row;
}

RowDef ReadGroup(const Fields& fields, const YamlKey& type, const Inherited& inherited, Draft& draft) {
  RowDef row;
  row.kind = RowDefKind::group;
  row.item = ReadItem(fields, type, inherited, draft);
  if (const YamlNode* rows = fields.Need("rows")) {
    ReadRows(fields.reader(), *rows, inherited, false, draft, row.rows);
  }
  return row;
}

KnownKeys KeysOfRow(const YamlKey& type) {
  KnownKeys keys = {type.text};
  const auto add = [&](const KnownKeys& more) { keys.insert(keys.end(), more.begin(), more.end()); };
  add(ItemKeys(*ItemTypeOfKey(type.text)));
  if (type.text == "group") {
    add({"rows"});
  } else if (type.text != "band") {
    add(RowKeys());
    add({"under"});
  }
  return keys;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

KnownKeys RowKeys() { return {"as", "min-lines", "joined"}; }

void ReadRowProperties(const Fields& fields, RowDef& row) {
  row.min_lines = fields.Count("min-lines", row.min_lines, 1, 99);
  row.joined = fields.Flag("joined", row.joined);
  if (!fields.Has("as")) return;
  static_assert(kAsLabel == 0 && kAsValue == 1 && kAsLabelAbove == 2 && kAsBand == 3);
  row.kind = kKinds[fields.Word("as", {"label-and-value", "value-only", "label-above", "band"})];
}

void ReadRow(const NodeReader& reader, const YamlNode& node, const Inherited& inherited, bool under,
             Draft& draft, std::vector<RowDef>& rows) {
  if (!reader.IsMapping(node)) return;
  if (node.Find("repeat") != nullptr) {
    rows.push_back(ReadRepeat(reader, node, inherited, draft));
    return;
  }
  const YamlKey* const type = TypeKey(node);
  if (type == nullptr) {
    KnownKeys words = ItemTypeKeys();
    words.push_back("repeat");
    const std::string first = node.keys.empty() ? std::string() : node.keys[0].text;
    return reader.Fault(MessageId::layout_row_type, node, {KnownWords(first, words)});
  }
  const Fields fields(reader, node, KeysOfRow(*type));
  RowDef row;
  if (type->text == "group") {
    row = ReadGroup(fields, *type, inherited, draft);
  } else {
    row.item = ReadItem(fields, *type, inherited, draft);
    row.kind = type->text == "band" ? RowDefKind::band : RowDefKind::item;
    ReadRowProperties(fields, row);
  }
  row.under = under;
  row.origin = reader.OriginOf(node);
  if (under && row.kind != RowDefKind::item) reader.Fault(MessageId::layout_under_kind, node);
  rows.push_back(std::move(row));
  const YamlNode* const below = fields.Find("under");
  if (below != nullptr && under) return reader.Fault(MessageId::layout_under_kind, *below);
  if (below != nullptr) ReadRows(reader, *below, inherited, true, draft, rows);
}

Widths ReadWidths(const NodeReader& reader, const YamlNode& node, Widths base) {
  const Fields fields(reader, node, {"label", "indent", "group", "bracket"});
  base.label = fields.Percent("label", base.label);
  base.indent = fields.Percent("indent", base.indent);
  base.group = fields.Percent("group", base.group);
  base.bracket = fields.Percent("bracket", base.bracket);
  if (base.label <= 0 || base.label >= 1000 || base.indent >= base.label || base.group >= base.label ||
      base.bracket <= 0) {
    reader.Fault(MessageId::layout_widths_room, node);
  }
  return base;
}

std::string HeadingNumber(std::string_view heading) {
  std::string number;
  for (std::size_t i = 0; i < heading.size();) {
    const CodePoint c = NextCodePoint(heading, i);
    if (c < 0x80 && IsDigit(static_cast<char>(c))) {
      number.push_back(static_cast<char>(c));
    } else if (c >= U'０' && c <= U'９') {
      number.push_back(static_cast<char>('0' + (c - U'０')));
    } else {
      return c == U'.' || c == U'．' ? number : std::string();
    }
  }
  return {};
}

std::string ReadBox(const NodeReader& reader, const YamlNode& node, const Inherited& inherited,
                    Draft& draft) {
  if (!reader.IsMapping(node)) return {};
  const YamlKey* const type = TypeKey(node);
  if (type == nullptr || type->text != "checks") {
    reader.Fault(MessageId::layout_box_type, node);
    return {};
  }
  KnownKeys keys = ItemKeys(ItemType::checks);
  keys.push_back("checks");
  return ReadItem(Fields(reader, node, keys), *type, inherited, draft);
}

std::vector<std::string> ReadBoxes(const NodeReader& reader, const YamlNode& list, const Inherited& inherited,
                                   Draft& draft) {
  std::vector<std::string> ids;
  if (!reader.IsList(list)) return ids;
  for (const YamlNode& node : list.items) {
    std::string id = ReadBox(reader, node, inherited, draft);
    if (!id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

BlockDef ReadBlock(const NodeReader& reader, const YamlNode& node, const PartDef& part, Draft& draft) {
  const Fields fields(reader, node, {"heading", "key", "important", "when", "boxes", "widths", "rows"});
  BlockDef block;
  block.origin = reader.OriginOf(node);
  block.heading = fields.Text("heading");
  block.number = HeadingNumber(block.heading);
  block.key = part.key + "/" + fields.Text("key", block.number);
  block.important = fields.Flag("important", part.important);
  block.when = fields.Text("when");
  const YamlNode* const widths = fields.Find("widths");
  block.widths = widths == nullptr ? part.widths : ReadWidths(reader, *widths, part.widths);
  // A box in the heading is what the condition asks about, so it has none itself.
  const YamlNode* const boxes = fields.Find("boxes");
  if (boxes != nullptr) block.boxes = ReadBoxes(reader, *boxes, {block.important, {}}, draft);
  if (const YamlNode* rows = fields.Need("rows")) {
    ReadRows(reader, *rows, {block.important, block.when}, false, draft, block.rows);
  }
  return block;
}

}  // namespace yoshiki
