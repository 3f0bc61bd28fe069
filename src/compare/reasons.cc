// Reasons: what their cell shows, and level with which passages.
#include <algorithm>
#include <utility>

#include "compare/compare.h"

namespace yoshiki {
namespace {

// The lines of the reasons' cell, and the one on which each reason begins.
struct ReasonLines {
  struct Line {
    std::string text;
    bool bold = false;
  };
  std::vector<Line> lines;
  std::vector<std::size_t> first;
};

std::size_t LineEnds(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

ReasonLines LinesOf(const std::vector<Reason>& reasons) {
  ReasonLines out;
  std::size_t typed = 0;  // lines so far: a text may have line ends of its own
  const auto add = [&](std::string text, bool bold) {
    typed += 1 + LineEnds(text);
    out.lines.push_back({std::move(text), bold});
  };
  std::string by;
  for (const Reason& reason : reasons) {
    out.first.push_back(typed);
    const bool told = !out.lines.empty() && reason.by == by;
    if (!told && !reason.by.empty()) add("【" + reason.by + "】", true);
    by = reason.by;
    if (!reason.text.empty()) add("・" + reason.text, false);
  }
  return out;
}

// A line of a cell as shown.
struct ShownLine {
  std::string text;
  bool changed = false;
};

std::vector<ShownLine> ShownLines(const SheetCell& cell, const CellSettings& settings) {
  std::vector<ShownLine> lines(1);
  for (const CellRun& run : RunsOf(cell, settings)) {
    for (std::size_t from = 0;;) {
      const std::size_t to = std::min(run.text.find('\n', from), run.text.size());
      lines.back().text += run.text.substr(from, to - from);
      if (to > from && (run.marked || run.struck)) lines.back().changed = true;
      if (to == run.text.size()) break;
      lines.emplace_back();
      from = to + 1;
    }
  }
  return lines;
}

// Changed lines that follow one another in a draft's cell.
struct Passage {
  std::size_t draft = 0, line = 0, bytes = 0;
};

std::vector<Passage> PassagesOf(const std::vector<ShownLine>& lines, std::size_t draft) {
  std::vector<Passage> passages;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].changed) continue;
    if (i == 0 || !lines[i - 1].changed) passages.push_back({draft, i, 0});
    passages.back().bytes += lines[i].text.size();
  }
  return passages;
}

class Leveller {
 public:
  Leveller(const ChangeRow& row, const CellSettings& settings)
      : row_(row), found_(row.reasons.size()), lines_(LinesOf(row.reasons)) {
    for (std::size_t d = 0; d < row.cells.size(); ++d) {
      cells_.push_back(ShownLines(row.cells[d], settings));
      if (d > 0) passages_.push_back(PassagesOf(cells_[d], d));
    }
  }

  std::vector<ReasonLevel> Levels() {
    if (row_.reasons.size() > 1) Match();
    for (std::size_t r = 0; r < found_.size(); ++r) FindNamed(r);
    std::vector<ReasonLevel> levels;
    for (std::size_t r = 0; r < found_.size(); ++r) {
      if (found_[r]) levels.push_back({lines_.first[r], found_[r]->draft, found_[r]->line});
    }
    return levels;
  }

 private:
  void Match() {
    std::vector<std::string> askers;
    for (const Reason& reason : row_.reasons) {
      if (std::ranges::find(askers, reason.by) == askers.end()) askers.push_back(reason.by);
    }
    std::vector<std::vector<Passage>> rounds;
    for (const std::vector<Passage>& passages : passages_) {
      if (!passages.empty()) rounds.push_back(passages);
    }
    if (askers.size() == rounds.size()) {
      for (std::size_t i = 0; i < rounds.size(); ++i) MatchRound(rounds[i], &askers[i]);
      return;
    }
    std::vector<Passage> all;
    for (const std::vector<Passage>& round : rounds) all.insert(all.end(), round.begin(), round.end());
    std::ranges::stable_sort(all, {}, &Passage::line);
    MatchRound(all, nullptr);
  }

  // The reasons of one asker, or of all, and the passages that may be theirs.
  void MatchRound(const std::vector<Passage>& passages, const std::string* by) {
    std::vector<std::size_t> reasons;
    for (std::size_t r = 0; r < found_.size(); ++r) {
      if (by == nullptr || row_.reasons[r].by == *by) reasons.push_back(r);
    }
    if (reasons.size() == 1 && by != nullptr) {
      found_[reasons.front()] = *std::ranges::max_element(passages, {}, &Passage::bytes);
    } else if (reasons.size() == passages.size()) {
      for (std::size_t i = 0; i < reasons.size(); ++i) found_[reasons[i]] = passages[i];
    }
  }

  // The passage that a note names, in the newest draft that shows it.
  void FindNamed(std::size_t reason) {
    const std::string& words = row_.reasons[reason].passage;
    if (words.empty()) return;
    for (std::size_t d = cells_.size(); d-- > 0;) {
      const auto line = std::ranges::find_if(
          cells_[d], [&](const ShownLine& shown) { return shown.text.find(words) != std::string::npos; });
      if (line == cells_[d].end()) continue;
      found_[reason] = Passage{d, static_cast<std::size_t>(line - cells_[d].begin()), 0};
      return;
    }
  }

  const ChangeRow& row_;
  std::vector<std::optional<Passage>> found_;  // by reason
  ReasonLines lines_;
  std::vector<std::vector<ShownLine>> cells_;
  std::vector<std::vector<Passage>> passages_;  // by draft, from the second on
};

}  // namespace

std::vector<CellRun> RunsOf(const std::vector<Reason>& reasons) {
  std::vector<CellRun> runs;
  for (const ReasonLines::Line& line : LinesOf(reasons).lines) {
    const std::string text = (runs.empty() ? "" : "\n") + line.text;
    if (!runs.empty() && runs.back().bold == line.bold) {
      runs.back().text += text;
    } else {
      runs.push_back({text, false, false, line.bold});
    }
  }
  return runs;
}

std::string ReasonText(const std::vector<Reason>& reasons) {
  std::string text;
  for (const CellRun& run : RunsOf(reasons)) text += run.text;
  return text;
}

std::vector<ReasonLevel> ReasonLevels(const ChangeRow& row, const CellSettings& settings) {
  const bool named = std::ranges::any_of(row.reasons, [](const Reason& r) { return !r.passage.empty(); });
  if (row.reasons.size() < 2 && !named) return {};
  return Leveller(row, settings).Levels();
}

}  // namespace yoshiki
