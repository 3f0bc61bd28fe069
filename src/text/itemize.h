// Which face has which character: the step before shaping.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "text/faces.h"

namespace yoshiki {

/// Answers for one chain of faces (characters for private use: the gaiji fonts), remembered in a small
/// direct-mapped cache.
class FaceChooser {
 public:
  FaceChooser(const FontSet& fonts, FontRole role);

  static constexpr FaceId kNone = 0xFFFF;
  /// The first face of the chain that can show `c`, or kNone. A space or no-break hyphen that HarfBuzz makes
  /// from another glyph counts as shown.
  FaceId FaceOf(CodePoint c);
  /// The first face that has the variation sequence, or kNone.
  FaceId FaceOfVariation(CodePoint base, CodePoint selector) const;
  /// The first face that has `base` and can put `mark` on it, or kNone.
  FaceId FaceOfMarked(CodePoint base, CodePoint mark) const;
  bool Has(FaceId face, CodePoint c) const;
  /// A face of the chain in which 〓 stands for what is missing, or the first face.
  FaceId FaceOfGeta();
  hb_font_t* font(FaceId face) const { return fonts_.impl().faces[face].font.get(); }

 private:
  const std::vector<FaceId>& ChainOf(CodePoint c) const;
  FaceId Find(CodePoint c) const;

  struct Slot {
    CodePoint character = 0xFFFFFFFF;
    FaceId face = kNone;
  };
  const FontSet& fonts_;
  const std::vector<FaceId>& chain_;
  std::array<Slot, 2048> cache_{};
};

}  // namespace yoshiki
