// cli: arguments become jobs, diagnostics become words, outcomes become exit codes. The only stage that knows
// of a terminal, a language setting and environment variables. The only header of this folder that other
// folders include.
#pragma once

#include <atomic>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// What the process ends with. Scripts rely on the numbers; README.md documents them.
enum class ExitCode : int {
  done = 0,
  rejected = 1,     ///< the input or a form is wrong; nothing was written for it
  usage = 2,        ///< the command line is wrong; nothing was done
  warnings = 3,     ///< done, with warnings
  environment = 4,  ///< a disk, font or permission failed; nothing was written for it
};

/// What array jobs tell their tasks: SLURM_ARRAY_TASK_ID and …_MIN, JOB_COMPLETION_INDEX.
struct ArraySurroundings {
  std::string slurm_id, slurm_first, kubernetes_index;
};

/// The process as it was started. main() fills it from the system.
struct Process {
  Surroundings surroundings;
  std::string language;  ///< YOSHIKI_LANG, else LC_ALL, LC_MESSAGES, LANG: "ja_JP.UTF-8", "en"
  std::optional<std::string> source_date_epoch;  ///< SOURCE_DATE_EPOCH
  bool output_is_terminal = false;               ///< standard output is one
  bool errors_are_terminal = false;              ///< standard error is one
  ArraySurroundings array;
  const std::atomic<int>* interrupted =
      nullptr;                           ///< counts SIGINT and SIGTERM, once a command has asked for it
  void (*catch_interrupts)() = nullptr;  ///< from now on those signals are counted and end nothing
  int (*columns)() = nullptr;            ///< of the terminal that standard error is; 0 = not known
};

/// Runs `yoshiki ARGS…`. Listings go to `out`, diagnostics and statistics to `err`; documents for "-" go
/// straight to file descriptor 1.
ExitCode RunCommandLine(const std::vector<std::string>& args, const Process& process, std::ostream& out,
                        std::ostream& err);

}  // namespace yoshiki
