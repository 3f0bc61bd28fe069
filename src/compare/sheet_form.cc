// The sheet as a form of its own, for layout.
#include <algorithm>
#include <utility>

#include "compare/compare.h"

namespace yoshiki {
namespace {

constexpr int kPathWidth = 165, kPageWidth = 55, kSeveralPagesWidth = 45, kReasonWidth = 145;
constexpr std::size_t kContextLevels = 2;
constexpr std::size_t kLongestTitle = 200, kLongestStatement = 40, kLongestDraft = 100;  // characters

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

// A head that is no head any more would fill the page that it is repeated on.
std::string Head(const std::string& text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t characters = 0; end < text.size() && characters < most; ++characters)
    NextCodePoint(text, end);
  return end == text.size() ? text : text.substr(0, end) + "…";
}

Cell RunsCell(int left, int right, const std::vector<CellRun>& runs) {
  TextContent content;
  std::size_t line = 0;  // of `text` so far, counted from 0
  for (const CellRun& run : runs) {
    const std::size_t begin = content.text.size();
    content.text += run.text;
    if (run.marked || run.struck) content.marks.push_back({begin, content.text.size(), run.struck});
    const auto ends = static_cast<std::size_t>(std::ranges::count(run.text, '\n'));
    // Bold runs are whole lines; the line end before them belongs to them.
    for (std::size_t i = run.text.starts_with('\n') ? 1 : 0; run.bold && i <= ends; ++i)
      content.bold.push_back(line + i);
    line += ends;
  }
  Cell cell = TextCell(left, right, CellRole::value, "change", "", false);
  cell.content = std::move(content);
  return cell;
}

// A sheet says pages even when it names no statement.
std::size_t PageColumns(const Comparison& comparison) {
  return std::max<std::size_t>(1, comparison.statements.size());
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
  SheetBinder(const Comparison& comparison, const CellSettings& settings,
              const std::vector<std::string>& links)
      : comparison_(comparison), settings_(settings), links_(links) {}

  Table Bind() {
    Table table;
    table.look = "changes";
    table.header_rows = 1;
    table.rows.push_back(HeadRow());
    for (const ChangeRow& change : comparison_.rows) table.rows.push_back(RowOf(change));
    return table;
  }

 private:
  int page_width() const { return comparison_.statements.size() < 2 ? kPageWidth : kSeveralPagesWidth; }

  // Edges of the columns from left to right, the last one 1000.
  std::vector<int> Edges() const {
    std::vector<int> edges{kPathWidth};
    for (std::size_t i = 0; i < PageColumns(comparison_); ++i) edges.push_back(edges.back() + page_width());
    const int first = edges.back();
    const int rounds = static_cast<int>(comparison_.drafts.size());
    const int room = 1000 - first - kReasonWidth;
    for (int i = 1; i <= rounds; ++i) edges.push_back(first + room * i / rounds);
    edges.push_back(1000);
    return edges;
  }

  Row HeadRow() const {
    std::vector<std::string> heads{"対応する評価書の項目"};
    for (const std::string& statement : comparison_.statements)
      heads.push_back("ページ\n" + Head(statement, kLongestStatement));
    if (comparison_.statements.empty()) heads.emplace_back("ページ");
    for (const std::string& draft : comparison_.drafts) heads.push_back(Head(draft, kLongestDraft));
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

  Cell PageCell(int left, int right, const ChangeRow& change, std::size_t statement) const {
    const bool known =
        statement < change.pages.size() && change.pages[statement] && change.pages[statement]->page > 0;
    if (!known) return TextCell(left, right, CellRole::value, "change", "", true);
    const OtherPlace& place = *change.pages[statement];
    Cell cell = TextCell(left, right, CellRole::value, "change", std::to_string(place.page), true);
    if (statement < links_.size()) {
      cell.leads_to = place;
      cell.leads_to.file = links_[statement];
    }
    return cell;
  }

  Row RowOf(const ChangeRow& change) const {
    const std::vector<int> edges = Edges();
    Row row;
    row.context = ContextOf(comparison_, change);
    row.cells.push_back(TextCell(0, edges[0], CellRole::label, "change", Joined(change.path, "\n"), false));
    std::size_t column = 0;
    for (; column < PageColumns(comparison_); ++column)
      row.cells.push_back(PageCell(edges[column], edges[column + 1], change, column));
    const std::size_t first_draft = row.cells.size();
    for (const SheetCell& cell : change.cells) {
      row.cells.push_back(RunsCell(edges[column], edges[column + 1], RunsOf(cell, settings_)));
      ++column;
    }
    row.cells.push_back(RunsCell(edges[column], 1000, RunsOf(change.reasons)));
    auto& reasons = std::get<TextContent>(row.cells.back().content);
    for (const ReasonLevel& level : ReasonLevels(change, settings_))
      reasons.levels.push_back({level.line, first_draft + level.draft, level.draft_line});
    return row;
  }

  const Comparison& comparison_;
  const CellSettings& settings_;
  const std::vector<std::string>& links_;
};

}  // namespace

BoundForm SheetForm(const Comparison& comparison, const CellSettings& settings,
                    const std::vector<std::string>& links) {
  BoundForm form;
  form.title = comparison.title;
  form.foot = comparison.title;
  Part part;
  part.key = "sheet";
  part.title = Head(comparison.title, kLongestTitle);
  part.outline = part.title;
  part.style = "section";
  part.landscape = true;
  part.large = settings.large;
  part.tables.push_back(SheetBinder(comparison, settings, links).Bind());
  form.parts.push_back(std::move(part));
  return form;
}

}  // namespace yoshiki
