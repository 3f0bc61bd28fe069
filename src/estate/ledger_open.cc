// Opening a ledger: whether it is one, whether it is whole, and what to do when it is not.
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "estate/ledger.h"
#include "estate/ledger_records.h"
#include "estate/ledger_schema.h"

namespace yoshiki {

using ledger::Connection;
using ledger::Query;
using ledger::Store;
using ledger::Transaction;

namespace {

constexpr int kBusyMilliseconds = 10'000;

enum class Fitness { whole, fresh, damaged, newer, unusable };

/// Absolute, as SQLite gives names such as ":memory:" a meaning, and with links resolved, as the write-ahead
/// log stands beside the file itself.
std::string TrueName(const std::string& path) {
  std::error_code error;
  const std::filesystem::path name = std::filesystem::weakly_canonical(path, error);
  return error ? std::filesystem::absolute(path, error).string() : name.string();
}

bool Exists(const std::string& path) {
  struct stat info;
  return ::lstat(path.c_str(), &info) == 0;
}

/// Why the file cannot be a database, or "".
std::string NoFile(const std::string& path) {
  struct stat info;
  if (::stat(path.c_str(), &info) != 0) return errno == ENOENT ? "" : std::strerror(errno);
  if (S_ISDIR(info.st_mode)) return std::strerror(EISDIR);
  return S_ISREG(info.st_mode) ? "" : "not a regular file";
}

/// What a failure says of the file. SQLITE_ERROR is given for a schema that cannot be understood: the
/// statements run here are right.
Fitness FitnessAfter(const Connection& connection) {
  switch (connection.code() & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
      return Fitness::damaged;
    default:
      return connection.code() == SQLITE_IOERR_SHORT_READ ? Fitness::damaged : Fitness::unusable;
  }
}

std::int64_t Number(Connection& connection, std::string_view sql) {
  Query query(connection, sql);
  return query.Row() ? query.Integer() : -1;
}

bool HasBytes(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && info.st_size > 0;
}

/// Of a ledger in which a run was cut off more may be wrong than SQLite's log tells: the disk may have lost
/// what it said it had.
bool LastRunWasCutOff(Connection& connection) {
  return Number(connection, "SELECT finished = 0 FROM runs ORDER BY id DESC LIMIT 1") == 1;
}

bool IsDoubtful(Connection& connection) {
  return Number(connection, "PRAGMA user_version") == ledger::kDoubtful;
}

/// Whether the tables are there, as a new ledger has them.
bool HasOurTables(Connection& connection) {
  Connection model(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
  if (!model.Run(ledger::kSchema)) return connection.Failed(SQLITE_NOMEM);
  Query ours(model, "SELECT name, ifnull(sql, '') FROM sqlite_schema");
  while (ours.Row()) {
    const std::string name = ours.Bytes(), sql = ours.Bytes();
    Query same(connection, "SELECT 1 FROM sqlite_schema WHERE name = ? AND ifnull(sql, '') = ?");
    if (!same.Text(name).Text(sql).Row()) return false;
  }
  return model.code() == SQLITE_OK;
}

bool IsSmall(const std::string& name) {
  constexpr off_t kSmall = off_t{64} << 20;
  struct stat info;
  return ::stat(name.c_str(), &info) == 0 && info.st_size <= kSmall;
}

enum class Care { cheap, after_cut, whole };

Fitness Judge(Connection& connection, Care care) {
  if (connection.code() != SQLITE_OK) return FitnessAfter(connection);
  sqlite3_busy_timeout(connection.get(), kBusyMilliseconds);
  if (!connection.Run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                      "PRAGMA cache_size = -2048")) {
    return FitnessAfter(connection);
  }
  const std::int64_t tables = Number(connection, "SELECT count(*) FROM sqlite_schema");
  const std::int64_t application = Number(connection, "PRAGMA application_id");
  const std::int64_t version = Number(connection, "PRAGMA user_version");
  if (connection.code() != SQLITE_OK) return FitnessAfter(connection);
  if (tables == 0 && application == 0 && version == 0) return Fitness::fresh;
  if (application != ledger::kApplicationId) return Fitness::damaged;
  if (version > ledger::kSchemaVersion) return Fitness::newer;
  const bool doubtful = version == ledger::kDoubtful;
  bool right = (doubtful || version == ledger::kSchemaVersion) && HasOurTables(connection);
  if (right && care == Care::after_cut && (doubtful || LastRunWasCutOff(connection))) care = Care::whole;
  if (right && care == Care::whole) right = ledger::IsWhole(connection);
  if (connection.code() != SQLITE_OK) return FitnessAfter(connection);
  return right ? Fitness::whole : Fitness::damaged;
}

/// As what is written is to reach the disk.
bool SetModes(Connection& connection) {
  return connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
}

bool MarkWhole(Connection& connection) {
  return connection.Run(("PRAGMA user_version = " + std::to_string(ledger::kSchemaVersion)).c_str());
}

bool MakeTables(Connection& connection) {
  Transaction transaction(connection, Transaction::Kind::write);
  const std::string mark = "PRAGMA application_id = " + std::to_string(ledger::kApplicationId);
  return transaction && connection.Run(ledger::kSchema) && connection.Run(mark.c_str()) &&
         MarkWhole(connection) && transaction.Commit();
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

void AddCannotOpen(const std::string& path, std::string reason, Diagnostics& diagnostics) {
  diagnostics.Error(MessageId::ledger_cannot_open, PlaceOfFile(path), {std::move(reason)});
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

/// "file:" names of SQLite, in which '%', '?' and '#' mean something.
std::string ImmutableUri(const std::string& name) {
  std::string uri = "file:";
  for (const char c : name) {
    if (c == '%' || c == '?' || c == '#') {
      uri += c == '%' ? "%25" : c == '?' ? "%3F" : "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

std::unique_ptr<Ledger> Ledger::Open(const std::string& path, Diagnostics& diagnostics, Damaged damaged) {
  const std::string name = TrueName(path);
  if (std::string reason = NoFile(name); !reason.empty()) {
    AddCannotOpen(path, std::move(reason), diagnostics);
    return nullptr;
  }
  // Else SQLite would leave companions of the file that cannot be written either.
  if (Exists(name) && ::access(name.c_str(), W_OK) != 0) {
    AddCannotOpen(path, std::strerror(errno), diagnostics);
    return nullptr;
  }
  // Who ends well leaves no log. A small file is quickly read from end to end.
  const Care care = HasBytes(name + "-wal") || IsSmall(name) ? Care::whole : Care::after_cut;
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
  const bool ready =
      SetModes(connection) &&
      (fitness == Fitness::fresh ? MakeTables(connection) : !IsDoubtful(connection) || MarkWhole(connection));
  if (!ready) {
    diagnostics.Error(MessageId::ledger_cannot_write, PlaceOfFile(path), {connection.failure()});
    return nullptr;
  }
  return std::unique_ptr<Ledger>(new Ledger(std::move(store)));
}

std::unique_ptr<Ledger> Ledger::Read(const std::string& path, Diagnostics& diagnostics) {
  const std::string name = TrueName(path);
  std::string reason = NoFile(name);
  if (reason.empty() && !Exists(name)) return nullptr;
  std::unique_ptr<Store> store;
  Fitness fitness = Fitness::unusable;
  if (reason.empty()) {
    store = std::make_unique<Store>(Connection(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX), path);
    fitness = Judge(store->connection, Care::cheap);
    // In a folder that cannot be written SQLite has no place for its index of the log. Without a log there is
    // nobody who writes.
    if (fitness == Fitness::unusable && !Exists(name + "-wal")) {
      store = std::make_unique<Store>(
          Connection(ImmutableUri(name), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX), path);
      fitness = Judge(store->connection, Care::cheap);
    }
    reason = store->connection.failure();
  }
  if (fitness == Fitness::newer) {
    diagnostics.Error(MessageId::ledger_newer, PlaceOfFile(path));
  } else if (fitness != Fitness::whole && fitness != Fitness::fresh) {
    AddCannotOpen(path, reason.empty() ? sqlite3_errstr(SQLITE_CORRUPT) : reason, diagnostics);
  }
  if (fitness != Fitness::whole) return nullptr;
  return std::unique_ptr<Ledger>(new Ledger(std::move(store)));
}

}  // namespace yoshiki
