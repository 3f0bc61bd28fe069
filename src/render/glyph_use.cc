#include "render/glyph_use.h"

#include <algorithm>

namespace yoshiki::pdf {

const GlyphUse* FaceUses::Seek(std::uint32_t glyph, std::string_view text) const {
  const std::uint32_t first = glyph < first_.size() ? first_[glyph] : 0;
  if (first == 0) return nullptr;
  if (uses_[first - 1].text == text) return &uses_[first - 1];
  const auto others = later_.find(glyph);
  if (others == later_.end()) return nullptr;
  const auto later = others->second.find(text);
  return later == others->second.end() ? nullptr : &uses_[later->second];
}

void FaceUses::Add(std::uint32_t glyph, std::string_view text) {
  if (Seek(glyph, text) != nullptr) return;
  if (first_.size() <= glyph) first_.resize(glyph + 1);
  const auto index = static_cast<std::uint32_t>(uses_.size());
  const bool first = first_[glyph] == 0;
  if (first) {
    first_[glyph] = index + 1;
  } else {
    later_[glyph].emplace(text, index);
  }
  uses_.push_back({.glyph = glyph, .text = std::string(text), .first = first});
}

const GlyphUse& FaceUses::Find(std::uint32_t glyph, std::string_view text) const {
  static const GlyphUse kNone;
  const GlyphUse* use = Seek(glyph, text);
  return use != nullptr ? *use : kNone;
}

std::vector<std::uint32_t> FaceUses::SortedGlyphs() const {
  std::vector<std::uint32_t> glyphs;
  for (std::uint32_t glyph = 0; glyph < first_.size(); ++glyph)
    if (first_[glyph] != 0) glyphs.push_back(glyph);
  return glyphs;
}

namespace {

/// A viewer's advance for the glyph: what W says, so that positions computed with it are the ones drawn.
int WidthInThousandths(const FontSet& fonts, FaceId face, std::uint32_t glyph) {
  const int em = static_cast<int>(fonts.info(face).units_per_em);
  const int advance = fonts.Advance(face, glyph);
  return em == 0 ? advance : (advance * 2000 + em) / (2 * em);
}

}  // namespace

DocumentUses CollectUses(const Document& document, const FontSet& fonts) {
  DocumentUses all(fonts.size());
  for (const Page& page : document.pages)
    for (const GlyphRun& run : page.runs)
      for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
        all[run.face].Add(page.glyphs[i].glyph, TextOf(document, run, page.glyphs[i]));
  for (FaceId face = 0; face < all.size(); ++face)
    for (GlyphUse& use : all[face].uses()) use.width = WidthInThousandths(fonts, face, use.glyph);
  return all;
}

}  // namespace yoshiki::pdf
