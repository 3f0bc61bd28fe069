// A folder on disk as a FileSource.
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

}  // namespace yoshiki
