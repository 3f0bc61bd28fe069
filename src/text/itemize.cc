#include "text/itemize.h"

#include "text/character_class.h"

namespace yoshiki {
namespace {

constexpr CodePoint kGeta = 0x3013;

/// What HarfBuzz sets from another glyph when the font lacks this one; 0 when it does not.
CodePoint StandIn(CodePoint c) {
  if (c == 0x2011) return 0x2010;
  if (c == 0xA0 || c == 0x3000 || c == 0x202F || c == 0x205F || IsBetween(c, 0x2000, 0x200A)) return ' ';
  return 0;
}

}  // namespace

FaceChooser::FaceChooser(const FontSet& fonts, FontRole role) : fonts_(fonts), chain_(fonts.chain(role)) {}

bool FaceChooser::Has(FaceId face, CodePoint c) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font(face), c, &glyph) != 0;
}

const std::vector<FaceId>& FaceChooser::ChainOf(CodePoint c) const {
  return IsPrivateUse(c) ? fonts_.gaiji() : chain_;
}

FaceId FaceChooser::Find(CodePoint c) const {
  for (FaceId face : ChainOf(c))
    if (Has(face, c)) return face;
  if (const CodePoint stand_in = StandIn(c))
    for (FaceId face : chain_)
      if (Has(face, stand_in)) return face;
  return kNone;
}

FaceId FaceChooser::FaceOf(CodePoint c) {
  Slot& slot = cache_[c % cache_.size()];
  if (slot.character != c) slot = {c, Find(c)};
  return slot.face;
}

FaceId FaceChooser::FaceOfVariation(CodePoint base, CodePoint selector) const {
  for (FaceId face : ChainOf(base))
    if (fonts_.HasVariation(face, base, selector)) return face;
  return kNone;
}

FaceId FaceChooser::FaceOfMarked(CodePoint base, CodePoint mark) const {
  hb_codepoint_t composed = 0;
  const bool composes = hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &composed) != 0;
  for (FaceId face : ChainOf(base))
    if ((composes && Has(face, composed)) || (Has(face, base) && Has(face, mark))) return face;
  return kNone;
}

FaceId FaceChooser::FaceOfGeta() {
  const FaceId face = FaceOf(kGeta);
  return face == kNone ? chain_.front() : face;
}

}  // namespace yoshiki
