// Which elements of lists are the same in several drafts. Private to compare/.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/model.h"

namespace yoshiki {

/// An element that stands elsewhere among those it has in common with the draft before.
struct Moved {
  std::string key;        ///< of the element, as Pairing::KeyOf
  std::size_t draft = 0;  ///< in which it first stands there
};

/// Names that hold for all drafts: "/files/#0/entrustment/items/#2" for an element that may be the third in
/// one draft and the fourth in the next.
class Pairing {
 public:
  explicit Pairing(const std::vector<const Value*>& drafts);

  /// The common name of what a JSON pointer of a draft leads to.
  std::string KeyOf(std::size_t draft, const std::string& pointer) const;
  const std::vector<Moved>& moved() const { return moved_; }

 private:
  // A value in each draft, null where a draft has none.
  using Values = std::vector<const Value*>;
  using Pointers = std::vector<std::string>;

  void PairMembers(const Values& values, const Pointers& pointers, const std::string& key);
  void PairElements(const Values& values, const Pointers& pointers, const std::string& key);
  void Walk(const Values& values, const Pointers& pointers, const std::string& key);

  std::vector<std::map<std::string, std::string>> keys_;  // of elements, by their pointer in each draft
  std::vector<Moved> moved_;
};

}  // namespace yoshiki
