// What changed between two drafts, as rows of 変更箇所 and as a marked-up form: `yoshiki changes`.
#pragma once

#include <cstddef>
#include <string>

#include "base/base.h"
#include "batch/job.h"

namespace yoshiki {

struct ChangesJob {
  std::string older, newer;        ///< models
  std::string date;                ///< 変更日, as a model writes it: "2026-03-02"
  std::size_t most_unchanged = 0;  ///< longer unchanged passages become （略）; 0 = texts stay whole
  bool append = false;             ///< writes the rows into the newer model, behind those it has
  std::string output;              ///< of the rows as JSON; "" = none, "-" = standard output
  std::string redline;             ///< of the newer form with its changes marked, as PDF; "" = none
  RenderSettings settings;
};

/// Compares and writes what is asked for, each file whole or not at all. 変更日 is not looked at: it prints
/// as typed when it is no date.
RenderOutcome RunChanges(const ChangesJob& job, const World& world, Diagnostics& diagnostics);

}  // namespace yoshiki
