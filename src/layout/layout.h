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

/// A face as a theme asks for it: one of the font manifest by its name, or a font file of the office's own.
struct FaceChoice {
  std::string name;    ///< in the manifest; of a font file: for messages and dumps
  std::string file;    ///< path of the font file; "" = the manifest says which
  unsigned index = 0;  ///< face in the font file, if that is a collection
  std::string sha256;  ///< of the font file, compared when it is not ""
  Place place;         ///< where the theme says so
  friend bool operator==(const FaceChoice& a, const FaceChoice& b) {
    return a.name == b.name && a.file == b.file && a.index == b.index && a.sha256 == b.sha256;
  }
};

/// All faces that a document may be set with.
struct ThemeFaces {
  FaceChoice regular, bold;           ///< first choices for text and for headings
  std::vector<FaceChoice> fallbacks;  ///< for characters that the first choice lacks, in order
  std::vector<FaceChoice> gaiji;      ///< font files for private-use characters, and for them alone
  friend bool operator==(const ThemeFaces&, const ThemeFaces&) = default;
};

/// Looks of the whole document: a file in layouts/themes/. Every measure of look is here, none in code.
struct Theme {
  ThemeFaces faces;
  std::map<CodePoint, std::string> gaiji_meanings;  ///< what private-use characters stand for, in plain text
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

/// Where themes are looked for.
struct ThemePlaces {
  const FileSource& layouts;          ///< its files "themes/NAME.yaml"
  const FileSource* files = nullptr;  ///< files by their paths; null: only `layouts` is looked at
  std::string beside = {};            ///< folder in `files` for names that `layouts` does not have; "" = none
};

/// Reads a theme by its name ("mincho": in `layouts`, then beside) or, when there is a '/' in it or it ends
/// in ".yaml", by its path. What it leaves out is as in the theme that it names as `base`, or else as in
/// DefaultTheme(). Faults are added to `diagnostics` with their places and give nothing.
std::optional<Theme> LoadTheme(const ThemePlaces& places, std::string_view name, Diagnostics& diagnostics);

// ---------------------------------------------------------------- what the document is

// Apart from how it looks: the tree that the PDF's tags, the plain text and the HTML are written from.

/// Index into Document::tags. Tag 0 is the document itself.
using TagId = std::uint32_t;

/// What a part of the document is. Named after what it means, not after a format's element.
enum class TagKind : std::uint8_t {
  document,     ///< the root; tag 0 alone
  section,      ///< a part of the form (Ⅰ … Ⅴ, 別添, cover)
  heading,      ///< `level` 1 … 3, never more than one deeper than the heading before
  paragraph,    ///< a line or paragraph
  table,        ///< holds rows alone
  row,          ///< holds header and data cells alone
  header_cell,  ///< a label or column head: `scope` says what it is the head of
  data_cell,    ///< what the agency filled in
  list,         ///< holds at most one caption, first, and items
  caption,      ///< ＜選択肢＞
  list_item,    ///< holds at most one mark, then one body
  item_mark,    ///< the ［ ○ ］ of a check box; `spoken` says it in words
  item_body,
  contents,       ///< 項目一覧: holds contents items alone
  contents_item,  ///< holds one link, or text where it leads nowhere
  link,           ///< leads where the Links lead that name this tag
  figure,         ///< a picture; `spoken` describes it
};

/// What a header cell is the head of.
enum class HeaderScope : std::uint8_t { none, row, column };

/// A node of the document's tree. A tag's own texts come before its children. Tags stand so that a parent
/// comes before its children, and children of one parent in reading order.
struct Tag {
  TagKind kind = TagKind::paragraph;
  TagId parent = 0;
  std::uint8_t level = 0;                 ///< of a heading
  HeaderScope scope = HeaderScope::none;  ///< of a header cell
  std::uint16_t columns = 1, rows = 1;    ///< how many columns and rows of its table a cell covers
  std::vector<TagId> headers;  ///< of a cell: all its header cells, outermost first, when there are several
  std::string spoken;          ///< what is read aloud in its place ("該当"), "" = its text
  std::vector<std::uint32_t> texts;  ///< indices into Document::texts, in reading order
};

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
  TagId tag = 0;  ///< the tag whose text this is; 0 for an artifact
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

/// A clickable area that leads to a page position, of this document or of another one.
struct Link {
  Rect area;
  std::size_t page = 0;   ///< index of the target page
  Length y;               ///< top of the view on it
  TagId tag = 0;          ///< the tag of kind link that it makes clickable; 0 = none
  OtherPlace other = {};  ///< when its page is not 0: where it leads, in place of `page` and `y`

  bool leads_out() const { return other.page > 0; }
};

/// A picture, ready for a page: its pixels, or a whole JPEG file.
struct Picture {
  int width = 0, height = 0;  ///< pixels
  int components = 3;         ///< 1 grey, 3 RGB
  bool jpeg = false;          ///< `pixels` is a JPEG file, not rows of 8-bit samples
  std::shared_ptr<const std::string> pixels;
  std::string mime;                         ///< of `file`
  std::shared_ptr<const std::string> file;  ///< as it was read
};

/// By the name that the model gives (ImageContent::file).
using Pictures = std::map<std::string, Picture, std::less<>>;

/// A picture on a page.
struct PlacedPicture {
  Rect area;
  std::size_t picture = 0;  ///< index into Document::pictures
  TagId tag = 0;            ///< its figure
};

struct Page {
  Length width, height;
  std::vector<Fill> fills;
  std::vector<Rule> rules;
  std::vector<CellBox> boxes;
  std::vector<GlyphRun> runs;  ///< in reading order
  std::vector<LineGlyph> glyphs;
  std::vector<Link> links;
  std::vector<PlacedPicture> pictures;
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
  std::vector<Picture> pictures;
  std::vector<Owner> owners;
  std::vector<Tag> tags;                            ///< the document's tree; tags[0] is its root
  std::map<CodePoint, std::string> gaiji_meanings;  ///< what private-use characters stand for, where known
  std::vector<std::shared_ptr<const std::string>> texts;  ///< paragraphs that glyph runs quote
};

/// The text with what its private-use characters stand for, where the office has said so.
std::string Meant(const std::map<CodePoint, std::string>& meanings, std::string_view text);

struct LayoutOptions {
  bool allow_missing = false;          ///< a character no font has: 〓 and a warning, not an error
  const Pictures* pictures = nullptr;  ///< all that the form names
};

/// Sets a bound form. A character that no font has is an error (or a warning, see options) with the item's
/// place; on an error nothing is given. `statement` is used for places alone.
std::optional<Document> Layout(const BoundForm& form, const Theme& theme, const Statement& statement,
                               const Form& definition, TextSetter& setter, const LayoutOptions& options,
                               Diagnostics& diagnostics);

}  // namespace yoshiki
