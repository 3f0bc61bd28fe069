#include "estate/page_hashes.h"

#include <xxhash.h>

#include <cstdint>

namespace yoshiki {
namespace {

std::string Hex(XXH128_hash_t hash) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  std::string hex;
  for (const unsigned char byte : bytes.digest) {
    hex += "0123456789abcdef"[byte >> 4U];
    hex += "0123456789abcdef"[byte & 15U];
  }
  return hex;
}

// Numbers in a row, as bytes.
class ShownHash {
 public:
  void Add(std::int64_t number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); }
  void Add(Length length) { Add(length.mpt()); }
  void Add(Point point) {
    Add(point.x);
    Add(point.y);
  }
  void Add(const Rect& rect) {
    Add(Point{rect.x, rect.y});
    Add(rect.width);
    Add(rect.height);
  }
  void Add(std::string_view text) {
    Add(static_cast<std::int64_t>(text.size()));
    bytes_ += text;
  }
  std::string Hash() const { return Hex(XXH3_128bits(bytes_.data(), bytes_.size())); }

 private:
  std::string bytes_;
};

void AddRun(const GlyphRun& run, const Page& page, ShownHash& shown) {
  shown.Add(std::int64_t{run.face});
  shown.Add(run.size);
  shown.Add(std::int64_t{run.colour.rgb});
  shown.Add(run.origin);
  for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
    const LineGlyph& glyph = page.glyphs[i];
    shown.Add(std::int64_t{glyph.glyph});
    shown.Add(glyph.x + glyph.shift);
    shown.Add(glyph.rise);
  }
}

std::string HashOf(const Page& page, const Document& document) {
  ShownHash shown;
  shown.Add(page.width);
  shown.Add(page.height);
  for (const Fill& fill : page.fills) {
    shown.Add(fill.area);
    shown.Add(std::int64_t{fill.colour.rgb});
  }
  for (const Rule& rule : page.rules) {
    shown.Add(rule.from);
    shown.Add(rule.to);
    shown.Add(rule.width);
    shown.Add(std::int64_t{rule.colour.rgb});
  }
  for (const PlacedPicture& picture : page.pictures) {
    shown.Add(picture.area);
    shown.Add(std::string_view(*document.pictures[picture.picture].file));
  }
  for (const GlyphRun& run : page.runs) AddRun(run, page, shown);
  return shown.Hash();
}

}  // namespace

std::vector<std::string> PageHashes(const Document& document) {
  std::vector<std::string> hashes;
  for (const Page& page : document.pages) hashes.push_back(HashOf(page, document));
  return hashes;
}

}  // namespace yoshiki
