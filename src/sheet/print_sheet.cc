#include "sheet/print_sheet.h"

#include <algorithm>
#include <utility>

#include "sheet/cell_lines.h"

namespace yoshiki {
namespace {

constexpr unsigned kTitleRow = 0, kHeadRow = 1, kSubheadRow = 2, kFirstRow = 3;
constexpr Length kSize = Length::Pt(9);
constexpr double kLeading = 11.4;  // points a line of 9 pt takes, in Excel and in LibreOffice
constexpr double kRowPadding = 4;  // points
constexpr double kHighestRow =
    390;  // points; Excel allows 409.5, and an A4 page holds a little more than this
constexpr double kMarginInches = 0.4;
// Shares of the printable width, in permille; the rest is the rounds'.
constexpr int kPathShare = 165, kPageShare = 52, kSeveralPagesShare = 42, kReasonShare = 138;

// Points between the margins.
double PrintableWidth(bool large) { return (large ? 420 : 297) / 25.4 * 72 - 2 * kMarginInches * 72; }

class PrintSheet {
 public:
  PrintSheet(Book& book, const Comparison& comparison, const SheetOptions& options, TextSetter& metrics)
      : book_(book), comparison_(comparison), options_(options), breaker_(kSize, metrics) {}

  void Write() {
    sheet_ = book_.AddSheet(comparison_.title.empty() ? "修正等を要する部分" : comparison_.title);
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
  int page_share() const { return page_columns() > 1 ? kSeveralPagesShare : kPageShare; }

  int ShareOf(unsigned column) const {
    if (column == 0) return kPathShare;
    if (column < first_draft()) return page_share();
    if (column == reason_column()) return kReasonShare;
    const int pages = page_share() * static_cast<int>(page_columns());
    return (1000 - kPathShare - pages - kReasonShare) / static_cast<int>(rounds());
  }

  unsigned PixelsOf(unsigned column) const {
    return static_cast<unsigned>(PrintableWidth(options_.cells.large) * ShareOf(column) / 1000 * 96 / 72);
  }

  // What a text may take: less the padding of both sides, and a little, since Excel measures on a screen
  // grid.
  Length TextWidth(unsigned column) const {
    return Length::Mpt(static_cast<std::int64_t>(PixelsOf(column) - 8) * 720);
  }

  void SetColumns() {
    for (unsigned column = 0; column <= reason_column(); ++column) {
      const auto c = static_cast<lxw_col_t>(column);
      worksheet_set_column_pixels(sheet_, c, c, PixelsOf(column), nullptr);
    }
  }

  void WriteHeads() {
    book_.Text(sheet_, kTitleRow, 0, comparison_.title,
               {.ruled = false, .bold = true, .wrapped = false, .size = 14});
    // A title is wider than its column: without wrapping it runs on over the empty cells beside it.
    worksheet_set_row(sheet_, kTitleRow, 24, nullptr);
    const CellLook head{.head = true};
    WriteTallHead(0, "対応する評価書の項目");
    WritePageHeads(head);
    for (unsigned d = 0; d < rounds(); ++d) WriteTallHead(first_draft() + d, comparison_.drafts[d]);
    WriteTallHead(reason_column(), "理由");
    worksheet_set_row(sheet_, kHeadRow, HeadHeight(), nullptr);
    std::size_t lines = 1;
    for (unsigned s = 0; s < comparison_.statements.size(); ++s)
      lines = std::max(lines, LinesOf({{comparison_.statements[s]}}, 1 + s).size());
    worksheet_set_row(sheet_, kSubheadRow, HeightOf(lines), nullptr);
  }

  // ページ over all statements, and their names below it.
  void WritePageHeads(const CellLook& head) {
    if (page_columns() > 1) {
      worksheet_merge_range(sheet_, kHeadRow, 1, kHeadRow, static_cast<lxw_col_t>(page_columns()), "",
                            book_.FormatOf(head));
    }
    book_.Text(sheet_, kHeadRow, 1, "ページ", head);
    for (unsigned s = 0; s < page_columns(); ++s)
      book_.Text(sheet_, kSubheadRow, 1 + s,
                 s < comparison_.statements.size() ? comparison_.statements[s] : "", head);
  }

  void WriteTallHead(unsigned column, const std::string& text) {
    const auto c = static_cast<lxw_col_t>(column);
    worksheet_merge_range(sheet_, kHeadRow, c, kSubheadRow, c, "", book_.FormatOf({.head = true}));
    book_.Text(sheet_, kHeadRow, column, text, {.head = true});
  }

  double HeadHeight() {
    std::size_t lines = 1;
    for (unsigned d = 0; d < rounds(); ++d)
      lines = std::max(lines, LinesOf({{comparison_.drafts[d]}}, first_draft() + d).size());
    return HeightOf(lines);
  }

  static double HeightOf(std::size_t lines) { return static_cast<double>(lines) * kLeading + kRowPadding; }

  CellLines LinesOf(const std::vector<CellRun>& runs, unsigned column) {
    return breaker_.Break(runs, TextWidth(column));
  }

  // One change takes as many rows as its highest cell needs.
  void WriteChange(const ChangeRow& change, unsigned& row) {
    std::vector<CellLines> cells;
    std::string path;
    for (const std::string& level : change.path) path += (path.empty() ? "" : "\n") + level;
    cells.push_back(LinesOf({{path}}, 0));
    cells.resize(first_draft());
    for (unsigned d = 0; d < rounds(); ++d)
      cells.push_back(LinesOf(RunsOf(change.cells[d], options_.cells), first_draft() + d));
    const std::string reason = ReasonText(change.reasons);
    cells.push_back(LinesOf(RunsOf(change.reasons), reason_column()));
    SetLevel(change, cells);

    std::size_t most = 1;
    for (const CellLines& lines : cells) most = std::max(most, lines.size());
    const auto per_row = static_cast<std::size_t>((kHighestRow - kRowPadding) / kLeading);
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
    worksheet_set_margins(sheet_, kMarginInches, kMarginInches, 0.5, 0.6);
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
  CellBreaker breaker_;
  lxw_worksheet* sheet_ = nullptr;
};

}  // namespace

void AddPrintSheet(Book& book, const Comparison& comparison, const SheetOptions& options,
                   TextSetter& metrics) {
  PrintSheet(book, comparison, options, metrics).Write();
}

}  // namespace yoshiki
