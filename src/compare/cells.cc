// What cells show: texts with marks, or the words for what is not there.
#include <algorithm>
#include <utility>
#include <vector>

#include "compare/characters.h"
#include "compare/compare.h"

namespace yoshiki {
namespace {

constexpr const char* kUnchanged = "変更なし";
constexpr const char* kNone = "（記載なし）";
constexpr const char* kRemoved = "（削除）";
constexpr const char* kLeftOut = "（略）";

class Runs {
 public:
  void Add(std::string_view text, bool marked, bool struck) {
    if (text.empty()) return;
    if (!runs_.empty() && runs_.back().marked == marked && runs_.back().struck == struck) {
      runs_.back().text += text;
    } else {
      runs_.push_back({std::string(text), marked, struck});
    }
  }

  void EndLine() {
    if (begun_) Add("\n", false, false);
    begun_ = true;
  }

  std::vector<CellRun> Take() { return std::move(runs_); }

 private:
  std::vector<CellRun> runs_;
  bool begun_ = false;
};

bool IsKept(const ComparedLine& line) { return line.state == ComparedLine::State::kept; }

bool IsUnchanged(const ComparedLine& line) {
  return IsKept(line) && std::ranges::all_of(line.pieces, [](const TextPiece& piece) {
           return piece.kind == PieceKind::same;
         });
}

std::size_t SizeOf(const ComparedLine& line) {
  std::size_t size = 0;
  for (const TextPiece& piece : line.pieces) size += piece.text.size();
  return size;
}

// 【…】 and ＜…＞ say what the lines below are about; they stay when those are left out.
bool IsCaption(const ComparedLine& line) {
  if (line.pieces.empty()) return false;
  const std::string& text = line.pieces.front().text;
  return text.starts_with("【") || text.starts_with("＜") || text.starts_with("■");
}

// A line all of whose words were removed.
bool IsEmptied(const ComparedLine& line) {
  bool was_filled = false;
  for (const TextPiece& piece : line.pieces) {
    if (piece.kind != PieceKind::removed && !piece.text.empty()) return false;
    was_filled = was_filled || !IsBlank(piece.text);
  }
  return was_filled;
}

bool HasText(const ComparedLine& line) {
  return std::ranges::any_of(line.pieces, [](const TextPiece& piece) {
    return piece.kind != PieceKind::removed && !piece.text.empty();
  });
}

bool HasWords(const ComparedLine& line) {
  return std::ranges::any_of(line.pieces, [](const TextPiece& piece) {
    return piece.kind != PieceKind::removed && !IsBlank(piece.text);
  });
}

// Whether something changed there that cannot be seen: a blank line or a line end that came or went.
bool ChangesUnseen(const ComparedLine& line) {
  if (line.state == ComparedLine::State::removed) return IsBlank(line.pieces.front().text);
  if (!IsKept(line) || line.pieces.empty()) return false;
  const TextPiece& first = line.pieces.front();
  const bool is_new_end = first.kind == PieceKind::added && first.text.empty();
  return is_new_end || (!IsUnchanged(line) && !HasWords(line) && !IsEmptied(line));
}

// A word of a line that is marked for what changed beside the line.
struct Beside {
  bool first = false, last = false;
};

// What changes unseen is shown by the last word above it, or at the top of a text by the first one below.
std::vector<Beside> WordsBeside(const ComparedText& text) {
  std::vector<Beside> beside(text.size());
  constexpr std::size_t kNowhere = std::size_t(-1);
  std::size_t above = kNowhere;
  bool is_due = false, is_told = false;  // at the top; by the word for what was removed
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ChangesUnseen(text[i]) && !is_told) {
      above == kNowhere ? is_due = true : beside[above].last = true;
    }
    if (IsKept(text[i]) && HasWords(text[i])) {
      beside[i].first = std::exchange(is_due, false);
      above = i;
      is_told = false;
    } else if (IsEmptied(text[i]) && text[i].state != ComparedLine::State::removed_long) {
      is_due = false;
      is_told = true;
    }
  }
  // A text of spaces alone: all that could be marked.
  const auto spaces = std::ranges::find_if(text, HasText);
  if (is_due && spaces != text.end()) beside[static_cast<std::size_t>(spaces - text.begin())].first = true;
  return beside;
}

// Whether a piece was removed and does not show: line ends never do.
bool IsGone(const TextPiece& piece, bool struck) {
  const bool has_text = piece.text.find_first_not_of('\n') != std::string::npos;
  return piece.kind == PieceKind::removed && !(struck && has_text);
}

// Whether words were removed there and nothing came in their place.
bool IsGap(const std::vector<TextPiece>& pieces, std::size_t i, bool struck) {
  const auto is_added = [&](std::size_t at) {
    return at < pieces.size() && pieces[at].kind == PieceKind::added && !pieces[at].text.empty();
  };
  return i < pieces.size() && IsGone(pieces[i], struck) && !is_added(i - 1) && !is_added(i + 1);
}

// Nothing shows what is gone, so the word before it, or at the head of a line the one behind it, is marked.
void AddUnchanged(std::string_view text, bool after_gap, bool before_gap, Runs& runs) {
  const std::size_t first = after_gap ? FirstWord(text) : 0;
  const std::size_t last = before_gap ? std::max(first, LastWord(text)) : text.size();
  runs.Add(text.substr(0, first), true, false);
  runs.Add(text.substr(first, last - first), false, false);
  runs.Add(text.substr(last), true, false);
}

void AddKept(const ComparedLine& line, const Beside& beside, bool struck, Runs& runs) {
  if (IsEmptied(line) && !struck) return runs.Add(kRemoved, true, false);
  const std::vector<TextPiece>& pieces = line.pieces;
  std::size_t last = pieces.size();
  while (last > 0 && (IsGone(pieces[last - 1], struck) || pieces[last - 1].text.empty())) --last;
  bool is_head = true;
  for (std::size_t i = 0; i < last; ++i) {
    const TextPiece& piece = pieces[i];
    if (IsGone(piece, struck) || piece.text.empty()) continue;
    if (piece.kind == PieceKind::same) {
      const bool after_gap = is_head && (beside.first || (i > 0 && IsGap(pieces, i - 1, struck)));
      const bool before_gap = IsGap(pieces, i + 1, struck) || (beside.last && i + 1 == last);
      AddUnchanged(piece.text, after_gap, before_gap, runs);
    } else {
      runs.Add(piece.text, piece.kind == PieceKind::added, piece.kind == PieceKind::removed);
    }
    is_head = false;
  }
}

void AddLine(const ComparedLine& line, const Beside& beside, bool struck, Runs& runs) {
  if (IsKept(line)) {
    runs.EndLine();
    return AddKept(line, beside, struck, runs);
  }
  const bool is_new = line.state == ComparedLine::State::removed;
  const std::string& text = line.pieces.front().text;
  if (IsBlank(text) || (struck && !is_new)) return;
  runs.EndLine();
  if (struck) return runs.Add(text, false, true);
  runs.Add(kRemoved, is_new, false);
}

void AddText(const ComparedText& text, const CellSettings& settings, Runs& runs) {
  const bool struck = settings.removed == CellSettings::Removed::struck;
  const std::size_t most = settings.most_unchanged * 3;  // bytes of as many kanji
  const std::vector<Beside> beside = WordsBeside(text);
  const auto is_unmarked = [&](std::size_t i) {
    return IsUnchanged(text[i]) && !beside[i].first && !beside[i].last;
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i, size = 0;
    for (; end < text.size() && is_unmarked(end); ++end) size += SizeOf(text[end]);
    const bool leave_out = most > 0 && size > most && end - i < text.size();
    bool told = false;
    for (; i < end; ++i) {
      if (!leave_out || IsCaption(text[i])) {
        AddLine(text[i], beside[i], struck, runs);
        told = false;
      } else if (!told) {
        runs.EndLine();
        runs.Add(kLeftOut, false, false);
        told = true;
      }
    }
    if (i < text.size()) {
      AddLine(text[i], beside[i], struck, runs);
      ++i;
    }
  }
}

}  // namespace

std::vector<CellRun> RunsOf(const SheetCell& cell, const CellSettings& settings) {
  switch (cell.state) {
    case SheetCell::State::unchanged:
      return {{kUnchanged}};
    case SheetCell::State::none:
      return {{kNone}};
    case SheetCell::State::removed:
      return {{kRemoved, true, false}};
    case SheetCell::State::text:
      break;
  }
  Runs runs;
  AddText(cell.text, settings, runs);
  return runs.Take();
}

std::string ShownText(const SheetCell& cell, const CellSettings& settings) {
  std::string text;
  for (const CellRun& run : RunsOf(cell, settings)) text += run.text;
  return text;
}

}  // namespace yoshiki
