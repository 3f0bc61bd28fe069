#include "compare/order.h"

#include <unordered_map>
#include <unordered_set>

namespace yoshiki {

std::vector<std::string> MergedOrder(const std::vector<std::vector<std::string>>& lists) {
  std::vector<std::string> merged;
  std::unordered_set<std::string> known;
  for (const std::vector<std::string>& list : lists) {
    std::unordered_set<std::string> met;
    std::vector<std::string> leading;
    std::unordered_map<std::string, std::vector<std::string>> behind;
    std::vector<std::string>* place = &leading;
    for (const std::string& member : list) {
      if (known.contains(member)) {
        place = &behind[member];
      } else if (met.insert(member).second) {
        place->push_back(member);
      }
    }
    std::vector<std::string> next = leading;
    for (const std::string& member : merged) {
      next.push_back(member);
      const auto found = behind.find(member);
      if (found != behind.end()) next.insert(next.end(), found->second.begin(), found->second.end());
    }
    known.insert(list.begin(), list.end());
    merged = std::move(next);
  }
  return merged;
}

}  // namespace yoshiki
