// What the program makes of a command line, and what it says of one that is wrong.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace yoshiki {

/// What it means; none fails the test unless a fault says why.
inline std::optional<Arguments> Parsed(const std::vector<std::string>& args, const Process& process = {}) {
  Diagnostics diagnostics;
  auto parsed = ParseArguments(args, process, diagnostics);
  EXPECT_NE(parsed.has_value(), diagnostics.has_errors());
  return parsed;
}

/// The first fault in English, "message / cure"; "" when there is none, which fails the test.
inline std::string UsageFault(const std::vector<std::string>& args, const Process& process = {}) {
  Diagnostics diagnostics;
  EXPECT_FALSE(ParseArguments(args, process, diagnostics));
  if (diagnostics.empty()) return "";
  EXPECT_EQ(CodeOf(diagnostics.all()[0].id), "usage");
  return MessageText(diagnostics.all()[0], Language::english) + " / " +
         HintText(diagnostics.all()[0], Language::english);
}

}  // namespace yoshiki
