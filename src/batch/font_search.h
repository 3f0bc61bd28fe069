// Finding a font file by its name. Private to batch/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace yoshiki {

/// Finds files by name below folders. Each folder is walked once, and only when a file was not at its known
/// place.
class FontSearch {
 public:
  explicit FontSearch(std::vector<std::string> folders);

  /// The path of `file`: in each folder in turn at its top, in its subfolder `known_folder`, then anywhere
  /// below.
  std::optional<std::string> Find(const std::string& file, const std::string& known_folder);

 private:
  struct Folder {
    std::string path;
    std::optional<std::vector<std::string>>
        files;  ///< all below, once walked; sorted, so that the first is always the same
  };
  std::optional<std::string> FindBelow(Folder& folder, const std::string& file);
  std::vector<Folder> folders_;
};

/// Maps a font file into memory, read-only. On failure gives null and sets `error` to an errno.
std::shared_ptr<const FontBytes> MapFont(const std::string& path, int& error);

/// The `checkSumAdjustment` in the head table of face `index` (OpenType spec, "head"; collections too), or
/// nothing when the bytes are no such font.
std::optional<std::uint32_t> FontChecksum(std::string_view bytes, unsigned index);

}  // namespace yoshiki
