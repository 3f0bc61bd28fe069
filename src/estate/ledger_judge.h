// Whether a file is a ledger, and whether it is whole. Private to estate/.
#pragma once

#include <cstdint>
#include <string>

#include "base/base.h"
#include "estate/ledger_statement.h"

namespace yoshiki::ledger {

enum class Fitness : std::uint8_t {
  whole,
  fresh,  ///< nothing is in it
  damaged,
  newer,     ///< of a later version of the program
  unusable,  ///< it cannot be told, as it cannot be read
};

/// How much of it is read.
enum class Care : std::uint8_t {
  cheap,
  after_cut,  ///< all, if the last who wrote did not come to an end or met damage
  whole,
};

/// Also sets what every connection to a ledger needs.
Fitness Judge(Connection& connection, Care care);

/// That of the tables, whatever was found of the rest; 0 = there are none, -1 after a failure.
std::int64_t VersionOfTables(Connection& connection);
/// Whether something in it was found to be damaged.
bool IsDoubtful(Connection& connection);

/// Absolute, as SQLite gives names such as ":memory:" a meaning, and with links resolved, as the write-ahead
/// log stands beside the file itself.
std::string TrueName(const std::string& path);
bool Exists(const std::string& path);  ///< also a link to nothing
bool HasBytes(const std::string& path);
/// Why the file cannot be a database, or "".
std::string NoFile(const std::string& path);

void AddCannotOpen(const std::string& path, std::string reason, Diagnostics& diagnostics);

}  // namespace yoshiki::ledger
