// The little of a CFF table (Adobe Technical Note 5176) that says how PDF must name its glyphs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki::pdf {

/// Which CID each glyph has. Viewers look CID-keyed outlines up by the CIDs of the font's own charset, which
/// hb-subset keeps from the whole font, and name-keyed ones by glyph id (pitfalls S1, S2).
struct CffNaming {
  std::vector<std::uint16_t> cids;  ///< by glyph id
  std::string registry = "Adobe", ordering = "Identity";
  int supplement = 0;
};

/// Nothing when the table is damaged.
std::optional<CffNaming> ReadCffNaming(std::string_view cff);

}  // namespace yoshiki::pdf
