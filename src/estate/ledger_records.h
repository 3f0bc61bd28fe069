// The rows of a ledger. Each call belongs into a transaction. Private to estate/.
#pragma once

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "estate/ledger.h"
#include "estate/ledger_dependencies.h"
#include "estate/ledger_statement.h"

namespace yoshiki::ledger {

/// What a Ledger consists of.
struct Store {
  Store(Connection opened, std::string name) : connection(std::move(opened)), path(std::move(name)) {}
  /// To be called at the beginning of each call.
  void Clear() { connection.Clear(), unreadable = 0; }

  Connection connection;
  std::string path;
  DependencyTable dependencies{connection};
  pid_t opener = ::getpid();
  std::size_t unreadable = 0;               ///< records left out since the last Clear
  std::optional<std::int64_t> merged_from;  ///< the newest run before the first Merge
};

/// Reads the file from end to end, indices held against their tables.
bool IsWhole(Connection& connection);
/// The number of the output, which is new when it is not known; 0 after a failure.
std::int64_t OutputId(Connection& connection, const std::string& name);
/// Writes the record, in place of one of the same run, and gives its number; 0 after a failure.
std::int64_t WriteRecord(Store& store, std::int64_t output, const JobRecord& record);
/// Removes the output's records beyond kKeptRuns, except its current one.
bool PruneRecords(Connection& connection, std::int64_t output);
/// Removes what is left of outputs forgotten kKeptRuns ago, older runs of which there is no record any more,
/// and dependencies that no record has.
bool Sweep(Store& store, std::int64_t run);

/// The columns of a run, as RunFrom reads them. A ledger that is only read may be of an earlier version.
std::string RunColumns(Connection& connection);
RunRecord RunFrom(Query& query);

/// Gives the next parameters its values from `started` to `failed`, in the order of the table.
void BindRun(Query& query, const RunRecord& run);
/// Counts what runs without an end have made: they could not write that down themselves.
bool CountUnfinished(Connection& connection, std::vector<RunRecord>& runs);

/// Which records are read.
enum class Which { current, of_run, named, before };
/// By name. `run` and `name` say which, where they are asked for. Records that cannot be understood are left
/// out, as if the output had never been made, and counted.
std::vector<JobRecord> ReadRecords(Store& store, Which which, std::int64_t run, std::string_view name);

}  // namespace yoshiki::ledger
