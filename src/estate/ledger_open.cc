// Opening a ledger to write, and what to do when it is not whole.
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "estate/ledger.h"
#include "estate/ledger_judge.h"
#include "estate/ledger_records.h"
#include "estate/ledger_schema.h"

namespace yoshiki {

using ledger::AddCannotOpen;
using ledger::Care;
using ledger::Connection;
using ledger::Exists;
using ledger::Fitness;
using ledger::Judge;
using ledger::Store;
using ledger::Transaction;

namespace {

bool IsSmall(const std::string& name) {
  constexpr off_t kSmall = off_t{64} << 20;
  struct stat info;
  return ::stat(name.c_str(), &info) == 0 && info.st_size <= kSmall;
}

/// As what is written is to reach the disk.
bool SetModes(Connection& connection) {
  return connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

/// Makes the tables, or brings those of an earlier version up to this one's; the file counts as whole then.
bool MakeTables(Connection& connection) {
  Transaction transaction(connection, Transaction::Kind::write);
  if (!transaction) return false;
  const std::int64_t version = ledger::VersionOfTables(connection);
  for (std::int64_t step = version; step < ledger::kSchemaVersion; ++step) {
    if (step < 0 || !connection.Run(ledger::kSteps[step])) return false;
  }
  const std::string marks = "PRAGMA application_id = " + std::to_string(ledger::kApplicationId) +
                            "; PRAGMA user_version = " + std::to_string(ledger::kSchemaVersion);
  return connection.Run(marks.c_str()) && transaction.Commit();
}

bool IsUpToDate(Connection& connection) {
  return !ledger::IsDoubtful(connection) && ledger::VersionOfTables(connection) == ledger::kSchemaVersion;
}

/// Renames the file and its companions; gives the new name, or "" with errno.
std::string PutAside(const std::string& path) {
  std::string aside = path + ".damaged";
  for (int i = 2; Exists(aside) || Exists(aside + "-wal") || Exists(aside + "-shm"); ++i) {
    aside = path + ".damaged." + std::to_string(i);
  }
  if (::rename(path.c_str(), aside.c_str()) != 0) return {};
  for (const char* companion : {"-wal", "-shm"}) {
    if (::rename((path + companion).c_str(), (aside + companion).c_str()) != 0 && errno != ENOENT) return {};
  }
  return aside;
}

constexpr int kWriting = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

/// A new ledger in place of the damaged one; null after adding why not.
std::unique_ptr<Store> BeginAnew(std::unique_ptr<Store> damaged, const std::string& path,
                                 const std::string& name, Diagnostics& diagnostics) {
  // What is put aside is to be what was found.
  sqlite3_db_config(damaged->connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  damaged.reset();
  const std::string aside = PutAside(name);
  if (aside.empty()) {
    AddCannotOpen(path, std::strerror(errno), diagnostics);
    return nullptr;
  }
  diagnostics.Warn(MessageId::ledger_damaged, PlaceOfFile(path), {aside});
  auto store = std::make_unique<Store>(Connection(name, kWriting), path);
  if (Judge(store->connection, Care::cheap) == Fitness::fresh) return store;
  AddCannotOpen(path, store->connection.failure(), diagnostics);
  return nullptr;
}

}  // namespace

std::unique_ptr<Ledger> Ledger::Open(const std::string& path, Diagnostics& diagnostics, Damaged damaged) {
  const std::string name = ledger::TrueName(path);
  if (std::string reason = ledger::NoFile(name); !reason.empty()) {
    AddCannotOpen(path, std::move(reason), diagnostics);
    return nullptr;
  }
  // Else SQLite would leave companions of the file that cannot be written either.
  if (Exists(name) && ::access(name.c_str(), W_OK) != 0) {
    AddCannotOpen(path, std::strerror(errno), diagnostics);
    return nullptr;
  }
  // Who ends well leaves no log. A small file is quickly read from end to end.
  const Care care = ledger::HasBytes(name + "-wal") || IsSmall(name) ? Care::whole : Care::after_cut;
  auto store = std::make_unique<Store>(Connection(name, kWriting), path);
  Fitness fitness = Judge(store->connection, care);
  if (fitness == Fitness::damaged && damaged == Damaged::left) {
    sqlite3_db_config(store->connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    AddCannotOpen(path, sqlite3_errstr(SQLITE_CORRUPT), diagnostics);
    return nullptr;
  }
  if (fitness == Fitness::damaged) {
    store = BeginAnew(std::move(store), path, name, diagnostics);
    if (!store) return nullptr;
    fitness = Fitness::fresh;
  }
  if (fitness == Fitness::newer) {
    diagnostics.Error(MessageId::ledger_newer, PlaceOfFile(path));
    return nullptr;
  }
  Connection& connection = store->connection;
  if (fitness != Fitness::unusable && sqlite3_db_readonly(connection.get(), "main") != 0) {
    AddCannotOpen(path, sqlite3_errstr(SQLITE_READONLY), diagnostics);
    return nullptr;
  }
  if (fitness == Fitness::unusable) {
    AddCannotOpen(path, connection.failure(), diagnostics);
    return nullptr;
  }
  // SQLite does not change modes within a transaction.
  const bool ready = SetModes(connection) && (IsUpToDate(connection) || MakeTables(connection));
  if (!ready) {
    diagnostics.Error(MessageId::ledger_cannot_write, PlaceOfFile(path), {connection.failure()});
    return nullptr;
  }
  return std::unique_ptr<Ledger>(new Ledger(std::move(store)));
}

}  // namespace yoshiki
