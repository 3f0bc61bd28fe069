// Hashes of files' content, without reading again what is known not to have changed. Private to estate/.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "estate/ledger.h"

namespace yoshiki {

/// Asks the disk once a path. A file whose device, inode, size and times are those of a KnownFile is not
/// read. One that was written less than two seconds before it was hashed is not kept as known: it could
/// change once more without its times showing it. For one thread.
class FileHashes {
 public:
  /// Nanoseconds since 1970.
  using Now = std::function<std::int64_t()>;

  FileHashes(std::vector<KnownFile> known, Now now);

  /// Of the content of a regular file, links followed; "" when there is none, or it is of another kind or
  /// cannot be read. Pipes and devices are not opened.
  std::string Sha256Of(const std::string& path);
  /// What the file looks like, without its hash; nothing unless it is a regular file.
  static std::optional<KnownFile> LookAt(const std::string& path);
  /// The hash that a file had which looked so; "" when that is not known.
  std::string HashOf(const KnownFile& look) const;
  /// A file that looked so when it had this hash. It counts as known when it still looks so and the system
  /// notes changes by fractions of seconds: coarser times would not show a change that came soon after.
  void Trust(const KnownFile& look);
  /// The next Sha256Of asks the disk again, and does not trust what was known of the file.
  void Forget(const std::string& path);

  /// What a next run may trust, by path: the files asked for, and of those that were handed over and not
  /// asked for the ones that are still there. Nothing is known any more then.
  std::vector<KnownFile> TakeKnown();
  /// Whether that is other than what was handed over.
  bool HasNews() const { return has_news_; }

 private:
  std::string Ask(const std::string& path);
  std::string Read(const std::string& path);

  std::map<std::string, KnownFile> known_;  // without their paths: there may be very many
  std::unordered_map<std::string, std::string> asked_;
  Now now_;
  bool has_news_ = false;
};

}  // namespace yoshiki
