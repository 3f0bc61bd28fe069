// What other forms and editions know beyond a form: a schema accepts it. Private to form/.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "form/form.h"
#include "form/key_tree.h"

namespace yoshiki {

/// A key as another form or edition has it.
struct Peer {
  const Form* form = nullptr;
  const KeyNode* node = nullptr;
};
using Peers = std::vector<Peer>;

/// Keys or options, by the form that has them.
using Foreign = std::vector<std::pair<const Form*, std::vector<std::string>>>;

/// The roots of all other forms, nearest first: the form's own editions, the newest of each first, so that
/// what several know is said to belong to the nearest. Holds the key trees; `others` must outlive it.
class OtherKeys {
 public:
  OtherKeys(const Form& form, const std::vector<Form>& others);

  Peers Roots() const;

 private:
  std::vector<std::pair<const Form*, KeyNode>> trees_;
};

/// The same key below each of the peers that has it.
Peers Below(const Peers& peers, const std::string& key);

/// The keys below the peers that `node` does not have.
Foreign ForeignKeys(const KeyNode& node, const Peers& peers);

/// The options of the peers that the item does not have.
Foreign ForeignOptions(const ItemDef& item, const Peers& peers);

}  // namespace yoshiki
