// A disk beneath SQLite that ends its process at a given moment, as a kill or a power failure does.
#pragma once

#include <cstdint>
#include <string>

namespace yoshiki {

/// Becomes SQLite's disk for the process while it lives. It never waits for the real disk, so that tests are
/// quick. What counts as a moment: a write, a truncation, a sync, a removal. Shared memory and locks are the
/// system's.
class DyingDisk {
 public:
  enum class Death : std::uint8_t {
    kill,        ///< all that was written is there, and half of the write at that moment
    power,       ///< what was not synced is gone
    torn_power,  ///< of what was not synced some is there, in no order
  };
  static constexpr int kExit = 99;  ///< the exit status of a process that has died

  DyingDisk();
  ~DyingDisk();
  DyingDisk(const DyingDisk&) = delete;
  DyingDisk& operator=(const DyingDisk&) = delete;

  /// The process ends instead of its operation number `moment`, from 0; never when that is negative. When it
  /// ends by itself before, with _exit, its death is the same. No file may be open.
  void DieAt(Death death, int moment);
};

}  // namespace yoshiki
