// Permissions count for whoever runs the tests: root could read everything.
#pragma once

#include <unistd.h>

namespace yoshiki {

/// While it lives the process has no more rights than anybody.
class AsNobody {
 public:
  AsNobody() : is_(::geteuid() != 0 || ::seteuid(65534) == 0) {}
  ~AsNobody() {
    if (::getuid() == 0) is_ = ::seteuid(0) == 0;
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  bool is() const { return is_; }

 private:
  bool is_;
};

}  // namespace yoshiki
