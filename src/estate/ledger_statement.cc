#include "estate/ledger_statement.h"

#include <cassert>

#include "estate/ledger_packing.h"

namespace yoshiki::ledger {

Connection::Connection(const std::string& name, int flags) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
  database_.reset(database);
  if (database) sqlite3_extended_result_codes(database, 1);
  if (code != SQLITE_OK) Failed(database ? sqlite3_extended_errcode(database) : code);
}

bool Connection::Run(const char* sql) {
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK || Failed(code);
}

sqlite3_stmt* Connection::Prepared(std::string_view sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return known->second.get();
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) {
    Failed(code);
    return nullptr;
  }
  statements_[std::string(sql)].reset(statement);
  return statement;
}

bool Connection::Failed(int code) {
  // A constraint that is broken may be an index that says what the table does not.
  const int kind = code & 0xFF;
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_CONSTRAINT) met_damage_ = true;
  if (code_ != SQLITE_OK) return false;
  code_ = code;
  failure_ = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
  return false;
}

void Connection::TakeFailure(const Connection& other) {
  if (code_ != SQLITE_OK) return;
  code_ = other.code_;
  failure_ = other.failure_;
}

Query::Query(Connection& connection, std::string_view sql)
    : connection_(connection), statement_(connection.Prepared(sql)) {}

Query::~Query() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Query& Query::Integer(std::int64_t value) {
  if (statement_) sqlite3_bind_int64(statement_, ++parameter_, value);
  return *this;
}

// An empty view may have no address, which SQLite would take for NULL.
Query& Query::Blob(std::string_view bytes) {
  if (statement_) {
    sqlite3_bind_blob64(statement_, ++parameter_, bytes.empty() ? "" : bytes.data(), bytes.size(),
                        SQLITE_STATIC);
  }
  return *this;
}

Query& Query::Text(std::string_view text) {
  if (statement_) {
    sqlite3_bind_text64(statement_, ++parameter_, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
  }
  return *this;
}

Query& Query::Hash(std::string_view hash) {
  if (!IsPackable(hash)) return Text(hash);
  assert(hashes_ < std::size(packed_));
  return Blob(packed_[hashes_++] = PackHex(hash));
}

bool Query::Row() {
  if (!statement_) return false;
  column_ = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  return code == SQLITE_DONE ? false : connection_.Failed(code);
}

bool Query::Done() {
  while (Row()) {
  }
  return connection_.code() == SQLITE_OK;
}

std::int64_t Query::Integer() { return sqlite3_column_int64(statement_, column_++); }

std::string Query::Bytes() {
  const void* bytes = sqlite3_column_blob(statement_, column_);
  const int size = sqlite3_column_bytes(statement_, column_++);
  return bytes ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)) : std::string();
}

std::string Query::Hash() {
  const bool packed = sqlite3_column_type(statement_, column_) == SQLITE_BLOB;
  std::string bytes = Bytes();
  return packed ? UnpackHex(bytes) : bytes;
}

bool Query::IsNull() const { return sqlite3_column_type(statement_, column_) == SQLITE_NULL; }

Transaction::Transaction(Connection& connection, Kind kind)
    : connection_(connection), open_(connection.Run(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN")) {}

Transaction::~Transaction() {
  // Some failures (a full disk) have rolled back already.
  if (open_ && !sqlite3_get_autocommit(connection_.get())) {
    sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

bool Transaction::Commit() {
  if (!open_ || connection_.code() != SQLITE_OK || !connection_.Run("COMMIT")) return false;
  open_ = false;
  return true;
}

}  // namespace yoshiki::ledger
