#include "batch/atomic_write.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace yoshiki {

int FileCalls::Open(const char* path, int flags, mode_t mode) { return ::open(path, flags, mode); }
ssize_t FileCalls::Write(int fd, const char* bytes, std::size_t count) { return ::write(fd, bytes, count); }
int FileCalls::SetMode(int fd, mode_t mode) { return ::fchmod(fd, mode); }
int FileCalls::Sync(int fd) { return ::fsync(fd); }
int FileCalls::Close(int fd) { return ::close(fd); }
int FileCalls::Rename(const char* from, const char* to) { return ::rename(from, to); }
int FileCalls::Unlink(const char* path) { return ::unlink(path); }

SignalsHeld::SignalsHeld() {
  sigset_t held;
  sigemptyset(&held);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
  pthread_sigmask(SIG_BLOCK, &held, &before_);
}

SignalsHeld::~SignalsHeld() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

namespace {

bool Fail(const std::string& path, int error, Diagnostics& diagnostics) {
  Place place;
  place.file = path;
  switch (error) {
    case ENOSPC:
    case EDQUOT:
      diagnostics.Error(MessageId::disk_full, place);
      break;
    case EACCES:
    case EPERM:
      diagnostics.Error(MessageId::output_not_permitted, place);
      break;
    case EROFS:
      diagnostics.Error(MessageId::output_read_only, place);
      break;
    case ENOENT:
    case ENOTDIR:
      diagnostics.Error(MessageId::output_no_folder, place);
      break;
    case EISDIR:
      diagnostics.Error(MessageId::output_is_folder, place);
      break;
    case ENAMETOOLONG:
      diagnostics.Error(MessageId::output_name_too_long, place);
      break;
    case EPIPE:
      diagnostics.Error(MessageId::output_no_reader, place);
      break;
    default:
      diagnostics.Error(MessageId::cannot_write, place, {std::strerror(error)});
  }
  return false;
}

// Writes everything, or returns the errno that stopped it.
int WriteAll(FileCalls& calls, int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = calls.Write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    if (n == 0) return EIO;  // a regular file or pipe never takes nothing; do not spin
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return 0;
}

// Close reports late write errors (NFS, quotas). EINTR leaves the descriptor closed on Linux.
int CloseChecked(FileCalls& calls, int fd) { return calls.Close(fd) < 0 && errno != EINTR ? errno : 0; }

int WriteDirectly(FileCalls& calls, const std::string& path, std::string_view bytes) {
  const int fd = calls.Open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY, 0);
  if (fd < 0) return errno;
  const int failed = WriteAll(calls, fd, bytes);
  const int close_failed = CloseChecked(calls, fd);
  return failed != 0 ? failed : close_failed;
}

// The file that a symbolic link ends at, so that the link itself survives the rename.
std::string Resolved(const std::string& path) {
  struct stat link {};
  if (::lstat(path.c_str(), &link) != 0 || !S_ISLNK(link.st_mode)) return path;
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : path;
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// Opens a new file in `folder`. Its name does not grow from the target's, which may already be as long as
// names can be.
int OpenTemporary(FileCalls& calls, const std::string& folder, std::string& name) {
  constexpr int kTries = 1000;
  for (int n = 0; n < kTries; ++n) {
    name = folder + "/.yoshiki-" + std::to_string(::getpid()) + "-" + std::to_string(n) + ".tmp";
    const int fd = calls.Open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd >= 0 || errno != EEXIST) return fd;
  }
  return -1;
}

// `old_mode` is null for a new file.
int Replace(FileCalls& calls, const std::string& target, std::string_view bytes, const mode_t* old_mode) {
  const std::string folder = FolderOf(target);
  std::string temporary;
  const int fd = OpenTemporary(calls, folder, temporary);
  if (fd < 0) return errno;
  int failed = WriteAll(calls, fd, bytes);
  if (failed == 0 && old_mode && calls.SetMode(fd, *old_mode & 07777) < 0) failed = errno;
  if (failed == 0 && calls.Sync(fd) < 0) failed = errno;
  const int close_failed = CloseChecked(calls, fd);
  if (failed == 0) failed = close_failed;
  if (failed == 0 && calls.Rename(temporary.c_str(), target.c_str()) < 0) failed = errno;
  if (failed != 0) {
    calls.Unlink(temporary.c_str());
    return failed;
  }
  return SyncFolder(calls, folder);
}

// /dev/stdout and its kin lead to files that others hold open: those must be written through, not replaced.
bool IsDescriptorName(const std::string& path) {
  return path == "/dev/stdin" || path == "/dev/stdout" || path == "/dev/stderr" ||
         path.starts_with("/dev/fd/") || path.starts_with("/proc/");
}

}  // namespace

int SyncFolder(FileCalls& calls, const std::string& folder) {
  const int fd = calls.Open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0) return errno == EACCES ? 0 : errno;  // a folder one may write to but not read cannot be synced
  const bool refused = calls.Sync(fd) < 0 && errno != EINVAL && errno != ENOTSUP;
  const int failed = refused ? errno : 0;
  calls.Close(fd);
  return failed;
}

bool WriteWhole(const std::string& path, std::string_view bytes, FileCalls& calls, Diagnostics& diagnostics) {
  if (path == "-") {
    const int failed = WriteAll(calls, STDOUT_FILENO, bytes);
    return failed == 0 || Fail("<stdout>", failed, diagnostics);
  }
  const std::string target = Resolved(path);
  struct stat old {};
  const bool exists = ::stat(target.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) return Fail(path, EISDIR, diagnostics);
  if (!exists && (target.empty() || target.back() == '/')) return Fail(path, EISDIR, diagnostics);
  if (exists && (!S_ISREG(old.st_mode) || IsDescriptorName(path))) {
    const int failed = WriteDirectly(calls, path, bytes);
    return failed == 0 || Fail(path, failed, diagnostics);
  }
  if (exists && ::access(target.c_str(), W_OK) != 0) return Fail(path, errno, diagnostics);
  const SignalsHeld held;
  const int failed = Replace(calls, target, bytes, exists ? &old.st_mode : nullptr);
  return failed == 0 || Fail(path, failed, diagnostics);
}

bool SameFile(const std::string& a, const std::string& b) {
  struct stat one {
  }, other{};
  if (::stat(a.c_str(), &one) != 0 || ::stat(b.c_str(), &other) != 0) return false;
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

}  // namespace yoshiki
