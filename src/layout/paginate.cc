#include "layout/paginate.h"

#include <algorithm>
#include <utility>

namespace yoshiki {

namespace {

using Ends = std::vector<std::size_t>;

Ends Starts(const MeasuredRow& row) { return Ends(row.cells.size(), 0); }

Ends Sizes(const MeasuredRow& row) {
  Ends ends;
  for (const MeasuredCell& cell : row.cells) ends.push_back(cell.flow.size());
  return ends;
}

// What two contexts ("4. …の委託　委託事項3") share, up to a U+3000.
std::string CommonContext(const std::string& a, const std::string& b) {
  if (a == b) return a;
  const std::string_view gap = "\u3000";
  std::size_t end = 0;
  for (std::size_t at = a.find(gap); at != std::string::npos; at = a.find(gap, at + gap.size())) {
    if (b.compare(0, at + gap.size(), a, 0, at + gap.size()) == 0 || b == a.substr(0, at)) end = at;
  }
  if (end == 0 && a.starts_with(b + std::string(gap))) return b;
  return a.substr(0, end);
}

// Rows below a repeated head are each their own: a fresh one shares no more than the table's title.
std::string Outermost(const std::string& context) { return context.substr(0, context.find("\u3000")); }

class Paginator {
 public:
  Paginator(Composer& composer, const MeasuredTable& table, const PageBody& body, Cursor& cursor)
      : composer_(composer), table_(table), body_(body), cursor_(cursor) {}

  std::vector<Portion> Run() {
    Open();
    for (std::size_t i = 0; i < table_.rows.size(); ++i) PlaceRow(i);
    CloseSpan();
    return std::move(portions_);
  }

 private:
  Length Room() const { return body_.bottom - cursor_.y; }
  const MeasuredRow& RowAt(std::size_t i) const { return table_.rows[i]; }
  bool IsHeader(std::size_t i) const { return i < table_.table->header_rows; }

  void Open() {
    Portion portion;
    portion.page = cursor_.page;
    portion.top = cursor_.y;
    portions_.push_back(std::move(portion));
  }

  // Goes on at the top of the next page with `row`, whose first part may already stand on this one.
  void NextPage(std::size_t row, bool continued) {
    CloseSpan();
    const bool empty = portions_.back().rows.empty();
    if (empty) portions_.pop_back();
    cursor_ = {cursor_.page + 1, body_.top, true};
    Open();
    if (empty && portions_.size() == 1) return;
    AddContext(row, continued);
    RepeatHeader();
  }

  void AddContext(std::size_t row, bool continued) {
    if (!composer_.theme().context_rows || row == 0) return;
    const std::string& now = RowAt(row).row->context;
    std::string shared = continued                       ? now
                         : table_.table->header_rows > 0 ? Outermost(now)
                                                         : CommonContext(RowAt(row - 1).row->context, now);
    if (shared.empty() || (!continued && StartsContext(row, shared))) return;
    const StyleDef& style = composer_.theme().style("context");
    Portion& portion = portions_.back();
    portion.context = shared + composer_.theme().continued;
    portion.context_y = cursor_.y;
    cursor_.y += style.leading + style.space_after;
    portion.top = cursor_.y;
  }

  // A heading bar says itself where one is.
  bool StartsContext(std::size_t row, const std::string& shared) const {
    const MeasuredRow& r = RowAt(row);
    return !r.cells.empty() && r.cells.front().cell->role == CellRole::heading && shared == r.row->context;
  }

  void RepeatHeader() {
    for (std::size_t i = 0; i < table_.table->header_rows && i < table_.rows.size(); ++i) {
      Append(i, Starts(RowAt(i)), Sizes(RowAt(i)), RowAt(i).height, false);
      portions_.back().rows.back().header = true;
    }
  }

  void Append(std::size_t i, Ends from, Ends to, Length height, bool continued) {
    RowPart part;
    part.row = i;
    part.y = cursor_.y;
    part.height = height;
    part.from = std::move(from);
    part.to = std::move(to);
    part.continued = continued;
    cursor_.y += height;
    cursor_.at_top = false;
    portions_.back().rows.push_back(std::move(part));
  }

  // ---- spans

  // Before a row: a group that begins here, or goes on here on a new page, needs room for its label.
  Length SpanNeed(std::size_t i) const {
    const MeasuredSpan* span = table_.SpanAt(i);
    if (span == nullptr) return {};
    if (span->first == i) return span->height;
    return SpanOpenOnPage(*span) ? Length() : span->repeat_height;
  }

  bool SpanOpenOnPage(const MeasuredSpan& span) const {
    const std::vector<RowPart>& rows = portions_.back().rows;
    return std::any_of(rows.begin(), rows.end(),
                       [&](const RowPart& p) { return span.first <= p.row && p.row <= span.last; });
  }

  // The rows of a group on this page may be lower than its label: the last of them makes up for it.
  void CloseSpan() {
    std::vector<RowPart>& rows = portions_.back().rows;
    if (rows.empty()) return;
    const MeasuredSpan* span = table_.SpanAt(rows.back().row);
    if (span == nullptr) return;
    Length top = rows.back().y;
    bool first = false;
    for (const RowPart& part : rows) {
      if (part.row < span->first || part.row > span->last) continue;
      top = std::min(top, part.y);
      first = first || (part.row == span->first && !part.continued);
    }
    const Length need = first ? span->height : span->repeat_height;
    const Length have = rows.back().y + rows.back().height - top;
    if (have >= need) return;
    rows.back().height += need - have;
    cursor_.y += need - have;
    if (cursor_.y > body_.bottom) composer_.ReportTooTall(span->cell.cell->item);
  }

  // ---- rows

  // The least height of row i's first part here: the whole of it, or as little of it as may stand alone.
  Length LeastPart(std::size_t i) const {
    const MeasuredRow& row = RowAt(i);
    if (row.height <= composer_.theme().keep_whole || Starts(row) == Sizes(row)) return row.height;
    Ends to;
    for (const MeasuredCell& cell : row.cells) to.push_back(LeastSlabs(cell));
    return std::min(row.height, PartHeight(row, table_.look, Starts(row), to));
  }

  // A label stands whole on the first page; a value shows its first lines, to where it may be cut.
  static std::size_t LeastSlabs(const MeasuredCell& cell) {
    if (IsLabel(cell.cell->role) || cell.flow.size() <= 1) return cell.flow.size();
    if (cell.flow.columns > 1) return 1;
    std::size_t n = std::min<std::size_t>(2, cell.flow.size() - 1);
    while (n < cell.flow.size() && !cell.flow.slabs[n].break_before) ++n;
    return n;
  }

  // What must stand together from row i on: headings and bands, and the first part of the row they lead to.
  // When that is more than a page holds, as little of each as may stand alone.
  Length ChainNeed(std::size_t i) const {
    Length whole;
    Length least;
    for (; i < table_.rows.size(); ++i) {
      const Length first_part = std::max(LeastPart(i), SpanNeed(i));
      least += first_part;
      if (!RowAt(i).row->keep_with_next && !IsHeader(i)) {
        whole += first_part;
        break;
      }
      whole += RowAt(i).height;
    }
    return whole <= body_.bottom - body_.top - table_.header_height ? whole : least;
  }

  // The row before stands on this page and waits for this one: it must begin here, cut if need be.
  bool IsAwaited(std::size_t i) const {
    const std::vector<RowPart>& rows = portions_.back().rows;
    return i > 0 && !rows.empty() && rows.back().row == i - 1 && RowAt(i - 1).row->keep_with_next;
  }

  void PlaceRow(std::size_t i) {
    if (table_.SpanAt(i) == nullptr || table_.SpanAt(i)->first == i) CloseSpan();
    if (ChainNeed(i) > Room() && !Fresh() && !IsAwaited(i)) NextPage(i, false);
    const MeasuredRow& row = RowAt(i);
    if (row.height <= Room()) {
      Append(i, Starts(row), Sizes(row), row.height, false);
    } else {
      CutRow(i);
    }
  }

  // Puts as much of the row on each page as it holds.
  void CutRow(std::size_t i) {
    const MeasuredRow& row = RowAt(i);
    const Ends all = Sizes(row);
    Ends from = Starts(row);
    if (from == all) return PlaceEmpty(i);
    for (bool continued = false;;) {
      Ends to = Fit(row, from, true);
      if (to == from && Fresh()) to = Fit(row, from, false);
      if (to == from && Fresh()) {  // taller than a page: report, and place it so that the run can go on
        composer_.ReportTooTall(row.cells.back().cell->item);
        to = all;
      }
      if (to == all) LeaveRoomForNext(i, from, to);
      if (to != from) {
        Length height = PartHeight(row, table_.look, from, to);
        if (continued) height = std::max(height, row.repeat_height);
        Append(i, from, to, height, continued);
        continued = true;
        if (to == all) return;
        from = to;
      }
      NextPage(i, continued);
    }
  }

  // A row of empty cells has nothing to cut: it moves to the next page whole.
  void PlaceEmpty(std::size_t i) {
    if (!Fresh()) NextPage(i, false);
    const MeasuredRow& row = RowAt(i);
    if (row.height > Room()) composer_.ReportTooTall(row.cells.back().cell->item);
    Append(i, Starts(row), Sizes(row), row.height, false);
  }

  // The end of a row that may not stand last on a page takes its last lines along to where the next row
  // begins.
  void LeaveRoomForNext(std::size_t i, const Ends& from, Ends& to) const {
    const MeasuredRow& row = RowAt(i);
    if (!row.row->keep_with_next || i + 1 >= table_.rows.size()) return;
    const Length need = ChainNeed(i + 1);
    if (PartHeight(row, table_.look, from, to) + need <= Room()) return;
    Ends fewer = Fit(row, from, false, need);
    if (fewer == to || (fewer == from && Fresh())) return;
    to = std::move(fewer);
  }

  // A new page would give no more room than this one has: nothing but repeated header rows stands on it.
  bool Fresh() const {
    const std::vector<RowPart>& rows = portions_.back().rows;
    if (rows.empty()) return cursor_.at_top;
    return std::all_of(rows.begin(), rows.end(), [](const RowPart& p) { return p.header; });
  }

  Ends Fit(const MeasuredRow& row, const Ends& from, bool tidy, Length reserve = {}) const {
    const Length room = Room() - table_.look.pad_top - table_.look.pad_bottom - reserve;
    Ends to;
    for (std::size_t c = 0; c < row.cells.size(); ++c)
      to.push_back(FlowFit(row.cells[c].flow, from[c], room, tidy));
    if (!row.level.empty()) FitLevel(row, from, room, tidy, to);
    return to;
  }

  // Cells whose lines stand level are cut through at one height: at a place that suits them all when there is
  // one near the page's end, else at its very end.
  static void FitLevel(const MeasuredRow& row, const Ends& from, Length room, bool tidy, Ends& to) {
    constexpr std::size_t kMostGivenUp = 5;
    std::size_t most = 0;  // slabs of the longest of them that fit
    for (const std::size_t c : row.level)
      most = std::max(most, FlowFit(row.cells[c].flow, from[c], room, false) - from[c]);
    std::size_t count = most;
    const std::size_t least = most > kMostGivenUp ? most - kMostGivenUp : 1;
    while (tidy && count > least && !MayCutLevel(row, from, count)) --count;
    if (tidy && !MayCutLevel(row, from, count)) count = most;
    for (const std::size_t c : row.level) to[c] = std::min(from[c] + count, row.cells[c].flow.size());
  }

  static bool MayCutLevel(const MeasuredRow& row, const Ends& from, std::size_t count) {
    return std::all_of(row.level.begin(), row.level.end(), [&](std::size_t c) {
      const Flow& flow = row.cells[c].flow;
      return from[c] + count >= flow.size() || flow.slabs[from[c] + count].break_before;
    });
  }

  Composer& composer_;
  const MeasuredTable& table_;
  const PageBody& body_;
  Cursor& cursor_;
  std::vector<Portion> portions_;
};

}  // namespace

std::vector<Portion> Paginate(Composer& composer, const MeasuredTable& table, const PageBody& body,
                              Cursor& cursor) {
  return Paginator(composer, table, body, cursor).Run();
}

}  // namespace yoshiki
