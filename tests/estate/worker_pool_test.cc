// Work done by other processes: what comes back whatever they do, and that nothing of them stays.
#include "estate/worker_pool.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/open_files.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::UnorderedElementsAre;
using Clock = std::chrono::steady_clock;
using Outcome = WorkerEvent::How;
using std::chrono::milliseconds;
using std::chrono::seconds;

void Sleep(int time) { std::this_thread::sleep_for(milliseconds(time)); }

std::string Self() { return std::to_string(::getpid()); }

class WorkerPools : public ::testing::Test {
 protected:
  void TearDown() override {
    EXPECT_EQ(OpenFiles(), open_before_) << "a descriptor was left open";
    EXPECT_TRUE(::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD) << "a child was left behind";
  }

  /// Of the next that ends.
  static WorkerEvent Next(WorkerPool& pool) {
    const auto event = pool.Wait(seconds(5));
    EXPECT_TRUE(event);
    return event.value_or(WorkerEvent{});
  }

  std::size_t open_before_ = OpenFiles();
};

TEST_F(WorkerPools, AnswerInTheOrderOfTheirDoing) {
  WorkerPool pool(2, {}, [](std::size_t task) {
    Sleep(task == 0 ? 50 : 1);
    return WorkResult{std::to_string(task), false};
  });
  EXPECT_TRUE(pool.IsIdle());
  EXPECT_TRUE(pool.Start(0));
  EXPECT_TRUE(pool.CanStart());
  EXPECT_TRUE(pool.Start(1));
  EXPECT_FALSE(pool.CanStart());
  EXPECT_FALSE(pool.Start(2));
  EXPECT_EQ(pool.start_error(), 0);
  for (const std::size_t task : {1U, 0U}) {
    const WorkerEvent event = Next(pool);
    EXPECT_EQ(event.how, Outcome::done);
    EXPECT_EQ(event.task, task);
    EXPECT_EQ(event.result, std::to_string(task));
  }
  EXPECT_TRUE(pool.IsIdle());
}

TEST_F(WorkerPools, NoneIsKeptWaitingByQuickerOnes) {
  WorkerPool pool(3, {}, [](std::size_t) { return WorkResult(); });
  for (std::size_t task = 0; task < 3; ++task) ASSERT_TRUE(pool.Start(task));
  std::vector<std::size_t> heard;
  for (std::size_t round = 0; round < 3; ++round) {
    Sleep(20);  // for all to have answered
    heard.push_back(Next(pool).task);
    ASSERT_TRUE(pool.Start(heard.back() + 3));
  }
  EXPECT_THAT(heard, UnorderedElementsAre(0, 1, 2));
}

TEST_F(WorkerPools, ManyTasksAllComeBackOnce) {
  constexpr std::size_t kTasks = 500;
  WorkerPool pool(4, {}, [](std::size_t task) { return WorkResult{Self(), task % 50 == 0}; });
  std::map<std::size_t, int> times;
  std::size_t next = 0;
  while (next < kTasks || !pool.IsIdle()) {
    while (next < kTasks && pool.CanStart()) ASSERT_TRUE(pool.Start(next++));
    ++times[Next(pool).task];
  }
  EXPECT_EQ(times.size(), kTasks);
  EXPECT_THAT(times, testing::Each(testing::Pair(testing::_, 1)));
}

TEST_F(WorkerPools, ResultsMayBeOfAnySize) {
  for (const std::size_t size : {0U, 1U, 65536U, 10'000'000U}) {
    WorkerPool pool(1, {}, [size](std::size_t) { return WorkResult{std::string(size, 'x'), false}; });
    for (std::size_t task = 0; task < 2; ++task) {
      ASSERT_TRUE(pool.Start(task));
      const WorkerEvent event = Next(pool);
      EXPECT_EQ(event.how, Outcome::done);
      EXPECT_EQ(event.result.size(), size);
      EXPECT_EQ(event.result, std::string(size, 'x'));
    }
  }
}

TEST_F(WorkerPools, WorkersLiveOnUntilTheyAreSpent) {
  WorkerPool pool(1, {}, [](std::size_t task) { return WorkResult{Self(), task == 1}; });
  std::vector<std::string> workers;
  for (std::size_t task = 0; task < 3; ++task) {
    ASSERT_TRUE(pool.Start(task));
    const WorkerEvent event = Next(pool);
    EXPECT_EQ(event.how, Outcome::done);
    workers.push_back(event.result);
  }
  EXPECT_EQ(workers[0], workers[1]);
  EXPECT_NE(workers[1], workers[2]);
}

// ---------------------------------------------------------------- what goes wrong in a worker

/// To the parent, by the socket that the worker has of it.
template <std::size_t count>
void Say(const std::uint64_t (&words)[count]) {
  for (int fd = 3; fd < 1024; ++fd) ::send(fd, words, sizeof words, MSG_NOSIGNAL);
}

struct Fault {
  const char* name;
  void (*happen)();
  int signal;
};

// The words before a result: its task (always 1 here), its size, whether the worker is spent.
const Fault kFaults[] = {
    {"abort", [] { std::abort(); }, SIGABRT},
    {"segmentation", [] { ::raise(SIGSEGV); }, SIGSEGV},
    {"kill", [] { ::raise(SIGKILL); }, SIGKILL},
    {"throw", [] { throw std::runtime_error("what nobody catches"); }, SIGABRT},
    {"exit", [] { ::_exit(3); }, 0},
    {"half an answer",
     [] {
       Say({1, 1000});
       ::_exit(0);
     },
     0},
    {"the line closed",
     [] {
       ::close_range(3, ~0U, 0);
       ::pause();
     },
     SIGKILL},
    {"garbage",
     [] {
       Say({~0ULL, ~0ULL, ~0ULL});
       ::pause();
     },
     SIGKILL},
    {"a size beyond reason",
     [] {
       Say({1, 1ULL << 40U, 0});
       ::pause();
     },
     SIGKILL},
    {"an answer too early",
     [] {
       Say({2, 0, 0});
     },
     SIGKILL},
    {"two answers at once",
     [] {
       Say({1, 0, 0, 1, 0, 0});
     },
     SIGKILL},
};

TEST_F(WorkerPools, FaultsTakeOneWorkerWithThem) {
  for (const Fault& fault : kFaults) {
    SCOPED_TRACE(fault.name);
    WorkerPool pool(2, {}, [&](std::size_t task) {
      const rlimit no_core{0, 0};
      ::setrlimit(RLIMIT_CORE, &no_core);
      std::signal(SIGSEGV, SIG_DFL);  // without a sanitizer's report
      std::signal(SIGABRT, SIG_DFL);
      if (task == 1) fault.happen();
      return WorkResult{"well", false};
    });
    ASSERT_TRUE(pool.Start(1));
    const WorkerEvent event = Next(pool);
    EXPECT_EQ(event.task, 1U);
    EXPECT_EQ(event.how, Outcome::died);
    EXPECT_EQ(event.signal, fault.signal);
    EXPECT_TRUE(pool.IsIdle());
    ASSERT_TRUE(pool.Start(7));
    EXPECT_EQ(Next(pool).result, "well");
  }
}

TEST_F(WorkerPools, AWorkerThatDiesBetweenTasksIsReplaced) {
  WorkerPool pool(1, {}, [](std::size_t) { return WorkResult{Self(), false}; });
  ASSERT_TRUE(pool.Start(0));
  const std::string first = Next(pool).result;
  ASSERT_EQ(::kill(std::stoi(first), SIGKILL), 0);
  Sleep(50);
  ASSERT_TRUE(pool.Start(1));
  const WorkerEvent event = Next(pool);
  EXPECT_EQ(event.how, Outcome::done);
  EXPECT_NE(event.result, first);
}

/// A process of a worker's own, which has all that the worker has.
void LeaveGrandchild(int time) {
  if (::fork() != 0) return;
  Sleep(time);
  ::_exit(0);
}

TEST_F(WorkerPools, AGrandchildThatHoldsTheLineHangsNobody) {
  const Clock::time_point start = Clock::now();
  WorkerPool pool(1, {}, [](std::size_t) {
    LeaveGrandchild(1000);
    ::_exit(0);
    return WorkResult();
  });
  ASSERT_TRUE(pool.Start(0));
  EXPECT_EQ(Next(pool).how, Outcome::died);
  EXPECT_LT(Clock::now() - start, milliseconds(800));
}

// ---------------------------------------------------------------- limits

TEST_F(WorkerPools, OnlyWhatWasNotDoneInTimeIsOverdueHoweverLateTheCallerAsks) {
  enum Task : std::size_t { small, large, endless };
  WorkerPool pool(3, {1, 0}, [](std::size_t task) {
    if (task == endless) {
      LeaveGrandchild(1500);
      Sleep(10'000);
    }
    Sleep(900);
    return WorkResult{std::string(task == small ? 3 : 3'000'000, 'x'), false};
  });
  for (const std::size_t task : {small, large, endless}) ASSERT_TRUE(pool.Start(task));
  // In parts, none of which is long enough to be forgiven as an absence.
  for (int i = 0; i < 2; ++i) {
    Sleep(400);
    EXPECT_FALSE(pool.Wait(milliseconds(0)));
  }
  Sleep(400);
  std::map<std::size_t, WorkerEvent> events;
  for (int i = 0; i < 3; ++i) {
    WorkerEvent event = Next(pool);
    events[event.task] = std::move(event);
  }
  EXPECT_EQ(events[small].how, Outcome::done);
  EXPECT_EQ(events[small].result, "xxx");
  EXPECT_EQ(events[large].how, Outcome::done);
  EXPECT_EQ(events[large].result.size(), 3'000'000U);
  EXPECT_EQ(events[endless].how, Outcome::timed_out);
  EXPECT_TRUE(pool.IsIdle());
}

TEST_F(WorkerPools, TimeThatAllStoodStillIsNotCounted) {
  // As by Ctrl-Z and fg: a group of this process and its worker is stopped beyond the limit.
  const pid_t run = ::fork();
  if (run == 0) {
    ::setpgid(0, 0);
    WorkerPool pool(1, {1, 0}, [](std::size_t) {
      Sleep(500);  // over when it is stopped
      Sleep(100);
      return WorkResult();
    });
    if (!pool.Start(0)) ::_exit(2);
    const auto event = pool.Wait(seconds(5));
    ::_exit(event && event->how == Outcome::done ? 0 : 1);
  }
  Sleep(100);
  ::kill(-run, SIGSTOP);
  Sleep(1100);
  ::kill(-run, SIGCONT);
  int status = -1;
  ::waitpid(run, &status, 0);
  EXPECT_EQ(status, 0);
}

#if !defined(YOSHIKI_SANITIZED)

bool CanHave(std::size_t mebibytes) {
  void* const volatile space = std::malloc(mebibytes << 20U);  // volatile: not to be optimized away
  const bool had = space != nullptr;
  std::free(space);
  return had;
}

WorkResult Eat(std::size_t mebibytes) { return {CanHave(mebibytes) ? "fits" : "too much", false}; }

std::string Eaten(WorkerPool& pool, std::size_t mebibytes) {
  if (!pool.Start(mebibytes)) return "not started";
  const auto event = pool.Wait(seconds(5));
  return event ? event->result : "nothing";
}

TEST_F(WorkerPools, ATaskOverItsMemoryIsRefusedIt) {
  WorkerPool pool(1, {0, 64}, Eat);
  EXPECT_EQ(Eaten(pool, 32), "fits");
  EXPECT_EQ(Eaten(pool, 400), "too much");
  EXPECT_EQ(Eaten(pool, 32), "fits");
  WorkerPool free(1, {0, 0}, Eat);
  EXPECT_EQ(Eaten(free, 400), "fits");
}

// A process of its own, as a hard limit cannot be taken back; without the privileges to raise one.
TEST_F(WorkerPools, TheMemoryLimitHoldsBelowAHardOne) {
  for (const std::size_t hard : {2000U, 60U}) {
    SCOPED_TRACE(hard);
    const pid_t run = ::fork();
    if (run == 0) {
      std::size_t pages = 0;
      std::ifstream("/proc/self/statm") >> pages;
      const rlim_t space = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + (hard << 20U);
      const rlimit limit{space, space};
      if (::setrlimit(RLIMIT_AS, &limit) != 0 || (::geteuid() == 0 && ::setuid(65534) != 0)) ::_exit(3);
      WorkerPool pool(1, {0, 100}, Eat);
      if (Eaten(pool, 20) != "fits") ::_exit(1);
      ::_exit(Eaten(pool, 400) == "too much" ? 0 : 2);
    }
    int status = -1;
    ::waitpid(run, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
}

#endif

// ---------------------------------------------------------------- no processes

/// No further descriptor, and so no further worker, while it lives.
class NoDescriptors {
 public:
  NoDescriptors() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    const int next = ::open("/dev/null", O_RDONLY);
    ::close(next);
    const rlimit none{static_cast<rlim_t>(next), before_.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
  }
  ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;

 private:
  rlimit before_{};
};

TEST_F(WorkerPools, WhyNoneCanBeMadeIsTold) {
  WorkerPool pool(2, {}, [](std::size_t) { return WorkResult{Self(), false}; });
  {
    const NoDescriptors none;
    EXPECT_FALSE(pool.Start(0));
    errno = 0;
    EXPECT_EQ(pool.start_error(), EMFILE);
    EXPECT_TRUE(pool.IsIdle());
    EXPECT_FALSE(pool.Wait(milliseconds(1)));
  }
  EXPECT_TRUE(pool.Start(0));
  EXPECT_EQ(pool.start_error(), 0);
  Next(pool);
}

TEST_F(WorkerPools, WhereNoMoreCanBeMadeTheLivingGoOn) {
  WorkerPool pool(2, {}, [](std::size_t) { return WorkResult{Self(), false}; });
  ASSERT_TRUE(pool.Start(0));
  const NoDescriptors none;
  EXPECT_TRUE(pool.CanStart());
  EXPECT_FALSE(pool.Start(1));
  EXPECT_EQ(pool.start_error(), EMFILE);
  const std::string worker = Next(pool).result;
  EXPECT_TRUE(pool.Start(1));
  EXPECT_EQ(pool.start_error(), 0);
  EXPECT_EQ(Next(pool).result, worker);
}

// ---------------------------------------------------------------- ends and signals

/// Whether it ends, though nobody here waits for it.
bool Ends(pid_t process) {
  for (int i = 0; i < 100; ++i) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    // A zombie has ended; whoever inherits it may not have looked yet.
    if (!std::getline(stat, line) || line.find(") Z ") != std::string::npos) return true;
    Sleep(10);
  }
  return false;
}

TEST_F(WorkerPools, ABusyPoolCanBeLeft) {
  const Clock::time_point start = Clock::now();
  {
    WorkerPool pool(3, {}, [](std::size_t) {
      Sleep(10'000);
      return WorkResult();
    });
    for (std::size_t task = 0; task < 3; ++task) ASSERT_TRUE(pool.Start(task));
  }
  EXPECT_LT(Clock::now() - start, seconds(1));
}

TEST_F(WorkerPools, WorkersDieWithTheirRunEvenWhileTheyHoldSignals) {
  int line[2];
  ASSERT_EQ(::pipe2(line, O_CLOEXEC), 0);
  const pid_t run = ::fork();
  if (run == 0) {
    WorkerPool pool(1, {}, [&](std::size_t) {
      sigset_t all;
      sigfillset(&all);
      sigprocmask(SIG_BLOCK, &all, nullptr);
      const pid_t self = ::getpid();
      if (::write(line[1], &self, sizeof self) != sizeof self) ::_exit(1);
      Sleep(10'000);
      return WorkResult();
    });
    pool.Start(0);
    pool.Wait(seconds(10));
    ::_exit(0);
  }
  pid_t worker = 0;
  ASSERT_EQ(::read(line[0], &worker, sizeof worker), static_cast<ssize_t>(sizeof worker));
  ::kill(run, SIGKILL);
  ::waitpid(run, nullptr, 0);
  EXPECT_TRUE(Ends(worker));
  ::close(line[0]);
  ::close(line[1]);
}

TEST_F(WorkerPools, SignalsToTheGroupAreTheCallersToDecideAbout) {
  WorkerPool pool(1, {}, [](std::size_t) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::raise(signal);
    return WorkResult{"undisturbed", false};
  });
  ASSERT_TRUE(pool.Start(0));
  EXPECT_EQ(Next(pool).result, "undisturbed");
}

TEST_F(WorkerPools, ASignalWakesWhoWaits) {
  struct sigaction action {
  }, before{};
  action.sa_handler = [](int) {};
  ASSERT_EQ(::sigaction(SIGUSR1, &action, &before), 0);
  WorkerPool pool(1, {}, [parent = ::getpid()](std::size_t) {
    Sleep(30);
    ::kill(parent, SIGUSR1);
    Sleep(70);
    return WorkResult{"done", false};
  });
  ASSERT_TRUE(pool.Start(0));
  EXPECT_FALSE(pool.Wait(seconds(5)));
  EXPECT_FALSE(pool.IsIdle());
  EXPECT_EQ(Next(pool).result, "done");
  ::sigaction(SIGUSR1, &before, nullptr);
}

}  // namespace
}  // namespace yoshiki
