#include "base/diagnostic.h"

#include <utility>

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

Place PlaceAt(const SourceText& source, std::size_t offset, std::string pointer, std::string item) {
  Place place;
  place.file = source.name();
  place.at = source.At(offset);
  place.source_line = std::string(source.Line(place.at.line));
  place.pointer = std::move(pointer);
  place.item = std::move(item);
  return place;
}

}  // namespace yoshiki
