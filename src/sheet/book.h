// A workbook of libxlsxwriter, its formats, and the ways round its traps. Private to sheet/.
#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "compare/compare.h"

namespace yoshiki {

/// How a cell looks. Formats of equal looks are shared.
struct CellLook {
  bool head = false;  ///< a head: filled, bold, centred
  bool centred = false;
  bool top = true, bottom = true;  ///< the rules above and below
  bool ruled = true;
  bool spread = false;  ///< lines over the whole height: the text goes on in the row below
  bool hidden = false;  ///< kept for filters, shown nowhere
  bool label = false;   ///< the lightly filled first column
  bool bold = false;
  bool wrapped = true;
  bool marked = false, struck = false;  ///< the whole text
  int size = 9;
  friend auto operator<=>(const CellLook&, const CellLook&) = default;
};

class Book {
 public:
  /// Writes to `path` in the end. `date`: seconds since 1970.
  Book(const std::string& path, const std::string& title, std::int64_t date);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// A sheet; its name is legal and no other has it.
  lxw_worksheet* AddSheet(const std::string& name);
  lxw_format* FormatOf(const CellLook& look);

  /// The width of a column at 96 pixels an inch, more than 12, its padding in it.
  void SetWidth(lxw_worksheet* sheet, unsigned column, int pixels);

  /// A text longer than Excel admits is a fault that Close() tells; nothing is ever left out.
  void Text(lxw_worksheet* sheet, unsigned row, unsigned column, const std::string& text,
            const CellLook& look);
  void Number(lxw_worksheet* sheet, unsigned row, unsigned column, double number, const CellLook& look);
  /// Text in several looks. More runs than Excel takes are joined by marking what lies between.
  void Runs(lxw_worksheet* sheet, unsigned row, unsigned column, std::vector<CellRun> runs,
            const CellLook& look);

  /// Writes the file; what libxlsxwriter says of a failure, "" when all was well.
  std::string Close();

 private:
  lxw_format* RunFormat(const CellRun& run);
  void Note(lxw_error error);

  lxw_workbook* book_;
  std::map<CellLook, lxw_format*> formats_;
  std::map<std::tuple<bool, bool, bool>, lxw_format*> run_formats_;
  lxw_error error_ = LXW_NO_ERROR;
};

}  // namespace yoshiki
