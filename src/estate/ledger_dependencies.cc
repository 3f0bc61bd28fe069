#include "estate/ledger_dependencies.h"

#include <unordered_set>

#include "estate/ledger_packing.h"

namespace yoshiki::ledger {

void DependencyTable::Refresh() {
  Query query(connection_, "PRAGMA data_version");
  const std::int64_t version = query.Row() ? query.Integer() : 0;
  if (version != version_) Clear();
  version_ = version;
}

void DependencyTable::Clear() {
  numbers_.clear();
  known_.clear();
}

std::optional<std::string> DependencyTable::Pack(const std::vector<Dependency>& dependencies) {
  std::vector<std::int64_t> numbers;
  for (const Dependency& dependency : dependencies) {
    numbers.push_back(NumberOf(dependency));
    if (numbers.back() == 0) return std::nullopt;
  }
  return PackNumbers(numbers);
}

std::optional<std::vector<Dependency>> DependencyTable::Unpack(const std::string& packed) {
  const auto numbers = UnpackNumbers(packed);
  if (!numbers) return std::nullopt;
  std::vector<Dependency> dependencies;
  dependencies.reserve(numbers->size());
  for (const std::int64_t number : *numbers) {
    const Dependency* dependency = Find(number);
    if (!dependency) return std::nullopt;
    dependencies.push_back(*dependency);
  }
  return dependencies;
}

std::int64_t DependencyTable::NumberOf(const Dependency& dependency) {
  const auto known = numbers_.find(dependency);
  if (known != numbers_.end()) return known->second;
  std::int64_t number = 0;
  {
    Query query(connection_, "SELECT id FROM dependencies WHERE kind = ? AND name = ? AND sha256 = ?");
    query.Integer(static_cast<std::int64_t>(dependency.kind)).Blob(dependency.name).Hash(dependency.sha256);
    if (query.Row()) number = query.Integer();
  }
  if (number == 0) {
    Query query(connection_, "INSERT INTO dependencies (kind, name, sha256) VALUES (?, ?, ?)");
    query.Integer(static_cast<std::int64_t>(dependency.kind)).Blob(dependency.name).Hash(dependency.sha256);
    if (!query.Done()) return 0;
    number = sqlite3_last_insert_rowid(connection_.get());
  }
  return numbers_[dependency] = number;
}

const Dependency* DependencyTable::Find(std::int64_t number) {
  const auto known = known_.find(number);
  if (known != known_.end()) return &known->second;
  Query query(connection_, "SELECT kind, name, sha256 FROM dependencies WHERE id = ?");
  if (!query.Integer(number).Row()) return nullptr;
  const std::int64_t kind = query.Integer();
  if (kind < 0 || kind > static_cast<std::int64_t>(Dependency::Kind::setting)) return nullptr;
  Dependency dependency;
  dependency.kind = static_cast<Dependency::Kind>(kind);
  dependency.name = query.Bytes();
  dependency.sha256 = query.Hash();
  return &known_.emplace(number, std::move(dependency)).first->second;
}

bool DependencyTable::Sweep() {
  std::unordered_set<std::int64_t> used;
  Query records(connection_, "SELECT dependencies FROM records");
  while (records.Row()) {
    const auto numbers = UnpackNumbers(records.Bytes());
    if (numbers) used.insert(numbers->begin(), numbers->end());
  }
  std::vector<std::int64_t> unused;
  Query all(connection_, "SELECT id FROM dependencies");
  while (all.Row()) {
    const std::int64_t number = all.Integer();
    if (!used.contains(number)) unused.push_back(number);
  }
  // A list of numbers that was cut short would make the others look unused.
  if (connection_.code() != SQLITE_OK) return false;
  for (const std::int64_t number : unused) {
    if (!Query(connection_, "DELETE FROM dependencies WHERE id = ?").Integer(number).Done()) return false;
  }
  Clear();
  return true;
}

}  // namespace yoshiki::ledger
