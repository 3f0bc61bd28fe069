#include "sheet/book.h"

#include <utility>

#include "sheet/cell_text.h"

namespace yoshiki {
namespace {

constexpr const char* kFont = "BIZ UDゴシック";
constexpr int kSize = 9;                          // of runs, and of the workbook's own font
constexpr double kDigit = kSize * 0.5 * 96 / 72;  // pixels; half an em, as in every fixed Japanese face
constexpr lxw_color_t kHeadFill = 0xD6E4EE, kLabelFill = 0xEDF3F8, kRule = 0x555555;

}  // namespace

Book::Book(const std::string& path, const std::string& title, std::int64_t date) {
  lxw_workbook_options options = {};
  book_ = workbook_new_opt(path.c_str(), &options);
  // Widths of columns are counted in digits of the first format's font. libxlsxwriter makes that format
  // itself, in Calibri, which other systems replace by a font of other widths.
  lxw_format* normal = STAILQ_FIRST(book_->formats);
  format_set_font_name(normal, kFont);
  format_set_font_size(normal, kSize);
  std::string name = Shortened(title, kLongestHead);
  lxw_doc_properties properties = {};
  properties.title = name.data();
  properties.created = static_cast<time_t>(date);
  Note(workbook_set_properties(book_, &properties));
}

Book::~Book() {
  if (book_ != nullptr) Close();
}

void Book::Note(lxw_error error) {
  if (error_ == LXW_NO_ERROR) error_ = error;
}

lxw_worksheet* Book::AddSheet(const std::string& name) { return workbook_add_worksheet(book_, name.c_str()); }

void Book::SetWidth(lxw_worksheet* sheet, unsigned column, int pixels) {
  // What libxlsxwriter adds for the padding of a cell, in Calibri's digits, is taken off again.
  constexpr double kPadding = 5.0 / 7;
  const auto c = static_cast<lxw_col_t>(column);
  Note(worksheet_set_column(sheet, c, c, pixels / kDigit - kPadding, nullptr));
}

lxw_format* Book::FormatOf(const CellLook& look) {
  lxw_format*& format = formats_[look];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, look.size);
  if (look.wrapped) format_set_text_wrap(format);
  format_set_align(format, look.head     ? LXW_ALIGN_VERTICAL_CENTER
                           : look.spread ? LXW_ALIGN_VERTICAL_JUSTIFY
                                         : LXW_ALIGN_VERTICAL_TOP);
  if (look.head || look.centred) format_set_align(format, LXW_ALIGN_CENTER);
  if (look.head || look.bold) format_set_bold(format);
  if (look.head || look.label) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, look.head ? kHeadFill : kLabelFill);
  }
  if (look.ruled) {
    format_set_left(format, LXW_BORDER_THIN);
    format_set_right(format, LXW_BORDER_THIN);
    if (look.top) format_set_top(format, LXW_BORDER_THIN);
    if (look.bottom) format_set_bottom(format, LXW_BORDER_THIN);
    format_set_border_color(format, kRule);
  }
  if (look.marked) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (look.struck) format_set_font_strikeout(format);
  if (look.hidden) {
    // Excel shows no text in this number format; LibreOffice does, so it is white as well.
    format_set_num_format(format, ";;;");
    format_set_font_color(format, LXW_COLOR_WHITE);
  }
  return format;
}

lxw_format* Book::RunFormat(const CellRun& run) {
  lxw_format*& format = run_formats_[{run.marked, run.struck, run.bold}];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, kSize);
  if (run.marked) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (run.struck) format_set_font_strikeout(format);
  if (run.bold) format_set_bold(format);
  return format;
}

void Book::Text(lxw_worksheet* sheet, unsigned row, unsigned column, const std::string& text,
                const CellLook& look) {
  const std::string escaped = Escaped(text);
  const auto c = static_cast<lxw_col_t>(column);
  lxw_format* format = FormatOf(look);
  if (escaped.empty()) return Note(worksheet_write_blank(sheet, row, c, format));
  // libxlsxwriter counts characters; Excel, UTF-16 units.
  if (escaped.size() > kMostUnits && UnitsOf(escaped) > kMostUnits)
    return Note(LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED);
  Note(worksheet_write_string(sheet, row, c, escaped.c_str(), format));
}

void Book::Number(lxw_worksheet* sheet, unsigned row, unsigned column, double number, const CellLook& look) {
  Note(worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column), number, FormatOf(look)));
}

void Book::Runs(lxw_worksheet* sheet, unsigned row, unsigned column, std::vector<CellRun> runs,
                const CellLook& look) {
  std::erase_if(runs, [](const CellRun& run) { return run.text.empty(); });  // libxlsxwriter refuses them
  JoinRuns(runs);
  // A rich string has two runs at least.
  if (runs.size() < 2) {
    CellLook whole = look;
    whole.marked = !runs.empty() && runs[0].marked;
    whole.struck = !runs.empty() && runs[0].struck;
    whole.bold = look.bold || (!runs.empty() && runs[0].bold);
    return Text(sheet, row, column, runs.empty() ? "" : runs[0].text, whole);
  }
  std::vector<std::string> texts;
  for (const CellRun& run : runs) texts.push_back(Escaped(run.text));
  std::vector<lxw_rich_string_tuple> tuples(runs.size());
  std::vector<lxw_rich_string_tuple*> list;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    tuples[i] = {RunFormat(runs[i]), texts[i].data()};
    list.push_back(&tuples[i]);
  }
  list.push_back(nullptr);
  Note(worksheet_write_rich_string(sheet, row, static_cast<lxw_col_t>(column), list.data(), FormatOf(look)));
}

std::string Book::Close() {
  const lxw_error closed = workbook_close(book_);
  book_ = nullptr;
  Note(closed);
  return error_ == LXW_NO_ERROR ? std::string() : std::string(lxw_strerror(error_));
}

}  // namespace yoshiki
