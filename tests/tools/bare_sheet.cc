// Writes the cells of a workbook with libxlsxwriter and does nothing else: what ci/bench holds the comparison
// sheet's writer against.
// usage: bare_sheet CELLS OUTPUT    the CPU seconds of writing, to standard output
// CELLS is what ci/bench_sheet.py makes of a workbook: words between white space, texts as "LENGTH:bytes".
// Reading it is not measured.
#include <xlsxwriter.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct Look {
  double size = 9;
  int wrap = 0, centre = 0, middle = 0, bold = 0, underline = 0, strike = 0, ruled = 0, top = 0, bottom = 0;
  unsigned fill = 0;
  int hidden = 0;
};

struct Run {
  std::size_t look = 0;
  std::string text;
};

struct Cell {
  char kind = 'B';  // Text, Number, Blank, Runs; also Height of a row
  unsigned row = 0, column = 0;
  std::size_t look = 0;
  double number = 0;
  std::vector<Run> runs;
};

struct Sheet {
  std::string name;
  std::vector<std::pair<unsigned, double>> columns;
  std::vector<Cell> cells;
};

struct Workbook {
  std::vector<Look> looks, run_looks;
  std::vector<Sheet> sheets;
};

std::string TextFrom(std::istream& in) {
  std::size_t length = 0;
  char colon = 0;
  in >> length >> colon;
  std::string text(length, '\0');
  in.read(text.data(), static_cast<std::streamsize>(length));
  return text;
}

Look LookFrom(std::istream& in) {
  Look look;
  in >> look.size >> look.wrap >> look.centre >> look.middle >> look.bold >> look.underline >> look.strike >>
      look.ruled >> look.top >> look.bottom >> look.fill >> look.hidden;
  return look;
}

Cell CellFrom(char kind, std::istream& in) {
  Cell cell;
  cell.kind = kind;
  in >> cell.row;
  if (kind == 'H') return in >> cell.number, cell;
  in >> cell.column >> cell.look;
  if (kind == 'N') in >> cell.number;
  std::size_t runs = kind == 'T' ? 1 : 0;
  if (kind == 'R') in >> runs;
  for (std::size_t i = 0; i < runs; ++i) {
    Run run;
    if (kind == 'R') in >> run.look;
    run.text = TextFrom(in);
    cell.runs.push_back(std::move(run));
  }
  return cell;
}

Workbook WorkbookFrom(std::istream& in) {
  Workbook book;
  for (char kind = 0; in >> kind;) {
    if (kind == 'F') {
      book.looks.push_back(LookFrom(in));
    } else if (kind == 'G') {
      book.run_looks.push_back(LookFrom(in));
    } else if (kind == 'S') {
      book.sheets.push_back({TextFrom(in), {}, {}});
    } else if (kind == 'C') {
      auto& column = book.sheets.back().columns.emplace_back();
      in >> column.first >> column.second;
    } else {
      book.sheets.back().cells.push_back(CellFrom(kind, in));
    }
  }
  return book;
}

lxw_format* FormatOf(lxw_workbook* book, const Look& look) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, "BIZ UDゴシック");
  format_set_font_size(format, look.size);
  if (look.wrap != 0) format_set_text_wrap(format);
  format_set_align(format, look.middle != 0 ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
  if (look.centre != 0) format_set_align(format, LXW_ALIGN_CENTER);
  if (look.bold != 0) format_set_bold(format);
  if (look.underline != 0) format_set_underline(format, LXW_UNDERLINE_SINGLE);
  if (look.strike != 0) format_set_font_strikeout(format);
  if (look.fill != 0) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, look.fill);
  }
  if (look.ruled != 0) {
    format_set_left(format, LXW_BORDER_THIN);
    format_set_right(format, LXW_BORDER_THIN);
    if (look.top != 0) format_set_top(format, LXW_BORDER_THIN);
    if (look.bottom != 0) format_set_bottom(format, LXW_BORDER_THIN);
  }
  if (look.hidden != 0) format_set_num_format(format, ";;;");
  return format;
}

void WriteRuns(lxw_worksheet* sheet, Cell& cell, const std::vector<lxw_format*>& run_formats,
               lxw_format* format) {
  std::vector<lxw_rich_string_tuple> tuples;
  tuples.reserve(cell.runs.size());
  std::vector<lxw_rich_string_tuple*> list;
  for (Run& run : cell.runs) list.push_back(&tuples.emplace_back(run_formats[run.look], run.text.data()));
  list.push_back(nullptr);
  worksheet_write_rich_string(sheet, cell.row, static_cast<lxw_col_t>(cell.column), list.data(), format);
}

void WriteCell(lxw_worksheet* sheet, Cell& cell, const std::vector<lxw_format*>& formats,
               const std::vector<lxw_format*>& run_formats) {
  const auto column = static_cast<lxw_col_t>(cell.column);
  switch (cell.kind) {
    case 'H':
      worksheet_set_row(sheet, cell.row, cell.number, nullptr);
      break;
    case 'N':
      worksheet_write_number(sheet, cell.row, column, cell.number, formats[cell.look]);
      break;
    case 'T':
      worksheet_write_string(sheet, cell.row, column, cell.runs[0].text.c_str(), formats[cell.look]);
      break;
    case 'R':
      WriteRuns(sheet, cell, run_formats, formats[cell.look]);
      break;
    default:
      worksheet_write_blank(sheet, cell.row, column, formats[cell.look]);
  }
}

bool Write(Workbook& content, const char* output) {
  lxw_workbook* book = workbook_new(output);
  std::vector<lxw_format*> formats, run_formats;
  for (const Look& look : content.looks) formats.push_back(FormatOf(book, look));
  for (const Look& look : content.run_looks) run_formats.push_back(FormatOf(book, look));
  for (Sheet& part : content.sheets) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, part.name.c_str());
    for (const auto& [column, width] : part.columns)
      worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), width,
                           nullptr);
    for (Cell& cell : part.cells) WriteCell(sheet, cell, formats, run_formats);
  }
  return workbook_close(book) == LXW_NO_ERROR;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: bare_sheet CELLS OUTPUT\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  Workbook content = WorkbookFrom(in);
  const double start = CpuSeconds();
  const bool written = Write(content, argv[2]);
  std::cout << CpuSeconds() - start << '\n';
  return written && !content.sheets.empty() ? 0 : 1;
}
