#include "estate/globs.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "estate/glob_match.h"

namespace yoshiki {
namespace {

// A folder or file by what it is, not by its name.
std::optional<std::pair<dev_t, ino_t>> IdentityOf(const std::string& path) {
  struct stat status {};
  if (path.empty() || ::stat(path.c_str(), &status) != 0) return std::nullopt;
  return std::pair(status.st_dev, status.st_ino);
}

// Whether somebody means a model by it. Pipes, links that lead nowhere and what cannot be looked at are told
// when they are read; folders are met by many a pattern that means no folder, unless they are called like a
// model.
bool MayBeModel(const std::string& path, std::string_view name) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return errno != ENOENT && errno != ENOTDIR;
  return ::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) || name.ends_with(".json");
}

class Walk {
 public:
  Walk(const GlobPlace& place, std::vector<std::string> segments, Diagnostics& diagnostics)
      : place_(place),
        segments_(std::move(segments)),
        barred_(IdentityOf(place.barred)),
        diagnostics_(diagnostics) {}

  // `at` is the path so far: "", or one that ends in '/'.
  void From(const std::string& at, std::size_t index) {
    const std::string& segment = segments_[index];
    if (segment == "**") return AnyFolders(at, index);
    if (HasWildcard(segment)) return Each(at, index);
    const std::string name = at + Unescaped(segment);
    if (index + 1 == segments_.size()) {
      if (MayBeModel(PathIn(place_.folder, name), name)) found_.insert(name);
    } else if (segment == "." || segment == ".." || MayEnter(name)) {
      From(name + "/", index + 1);
    }
  }

  std::set<std::string> found() && { return std::move(found_); }

 private:
  void AnyFolders(const std::string& at, std::size_t index) {
    From(at, index + 1);
    for (const auto& entry : Entries(at)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with('.') && IsFolder(entry) && MayEnter(at + name))
        AnyFolders(at + name + "/", index);
    }
  }

  void Each(const std::string& at, std::size_t index) {
    const bool last = index + 1 == segments_.size();
    for (const auto& entry : Entries(at)) {
      const std::string name = entry.path().filename().string();
      if (!MatchesName(segments_[index], name)) continue;
      if (last) {
        if (MayBeModel(entry.path().string(), name)) found_.insert(at + name);
      } else if (IsFolder(entry) && MayEnter(at + name)) {
        From(at + name + "/", index + 1);
      }
    }
  }

  // A folder itself, no link to one.
  bool IsFolder(const std::filesystem::directory_entry& entry) {
    std::error_code failed;
    const std::filesystem::file_type type = entry.symlink_status(failed).type();
    if (type == std::filesystem::file_type::none) TellUnread(entry.path().string(), failed);
    return type == std::filesystem::file_type::directory;
  }

  bool MayEnter(const std::string& name) const {
    return !barred_ || IdentityOf(PathIn(place_.folder, name)) != barred_;
  }

  std::vector<std::filesystem::directory_entry> Entries(const std::string& at) {
    const std::string folder = PathIn(place_.folder, at.empty() ? "." : at);
    std::vector<std::filesystem::directory_entry> entries;
    std::error_code failed;
    std::filesystem::directory_iterator entry(folder, failed);
    for (; !failed && entry != std::filesystem::directory_iterator(); entry.increment(failed))
      entries.push_back(*entry);
    // What is no folder, or is gone, has no files; another reason may hide some.
    const int reason = failed ? failed.value() : 0;
    if (reason != 0 && reason != ENOENT && reason != ENOTDIR) TellUnread(folder, failed);
    return entries;
  }

  void TellUnread(const std::string& path, const std::error_code& why) {
    if (!told_.insert(path).second) return;
    diagnostics_.Error(MessageId::cannot_read, PlaceOfFile(path), {path, why.message()});
  }

  const GlobPlace& place_;
  std::vector<std::string> segments_;
  std::optional<std::pair<dev_t, ino_t>> barred_;
  Diagnostics& diagnostics_;
  std::set<std::string> found_, told_;
};

// A name that is meant as it is; it keeps all it was written with but idle dots.
std::string LiteralPath(const std::string& root, const std::vector<std::string>& segments) {
  std::string path = root;
  for (std::size_t i = 0; i < segments.size(); ++i) path += (i == 0 ? "" : "/") + Unescaped(segments[i]);
  return path;
}

}  // namespace

std::vector<std::string> FindFiles(const GlobPlace& place, std::string_view pattern,
                                   Diagnostics& diagnostics) {
  std::set<std::string> found;
  for (const std::string& plain : ExpandBraces(pattern)) {
    const std::string root = plain.starts_with('/') ? "/" : "";
    std::vector<std::string> segments = PatternSegments(plain);
    if (segments.empty()) continue;
    if (std::ranges::none_of(segments, HasWildcard)) {
      found.insert(LiteralPath(root, segments));
      continue;
    }
    Walk walk(place, std::move(segments), diagnostics);
    walk.From(root, 0);
    found.merge(std::move(walk).found());
  }
  return {found.begin(), found.end()};
}

std::string PathIn(const std::string& folder, const std::string& name) {
  if (name.starts_with('/')) return name;
  if (folder.empty() || folder == ".") return name.starts_with('-') ? "./" + name : name;
  return folder + (folder.ends_with('/') ? "" : "/") + name;
}

}  // namespace yoshiki
