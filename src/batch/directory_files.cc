#include "batch/directory_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{16} << 20;

bool StaysInside(const fs::path& name) {
  return name.is_relative() &&
         std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

std::optional<std::string> ReadSmall(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_regular_file(path, failed) || fs::file_size(path, failed) > kLargestFile || failed)
    return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && !in.eof()) return std::nullopt;
  return bytes;
}

}  // namespace

std::optional<std::string> DirectoryFiles::Read(std::string_view name) const {
  const fs::path relative(name);
  if (!StaysInside(relative)) return std::nullopt;
  return ReadSmall(fs::path(root_) / relative);
}

std::vector<std::string> DirectoryFiles::List(std::string_view prefix) const {
  std::vector<std::string> names;
  std::error_code failed;
  fs::recursive_directory_iterator at(root_, fs::directory_options::skip_permission_denied, failed);
  for (; !failed && at != fs::recursive_directory_iterator(); at.increment(failed)) {
    std::error_code ignored;
    if (!at->is_regular_file(ignored)) continue;
    std::string name = at->path().lexically_relative(root_).generic_string();
    if (name.starts_with(prefix)) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string DirectoryFiles::DisplayName(std::string_view name) const {
  return (fs::path(root_) / fs::path(name)).lexically_normal().string();
}

std::optional<std::string> PathFiles::Read(std::string_view name) const { return ReadSmall(fs::path(name)); }

}  // namespace yoshiki
