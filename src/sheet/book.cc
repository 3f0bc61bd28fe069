#include "sheet/book.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

constexpr const char* kFont = "BIZ UDゴシック";
constexpr double kRunSize = 9;
constexpr std::size_t kMostRuns = 200;        // libxlsxwriter 1.1 hangs from 256 on
constexpr std::size_t kLongestName = 31;      // UTF-16 units of a sheet's name
constexpr std::size_t kLongestText = 32'000;  // UTF-16 units of a cell, a little below the limit
constexpr std::size_t kRunLength = 140;       // characters of XML that a run takes besides its text
constexpr lxw_color_t kHeadFill = 0xD6E4EE, kLabelFill = 0xEDF3F8, kRule = 0x555555;

// "_x0041_" would be read as an escape of "A".
bool IsEscape(std::string_view text) {
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  };
  return text.size() >= 7 && text[6] == '_' && std::ranges::all_of(text.substr(2, 4), is_hex);
}

std::string Escaped(const std::string& text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (!IsEscape(std::string_view(text).substr(at))) continue;
    (out += text.substr(done, at - done)) += "_x005F_";
    done = at + 1;
  }
  return out += text.substr(done);
}

std::size_t Units(CodePoint c) { return c > 0xFFFF ? 2 : 1; }

// The beginning of a text that takes no more than `most` UTF-16 units.
std::string CutToUnits(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);  // no unit takes less than a byte
  std::size_t units = 0, end = 0;
  for (std::size_t i = 0; i < text.size();) {
    units += Units(NextCodePoint(text, i));
    if (units > most) break;
    end = i;
  }
  return std::string(text.substr(0, end));
}

std::string LegalName(const std::string& name) {
  std::string legal;
  for (const char c : name) {
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) legal += c;
  }
  return CutToUnits(legal, kLongestName);
}

// No fewer than the characters of XML that runs take: libxlsxwriter holds them, not the text, against the
// limit.
std::size_t XmlLength(const std::vector<CellRun>& runs) {
  std::size_t length = 0;
  for (const CellRun& run : runs) {
    length += kRunLength;
    for (const char c : run.text) {
      const bool goes_on = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
      const bool escaped = c == '&' || c == '<' || c == '>' || c == '_';
      length += goes_on ? 0 : escaped ? std::string_view("_x005F_").size() : 1;
    }
  }
  return length;
}

// Joins runs until there are few enough: what lies between two marks is marked too.
void JoinRuns(std::vector<CellRun>& runs) {
  while (runs.size() > kMostRuns || (runs.size() > 1 && XmlLength(runs) > kLongestText)) {
    std::vector<CellRun> joined;
    for (std::size_t i = 0; i < runs.size(); i += 4) {
      CellRun run = std::move(runs[i]);
      for (std::size_t j = i + 1; j < std::min(i + 4, runs.size()); ++j) {
        run.text += runs[j].text;
        run.marked = run.marked || runs[j].marked;
        run.struck = run.struck && runs[j].struck;
      }
      joined.push_back(std::move(run));
    }
    runs = std::move(joined);
  }
}

}  // namespace

Book::Book(const std::string& path, const std::string& title, std::int64_t date) {
  lxw_workbook_options options = {};
  book_ = workbook_new_opt(path.c_str(), &options);
  std::string name = title;
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

lxw_worksheet* Book::AddSheet(const std::string& name) {
  std::string legal = LegalName(name);
  if (legal.empty()) legal = "Sheet";
  for (int n = 2; std::ranges::find(names_, legal) != names_.end(); ++n)
    legal = CutToUnits(LegalName(name), kLongestName - 4) + " " + std::to_string(n);
  names_.push_back(legal);
  return workbook_add_worksheet(book_, legal.c_str());
}

lxw_format* Book::FormatOf(const CellLook& look) {
  lxw_format*& format = formats_[look];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_font_name(format, kFont);
  format_set_font_size(format, look.size);
  if (look.wrapped) format_set_text_wrap(format);
  format_set_align(format, look.head ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
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
  format_set_font_size(format, kRunSize);
  if (run.marked) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (run.struck) format_set_font_strikeout(format);
  if (run.bold) format_set_bold(format);
  return format;
}

void Book::Text(lxw_worksheet* sheet, unsigned row, unsigned column, const std::string& text,
                const CellLook& look) {
  const std::string cut = CutToUnits(Escaped(text), kLongestText);
  lxw_format* format = FormatOf(look);
  Note(cut.empty() ? worksheet_write_blank(sheet, row, static_cast<lxw_col_t>(column), format)
                   : worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), cut.c_str(), format));
}

void Book::Number(lxw_worksheet* sheet, unsigned row, unsigned column, double number, const CellLook& look) {
  Note(worksheet_write_number(sheet, row, static_cast<lxw_col_t>(column), number, FormatOf(look)));
}

void Book::Runs(lxw_worksheet* sheet, unsigned row, unsigned column, std::vector<CellRun> runs,
                const CellLook& look) {
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
