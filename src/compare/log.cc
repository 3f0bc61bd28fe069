// 変更箇所: the rows that a statement keeps of its own changes.
#include <algorithm>

#include "compare/compare.h"

namespace yoshiki {
namespace {

std::string Shown(const SheetCell& cell, std::size_t most_unchanged) {
  CellSettings settings;
  settings.most_unchanged = most_unchanged;
  return ShownText(cell, settings);
}

// What a text said before, seen from what became of it: with the same passages left out.
std::string BeforeText(const ChangeRow& row, std::size_t most_unchanged) {
  const auto &before = row.texts.front(), &after = row.texts.back();
  if (!before) return "（記載なし）";
  if (most_unchanged == 0 || !after) return *before;
  SheetCell cell;
  cell.state = SheetCell::State::text;
  cell.text = CompareTexts(*after, *before);
  // Lines that came later are no part of what was said before.
  std::erase_if(cell.text, [](const ComparedLine& line) { return line.state != ComparedLine::State::kept; });
  for (ComparedLine& line : cell.text)
    std::erase_if(line.pieces, [](const TextPiece& piece) { return piece.kind == PieceKind::removed; });
  return Shown(cell, most_unchanged);
}

std::string AfterText(const ChangeRow& row, std::size_t most_unchanged) {
  const auto& after = row.texts.back();
  if (!after) return "（削除）";
  if (most_unchanged == 0 || !row.texts.front()) return *after;
  return Shown(row.cells.back(), most_unchanged);
}

}  // namespace

std::vector<LoggedChange> LogOf(const Comparison& comparison, const std::string& date,
                                std::size_t most_unchanged) {
  std::vector<LoggedChange> log;
  for (const ChangeRow& row : comparison.rows) {
    LoggedChange change;
    change.date = date;
    change.item = Joined(row.path, " ");
    change.before = BeforeText(row, most_unchanged);
    change.after = AfterText(row, most_unchanged);
    // 規則 第11条 and 第14条: an important change is published before it is made. Whether a change of a ※
    // item is one of substance, a person says.
    change.timing = row.important ? "事前" : "事後";
    change.timing_note = row.important ? "（案）重要な変更の対象となる項目（※）の変更のため"
                                       : "（案）重要な変更の対象となる項目ではないため";
    log.push_back(std::move(change));
  }
  return log;
}

}  // namespace yoshiki
