#include "estate/file_hashes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

namespace yoshiki {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
/// The coarsest time stamps in use are those of FAT.
constexpr std::int64_t kCoarsestStamp = 2 * kSecond;

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

std::int64_t Nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * kSecond + time.tv_nsec; }

KnownFile Look(const std::string& path, const struct stat& info) {
  KnownFile file;
  file.path = path;
  file.size = info.st_size;
  file.modified = Nanoseconds(info.st_mtim);
  file.changed = Nanoseconds(info.st_ctim);
  file.device = info.st_dev;
  file.inode = info.st_ino;
  return file;
}

bool LooksTheSame(const KnownFile& a, const KnownFile& b) {
  return a.device == b.device && a.inode == b.inode && a.size == b.size && a.modified == b.modified &&
         a.changed == b.changed;
}

std::optional<std::string> HashToTheEnd(int fd) {
  std::vector<char> chunk(std::size_t{1} << 18);
  Sha256 hash;
  for (;;) {
    const ssize_t count = ::read(fd, chunk.data(), chunk.size());
    if (count == 0) return HexOf(hash.Take());
    if (count > 0) {
      hash.Add({chunk.data(), static_cast<std::size_t>(count)});
    } else if (errno != EINTR) {
      return std::nullopt;
    }
  }
}

}  // namespace

FileHashes::FileHashes(std::vector<KnownFile> known, Now now) : now_(std::move(now)) {
  for (KnownFile& file : known) {
    const std::string path = std::exchange(file.path, {});
    known_.insert_or_assign(path, std::move(file));
  }
}

std::string FileHashes::Sha256Of(const std::string& path) {
  const auto asked = asked_.find(path);
  if (asked != asked_.end()) return asked->second;
  return asked_[path] = Ask(path);
}

void FileHashes::Forget(const std::string& path) {
  asked_.erase(path);
  known_.erase(path);
}

std::optional<KnownFile> FileHashes::LookAt(const std::string& path) {
  struct stat info;
  if (::stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return Look(path, info);
}

std::string FileHashes::HashOf(const KnownFile& look) const {
  const auto known = known_.find(look.path);
  const bool same = known != known_.end() && LooksTheSame(known->second, look);
  return same ? known->second.sha256 : std::string();
}

void FileHashes::Trust(const KnownFile& look) {
  Forget(look.path);
  const std::optional<KnownFile> now = LookAt(look.path);
  const bool fine = look.changed % kSecond != 0;
  const bool settled = now_() - std::max(look.modified, look.changed) >= kCoarsestStamp;
  if (!now || !fine || !settled || !LooksTheSame(*now, look)) return;
  KnownFile known = look;
  known.path.clear();
  known_.insert_or_assign(look.path, std::move(known));
  has_news_ = true;
  asked_[look.path] = look.sha256;
}

std::string FileHashes::Ask(const std::string& path) {
  const std::optional<KnownFile> now = LookAt(path);
  if (!now) {
    known_.erase(path);
    return {};
  }
  const auto known = known_.find(path);
  if (known != known_.end()) {
    if (LooksTheSame(known->second, *now)) return known->second.sha256;
    known_.erase(known);
  }
  return Read(path);
}

std::string FileHashes::Read(const std::string& path) {
  const std::int64_t begun = now_();
  // A pipe may have taken the file's place since it was looked at: opening must not wait for a writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  struct stat before;
  struct stat after;
  if (file.get() < 0 || ::fstat(file.get(), &before) != 0 || !S_ISREG(before.st_mode)) return {};
  const std::optional<std::string> hash = HashToTheEnd(file.get());
  if (!hash || ::fstat(file.get(), &after) != 0) return {};

  KnownFile look = Look(path, before);
  const bool settled = begun - std::max(look.modified, look.changed) >= kCoarsestStamp;
  if (settled && LooksTheSame(look, Look(path, after))) {
    look.sha256 = *hash;
    look.path.clear();
    known_.insert_or_assign(path, std::move(look));
    has_news_ = true;
  }
  return *hash;
}

std::vector<KnownFile> FileHashes::TakeKnown() {
  std::vector<KnownFile> files;
  while (!known_.empty()) {
    auto known = known_.extract(known_.begin());
    if (!asked_.contains(known.key()) && !LookAt(known.key())) continue;
    known.mapped().path = std::move(known.key());
    files.push_back(std::move(known.mapped()));
  }
  return files;
}

}  // namespace yoshiki
