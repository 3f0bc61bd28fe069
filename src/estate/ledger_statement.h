// SQLite's C interface with an end to everything that is begun. Private to estate/.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace yoshiki::ledger {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// An open database with the statements used so far, prepared once, and the last thing that went wrong.
class Connection {
 public:
  /// `flags` as sqlite3_open_v2 takes them. A failure is told by code().
  Connection(const std::string& name, int flags);

  sqlite3* get() const { return database_.get(); }
  /// Several statements that give no rows.
  bool Run(const char* sql);
  /// Null after a failure.
  sqlite3_stmt* Prepared(std::string_view sql);

  /// Keeps what went wrong first since the last Clear, and gives false.
  bool Failed(int code);
  void Clear() { code_ = SQLITE_OK, failure_.clear(); }
  /// Whether anything, ever, went wrong that an undamaged file does not make go wrong.
  bool met_damage() const { return met_damage_; }
  /// Another connection's failure becomes this one's, unless it has one of its own.
  void TakeFailure(const Connection& other);
  /// SQLite's extended result code, and its words.
  int code() const { return code_; }
  const std::string& failure() const { return failure_; }

 private:
  std::unique_ptr<sqlite3, CloseDatabase> database_;
  std::map<std::string, std::unique_ptr<sqlite3_stmt, FinalizeStatement>, std::less<>> statements_;
  int code_ = SQLITE_OK;
  std::string failure_;
  bool met_damage_ = false;
};

/// One use of a statement. Parameters are bound, and columns read, from left to right. What is bound must
/// live as long as the query. Two uses of one statement must not overlap.
class Query {
 public:
  Query(Connection& connection, std::string_view sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& Integer(std::int64_t value);
  Query& Blob(std::string_view bytes);
  Query& Text(std::string_view text);
  /// Half as long in the file when it is lower-case hex.
  Query& Hash(std::string_view hash);

  /// Goes to the next row; false at the end and after a failure.
  bool Row();
  /// Runs it to its end; false after a failure.
  bool Done();

  std::int64_t Integer();
  std::string Bytes();  ///< of a blob or a text
  std::string Hash();
  bool IsNull() const;  ///< the column that is read next

 private:
  Connection& connection_;
  sqlite3_stmt* statement_;
  int parameter_ = 0;
  int column_ = 0;
  std::string packed_[4];
  std::size_t hashes_ = 0;
};

/// Rolled back unless it is committed.
class Transaction {
 public:
  enum class Kind { read, write };
  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  explicit operator bool() const { return open_; }
  bool Commit();

 private:
  Connection& connection_;
  bool open_;
};

}  // namespace yoshiki::ledger
