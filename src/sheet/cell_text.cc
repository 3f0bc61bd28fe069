#include "sheet/cell_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace yoshiki {
namespace {

constexpr std::string_view kEscapedLine = "_x005F_";  // of "_"
constexpr std::size_t kEscapeLength = 7;              // of "_x0041_"
constexpr std::size_t kLongestName = 31;
constexpr std::size_t kRunLength = 140;  // characters of XML that a run takes besides its text

// Whether an escape begins here: "_x0041_" would be read as "A".
bool IsEscape(std::string_view text) {
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  };
  return text.size() >= kEscapeLength && text.starts_with("_x") && text[kEscapeLength - 1] == '_' &&
         std::ranges::all_of(text.substr(2, 4), is_hex);
}

std::size_t Units(CodePoint c) { return c > 0xFFFF ? 2 : 1; }

// Marks, joiners and what selects a shape: alone they would be another character.
bool GoesWithTheOneBefore(CodePoint c) {
  return IsBetween(c, 0x0300, 0x036F) || c == 0x200D || IsBetween(c, 0x20D0, 0x20FF) || c == 0x3099 ||
         c == 0x309A || IsBetween(c, 0xFE00, 0xFE0F) || IsBetween(c, 0xE0100, 0xE01EF);
}

// Where the longest beginning of a text ends that takes no more than `most` units once escaped: not before
// the first character, and between two that belong together only when there is no other place.
std::size_t EndOfPart(std::string_view text, std::size_t most) {
  // No unit takes less than a byte: most texts need not be counted.
  if (text.size() <= most && text.find('_') == std::string_view::npos) return text.size();
  std::size_t units = 0, end = 0, last_place = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const bool escape = IsEscape(text.substr(start));
    const CodePoint c = NextCodePoint(text, i);
    if (!GoesWithTheOneBefore(c)) last_place = start;
    units += escape ? kEscapedLine.size() : Units(c);
    if (units > most && end > 0) return last_place > 0 ? last_place : end;
    end = i;
  }
  return end;
}

// No fewer than the characters of XML that runs take: libxlsxwriter holds them, not the text, against the
// limit.
std::size_t XmlLength(const std::vector<CellRun>& runs) {
  std::size_t length = 0;
  for (const CellRun& run : runs) {
    length += kRunLength;
    for (const char c : run.text) {
      const auto byte = static_cast<unsigned char>(c);
      const bool goes_on = (byte & 0xC0U) == 0x80U, is_pair = byte >= 0xF0U;
      const bool escaped = c == '&' || c == '<' || c == '>' || c == '_';
      length += goes_on ? 0 : escaped ? kEscapedLine.size() : is_pair ? 2 : 1;
    }
  }
  return length;
}

}  // namespace

std::string Escaped(std::string_view text) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find('_'); at != std::string_view::npos; at = text.find('_', at + 1)) {
    if (!IsEscape(text.substr(at))) continue;
    (out += text.substr(done, at - done)) += kEscapedLine;
    done = at + 1;
  }
  return out += text.substr(done);
}

std::size_t UnitsOf(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size();) units += Units(NextCodePoint(text, i));
  return units;
}

std::vector<std::string> PartsOf(std::string_view text, std::size_t most) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = EndOfPart(text, most);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return parts;
}

std::string Shortened(std::string_view text, std::size_t most) {
  if (text.empty() || EndOfPart(text, most) == text.size()) return std::string(text);
  return std::string(text.substr(0, EndOfPart(text, most - 1))) + "…";
}

std::string SheetName(std::string_view title) {
  constexpr std::array<std::string_view, 5> kTaken{"", "データ", "集計", "History", "履歴"};
  std::string legal;
  for (const char c : title) {
    const bool control = c >= 0 && c < ' ';
    if (!control && std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) legal += c;
  }
  if (!legal.empty()) legal.resize(EndOfPart(legal, kLongestName));
  return std::ranges::find(kTaken, legal) == kTaken.end() ? legal : "修正等を要する部分";
}

void JoinRuns(std::vector<CellRun>& runs) {
  while (runs.size() > kMostRuns || (runs.size() > 1 && XmlLength(runs) > kLongestText)) {
    std::vector<CellRun> joined;
    for (std::size_t i = 0; i < runs.size(); i += 4) {
      CellRun run = std::move(runs[i]);
      for (std::size_t j = i + 1; j < std::min(i + 4, runs.size()); ++j) {
        run.text += runs[j].text;
        run.marked = run.marked || runs[j].marked;
        run.struck = run.struck && runs[j].struck;
      }
      joined.push_back(std::move(run));
    }
    runs = std::move(joined);
  }
}

}  // namespace yoshiki
