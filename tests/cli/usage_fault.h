// What the program says of a command line that is wrong.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/arguments.h"

namespace yoshiki {

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
