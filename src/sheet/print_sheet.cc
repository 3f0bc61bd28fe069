#include "sheet/print_sheet.h"

#include <algorithm>
#include <utility>

#include "sheet/cell_lines.h"
#include "sheet/cell_text.h"
#include "sheet/columns.h"

namespace yoshiki {
namespace {

constexpr unsigned kTitleRow = 0, kHeadRow = 1, kSubheadRow = 2, kFirstRow = 3;
constexpr Length kTextSize = Length::Pt(9);
constexpr int kTitleSize = 14;
constexpr double kLeading = 11.4;     // points that Excel gives a line of 9 pt; LibreOffice gives it less
constexpr double kTitleLeading = 18;  // points
constexpr double kRowPadding = 4;     // points
constexpr double kHighestRow = 390;   // points; Excel allows 409.5
constexpr double kTopMarginInches = 0.5, kBottomMarginInches = 0.6;
constexpr const char* kPages = "ページ";
// So that heads, which each page repeats, leave room for what they are heads of.
constexpr std::size_t kMostHeadLines = 10, kMostTitleLines = 3;

// Points between the upper and the lower margin, less a little for how readers round.
double PrintableHeight(bool large) {
  return (large ? 297 : 210) / 25.4 * 72 - (kTopMarginInches + kBottomMarginInches) * 72 - 6;
}

class PrintSheet {
 public:
  PrintSheet(Book& book, const Comparison& comparison, const SheetOptions& options, TextSetter& metrics)
      : book_(book),
        comparison_(comparison),
        options_(options),
        breaker_(kTextSize, metrics),
        title_breaker_(Length::Pt(kTitleSize), metrics),
        widths_(ColumnWidthsOf(comparison.statements.size(), comparison.drafts.size(), options.cells.large)) {
  }

  void Write() {
    sheet_ = book_.AddSheet(SheetName(comparison_.title));
    SetColumns();
    WriteHeads();
    unsigned row = kFirstRow;
    for (const ChangeRow& change : comparison_.rows) WriteChange(change, row);
    SetPage(row);
  }

 private:
  unsigned rounds() const { return static_cast<unsigned>(comparison_.drafts.size()); }
  unsigned page_columns() const { return std::max(1U, static_cast<unsigned>(comparison_.statements.size())); }
  unsigned first_draft() const { return 1 + page_columns(); }
  unsigned reason_column() const { return first_draft() + rounds(); }

  int PixelsOf(unsigned column) const {
    if (column == 0) return widths_.path;
    if (column < first_draft()) return widths_.page;
    return column == reason_column() ? widths_.reason : widths_.draft;
  }

  // What a text may take: less the padding of both sides, and a little, since Excel measures on a screen
  // grid.
  static Length TextWidth(int pixels) { return Length::Mpt(static_cast<std::int64_t>(pixels - 8) * 720); }

  void SetColumns() {
    for (unsigned column = 0; column <= reason_column(); ++column)
      book_.SetWidth(sheet_, column, PixelsOf(column));
  }

  void WriteHeads() {
    WriteTitle();
    const CellLook head{.head = true};
    std::size_t lines = WriteTallHead(0, "対応する評価書の項目");
    for (unsigned d = 0; d < rounds(); ++d)
      lines = std::max(lines, WriteTallHead(first_draft() + d, comparison_.drafts[d]));
    lines = std::max(lines, WriteTallHead(reason_column(), "理由"));
    if (page_columns() == 1) lines = std::max(lines, LinesOf({{kPages}}, 1).size());
    SetHeight(kHeadRow, HeightOf(lines));
    SetHeight(kSubheadRow, HeightOf(WritePageHeads(head)));
  }

  // Over the whole width, in as many lines as it needs.
  void WriteTitle() {
    const CellLook look{.ruled = false, .bold = true, .size = kTitleSize};
    int width = 0;
    for (unsigned column = 0; column <= reason_column(); ++column) width += PixelsOf(column);
    worksheet_merge_range(sheet_, kTitleRow, 0, kTitleRow, static_cast<lxw_col_t>(reason_column()), "",
                          book_.FormatOf(look));
    const ShortText title =
        Fitted(title_breaker_.Break({{comparison_.title}}, TextWidth(width)), kMostTitleLines);
    book_.Text(sheet_, kTitleRow, 0, title.text, look);
    SetHeight(kTitleRow, static_cast<double>(title.lines) * kTitleLeading + 6);
  }

  struct ShortText {
    std::string text;
    std::size_t lines = 0;
  };

  // A text of at most so many lines; … stands for what there is no room for.
  static ShortText Fitted(const CellLines& lines, std::size_t most) {
    const bool whole = lines.size() <= most;
    std::string text;
    for (const CellRun& run : JoinLines(lines, 0, most)) text += run.text;
    if (!whole) text = PartsOf(text, std::max<std::size_t>(2, UnitsOf(text) - 1)).front() + "…";
    return {std::move(text), std::min(lines.size(), most)};
  }

  void SetHeight(unsigned row, double points) {
    worksheet_set_row(sheet_, row, points, nullptr);
    heads_height_ += points;
  }

  // ページ over all statements, and their names below it. How many lines the names have.
  std::size_t WritePageHeads(const CellLook& head) {
    if (page_columns() > 1) {
      worksheet_merge_range(sheet_, kHeadRow, 1, kHeadRow, static_cast<lxw_col_t>(page_columns()), "",
                            book_.FormatOf(head));
    }
    book_.Text(sheet_, kHeadRow, 1, kPages, head);
    std::size_t lines = 1;
    for (unsigned s = 0; s < page_columns(); ++s) {
      const std::string name = s < comparison_.statements.size() ? comparison_.statements[s] : "";
      const ShortText shown = Fitted(LinesOf({{name}}, 1 + s), kMostHeadLines);
      book_.Text(sheet_, kSubheadRow, 1 + s, shown.text, head);
      lines = std::max(lines, shown.lines);
    }
    return lines;
  }

  // How many lines it has.
  std::size_t WriteTallHead(unsigned column, const std::string& text) {
    const auto c = static_cast<lxw_col_t>(column);
    const CellLook head{.head = true};
    worksheet_merge_range(sheet_, kHeadRow, c, kSubheadRow, c, "", book_.FormatOf(head));
    const ShortText shown = Fitted(LinesOf({{text}}, column), kMostHeadLines);
    book_.Text(sheet_, kHeadRow, column, shown.text, head);
    return shown.lines;
  }

  static double HeightOf(std::size_t lines) { return static_cast<double>(lines) * kLeading + kRowPadding; }

  CellLines LinesOf(const std::vector<CellRun>& runs, unsigned column) {
    return breaker_.Break(runs, TextWidth(PixelsOf(column)));
  }

  // The lines of a row, so that on a page it stands below the heads.
  std::size_t MostLines() const {
    const double room = std::min(kHighestRow, PrintableHeight(options_.cells.large) - heads_height_);
    return static_cast<std::size_t>((room - kRowPadding) / kLeading);
  }

  // One change takes as many rows as its highest cell needs.
  void WriteChange(const ChangeRow& change, unsigned& row) {
    std::vector<CellLines> cells;
    cells.push_back(LinesOf({{Joined(change.path, "\n")}}, 0));
    cells.resize(first_draft());
    for (unsigned d = 0; d < rounds(); ++d)
      cells.push_back(LinesOf(RunsOf(change.cells[d], options_.cells), first_draft() + d));
    const std::string reason = Shortened(ReasonText(change.reasons), kLongestText);
    cells.push_back(LinesOf(RunsOf(change.reasons), reason_column()));
    SetLevel(change, cells);

    std::size_t most = 1;
    for (const CellLines& lines : cells) most = std::max(most, lines.size());
    const std::size_t per_row = MostLines();
    for (std::size_t from = 0; from < most; from += per_row) {
      const std::size_t to = std::min(most, from + per_row);
      const CellLook look{.top = from == 0, .bottom = to == most};
      WritePart(change, cells, from, to, look, row);
      if (from > 0) {
        // Filters look at every row; what they see here nobody else does.
        CellLook hidden = look;
        hidden.hidden = true;
        if (JoinLines(cells.back(), from, to).empty())
          book_.Text(sheet_, row, reason_column(), reason, hidden);
      }
      worksheet_set_row(sheet_, row, HeightOf(to - from), nullptr);
      ++row;
    }
  }

  // Moves reasons down to the passages that they explain.
  void SetLevel(const ChangeRow& change, std::vector<CellLines>& cells) const {
    std::size_t moved = 0;
    for (const ReasonLevel& level : ReasonLevels(change, options_.cells)) {
      const std::size_t at = LineOf(cells.back(), level.line + moved);
      const std::size_t wanted = LineOf(cells[first_draft() + level.draft], level.draft_line);
      if (wanted <= at) continue;
      cells.back().insert(cells.back().begin() + static_cast<std::ptrdiff_t>(at), wanted - at, CellLine());
      moved += wanted - at;
    }
  }

  void WritePart(const ChangeRow& change, const std::vector<CellLines>& cells, std::size_t from,
                 std::size_t to, const CellLook& look, unsigned row) {
    for (unsigned column = 0; column < cells.size(); ++column) {
      CellLook own = look;
      own.label = column == 0;
      // Where lines are lower than in Excel no gap shows in the middle of a text.
      own.spread = cells[column].size() > to;
      own.centred = column > 0 && column < first_draft();
      const int page = own.centred && from == 0 ? PageIn(change, column - 1) : 0;
      if (page > 0) {
        book_.Number(sheet_, row, column, page, own);
      } else {
        book_.Runs(sheet_, row, column, JoinLines(cells[column], from, to), own);
      }
    }
  }

  static int PageIn(const ChangeRow& change, std::size_t statement) {
    const bool known = statement < change.pages.size() && change.pages[statement];
    return known ? change.pages[statement]->page : 0;
  }

  void SetPage(unsigned end) {
    worksheet_set_landscape(sheet_);
    constexpr std::uint8_t kA3 = 8, kA4 = 9;
    worksheet_set_paper(sheet_, options_.cells.large ? kA3 : kA4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, kSideMarginInches, kSideMarginInches, kTopMarginInches,
                          kBottomMarginInches);
    worksheet_repeat_rows(sheet_, kHeadRow, kSubheadRow);
    worksheet_freeze_panes(sheet_, kFirstRow, 1);
    worksheet_set_footer(sheet_, "&C&P / &N");
    const auto reason = static_cast<lxw_col_t>(reason_column());
    worksheet_print_area(sheet_, 0, 0, std::max(end, kFirstRow + 1) - 1, reason);
    worksheet_autofilter(sheet_, kSubheadRow, 0, std::max(end, kFirstRow + 1) - 1, reason);
  }

  Book& book_;
  const Comparison& comparison_;
  const SheetOptions& options_;
  CellBreaker breaker_, title_breaker_;
  ColumnWidths widths_;
  double heads_height_ = 0;  // points, with the title
  lxw_worksheet* sheet_ = nullptr;
};

}  // namespace

void AddPrintSheet(Book& book, const Comparison& comparison, const SheetOptions& options,
                   TextSetter& metrics) {
  PrintSheet(book, comparison, options, metrics).Write();
}

}  // namespace yoshiki
