#include "cli/stored_diagnostics.h"

#include <cstdint>
#include <ostream>

#include "cli/display_width.h"
#include "estate/estate.h"

namespace yoshiki {
namespace {

// As PrintText shows one.
void PrintStored(const StoredDiagnostic& diagnostic, bool japanese, std::ostream& out) {
  out << "    " << VisibleName(diagnostic.file);
  for (const std::int64_t number : {diagnostic.line, diagnostic.column}) {
    if (number > 0) out << ':' << number;
  }
  const char* const kind =
      diagnostic.is_error ? (japanese ? "エラー" : "error") : (japanese ? "警告" : "warning");
  out << (diagnostic.file.empty() ? "" : ": ") << kind << ": " << Visible(diagnostic.text) << " ["
      << Visible(diagnostic.code) << "]\n";
  const std::string &pointer = diagnostic.pointer, &item = diagnostic.item;
  if (!pointer.empty() || !item.empty())
    out << (japanese ? "      場所: " : "      at: ") << Visible(pointer)
        << (item.empty() ? "" : (pointer.empty() ? "(" : "  (") + Visible(item) + ")") << '\n';
  if (!diagnostic.hint.empty())
    out << (japanese ? "      対処: " : "      hint: ") << Visible(diagnostic.hint) << '\n';
}

}  // namespace

void PrintStored(const std::string& lines, Language language, std::ostream& out) {
  for (const StoredDiagnostic& diagnostic : StoredDiagnostics(lines, language))
    PrintStored(diagnostic, language == Language::japanese, out);
}

}  // namespace yoshiki
