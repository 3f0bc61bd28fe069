#include "estate/ledger_judge.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <utility>

#include "estate/ledger_records.h"
#include "estate/ledger_schema.h"

namespace yoshiki::ledger {
namespace {

constexpr int kBusyMilliseconds = 10'000;

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

std::int64_t Version(Connection& connection) { return Number(connection, "PRAGMA user_version"); }

/// Of a ledger in which a run was cut off more may be wrong than SQLite's log tells: the disk may have lost
/// what it said it had.
bool LastRunWasCutOff(Connection& connection) {
  return Number(connection, "SELECT finished = 0 FROM runs ORDER BY id DESC LIMIT 1") == 1;
}

/// Whether the tables are there, as a ledger of that version has them.
bool HasOurTables(Connection& connection, std::int64_t version) {
  Connection model(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
  for (std::int64_t step = 0; step < version; ++step) {
    if (!model.Run(kSteps[step])) return connection.Failed(SQLITE_NOMEM);
  }
  Query ours(model, "SELECT name, ifnull(sql, '') FROM sqlite_schema");
  while (ours.Row()) {
    const std::string name = ours.Bytes(), sql = ours.Bytes();
    Query same(connection, "SELECT 1 FROM sqlite_schema WHERE name = ? AND ifnull(sql, '') = ?");
    if (!same.Text(name).Text(sql).Row()) return false;
  }
  return model.code() == SQLITE_OK;
}

}  // namespace

std::int64_t VersionOfTables(Connection& connection) {
  const std::int64_t version = Version(connection);
  return connection.code() == SQLITE_OK ? std::abs(version) : -1;
}

bool IsDoubtful(Connection& connection) { return Version(connection) < 0; }

Fitness Judge(Connection& connection, Care care) {
  if (connection.code() != SQLITE_OK) return FitnessAfter(connection);
  sqlite3_busy_timeout(connection.get(), kBusyMilliseconds);
  if (!connection.Run("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                      "PRAGMA cache_size = -2048")) {
    return FitnessAfter(connection);
  }
  const std::int64_t tables = Number(connection, "SELECT count(*) FROM sqlite_schema");
  const std::int64_t application = Number(connection, "PRAGMA application_id");
  const std::int64_t version = VersionOfTables(connection);
  if (connection.code() != SQLITE_OK) return FitnessAfter(connection);
  if (tables == 0 && application == 0 && version == 0) return Fitness::fresh;
  if (application != kApplicationId) return Fitness::damaged;
  if (version > kSchemaVersion) return Fitness::newer;
  bool right = version > 0 && HasOurTables(connection, version);
  if (right && care == Care::after_cut && (IsDoubtful(connection) || LastRunWasCutOff(connection)))
    care = Care::whole;
  if (right && care == Care::whole) right = IsWhole(connection);
  if (connection.code() != SQLITE_OK) return FitnessAfter(connection);
  return right ? Fitness::whole : Fitness::damaged;
}

std::string TrueName(const std::string& path) {
  std::error_code error;
  const std::filesystem::path name = std::filesystem::weakly_canonical(path, error);
  return error ? std::filesystem::absolute(path, error).string() : name.string();
}

bool Exists(const std::string& path) {
  struct stat info;
  return ::lstat(path.c_str(), &info) == 0;
}

bool HasBytes(const std::string& path) {
  struct stat info;
  return ::stat(path.c_str(), &info) == 0 && info.st_size > 0;
}

std::string NoFile(const std::string& path) {
  struct stat info;
  if (::stat(path.c_str(), &info) != 0) return errno == ENOENT ? "" : std::strerror(errno);
  if (S_ISDIR(info.st_mode)) return std::strerror(EISDIR);
  return S_ISREG(info.st_mode) ? "" : "not a regular file";
}

void AddCannotOpen(const std::string& path, std::string reason, Diagnostics& diagnostics) {
  diagnostics.Error(MessageId::ledger_cannot_open, PlaceOfFile(path), {std::move(reason)});
}

}  // namespace yoshiki::ledger
