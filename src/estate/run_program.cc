#include "estate/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <thread>
#include <utility>

namespace yoshiki {
namespace {

using Clock = std::chrono::steady_clock;
using How = ProgramRun::How;

class Descriptor {
 public:
  /// Where standard streams are closed new files take their numbers, which the child needs for its own.
  explicit Descriptor(int number) : number_(number) {
    if (number < 0 || number > STDERR_FILENO) return;
    number_ = ::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    ::close(number);
  }
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  void Close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }

 private:
  int number_;
};

// A file without a name, so that a program may also seek in it.
bool WriteInput(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::lseek(file, 0, SEEK_SET) == 0;
}

// How the child differs from this process.
class Setting {
 public:
  Setting(int input, int output) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~Setting() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

  /// 0, or why not.
  int Spawn(std::vector<std::string>& command, pid_t& process) const {
    std::vector<char*> arguments;
    for (std::string& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    std::string plain = "LC_ALL=C";
    char* environment[] = {plain.data(), nullptr};
    return ::posix_spawnp(&process, arguments[0], &files_, &attributes_, arguments.data(), environment);
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

void Limit(pid_t process, std::size_t memory) {
  const rlimit space{memory, memory};
  ::prlimit(process, RLIMIT_AS, &space, nullptr);
}

// Until its end; what is not `done` then went beyond a limit.
How ReadAll(int from, Clock::time_point deadline, std::size_t most, std::string& output) {
  std::array<char, 1U << 16U> buffer{};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return How::hung;
    pollfd ready{from, POLLIN, 0};
    const int polled = ::poll(&ready, 1, static_cast<int>(left));
    if (polled == 0 || (polled < 0 && errno == EINTR)) continue;
    const ssize_t count = polled < 0 ? -1 : ::read(from, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return count == 0 ? How::done : How::failed;
    if (output.size() + static_cast<std::size_t>(count) > most) return How::failed;
    output.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

How Kill(pid_t process, How why) {
  ::kill(-process, SIGKILL);
  while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
  return why;
}

// A program may close its output long before it ends.
How Await(pid_t process, Clock::time_point deadline) {
  constexpr std::chrono::milliseconds kMoment(1);
  for (;;) {
    int status = 0;
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? How::done : How::failed;
    if (ended < 0 && errno != EINTR) return How::failed;
    if (Clock::now() >= deadline) return Kill(process, How::hung);
    std::this_thread::sleep_for(kMoment);
  }
}

}  // namespace

ProgramRun RunProgram(std::vector<std::string> command, std::string_view input, const ProgramLimits& limits) {
  ProgramRun run;
  const Descriptor file(::memfd_create("yoshiki", MFD_CLOEXEC));
  int ends[2] = {-1, -1};
  if (command.empty() || file.number() < 0 || !WriteInput(file.number(), input) ||
      ::pipe2(ends, O_CLOEXEC) != 0)
    return run;
  const Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  pid_t process = -1;
  const int refused = Setting(file.number(), to.number()).Spawn(command, process);
  to.Close();
  if (refused != 0) {
    if (refused == ENOENT || refused == ENOTDIR || refused == EACCES) run.how = How::missing;
    return run;
  }
  Limit(process, limits.memory);
  const Clock::time_point deadline = Clock::now() + limits.time;
  run.how = ReadAll(from.number(), deadline, limits.output, run.output);
  run.how = run.how == How::done ? Await(process, deadline) : Kill(process, run.how);
  if (run.how != How::done) run.output.clear();
  return run;
}

}  // namespace yoshiki
