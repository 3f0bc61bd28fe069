// How long each stage took and how much memory the process had needed by then.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yoshiki {

/// The two instruments that are read between stages. The default ones are the process's own.
class Instruments {
 public:
  virtual ~Instruments() = default;
  virtual std::int64_t Nanoseconds() const;    ///< of a clock that never goes back
  virtual std::int64_t PeakKibibytes() const;  ///< highest resident memory so far
};

/// What `--stats` prints.
class StageLog {
 public:
  struct Entry {
    std::string_view stage;  ///< a literal
    std::int64_t nanoseconds = 0;
    std::int64_t peak_kibibytes = 0;
  };

  explicit StageLog(const Instruments& instruments)
      : instruments_(instruments), last_(instruments.Nanoseconds()) {}

  /// Ends the stage that has run since the last call.
  void Done(std::string_view stage);
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  const Instruments& instruments_;
  std::int64_t last_;
  std::vector<Entry> entries_;
};

}  // namespace yoshiki
