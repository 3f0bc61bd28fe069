// The list of faces that documents are set with (fonts/fonts.yaml). Private to batch/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// What a face is for. Fallbacks are tried in the manifest's order for characters that the first choice
/// lacks.
enum class FaceDuty { regular, bold, fallback };

/// One face as the manifest describes it. fonts/README.md explains the keys.
struct ManifestFace {
  std::string name;  ///< "BIZ UDGothic Regular", for messages and dumps
  std::string family, style;
  FaceDuty duty = FaceDuty::fallback;
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
};

/// Reads a manifest: a mapping with one key `faces`, a sequence of flat mappings. Adds all faults it finds
/// (unknown, missing and double keys, wrong values, no regular or bold face) with line and column, and gives
/// nothing then.
std::optional<FontManifest> ParseFontManifest(const SourceText& source, Diagnostics& diagnostics);

}  // namespace yoshiki
