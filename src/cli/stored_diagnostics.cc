#include "cli/stored_diagnostics.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <ostream>

#include "cli/display_width.h"

namespace yoshiki {
namespace {

std::string Text(const rapidjson::Value& line, const char* key) {
  const auto member = line.FindMember(key);
  return member != line.MemberEnd() && member->value.IsString() ? member->value.GetString() : "";
}

// A stored diagnostic in the language of whoever reads it, as PrintText shows one.
void PrintStored(const rapidjson::Value& line, bool japanese, std::ostream& out) {
  const bool is_error = Text(line, "severity") == "error";
  out << "    " << VisibleName(Text(line, "file"));
  for (const char* key : {"line", "column"}) {
    const auto number = line.FindMember(key);
    if (number != line.MemberEnd() && number->value.IsInt64() && number->value.GetInt64() > 0)
      out << ':' << number->value.GetInt64();
  }
  out << ": " << (japanese ? (is_error ? "エラー" : "警告") : (is_error ? "error" : "warning")) << ": "
      << Visible(Text(line, japanese ? "ja" : "en")) << " [" << Visible(Text(line, "code")) << "]\n";
  const std::string pointer = Text(line, "pointer"), item = Text(line, "item");
  if (!pointer.empty() || !item.empty())
    out << (japanese ? "      場所: " : "      at: ") << Visible(pointer)
        << (item.empty() ? "" : (pointer.empty() ? "(" : "  (") + Visible(item) + ")") << '\n';
  const std::string hint = Text(line, japanese ? "ja_hint" : "en_hint");
  if (!hint.empty()) out << (japanese ? "      対処: " : "      hint: ") << Visible(hint) << '\n';
}

}  // namespace

void PrintStored(const std::string& lines, Language language, std::ostream& out) {
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t to = std::min(lines.find('\n', from), lines.size());
    rapidjson::Document line;
    line.Parse(lines.data() + from, to - from);
    from = to + 1;
    if (!line.HasParseError() && line.IsObject()) PrintStored(line, language == Language::japanese, out);
  }
}

}  // namespace yoshiki
