// The text twin. Its form is described in docs/twins.md.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/render.h"
#include "render/tag_tree.h"

namespace yoshiki {
namespace {

constexpr std::string_view kIdeographicSpace = "\u3000";
constexpr std::string_view kFigure = "図: ";
constexpr char kUnderlines[] = {'=', '-', '~'};
constexpr std::size_t kLabelStep = 2;     // a label or box that is nested stands so much further right
constexpr std::size_t kValueIndent = 4;   // a value below its label
constexpr std::size_t kInlineLimit = 40;  // characters of a value that may stand behind its label

/// The text of a cell as lines.
struct Lines {
  std::vector<std::string> lines;
  bool begins_alone = false;  ///< the first line may stand behind the label: what follows is of another kind
};

std::size_t DisplayWidth(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += NextCodePoint(text, at) < 0x80 ? 1U : 2U;
  return width;
}

class TextWriter {
 public:
  explicit TextWriter(const Document& document) : tree_(document) {}

  std::string Write() {
    if (!tree_.empty()) WriteChildren(0);
    return std::move(out_);
  }

 private:
  // ---- lines

  void Line(std::size_t indent, std::string_view text) {
    while (true) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      if (end > 0) out_.append(indent, ' ').append(text.substr(0, end));
      out_ += '\n';
      if (end == text.size()) return;
      text.remove_prefix(end + 1);
    }
  }

  /// Exactly `count` empty lines from what stands above, none at the top.
  void Gap(std::size_t count) {
    if (out_.empty()) return;
    while (out_.ends_with("\n\n")) out_.pop_back();
    out_.append(count, '\n');
  }

  // ---- blocks

  void WriteChildren(TagId parent) {
    for (const TagId id : tree_.children(parent)) WriteBlock(id);
  }

  void WriteBlock(TagId id) {
    const TagKind kind = tree_.tag(id).kind;
    if (kind == TagKind::section) return WriteChildren(id);
    if (kind == TagKind::heading) return WriteHeading(id);
    if (StandsApart(id)) Gap(1);
    last_block_ = id;
    if (kind == TagKind::table) return WriteTable(id);
    Lines block;
    AddLines(id, block);
    for (const std::string& line : block.lines) Line(0, line);
  }

  // Paragraphs and lists of one value follow each other; tables, the contents and the edition mark do not.
  bool StandsApart(TagId id) const {
    const auto flows = [this](TagId block) {
      const TagKind kind = tree_.tag(block).kind;
      return kind == TagKind::paragraph || kind == TagKind::list;
    };
    return last_block_ == 0 || !flows(id) || !flows(last_block_) || tree_.IsEditionMark(id);
  }

  void WriteHeading(TagId id) {
    const std::string text = tree_.Text(id);
    const std::size_t level = std::clamp<std::size_t>(tree_.tag(id).level, 1, std::size(kUnderlines));
    Gap(level == 1 ? 2 : 1);
    Line(0, text);
    Line(0, std::string(DisplayWidth(text), kUnderlines[level - 1]));
    WriteChildren(id);
    Gap(1);
    last_block_ = 0;
  }

  // ---- tables

  void WriteTable(TagId table) {
    const TableGrid grid(tree_, table);
    const std::span<const TagId> rows = tree_.children(table);
    if (grid.head_rows() == 0) {
      for (const TagId row : rows) WriteLabelledRow(row);
      return;
    }
    for (std::size_t row = grid.head_rows(); row < rows.size(); ++row) {
      if (row > grid.head_rows()) Gap(1);
      WriteColumns(grid, row, rows[row]);
    }
    if (rows.size() == grid.head_rows()) WriteHeadsAlone(grid);
  }

  void WriteColumns(const TableGrid& grid, std::size_t index, TagId row) {
    const std::span<const TagId> cells = tree_.children(row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      WriteDatum(0, grid.HeadOf(grid.ColumnsOf(index)[i]), cells[i]);
    }
  }

  void WriteHeadsAlone(const TableGrid& grid) {
    std::string before;
    for (std::size_t column = 0; column < grid.columns(); ++column) {
      const std::string head = grid.HeadOf(column);
      if (head != before) Line(0, head + ":");
      before = head;
    }
  }

  void WriteLabelledRow(TagId row) {
    std::string label;
    std::size_t depth = 0;
    bool pending = false;
    for (const TagId cell : tree_.children(row)) {
      if (tree_.tag(cell).kind == TagKind::data_cell) {
        WriteDatum(depth * kLabelStep, label, cell);
        label.clear();
        pending = false;
        continue;
      }
      if (pending) Line(depth * kLabelStep, label + ":");
      label = tree_.WholeText(cell);
      depth = DepthOf(tree_, row, cell);
      pending = true;
    }
    if (pending) Line(depth * kLabelStep, label + ":");
  }

  void WriteDatum(std::size_t indent, std::string label, TagId cell) {
    Lines value;
    AddLines(cell, value);
    auto line = value.lines.begin();
    if (!label.empty()) {
      label += ':';
      const bool one = value.lines.size() == 1 || value.begins_alone;
      if (!value.lines.empty() && one && CountCodePoints(*line) <= kInlineLimit) label += " " + *line++;
      Line(indent, label);
      indent += kValueIndent;
    }
    for (; line != value.lines.end(); ++line) Line(indent, *line);
  }

  // ---- what stands in a cell

  void AddLines(TagId id, Lines& to) {
    const Tag& tag = tree_.tag(id);
    if (tag.kind == TagKind::list) return AddList(id, to);
    if (tree_.FollowsEmptyLine(id)) to.lines.emplace_back();
    if (tag.kind == TagKind::figure) to.lines.push_back(std::string(kFigure) + tag.spoken);
    if (std::string text = tree_.Text(id); !text.empty()) {
      if (to.lines.empty() && tag.kind == TagKind::paragraph) to.begins_alone = !tag.spoken.empty();
      to.lines.push_back(std::move(text));
    }
    for (const TagId child : tree_.children(id)) AddLines(child, to);
  }

  void AddList(TagId id, Lines& to) {
    const TagId caption = tree_.Child(id, TagKind::caption);
    if (caption != 0 && !HasMarks(id)) return AddOptions(id, caption, to);
    if (caption != 0) to.lines.push_back(tree_.WholeText(caption));
    const std::size_t indent = caption != 0 || FollowsCaption(id) ? kLabelStep : 0;
    for (const TagId item : tree_.children(id)) {
      if (tree_.tag(item).kind == TagKind::list_item) AddItem(item, indent, to);
    }
  }

  bool HasMarks(TagId list) const {
    const std::span<const TagId> parts = tree_.children(list);
    return std::any_of(parts.begin(), parts.end(),
                       [this](TagId item) { return tree_.Child(item, TagKind::item_mark) != 0; });
  }

  // Boxes of a group ("・識別情報") stand below its name.
  bool FollowsCaption(TagId list) const {
    const std::span<const TagId> siblings = tree_.children(tree_.tag(list).parent);
    const auto at = std::find(siblings.begin(), siblings.end(), list);
    return at != siblings.begin() && tree_.tag(*(at - 1)).kind == TagKind::paragraph;
  }

  // The form's own words: on one line, so that the answers stand out.
  void AddOptions(TagId list, TagId caption, Lines& to) {
    std::string line = tree_.WholeText(caption);
    for (const TagId item : tree_.children(list)) {
      if (item != caption) line.append(kIdeographicSpace).append(tree_.WholeText(item));
    }
    to.lines.push_back(std::move(line));
  }

  void AddItem(TagId item, std::size_t indent, Lines& to) {
    Lines body;
    for (const TagId part : tree_.children(item)) {
      if (tree_.tag(part).kind != TagKind::item_mark) AddLines(part, body);
    }
    const TagId mark = tree_.Child(item, TagKind::item_mark);
    std::string first = mark == 0 ? "" : tree_.Text(mark);
    first += tree_.Text(item);
    if (!body.lines.empty()) first += (first.empty() ? "" : " ") + body.lines.front();
    to.lines.push_back(std::string(indent, ' ') + first);
    indent += kValueIndent;
    for (std::size_t i = 1; i < body.lines.size(); ++i) {
      to.lines.push_back(std::string(indent, ' ') + body.lines[i]);
    }
  }

  const TagTree tree_;
  std::string out_;
  TagId last_block_ = 0;  // of those that are no heading; 0 = a heading stands above
};

}  // namespace

std::string RenderText(const Document& document) { return TextWriter(document).Write(); }

}  // namespace yoshiki
