// Fuzz target of the model stage. The contract, for any bytes whatever:
// - ParseStatement neither crashes nor hangs, and needs no more than linear memory;
// - it gives a statement or at least one error, never both and never neither;
// - every diagnostic's place lies inside the file, and its words exist in both languages;
// - every value of a statement stands at its offset, and its texts are valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "model/model.h"

namespace yoshiki {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

// Recursion is safe here: the parser admits 64 levels at most.
void CheckValue(const Value& value, std::string_view bytes) {
  Require(value.offset < bytes.size());
  constexpr std::string_view kFirsts[] = {"n", "tf", "-0123456789", "-0123456789", "\"", "[", "{"};
  Require(kFirsts[static_cast<std::size_t>(value.kind)].find(bytes[value.offset]) != std::string_view::npos);
  Require(!FindInvalidUtf8(value.text));
  PrintedDate(value.text);
  for (const Value& element : value.elements) CheckValue(element, bytes);
  for (const Member& member : value.members) {
    Require(bytes[member.key_offset] == '"' && member.key_offset < member.value.offset);
    CheckValue(member.value, bytes);
  }
}

void CheckDiagnostic(const Diagnostic& diagnostic, const SourceText& source) {
  const LineColumn at = diagnostic.place.at;
  const LineColumn end = source.At(source.bytes().size());
  Require(at.line >= 1 && at.line <= end.line && at.column >= 1);
  // One past the last character is the end of the file, or of a line whose text was not closed.
  Require(at.column <= static_cast<int>(source.Line(at.line).size()) + 2);
  for (const Language language : {Language::english, Language::japanese}) {
    Require(!MessageText(diagnostic, language).empty() && !HintText(diagnostic, language).empty());
    Require(!FindInvalidUtf8(MessageText(diagnostic, language)));
  }
}

}  // namespace
}  // namespace yoshiki

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoshiki;
  const std::string bytes(data, data + size);
  const SourceText source("fuzz.json", bytes);
  Diagnostics diagnostics;
  const std::optional<Statement> statement = ParseStatement(source, diagnostics);
  Require(statement.has_value() != diagnostics.has_errors());
  for (const Diagnostic& diagnostic : diagnostics.all()) CheckDiagnostic(diagnostic, source);
  if (statement) CheckValue(statement->root, statement->source.bytes());
  return 0;
}
