// From the glyphs a document uses to the font it embeds, in three steps: uses (glyph_use.h), plan, objects.
// The plan holds every decision and can be printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/glyph_use.h"
#include "render/haru.h"
#include "render/subset.h"
#include "render/to_unicode.h"
#include "text/text.h"

namespace yoshiki::pdf {

/// A font as it will stand in the file.
struct FontPlan {
  FaceInfo info;
  std::string name;                         ///< "ABCDEF+BIZUDGothic-Regular"
  std::string program;                      ///< glyf: an sfnt; CFF: a bare table
  std::vector<CidWidth> widths;             ///< ascending CIDs
  std::vector<CidText> texts;               ///< ascending CIDs; one without text has a zero-width space
  std::vector<std::uint16_t> glyph_of_cid;  ///< CIDToGIDMap; empty = identity
  std::string registry = "Adobe", ordering = "Identity";
  int supplement = 0;
};

/// Gives every use its CID. Glyf: the new glyph id, and behind them an own CID for each further text of a
/// glyph. CFF: the CID of the font's charset; further texts are marked `spelt`. Nothing, and `fault` said,
/// when a CFF table is damaged or more than 65,536 CIDs would be needed.
std::optional<FontPlan> PlanFont(const FaceInfo& info, const Subset& subset, FaceUses& uses,
                                 std::string& fault);

/// Writes the Type0 font and all below it. Gives the Type0 dictionary.
ObjectId WriteFont(File& file, const FontPlan& plan);

/// The plan for people and tests, a CID a line.
std::string Print(const FontPlan& plan);

}  // namespace yoshiki::pdf
