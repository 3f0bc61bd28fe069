// Writing a file so that nobody ever sees half of it.
#pragma once

#include <sys/types.h>

#include <csignal>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/base.h"

namespace yoshiki {

/// The system calls of writing, so that tests can make any of them fail. Each behaves like its POSIX
/// namesake: negative and `errno` on failure.
class FileCalls {
 public:
  virtual ~FileCalls() = default;
  virtual int Open(const char* path, int flags, mode_t mode);
  virtual ssize_t Write(int fd, const char* bytes, std::size_t count);
  virtual int SetMode(int fd, mode_t mode);
  virtual int Sync(int fd);
  virtual int Close(int fd);
  virtual int Rename(const char* from, const char* to);
  virtual int Unlink(const char* path);
};

/// Holds back the signals that end a run (SIGINT, SIGTERM, SIGHUP), in this thread and those that it starts,
/// so that files being written are finished first.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_;
};

/// Writes `bytes` to `path` whole or not at all: into a new file beside it, synced, then renamed over it,
/// then the folder synced. A failure at any step, or a kill, leaves the old file or none (a kill may leave a
/// hidden
/// `.yoshiki-*.tmp`). The mode of an existing file is kept; a file without write permission is refused; a
/// symbolic link is followed. SIGINT, SIGTERM and SIGHUP wait until the file is finished. Devices, pipes and
/// sockets
/// (/dev/stdout, /dev/full) cannot be replaced and are written directly. "-" is standard output.
/// Returns false after adding the reason, placed at `path`.
bool WriteWhole(const std::string& path, std::string_view bytes, FileCalls& calls, Diagnostics& diagnostics);

/// What the folder says of its files reaches the disk. 0, or `errno`; a file system that knows no such thing
/// is no failure.
int SyncFolder(FileCalls& calls, const std::string& folder);

/// Whether both names lead to the same existing file.
bool SameFile(const std::string& a, const std::string& b);

}  // namespace yoshiki
