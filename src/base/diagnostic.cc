#include "base/diagnostic.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace yoshiki {
void Diagnostics::Add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::Error(MessageId id, Place place, std::vector<std::string> args) {
  Add({Severity::error, id, std::move(place), std::move(args)});
}

void Diagnostics::Warn(MessageId id, Place place, std::vector<std::string> args) {
  Add({Severity::warning, id, std::move(place), std::move(args)});
}

namespace {

constexpr std::size_t kLongestShownLine = 4096;
constexpr std::size_t kShownAround = 1000;  // bytes of a longer line, before and behind the place

bool IsInsideCharacter(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// A minified model is one line of megabytes, and each fault would keep a copy of it.
void CopyLine(const SourceText& source, std::size_t offset, Place& place) {
  const std::string_view line = source.Line(place.at.line);
  const std::size_t line_start =
      line.empty() ? offset : static_cast<std::size_t>(line.data() - source.bytes().data());
  if (line.size() <= kLongestShownLine || offset < line_start) {
    place.source_line = line;
    return;
  }
  const std::size_t at = std::min(offset - line_start, line.size());
  std::size_t from = at - std::min(at, kShownAround);
  while (IsInsideCharacter(line, from)) ++from;
  std::size_t to = std::min(line.size(), at + kShownAround);
  while (IsInsideCharacter(line, to)) ++to;
  place.source_line = line.substr(from, to - from);
  place.source_column = place.at.column - static_cast<int>(CountCodePoints(line.substr(from, at - from)));
}

}  // namespace

Place PlaceOfFile(std::string file) {
  Place place;
  place.file = std::move(file);
  return place;
}

Place PlaceAt(const SourceText& source, std::size_t offset, std::string pointer, std::string item) {
  Place place;
  place.file = source.name();
  place.at = source.At(offset);
  CopyLine(source, offset, place);
  place.pointer = std::move(pointer);
  place.item = std::move(item);
  return place;
}

}  // namespace yoshiki
