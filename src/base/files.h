// The one door to the outside for the stages that read named resources (layouts, themes): an interface with an
// in-memory twin for tests. Only batch/ implements it with real files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {

/// Read-only named texts. Names are relative paths with '/' ("yoshiki-3/2025-05.yaml").
class FileSource {
 public:
  virtual ~FileSource() = default;
  /// The bytes of `name`, or nothing when it does not exist or cannot be read.
  virtual std::optional<std::string> Read(std::string_view name) const = 0;
  /// All names that begin with `prefix`, sorted bytewise.
  virtual std::vector<std::string> List(std::string_view prefix) const = 0;
  /// How `name` is shown to the user in messages: a path they can open.
  virtual std::string DisplayName(std::string_view name) const { return std::string(name); }
};

/// Files held in memory, for tests and embedders.
class MemoryFiles final : public FileSource {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> files) : files_(std::move(files)) {}
  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view prefix) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace yoshiki
