#include "layout/tag_table.h"

#include <algorithm>
#include <utility>

#include "layout/measure.h"

namespace yoshiki {

namespace {

constexpr int kBlockLevel = 2, kBandLevel = 3;

bool IsBand(const Cell& cell) { return cell.role == CellRole::band || cell.role == CellRole::band_value; }

}  // namespace

TableTagger::TableTagger(Composer& composer, const Table& table, TableContext context)
    : composer_(composer), table_(table), context_(std::move(context)), span_tags_(table.spans.size()) {}

const SpanCell* TableTagger::SpanOver(std::size_t i) const {
  // Spans stand in order and do not overlap.
  const auto span = std::partition_point(table_.spans.begin(), table_.spans.end(),
                                         [&](const SpanCell& s) { return s.last < i; });
  return span != table_.spans.end() && span->first <= i ? &*span : nullptr;
}

TableTagger::RowKind TableTagger::KindOf(std::size_t i) const {
  const std::vector<Cell>& cells = table_.rows[i].cells;
  if (context_.contents != 0) return RowKind::contents;
  if (cells.empty() || i < table_.header_rows || SpanOver(i) != nullptr) return RowKind::tabular;
  if (cells.front().role == CellRole::heading || std::all_of(cells.begin(), cells.end(), IsBand))
    return RowKind::heading;
  if (cells.size() > 1) return RowKind::tabular;
  return IsLabel(cells.front().role) ? RowKind::heading : RowKind::prose;
}

std::vector<TagId> TableTagger::RowTags(std::size_t i) {
  const RowKind kind = KindOf(i);
  if (kind != RowKind::tabular) open_table_ = 0;
  switch (kind) {
    case RowKind::contents:
      return TagContents(i);
    case RowKind::heading:
      return TagHeading(i);
    case RowKind::prose:
      return std::vector<TagId>(table_.rows[i].cells.size(), context_.section);
    case RowKind::tabular:
      break;
  }
  return TagTabular(i);
}

std::vector<TagId> TableTagger::TagContents(std::size_t i) {
  TagId tag = composer_.AddTag(TagKind::contents_item, context_.contents);
  if (context_.linked_rows.contains(i)) tag = composer_.AddTag(TagKind::link, tag);
  return std::vector<TagId>(table_.rows[i].cells.size(), tag);
}

// The bar or band is the heading; boxes at its end are a list of their own behind it.
std::vector<TagId> TableTagger::TagHeading(std::size_t i) {
  const std::vector<Cell>& cells = table_.rows[i].cells;
  // A label over a full-width value is as deep as a band where a block's bar stands above it.
  const bool bar = cells.front().role == CellRole::heading;
  const bool within = cells.front().role == CellRole::band || bar_seen_;
  bar_seen_ = bar_seen_ || bar;
  const int level = !bar && within ? kBandLevel : kBlockLevel;
  const TagId heading = composer_.AddHeading(level, context_.section);
  std::vector<TagId> tags;
  for (const Cell& cell : cells) tags.push_back(cell.role == CellRole::box ? context_.section : heading);
  return tags;
}

std::vector<TableTagger::GridCell> TableTagger::Grid(std::size_t i) const {
  const std::vector<Cell>& cells = table_.rows[i].cells;
  const SpanCell* span = SpanOver(i);
  std::vector<GridCell> grid;
  int left = span != nullptr ? span->cell.right : 0;
  bool indented = false;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells[c].role == CellRole::strip) {
      indented = true;
      continue;
    }
    if (!grid.empty() && !indented) left = grid.back().right = cells[c].left;
    grid.push_back({c, left, cells[c].right, indented});
    left = cells[c].right;
    indented = false;
  }
  if (!grid.empty()) grid.back().right = kFullWidth;
  return grid;
}

// The columns of a table are cut wherever any of its rows is.
void TableTagger::OpenTable(std::size_t first) {
  open_table_ = composer_.AddTag(TagKind::table, context_.section);
  labels_.clear();
  edges_ = {0, kFullWidth};
  for (std::size_t i = first; i < table_.rows.size() && KindOf(i) == RowKind::tabular; ++i) {
    for (const GridCell& cell : Grid(i)) edges_.insert(edges_.end(), {cell.left, cell.right});
  }
  std::sort(edges_.begin(), edges_.end());
  edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
}

int TableTagger::ColumnOf(int edge) const {
  return static_cast<int>(std::lower_bound(edges_.begin(), edges_.end(), edge) - edges_.begin());
}

TagId TableTagger::TagCell(const Cell& cell, TagId row, int left, int right, int rows) {
  const bool is_header = IsLabel(cell.role);
  const TagId id = composer_.AddTag(is_header ? TagKind::header_cell : TagKind::data_cell, row);
  Tag& tag = composer_.document().tags[id];
  tag.columns = static_cast<std::uint16_t>(ColumnOf(right) - ColumnOf(left));
  tag.rows = static_cast<std::uint16_t>(rows);
  if (is_header) tag.scope = heads_columns_ ? HeaderScope::column : HeaderScope::row;
  return id;
}

void TableTagger::TagSpan(std::size_t i, TagId row) {
  const SpanCell* span = SpanOver(i);
  if (span == nullptr || span->first != i) return;
  const auto index = static_cast<std::size_t>(span - table_.spans.data());
  const int rows = static_cast<int>(span->last - span->first) + 1;
  span_tags_[index] = TagCell(span->cell, row, 0, span->cell.right, rows);
  labels_ = {{0, span_tags_[index]}};
}

std::vector<TagId> TableTagger::TagTabular(std::size_t i) {
  if (open_table_ == 0) OpenTable(i);
  const TagId row = composer_.AddTag(TagKind::row, open_table_);
  heads_columns_ = false;
  TagSpan(i, row);
  const std::vector<Cell>& cells = table_.rows[i].cells;
  heads_columns_ = std::all_of(cells.begin(), cells.end(), [](const Cell& c) { return IsLabel(c.role); });
  std::vector<TagId> tags(cells.size(), 0);
  for (const GridCell& at : Grid(i)) {
    const Cell& cell = cells[at.cell];
    tags[at.cell] = TagCell(cell, row, at.left, at.right, 1);
    if (heads_columns_) continue;
    if (IsLabel(cell.role)) {
      // Where the label itself begins, behind its strip: that is its depth.
      std::erase_if(labels_, [&](const OpenLabel& l) { return l.left >= cell.left; });
      labels_.push_back({cell.left, tags[at.cell]});
    } else if (labels_.size() > 1) {
      for (const OpenLabel& label : labels_)
        composer_.document().tags[tags[at.cell]].headers.push_back(label.tag);
    }
  }
  return tags;
}

}  // namespace yoshiki
