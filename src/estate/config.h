// The file that describes an estate: yoshiki.toml.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// What an output can be. The order is that of kOutputEndings.
enum class OutputFormat : std::uint8_t { pdf, text, html, xlsx, json };
inline constexpr const char* kOutputEndings[] = {".pdf", ".txt", ".html", ".xlsx", ".json"};

/// Where the values of a table's keys stand in the source, so that a fault that shows only on the disk is
/// told at the line that caused it.
class KeyOffsets {
 public:
  KeyOffsets() = default;
  /// Of a mapping.
  explicit KeyOffsets(const YamlNode& table);

  /// The value's first character; of a key that the table does not have, the table's own beginning.
  std::size_t Of(std::string_view key) const;

 private:
  std::size_t table_ = 0;
  std::map<std::string, std::size_t, std::less<>> values_;
};

/// [[documents]]: models that are printed alike.
struct DocumentSet {
  std::size_t offset = 0;           ///< of the entry in the source
  KeyOffsets at;                    ///< of its values
  std::vector<std::string> models;  ///< globs, relative to the file; ** is any folders
  std::vector<std::string> except;  ///< globs of models left out
  std::vector<OutputFormat> formats = {OutputFormat::pdf};  ///< pdf, text, html
  std::string folder;       ///< below the estate's output folder; "" = that itself
  std::string root;         ///< outputs are named as models are seen from here; "" = from the estate's folder
  RenderSettings settings;  ///< product is not set here
};

/// [[sheets]]: one comparison.
struct SheetEntry {
  std::size_t offset = 0;
  KeyOffsets at;
  std::string name;  ///< of the outputs, without ending
  std::vector<std::vector<std::string>>
      statements;     ///< of each its drafts, relative to the file, oldest first
  std::string notes;  ///< "" = none
  std::vector<OutputFormat> formats = {OutputFormat::xlsx};  ///< xlsx, pdf, json
  std::string folder;
  CellSettings cells;
  RenderSettings settings;
};

struct Estate {
  SourceText source;
  std::string folder;          ///< of the file; what is relative begins here
  std::string output = "out";  ///< folder of all outputs, relative to `folder`
  int keep = 1;                ///< old states of each output that are kept for comparison
  int workers = 0;             ///< 0 = one a core
  int time_limit = 120;        ///< seconds an output may take
  int memory_limit = 2048;     ///< MiB an output may take
  std::vector<DocumentSet> documents;
  std::vector<SheetEntry> sheets;
};

/// Reads yoshiki.toml; unknown keys, wrong types and values are errors with their places. `source`'s name is
/// the file's path.
std::optional<Estate> ParseEstate(SourceText source, Diagnostics& diagnostics);

}  // namespace yoshiki
