#include "text/shape.h"

#include <algorithm>
#include <limits>
#include <new>

#include "text/character_class.h"

namespace yoshiki {
namespace {

constexpr CodePoint kGeta = 0x3013;
// text_length has 16 bits: a heap of marks on one base is cut into clusters before it gets there.
constexpr std::size_t kLongestCluster = 60000;

// Off: whatever joins or moves characters by their neighbours. Lines are broken and spread between
// characters, so a glyph must mean the same wherever it stands.
constexpr hb_feature_t Off(hb_tag_t tag) { return {tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}; }
constexpr hb_feature_t kFeatures[] = {Off(HB_TAG('l', 'i', 'g', 'a')), Off(HB_TAG('c', 'l', 'i', 'g')),
                                      Off(HB_TAG('c', 'a', 'l', 't')), Off(HB_TAG('k', 'e', 'r', 'n'))};

/// Font units to thousandths of a point, to the nearest, halves away from zero.
Length Scale(std::int64_t units, Length size, std::int64_t em) {
  // Nearly every number is one of these two, and a 64-bit division is the dearest thing in the loop.
  if (units == 0) return Length();
  if (units == em) return size;
  const std::int64_t product = units * size.mpt();
  return Length::Mpt((2 * product + (product < 0 ? -em : em)) / (2 * em));
}

}  // namespace

Shaper::Shaper(const FontSet& fonts, FontRole role) : chooser_(fonts, role), buffer_(hb_buffer_create()) {}

void Shaper::Miss(CodePoint c, std::size_t offset) {
  out_->missing.push_back({c, static_cast<std::uint32_t>(offset)});
}

void Shaper::Shape(std::string_view utf8, const TextStyle& style, ShapedText& out) {
  out.text = utf8;
  out.style = style;
  out.glyphs.reserve(utf8.size() / 3 + 8);
  out_ = &out;
  run_end_ = 0;
  hb_buffer_clear_contents(buffer_.get());
  std::size_t start = 0, offset = 0;
  const auto read = [&] { return offset < utf8.size() ? NextCodePoint(utf8, offset) : CodePoint{0}; };
  for (CodePoint next = read(); start < utf8.size();) {
    CodePoint base = next;
    // Ignorable characters before the first base have no cluster to lie in and go with the first one.
    while (IsIgnorable(base) && base != '\t' && offset < utf8.size()) {
      const std::size_t at = offset;
      base = read();
      // Longer heaps of them than a cluster can hold are left out: they show nothing.
      if (at - start > kLongestCluster) start = at;
    }
    if (IsIgnorable(base) && base != '\t') break;
    const std::size_t after_base = offset;
    std::size_t end = offset;
    for (next = read(); end < utf8.size() && end - start < kLongestCluster; next = read()) {
      if (next == '\t' || !ContinuesCluster(next)) break;
      end = offset;
    }
    AddCluster(utf8, start, base, after_base, end);
    start = end;
  }
  Flush();
}

void Shaper::AddCluster(std::string_view utf8, std::size_t start, CodePoint base, std::size_t after_base,
                        std::size_t end) {
  const auto cluster = static_cast<std::uint32_t>(start);
  if (base == '\t') base = 0x3000;
  const FaceId face = after_base == end ? chooser_.FaceOf(base) : FaceOfCluster(utf8, base, after_base, end);
  if (face == FaceChooser::kNone) {
    Miss(base, start);
    Switch(chooser_.FaceOfGeta());
    hb_buffer_add(buffer_.get(), kGeta, cluster);
  } else {
    Switch(face);
    hb_buffer_add(buffer_.get(), base, cluster);
    if (after_base != end) AddMarks(utf8, cluster, base, after_base, end);
  }
  run_end_ = end;
}

FaceId Shaper::FaceOfCluster(std::string_view utf8, CodePoint base, std::size_t offset, std::size_t end) {
  while (offset < end) {
    const CodePoint mark = NextCodePoint(utf8, offset);
    if (IsIgnorable(mark)) continue;
    const FaceId face =
        IsVariationSelector(mark) ? chooser_.FaceOfVariation(base, mark) : chooser_.FaceOfMarked(base, mark);
    return face == FaceChooser::kNone ? chooser_.FaceOf(base) : face;
  }
  return chooser_.FaceOf(base);
}

void Shaper::AddMarks(std::string_view utf8, std::uint32_t start, CodePoint base, std::size_t offset,
                      std::size_t end) {
  hb_font_t* font = chooser_.font(face_);
  while (offset < end) {
    const std::size_t at = offset;
    const CodePoint mark = NextCodePoint(utf8, offset);
    hb_codepoint_t found = 0;
    if (IsIgnorable(mark)) continue;
    if (IsVariationSelector(mark)) {
      if (hb_font_get_variation_glyph(font, base, mark, &found)) hb_buffer_add(buffer_.get(), mark, start);
    } else if (chooser_.Has(face_, mark) ||
               (hb_unicode_compose(hb_unicode_funcs_get_default(), base, mark, &found) &&
                chooser_.Has(face_, found))) {
      hb_buffer_add(buffer_.get(), mark, start);
    } else {
      Miss(mark, at);
      hb_buffer_add(buffer_.get(), kGeta, start);
    }
    base = mark;
  }
}

void Shaper::Switch(FaceId face) {
  if (face == face_) return;
  Flush();
  face_ = face;
}

void Shaper::Flush() {
  if (hb_buffer_get_length(buffer_.get()) == 0) return;
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
  hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
  static const hb_language_t japanese = hb_language_from_string("ja", 2);
  hb_buffer_set_language(buffer, japanese);
  hb_shape(chooser_.font(face_), buffer, kFeatures, std::size(kFeatures));
  // HarfBuzz only notes that it ran out of memory, and drops text.
  if (!hb_buffer_allocation_successful(buffer)) throw std::bad_alloc();

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  const auto em = static_cast<std::int64_t>(hb_face_get_upem(hb_font_get_face(chooser_.font(face_))));
  const Length size = out_->style.size;
  for (unsigned i = 0; i < count; ++i) {
    ShapedGlyph glyph;
    glyph.glyph = infos[i].codepoint;
    glyph.face = face_;
    glyph.text_start = infos[i].cluster;
    if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
      unsigned next = i + 1;
      while (next < count && infos[next].cluster == infos[i].cluster) ++next;
      const std::size_t end = next < count ? infos[next].cluster : run_end_;
      glyph.text_length = static_cast<std::uint16_t>(end - infos[i].cluster);
    }
    glyph.advance = Scale(std::max(0, positions[i].x_advance), size, em);
    glyph.x_offset = Scale(positions[i].x_offset, size, em);
    glyph.y_offset = Scale(positions[i].y_offset, size, em);
    out_->glyphs.push_back(glyph);
  }
  hb_buffer_clear_contents(buffer);
}

}  // namespace yoshiki
