// The arguments of `yoshiki batch` and `yoshiki log`. Private to cli/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "cli/cli.h"
#include "estate/estate.h"

namespace CLI {
class App;
}

namespace yoshiki {

/// How a run tells what it does.
enum class ProgressStyle { automatic, bar, plain, json, none };

/// What `yoshiki batch` is to do.
struct BatchArguments {
  std::string file = "yoshiki.toml";
  BatchOptions options;
  std::optional<std::int64_t> epoch;  ///< SOURCE_DATE_EPOCH
  ProgressStyle progress = ProgressStyle::automatic;
  std::string explain;  ///< an output; "" = none
  bool merge = false, watch = false;
};

/// What `yoshiki log` is to show.
struct LogArguments {
  std::string file = "yoshiki.toml";
  std::optional<std::int64_t> run;  ///< nothing: the list of runs
  bool verify = false;
  std::string html;  ///< where a report of the run, or else of the newest, goes; "" = none is wanted
};

/// What CLI11 fills in.
struct RawBatch {
  std::vector<std::string> words;
  std::string progress = "auto";
  std::optional<std::string> estate, explain, shard, since, jobs, html;
  bool force = false, dry_run = false, keep_going = false, only_failed = false, merge = false, watch = false,
       verify = false;
};

/// Add the commands to the grammar. `raw` must live as long as `app`.
CLI::App* AddBatch(CLI::App& app, RawBatch& raw);
CLI::App* AddLog(CLI::App& app, RawBatch& raw);

/// Options that contradict each other, and those that would be passed over in silence, are faults.
BatchArguments BatchArgumentsOf(const RawBatch& raw, const ArraySurroundings& array,
                                Diagnostics& diagnostics);
LogArguments LogArgumentsOf(const RawBatch& raw, Diagnostics& diagnostics);

}  // namespace yoshiki
