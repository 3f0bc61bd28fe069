#include "form/bind_parts.h"

#include <algorithm>
#include <utility>

#include "form/bind_rows.h"
#include "form/bind_value.h"
#include "form/words.h"

namespace yoshiki {
namespace {

constexpr const char* kWideBrackets[] = {"（", "）"};
constexpr const char* kNarrowBrackets[] = {"(", ")"};
constexpr int kEmptyLines = 3;  // height of a frame or table row that nothing fills

std::string PartTitle(const PartDef& part) {
  return part.number.empty() || part.title.empty() ? part.number + part.title
                                                   : part.number + " " + part.title;
}

// The name item of a repeated section's elements: the first text item of its blocks.
std::string ElementName(const Definition& definition, const PartDef& part, const Scope& scope) {
  for (const BlockDef& block : part.blocks) {
    for (const RowDef& row : block.rows) {
      const ItemDef* item = definition.Find(row.item);
      if (item == nullptr || item->type != ItemType::text) continue;
      const Value* value = scope.ValueOf(item->id);
      return value == nullptr ? std::string() : OneLine(value->text, kNameLength);
    }
  }
  return {};
}

const Value* ElementOf(const Value* list, std::size_t number) {
  return number <= ElementCount(list) ? &list->elements[number - 1] : nullptr;
}

}  // namespace

std::string NumberedName(std::size_t number, const std::string& name) {
  // Offices often number their files themselves.
  for (const char* const* bracket : {kWideBrackets, kNarrowBrackets}) {
    if (name.starts_with(bracket[0] + std::to_string(number) + bracket[1])) return name;
  }
  return "（" + std::to_string(number) + "）" + name;
}

PartBinder::PartBinder(const Definition& definition, const BindOptions& options, const Scope& root,
                       BoundForm& form)
    : definition_(definition), options_(options), root_(root), form_(form) {}

void PartBinder::BindPart(const PartDef& part) {
  switch (part.kind) {
    case PartKind::cover:
      return BindCover(part);
    case PartKind::item_list:
      return BindItemList(part);
    case PartKind::section:
      return BindSections(part);
    case PartKind::attachment:
      return BindAttachment(part);
    case PartKind::table:
      return BindChanges(part);
  }
}

Part& PartBinder::AddPart(const PartDef& part) {
  Part bound;
  bound.key = part.key;
  bound.number = part.number;
  bound.title = part.title;
  bound.suffix = part.suffix;
  bound.style = "section";
  bound.outline = PartTitle(part);
  bound.landscape = part.landscape;
  bound.new_page = part.new_page;
  form_.parts.push_back(std::move(bound));
  return form_.parts.back();
}

void PartBinder::BindCover(const PartDef& part) {
  Part& bound = AddPart(part);
  const ItemDef* title = definition_.Find(part.title_item);
  const ItemDef* mark = definition_.Find(part.mark_item);
  bound.number.clear();
  bound.title = title == nullptr ? definition_.title : title->label;
  bound.centred = true;
  bound.style = "title";
  bound.mark = mark == nullptr ? definition_.mark : mark->label;
  if (bound.outline.empty()) bound.outline = bound.title;
  for (const CoverBox& box : part.boxes) bound.tables.push_back(CoverTable(box));
}

Table PartBinder::CoverTable(const CoverBox& box) const {
  Table table;
  table.left = (kFullWidth - box.width) / 2;
  table.right = table.left + box.width;
  table.look = "cover";
  for (const CoverRow& cover_row : box.rows) {
    Row row;
    row.keep_with_next = std::ranges::all_of(cover_row.cells, &CoverCell::is_label);
    int left = 0;
    for (std::size_t i = 0; i < cover_row.cells.size(); ++i) {
      const CoverCell& source = cover_row.cells[i];
      Cell cell;
      cell.left = left;
      cell.right = i + 1 < cover_row.cells.size() ? left + cover_row.widths[i] : kFullWidth;
      left = cell.right;
      cell.role = source.is_label ? CellRole::label : CellRole::value;
      cell.style = source.style;
      cell.item.id = source.item;
      const ItemDef* item = definition_.Find(source.item);
      if (item != nullptr && source.is_label) cell.content = FixedText(item->label, true);
      if (item != nullptr && !source.is_label) {
        cell.content = ValueContent(definition_, *item, root_, Widths());
        cell.item = ValueRef(*item, root_);
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void PartBinder::BindItemList(const PartDef& part) {
  const std::size_t index = form_.parts.size();
  Part& bound = AddPart(part);
  bound.centred = true;
  for (const ListLine& line : part.lines) {
    if (!line.target.empty()) form_.links.push_back({index, bound.tables.size(), 0, line.target});
    Cell cell;
    cell.style = "list";
    cell.content = FixedText(line.text);
    Row row;
    row.cells.push_back(std::move(cell));
    Table table;
    table.left = line.indent;
    table.look = "list";
    table.rows.push_back(std::move(row));
    bound.tables.push_back(std::move(table));
  }
}

void PartBinder::BindSections(const PartDef& part) {
  const Value* list = part.list.empty() ? nullptr : root_.ListOf(part.list);
  const std::size_t filled = ElementCount(list);
  const std::size_t count = part.list.empty() || (filled == 0 && options_.print_unused) ? 1 : filled;
  for (std::size_t number = 1; number <= count; ++number) {
    const Scope scope = part.list.empty() ? root_ : Scope(root_, part.list, number, ElementOf(list, number));
    Part& bound = AddPart(part);
    if (count > 1) bound.outline += NumberedName(number, ElementName(definition_, part, scope));
    Table table;
    table.look = "form";
    const std::string place = count > 1 ? part.number + NumberedName(number, "") : "";
    RowBinder rows(definition_, options_, place, table);
    for (const BlockDef& block : part.blocks) rows.BindBlock(block, PartTitle(part), scope);
    bound.tables.push_back(std::move(table));
  }
}

void PartBinder::BindAttachment(const PartDef& part) {
  const ItemDef* item = definition_.Find(part.item);
  if (item == nullptr) return;
  if (part.list.empty()) return AddFrame(part, *item, root_, false, AddPart(part));
  const Value* list = root_.ListOf(part.list);
  const std::size_t filled = ElementCount(list);
  const std::size_t count = filled == 0 && options_.print_unused ? 1 : filled;
  if (count == 0) return;
  Part& bound = AddPart(part);
  for (std::size_t number = 1; number <= count; ++number) {
    AddFrame(part, *item, Scope(root_, part.list, number, ElementOf(list, number)), count > 1, bound);
  }
}

void PartBinder::AddFrame(const PartDef& part, const ItemDef& item, const Scope& scope, bool captioned,
                          Part& bound) {
  Table table;
  table.look = "form";
  std::string context;
  if (captioned) {
    const ItemDef* name = definition_.Find(part.caption_item);
    const Value* value = name == nullptr ? nullptr : scope.ValueOf(name->id);
    const std::size_t number = scope.NumberOf(item.id);
    Cell cell;
    cell.role = CellRole::band;
    cell.style = "band";
    cell.content =
        FixedText(NumberedName(number, value == nullptr ? std::string() : PrintedText(*name, value)));
    cell.item.id = part.caption_item;
    context = NumberedName(number, value == nullptr ? std::string() : OneLine(value->text, kNameLength));
    Row row;
    row.cells.push_back(std::move(cell));
    row.keep_with_next = true;
    row.outline = context;
    row.outline_level = 2;
    row.context = context;
    table.rows.push_back(std::move(row));
  }
  Cell cell;
  cell.style = "body";
  cell.content = ValueContent(definition_, item, scope, Widths());
  cell.item = ValueRef(item, scope);
  Row row;
  row.cells.push_back(std::move(cell));
  row.min_lines = kEmptyLines;
  row.context = context;
  table.rows.push_back(std::move(row));
  bound.tables.push_back(std::move(table));
}

void PartBinder::BindChanges(const PartDef& part) {
  Part& bound = AddPart(part);
  Table table;
  table.look = "changes";
  table.header_rows = 1;
  table.rows.push_back(HeadRow(part));
  const Value* list = root_.ListOf(part.list);
  const std::size_t filled = ElementCount(list);
  for (std::size_t number = 1; number <= std::max<std::size_t>(filled, 1); ++number) {
    table.rows.push_back(ChangeRow(part, Scope(root_, part.list, number, ElementOf(list, number))));
  }
  if (filled == 0) table.rows.back().min_lines = kEmptyLines;
  bound.tables.push_back(std::move(table));
}

Row PartBinder::HeadRow(const PartDef& part) const {
  Row row;
  row.context = PartTitle(part);
  row.keep_with_next = true;
  int left = 0;
  for (const ColumnDef& column : part.columns) {
    const ItemDef* item = definition_.Find(column.item);
    Cell cell;
    cell.left = left;
    cell.right = left += column.width;
    cell.role = CellRole::column_head;
    cell.style = "column-head";
    cell.content = FixedText(item == nullptr ? std::string() : item->label, true);
    cell.item.id = column.item;
    row.cells.push_back(std::move(cell));
  }
  return row;
}

Row PartBinder::ChangeRow(const PartDef& part, const Scope& scope) const {
  Row row;
  // A row that goes on over the page says which one it is: by its first two columns, 変更日 and 項目.
  row.context = PartTitle(part);
  for (std::size_t i = 0; i < part.columns.size() && i < 2; ++i) {
    const ItemDef* item = definition_.Find(part.columns[i].item);
    const Value* value = item == nullptr ? nullptr : scope.ValueOf(item->id);
    if (value != nullptr) row.context += "　" + OneLine(PrintedText(*item, value), kNameLength);
  }
  int left = 0;
  for (const ColumnDef& column : part.columns) {
    Cell cell;
    cell.left = left;
    cell.right = left += column.width;
    cell.style = "change";
    cell.item.id = column.item;
    if (const ItemDef* item = definition_.Find(column.item)) {
      cell.content = ValueContent(definition_, *item, scope, Widths());
      cell.item = ValueRef(*item, scope);
      if (auto* text = std::get_if<TextContent>(&cell.content)) text->centred = column.centred;
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
}

}  // namespace yoshiki
