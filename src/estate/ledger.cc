#include "estate/ledger.h"

#include <unistd.h>

#include <utility>

#include "estate/ledger_records.h"
#include "estate/ledger_schema.h"

namespace yoshiki {

using ledger::Query;
using ledger::Transaction;
using ledger::Which;

namespace {

std::vector<JobRecord> ReadInOneView(ledger::Store& store, Which which, std::int64_t run,
                                     std::string_view name) {
  store.Clear();
  Transaction transaction(store.connection, Transaction::Kind::read);
  if (!transaction) return {};
  store.dependencies.Refresh();
  auto records = ledger::ReadRecords(store, which, run, name);
  transaction.Commit();
  return records;
}

bool PutOne(ledger::Store& store, const JobRecord& record) {
  const std::int64_t output = ledger::OutputId(store.connection, record.name);
  const std::int64_t id = output == 0 ? 0 : ledger::WriteRecord(store, output, record);
  return id != 0 &&
         Query(store.connection, "UPDATE outputs SET record = ?, forgotten = NULL WHERE id = ?")
             .Integer(id)
             .Integer(output)
             .Done() &&
         ledger::PruneRecords(store.connection, output);
}

}  // namespace

Ledger::Ledger(std::unique_ptr<ledger::Store> store) : store_(std::move(store)) {}

Ledger::~Ledger() {
  // Closing writes, which is not a forked child's to do.
  if (store_->opener != ::getpid()) {
    static_cast<void>(store_.release());
  } else if (store_->connection.met_damage()) {
    store_->connection.Run(("PRAGMA user_version = " + std::to_string(-ledger::kSchemaVersion)).c_str());
  }
}

std::int64_t Ledger::BeginRun(const RunRecord& run) {
  store_->Clear();
  Query query(store_->connection,
              "INSERT INTO runs (started, finished, version, shard, planned, made, current, warned, failed)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  ledger::BindRun(query, run);
  return query.Done() ? sqlite3_last_insert_rowid(store_->connection.get()) : 0;
}

bool Ledger::FinishRun(const RunRecord& run) {
  store_->Clear();
  Transaction transaction(store_->connection, Transaction::Kind::write);
  if (!transaction) return false;
  store_->dependencies.Refresh();
  {
    Query query(store_->connection,
                "UPDATE runs SET started = ?, finished = ?, version = ?, shard = ?, planned = ?, made = ?,"
                " current = ?, warned = ?, failed = ?, diagnostics = ? WHERE id = ?");
    ledger::BindRun(query, run);
    query.Text(run.diagnostics).Integer(run.id);
    if (!query.Done()) return false;
  }
  // Seldom, as it reads every record; what it removes can be no more than what stays.
  if (run.id % ledger::kKeptRuns == 0 && !ledger::Sweep(*store_, run.id)) return false;
  return transaction.Commit();
}

std::vector<RunRecord> Ledger::Runs() const {
  store_->Clear();
  ledger::Connection& connection = store_->connection;
  Transaction transaction(connection, Transaction::Kind::read);
  if (!transaction) return {};
  std::vector<RunRecord> runs;
  {
    Query query(connection,
                "SELECT " + ledger::RunColumns(connection) + " FROM runs ORDER BY started DESC, id DESC");
    while (query.Row()) runs.push_back(ledger::RunFrom(query));
  }
  const bool read = ledger::CountUnfinished(connection, runs);
  if (!read || connection.code() != SQLITE_OK) return {};
  transaction.Commit();
  return runs;
}

std::optional<std::int64_t> Ledger::StartOf(std::int64_t run) const {
  store_->Clear();
  Query query(store_->connection, "SELECT started FROM runs WHERE id = ?");
  if (!query.Integer(run).Row()) return std::nullopt;
  return query.Integer();
}

std::vector<JobRecord> Ledger::Jobs() const { return ReadInOneView(*store_, Which::current, 0, {}); }

std::vector<JobRecord> Ledger::JobsOf(std::int64_t run) const {
  return ReadInOneView(*store_, Which::of_run, run, {});
}

std::vector<std::string> Ledger::Names() const {
  store_->Clear();
  std::vector<std::string> names;
  Query query(store_->connection, "SELECT name FROM outputs WHERE record IS NOT NULL ORDER BY name");
  while (query.Row()) names.push_back(query.Bytes());
  return store_->connection.code() == SQLITE_OK ? names : std::vector<std::string>();
}

std::optional<JobRecord> Ledger::Job(std::string_view name) const {
  auto records = ReadInOneView(*store_, Which::named, 0, name);
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

std::optional<JobRecord> Ledger::Before(std::string_view name, std::int64_t run) const {
  auto records = ReadInOneView(*store_, Which::before, run, name);
  if (records.empty()) return std::nullopt;
  return std::move(records.front());
}

bool Ledger::Put(const JobRecord& record) { return PutAll({record}); }

bool Ledger::PutAll(const std::vector<JobRecord>& records) {
  store_->Clear();
  Transaction transaction(store_->connection, Transaction::Kind::write);
  if (!transaction) return false;
  store_->dependencies.Refresh();
  bool put = true;
  for (const JobRecord& record : records) put = put && PutOne(*store_, record);
  put = put && transaction.Commit();
  if (!put) store_->dependencies.Clear();
  return put;
}

bool Ledger::Forget(const std::vector<std::string>& names) {
  store_->Clear();
  Transaction transaction(store_->connection, Transaction::Kind::write);
  if (!transaction) return false;
  for (const std::string& name : names) {
    Query query(store_->connection,
                "UPDATE outputs SET record = NULL,"
                " forgotten = (SELECT max(id) FROM runs)"
                " WHERE name = ? AND record IS NOT NULL");
    if (!query.Blob(name).Done()) return false;
  }
  return transaction.Commit();
}

bool Ledger::Clear() {
  store_->Clear();
  Transaction transaction(store_->connection, Transaction::Kind::write);
  const bool cleared = transaction &&
                       store_->connection.Run(
                           "UPDATE outputs SET record = NULL, forgotten = NULL;"
                           "DELETE FROM records; DELETE FROM outputs; DELETE FROM runs;"
                           "DELETE FROM dependencies") &&
                       transaction.Commit();
  store_->dependencies.Clear();
  return cleared;
}

bool Ledger::CheckWhole(Diagnostics& diagnostics) const {
  store_->Clear();
  ledger::Connection& connection = store_->connection;
  if (ledger::IsWhole(connection)) return true;
  diagnostics.Error(MessageId::ledger_cannot_open, PlaceOfFile(store_->path),
                    {connection.code() == SQLITE_OK ? sqlite3_errstr(SQLITE_CORRUPT) : connection.failure()});
  return false;
}

std::string Ledger::Failure() const { return store_->connection.failure(); }

std::size_t Ledger::Unreadable() const { return store_->unreadable; }

}  // namespace yoshiki
