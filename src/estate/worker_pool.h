// Processes that work side by side. A document that crashes, runs for ever or wants all memory takes its
// process with it and nothing else. Private to estate/.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace yoshiki {

struct WorkerLimits {
  int seconds = 0;    ///< that a task may take; 0 = no limit
  int mebibytes = 0;  ///< that a task may add to the process's memory; 0 = no limit
};

/// What a worker says of a task.
struct WorkResult {
  std::string bytes;   ///< at most 1 GiB; a worker that says more is taken for broken
  bool spent = false;  ///< memory ran out: what the process holds is not to be relied on, it ends
};

/// What became of a task.
struct WorkerEvent {
  enum class How { done, died, timed_out };
  std::size_t task = 0;
  How how = How::done;
  std::string result;  ///< of a task that is done
  int signal = 0;      ///< of which the process died; 0 = it ended by itself
};

/// Forks when there is something to do; everything the caller holds is shared with the workers, read-only in
/// effect. Files that the caller has open, and with them its locks (flock), stay open in them.
///
/// The workers do not outlive the caller's process: the kernel kills them when it dies (PR_SET_PDEATHSIG;
/// more exactly when the *thread* dies that called Start). They are killed, not asked to end: files are
/// written beside their place and renamed, so a kill at any moment leaves nothing worse than a temporary
/// file, while a worker that finished first would hold up the next run, and could put old content over new.
/// SIGINT, SIGTERM and SIGHUP, which may go to a whole group of processes, do not end them: the caller
/// decides.
class WorkerPool {
 public:
  using Work = std::function<WorkResult(std::size_t task)>;

  WorkerPool(std::size_t workers, WorkerLimits limits, Work work);
  /// Kills what still works, and waits for its end.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  bool CanStart() const { return busy_ < workers_.size(); }
  bool IsIdle() const { return busy_ == 0; }
  /// Gives a task to a free worker. False when there is none, or none alive and no process can be made:
  /// start_error() tells why. Those that work go on, and take further tasks when they are done.
  bool Start(std::size_t task);
  /// Why the last Start was false, as in `errno`; 0 when it was not, or only because all are busy.
  int start_error() const { return start_error_; }
  /// What ends next, or nothing within `patience` or when a signal came. An answer that has arrived counts
  /// however late the caller asks; time in which this process stood still is not held against a worker.
  std::optional<WorkerEvent> Wait(std::chrono::milliseconds patience);

 private:
  using Clock = std::chrono::steady_clock;
  struct Worker {
    pid_t process = -1;
    int line = -1;  // a socket; the process has its other end
    bool busy = false;
    std::size_t task = 0;
    Clock::time_point deadline;
    std::string received;
  };
  enum class Heard { nothing, all, end, nonsense };

  bool Fork(Worker& worker);
  [[noreturn]] void Serve(int line) noexcept;
  void Begin(Worker& worker, std::size_t task);
  bool SleepUntil(Clock::time_point end);
  std::optional<WorkerEvent> LookAround();
  std::optional<WorkerEvent> LookAt(Worker& worker);
  Heard Listen(Worker& worker);
  WorkerEvent Finish(Worker& worker);
  WorkerEvent Bury(Worker& worker, WorkerEvent::How how);
  void ForgiveAbsence();

  std::vector<Worker> workers_;
  std::size_t busy_ = 0;
  std::size_t first_ = 0;  // to be looked at, so that none is kept waiting by quicker ones
  int start_error_ = 0;
  Clock::time_point expected_;  // when the caller is to be back here at the latest
  WorkerLimits limits_;
  Work work_;
};

}  // namespace yoshiki
