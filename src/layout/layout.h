// layout: a bound form and fonts become finished pages: positioned glyphs, rules and fills, nothing left to
// decide. The only header of this folder that other folders include.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/base.h"
#include "form/form.h"
#include "text/text.h"

namespace yoshiki {

// ---------------------------------------------------------------- theme

/// A colour, 0xRRGGBB.
struct Colour {
  std::uint32_t rgb = 0;
  friend bool operator==(Colour, Colour) = default;
};

/// How a kind of text is set.
struct StyleDef {
  FontRole role = FontRole::regular;
  Length size = Length::Pt(9);
  Length leading = Length::Mpt(13500);
  Colour colour{0x111111};
  Alignment alignment = Alignment::justify;
  bool middle = false;               ///< set in the middle of its cell's height, not at its top
  Length space_before, space_after;  ///< of headings that stand outside tables
};

/// How a kind of table is drawn (Table::look).
struct TableLook {
  Length pad_side = Length::Um(1800), pad_top = Length::Um(1200), pad_bottom = Length::Um(1200);
  Length outer_rule = Length::Pt(1), inner_rule = Length::Mpt(500);
  bool ruled = true;
};

/// Looks of the whole document: a file in layouts/themes/. Every measure of look is here, none in code.
struct Theme {
  Length page_width = Length::Um(210000), page_height = Length::Um(297000);
  Length margin_side = Length::Um(18000), margin_top = Length::Um(16000), margin_bottom = Length::Um(17000);
  Length foot_height = Length::Um(8000);  ///< baseline of the foot above the page's lower edge
  Colour outer_colour{0x222222}, inner_colour{0x555555};
  std::map<std::string, StyleDef, std::less<>> styles;
  std::map<std::string, TableLook, std::less<>> looks;
  std::map<CellRole, Colour> fills;
  Length table_gap = Length::Pt(16);        ///< between tables of a part
  Length check_bracket = Length::Um(7000);  ///< width of the ［ ○ ］ pair of a check box
  Length count_bracket = Length::Pt(40);    ///< width of the （ n ） pair of a count
  Length keep_whole = Length::Pt(88);  ///< a row no higher than this is not cut: it moves to the next page
  Strictness strictness = Strictness::strict;
  int latin_spacing = 0;  ///< 1/1000 em
  std::string continued = "（続き）";
  bool context_rows = true;  ///< a slim row at the top of a continued page that says where one is
  /// The named style; an unknown name gives "body".
  const StyleDef& style(std::string_view name) const;
  /// The named look; an unknown name gives the default one.
  const TableLook& look(std::string_view name) const;
};

/// The theme that is used where none is named.
Theme DefaultTheme();

/// Reads a theme. Faults are added to `diagnostics` and give nothing.
std::optional<Theme> LoadTheme(const FileSource& layouts, std::string_view name, Diagnostics& diagnostics);

// ---------------------------------------------------------------- finished pages

/// Index into Document::owners: what an item on a page belongs to.
using OwnerId = std::uint32_t;

enum class OwnerKind : std::uint8_t { heading, cell, foot, context, mark };

/// A cell (or heading, foot …) of the document, as its parts on pages refer to it.
struct Owner {
  OwnerKind kind = OwnerKind::cell;
  CellRole role = CellRole::value;
  std::string item;     ///< item id
  std::string pointer;  ///< JSON pointer of the value
};

/// A box that a cell occupies on one page. All glyphs of the owner on this page lie in `inner`.
struct CellBox {
  OwnerId owner = 0;
  Rect outer, inner;
  bool continued = false;  ///< not the cell's first part; repeated labels are artifacts
};

/// A run of glyphs of one face, size and colour on one baseline. Glyph positions are relative to `origin.x`.
struct GlyphRun {
  OwnerId owner = 0;
  FaceId face = 0;
  Length size;
  Colour colour;
  Point origin;                        ///< left end of the baseline
  std::uint32_t text = 0;              ///< index into Document::texts: the text that text_start refers to
  std::uint32_t first = 0, count = 0;  ///< range in Page::glyphs
  bool artifact = false;  ///< repeated labels, （続き）, feet: not part of the document's text
};

/// A filled rectangle (backgrounds first, then rules: paint in order).
struct Fill {
  Rect area;
  Colour colour;
};

/// A straight rule, drawn once where borders meet. Horizontal or vertical; `width` is its thickness, centred
/// on it.
struct Rule {
  Point from, to;
  Length width;
  Colour colour;
};

/// A clickable area that leads to a page position.
struct Link {
  Rect area;
  std::size_t page = 0;  ///< index of the target page
  Length y;              ///< top of the view on it
};

struct Page {
  Length width, height;
  std::vector<Fill> fills;
  std::vector<Rule> rules;
  std::vector<CellBox> boxes;
  std::vector<GlyphRun> runs;  ///< in reading order
  std::vector<LineGlyph> glyphs;
  std::vector<Link> links;
};

/// A bookmark; the list is in reading order, levels from 1.
struct Bookmark {
  std::string text;
  int level = 1;
  std::size_t page = 0;
  Length y;
};

/// The finished document. Immutable input of every renderer.
struct Document {
  std::string title, author, subject;
  std::vector<Page> pages;
  std::vector<Bookmark> bookmarks;
  std::vector<Owner> owners;
  std::vector<std::shared_ptr<const std::string>> texts;  ///< paragraphs that glyph runs quote
};

struct LayoutOptions {
  bool allow_missing = false;  ///< a character no font has: 〓 and a warning, not an error
};

/// Sets a bound form. A character that no font has is an error (or a warning, see options) with the item's
/// place; on an error nothing is given. `statement` is used for places alone.
std::optional<Document> Layout(const BoundForm& form, const Theme& theme, const Statement& statement,
                               const Form& definition, TextSetter& setter, const LayoutOptions& options,
                               Diagnostics& diagnostics);

}  // namespace yoshiki
