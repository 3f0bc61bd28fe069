// Helpers of the model tests.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "model/model.h"

namespace yoshiki {

inline std::optional<Statement> Parse(std::string_view json, Diagnostics& diagnostics,
                                      const ParseLimits& limits = {}) {
  return ParseStatement(SourceText("m.json", std::string(json)), diagnostics, limits);
}

/// Parses what must be valid.
inline Statement Parsed(std::string_view json) {
  Diagnostics diagnostics;
  std::optional<Statement> statement = Parse(json, diagnostics);
  for (const Diagnostic& d : diagnostics.all()) ADD_FAILURE() << MessageText(d, Language::english);
  return statement ? std::move(*statement) : Statement();
}

/// All faults of `json`, a line each: "line:column [code] message" or "line:column [code] /pointer message".
/// Fails when a statement came back beside faults or neither did, and when a fault has no Japanese or no
/// cure.
inline std::string FaultsOf(std::string_view json, const ParseLimits& limits = {}) {
  Diagnostics diagnostics;
  const std::optional<Statement> statement = Parse(json, diagnostics, limits);
  EXPECT_NE(statement.has_value(), diagnostics.has_errors());
  std::string lines;
  for (const Diagnostic& d : diagnostics.all()) {
    EXPECT_EQ(d.place.file, "m.json");
    EXPECT_NE(MessageText(d, Language::japanese), MessageText(d, Language::english));
    EXPECT_NE(HintText(d, Language::english), "");
    EXPECT_NE(HintText(d, Language::japanese), "");
    lines += std::to_string(d.place.at.line) + ":" + std::to_string(d.place.at.column) + " [";
    lines += std::string(CodeOf(d.id)) + "] " + d.place.pointer + (d.place.pointer.empty() ? "" : " ");
    lines += MessageText(d, Language::english) + "\n";
  }
  return lines;
}

}  // namespace yoshiki
