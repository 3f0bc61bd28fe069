#include "estate/report_reasons.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

using Name = std::pair<Dependency::Kind, std::string>;

std::map<Name, std::string> HashesOf(const JobRecord& record) {
  std::map<Name, std::string> hashes;
  for (const Dependency& dependency : record.dependencies)
    hashes[{dependency.kind, dependency.name}] += dependency.sha256;
  return hashes;
}

// The newest edition of each form that was read.
std::map<std::string, std::string> EditionsOf(const JobRecord& record) {
  constexpr std::string_view kEnding = ".yaml";
  std::map<std::string, std::string> editions;
  for (const auto& [kind, name, sha256] : record.dependencies) {
    const std::size_t slash = name.find('/');
    if (kind != Dependency::Kind::layout || slash == std::string::npos || !name.ends_with(kEnding)) continue;
    const std::string form = name.substr(0, slash);
    if (form == "themes") continue;
    std::string& edition = editions[form];
    edition = std::max(edition, name.substr(slash + 1, name.size() - slash - 1 - kEnding.size()));
  }
  return editions;
}

}  // namespace

std::vector<DependencyChange> ChangesBetween(const JobRecord& before, const JobRecord& after) {
  using How = DependencyChange::How;
  const bool whole = IsMade(before.state) && IsMade(after.state);
  std::map<Name, std::string> old = HashesOf(before);
  std::map<Name, DependencyChange> changes;
  for (const auto& [name, sha256] : HashesOf(after)) {
    const auto known = old.find(name);
    const bool came = known == old.end();
    if (came ? whole : known->second != sha256)
      changes[name] = {came ? How::came : How::changed, {name.first, name.second, sha256}};
    if (!came) old.erase(known);
  }
  if (whole) {
    for (const auto& [name, sha256] : old) changes[name] = {How::gone, {name.first, name.second, sha256}};
  }
  // That a list was asked for at all changes nothing.
  std::erase_if(changes, [](const auto& change) {
    return change.first.first == Dependency::Kind::listing && change.second.how != How::changed;
  });
  std::vector<DependencyChange> list;
  for (auto& [name, change] : changes) list.push_back(std::move(change));
  return list;
}

std::optional<EditionMove> MoveBetween(const JobRecord& before, const JobRecord& after) {
  const auto older = EditionsOf(before), newer = EditionsOf(after);
  if (older.size() != 1 || newer.size() != 1) return std::nullopt;
  const auto& [form, edition] = *newer.begin();
  if (older.begin()->first != form || older.begin()->second == edition) return std::nullopt;
  return EditionMove{form, older.begin()->second, edition};
}

}  // namespace yoshiki
