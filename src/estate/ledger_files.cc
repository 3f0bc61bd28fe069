// What a ledger remembers of files, so that they need not be read again.
#include <utility>

#include "estate/ledger.h"
#include "estate/ledger_records.h"

namespace yoshiki {

using ledger::Query;
using ledger::Transaction;

namespace {

bool SameLook(const KnownFile& a, const KnownFile& b) {
  return a.size == b.size && a.modified == b.modified && a.changed == b.changed && a.device == b.device &&
         a.inode == b.inode && a.sha256 == b.sha256;
}

bool PutFile(ledger::Connection& connection, const KnownFile& file) {
  Query query(connection,
              "INSERT OR REPLACE INTO files (path, size, modified, changed, device, inode, sha256)"
              " VALUES (?, ?, ?, ?, ?, ?, ?)");
  query.Blob(file.path).Integer(file.size).Integer(file.modified).Integer(file.changed);
  query.Integer(static_cast<std::int64_t>(file.device)).Integer(static_cast<std::int64_t>(file.inode));
  return query.Hash(file.sha256).Done();
}

constexpr const char* kAll =
    "SELECT path, size, modified, changed, device, inode, sha256 FROM files ORDER BY path";

KnownFile FileFrom(Query& query) {
  KnownFile file;
  file.path = query.Bytes();
  file.size = query.Integer();
  file.modified = query.Integer();
  file.changed = query.Integer();
  file.device = static_cast<std::uint64_t>(query.Integer());
  file.inode = static_cast<std::uint64_t>(query.Integer());
  file.sha256 = query.Hash();
  return file;
}

}  // namespace

std::vector<KnownFile> Ledger::KnownFiles() const {
  store_->Clear();
  std::vector<KnownFile> files;
  Query query(store_->connection, kAll);
  while (query.Row()) files.push_back(FileFrom(query));
  if (store_->connection.code() != SQLITE_OK) return {};
  return files;
}

bool Ledger::PutKnownFiles(const std::vector<KnownFile>& files) {
  store_->Clear();
  Transaction transaction(store_->connection, Transaction::Kind::write);
  if (!transaction) return false;
  // Nearly all are what they were: both lists are walked through together, and only what differs is written,
  // afterwards, as the table must not change under the walk.
  std::vector<const KnownFile*> others;
  std::vector<std::string> gone;
  {
    auto file = files.begin();
    Query query(store_->connection, kAll);
    while (query.Row()) {
      KnownFile known = FileFrom(query);
      for (; file != files.end() && file->path < known.path; ++file) others.push_back(&*file);
      if (file == files.end() || file->path != known.path) {
        gone.push_back(std::move(known.path));
        continue;
      }
      if (!SameLook(known, *file)) others.push_back(&*file);
      ++file;
    }
    for (; file != files.end(); ++file) others.push_back(&*file);
  }
  for (const KnownFile* file : others) {
    if (!PutFile(store_->connection, *file)) return false;
  }
  for (const std::string& path : gone) {
    if (!Query(store_->connection, "DELETE FROM files WHERE path = ?").Blob(path).Done()) return false;
  }
  return store_->connection.code() == SQLITE_OK && transaction.Commit();
}

}  // namespace yoshiki
