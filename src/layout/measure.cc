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
    if (!IsLabel(cell.cell->role) && cell.cell->role != CellRole::strip) {
      return cell.style.leading * std::max(1, row.row->min_lines);
    }
  }
  return {};
}

// The repeated label and （続き） below it, as artifacts of a later page.
Flow ContinuedFlow(Composer& composer, const MeasuredCell& cell, const TableLook& look) {
  Flow flow;
  if (IsLabel(cell.cell->role) && cell.cell->role != CellRole::heading) {
    flow = SetContent(composer, cell.cell->content, cell.style, InnerWidth(cell.width, look));
  }
  const StyleDef& style = composer.theme().style("continued");
  AppendParagraphs(composer, composer.theme().continued, style, {}, InnerWidth(cell.width, look),
                   Alignment::start, false, flow);
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

void SetCell(Composer& composer, MeasuredCell& cell, const TableLook& look) {
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

MeasuredRow MeasureRow(Composer& composer, const Row& row, const TableLook& look, Length table_width) {
  MeasuredRow measured;
  measured.row = &row;
  for (const Cell& cell : row.cells) measured.cells.push_back(MakeCell(composer, cell, table_width));
  MakeRoomForBoxes(composer, measured.cells, look);
  for (MeasuredCell& cell : measured.cells) SetCell(composer, cell, look);
  SetContinued(composer, measured, look);
  measured.height = std::max(FlowsHeight(measured), LeastHeight(measured)) + look.pad_top + look.pad_bottom;
  return measured;
}

MeasuredSpan MeasureSpan(Composer& composer, const SpanCell& span, const TableLook& look,
                         Length table_width) {
  MeasuredSpan measured;
  measured.first = span.first;
  measured.last = span.last;
  measured.cell = MakeCell(composer, span.cell, table_width);
  SetCell(composer, measured.cell, look);
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

MeasuredTable MeasureTable(Composer& composer, const Table& table, Length text_width) {
  MeasuredTable measured;
  measured.table = &table;
  measured.look = composer.theme().look(table.look);
  measured.x = text_width.Share(table.left, 1000);
  measured.width = text_width.Share(table.right, 1000) - measured.x;
  for (const Row& row : table.rows) {
    measured.rows.push_back(MeasureRow(composer, row, measured.look, measured.width));
  }
  for (const SpanCell& span : table.spans) {
    measured.spans.push_back(MeasureSpan(composer, span, measured.look, measured.width));
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
