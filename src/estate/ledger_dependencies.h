// Each dependency stands in the ledger once; records hold its number. Private to estate/.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "estate/ledger.h"
#include "estate/ledger_statement.h"

namespace yoshiki::ledger {

/// Remembers what it has seen, until another connection has written or Clear is called. All within a
/// transaction.
class DependencyTable {
 public:
  explicit DependencyTable(Connection& connection) : connection_(connection) {}

  /// To be called when a transaction has begun.
  void Refresh();
  /// To be called when one was rolled back: numbers given in it are free again.
  void Clear();

  /// For a record; nothing after a failure.
  std::optional<std::string> Pack(const std::vector<Dependency>& dependencies);
  /// Nothing when the ledger does not have them all.
  std::optional<std::vector<Dependency>> Unpack(const std::string& packed);
  /// Removes those that no record has.
  bool Sweep();

 private:
  std::int64_t NumberOf(const Dependency& dependency);
  const Dependency* Find(std::int64_t number);

  Connection& connection_;
  std::int64_t version_ = 0;
  std::map<Dependency, std::int64_t> numbers_;
  std::unordered_map<std::int64_t, Dependency> known_;
};

}  // namespace yoshiki::ledger
