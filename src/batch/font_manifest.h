// The list of faces that themes may name (fonts/fonts.yaml). Private to batch/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// One face as the manifest describes it. fonts/README.md explains the keys.
struct ManifestFace {
  std::string name;  ///< "BIZ UDGothic Regular": what themes, messages and dumps call it
  std::string family, style;
  std::string file;     ///< "BIZUDGothic-Regular.ttf"
  std::string folder;   ///< where Debian puts it below a font folder; "" = look everywhere
  unsigned index = 0;   ///< face in a collection
  std::string package;  ///< Debian's
  std::string version;
  std::uint64_t size = 0;      ///< bytes
  std::uint32_t checksum = 0;  ///< `checkSumAdjustment` of the head table (OpenType spec): cheap to compare
  std::string sha256;          ///< 64 lowercase hex digits
  std::string licence;         ///< SPDX identifier
  std::string embedding;       ///< what fsType allows: "installable", "editable"
};

struct FontManifest {
  std::vector<ManifestFace> faces;

  /// The face of that name, or null.
  const ManifestFace* Find(std::string_view name) const;
};

/// Reads a manifest: a mapping with one key `faces`, a sequence of flat mappings. Adds all faults it finds
/// (unknown, missing and double keys, wrong values, a name that stands twice) with line and column, and gives
/// nothing then.
std::optional<FontManifest> ParseFontManifest(const SourceText& source, Diagnostics& diagnostics);

}  // namespace yoshiki
