// What the rows of a table are in the document's tree: headings, prose, rows of a table with its header
// cells, lines of the contents. Private to layout/.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "layout/composer.h"

namespace yoshiki {

/// How a table of a part is to be tagged.
struct TableContext {
  TagId section = 0;                  ///< the part it stands in
  TagId contents = 0;                 ///< the list of contents that its rows belong to; 0 = an ordinary table
  std::set<std::size_t> linked_rows;  ///< rows that lead somewhere
};

/// Makes the tags of one table, row by row. A table on paper is not always one of meaning: a heading bar, a
/// band and a full-width value stand for themselves, and only rows of labels and values between them make a
/// table, whose cells cover a regular grid (ISO 14289-1 §7.5).
class TableTagger {
 public:
  TableTagger(Composer& composer, const Table& table, TableContext context);

  /// The tags that the cells of row `i` are set under, one a cell; 0 for an empty filled cell (strip). Rows
  /// are asked for in order.
  std::vector<TagId> RowTags(std::size_t i);
  /// The tag of a tall label. Asked for after the first of its rows.
  TagId SpanTag(std::size_t span) const { return span_tags_[span]; }

 private:
  enum class RowKind { contents, heading, prose, tabular };
  /// A cell of the grid: strips belong to the cell at their right.
  struct GridCell {
    std::size_t cell = 0;
    int left = 0, right = 0;
    bool indented = false;
  };
  /// A label above, which sub-labels further right belong to.
  struct OpenLabel {
    int left = 0;
    TagId tag = 0;
  };

  RowKind KindOf(std::size_t i) const;
  const SpanCell* SpanOver(std::size_t i) const;
  std::vector<GridCell> Grid(std::size_t i) const;
  void OpenTable(std::size_t first);
  int ColumnOf(int edge) const;
  std::vector<TagId> TagContents(std::size_t i);
  std::vector<TagId> TagHeading(std::size_t i);
  std::vector<TagId> TagTabular(std::size_t i);
  void TagSpan(std::size_t i, TagId row);
  TagId TagCell(const Cell& cell, TagId row, int left, int right, int rows);

  Composer& composer_;
  const Table& table_;
  TableContext context_;
  std::vector<TagId> span_tags_;
  TagId open_table_ = 0;
  std::vector<int> edges_;  // of the open table's columns
  std::vector<OpenLabel> labels_;
  bool bar_seen_ = false;
  bool heads_columns_ = false;  // the row holds labels alone: they head the columns below
};

}  // namespace yoshiki
