#include "estate/worker_pool.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <utility>

namespace yoshiki {
namespace {

constexpr std::chrono::milliseconds kNap(200);      // after which it is asked whether all stood still
constexpr std::chrono::milliseconds kAbsence(500);  // longer than the caller is away when nothing is wrong
constexpr std::uint64_t kLargestResult = std::uint64_t{1} << 30U;

// A peer that is gone is an error, not a SIGPIPE.
bool SendAll(int line, const void* bytes, std::size_t count) {
  const char* next = static_cast<const char*>(bytes);
  while (count > 0) {
    const ssize_t n = ::send(line, next, count, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    next += n;
    count -= static_cast<std::size_t>(n);
  }
  return true;
}

bool ReceiveTask(int line, std::uint64_t& task) {
  ssize_t n;
  do n = ::recv(line, &task, sizeof task, MSG_WAITALL);
  while (n < 0 && errno == EINTR);
  return n == static_cast<ssize_t>(sizeof task);
}

// What goes before a result on the line.
struct ResultHead {
  std::uint64_t task = 0;   // of which it is; anything else did not come from Serve
  std::uint64_t size = 0;   // bytes of the result
  std::uint64_t spent = 0;  // 1: the worker ends
};

ResultHead HeadOf(const std::string& received) {
  ResultHead head;
  std::memcpy(&head, received.data(), sizeof head);
  return head;
}

// Address space in use, in bytes: the limit is on what a task adds.
rlim_t SpaceInUse() {
  std::ifstream statm("/proc/self/statm");
  rlim_t pages = 0;
  statm >> pages;
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kHasShadow = true;  // of the memory, which is larger than any limit
#else
constexpr bool kHasShadow = false;
#endif

void LimitMemory(int mebibytes) {
  rlimit space{};
  if (kHasShadow || mebibytes <= 0 || ::getrlimit(RLIMIT_AS, &space) != 0) return;
  // Above a limit that was set from outside (ulimit -v, Slurm) nothing would be set at all.
  space.rlim_cur = std::min(SpaceInUse() + (static_cast<rlim_t>(mebibytes) << 20U), space.rlim_max);
  ::setrlimit(RLIMIT_AS, &space);
}

void BecomeWorker(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  pthread_sigmask(SIG_SETMASK, &none, nullptr);
  if (::getppid() != parent) ::_exit(1);  // it died before the kernel was told
}

// It stays to be waited for.
bool HasEnded(pid_t process) {
  siginfo_t info{};
  int result;
  do result = ::waitid(P_PID, static_cast<id_t>(process), &info, WEXITED | WNOHANG | WNOWAIT);
  while (result != 0 && errno == EINTR);
  return result != 0 || info.si_pid == process;
}

}  // namespace

WorkerPool::WorkerPool(std::size_t workers, WorkerLimits limits, Work work)
    : workers_(std::max<std::size_t>(1, workers)),
      expected_(Clock::now()),
      limits_(limits),
      work_(std::move(work)) {}

WorkerPool::~WorkerPool() {
  // All before the first is waited for: large processes take a while to die.
  for (const Worker& worker : workers_) {
    if (worker.process >= 0) ::kill(worker.process, SIGKILL);
  }
  for (Worker& worker : workers_) {
    if (worker.process >= 0) Bury(worker, WorkerEvent::How::died);
  }
}

bool WorkerPool::Start(std::size_t task) {
  ForgiveAbsence();
  start_error_ = 0;
  const std::uint64_t number = task;
  for (;;) {
    // One that lives already is warm.
    const auto living =
        std::ranges::find_if(workers_, [](const Worker& w) { return !w.busy && w.process >= 0; });
    if (living == workers_.end()) break;
    if (SendAll(living->line, &number, sizeof number)) {
      Begin(*living, task);
      return true;
    }
    Bury(*living, WorkerEvent::How::died);
  }
  const auto place = std::ranges::find_if(workers_, [](const Worker& w) { return w.process < 0; });
  if (place == workers_.end() || !Fork(*place)) return false;
  // A new one that is dead already is found so by Wait: were another made for it, there would be no end.
  SendAll(place->line, &number, sizeof number);
  Begin(*place, task);
  return true;
}

void WorkerPool::Begin(Worker& worker, std::size_t task) {
  worker.busy = true;
  worker.task = task;
  worker.received.clear();
  worker.deadline = Clock::now() + std::chrono::seconds(limits_.seconds);
  ++busy_;
}

bool WorkerPool::Fork(Worker& worker) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    start_error_ = errno;
    return false;
  }
  const pid_t parent = ::getpid();
  const pid_t process = ::fork();
  if (process == 0) {
    BecomeWorker(parent);
    for (const Worker& other : workers_) {
      if (other.line >= 0) ::close(other.line);
    }
    ::close(ends[0]);
    Serve(ends[1]);
  }
  if (process < 0) start_error_ = errno;
  ::close(ends[1]);
  if (process < 0) {
    ::close(ends[0]);
    return false;
  }
  worker.process = process;
  worker.line = ends[0];
  return true;
}

// The worker's life: a task, its result, until there is nobody to ask. What is thrown ends it here: further
// up there are only the parent's things to be destroyed.
void WorkerPool::Serve(int line) noexcept {
  std::uint64_t task = 0;
  while (ReceiveTask(line, task)) {
    LimitMemory(limits_.mebibytes);
    const WorkResult result = work_(static_cast<std::size_t>(task));
    const ResultHead head{task, result.bytes.size(), result.spent ? 1U : 0U};
    if (!SendAll(line, &head, sizeof head) || !SendAll(line, result.bytes.data(), result.bytes.size()) ||
        result.spent)
      break;
  }
  // Not exit(): what the parent has open is the parent's to close.
  ::_exit(0);
}

std::optional<WorkerEvent> WorkerPool::Wait(std::chrono::milliseconds patience) {
  ForgiveAbsence();
  const Clock::time_point until = Clock::now() + patience;
  for (bool is_over = false;;) {
    if (std::optional<WorkerEvent> event = LookAround()) return event;
    if (is_over) return std::nullopt;
    is_over = !SleepUntil(until) || Clock::now() >= until;
  }
}

// Or for a shorter time, as when there is something to be heard or a limit is over. False when a signal came.
bool WorkerPool::SleepUntil(Clock::time_point end) {
  std::vector<pollfd> lines;
  for (const Worker& worker : workers_) {
    if (!worker.busy) continue;
    lines.push_back({worker.line, POLLIN, 0});
    if (limits_.seconds > 0) end = std::min(end, worker.deadline);
  }
  const Clock::time_point now = Clock::now();
  expected_ = std::clamp<Clock::time_point>(end, now, now + kNap);
  const auto nap = std::chrono::ceil<std::chrono::milliseconds>(expected_ - now);
  const int ready = ::poll(lines.data(), lines.size(), static_cast<int>(nap.count()));
  const bool interrupted = ready < 0;
  ForgiveAbsence();
  return !interrupted;
}

std::optional<WorkerEvent> WorkerPool::LookAround() {
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    const std::size_t at = (first_ + i) % workers_.size();
    if (!workers_[at].busy) continue;
    if (std::optional<WorkerEvent> event = LookAt(workers_[at])) {
      first_ = at + 1;
      return event;
    }
  }
  return std::nullopt;
}

std::optional<WorkerEvent> WorkerPool::LookAt(Worker& worker) {
  // Asked first: what it said before its end is heard then. The line itself does not tell while a process of
  // the worker's own holds it open.
  const bool has_ended = HasEnded(worker.process);
  switch (Listen(worker)) {
    case Heard::all:
      return Finish(worker);
    case Heard::end:
    case Heard::nonsense:
      return Bury(worker, WorkerEvent::How::died);
    case Heard::nothing:
      break;
  }
  if (has_ended) return Bury(worker, WorkerEvent::How::died);
  if (limits_.seconds > 0 && Clock::now() >= worker.deadline)
    return Bury(worker, WorkerEvent::How::timed_out);
  return std::nullopt;
}

WorkerPool::Heard WorkerPool::Listen(Worker& worker) {
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t n = ::recv(worker.line, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) return Heard::nothing;
    if (n <= 0) return Heard::end;
    worker.received.append(buffer.data(), static_cast<std::size_t>(n));
    // It has done its task, and is held up by whoever listens.
    worker.deadline = Clock::now() + std::chrono::seconds(limits_.seconds);
    if (worker.received.size() < sizeof(ResultHead)) continue;
    const ResultHead head = HeadOf(worker.received);
    const std::size_t size = worker.received.size() - sizeof head;
    if (head.task != worker.task || head.spent > 1 || head.size > kLargestResult || size > head.size)
      return Heard::nonsense;
    if (size == head.size) return Heard::all;
  }
}

WorkerEvent WorkerPool::Finish(Worker& worker) {
  const ResultHead head = HeadOf(worker.received);
  WorkerEvent event{worker.task, WorkerEvent::How::done, std::exchange(worker.received, {}), 0};
  event.result.erase(0, sizeof head);
  worker.busy = false;
  --busy_;
  if (head.spent != 0) Bury(worker, WorkerEvent::How::done);
  return event;
}

// Kills it as well: one that has closed its line could go on for ever. What has ended keeps its status.
WorkerEvent WorkerPool::Bury(Worker& worker, WorkerEvent::How how) {
  ::kill(worker.process, SIGKILL);
  ::close(worker.line);
  int status = 0;
  while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
  }
  WorkerEvent event{worker.task, how, {}, WIFSIGNALED(status) ? WTERMSIG(status) : 0};
  if (worker.busy) --busy_;
  worker = Worker();
  return event;
}

// Whoever stops this process (a terminal's Ctrl-Z, a scheduler that suspends jobs) stops the workers too.
void WorkerPool::ForgiveAbsence() {
  const Clock::time_point now = Clock::now();
  const Clock::duration absence = now - expected_;
  expected_ = now;
  if (absence < kAbsence) return;
  for (Worker& worker : workers_) worker.deadline += absence;
}

}  // namespace yoshiki
