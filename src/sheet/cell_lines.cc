#include "sheet/cell_lines.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

// A run, or the part of one, between two places of a paragraph.
void AppendSlice(const std::vector<CellRun>& runs, std::size_t from, std::size_t to,
                 std::vector<CellRun>& out) {
  std::size_t at = 0;
  for (const CellRun& run : runs) {
    const std::size_t first = std::max(from, at), last = std::min(to, at + run.text.size());
    if (first < last) out.push_back({run.text.substr(first - at, last - first), run.marked, run.struck});
    at += run.text.size();
  }
}

std::string TextOf(const std::vector<CellRun>& runs) {
  std::string text;
  for (const CellRun& run : runs) text += run.text;
  return text;
}

void BreakParagraph(const std::vector<CellRun>& runs, const LineOptions& options, Length size,
                    TextSetter& metrics, CellLines& lines) {
  const ShapedText shaped = metrics.Shape(TextOf(runs), {FontRole::regular, size});
  const std::vector<Line> broken = metrics.Break(shaped, options);
  for (std::size_t i = 0; i < broken.size(); ++i) {
    CellLine line;
    // White space at which a line was broken belongs to it, so that none is lost.
    const std::size_t end = i + 1 < broken.size() ? broken[i + 1].text_start : shaped.text.size();
    AppendSlice(runs, broken[i].text_start, end, line.runs);
    line.ends_paragraph = i + 1 == broken.size();
    lines.push_back(std::move(line));
  }
}

}  // namespace

CellLines BreakCell(const std::vector<CellRun>& runs, Length width, Length size, TextSetter& metrics) {
  LineOptions options;
  options.width = width;
  options.alignment = Alignment::start;
  options.hang_marks = false;
  const std::string text = TextOf(runs);
  CellLines lines;
  for (std::size_t from = 0;;) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    std::vector<CellRun> paragraph;
    AppendSlice(runs, from, to, paragraph);
    BreakParagraph(paragraph, options, size, metrics, lines);
    if (to == text.size()) return lines;
    from = to + 1;
  }
}

std::vector<CellRun> JoinLines(const CellLines& lines, std::size_t from, std::size_t to) {
  std::vector<CellRun> joined;
  const auto add = [&joined](const CellRun& run) {
    if (!joined.empty() && joined.back().marked == run.marked && joined.back().struck == run.struck) {
      joined.back().text += run.text;
    } else {
      joined.push_back(run);
    }
  };
  for (std::size_t i = from; i < std::min(to, lines.size()); ++i) {
    for (const CellRun& run : lines[i].runs) add(run);
    if (lines[i].ends_paragraph && i + 1 < std::min(to, lines.size())) add({"\n"});
  }
  return joined;
}

}  // namespace yoshiki
