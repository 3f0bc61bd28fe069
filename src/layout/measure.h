// Tables with every cell set to its width: what pages are cut from. Private to layout/.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

#include "layout/composer.h"
#include "layout/flow.h"
#include "layout/tag_table.h"

namespace yoshiki {

/// A cell, set. x and width are its outer box's, from the table's left edge.
struct MeasuredCell {
  const Cell* cell = nullptr;
  Length x, width;
  Flow flow;
  StyleDef style;
  OwnerId owner = 0;
  TagId link = 0;  ///< the link to another document that its text is, if it is one
  Flow continued;  ///< what is repeated on a later page: the label and （続き）; empty for values
};

struct MeasuredRow {
  const Row* row = nullptr;
  std::vector<MeasuredCell> cells;
  Length height;         ///< of the whole row, set on one page
  Length repeat_height;  ///< least height of a later part, for its repeated label
  TagId link = 0;        ///< the link that the row is, if it is one
  std::set<std::size_t>
      level;  ///< cells whose lines stand level: on every page they go on with the same slab
};

struct MeasuredSpan {
  std::size_t first = 0, last = 0;
  MeasuredCell cell;
  Length height;         ///< least height of the rows it spans, for its label
  Length repeat_height;  ///< the same on later pages
};

struct MeasuredTable {
  const Table* table = nullptr;
  TableLook look;
  Length x, width;
  std::vector<MeasuredRow> rows;
  std::vector<MeasuredSpan> spans;
  Length header_height;

  /// The span that holds row `row`, or null.
  const MeasuredSpan* SpanAt(std::size_t row) const;
};

/// Sets all cells of a table whose part has a text width of `text_width`, and makes their tags.
MeasuredTable MeasureTable(Composer& composer, const Table& table, TableContext context, Length text_width);

/// Height of a row part that shows slabs from[i] … to[i] of each cell.
Length PartHeight(const MeasuredRow& row, const TableLook& look, const std::vector<std::size_t>& from,
                  const std::vector<std::size_t>& to);

/// A label, as opposed to something the agency wrote: repeated when its row goes on over the page.
bool IsLabel(CellRole role);

}  // namespace yoshiki
