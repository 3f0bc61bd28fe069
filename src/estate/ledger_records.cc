#include "estate/ledger_records.h"

#include <algorithm>
#include <string>
#include <utility>

#include "estate/ledger_packing.h"
#include "estate/ledger_schema.h"

namespace yoshiki::ledger {
namespace {

// The columns in the order in which RecordFrom reads them; of the large ones the last come last, as SQLite
// walks through a row.
#define YOSHIKI_RECORDS                                                                           \
  "SELECT o.name, r.run, r.state, r.why, r.key, r.dependencies, r.sha256, r.size, r.text_sha256," \
  " r.milliseconds, r.peak_kibibytes, r.pages, r.diagnostics "

// LEFT JOIN, so that a record that is missing is noticed.
constexpr std::string_view kCurrent = YOSHIKI_RECORDS
    "FROM outputs o LEFT JOIN records r ON r.id = o.record WHERE o.record IS NOT NULL ORDER BY o.record";
constexpr std::string_view kOfRun =
    YOSHIKI_RECORDS "FROM records r LEFT JOIN outputs o ON o.id = r.output WHERE r.run = ?";
constexpr std::string_view kNamed = YOSHIKI_RECORDS
    "FROM outputs o LEFT JOIN records r ON r.id = o.record WHERE o.name = ? AND o.record IS NOT NULL";
constexpr std::string_view kBefore = YOSHIKI_RECORDS
    "FROM outputs o CROSS JOIN records r ON r.output = o.id JOIN runs ON runs.id = r.run"
    " WHERE o.name = ? AND (runs.started, runs.id) < (SELECT started, id FROM runs WHERE id = ?)"
    " ORDER BY runs.started DESC, runs.id DESC LIMIT 1";

#undef YOSHIKI_RECORDS

std::optional<JobRecord> RecordFrom(Store& store, Query& query) {
  JobRecord record;
  if (query.IsNull()) return std::nullopt;
  record.name = query.Bytes();
  if (query.IsNull()) return std::nullopt;
  record.run = query.Integer();
  const std::int64_t state = query.Integer();
  if (state < 0 || state > static_cast<std::int64_t>(JobState::failed)) return std::nullopt;
  record.state = static_cast<JobState>(state);
  const std::int64_t why = query.Integer();
  if (why < 0 || why > static_cast<std::int64_t>(MakingReason::forced)) return std::nullopt;
  record.why = static_cast<MakingReason>(why);
  record.key = query.Hash();
  auto dependencies = store.dependencies.Unpack(query.Bytes());
  if (!dependencies) return std::nullopt;
  record.dependencies = std::move(*dependencies);
  record.sha256 = query.Hash();
  record.size = query.Integer();
  record.text_sha256 = query.Hash();
  record.milliseconds = query.Integer();
  record.peak_kibibytes = query.Integer();
  auto pages = UnpackHashes(query.Bytes());
  if (!pages) return std::nullopt;
  record.pages = std::move(*pages);
  record.diagnostics = query.Bytes();
  return record;
}

// The newest stay whatever they made, so that a log tells of quiet nights too.
bool SweepRuns(Connection& connection) {
  return Query(connection,
               "DELETE FROM runs WHERE NOT EXISTS (SELECT 1 FROM records WHERE run = runs.id)"
               " AND NOT EXISTS (SELECT 1 FROM outputs WHERE forgotten = runs.id)"
               " AND id NOT IN (SELECT id FROM runs ORDER BY started DESC, id DESC LIMIT ?)")
      .Integer(kKeptRuns)
      .Done();
}

}  // namespace

bool IsWhole(Connection& connection) {
  Query query(connection, "PRAGMA integrity_check(1)");
  return query.Row() && query.Bytes() == "ok";
}

std::string RunColumns(Connection& connection) {
  const bool has_diagnostics =
      Query(connection, "SELECT 1 FROM pragma_table_info('runs') WHERE name = 'diagnostics'").Row();
  return std::string("id, started, finished, version, shard, planned, made, current, warned, failed, ") +
         (has_diagnostics ? "diagnostics" : "''");
}

RunRecord RunFrom(Query& query) {
  RunRecord run;
  run.id = query.Integer();
  run.started = query.Integer();
  run.finished = query.Integer();
  run.version = query.Bytes();
  run.shard = query.Bytes();
  for (std::int64_t* count : {&run.planned, &run.made, &run.current, &run.warned, &run.failed})
    *count = query.Integer();
  run.diagnostics = query.Bytes();
  return run;
}

void BindRun(Query& query, const RunRecord& run) {
  query.Integer(run.started).Integer(run.finished).Text(run.version).Text(run.shard);
  for (const std::int64_t count : {run.planned, run.made, run.current, run.warned, run.failed})
    query.Integer(count);
}

bool CountUnfinished(Connection& connection, std::vector<RunRecord>& runs) {
  if (std::ranges::none_of(runs, [](const RunRecord& run) { return run.finished == 0; })) return true;
  Query query(connection,
              "SELECT run, sum(state <= ?1), sum(state = ?1), sum(state > ?1) FROM records"
              " WHERE run IN (SELECT id FROM runs WHERE finished = 0) GROUP BY run");
  query.Integer(static_cast<std::int64_t>(JobState::warned));
  while (query.Row()) {
    const auto run = std::ranges::find(runs, query.Integer(), &RunRecord::id);
    if (run == runs.end()) continue;
    for (std::int64_t* count : {&run->made, &run->warned, &run->failed}) *count = query.Integer();
  }
  return connection.code() == SQLITE_OK;
}

std::int64_t OutputId(Connection& connection, const std::string& name) {
  {
    Query query(connection, "SELECT id FROM outputs WHERE name = ?");
    if (query.Blob(name).Row()) return query.Integer();
  }
  Query query(connection, "INSERT INTO outputs (name) VALUES (?)");
  return query.Blob(name).Done() ? sqlite3_last_insert_rowid(connection.get()) : 0;
}

std::int64_t WriteRecord(Store& store, std::int64_t output, const JobRecord& record) {
  const auto dependencies = store.dependencies.Pack(record.dependencies);
  if (!dependencies) return 0;
  const std::string pages = PackHashes(record.pages);
  Query query(
      store.connection,
      "INSERT INTO records (output, run, state, why, key, dependencies, sha256, size, text_sha256,"
      " milliseconds, peak_kibibytes, pages, diagnostics) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT (output, run) DO UPDATE SET state = excluded.state, why = excluded.why, key = "
      "excluded.key,"
      " dependencies = excluded.dependencies, sha256 = excluded.sha256, size = excluded.size,"
      " text_sha256 = excluded.text_sha256, milliseconds = excluded.milliseconds,"
      " peak_kibibytes = excluded.peak_kibibytes, pages = excluded.pages,"
      " diagnostics = excluded.diagnostics RETURNING id");
  query.Integer(output).Integer(record.run).Integer(static_cast<std::int64_t>(record.state));
  query.Integer(static_cast<std::int64_t>(record.why));
  query.Hash(record.key).Blob(*dependencies).Hash(record.sha256).Integer(record.size);
  query.Hash(record.text_sha256).Integer(record.milliseconds).Integer(record.peak_kibibytes);
  query.Blob(pages).Text(record.diagnostics);
  const std::int64_t id = query.Row() ? query.Integer() : 0;
  return query.Done() ? id : 0;
}

bool PruneRecords(Connection& connection, std::int64_t output) {
  return Query(connection,
               "DELETE FROM records WHERE id IN (SELECT r.id FROM records r JOIN runs ON runs.id = r.run"
               " WHERE r.output = ?1 ORDER BY runs.started DESC, runs.id DESC LIMIT -1 OFFSET ?2)"
               " AND id NOT IN (SELECT record FROM outputs WHERE id = ?1 AND record IS NOT NULL)")
      .Integer(output)
      .Integer(kKeptRuns)
      .Done();
}

bool Sweep(Store& store, std::int64_t run) {
  return Query(store.connection,
               "DELETE FROM records WHERE output IN (SELECT id FROM outputs WHERE forgotten <= ?)")
             .Integer(run - kKeptRuns)
             .Done() &&
         Query(store.connection, "DELETE FROM outputs WHERE forgotten <= ?")
             .Integer(run - kKeptRuns)
             .Done() &&
         SweepRuns(store.connection) && store.dependencies.Sweep();
}

std::vector<JobRecord> ReadRecords(Store& store, Which which, std::int64_t run, std::string_view name) {
  Query query(store.connection, which == Which::current  ? kCurrent
                                : which == Which::of_run ? kOfRun
                                : which == Which::before ? kBefore
                                                         : kNamed);
  if (which == Which::named || which == Which::before) query.Blob(name);
  if (which == Which::of_run || which == Which::before) query.Integer(run);
  std::vector<JobRecord> records;
  while (query.Row()) {
    if (auto record = RecordFrom(store, query)) {
      records.push_back(std::move(*record));
    } else {
      ++store.unreadable;
    }
  }
  if (store.connection.code() != SQLITE_OK) return {};
  std::sort(records.begin(), records.end(),
            [](const JobRecord& a, const JobRecord& b) { return a.name < b.name; });
  return records;
}

}  // namespace yoshiki::ledger
