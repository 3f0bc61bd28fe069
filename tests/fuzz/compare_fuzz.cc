// Fuzz target of the compare stage. The contract, for any texts whatever (a byte 0xFF ends each; the first
// byte says what its bits below mean):
// - the pieces of a comparison make up the newer text when what was removed is left out, the older one when
// what
//   was added is left out, and all of them are whole characters;
// - that also holds for a third text against what the first two gave;
// - what cells show follows from the pieces, whatever the settings: unmarked text is unchanged, and in the
// look
//   that strikes things out nothing is lost;
// - ParseNotes gives notes or at least one error, never both and never neither, and any notes may be applied
// to
//   any comparison.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "compare/compare.h"

namespace yoshiki {
namespace {

constexpr std::size_t kLongest = 4'000;  // bytes of a text: longer ones find no more and take long

void Require(bool holds) {
  if (!holds) std::abort();
}

// Each byte a character of a few scripts, so that two texts have much in common and words have borders.
std::string Spelled(const std::string& bytes) {
  constexpr const char* kCharacters[] = {"国", "民", "年", "金", "の", "を", "、", "。",
                                         "ア", "ー", "1",  "2",  "a",  "\n", "\n", "𠮷󠄀"};
  std::string text;
  for (const char byte : bytes) text += kCharacters[static_cast<unsigned char>(byte) % 16];
  return text;
}

// The bytes as far as they are UTF-8, as models hold it.
std::string Valid(std::string bytes) {
  while (const auto at = FindInvalidUtf8(bytes)) bytes.erase(*at, 1);
  return bytes;
}

std::vector<std::string> TextsOf(const std::uint8_t* data, std::size_t size, bool spelled) {
  std::vector<std::string> texts(1);
  for (const std::uint8_t* byte = data; byte < data + size; ++byte) {
    if (*byte == 0xFF && texts.size() < 3) {
      texts.emplace_back();
    } else if (texts.back().size() < kLongest) {
      texts.back() += static_cast<char>(*byte);
    }
  }
  texts.resize(3);
  for (std::string& text : texts) text = spelled ? Spelled(text) : Valid(text);
  return texts;
}

// Without line ends: where one was added or removed, the pieces do not say which of both texts it belongs to.
std::string Packed(std::string text) {
  std::erase(text, '\n');
  return text;
}

std::string Without(const ComparedText& text, PieceKind kind, bool with_dropped_lines) {
  std::string out;
  for (const ComparedLine& line : text) {
    if (line.state != ComparedLine::State::kept && !with_dropped_lines) continue;
    for (const TextPiece& piece : line.pieces) {
      if (piece.kind != kind) out += piece.text;
    }
  }
  return Packed(out);
}

void CheckPieces(const ComparedText& text) {
  for (const ComparedLine& line : text) {
    Require(line.state == ComparedLine::State::kept || line.pieces.size() == 1);
    for (const TextPiece& piece : line.pieces) {
      Require(!FindInvalidUtf8(piece.text));
      Require(piece.kind == PieceKind::removed || piece.text.find('\n') == std::string::npos);
    }
  }
}

// Unmarked characters stand in `before` in this order, or are words of the sheet itself.
void CheckUnmarked(const std::vector<CellRun>& runs, const std::string& before) {
  const std::string old_text = Packed(before);
  std::size_t at = 0;
  for (const CellRun& run : runs) {
    if (run.marked || run.struck) continue;
    const std::string text = Packed(run.text);
    for (std::size_t i = 0; i < text.size(); ++i, ++at) {
      at = old_text.find(text[i], at);
      Require(at != std::string::npos);
    }
  }
}

void CheckRuns(const SheetCell& cell, const CellSettings& settings) {
  std::string joined;
  const std::vector<CellRun> runs = RunsOf(cell, settings);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Require(!runs[i].text.empty() && !FindInvalidUtf8(runs[i].text));
    CellRun look = runs[i];
    if (i > 0) look.text = runs[i - 1].text;
    Require(i == 0 || !(look == runs[i - 1]));
    joined += runs[i].text;
  }
  Require(joined == ShownText(cell, settings));
}

void CheckCell(const ComparedText& text, const std::string& before) {
  SheetCell cell;
  cell.state = SheetCell::State::text;
  cell.text = text;
  for (const auto removed : {CellSettings::Removed::word, CellSettings::Removed::struck}) {
    for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{7}}) {
      CellSettings settings;
      settings.removed = removed;
      settings.most_unchanged = most;
      CheckRuns(cell, settings);
    }
  }
  CellSettings struck;
  struck.removed = CellSettings::Removed::struck;
  const std::vector<CellRun> runs = RunsOf(cell, struck);
  CheckUnmarked(runs, before);
  std::string newer;
  for (const CellRun& run : runs) newer += run.struck ? "" : run.text;
  Require(Packed(newer) == Packed(TextOf(text)));
}

void CheckTexts(const std::vector<std::string>& texts) {
  const ComparedText second = CompareTexts(texts[0], texts[1]);
  CheckPieces(second);
  Require(TextOf(second) == texts[1]);
  Require(Without(second, PieceKind::added, true) == Packed(texts[0]));
  CheckCell(second, texts[0]);
  const ComparedText third = CompareTexts(second, texts[2]);
  CheckPieces(third);
  Require(TextOf(third) == texts[2]);
  Require(Without(third, PieceKind::removed, false) == Packed(texts[2]));
  CheckCell(third, texts[1]);
}

Comparison SmallComparison() {
  Comparison comparison;
  comparison.title = "表題";
  comparison.statements = {"国民年金"};
  comparison.drafts = {"旧", "新"};
  for (const char* item : {"basic.systems[1].name", "files[0].use.purpose", "files[0].use"}) {
    ChangeRow row;
    row.item = item;
    row.path = {"Ⅰ．基本情報", "①名称"};
    row.pages.resize(1);
    row.texts = {"古い", "新しい"};
    for (const ComparedText& text : {UnmarkedText("古い"), CompareTexts("古い", "新しい")})
      row.cells.push_back({SheetCell::State::text, text});
    comparison.rows.push_back(std::move(row));
  }
  return comparison;
}

void CheckNotes(const std::string& bytes) {
  const SourceText source("notes.json", bytes);
  Diagnostics diagnostics;
  const auto notes = ParseNotes(source, diagnostics);
  Require(notes.has_value() != diagnostics.has_errors());
  Comparison comparison = SmallComparison();
  if (notes) ApplyNotes(*notes, comparison, diagnostics);
  const int last_line = source.At(bytes.size()).line;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    Require(diagnostic.place.at.line <= last_line);
    for (const Language language : {Language::english, Language::japanese})
      Require(!MessageText(diagnostic, language).empty() &&
              !FindInvalidUtf8(MessageText(diagnostic, language)));
  }
  for (const ChangeRow& row : comparison.rows) {
    ReasonText(row.reasons);
    ReasonLevels(row);
  }
}

}  // namespace
}  // namespace yoshiki

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoshiki;
  if (size == 0) return 0;
  if (*data == '{') CheckNotes(std::string(data, data + size));
  CheckTexts(TextsOf(data + 1, size - 1, (*data & 1) != 0));
  return 0;
}
