#include "estate/stored_diagnostics.h"

#include <rapidjson/document.h>

#include <algorithm>

namespace yoshiki {
namespace {

std::string TextOf(const rapidjson::Value& line, const char* key) {
  const auto member = line.FindMember(key);
  if (member == line.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::int64_t NumberOf(const rapidjson::Value& line, const char* key) {
  const auto member = line.FindMember(key);
  return member != line.MemberEnd() && member->value.IsInt64() ? member->value.GetInt64() : 0;
}

StoredDiagnostic DiagnosticOf(const rapidjson::Value& line, bool japanese) {
  StoredDiagnostic diagnostic;
  diagnostic.is_error = TextOf(line, "severity") == "error";
  diagnostic.code = TextOf(line, "code");
  diagnostic.file = TextOf(line, "file");
  diagnostic.line = NumberOf(line, "line");
  diagnostic.column = NumberOf(line, "column");
  diagnostic.pointer = TextOf(line, "pointer");
  diagnostic.item = TextOf(line, "item");
  diagnostic.text = TextOf(line, japanese ? "ja" : "en");
  diagnostic.hint = TextOf(line, japanese ? "ja_hint" : "en_hint");
  return diagnostic;
}

}  // namespace

std::vector<StoredDiagnostic> StoredDiagnostics(std::string_view lines, Language language) {
  std::vector<StoredDiagnostic> diagnostics;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    rapidjson::Document line;
    // Without recursion, as the depth of what stands there has no limit.
    line.Parse<rapidjson::kParseIterativeFlag>(lines.data(), end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (!line.HasParseError() && line.IsObject())
      diagnostics.push_back(DiagnosticOf(line, language == Language::japanese));
  }
  return diagnostics;
}

}  // namespace yoshiki
