// The arguments of `yoshiki compare` and `yoshiki changes`. Private to cli/.
#pragma once

#include <string>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace CLI {
class App;
}

namespace yoshiki {

/// What CLI11 fills in, apart from the settings that other commands have too.
struct RawCompare {
  std::vector<std::string> drafts, outputs, links;
  std::vector<std::string> others;  ///< the drafts of all further statements, one after the other
  std::string notes, date, redline;
  std::string removed = "word";
  std::string abridge = "0";
  bool a3 = false, append = false;
};

/// Add the commands to the grammar. `raw` must live as long as `app`.
CLI::App* AddCompare(CLI::App& app, RawCompare& raw);
CLI::App* AddChanges(CLI::App& app, RawCompare& raw);

CompareJob CompareJobOf(const RawCompare& raw, const RenderSettings& settings, Diagnostics& diagnostics);
ChangesJob ChangesJobOf(const RawCompare& raw, const RenderSettings& settings, Diagnostics& diagnostics);

}  // namespace yoshiki
