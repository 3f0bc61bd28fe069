// A document's tags as a tree to walk down, and as words. Private to render/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"

namespace yoshiki {

/// The children of every tag, and the text of each. Holds a reference to the document.
class TagTree {
 public:
  explicit TagTree(const Document& document);

  bool empty() const { return document_.tags.empty(); }
  const Document& document() const { return document_; }
  const Tag& tag(TagId id) const { return document_.tags[id]; }
  /// In reading order.
  std::span<const TagId> children(TagId id) const;
  /// The first child of a kind, or 0.
  TagId Child(TagId id, TagKind kind) const;

  /// The tag's own texts as one, without its children's. The texts of a heading are apart: U+3000 between
  /// them. Empty brackets of a box or a choice hold U+3000, as they hold room on paper.
  std::string Text(TagId id) const;
  /// Of a cell whose children are paragraphs too: all its text, one line after the other without a sign
  /// between.
  std::string WholeText(TagId id) const;

  /// Whether the agency left a line empty above this paragraph.
  bool FollowsEmptyLine(TagId id) const;
  /// Whether it is the form's edition mark, which belongs to no item.
  bool IsEditionMark(TagId id) const { return id < edition_mark_.size() && edition_mark_[id]; }
  /// The section that a tag stands in, or 0.
  TagId SectionOf(TagId id) const;
  /// The place in another document that a link leads to, or null.
  const OtherPlace* LeadsTo(TagId link) const;

 private:
  void FindChildren();
  void FindEditionMarks();
  void FindPlaces();

  const Document& document_;
  std::vector<TagId> children_;      // of tag 0, then of tag 1, …
  std::vector<std::size_t> starts_;  // where those of a tag begin in children_; one more than there are tags
  std::vector<bool> edition_mark_;
  std::map<TagId, const OtherPlace*> places_;  // that links lead to, in other documents
};

/// A table as a grid: where each cell stands, and what it is the head of.
class TableGrid {
 public:
  TableGrid(const TagTree& tree, TagId table);

  std::size_t columns() const { return columns_; }
  /// Rows of heads alone at the top: what follows is read by columns.
  std::size_t head_rows() const { return head_rows_; }
  /// The first column of each cell of row `index`, in the order of its cells.
  const std::vector<std::size_t>& ColumnsOf(std::size_t index) const { return places_[index]; }
  /// The text of the heads over a column, outermost first, or "".
  std::string HeadOf(std::size_t column) const;

 private:
  bool IsHeadRow(TagId row) const;
  void PlaceCells();

  const TagTree& tree_;
  TagId table_;
  std::size_t columns_ = 0, head_rows_ = 0;
  std::vector<std::vector<std::size_t>> places_;
};

/// How deep a row's label is nested below others: 0 for one that stands alone. Taken from the header cells
/// that the row's data name.
std::size_t DepthOf(const TagTree& tree, TagId row, TagId header);

}  // namespace yoshiki
