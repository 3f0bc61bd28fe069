#include "layout/place.h"

#include <algorithm>
#include <utility>

#include "layout/borders.h"

namespace yoshiki {

namespace {

class PortionPlacer {
 public:
  PortionPlacer(const MeasuredTable& table, const Portion& portion, Length left, Page& page)
      : table_(table), portion_(portion), left_(left + table.x), page_(page) {}

  void Run() {
    const MeasuredSpan* open = nullptr;
    for (const RowPart& part : portion_.rows) {
      const MeasuredSpan* span = table_.SpanAt(part.row);
      if (span != nullptr && span != open) PlaceSpan(*span, part);
      open = span;
      PlaceRow(part);
    }
  }

 private:
  // A group's tall label, before the first of its rows on this page.
  void PlaceSpan(const MeasuredSpan& span, const RowPart& first) {
    Length bottom = first.y;
    for (const RowPart& part : portion_.rows) {
      if (span.first <= part.row && part.row <= span.last) bottom = part.y + part.height;
    }
    const bool continued = first.row != span.first || first.continued;
    const Flow& flow = continued ? span.cell.continued : span.cell.flow;
    PlaceCell(span.cell, flow, 0, flow.size(), first.y, bottom - first.y, continued, continued);
  }

  void PlaceRow(const RowPart& part) {
    const MeasuredRow& row = table_.rows[part.row];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const MeasuredCell& cell = row.cells[i];
      // The first cell of a row's later part repeats its label (or says that the row goes on), once it is
      // itself used up.
      const bool repeats = part.continued && part.from[i] == cell.flow.size() && cell.continued.size() > 0;
      if (repeats) {
        PlaceCell(cell, cell.continued, 0, cell.continued.size(), part.y, part.height, true, true);
      } else {
        PlaceCell(cell, cell.flow, part.from[i], part.to[i], part.y, part.height, part.continued,
                  part.header);
      }
    }
  }

  void PlaceCell(const MeasuredCell& cell, const Flow& flow, std::size_t from, std::size_t to, Length y,
                 Length height, bool continued, bool artifact) {
    const TableLook& look = table_.look;
    CellBox box;
    box.owner = cell.owner;
    box.outer = {left_ + cell.x, y, cell.width, height};
    box.inner = {box.outer.x + look.pad_side, y + look.pad_top, cell.width - look.pad_side - look.pad_side,
                 height - look.pad_top - look.pad_bottom};
    box.continued = continued;
    page_.boxes.push_back(box);
    if (cell.cell->changed) MarkInMargin(box.outer);
    Point at{box.inner.x, box.inner.y};
    if (cell.style.middle) {
      at.y += std::max(Length(), box.inner.height - FlowHeight(flow, from, to)) / 2;
    }
    if (cell.link != 0 && !artifact) PlaceLink(cell, from, to, at);
    if (flow.columns > 1) {
      PlaceColumns(flow, from, to, at, cell.owner, artifact);
    } else {
      PlaceSlabs(flow, from, to, at, cell.owner, artifact);
    }
  }

  // Half-way between the table and the edge of what printers reach.
  void MarkInMargin(const Rect& cell) {
    const Length x = left_ - Length::Um(4000);
    page_.rules.push_back({{x, cell.y}, {x, cell.y + cell.height}, Length::Mpt(1500), {0x111111}});
  }

  // From the first line of the cell's text on this page to the last.
  void PlaceLink(const MeasuredCell& cell, std::size_t from, std::size_t to, Point at) {
    const std::vector<Slab>& slabs = cell.flow.slabs;
    while (from < to && slabs[to - 1].lines.empty()) --to;
    for (; from < to && slabs[from].lines.empty(); ++from) at.y += slabs[from].height;
    if (from == to) return;
    const Length width = cell.width - table_.look.pad_side - table_.look.pad_side;
    page_.links.push_back(
        {{at.x, at.y, width, FlowHeight(cell.flow, from, to)}, 0, {}, cell.link, cell.cell->leads_to});
  }

  void PlaceSlabs(const Flow& flow, std::size_t from, std::size_t to, Point at, OwnerId owner,
                  bool artifact) {
    for (std::size_t s = from; s < to; ++s) {
      for (const SetLine& line : flow.slabs[s].lines) PlaceSetLine(line, at, owner, artifact, page_);
      if (const auto& picture = flow.slabs[s].picture)
        page_.pictures.push_back(
            {{at.x + picture->x, at.y, picture->width, picture->height}, picture->picture, picture->tag});
      at.y += flow.slabs[s].height;
    }
  }

  // Down the first column, then down the next: as even as the lines allow.
  void PlaceColumns(const Flow& flow, std::size_t from, std::size_t to, Point at, OwnerId owner,
                    bool artifact) {
    const auto columns = static_cast<std::size_t>(flow.columns);
    const std::size_t deep = std::max<std::size_t>(1, (to - from + columns - 1) / columns);
    for (std::size_t s = from; s < to; s += deep) {
      PlaceSlabs(flow, s, std::min(to, s + deep), at, owner, artifact);
      at.x += flow.column_pitch;
    }
  }

  const MeasuredTable& table_;
  const Portion& portion_;
  Length left_;
  Page& page_;
};

}  // namespace

void PlaceSetLine(const SetLine& line, Point origin, OwnerId owner, bool artifact, Page& page) {
  const std::vector<LineGlyph>& glyphs = line.line.glyphs;
  for (std::size_t i = 0; i < glyphs.size();) {
    std::size_t end = i + 1;
    while (end < glyphs.size() && glyphs[end].face == glyphs[i].face) ++end;
    GlyphRun run;
    run.owner = owner;
    run.face = glyphs[i].face;
    run.size = line.size;
    run.colour = line.colour;
    run.origin = {origin.x + line.x, origin.y + line.baseline};
    run.text = line.text;
    run.first = static_cast<std::uint32_t>(page.glyphs.size());
    run.count = static_cast<std::uint32_t>(end - i);
    run.artifact = artifact || line.artifact;
    run.tag = run.artifact ? 0 : line.tag;
    page.glyphs.insert(page.glyphs.end(), glyphs.begin() + static_cast<std::ptrdiff_t>(i),
                       glyphs.begin() + static_cast<std::ptrdiff_t>(end));
    page.runs.push_back(run);
    i = end;
  }
  for (const Stroke& stroke : line.strokes) {
    // Under the descenders; or through the middle of the em box.
    const Length y =
        origin.y + line.baseline + (stroke.struck ? -line.size.Share(38, 100) : line.size.Share(16, 100));
    page.rules.push_back({{origin.x + line.x + stroke.from, y},
                          {origin.x + line.x + stroke.to, y},
                          line.size.Share(6, 100),
                          line.colour});
  }
}

void PlacePortion(Composer& composer, const MeasuredTable& table, const Portion& portion, Length left,
                  OwnerId context) {
  Page& page = composer.document().pages[portion.page];
  if (!portion.context.empty()) {
    const StyleDef& style = composer.theme().style("context");
    SetLine line = composer.SetSingle(composer.CutToWidth(portion.context, style, table.width), style, {});
    PlaceSetLine(line, {left + table.x, portion.context_y}, context, true, page);
  }
  DrawGrid(composer.theme(), table, portion, left + table.x, page);
  PortionPlacer(table, portion, left, page).Run();
}

}  // namespace yoshiki
