// What a layout file says, once read: the types behind `Form`. Private to form/ (bind, check and load share
// it).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "form/form.h"

namespace yoshiki {

inline constexpr std::int64_t kLargestCount = 9'999'999'999;  ///< of a number of cases
inline constexpr std::size_t kLongestId = 100;  ///< bytes: no key and no option of a form is longer

struct OptionDef {
  std::string id;       ///< "strong"
  std::string label;    ///< as printed, without its number
  std::string caption;  ///< checks: the caption line above this option ("・識別情報"); set on the first
                        ///< option of its group only
  bool has_text = false;  ///< a bracket （　） follows the label
  std::string count;      ///< id of the count item printed behind the label as （ n ） 件, or ""
  Origin origin;
};

/// One item of the form: the thing that a key of the model fills (or a fixed label/note that no key fills).
struct ItemDef {
  std::string id;  ///< "files[].entrustment.items[].content", as in items.yaml
  ItemType type = ItemType::text;
  std::string label;  ///< as printed, number and ※ included; {n} stands for the element's number in repeats
  bool required = false;
  bool important = false;  ///< ※: a change of it is 重要な変更
  std::string when;  ///< condition as written, for schema and rules; hides a row only when BindOptions say so
  std::vector<OptionDef> options;  ///< of choice and checks, in printed order
  std::vector<std::vector<std::string>>
      lines;                   ///< checks: option ids that share a line; empty = one an option
  int columns = 1;             ///< choice: columns of the ＜選択肢＞ list
  bool options_below = false;  ///< choice: list under a full-width bracket, not beside it
  bool options_printed = true;
  std::string count;                ///< choice: id of the count item printed under the bracket, or ""
  std::string suffix;               ///< printed behind the value: 件, 時点
  std::string fixed_value;          ///< of a note: its text
  std::vector<std::string> values;  ///< text: the only values the form knows (事前, 事後); others warn
  int text_columns = 1;    ///< text: most columns in which a list of short lines may be set (別添1: 3)
  bool ragged = false;     ///< text: no even right edge
  bool hang = true;        ///< text: lines hang by their mark
  std::string hang_after;  ///< band: further lines begin where the first goes on behind this ("リスク：")
  Origin origin;
};

/// How a row of a block is made. Which members count depends on the kind.
enum class RowDefKind {
  item,        ///< label | value
  full_value,  ///< one full-width value cell, no label
  full_label,  ///< full-width label row, then full-width value row
  band,        ///< full-width band with the label of a heading item ("リスク1： …")
  band_value,  ///< band: label | value of a text item ("委託事項1 | …")
  group,       ///< tall label at the left, `rows` at its right
  repeat,      ///< `rows` once per element of `list`
};

struct RowDef {
  RowDefKind kind = RowDefKind::item;
  std::string item;                ///< id of the item shown (band/group: the heading item)
  bool under = false;              ///< level 1: printed indented under the row above it
  bool joined = false;             ///< one cell holds the item of all elements of its list, a line each
  std::string list;                ///< repeat: the list's id, "basic.systems[]"
  std::vector<std::string> bands;  ///< repeat: the group bands of the form, "システム2～5"
  std::vector<RowDef> rows;        ///< of group and repeat
  int min_lines = 1;               ///< an empty value cell is at least this high, in body lines
  std::string when;                ///< repeat: the condition its items took over
  Origin origin;
};

/// Column widths in permille of the text width.
struct Widths {
  int label = 240;    ///< label column
  int indent = 32;    ///< the strip left of an indented sub-label
  int group = 80;     ///< the tall label of a group
  int bracket = 430;  ///< share of a value cell's inner width that the ［ value ］ of a choice takes
};

struct BlockDef {
  std::string key;      ///< "Ⅲ/8": named by editions; stays when the heading is renumbered
  std::string heading;  ///< "1. 特定個人情報ファイルを取り扱う事務", ※ included; "" = none
  std::string number;   ///< "1", for item paths
  std::vector<std::string> boxes;  ///< ids of the checks items printed at the right end of the heading bar
  Widths widths;
  std::vector<RowDef> rows;
  bool important = false;  ///< ※ and condition of the block, which its items took over
  std::string when;
  Origin origin;
};

/// One cell of a cover box.
struct CoverCell {
  std::string item;  ///< the item whose label or value stands here
  bool is_label = false;
  std::string style;  ///< a text style of the theme: "cover-label", "cover-value", …
  Origin origin;
};

struct CoverRow {
  std::vector<int> widths;  ///< permille of the box, summing to 1000
  std::vector<CoverCell> cells;
};

struct CoverBox {
  int width = 1000;  ///< permille of the text width; narrower boxes are centred
  std::vector<CoverRow> rows;
};

struct ListLine {
  std::string text;    ///< "Ⅰ 基本情報"
  std::string target;  ///< PartDef::key it links to
  int indent = 0;      ///< permille of the text width
  Origin origin;
};

struct ColumnDef {
  std::string item;  ///< "changes[].date"; its label is the column's head
  int width = 0;     ///< permille, all columns sum to 1000
  bool centred = false;
  Origin origin;
};

enum class PartKind { cover, item_list, section, attachment, table };

/// A part of the document that begins on a new page.
struct PartDef {
  PartKind kind = PartKind::section;
  std::string key;     ///< "cover", "item-list", "Ⅰ", "別添1": named by editions and links
  std::string number;  ///< "Ⅰ", or "（別添1）"
  std::string title;   ///< "基本情報"
  std::string suffix;  ///< smaller, behind the title: "※（7. ②を除く。）"
  std::string list;    ///< section: repeated once per element of this list ("files[]"), or ""
  bool landscape = false;
  bool new_page = true;          ///< false: goes on below the part before
  std::string title_item;        ///< cover: heading item with the document title
  std::string mark_item;         ///< cover: note item with the edition mark
  std::vector<CoverBox> boxes;   ///< cover
  std::vector<ListLine> lines;   ///< item_list
  std::vector<BlockDef> blocks;  ///< section
  std::string item;  ///< attachment: the text item, "files[].record_items"; framed once per element of `list`
  std::string caption_item;        ///< attachment: text item that captions each frame when there are several,
                                   ///< "files[].name"
  std::vector<ColumnDef> columns;  ///< table (変更箇所)
  bool important = false;          ///< ※ of the part, which its items took over
  Widths widths;                   ///< section: of blocks that say nothing else
  Origin origin;
};

/// A whole edition of a form, base editions applied.
struct Definition {
  std::string form, edition, title, short_title, mark;
  std::vector<SourceText> sources;      ///< the layout file and its bases, for messages
  std::vector<std::string> item_order;  ///< ids in printed order
  std::map<std::string, ItemDef, std::less<>> items;
  std::vector<PartDef> parts;

  const ItemDef* Find(std::string_view id) const {
    const auto found = items.find(id);
    return found == items.end() ? nullptr : &found->second;
  }
};

}  // namespace yoshiki
