#include "batch/input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace yoshiki {
namespace {

struct Descriptor {
  int fd = -1;
  ~Descriptor() {
    if (fd > STDERR_FILENO) ::close(fd);
  }
};

ReadResult Refuse(MessageId id, const std::string& file, Diagnostics& diagnostics,
                  std::vector<std::string> args = {}) {
  diagnostics.Error(id, PlaceOfFile(file), std::move(args));
  return ReadResult::rejected;
}

ReadResult Fail(int error, const std::string& file, Diagnostics& diagnostics) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return Refuse(MessageId::input_not_found, file, diagnostics);
    case ELOOP:
      return Refuse(MessageId::input_link_loop, file, diagnostics);
    case ENXIO:
      return Refuse(MessageId::input_not_regular, file, diagnostics);
    case EISDIR:
      return Refuse(MessageId::input_is_folder, file, diagnostics);
    case EACCES:
    case EPERM:
      Refuse(MessageId::input_not_permitted, file, diagnostics);
      return ReadResult::failed;
    default:
      Refuse(MessageId::cannot_read, file, diagnostics, {file, std::strerror(error)});
      return ReadResult::failed;
  }
}

ReadResult TooLarge(std::size_t limit, const std::string& file, Diagnostics& diagnostics) {
  return Refuse(MessageId::input_too_large, file, diagnostics, {std::to_string(limit >> 20)});
}

// Reads to the end, at most limit + 1 bytes: one more than allowed shows that there is more.
int ReadAll(int fd, std::size_t expected, std::size_t limit, std::string& bytes) {
  constexpr std::size_t kStep = std::size_t{64} << 10;
  bytes.resize(expected + 1);
  std::size_t used = 0;
  while (used <= limit) {
    if (used == bytes.size()) bytes.resize(std::min(bytes.size() * 2 + kStep, limit + 1));
    const ssize_t n = ::read(fd, bytes.data() + used, bytes.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return errno;
    if (n == 0) break;
    used += static_cast<std::size_t>(n);
  }
  bytes.resize(used);
  return 0;
}

}  // namespace

ReadResult ReadInput(const std::string& name, std::size_t limit, SourceText& text, Diagnostics& diagnostics) {
  const bool standard = name == "-";
  const std::string shown = standard ? "<stdin>" : name;
  Descriptor input;
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait; regular files do not notice.
  input.fd = standard ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (input.fd < 0) return Fail(errno, shown, diagnostics);
  struct stat status {};
  if (::fstat(input.fd, &status) != 0) return Fail(errno, shown, diagnostics);
  if (S_ISDIR(status.st_mode)) return Refuse(MessageId::input_is_folder, shown, diagnostics);
  const bool regular = S_ISREG(status.st_mode);
  if (!regular && !standard) return Refuse(MessageId::input_not_regular, shown, diagnostics);
  const std::size_t size = regular ? static_cast<std::size_t>(status.st_size) : 0;
  if (size > limit) return TooLarge(limit, shown, diagnostics);
  std::string bytes;
  if (const int failed = ReadAll(input.fd, size, limit, bytes); failed != 0)
    return Fail(failed, shown, diagnostics);
  if (bytes.size() > limit) return TooLarge(limit, shown, diagnostics);
  text = SourceText(shown, std::move(bytes));
  return ReadResult::done;
}

}  // namespace yoshiki
