#include "batch/stage_log.h"

#include <sys/resource.h>

#include <chrono>

namespace yoshiki {

std::int64_t Instruments::Nanoseconds() const {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
}

std::int64_t Instruments::PeakKibibytes() const {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;  // Linux counts in KiB
}

void StageLog::Done(std::string_view stage) {
  const std::int64_t now = instruments_.Nanoseconds();
  entries_.push_back({stage, now - last_, instruments_.PeakKibibytes()});
  last_ = now;
}

}  // namespace yoshiki
