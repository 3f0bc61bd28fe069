// form: a form's edition (a layout file) bound to a statement: which rows and cells exist and what they say.
// No coordinates, no fonts. The only header of this folder that other folders include.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/base.h"
#include "model/model.h"

namespace yoshiki {

// ---------------------------------------------------------------- definitions

enum class ItemType { text, choice, checks, count, date, heading, note, table, image };

struct Definition;  // definition.h, private

/// One edition of a form, read from layouts/ with its bases applied. Immutable and cheap to copy; may be
/// shared between threads.
class Form {
 public:
  explicit Form(std::shared_ptr<const Definition> definition) : definition_(std::move(definition)) {}
  const Definition& definition() const { return *definition_; }
  const std::string& name() const;     ///< "yoshiki-3"
  const std::string& edition() const;  ///< "2025-05"
  const std::string& title() const;    ///< "特定個人情報保護評価書（重点項目評価書）"
  const std::string& mark() const;     ///< "[令和7年5月 様式3]"

 private:
  std::shared_ptr<const Definition> definition_;
};

/// A form edition that layouts/ offers, without reading it whole.
struct EditionName {
  std::string form, edition;
  friend bool operator==(const EditionName&, const EditionName&) = default;
};

/// All editions in `layouts` (files "FORM/YYYY-MM.yaml"), sorted by form, then oldest first.
std::vector<EditionName> ListEditions(const FileSource& layouts);

/// Reads an edition; `edition` "" means the newest of the form. An unknown form or edition, and every fault
/// in the layout files, is added to `diagnostics` (with `asked_at` as the place of an unknown form or
/// edition) and gives nothing.
std::optional<Form> LoadForm(const FileSource& layouts, std::string_view form, std::string_view edition,
                             const Place& asked_at, Diagnostics& diagnostics);

// ---------------------------------------------------------------- a statement on a form

/// Holds a statement against the form: unknown keys (with the nearest known one), keys of items that only
/// label, wrong types, unknown options (with the list), texts for options without a bracket, null in lists,
/// counts that are negative, fractions or longer than 10 digits; all errors. A word that the form does not
/// list (提出時期) is a warning. Adds all faults in file order, at most 200 and then one that says how many
/// more there are. The statement may be bound only when none is an error.
void CheckStatement(const Form& form, const Statement& statement, Diagnostics& diagnostics);

/// The item as the form names it, for a JSON pointer: "/files/0/entrustment/items/0/subcontract/status" →
/// "Ⅱ4 委託事項1 ④再委託の有無", "Ⅱ（2）4 …" when there are several files. Containers and unknown keys give
/// the narrowest place that holds them ("Ⅱ4"); "" when the form has none. Reads the whole definition (about
/// 0.1 ms): for messages, not for every cell.
std::string ItemPath(const Form& form, const Statement& statement, std::string_view pointer);

// ---------------------------------------------------------------- the bound form: what layout sets

/// What a cell is in the document. Layout styles by it, and later stages tag by it.
enum class CellRole : std::uint8_t {
  title,       ///< the document's title on the cover
  heading,     ///< block heading bar
  box,         ///< check boxes in a heading bar
  band,        ///< full-width band, or the label of a band with value
  band_value,  ///< the value of such a band
  label,
  group_label,  ///< tall label spanning the rows of a group
  value,
  strip,        ///< the empty filled cell left of an indented sub-label
  column_head,  ///< head of a table column
  mark,         ///< edition mark
};

/// Which value a cell shows. `pointer` is "" for cells that no key fills.
struct ItemRef {
  std::string id;          ///< "files[].entrustment.items[].content"; "" for none
  std::string pointer;     ///< "/files/0/entrustment/items/2/content"
  std::size_t offset = 0;  ///< of the value in Statement::source; 0 when absent
};

/// Running text. `text` may hold \n (a line the agency ended).
struct TextContent {
  std::string text;
  int max_columns = 1;  ///< a list of short lines may be set in up to this many columns, down then across
  bool ragged = false;  ///< even right edge off
  bool hang = true;     ///< lines that begin with a mark hang by it
  bool centred = false;
};

/// ［ value ］ and the ＜選択肢＞ list.
struct ChoiceContent {
  std::string value;                 ///< the chosen option's label, or ""
  std::vector<std::string> options;  ///< "1) 10人未満", …; empty = no list printed
  int columns = 1;
  bool below = false;        ///< list under a full-width bracket
  int bracket_width = 430;   ///< permille of the cell's inner width, when beside
  bool has_count = false;    ///< a line （ n ）件 under the bracket
  std::string count;         ///< its number, or ""
  std::string count_suffix;  ///< "件"
};

/// One ［ ○ ］ label （text）.
struct CheckEntry {
  bool ticked = false;
  std::string label;
  bool has_text = false;
  std::string text;
  bool has_count = false;
  std::string count, count_suffix;
};

/// Lines of check boxes, aligned in columns.
struct ChecksContent {
  struct Line {
    std::string caption;  ///< "・識別情報": a caption line of its own; `entries` is empty then
    std::vector<CheckEntry> entries;
  };
  std::vector<Line> lines;
};

/// A picture, by the name of its file: whoever reads files has to find it (LayoutOptions::pictures).
struct ImageContent {
  std::string file;  ///< as in the model: relative, never leading out of the model's folder
  std::string alt;   ///< what it shows, in words
};

using Content = std::variant<TextContent, ChoiceContent, ChecksContent, ImageContent>;

struct Cell {
  int left = 0, right = 1000;  ///< edges in permille of the table's width
  CellRole role = CellRole::value;
  std::string style;  ///< text style of the theme: "body", "cover-value", …
  Content content;
  ItemRef item;
};

/// A row of a table. Cells stand left to right in reading order.
struct Row {
  std::vector<Cell> cells;
  bool keep_with_next = false;  ///< headings and bands: never last on a page
  bool joins_above =
      false;  ///< an indented sub-row: its strip continues the label cell above, without a line between
  int min_lines = 1;      ///< lowest height, in lines of the first value cell's style
  std::string outline;    ///< bookmark text that leads here, "" = none
  int outline_level = 0;  ///< 1 = part, 2 = block, 3 = element
  std::string
      context;  ///< what a reader of a later page needs to know where they are: "4. …の委託 委託事項3"
};

/// A tall cell at the left of rows first … last of a table.
struct SpanCell {
  std::size_t first = 0, last = 0;
  Cell cell;
};

struct Table {
  int left = 0, right = 1000;  ///< of the text width, permille
  std::vector<Row> rows;
  std::vector<SpanCell> spans;  ///< in order, not overlapping
  std::size_t header_rows = 0;  ///< first rows, repeated on every page
  bool gap_before = true;       ///< some space above (a table that starts a part has none anyway)
  std::string look;             ///< "form", "cover", "list", "changes": the theme's table look
};

/// A part of the document; begins on a new page unless it says otherwise.
struct Part {
  std::string key;       ///< link target, "Ⅰ"
  std::string number;    ///< "Ⅰ"
  std::string title;     ///< "基本情報"; "" = no heading is set (cover)
  std::string suffix;    ///< smaller, behind the title
  bool centred = false;  ///< heading centred
  std::string style;     ///< heading's text style: "section", "title"
  std::string outline;   ///< bookmark
  bool landscape = false;
  bool new_page = true;  ///< false: goes on below the part before, if that leaves room
  std::vector<Table> tables;
  std::string mark;  ///< edition mark, small and right, below the last table
};

/// A link from a row of the item list to a part.
struct LinkTarget {
  std::size_t part = 0, table = 0, row = 0;  ///< the row that is the link
  std::string key;                           ///< Part::key it goes to (the first part with that key)
};

/// A statement on its form: all words that will be printed, in reading order.
struct BoundForm {
  std::string title;    ///< PDF title: "17 川口市 国民年金に関する事務 重点項目評価書"
  std::string author;   ///< 評価実施機関名
  std::string subject;  ///< form title and edition mark
  std::string foot;     ///< number　name
  std::vector<Part> parts;
  std::vector<LinkTarget> links;
};

struct BindOptions {
  bool print_unused = true;        ///< blocks that do not apply stay printed, empty (the official habit)
  bool print_empty_bands = false;  ///< group bands システム2～5 … even when they hold no element
  bool print_bands = true;         ///< group bands at all
};

/// Binds a checked statement to a form. Total: every value of the statement that the form prints is in the
/// result, in exactly one cell whose ItemRef has its pointer (a count in the cell of the item that prints
/// it). A section or repeat without elements is printed once, empty. With print_unused off, what is empty and
/// does not apply is left out: sections and repeats without elements, rows whose condition fails, bands and
/// headings with nothing left under them. A tab becomes the ideographic space it prints as; nothing else of a
/// text is changed.
BoundForm Bind(const Form& form, const Statement& statement, const BindOptions& options = {});

}  // namespace yoshiki
