// Opening a ledger to read only, without leaving anything behind and without disturbing who writes.
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "estate/ledger.h"
#include "estate/ledger_judge.h"
#include "estate/ledger_records.h"

namespace yoshiki {

using ledger::Care;
using ledger::Connection;
using ledger::Exists;
using ledger::Fitness;
using ledger::HasBytes;
using ledger::Store;

namespace {

namespace fs = std::filesystem;

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

/// A ledger that was opened, and what it was found to be.
struct Opening {
  std::unique_ptr<Store> store;
  Fitness fitness = Fitness::unusable;
};

Opening Judged(std::unique_ptr<Store> store) {
  const Fitness fitness = ledger::Judge(store->connection, Care::cheap);
  return {std::move(store), fitness};
}

/// As one that may write, though it does not: who comes last then removes the write-ahead log and its index.
/// Else they would stay, as the reader's own, and keep the next run from writing.
Opening OpenTidily(const std::string& name, const std::string& path) {
  const bool has_log = HasBytes(name + "-wal");
  Opening opening{
      std::make_unique<Store>(Connection(name, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX), path)};
  Connection& connection = opening.store->connection;
  if (connection.code() == SQLITE_OK) connection.Run("PRAGMA query_only = ON");
  opening = Judged(std::move(opening.store));
  // What is damaged is to stay as it was found.
  if (has_log && opening.fitness == Fitness::damaged)
    sqlite3_db_config(opening.store->connection.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  return opening;
}

/// Without log, index and locks: right only while nobody writes.
Opening OpenAlone(const std::string& name, const std::string& path) {
  return Judged(std::make_unique<Store>(
      Connection(ImmutableUri(name), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX), path));
}

Opening OpenReadOnly(const std::string& name, const std::string& path) {
  return Judged(std::make_unique<Store>(Connection(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX), path));
}

/// Whoever writes keeps an index of the log beside it, and a log that is not empty once something was
/// written.
bool NobodyWrites(const std::string& name) {
  return !Exists(name + "-wal") || (!HasBytes(name + "-wal") && !Exists(name + "-shm"));
}

/// A folder for this program alone; removed with all that is in it.
class PrivateFolder {
 public:
  PrivateFolder() {
    std::error_code none;
    std::string name = (fs::temp_directory_path(none) / "yoshiki-XXXXXX").string();
    if (!none && ::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~PrivateFolder() {
    std::error_code stays;
    if (!path_.empty()) fs::remove_all(path_, stays);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const fs::path& path() const { return path_; }  ///< "" = there is none

 private:
  fs::path path_;
};

/// Copies the ledger with its log, and moves what is in the log into the copy. Why that failed, or "".
std::string CopyWhole(const std::string& name, const std::string& copy) {
  std::error_code failed;
  for (const char* part : {"", "-wal"}) {
    if (!failed) fs::copy_file(name + part, copy + part, failed);
    if (!failed) fs::permissions(copy + part, fs::perms::owner_read | fs::perms::owner_write, failed);
  }
  if (failed) return failed.message();
  Connection connection(copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX);
  // Only what has been read once has a log that can be moved.
  const bool moved = connection.code() == SQLITE_OK &&
                     connection.Run("SELECT count(*) FROM sqlite_schema; PRAGMA wal_checkpoint(TRUNCATE)");
  return moved && !HasBytes(copy + "-wal") ? "" : connection.failure();
}

/// The copy stays readable though its name goes at once, so that no kill leaves it behind.
Opening OpenCopy(const std::string& name, const std::string& path, std::string& reason) {
  const PrivateFolder folder;
  if (folder.path().empty()) {
    reason = std::strerror(errno);
    return {};
  }
  const std::string copy = (folder.path() / "ledger").string();
  reason = CopyWhole(name, copy);
  return reason.empty() ? OpenAlone(copy, path) : Opening();
}

Opening OpenBesideWriters(const std::string& name, const std::string& path) {
  Opening opening;
  if (::access(name.c_str(), W_OK) == 0) opening = OpenTidily(name, path);
  // A folder that cannot be written has no place for an index of the log.
  if (opening.fitness == Fitness::unusable && NobodyWrites(name)) opening = OpenAlone(name, path);
  // A log without its index was left behind; an index of the reader's own would be in the way of the next
  // run.
  std::string untold;
  if (opening.fitness == Fitness::unusable && !Exists(name + "-shm")) opening = OpenCopy(name, path, untold);
  if (opening.fitness == Fitness::unusable) opening = OpenReadOnly(name, path);
  if (opening.fitness == Fitness::unusable && !HasBytes(name + "-wal")) opening = OpenAlone(name, path);
  return opening;
}

std::unique_ptr<Store> Whole(Opening opening, const std::string& path, std::string reason,
                             Diagnostics& diagnostics) {
  if (reason.empty() && opening.store) reason = opening.store->connection.failure();
  switch (opening.fitness) {
    case Fitness::whole:
      return std::move(opening.store);
    case Fitness::fresh:
      return nullptr;
    case Fitness::newer:
      diagnostics.Error(MessageId::ledger_newer, PlaceOfFile(path));
      return nullptr;
    default:
      ledger::AddCannotOpen(path, reason.empty() ? sqlite3_errstr(SQLITE_CORRUPT) : reason, diagnostics);
      return nullptr;
  }
}

}  // namespace

std::unique_ptr<Ledger> Ledger::Read(const std::string& path, Diagnostics& diagnostics) {
  const std::string name = ledger::TrueName(path);
  const std::string reason = ledger::NoFile(name);
  if (reason.empty() && !Exists(name)) return nullptr;
  Opening opening;
  if (reason.empty()) opening = OpenBesideWriters(name, path);
  auto store = Whole(std::move(opening), path, reason, diagnostics);
  return store ? std::unique_ptr<Ledger>(new Ledger(std::move(store))) : nullptr;
}

std::unique_ptr<Ledger> Ledger::ReadAlone(const std::string& path, Diagnostics& diagnostics) {
  const std::string name = ledger::TrueName(path);
  std::string reason = ledger::NoFile(name);
  if (reason.empty() && !Exists(name)) return nullptr;
  Opening opening;
  if (reason.empty())
    opening = HasBytes(name + "-wal") ? OpenCopy(name, path, reason) : OpenAlone(name, path);
  auto store = Whole(std::move(opening), path, reason, diagnostics);
  return store ? std::unique_ptr<Ledger>(new Ledger(std::move(store))) : nullptr;
}

}  // namespace yoshiki
