// Which glyphs a document uses, and which text each stands for.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "text/text.h"

namespace yoshiki::pdf {

/// One glyph standing for one text. The same glyph standing for another text (⼀ and 一, 辻 with and without
/// selector) is another use, so that copying gives back what was typed (pitfall S12).
struct GlyphUse {
  std::uint32_t glyph = 0;
  std::string text;        ///< "" for the second and later glyphs of a cluster
  int width = 0;           ///< natural advance, 1/1000 em, as the PDF's W array says it
  std::uint16_t cid = 0;   ///< given by the plan
  bool first = false;      ///< the first text seen of its glyph, which keeps the glyph's own CID
  bool spelt = false;      ///< its CID is another use's: the text must be given as ActualText
};

/// The uses of one face, in the order of their first appearance.
class FaceUses {
 public:
  void Add(std::uint32_t glyph, std::string_view text);
  /// Of a glyph and text that were added.
  const GlyphUse& Find(std::uint32_t glyph, std::string_view text) const;

  std::vector<GlyphUse>& uses() { return uses_; }
  const std::vector<GlyphUse>& uses() const { return uses_; }
  bool empty() const { return uses_.empty(); }
  /// Without repetition, ascending.
  std::vector<std::uint32_t> SortedGlyphs() const;

 private:
  const GlyphUse* Seek(std::uint32_t glyph, std::string_view text) const;
  std::vector<GlyphUse> uses_;
  std::vector<std::uint32_t> first_;  // by glyph: 1 + index of its first use
  // By glyph and text: index of a later use. Few have any, but 〓 may stand for thousands of characters.
  std::map<std::uint32_t, std::map<std::string, std::uint32_t, std::less<>>> later_;
};

/// By face.
using DocumentUses = std::vector<FaceUses>;

DocumentUses CollectUses(const Document& document, const FontSet& fonts);

/// The text a glyph of `run` stands for.
inline std::string_view TextOf(const Document& document, const GlyphRun& run, const LineGlyph& glyph) {
  return std::string_view(*document.texts[run.text]).substr(glyph.text_start, glyph.text_length);
}

}  // namespace yoshiki::pdf
