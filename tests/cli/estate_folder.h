// A small estate in a folder of its own, and the program upon it.
#pragma once

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "run_yoshiki.h"
#include "support/temporary_folder.h"

namespace yoshiki {

class EstateFolder {
 public:
  explicit EstateFolder(const std::string& more = "") {
    Put("yoshiki.toml", "[[documents]]\nmodels = \"models/*.json\"\n" + more);
  }

  void Put(const std::string& name, const std::string& bytes) const { folder_.Put(name, bytes); }
  std::string operator/(const std::string& name) const { return folder_ / name; }
  std::string path() const { return folder_.path(); }

  void PutGood(const std::string& name) const { Put("models/" + name + ".json", SmallModel()); }
  void PutBad(const std::string& name) const {
    Put("models/" + name + ".json", SmallModel(",\n  \"nosuchthing\": 1"));
  }

  ProgramRun Yoshiki(const std::vector<std::string>& args, const std::string& language = "en") const {
    return RunYoshiki(args, {.folder = folder_.path(), .variables = {{"YOSHIKI_LANG", language}}});
  }
  ProgramRun Batch(std::vector<std::string> args = {}, const std::string& language = "en") const {
    args.insert(args.begin(), "batch");
    return Yoshiki(args, language);
  }
  ProgramRun Log(std::vector<std::string> args = {}, const std::string& language = "en") const {
    args.insert(args.begin(), "log");
    return Yoshiki(args, language);
  }

 private:
  TemporaryFolder folder_;
};

inline std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return lines;
}

/// Every line of it, each of which must be an object in UTF-8.
inline std::vector<rapidjson::Document> JsonLinesOf(const std::string& text) {
  std::vector<rapidjson::Document> lines;
  for (const std::string& line : LinesOf(text)) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(line.c_str());
    EXPECT_TRUE(!document.HasParseError() && document.IsObject()) << line;
    lines.push_back(std::move(document));
  }
  return lines;
}

/// The text of a member; "" when there is none.
inline std::string TextOf(const rapidjson::Value& line, const char* key) {
  if (!line.IsObject()) return "";
  const auto member = line.FindMember(key);
  return member != line.MemberEnd() && member->value.IsString() ? member->value.GetString() : "";
}

}  // namespace yoshiki
