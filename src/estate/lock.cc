#include "estate/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <string_view>
#include <thread>

namespace yoshiki {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kMoment(10);
constexpr std::chrono::seconds kDying(1);  // that killed workers may take to be gone
constexpr std::chrono::seconds kGate(30);  // at which each shard stands for milliseconds

std::string Machine() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return host.data();
}

std::string Holder() { return std::to_string(::getpid()) + " " + Machine(); }

/// The first line of what the holder wrote, as far as it can be shown.
std::string ReadLine(int fd) {
  std::array<char, 300> bytes;
  const ssize_t count = ::pread(fd, bytes.data(), bytes.size(), 0);
  std::string line(bytes.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  line.resize(std::min(line.find('\n'), line.size()));
  for (char& c : line) {
    if (c < ' ' || c > '~') c = '?';
  }
  return line.empty() ? "?" : line;
}

/// 0, or `errno`.
int WriteLine(int fd, const std::string& line) {
  const std::string bytes = line + "\n";
  if (::ftruncate(fd, 0) != 0) return errno;
  const ssize_t written = ::pwrite(fd, bytes.data(), bytes.size(), 0);
  if (written < 0) return errno;
  return written == std::ssize(bytes) ? 0 : ENOSPC;
}

/// Whether the process that wrote itself into the file is known to have ended. One on another machine is not.
bool IsOfTheDead(int fd) {
  const std::string line = ReadLine(fd);
  const std::size_t space = std::min(line.find(' '), line.size());
  pid_t process = 0;
  const auto number = std::from_chars(line.data(), line.data() + space, process);
  if (number.ec != std::errc() || process <= 0 || space == line.size()) return false;
  return line.substr(space + 1) == Machine() && ::kill(process, 0) != 0 && errno == ESRCH;
}

/// 0, or `errno`.
int Open(const std::string& path, int& fd) {
  fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
  if (fd < 0) return errno;
  struct stat info;
  return ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ? 0 : EINVAL;
}

/// 0, or `errno`: EWOULDBLOCK when somebody else holds it.
int LockFile(int fd, bool alone) {
  int result;
  do result = ::flock(fd, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB);
  while (result != 0 && errno == EINTR);
  return result == 0 ? 0 : errno;
}

template <typename IsWorthIt>
int LockFile(int fd, bool alone, Clock::duration patience, IsWorthIt is_worth_it) {
  const Clock::time_point end = Clock::now() + patience;
  for (;;) {
    const int error = LockFile(fd, alone);
    if (error != EWOULDBLOCK || Clock::now() >= end || !is_worth_it()) return error;
    std::this_thread::sleep_for(kMoment);
  }
}

/// "123 host" as people read it in either language.
std::string Shown(const std::string& holder) {
  const std::size_t space = holder.find(' ');
  return space == std::string::npos ? holder : holder.substr(space + 1) + ", PID " + holder.substr(0, space);
}

bool Fail(const std::string& path, int fd, int error, Diagnostics& diagnostics) {
  if (error == EWOULDBLOCK) {
    diagnostics.Error(MessageId::estate_locked, PlaceOfFile(path), {Shown(ReadLine(fd))});
  } else {
    diagnostics.Error(MessageId::cannot_write, PlaceOfFile(path), {std::strerror(error)});
  }
  return false;
}

}  // namespace

std::unique_ptr<EstateLock> EstateLock::Take(const std::string& output_folder, Diagnostics& diagnostics,
                                             const std::string& shard) {
  const std::string path = output_folder + "/" + kLockName;
  std::unique_ptr<EstateLock> lock(new EstateLock);
  if (!lock->Lock(path, shard.empty(), diagnostics)) return nullptr;
  if (shard.empty()) return lock;
  const std::string division = shard.substr(shard.rfind('-') + 1);
  if (!lock->EnterDivision(path, division, diagnostics)) return nullptr;
  if (!lock->Lock(path + "." + shard, true, diagnostics)) return nullptr;
  return lock;
}

bool EstateLock::Lock(const std::string& path, bool alone, Diagnostics& diagnostics) {
  int fd;
  int error = Open(path, fd);
  if (fd >= 0) held_.push_back(fd);
  if (error == 0) error = LockFile(fd, alone, kDying, [fd] { return IsOfTheDead(fd); });
  if (error != 0) return Fail(path, fd, error, diagnostics);
  // For people; the lock holds without it, so a full disk does no harm.
  WriteLine(fd, Holder());
  return true;
}

// Of which division shards are at work stands in a file upon which they all share a lock: the first, who can
// have it alone, writes it. Between the two locks a gate keeps the others out.
bool EstateLock::EnterDivision(const std::string& path, const std::string& division,
                               Diagnostics& diagnostics) {
  EstateLock gate;
  const std::string gate_path = path + ".gate";
  int fd;
  int error = Open(gate_path, fd);
  if (fd >= 0) gate.held_.push_back(fd);
  if (error == 0) error = LockFile(fd, true, kGate, [] { return true; });
  if (error != 0) return Fail(gate_path, fd, error, diagnostics);
  WriteLine(fd, Holder());
  return ShareDivision(path + ".division", division, diagnostics);
}

bool EstateLock::ShareDivision(const std::string& path, const std::string& division,
                               Diagnostics& diagnostics) {
  int fd;
  int error = Open(path, fd);
  if (fd >= 0) held_.push_back(fd);
  if (error == 0) error = LockFile(fd, true);
  const std::string written = fd >= 0 ? ReadLine(fd) : "";
  if (error == EWOULDBLOCK && written != division) {
    diagnostics.Error(MessageId::estate_shard_division, PlaceOfFile(path), {written, division});
    return false;
  }
  if (error == 0 && written != division) error = WriteLine(fd, division);
  if (error == 0 || error == EWOULDBLOCK) error = LockFile(fd, false);
  return error == 0 || Fail(path, fd, error, diagnostics);
}

EstateLock::~EstateLock() {
  // Not unlocked: the children's would be, too.
  for (const int fd : held_) ::close(fd);
}

}  // namespace yoshiki
