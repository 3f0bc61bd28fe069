// Values as bytes, from a worker to the run. Both are one program: there are no versions. Private to estate/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "estate/ledger.h"

namespace yoshiki {

/// What a worker says of an output.
struct MadeOutput {
  JobState state = JobState::failed;
  std::vector<Dependency> dependencies;
  KnownFile output;  ///< as it looked once written; no hash = it was not made
  std::string text_sha256;
  std::vector<std::string> pages;
  Diagnostics diagnostics;
  std::int64_t milliseconds = 0, peak_kibibytes = 0;
};

std::string Packed(const MadeOutput& output);
/// Of bytes that are not whole: an output that failed.
MadeOutput Unpacked(std::string_view bytes);

/// Diagnostics as the ledger keeps them: a JSON object a line, with the words of both languages.
std::string DiagnosticLines(const Diagnostics& diagnostics);

}  // namespace yoshiki
