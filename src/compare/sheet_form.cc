// The sheet as a form of its own, for layout.
#include <utility>

#include "compare/compare.h"

namespace yoshiki {
namespace {

constexpr int kPathWidth = 165, kPageWidth = 55, kReasonWidth = 145;
constexpr std::size_t kContextLevels = 2;

Cell TextCell(int left, int right, CellRole role, std::string style, std::string text, bool centred) {
  Cell cell;
  cell.left = left;
  cell.right = right;
  cell.role = role;
  cell.style = std::move(style);
  TextContent content;
  content.text = std::move(text);
  content.centred = centred;
  content.hang = role != CellRole::label;
  cell.content = std::move(content);
  return cell;
}

Cell RunsCell(int left, int right, const SheetCell& source, const CellSettings& settings) {
  TextContent content;
  for (const CellRun& run : RunsOf(source, settings)) {
    const std::size_t begin = content.text.size();
    content.text += run.text;
    if (run.marked || run.struck) content.marks.push_back({begin, content.text.size(), run.struck});
  }
  Cell cell = TextCell(left, right, CellRole::value, "change", "", false);
  cell.content = std::move(content);
  return cell;
}

std::string Lines(const std::vector<std::string>& levels) {
  std::string lines;
  for (const std::string& level : levels) lines += (lines.empty() ? "" : "\n") + level;
  return lines;
}

// What a row that goes on over the page is about: its last words.
std::string ContextOf(const Comparison& comparison, const ChangeRow& row) {
  std::string context = comparison.title;
  const std::size_t count = row.path.size();
  for (std::size_t i = count - std::min(count, kContextLevels); i < count; ++i)
    context += "\u3000" + row.path[i];
  return context;
}

class SheetBinder {
 public:
  SheetBinder(const Comparison& comparison, const CellSettings& settings)
      : comparison_(comparison), settings_(settings) {}

  Table Bind() {
    Table table;
    table.look = "changes";
    table.header_rows = 1;
    table.rows.push_back(Head());
    for (const ChangeRow& change : comparison_.rows) table.rows.push_back(RowOf(change));
    return table;
  }

 private:
  // Edges of the columns from left to right, the last one 1000.
  std::vector<int> Edges() const {
    std::vector<int> edges{kPathWidth, kPathWidth + kPageWidth};
    const int rounds = static_cast<int>(comparison_.drafts.size());
    const int room = 1000 - kPathWidth - kPageWidth - kReasonWidth;
    for (int i = 1; i <= rounds; ++i) edges.push_back(kPathWidth + kPageWidth + room * i / rounds);
    edges.push_back(1000);
    return edges;
  }

  Row Head() const {
    std::vector<std::string> heads{"対応する評価書の項目", "ページ\n" + comparison_.statement};
    heads.insert(heads.end(), comparison_.drafts.begin(), comparison_.drafts.end());
    heads.emplace_back("理由");
    Row row;
    row.keep_with_next = true;
    row.context = comparison_.title;
    const std::vector<int> edges = Edges();
    for (std::size_t i = 0; i < heads.size(); ++i)
      row.cells.push_back(TextCell(i == 0 ? 0 : edges[i - 1], edges[i], CellRole::column_head, "column-head",
                                   heads[i], true));
    return row;
  }

  Row RowOf(const ChangeRow& change) const {
    const std::vector<int> edges = Edges();
    Row row;
    row.context = ContextOf(comparison_, change);
    row.cells.push_back(TextCell(0, edges[0], CellRole::label, "change", Lines(change.path), false));
    row.cells.push_back(TextCell(edges[0], edges[1], CellRole::value, "change",
                                 change.page > 0 ? std::to_string(change.page) : "", true));
    std::size_t column = 1;
    for (const SheetCell& cell : change.cells) {
      row.cells.push_back(RunsCell(edges[column], edges[column + 1], cell, settings_));
      ++column;
    }
    row.cells.push_back(
        TextCell(edges[column], 1000, CellRole::value, "change", ReasonText(change.reasons), false));
    return row;
  }

  const Comparison& comparison_;
  const CellSettings& settings_;
};

}  // namespace

std::string ReasonText(const std::vector<Reason>& reasons) {
  std::string text, by;
  for (const Reason& reason : reasons) {
    if (text.empty() || reason.by != by) {
      if (!reason.by.empty()) text += (text.empty() ? "【" : "\n【") + reason.by + "】";
      by = reason.by;
    }
    if (!reason.text.empty()) text += (text.empty() ? "・" : "\n・") + reason.text;
  }
  return text;
}

BoundForm SheetForm(const Comparison& comparison, const CellSettings& settings) {
  BoundForm form;
  form.title = comparison.title;
  form.foot = comparison.title;
  Part part;
  part.key = "sheet";
  part.title = comparison.title;
  part.outline = comparison.title;
  part.style = "section";
  part.landscape = true;
  part.tables.push_back(SheetBinder(comparison, settings).Bind());
  form.parts.push_back(std::move(part));
  return form;
}

}  // namespace yoshiki
