// What a cell holds once it is set: lines in slabs, from which pages are cut. Private to layout/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "layout/layout.h"

namespace yoshiki {

/// A line under or through some of a set line's glyphs, from the left edge of its measure.
struct Stroke {
  Length from, to;
  bool struck = false;
};

/// A line of text placed in its slab.
struct SetLine {
  std::uint32_t text = 0;  ///< index into Document::texts
  TagId tag = 0;           ///< what its text belongs to
  Length size;
  Colour colour;
  Length x;         ///< of the measure's left edge, from the cell's inner left edge
  Length baseline;  ///< from the slab's top
  bool artifact = false;
  Line line;
  std::vector<Stroke> strokes;
};

/// A picture placed in its slab, at the top.
struct SetPicture {
  std::size_t picture = 0;  ///< index into Document::pictures
  TagId tag = 0;
  Length x, width, height;
};

/// A horizontal slice of a cell's content: the smallest thing a page break leaves whole.
struct Slab {
  Length height;
  std::vector<SetLine> lines;  ///< in reading order
  std::optional<SetPicture> picture;
  bool break_before = true;  ///< false: a page should not begin here (one line of a paragraph left alone)
};

/// The content of a cell, top to bottom. With several columns the slabs run down the first column of each
/// page, then down the next; all have one height then.
struct Flow {
  std::vector<Slab> slabs;
  int columns = 1;
  Length column_pitch;                   ///< from one column's left edge to the next one's
  std::vector<std::size_t> line_starts;  ///< of running text: the slab that each typed line begins with

  std::size_t size() const { return slabs.size(); }
};

/// Height of slabs [from, to) set on one page.
Length FlowHeight(const Flow& flow, std::size_t from, std::size_t to);

/// The end of the longest run of slabs from `from` that fits into `height`. With `tidy`, moved back to where
/// a page may break, but never to `from` when that would leave it: then the result is `from` itself; and of
/// columns, no page is left with a line or two.
std::size_t FlowFit(const Flow& flow, std::size_t from, Length height, bool tidy);

}  // namespace yoshiki
