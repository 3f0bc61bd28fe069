#include "base/diagnostic.h"

#include <utility>

namespace yoshiki {
namespace {

// A file written without line breaks is one line of megabytes; nobody reads a caret under that, and a copy
// for each of many diagnostics would not fit into memory.
constexpr std::size_t kLongestShownLine = 4096;

}  // namespace

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

Place PlaceAt(const SourceText& source, std::size_t offset, std::string pointer, std::string item) {
  Place place;
  place.file = source.name();
  place.at = source.At(offset);
  const std::string_view line = source.Line(place.at.line);
  if (line.size() <= kLongestShownLine) place.source_line = line;
  place.pointer = std::move(pointer);
  place.item = std::move(item);
  return place;
}

}  // namespace yoshiki
