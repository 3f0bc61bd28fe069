#include "base/files.h"

namespace yoshiki {

std::optional<std::string> MemoryFiles::Read(std::string_view name) const {
  const auto found = files_.find(std::string(name));
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> MemoryFiles::List(std::string_view prefix) const {
  std::vector<std::string> names;
  for (auto it = files_.lower_bound(std::string(prefix)); it != files_.end() && it->first.starts_with(prefix);
       ++it) {
    names.push_back(it->first);
  }
  return names;
}

}  // namespace yoshiki
