#include "form/bind_rows.h"

#include <algorithm>
#include <utility>

#include "form/bind_bands.h"
#include "form/bind_value.h"
#include "form/bind_when.h"
#include "form/words.h"

namespace yoshiki {
namespace {

constexpr int kBoxesLeft =
    600;  // the two cells' edges only order them: layout gives boxes their natural width

bool IsBand(RowDefKind kind) { return kind == RowDefKind::band || kind == RowDefKind::band_value; }

// Rows that stand under a band: it heads everything up to the next band or the next full-width row.
bool EndsBand(RowDefKind kind) {
  return IsBand(kind) || kind == RowDefKind::full_label || kind == RowDefKind::full_value;
}

Cell FixedCell(int left, int right, CellRole role, std::string style, TextContent content) {
  Cell cell;
  cell.left = left;
  cell.right = right;
  cell.role = role;
  cell.style = std::move(style);
  cell.content = std::move(content);
  return cell;
}

}  // namespace

RowBinder::RowBinder(const Definition& definition, const BindOptions& options, std::string place,
                     Table& table)
    : definition_(definition), options_(options), place_(std::move(place)), table_(table) {}

void RowBinder::BindBlock(const BlockDef& block, const std::string& title, const Scope& scope) {
  widths_ = block.widths;
  context_ = place_ + std::string(block.heading.empty() ? title : WithoutMark(block.heading));
  BindHeading(block, scope);
  const std::size_t first = table_.rows.size();
  BindRows(block.rows, scope, 0);
  const bool has_heading = !block.heading.empty() || !block.boxes.empty();
  if (table_.rows.size() > first || !has_heading) return;
  // All rows were left out as not applying: the boxes that say so stay, a bare heading goes.
  if (block.boxes.empty()) {
    table_.rows.pop_back();
  } else {
    table_.rows.back().keep_with_next = false;
  }
}

void RowBinder::BindHeading(const BlockDef& block, const Scope& scope) {
  if (block.heading.empty() && block.boxes.empty()) return;
  std::vector<Cell> cells;
  const int edge = block.boxes.empty() ? kFullWidth : block.heading.empty() ? 0 : kBoxesLeft;
  if (edge > 0) cells.push_back(FixedCell(0, edge, CellRole::heading, "block", FixedText(block.heading)));
  if (edge < kFullWidth) {
    Cell boxes;
    boxes.left = edge;
    boxes.role = CellRole::box;
    boxes.style = "body";
    boxes.content = BoxesContent(definition_, block.boxes, scope);
    if (const ItemDef* item = definition_.Find(block.boxes.front())) boxes.item = ValueRef(*item, scope);
    cells.push_back(std::move(boxes));
  }
  Row& row = AddRow(std::move(cells));
  row.keep_with_next = true;
  row.outline = WithoutMark(block.heading);
  row.outline_level = row.outline.empty() ? 0 : 2;
}

void RowBinder::BindRows(const std::vector<RowDef>& rows, const Scope& scope, int left) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (IsPrinted(rows, i, scope)) BindRow(rows[i], scope, left);
  }
}

void RowBinder::BindRow(const RowDef& row, const Scope& scope, int left) {
  if (row.kind == RowDefKind::repeat) return BindRepeat(row, scope, left);
  if (row.kind == RowDefKind::group) return BindGroup(row, scope, left);
  const ItemDef* item = definition_.Find(row.item);
  if (item == nullptr) return;
  switch (row.kind) {
    case RowDefKind::full_value:
    case RowDefKind::full_label:
      return BindFull(row, *item, scope, left);
    case RowDefKind::band:
    case RowDefKind::band_value:
      return BindBand(row, *item, scope, left);
    default:
      return BindItem(row, *item, scope, left);
  }
}

void RowBinder::BindItem(const RowDef& row, const ItemDef& item, const Scope& scope, int left) {
  std::vector<Cell> cells;
  cells.reserve(3);
  int label_left = left;
  if (row.under) {
    label_left += widths_.indent;
    cells.push_back(FixedCell(left, label_left, CellRole::strip, "label", {}));
  }
  cells.push_back(LabelCell(label_left, widths_.label, CellRole::label, "label", item, scope));
  cells.push_back(row.joined ? JoinedCell(widths_.label, item, scope)
                             : ValueCell(widths_.label, CellRole::value, "body", item, scope));
  Row& bound = AddRow(std::move(cells));
  bound.joins_above = row.under;
  bound.min_lines = row.min_lines;
}

void RowBinder::BindFull(const RowDef& row, const ItemDef& item, const Scope& scope, int left) {
  if (row.kind == RowDefKind::full_label) {
    AddRow({LabelCell(left, kFullWidth, CellRole::label, "label", item, scope)}).keep_with_next = true;
  }
  AddRow({ValueCell(left, CellRole::value, "body", item, scope)}).min_lines = row.min_lines;
}

void RowBinder::BindBand(const RowDef& row, const ItemDef& item, const Scope& scope, int left) {
  const bool has_value = row.kind == RowDefKind::band_value;
  const int edge = has_value ? widths_.label : kFullWidth;
  std::vector<Cell> cells{LabelCell(left, edge, CellRole::band, "band", item, scope)};
  if (has_value) cells.push_back(ValueCell(edge, CellRole::band_value, "band", item, scope));
  Row& bound = AddRow(std::move(cells));
  bound.keep_with_next = true;
  bound.min_lines = row.min_lines;
}

void RowBinder::BindGroup(const RowDef& row, const Scope& scope, int left) {
  const std::size_t first = table_.rows.size();
  const int edge = left + widths_.group;
  BindRows(row.rows, scope, edge);
  const ItemDef* item = definition_.Find(row.item);
  if (table_.rows.size() == first || item == nullptr) return;
  Cell label = LabelCell(left, edge, CellRole::group_label, "label", *item, scope);
  std::get<TextContent>(label.content).centred = true;
  table_.spans.push_back({first, table_.rows.size() - 1, std::move(label)});
}

void RowBinder::BindRepeat(const RowDef& row, const Scope& scope, int left) {
  const Value* list = scope.ListOf(row.list);
  const std::size_t filled = ElementCount(list);
  const std::size_t count = filled == 0 && options_.print_unused ? 1 : filled;
  GroupBands bands(options_.print_bands ? row.bands : std::vector<std::string>());
  const std::string block_context = context_;
  for (std::size_t number = 1; number <= count; ++number) {
    const Value* value = number <= filled ? &list->elements[number - 1] : nullptr;
    for (const GroupBand& band : bands.Before(number)) {
      if (band.last >= number || options_.print_empty_bands) BindGroupBand(band.label, true, left);
    }
    BindElement(row, Scope(scope, row.list, number, value), left);
    context_ = block_context;
  }
  if (!options_.print_empty_bands) return;
  for (const GroupBand& band : bands.Rest()) BindGroupBand(band.label, false, left);
}

void RowBinder::BindElement(const RowDef& row, const Scope& scope, int left) {
  const std::size_t first = table_.rows.size();
  const std::string label = ElementLabel(row, scope);
  if (!context_.empty()) context_ += "　";
  context_ += label;
  BindRows(row.rows, scope, left);
  // An empty element of the blank form is no place to go to.
  if (table_.rows.size() == first || scope.ValueOf(row.list) == nullptr) return;
  const std::string name = ElementName(row, scope);
  Row& head = table_.rows[first];
  head.outline = name.empty() ? label : label + " " + name;
  head.outline_level = 3;
}

void RowBinder::BindGroupBand(const std::string& label, bool keep_with_next, int left) {
  AddRow({FixedCell(left, kFullWidth, CellRole::band, "band", FixedText(label))}).keep_with_next =
      keep_with_next;
}

// A band is printed when it applies, or when anything it heads is printed.
bool RowBinder::IsPrinted(const std::vector<RowDef>& rows, std::size_t i, const Scope& scope) const {
  if (options_.print_unused) return true;
  if (rows[i].kind == RowDefKind::band_value || IsPrinted(rows[i], scope)) return true;
  if (rows[i].kind != RowDefKind::band) return false;
  for (std::size_t below = i + 1; below < rows.size() && !EndsBand(rows[below].kind); ++below) {
    if (IsPrinted(rows[below], scope)) return true;
  }
  return false;
}

// Only what is empty and does not apply may be left out: no value is ever lost.
bool RowBinder::IsPrinted(const RowDef& row, const Scope& scope) const {
  if (options_.print_unused) return true;
  if (row.kind == RowDefKind::repeat) return ElementCount(scope.ListOf(row.list)) > 0;
  if (row.kind == RowDefKind::group) {
    return std::ranges::any_of(row.rows, [&](const RowDef& inner) { return IsPrinted(inner, scope); });
  }
  const ItemDef* item = definition_.Find(row.item);
  if (item == nullptr || Holds(item->when, scope)) return true;
  const auto is_filled = [&](const std::string& id) { return !id.empty() && scope.ValueOf(id) != nullptr; };
  return (HoldsValue(item->type) && is_filled(item->id)) || is_filled(item->count) ||
         std::ranges::any_of(item->options, is_filled, &OptionDef::count);
}

std::string RowBinder::ElementLabel(const RowDef& repeat, const Scope& scope) const {
  const std::size_t number = scope.NumberOf(repeat.list);
  for (const RowDef& row : repeat.rows) {
    const ItemDef* item = IsBand(row.kind) ? definition_.Find(row.item) : nullptr;
    if (item != nullptr) return WithNumber(WithoutMark(item->label), number);
  }
  return std::to_string(number);
}

std::string RowBinder::ElementName(const RowDef& repeat, const Scope& scope) const {
  for (const RowDef& row : repeat.rows) {
    const ItemDef* item = definition_.Find(row.item);
    if (item == nullptr || item->type != ItemType::text) continue;
    const Value* value = scope.ValueOf(item->id);
    return value == nullptr ? std::string() : OneLine(value->text, kNameLength);
  }
  return {};
}

Cell RowBinder::LabelCell(int left, int right, CellRole role, std::string style, const ItemDef& item,
                          const Scope& scope) const {
  std::string label = WithNumber(item.label, scope.NumberOf(item.id));
  TextContent text = FixedText(std::move(label));
  text.hang_after = item.hang_after;
  Cell cell = FixedCell(left, right, role, std::move(style), std::move(text));
  cell.item.id = item.id;
  return cell;
}

Cell RowBinder::ValueCell(int left, CellRole role, std::string style, const ItemDef& item,
                          const Scope& scope) const {
  Cell cell;
  cell.left = left;
  cell.role = role;
  cell.style = std::move(style);
  cell.content = ValueContent(definition_, item, scope, widths_);
  cell.item = ValueRef(item, scope);
  return cell;
}

// The cell stands for the list: no one element is its value.
Cell RowBinder::JoinedCell(int left, const ItemDef& item, const Scope& scope) const {
  const std::string_view list = std::string_view(item.id).substr(0, item.id.rfind("[]") + 2);
  const Value* elements = scope.ListOf(list);
  std::string text;
  for (std::size_t number = 1; number <= ElementCount(elements); ++number) {
    const Scope element(scope, list, number, &elements->elements[number - 1]);
    const std::string line = PrintedText(item, element.ValueOf(item.id));
    if (!text.empty() && !line.empty()) text += '\n';
    text += line;
  }
  Cell cell = FixedCell(left, kFullWidth, CellRole::value, "body", FixedText(std::move(text)));
  const std::string_view key = list.substr(0, list.size() - 2);
  cell.item = {item.id, scope.PointerOf(key), elements == nullptr ? 0 : elements->offset};
  return cell;
}

Row& RowBinder::AddRow(std::vector<Cell> cells) {
  Row row;
  row.cells = std::move(cells);
  row.context = context_;
  table_.rows.push_back(std::move(row));
  return table_.rows.back();
}

}  // namespace yoshiki
