// The diagnostics of a record, read again.
#include <rapidjson/document.h>

#include <algorithm>

#include "estate/report_content.h"

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

ReportedFault FaultOf(const rapidjson::Value& line, bool japanese) {
  ReportedFault fault;
  fault.severity = TextOf(line, "severity");
  fault.code = TextOf(line, "code");
  fault.item = TextOf(line, "item");
  fault.place = TextOf(line, "file");
  if (NumberOf(line, "line") > 0)
    fault.place +=
        ":" + std::to_string(NumberOf(line, "line")) + ":" + std::to_string(NumberOf(line, "column"));
  fault.text = TextOf(line, japanese ? "ja" : "en");
  fault.hint = TextOf(line, japanese ? "ja_hint" : "en_hint");
  return fault;
}

}  // namespace

std::vector<ReportedFault> FaultsOf(const std::string& lines, Language language) {
  std::vector<ReportedFault> faults;
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t to = std::min(lines.find('\n', from), lines.size());
    rapidjson::Document line;
    line.Parse<rapidjson::kParseIterativeFlag>(lines.data() + from, to - from);
    from = to + 1;
    if (!line.HasParseError() && line.IsObject())
      faults.push_back(FaultOf(line, language == Language::japanese));
  }
  return faults;
}

}  // namespace yoshiki
