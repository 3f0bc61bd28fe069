// The characters of models that deserve a look before a document is published: `yoshiki glyphs`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "batch/job.h"

namespace yoshiki {

/// What a listed character is. In the order of the list.
enum class GlyphKind {
  private_use,    ///< U+E000–F8FF, planes 15 and 16
  variation,      ///< with a variation selector (IVS)
  compatibility,  ///< CJK compatibility ideograph
  radical,        ///< U+2E80–2FDF
  other,          ///< outside JIS X 0208
  half_width,     ///< half-width katakana
  invisible,      ///< nothing is printed for it
  common,         ///< an ordinary one, listed because no font has it
};

/// One character, or a variation sequence.
struct GlyphEntry {
  std::string text;                   ///< UTF-8
  std::vector<CodePoint> characters;  ///< one, or the character and its selector
  GlyphKind kind = GlyphKind::other;
  std::string face;    ///< that it is printed with; "" when none is
  bool alone = false;  ///< a sequence that no font has: the character is printed as if it stood alone
  std::string means;   ///< of a private-use character: what the theme says that it stands for
  std::size_t count = 0;
  std::vector<Place> places;  ///< the first kMostPlaces values that it stands in
  bool more_places = false;   ///< it stands in others too

  /// Nothing can be printed for it.
  bool missing() const { return face.empty() && kind != GlyphKind::invisible; }
};
inline constexpr std::size_t kMostPlaces = 3;

/// "outside JIS X 0208", 「外字」
std::string_view WordOf(GlyphKind kind, Language language);
/// "private-use": for programs
std::string_view CodeOf(GlyphKind kind);
/// "U+845B U+E0100"
std::string CodesOf(const GlyphEntry& entry);

/// Models that are looked at together.
struct GlyphJob {
  std::vector<std::string> models;
  std::string proof;        ///< the PDF that shows them large; "" = none is made
  RenderSettings settings;  ///< edition, theme, gaiji, epoch
};

/// Lists what is in the texts of the models, set in the regular face of the theme: by kind, then by code. A
/// model need not be complete or right beyond what makes it readable; those that are not readable are
/// reported and left out. A character that no font has is a warning at its first place.
RenderOutcome RunGlyphs(const GlyphJob& job, const World& world, std::vector<GlyphEntry>& entries,
                        Diagnostics& diagnostics);

}  // namespace yoshiki
