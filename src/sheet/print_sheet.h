// The sheet that committees print. Private to sheet/.
#pragma once

#include "sheet/book.h"
#include "sheet/sheet.h"

namespace yoshiki {

void AddPrintSheet(Book& book, const Comparison& comparison, const SheetOptions& options,
                   TextSetter& metrics);

/// データ: a row for each item and reason, one datum a cell, no merges.
void AddDataSheet(Book& book, const Comparison& comparison);

/// 集計: changes counted by section and by who asked for them.
void AddCountSheet(Book& book, const Comparison& comparison);

}  // namespace yoshiki
