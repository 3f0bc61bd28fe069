#include <algorithm>

#include "model/model.h"

namespace yoshiki {

const Value* Value::Find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

}  // namespace yoshiki
