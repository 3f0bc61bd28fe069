// form: a form's edition (a layout file) bound to a statement: which rows and cells exist and what they say.
// No coordinates, no fonts. The only header of this folder that other folders include.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
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

/// Gives the other forms and editions there are one after the other, the ones that the statement is most
/// likely for first, and nothing behind the last. Asked only when the form does not know a key or an option,
/// so that those files are read by few statements.
using OtherForms = std::function<std::optional<Form>()>;

/// Holds a statement against the form: unknown keys (with the nearest known one), keys of items that only
/// label, wrong types, unknown options (with the list), texts for options without a bracket, null in lists,
/// counts that are negative, fractions or longer than 10 digits; all errors. A word that the form does not
/// list (提出時期), and a result of しきい値判断 that the figures do not give, are warnings.
///
/// A statement serves the form that it names and those that have an entry in `overrides`; it may hold keys
/// of all of them, and only those of `form` are looked at. What belongs to another form or edition that is
/// in `others` is a warning, since it stays unprinted. Adds all faults in file order, at most 200 and then
/// one that says how many more there are. The statement may be bound only when none is an error.
void CheckStatement(const Form& form, const Statement& statement, Diagnostics& diagnostics,
                    const OtherForms& others = {});

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
  bool important = false;  ///< ※: a change of it is 重要な変更
};

/// A stretch of a text with a line under or through it.
struct TextMark {
  std::size_t begin = 0, end = 0;  ///< bytes
  bool struck = false;             ///< through it, not under it
};

/// Says that a typed line (counted from 0) of a text stands no higher than one of another cell of its row.
struct LevelWith {
  std::size_t line = 0;
  std::size_t cell = 0, cell_line = 0;  ///< index into Row::cells, and the typed line there
};

/// Running text. `text` may hold \n (a line the agency ended).
struct TextContent {
  std::string text;
  int max_columns = 1;     ///< a list of short lines may be set in up to this many columns, down then across
  bool ragged = false;     ///< even right edge off
  bool hang = true;        ///< lines that begin with a mark hang by it
  std::string hang_after;  ///< paragraphs behind the first begin where it goes on behind these words
  bool centred = false;
  std::vector<TextMark> marks;    ///< in order, not overlapping
  std::vector<std::size_t> bold;  ///< typed lines that are set in the bold face, in order
  std::vector<LevelWith> levels;  ///< in the order of lines
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

/// A place in another PDF.
struct OtherPlace {
  std::string file;  ///< as it is written into the document: relative to it, folders separated by /
  int page = 0;      ///< from 1; 0 = there is no such place
  Length top;        ///< above the lower edge of that page; 0 = not known
};

inline constexpr int kFullWidth = 1000;  ///< permille, in which edges of tables and cells are counted

struct Cell {
  int left = 0, right = kFullWidth;  ///< edges in permille of the table's width
  CellRole role = CellRole::value;
  std::string style;  ///< text style of the theme: "body", "cover-value", …
  Content content;
  ItemRef item;
  bool changed = false;  ///< a rule in the margin beside it says so
  OtherPlace leads_to;   ///< where a click on its text leads
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
  int left = 0, right = kFullWidth;  ///< of the text width, permille
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
  bool large = false;    ///< on paper of twice the theme's size: A3 for A4
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

/// Binds a checked statement to a form, with the values that its `overrides` give for that form in place of
/// its own (a null there empties the item; a list there stands for the whole list). Total: every value of the
/// statement that the form prints is in the result, in exactly one cell whose ItemRef has its pointer (a
/// count in the cell of the item that prints it). A section or repeat without elements is printed once,
/// empty. With print_unused off, what is empty and does not apply is left out: sections and repeats without
/// elements, rows whose condition fails, bands and headings with nothing left under them. A tab becomes the
/// ideographic space it prints as; nothing else of a text is changed.
BoundForm Bind(const Form& form, const Statement& statement, const BindOptions& options = {});

// ---------------------------------------------------------------- what differs between editions

/// In what an edition differs from another. Headings and labels are compared as printed.
enum class EditionChangeKind {
  title,  ///< the form's title, or its short one
  mark,   ///< the mark at the foot of the cover
  part_added,
  part_removed,
  part_moved,
  part_heading,  ///< number, title or what stands behind it
  contents,      ///< a line of 項目一覧; "" before or after: it is new, or gone
  block_added,
  block_removed,
  block_moved,
  block_heading,
  item_added,
  item_removed,
  item_moved,
  label,
  text,  ///< a fixed text: of a note, behind a value (件), between options (・識別情報), bands, known words
  type,  ///< how it is filled in: "text", "choice" …
  option_added,
  option_removed,
  option_moved,
  option_label,
  required,   ///< `after` is "yes" or "no"
  important,  ///< ※, likewise
  condition,
  look,  ///< columns, widths and the like; one for the whole form, `after` names the places
};

/// One difference. Texts are as the form prints them, which is Japanese; "" where there is nothing to say.
struct EditionChange {
  EditionChangeKind kind = EditionChangeKind::label;
  std::string part;  ///< the part it stands in, "Ⅱ 特定個人情報ファイルの概要"; "" = the whole form
  std::string place;  ///< "Ⅱ4 委託事項 ④再委託の有無", "Ⅳ9 監査"; of what is gone, as the old edition has it
  std::string id;      ///< of the item; of a block or part, its key
  std::string option;  ///< id of the option
  std::string before;  ///< of what moved within its place: ""
  std::string after;
  std::string behind;     ///< of what moved: what it stands behind now; "" = it comes first
  bool required = false;  ///< of a new item: must be filled in, if `condition` holds
  std::string condition;  ///< of a new item: "Ⅰ5 ①実施の有無 ［実施する］", or as it was written
};

/// All differences from `older` to `newer`, part by part in the order of `newer`; what is gone stands where
/// it stood. An id stands for the same item or option in both; parts and blocks are the same when they hold
/// the same items. Of what changed places, the fewest are told that explain the new order. Either may be the
/// newer one.
std::vector<EditionChange> CompareEditions(const Form& older, const Form& newer);

/// What the newer edition asks and the statement does not say.
struct EditionGap {
  std::string id;
  std::string pointer;  ///< where the value belongs
  std::string item;  ///< as the newer edition names it: "Ⅳ8 人為的ミスが発生するリスクへの対策は十分か"
  std::string condition;  ///< that it is asked for; as EditionChange::condition
};

/// What the statement says and the newer edition does not print.
struct EditionRest {
  std::string id;
  std::string option;  ///< of a choice or checks: the option that is no longer offered, or takes no text
  std::string label;   ///< its label
  Place place;         ///< in the statement, the item as the older edition names it
};

/// Of either the first kMost, and how many more there are.
struct EditionNeeds {
  static constexpr std::size_t kMost = 200;
  std::vector<EditionGap> gaps;    ///< in form order
  std::vector<EditionRest> rests;  ///< in the order of the file
  std::size_t more_gaps = 0, more_rests = 0;
};

/// What moving a statement from one edition to the other takes: values that only `newer` requires, and that
/// are absent or blank (an element's in every element); and values that only `older` prints. Conditions that
/// can be decided are decided on the statement, with its `overrides` for the form. What both editions ask, or
/// neither prints, is CheckStatement()'s affair.
EditionNeeds NeedsOf(const Form& older, const Form& newer, const Statement& statement);

// ---------------------------------------------------------------- the form as a model's author needs it

/// A JSON Schema (draft 2020-12) of the models of this edition, with labels as titles, places and conditions
/// as descriptions, options with their texts. It is as strict as CheckStatement(), save that a condition or
/// a required mark refuses nothing: what is absent prints blank. `others` are the other editions and forms
/// there are, in any order: their keys are accepted, since one model may serve several forms.
std::string SchemaOf(const Form& form, const std::vector<Form>& others);

/// A model with every key of this edition in form order, all null, and one element in each list. It prints as
/// the empty form.
std::string EmptyModel(const Form& form);

}  // namespace yoshiki
