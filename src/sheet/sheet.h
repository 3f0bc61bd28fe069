// sheet: a comparison becomes an XLSX workbook, or JSON. The only folder that sees libxlsxwriter, and the
// only header of it that other folders include.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compare/compare.h"
#include "text/text.h"

namespace yoshiki {

struct SheetOptions {
  CellSettings cells;                 ///< the paper, and how removed and unchanged passages are shown
  std::optional<std::int64_t> epoch;  ///< seconds since 1970: the document's date; absent = a fixed one
};

/// How many drafts fit beside each other on A4 or (large) A3, with a column of pages for each of
/// `statements`: 15 or 23 for one statement. 0 = not even one; a column has at least three characters a line.
std::size_t MostDrafts(std::size_t statements, bool large);

/// The workbook: 修正等を要する部分 ready to print (heads repeated, one page wide, every row as high as its
/// text needs), データ with one datum a cell, and 集計. `metrics` measures lines with the face the cells
/// name. Rows higher than a row can be are cut into several that look like one; texts longer than a cell of
/// データ can hold go on in further rows. Heads of more than ten lines, a title of more than three, and heads
/// of データ and 集計 of more than 255 characters end in …, as do 章, 項目 and ID of データ beyond 32,000; no
/// other text is shortened. More drafts than MostDrafts() make the sheet wider than the paper, and readers
/// print it smaller. The same comparison gives the same bytes. Nothing when the environment fails (memory,
/// temporary files) or a line is longer than any cell (32,767 characters without a width); the reason is in
/// `diagnostics`.
std::optional<std::string> WriteXlsx(const Comparison& comparison, const SheetOptions& options,
                                     TextSetter& metrics, Diagnostics& diagnostics);

/// Rows of 変更箇所 as a JSON array, as models hold them.
std::string WriteLogJson(const std::vector<LoggedChange>& log);

/// The rows as a JSON array: item, path, page (of several statements: pages), cells, reasons, the marked
/// passages of each cell, and with Removed::struck those struck through.
std::string WriteSheetJson(const Comparison& comparison, const CellSettings& settings = {});

}  // namespace yoshiki
