#include "sheet/cell_lines.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

// Hands out the runs of a text from its beginning to its end, cut where lines are.
class RunCutter {
 public:
  explicit RunCutter(const std::vector<CellRun>& runs) : runs_(runs) {}

  // The runs, or parts of runs, from one place of the text to another. No place lies before an earlier one.
  std::vector<CellRun> Cut(std::size_t from, std::size_t to) {
    std::vector<CellRun> cut;
    for (; run_ < runs_.size() && start_ < to; start_ += runs_[run_++].text.size()) {
      const CellRun& run = runs_[run_];
      const std::size_t first = std::max(from, start_), last = std::min(to, start_ + run.text.size());
      if (first < last)
        cut.push_back({run.text.substr(first - start_, last - first), run.marked, run.struck, run.bold});
      if (start_ + run.text.size() > to) break;
    }
    return cut;
  }

 private:
  const std::vector<CellRun>& runs_;
  std::size_t run_ = 0, start_ = 0;  // the run that the last cut ended in, and where it starts
};

bool HaveOneLook(const CellRun& a, const CellRun& b) {
  return a.marked == b.marked && a.struck == b.struck && a.bold == b.bold;
}

std::string TextOf(const std::vector<CellRun>& runs) {
  std::string text;
  for (const CellRun& run : runs) text += run.text;
  return text;
}

// Characters that stand for themselves, whatever stands beside them, and are no wider than the font is high
// in any Japanese font.
bool IsPlain(CodePoint c) {
  const bool joins_the_one_before = IsBetween(c, 0x302A, 0x302F) || c == 0x3099 || c == 0x309A;
  const bool is_sign =
      IsBetween(c, 0x2160, 0x217F) || IsBetween(c, 0x2460, 0x24FF) || IsBetween(c, 0x25A0, 0x25CF);
  return (c >= 0x20 && c < 0x7F) || is_sign || (c >= 0x3000 && c <= 0x9FFF && !joins_the_one_before) ||
         IsBetween(c, 0xFF01, 0xFF9D);
}

bool IsMissing(const ShapedText& shaped, const ShapedGlyph& glyph) {
  return std::ranges::any_of(shaped.missing,
                             [&](const auto& missing) { return missing.text_start == glyph.text_start; });
}

// Most paragraphs are so short that nothing needs to be measured.
bool SurelyFits(std::string_view paragraph, Length width, Length size) {
  const auto most = static_cast<std::size_t>(std::max<std::int64_t>(width.mpt() / size.mpt(), 0));
  if (paragraph.size() > most * 3) return false;
  std::size_t count = 0;
  for (std::size_t i = 0; i < paragraph.size(); ++count) {
    if (!IsPlain(NextCodePoint(paragraph, i))) return false;
  }
  return count <= most;
}

}  // namespace

CellLines CellBreaker::Break(const std::vector<CellRun>& runs, Length width) {
  const std::string text = TextOf(runs);
  RunCutter cutter(runs);
  CellLines lines;
  for (std::size_t from = 0;;) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    const std::vector<std::size_t> starts = LineStarts(std::string_view(text).substr(from, to - from), width);
    for (std::size_t i = 0; i < starts.size(); ++i) {
      const bool is_last = i + 1 == starts.size();
      // White space at which a line was broken belongs to it, so that none is lost.
      lines.push_back({cutter.Cut(from + starts[i], is_last ? to : from + starts[i + 1]), is_last});
    }
    if (to == text.size()) return lines;
    from = to + 1;
  }
}

std::vector<std::size_t> CellBreaker::LineStarts(std::string_view paragraph, Length width) {
  if (SurelyFits(paragraph, width, size_)) return {0};
  if (width != width_) known_.clear();
  width_ = width;
  const auto [found, is_new] = known_.try_emplace(std::string(paragraph));
  if (!is_new) return found->second;
  LineOptions options;
  options.width = width;
  options.alignment = Alignment::start;
  options.hang_marks = false;
  for (const Line& line : metrics_.Break(Shaped(paragraph), options))
    found->second.push_back(line.text_start);
  return found->second;
}

const ShapedText& CellBreaker::Shaped(std::string_view paragraph) {
  Learn(paragraph);
  shaped_.text = paragraph;
  shaped_.style = {FontRole::regular, size_};
  shaped_.glyphs.clear();
  shaped_.missing.clear();
  for (std::size_t i = 0; i < paragraph.size();) {
    const std::size_t start = i;
    const CodePoint c = NextCodePoint(paragraph, i);
    if (!IsPlain(c) || known_glyphs_[c] == kNone)
      return shaped_ = metrics_.Shape(paragraph, {FontRole::regular, size_});
    shaped_.glyphs.push_back(glyphs_[known_glyphs_[c]]);
    shaped_.glyphs.back().text_start = static_cast<std::uint32_t>(start);
  }
  return shaped_;
}

void CellBreaker::Learn(std::string_view paragraph) {
  std::vector<CodePoint> characters;
  std::string text;
  for (std::size_t i = 0; i < paragraph.size();) {
    const std::size_t start = i;
    const CodePoint c = NextCodePoint(paragraph, i);
    if (!IsPlain(c) || known_glyphs_[c] != kUnknown) continue;
    known_glyphs_[c] = kNone;
    characters.push_back(c);
    text += paragraph.substr(start, i - start);
  }
  if (text.empty()) return;
  const ShapedText shaped = metrics_.Shape(text, {FontRole::regular, size_});
  if (shaped.glyphs.size() != characters.size()) return;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (IsMissing(shaped, shaped.glyphs[i])) continue;
    known_glyphs_[characters[i]] = static_cast<std::uint16_t>(glyphs_.size());
    glyphs_.push_back(shaped.glyphs[i]);
  }
}

std::size_t LineOf(const CellLines& lines, std::size_t paragraph) {
  std::size_t line = 0;
  for (; line < lines.size() && paragraph > 0; ++line) {
    if (lines[line].ends_paragraph) --paragraph;
  }
  return line;
}

std::vector<CellRun> JoinLines(const CellLines& lines, std::size_t from, std::size_t to) {
  std::vector<CellRun> joined;
  const auto add = [&joined](const CellRun& run) {
    if (!joined.empty() && HaveOneLook(joined.back(), run)) {
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
