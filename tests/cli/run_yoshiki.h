// Runs the built program as a user would.
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace yoshiki {

struct ProgramRun {
  int code = -1;  ///< exit code; -1 when a signal ended it
  int signal = 0;
  std::string out;
  std::string err;
};

/// How it is started. The environment holds nothing but PATH, HOME and `variables`.
struct Start {
  std::string folder = ".";
  std::string input{};        ///< standard input
  std::string output_file{};  ///< standard output goes here instead of ProgramRun::out
  std::map<std::string, std::string> variables{};
};

/// Starts `yoshiki ARGS…` and waits for it.
ProgramRun RunYoshiki(const std::vector<std::string>& args, const Start& start = {});

/// The same for any program.
ProgramRun RunProgram(const std::vector<std::string>& command, const Start& start = {});

/// A model with little in it, that renders in milliseconds: `extra` goes in behind its form.
std::string SmallModel(const std::string& extra = "");

}  // namespace yoshiki
