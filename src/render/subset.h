// Cutting a font down to the glyphs a document uses, with hb-subset.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki::pdf {

struct Subset {
  std::string program;  ///< an sfnt with glyf outlines, or a bare CFF table
  std::vector<std::pair<std::uint32_t, std::uint32_t>> new_ids;  ///< old glyph id, new glyph id; ascending
  std::uint32_t glyph_count = 0;
};

/// `glyphs` ascending. Glyph 0 and the parts of composites come along. Nothing when the font cannot be cut.
/// Same input, same bytes (pitfall S7).
std::optional<Subset> MakeSubset(std::string_view font, unsigned index, bool cff,
                                 const std::vector<std::uint32_t>& glyphs);

}  // namespace yoshiki::pdf
