// Joining ledgers that shards have written.
#include <set>
#include <utility>

#include "estate/ledger.h"
#include "estate/ledger_records.h"
#include "estate/ledger_schema.h"

namespace yoshiki {

using ledger::Connection;
using ledger::Query;
using ledger::Store;
using ledger::Transaction;

namespace {

/// A run of the shard's ledger.
struct OtherRun {
  std::string origin;
  RunRecord run;            ///< `id` there
  std::int64_t here = 0;    ///< its id here
  bool taken_over = false;  ///< before, when it had ended: its records are here
};

std::vector<OtherRun> RunsOf(Connection& connection) {
  std::vector<OtherRun> runs;
  Query query(connection, "SELECT origin, " + ledger::RunColumns(connection) + " FROM runs ORDER BY id");
  while (query.Row()) {
    OtherRun& other = runs.emplace_back();
    other.origin = query.Bytes();
    other.run = ledger::RunFrom(query);
  }
  return runs;
}

bool TakeRun(Connection& connection, OtherRun& other) {
  {
    Query query(connection, "SELECT finished FROM runs WHERE origin = ?");
    other.taken_over = query.Blob(other.origin).Row() && query.Integer() != 0;
  }
  const RunRecord& run = other.run;
  Query query(connection,
              "INSERT INTO runs (origin, started, finished, version, shard, planned, made, current, warned,"
              " failed, diagnostics) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
              "ON CONFLICT (origin) DO UPDATE SET finished = max(finished, excluded.finished),"
              " planned = max(planned, excluded.planned), made = max(made, excluded.made),"
              " current = max(current, excluded.current), warned = max(warned, excluded.warned),"
              " failed = max(failed, excluded.failed),"
              // A run that was cut off when it was first taken over had said nothing yet.
              " diagnostics = max(diagnostics, excluded.diagnostics) RETURNING id");
  query.Blob(other.origin);
  BindRun(query, run);
  query.Text(run.diagnostics);
  other.here = query.Row() ? query.Integer() : 0;
  return query.Done() && other.here != 0;
}

/// What the ledger that is merged into has of an output so far.
struct Rival {
  std::int64_t run = 0;  ///< that made it, or after which it was forgotten; 0 = neither
  std::string sha256;
  std::int64_t started = 0;
  std::string shard;
};

Rival RivalIn(Connection& connection, std::int64_t output) {
  Rival rival;
  Query query(connection,
              "SELECT runs.id, ifnull(r.sha256, ''), runs.started, runs.shard"
              " FROM outputs o LEFT JOIN records r ON r.id = o.record"
              " JOIN runs ON runs.id = ifnull(r.run, o.forgotten) WHERE o.id = ?");
  if (!query.Integer(output).Row()) return rival;
  rival.run = query.Integer();
  rival.sha256 = query.Hash();
  rival.started = query.Integer();
  rival.shard = query.Bytes();
  return rival;
}

bool HasRecordOf(Connection& connection, std::int64_t output, std::int64_t run) {
  return Query(connection, "SELECT 1 FROM records WHERE output = ? AND run = ?")
      .Integer(output)
      .Integer(run)
      .Row();
}

/// Takes over what a shard's ledger has. All within a transaction of each.
class Merging {
 public:
  Merging(Store& here, Store& shard, const Ledger::HashNow& hash_now)
      : here_(here), shard_(shard), hash_now_(hash_now) {}

  bool TakeAll() {
    for (OtherRun& run : RunsOf(shard_.connection)) {
      if (!TakeRun(here_.connection, run)) return false;
      taken_now_.insert(run.here);
      if (run.taken_over) continue;
      for (JobRecord& record : ledger::ReadRecords(shard_, ledger::Which::of_run, run.run.id, {})) {
        if (!TakeRecord(std::move(record), run)) return false;
      }
    }
    return shard_.connection.code() == SQLITE_OK;
  }

 private:
  bool TakeRecord(JobRecord record, const OtherRun& run) {
    Connection& connection = here_.connection;
    record.run = run.here;
    const std::int64_t output = ledger::OutputId(connection, record.name);
    if (output == 0) return false;
    // One that was taken over already, of a run that was cut off, has had its turn.
    const bool counts =
        !HasRecordOf(connection, output, run.here) && IsNewer(record, run, RivalIn(connection, output));
    const std::int64_t id = ledger::WriteRecord(here_, output, record);
    if (id == 0) return false;
    if (counts && !Query(connection, "UPDATE outputs SET record = ?, forgotten = NULL WHERE id = ?")
                       .Integer(id)
                       .Integer(output)
                       .Done()) {
      return false;
    }
    return ledger::PruneRecords(connection, output);
  }

  bool IsNewer(const JobRecord& record, const OtherRun& run, const Rival& rival) const {
    if (rival.run == 0 || taken_now_.contains(rival.run)) return true;
    const bool merged_before = !rival.shard.empty() && rival.run <= *here_.merged_from;
    if (merged_before) return true;
    if (record.sha256 != rival.sha256 && hash_now_) {
      const std::string now = hash_now_(record.name);
      if (!now.empty() && now == record.sha256) return true;
      if (!now.empty() && now == rival.sha256) return false;
    }
    return run.run.started >= rival.started;
  }

  Store& here_;
  Store& shard_;
  const Ledger::HashNow& hash_now_;
  std::set<std::int64_t> taken_now_;  // runs, by their ids here
};

std::int64_t NewestId(Connection& connection) {
  Query query(connection, "SELECT ifnull(max(id), 0) FROM runs");
  return query.Row() ? query.Integer() : 0;
}

/// As FinishRun does, for a ledger in which no run of its own ends.
bool SweepWhenDue(Store& here, std::int64_t newest_before) {
  const std::int64_t newest = NewestId(here.connection);
  return newest / ledger::kKeptRuns == newest_before / ledger::kKeptRuns || ledger::Sweep(here, newest);
}

}  // namespace

bool Ledger::Merge(const Ledger& shard, const HashNow& hash_now) {
  if (&shard == this) return true;
  Store& here = *store_;
  Store& there = *shard.store_;
  here.Clear();
  there.Clear();
  Transaction reading(there.connection, Transaction::Kind::read);
  Transaction writing(here.connection, Transaction::Kind::write);
  bool merged = reading && writing;
  if (merged) {
    there.dependencies.Refresh();
    here.dependencies.Refresh();
    const std::int64_t newest = NewestId(here.connection);
    if (!here.merged_from) here.merged_from = newest;
    merged = Merging(here, there, hash_now).TakeAll() && SweepWhenDue(here, newest) && writing.Commit();
  }
  here.unreadable = there.unreadable;
  if (merged) return true;
  here.dependencies.Clear();
  here.connection.TakeFailure(there.connection);
  return false;
}

}  // namespace yoshiki
