// Measures the writing of a comparison's workbook alone: no reading, no comparing.
// usage: sheet_bench TIMES NOTES OUTPUT DRAFT DRAFT...    the CPU seconds it took, to standard output
// TIMES as many rows are written, each copy with its number in its texts; NOTES may be "".
#include <algorithm>
#include <charconv>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.h"
#include "batch/drafts.h"
#include "batch/input.h"
#include "batch/stages.h"
#include "sheet/sheet.h"

namespace yoshiki {
namespace {

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// Every line of a text with a number before it.
std::string Numbered(const std::string& text, const std::string& number) {
  std::string out = number;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += number;
  }
  return out;
}

// No two copies have a line in common: nothing is saved by knowing it already.
ChangeRow Numbered(ChangeRow row, std::size_t copy) {
  const std::string number = "（" + std::to_string(copy) + "）";
  for (std::string& level : row.path) level = Numbered(level, number);
  for (Reason& reason : row.reasons) reason.text = Numbered(reason.text, number);
  for (auto& text : row.texts) {
    if (text) text = Numbered(*text, number);
  }
  for (SheetCell& cell : row.cells) {
    for (ComparedLine& line : cell.text) line.pieces.insert(line.pieces.begin(), {PieceKind::same, number});
  }
  return row;
}

void Multiply(std::vector<ChangeRow>& rows, std::size_t times) {
  const std::vector<ChangeRow> once = rows;
  for (std::size_t copy = 1; copy < times; ++copy) {
    for (const ChangeRow& row : once) rows.push_back(Numbered(row, copy));
  }
}

bool AddNotes(const std::string& name, Comparison& comparison, Diagnostics& diagnostics) {
  if (name.empty()) return true;
  SourceText text;
  if (ReadInput(name, ParseLimits{}.bytes, text, diagnostics) != ReadResult::done) return false;
  const auto notes = ParseNotes(std::move(text), diagnostics);
  if (notes) ApplyNotes(*notes, comparison, diagnostics);
  return notes.has_value();
}

// The seconds, or nothing when a file is wrong.
std::optional<double> Measure(std::size_t times, const std::string& notes, const std::string& output,
                              const std::vector<std::string>& names, Diagnostics& diagnostics) {
  const std::string source = YOSHIKI_SOURCE_DIR;
  const DirectoryFiles layouts(source + "/layouts");
  RenderOutcome outcome = RenderOutcome::failed;
  const auto drafts = ReadDrafts(names, layouts, outcome, diagnostics);
  if (!drafts) return std::nullopt;
  Comparison comparison = CompareDrafts(RoundsOf(*drafts));
  comparison.title = "修正等を要する部分とその内容";
  if (!AddNotes(notes, comparison, diagnostics)) return std::nullopt;
  Multiply(comparison.rows, times);
  const auto theme = ThemeOf({}, layouts, diagnostics);
  if (!theme) return std::nullopt;
  FontShelf shelf(source, FontFolders({}, source));
  const auto faces = shelf.Open(theme->faces, diagnostics);
  if (!faces) return std::nullopt;

  const double start = CpuSeconds();
  TextSetter setter(faces);
  const auto bytes = WriteXlsx(comparison, {}, setter, diagnostics);
  const double seconds = CpuSeconds() - start;
  if (!bytes || !(std::ofstream(output, std::ios::binary) << *bytes)) return std::nullopt;
  return seconds;
}

}  // namespace
}  // namespace yoshiki

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  std::size_t times = 0;
  if (words.size() >= 5) std::from_chars(words[0].data(), words[0].data() + words[0].size(), times);
  if (times == 0) {
    std::cerr << "usage: sheet_bench TIMES NOTES OUTPUT DRAFT DRAFT...\n";
    return 2;
  }
  yoshiki::Diagnostics diagnostics;
  const auto seconds =
      yoshiki::Measure(times, words[1], words[2], {words.begin() + 3, words.end()}, diagnostics);
  if (seconds) {
    std::cout << *seconds << '\n';
    return 0;
  }
  for (const auto& d : diagnostics.all())
    std::cerr << yoshiki::MessageText(d, yoshiki::Language::english) << '\n';
  return 1;
}
