// Another program, run as a child. Private to estate/.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {

struct ProgramLimits {
  std::chrono::milliseconds time{10'000};
  std::size_t output = 64U << 20U;    ///< bytes
  std::size_t memory = 1024U << 20U;  ///< bytes of address space
};

struct ProgramRun {
  enum class How {
    done,     ///< ended by itself, with 0
    missing,  ///< there is no such program, or it may not be run
    failed,
    hung,  ///< killed at its time limit
  };
  How how = How::failed;
  std::string output;  ///< what it wrote to its standard output; "" unless it is done
};

/// Runs a program with its arguments, the first of which names it: a path, or a name that is looked for where
/// PATH says. No shell comes between. It reads `input`, as a file, from its standard input; what it says on
/// its standard error is dropped; its environment is LC_ALL=C and nothing else. Nothing of it is left when
/// this returns: beyond a limit it is killed, with what it started in its process group.
ProgramRun RunProgram(std::vector<std::string> command, std::string_view input,
                      const ProgramLimits& limits = {});

}  // namespace yoshiki
