// What cells show: texts with marks, or the words for what is not there.
#include <algorithm>
#include <utility>

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

bool IsUnchanged(const ComparedLine& line) {
  return line.state == ComparedLine::State::kept &&
         std::ranges::all_of(line.pieces,
                             [](const TextPiece& piece) { return piece.kind == PieceKind::same; });
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

// The end of the unchanged lines from `from` on.
std::size_t UnchangedUntil(const ComparedText& text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && IsUnchanged(text[end])) ++end;
  return end;
}

// Whether words were removed there and nothing came in their place.
bool IsGap(const std::vector<TextPiece>& pieces, std::size_t i) {
  const auto is = [&](std::size_t at, PieceKind kind) {
    return at < pieces.size() && pieces[at].kind == kind;
  };
  return is(i, PieceKind::removed) && !is(i - 1, PieceKind::added) && !is(i + 1, PieceKind::added);
}

// Nothing shows what is gone, so the word before it, or at the head of a line the one behind it, is marked.
void AddUnchanged(std::string_view text, bool after_gap, bool before_gap, Runs& runs) {
  const std::size_t first = after_gap ? FirstWord(text) : 0;
  const std::size_t last = before_gap ? std::max(first, LastWord(text)) : text.size();
  runs.Add(text.substr(0, first), true, false);
  runs.Add(text.substr(first, last - first), false, false);
  runs.Add(text.substr(last), true, false);
}

void AddLine(const ComparedLine& line, const CellSettings& settings, Runs& runs) {
  const bool struck = settings.removed == CellSettings::Removed::struck;
  if (line.state != ComparedLine::State::kept) {
    const bool is_new = line.state == ComparedLine::State::removed;
    if (struck && !is_new) return;
    runs.EndLine();
    if (struck) return runs.Add(line.pieces.front().text, false, true);
    return runs.Add(kRemoved, is_new, false);
  }
  runs.EndLine();
  for (std::size_t i = 0; i < line.pieces.size(); ++i) {
    const TextPiece& piece = line.pieces[i];
    if (piece.kind == PieceKind::removed && !struck) continue;
    if (piece.kind == PieceKind::same && !struck) {
      AddUnchanged(piece.text, IsGap(line.pieces, i - 1) && i == 1, IsGap(line.pieces, i + 1), runs);
    } else {
      runs.Add(piece.text, piece.kind == PieceKind::added, piece.kind == PieceKind::removed);
    }
  }
}

void AddText(const ComparedText& text, const CellSettings& settings, Runs& runs) {
  const std::size_t most = settings.most_unchanged * 3;  // bytes of as many kanji
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = UnchangedUntil(text, i);
    std::size_t size = 0;
    for (std::size_t line = i; line < end; ++line) size += SizeOf(text[line]);
    const bool leave_out = most > 0 && size > most && end - i < text.size();
    bool told = false;
    for (; i < end; ++i) {
      if (!leave_out || IsCaption(text[i])) {
        AddLine(text[i], settings, runs);
        told = false;
      } else if (!told) {
        runs.EndLine();
        runs.Add(kLeftOut, false, false);
        told = true;
      }
    }
    if (i < text.size()) AddLine(text[i++], settings, runs);
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
