// データ and 集計.
#include <algorithm>
#include <map>
#include <string_view>

#include "sheet/cell_text.h"
#include "sheet/print_sheet.h"

namespace yoshiki {
namespace {

std::string SectionOf(const ChangeRow& row) { return row.path.empty() ? std::string() : row.path.front(); }

// Not made for paper; whoever prints the whole workbook gets all columns on one page all the same.
void FitPage(lxw_worksheet* sheet) {
  constexpr std::uint8_t kA4 = 9;
  worksheet_set_paper(sheet, kA4);
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_footer(sheet, "&C&P / &N");
}

class DataSheet {
 public:
  DataSheet(Book& book, const Comparison& comparison) : book_(book), comparison_(comparison) {}

  void Write() {
    sheet_ = book_.AddSheet("データ");
    std::vector<std::string> heads{"番号", "部分", "章", "項目", "ID"};
    for (unsigned s = 0; s < page_columns(); ++s)
      heads.push_back(page_columns() == 1 ? "ページ" : "ページ（" + comparison_.statements[s] + "）");
    heads.emplace_back("※");
    heads.insert(heads.end(), comparison_.drafts.begin(), comparison_.drafts.end());
    heads.insert(heads.end(), {"修正者", "理由"});
    for (unsigned i = 0; i < heads.size(); ++i)
      book_.Text(sheet_, 0, i, Shortened(heads[i], kLongestHead), {.head = true});
    worksheet_set_column(sheet_, 3, 4, 40, nullptr);
    worksheet_set_column(sheet_, static_cast<lxw_col_t>(6 + page_columns()),
                         static_cast<lxw_col_t>(heads.size() - 1), 40, nullptr);
    worksheet_freeze_panes(sheet_, 1, 0);
    FitPage(sheet_);
    for (std::size_t i = 0; i < comparison_.rows.size(); ++i) WriteChange(i + 1, comparison_.rows[i]);
    if (row_ > 1) worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(heads.size() - 1));
  }

 private:
  unsigned page_columns() const { return std::max(1U, static_cast<unsigned>(comparison_.statements.size())); }

  // The texts of an item, of each draft and a reason, in parts.
  struct Texts {
    std::vector<std::vector<std::string>> drafts;
    std::vector<std::string> by, reason;
  };

  void WriteChange(std::size_t number, const ChangeRow& change) {
    Texts texts;
    for (const auto& text : change.texts) texts.drafts.push_back(PartsOf(text.value_or("")));
    for (std::size_t r = 0; r < std::max<std::size_t>(1, change.reasons.size()); ++r) {
      const Reason reason = r < change.reasons.size() ? change.reasons[r] : Reason();
      texts.by = PartsOf(reason.by);
      texts.reason = PartsOf(reason.text);
      std::size_t parts = std::max({std::size_t{1}, texts.by.size(), texts.reason.size()});
      for (const auto& draft : texts.drafts) parts = std::max(parts, draft.size());
      for (std::size_t part = 0; part < parts; ++part) WriteRow(number, part, change, texts);
    }
  }

  void WriteRow(std::size_t number, std::size_t part, const ChangeRow& change, const Texts& texts) {
    const auto part_of = [part](const std::vector<std::string>& parts) {
      return part < parts.size() ? parts[part] : std::string();
    };
    // What tells the rows of a filter apart stands in each, and is no text to be joined.
    const auto key = [](const std::string& text) { return Shortened(text, kLongestText); };
    const CellLook look{.ruled = false, .wrapped = false};
    unsigned column = 0;
    book_.Number(sheet_, row_, column++, static_cast<double>(number), look);
    book_.Number(sheet_, row_, column++, static_cast<double>(part + 1), look);
    book_.Text(sheet_, row_, column++, key(SectionOf(change)), look);
    book_.Text(sheet_, row_, column++, key(Joined(change.path, " / ")), look);
    book_.Text(sheet_, row_, column++, key(change.item), look);
    for (unsigned s = 0; s < page_columns(); ++s, ++column) {
      const bool known = s < change.pages.size() && change.pages[s] && change.pages[s]->page > 0;
      if (known) book_.Number(sheet_, row_, column, change.pages[s]->page, look);
    }
    book_.Text(sheet_, row_, column++, change.important ? "※" : "", look);
    for (const auto& draft : texts.drafts) book_.Text(sheet_, row_, column++, part_of(draft), look);
    book_.Text(sheet_, row_, column++, texts.by.size() == 1 ? texts.by[0] : part_of(texts.by), look);
    book_.Text(sheet_, row_, column++, part_of(texts.reason), look);
    // No row is as high as its longest text: this sheet is for machines.
    worksheet_set_row(sheet_, row_, 15, nullptr);
    ++row_;
  }

  Book& book_;
  const Comparison& comparison_;
  lxw_worksheet* sheet_ = nullptr;
  unsigned row_ = 1;
};

constexpr const char* kNoReason = "（理由なし）";

// Whose change a row is; several may have asked for one.
std::vector<std::string> AskersOf(const ChangeRow& row) {
  std::vector<std::string> askers;
  for (const Reason& reason : row.reasons) {
    const std::string by = reason.by.empty() ? kNoReason : reason.by;
    if (std::ranges::find(askers, by) == askers.end()) askers.push_back(by);
  }
  if (askers.empty()) askers.emplace_back(kNoReason);
  return askers;
}

void AddOnce(std::vector<std::string>& list, const std::string& word) {
  if (std::ranges::find(list, word) == list.end()) list.push_back(word);
}

}  // namespace

void AddDataSheet(Book& book, const Comparison& comparison) { DataSheet(book, comparison).Write(); }

void AddCountSheet(Book& book, const Comparison& comparison) {
  std::vector<std::string> sections, askers;
  std::map<std::string, std::map<std::string, int>> counts;
  std::map<std::string, int> rows;
  for (const ChangeRow& row : comparison.rows) {
    AddOnce(sections, SectionOf(row));
    ++rows[SectionOf(row)];
    for (const std::string& by : AskersOf(row)) {
      AddOnce(askers, by);
      ++counts[SectionOf(row)][by];
    }
  }
  lxw_worksheet* sheet = book.AddSheet("集計");
  FitPage(sheet);
  worksheet_set_column(sheet, 0, 0, 60, nullptr);
  worksheet_set_column(sheet, 1, static_cast<lxw_col_t>(askers.size() + 1), 24, nullptr);
  const CellLook head{.head = true};
  book.Text(sheet, 0, 0, "章", head);
  for (unsigned a = 0; a < askers.size(); ++a)
    book.Text(sheet, 0, a + 1, Shortened(askers[a], kLongestHead), head);
  const auto last = static_cast<unsigned>(askers.size()) + 1;
  book.Text(sheet, 0, last, "修正のある項目", head);
  std::vector<int> sums(askers.size() + 1);
  for (unsigned s = 0; s < sections.size(); ++s) {
    book.Text(sheet, s + 1, 0, Shortened(sections[s], kLongestText), {.label = true});
    for (unsigned a = 0; a < askers.size(); ++a) {
      const int count = counts[sections[s]][askers[a]];
      sums[a] += count;
      book.Number(sheet, s + 1, a + 1, count, {.centred = true});
    }
    sums.back() += rows[sections[s]];
    book.Number(sheet, s + 1, last, rows[sections[s]], {.centred = true});
  }
  const auto total = static_cast<unsigned>(sections.size()) + 1;
  book.Text(sheet, total, 0, "計", head);
  for (unsigned a = 0; a < sums.size(); ++a) book.Number(sheet, total, a + 1, sums[a], head);
}

}  // namespace yoshiki
