// Fuzz target of yoshiki.toml's reader. The contract, for any bytes whatever:
// - ParseEstate gives an estate or at least one error, never both and never neither;
// - every fault has words in both languages, valid as UTF-8, and a place inside the file;
// - every table and value of an estate stands inside the file;
// - any place may be taken for the one where the library stopped.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>

#include "estate/config.h"
#include "estate/toml_faults.h"

namespace yoshiki {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckDiagnostic(const Diagnostic& diagnostic, const SourceText& source) {
  const LineColumn at = diagnostic.place.at;
  const LineColumn end = source.At(source.bytes().size());
  Require(at.line >= 1 && at.line <= end.line && at.column >= 1);
  for (const Language language : {Language::english, Language::japanese}) {
    Require(!MessageText(diagnostic, language).empty());
    Require(!FindInvalidUtf8(MessageText(diagnostic, language)));
  }
}

template <typename Table>
void CheckTable(const Table& table, const SourceText& source) {
  for (const char* const key : {"models", "drafts", "theme", "gaiji", "edition", "absent"})
    Require(table.at.Of(key) <= source.bytes().size());
  Require(table.at.Of("absent") == table.offset);
}

// The first byte chooses the place, and another one the words.
void ExplainAnyPlace(const std::string& bytes) {
  if (bytes.size() < 2 || FindInvalidUtf8(bytes)) return;
  constexpr const char* kWords[] = {"cannot redefine",
                                    "unknown escape sequence",
                                    "encountered end-of-file",
                                    "in a table header",
                                    "array: encountered end-of-file",
                                    "parsing value",
                                    "expected a comment or whitespace"};
  const std::size_t at = static_cast<unsigned char>(bytes.front()) * bytes.size() / 255;
  ExplainTomlFault(bytes, at, kWords[static_cast<unsigned char>(bytes.back()) % std::size(kWords)],
                   {.numbers = {"a"}, .flags = {"b"}});
}

}  // namespace
}  // namespace yoshiki

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoshiki;
  const std::string bytes(data, data + size);
  const SourceText source("yoshiki.toml", bytes);
  Diagnostics diagnostics;
  const std::optional<Estate> estate = ParseEstate(source, diagnostics);
  Require(estate.has_value() != diagnostics.has_errors());
  for (const Diagnostic& diagnostic : diagnostics.all()) CheckDiagnostic(diagnostic, source);
  if (estate) {
    for (const DocumentSet& set : estate->documents) CheckTable(set, source);
    for (const SheetEntry& sheet : estate->sheets) CheckTable(sheet, source);
  }
  ExplainAnyPlace(bytes);
  return 0;
}
