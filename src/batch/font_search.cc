#include "batch/font_search.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

class MappedFont final : public FontBytes {
 public:
  MappedFont(void* start, std::size_t size) : start_(start), size_(size) {}
  ~MappedFont() override { ::munmap(start_, size_); }
  MappedFont(const MappedFont&) = delete;
  MappedFont& operator=(const MappedFont&) = delete;
  std::string_view bytes() const override { return {static_cast<const char*>(start_), size_}; }

 private:
  void* start_;
  std::size_t size_;
};

bool IsFile(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

// Big-endian number of `count` bytes, or nothing past the end.
std::optional<std::uint32_t> Number(std::string_view bytes, std::size_t at, std::size_t count) {
  if (at > bytes.size() || bytes.size() - at < count) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::optional<std::size_t> TableDirectory(std::string_view bytes, unsigned index) {
  if (!bytes.starts_with("ttcf")) return index == 0 ? std::optional<std::size_t>(0) : std::nullopt;
  const auto faces = Number(bytes, 8, 4);
  if (!faces || index >= *faces) return std::nullopt;
  return Number(bytes, 12 + std::size_t{index} * 4, 4);
}

}  // namespace

FontSearch::FontSearch(std::vector<std::string> folders) {
  for (std::string& folder : folders) folders_.push_back({std::move(folder), std::nullopt});
}

std::optional<std::string> FontSearch::Find(const std::string& file, const std::string& known_folder) {
  for (Folder& folder : folders_) {
    if (const fs::path top = fs::path(folder.path) / file; IsFile(top)) return top.string();
    if (const fs::path known = fs::path(folder.path) / known_folder / file; IsFile(known))
      return known.string();
    if (auto below = FindBelow(folder, file)) return below;
  }
  return std::nullopt;
}

std::optional<std::string> FontSearch::FindBelow(Folder& folder, const std::string& file) {
  if (!folder.files) {
    folder.files.emplace();
    std::error_code failed;
    fs::recursive_directory_iterator at(folder.path, fs::directory_options::skip_permission_denied, failed);
    for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
      folder.files->push_back(at->path().string());
    }
    std::sort(folder.files->begin(), folder.files->end());
  }
  for (const std::string& path : *folder.files) {
    if (path.ends_with("/" + file) && IsFile(path)) return path;
  }
  return std::nullopt;
}

std::shared_ptr<const FontBytes> MapFont(const std::string& path, int& error) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return error = errno, nullptr;
  struct stat status {};
  const bool known = ::fstat(fd, &status) == 0;
  error = known ? EINVAL : errno;
  void* start = MAP_FAILED;
  const std::size_t size = known ? static_cast<std::size_t>(status.st_size) : 0;
  if (size > 0) {
    start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (start == MAP_FAILED) error = errno;
  }
  ::close(fd);
  if (start == MAP_FAILED) return nullptr;
  error = 0;
  return std::make_shared<MappedFont>(start, size);
}

std::optional<std::uint32_t> FontChecksum(std::string_view bytes, unsigned index) {
  constexpr std::size_t kRecord = 16, kHeader = 12;
  const auto directory = TableDirectory(bytes, index);
  const auto tables = directory ? Number(bytes, *directory + 4, 2) : std::nullopt;
  for (std::size_t i = 0; tables && i < *tables; ++i) {
    const std::size_t record = *directory + kHeader + i * kRecord;
    if (record + kRecord > bytes.size()) return std::nullopt;
    if (bytes.substr(record, 4) != "head") continue;
    const auto offset = Number(bytes, record + 8, 4);
    return Number(bytes, *offset + 8, 4);
  }
  return std::nullopt;
}

}  // namespace yoshiki
