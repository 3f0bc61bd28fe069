#include "layout/measure.h"

#include <algorithm>
#include <utility>

#include "layout/set_content.h"

namespace yoshiki {

namespace {

Length InnerWidth(Length outer, const TableLook& look) {
  return std::max(Length::Pt(1), outer - look.pad_side - look.pad_side);
}

// Boxes at the end of a heading bar take what they need; the heading has the rest.
void MakeRoomForBoxes(Composer& composer, std::vector<MeasuredCell>& cells, const TableLook& look) {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i].cell->role != CellRole::box) continue;
    const auto* checks = std::get_if<ChecksContent>(&cells[i].cell->content);
    if (checks == nullptr) continue;
    const Length both = cells[i - 1].width + cells[i].width;
    const Length wanted = ChecksWidth(composer, *checks, cells[i].style) + look.pad_side + look.pad_side;
    cells[i].width = std::min(wanted, both.Share(2, 3));
    cells[i - 1].width = both - cells[i].width;
    cells[i].x = cells[i - 1].x + cells[i - 1].width;
  }
}

Length FlowsHeight(const MeasuredRow& row) {
  Length height;
  for (const MeasuredCell& cell : row.cells)
    height = std::max(height, FlowHeight(cell.flow, 0, cell.flow.size()));
  return height;
}

// An empty value is at least this high.
Length LeastHeight(const MeasuredRow& row) {
  for (const MeasuredCell& cell : row.cells) {
    // A picture is as high as it is: its row was given lines for those who type a text in its place.
    if (std::holds_alternative<ImageContent>(cell.cell->content)) return {};
    if (!IsLabel(cell.cell->role) && cell.cell->role != CellRole::strip) {
      return cell.style.leading * std::max(1, row.row->min_lines);
    }
  }
  return {};
}

// Pushes the typed lines of a cell down by empty slabs to where the lines stand that they are level with.
void LevelLines(MeasuredRow& row, std::size_t index) {
  MeasuredCell& cell = row.cells[index];
  const auto* text = std::get_if<TextContent>(&cell.cell->content);
  if (text == nullptr || cell.flow.columns > 1) return;
  std::vector<std::size_t>& starts = cell.flow.line_starts;
  for (const LevelWith& level : text->levels) {
    if (level.cell >= row.cells.size() || level.line >= starts.size()) continue;
    const Flow& beside = row.cells[level.cell].flow;
    if (beside.columns > 1 || level.cell_line >= beside.line_starts.size()) continue;
    row.level.insert({index, level.cell});
    const std::size_t from = starts[level.line], to = beside.line_starts[level.cell_line];
    if (from >= to) continue;
    Slab empty;
    empty.height = cell.style.leading;
    cell.flow.slabs.insert(cell.flow.slabs.begin() + static_cast<std::ptrdiff_t>(from), to - from, empty);
    for (std::size_t line = level.line; line < starts.size(); ++line) starts[line] += to - from;
  }
}

// The repeated label and （続き） below it, as artifacts of a later page.
Flow ContinuedFlow(Composer& composer, const MeasuredCell& cell, const TableLook& look) {
  Flow flow;
  const TagScope untagged(composer, TagId{0});
  if (IsLabel(cell.cell->role) && cell.cell->role != CellRole::heading) {
    flow = SetContent(composer, cell.cell->content, cell.style, InnerWidth(cell.width, look));
  }
  const StyleDef& style = composer.theme().style("continued");
  AppendParagraphs(composer, composer.theme().continued, style,
                   {.x = {}, .width = InnerWidth(cell.width, look), .hang = false}, flow);
  for (Slab& slab : flow.slabs) {
    for (SetLine& line : slab.lines) line.artifact = true;
  }
  return flow;
}

MeasuredCell MakeCell(Composer& composer, const Cell& cell, Length table_width) {
  MeasuredCell measured;
  measured.cell = &cell;
  measured.x = table_width.Share(cell.left, 1000);
  measured.width = table_width.Share(cell.right, 1000) - measured.x;
  measured.style = composer.theme().style(cell.style);
  measured.owner = composer.AddOwner(OwnerKind::cell, cell.role, cell.item);
  return measured;
}

// The tag of the link that a cell's text is, below the cell's own; 0 = it leads nowhere.
TagId LinkOf(Composer& composer, const Cell& cell, TagId tag) {
  const auto* text = std::get_if<TextContent>(&cell.content);
  if (cell.leads_to.page < 1 || cell.leads_to.file.empty() || tag == 0 || text == nullptr ||
      text->text.empty())
    return 0;
  // In a section, links stand in paragraphs.
  if (composer.document().tags[tag].kind == TagKind::section) tag = composer.AddTag(TagKind::paragraph, tag);
  return composer.AddTag(TagKind::link, tag);
}

void SetCell(Composer& composer, MeasuredCell& cell, TagId tag, const TableLook& look) {
  cell.link = LinkOf(composer, *cell.cell, tag);
  if (cell.link != 0) tag = cell.link;
  const TagScope scope(composer, tag);
  composer.SetItem(cell.cell->item);
  cell.flow = SetContent(composer, cell.cell->content, cell.style, InnerWidth(cell.width, look));
}

// A row needs a continued label only when it can be cut at all, and few can: labels are set twice only for
// those.
bool MayBeCut(const MeasuredRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const MeasuredCell& c) { return c.flow.size() > 1; });
}

void SetContinued(Composer& composer, MeasuredRow& row, const TableLook& look) {
  if (row.cells.empty() || !MayBeCut(row)) return;
  // A full-width value has no label cell; the context line above the table says what goes on.
  if (row.cells.size() == 1) return;
  for (MeasuredCell& cell : row.cells) {
    if (cell.cell->role == CellRole::strip) continue;
    cell.continued = ContinuedFlow(composer, cell, look);
    row.repeat_height = FlowHeight(cell.continued, 0, cell.continued.size()) + look.pad_top + look.pad_bottom;
    return;
  }
}

MeasuredRow MeasureRow(Composer& composer, const Row& row, const std::vector<TagId>& tags,
                       const TableLook& look, Length table_width) {
  MeasuredRow measured;
  if (!tags.empty() && composer.document().tags[tags.front()].kind == TagKind::link)
    measured.link = tags.front();
  measured.row = &row;
  for (const Cell& cell : row.cells) measured.cells.push_back(MakeCell(composer, cell, table_width));
  MakeRoomForBoxes(composer, measured.cells, look);
  for (std::size_t i = 0; i < measured.cells.size(); ++i) SetCell(composer, measured.cells[i], tags[i], look);
  for (std::size_t i = 0; i < measured.cells.size(); ++i) LevelLines(measured, i);
  SetContinued(composer, measured, look);
  measured.height = std::max(FlowsHeight(measured), LeastHeight(measured)) + look.pad_top + look.pad_bottom;
  return measured;
}

MeasuredSpan MeasureSpan(Composer& composer, const SpanCell& span, TagId tag, const TableLook& look,
                         Length table_width) {
  MeasuredSpan measured;
  measured.first = span.first;
  measured.last = span.last;
  measured.cell = MakeCell(composer, span.cell, table_width);
  SetCell(composer, measured.cell, tag, look);
  measured.cell.continued = ContinuedFlow(composer, measured.cell, look);
  const Length pads = look.pad_top + look.pad_bottom;
  measured.height = FlowHeight(measured.cell.flow, 0, measured.cell.flow.size()) + pads;
  measured.repeat_height = FlowHeight(measured.cell.continued, 0, measured.cell.continued.size()) + pads;
  return measured;
}

}  // namespace

bool IsLabel(CellRole role) {
  return role == CellRole::label || role == CellRole::group_label || role == CellRole::band ||
         role == CellRole::heading || role == CellRole::column_head;
}

const MeasuredSpan* MeasuredTable::SpanAt(std::size_t row) const {
  // Spans stand in order and do not overlap.
  const auto span =
      std::partition_point(spans.begin(), spans.end(), [&](const MeasuredSpan& s) { return s.last < row; });
  return span != spans.end() && span->first <= row ? &*span : nullptr;
}

MeasuredTable MeasureTable(Composer& composer, const Table& table, TableContext context, Length text_width) {
  MeasuredTable measured;
  measured.table = &table;
  measured.look = composer.theme().look(table.look);
  measured.x = text_width.Share(table.left, 1000);
  measured.width = text_width.Share(table.right, 1000) - measured.x;
  TableTagger tagger(composer, table, std::move(context));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    measured.rows.push_back(
        MeasureRow(composer, table.rows[i], tagger.RowTags(i), measured.look, measured.width));
  }
  for (std::size_t s = 0; s < table.spans.size(); ++s) {
    measured.spans.push_back(
        MeasureSpan(composer, table.spans[s], tagger.SpanTag(s), measured.look, measured.width));
  }
  for (std::size_t i = 0; i < table.header_rows && i < measured.rows.size(); ++i) {
    measured.header_height += measured.rows[i].height;
  }
  return measured;
}

Length PartHeight(const MeasuredRow& row, const TableLook& look, const std::vector<std::size_t>& from,
                  const std::vector<std::size_t>& to) {
  Length height;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    height = std::max(height, FlowHeight(row.cells[i].flow, from[i], to[i]));
  }
  return height + look.pad_top + look.pad_bottom;
}

}  // namespace yoshiki
