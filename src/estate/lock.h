// One run at a time on an estate.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// The name of the lock's file in the output folder, and how those of shards begin. The files stay; what
/// excludes is a lock upon them.
inline constexpr const char* kLockName = ".yoshiki-lock";

/// A run of the whole estate excludes every other; a run of a shard the whole's, those of shards of another
/// division (which outputs "1-of-2" makes is dealt out differently in quarters), and its own shard's.
///
/// Held from Take until it is destroyed here *and* every process forked meanwhile has ended: a worker whose
/// run was killed may still replace a file. It is the kernel's (flock): the dead do not keep it. Over NFS
/// Linux makes it a lock of the server's, which holds between machines from NFSv4 on (and on v3 with lockd);
/// on a mount with `nolock` or `local_lock=flock` machines do not exclude each other.
class EstateLock {
 public:
  /// Null after adding why: somebody else holds it (estate_locked, with what the holder wrote into the file:
  /// process and machine; estate_shard_division), or the folder cannot be written. May take a second when
  /// the holder is dead and its workers are dying, and longer when hundreds of shards start at once.
  /// `shard` is a part of a file's name ("3-of-16"); "" = the whole estate.
  static std::unique_ptr<EstateLock> Take(const std::string& output_folder, Diagnostics& diagnostics,
                                          const std::string& shard = "");
  ~EstateLock();
  EstateLock(const EstateLock&) = delete;
  EstateLock& operator=(const EstateLock&) = delete;

 private:
  EstateLock() = default;
  bool Lock(const std::string& path, bool alone, Diagnostics& diagnostics);
  bool EnterDivision(const std::string& path, const std::string& division, Diagnostics& diagnostics);
  bool ShareDivision(const std::string& path, const std::string& division, Diagnostics& diagnostics);

  std::vector<int> held_;
};

}  // namespace yoshiki
