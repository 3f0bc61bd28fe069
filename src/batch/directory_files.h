// Files on disk as a FileSource: those below a folder, or any.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// The files below a folder. Names that would lead out of it ("../x", "/etc/x") do not exist. Files over 16
/// MiB are not read: no layout or theme comes near.
class DirectoryFiles final : public FileSource {
 public:
  explicit DirectoryFiles(std::string root) : root_(std::move(root)) {}
  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view prefix) const override;
  std::string DisplayName(std::string_view name) const override;

 private:
  std::string root_;
};

/// Any file by its path as the user writes it, for themes of the user's own. Lists nothing; the same limit of
/// size.
class PathFiles final : public FileSource {
 public:
  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view) const override { return {}; }
};

}  // namespace yoshiki
