// text: UTF-8 and fonts become shaped, broken, spaced lines of glyphs. Knows nothing of forms, cells or
// pages. The only header of this folder that other folders include.
//
// Sources: JIS X 4051:2004 (日本語文書の組版方法) and JLREQ (W3C, Requirements for Japanese Text Layout);
// class numbers cl-01 … are JLREQ's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

// ---------------------------------------------------------------- fonts

/// Bytes of a font file, kept alive as long as anyone holds them (an mmap or a buffer).
class FontBytes {
 public:
  virtual ~FontBytes() = default;
  virtual std::string_view bytes() const = 0;
};

/// What is to be loaded: a face of a font file.
struct FontSpec {
  std::string name;  ///< "BIZ UDGothic Regular", for messages and dumps
  std::shared_ptr<const FontBytes> file;
  unsigned index = 0;  ///< face in a collection
};

using FaceId = std::uint16_t;

/// What the PDF's FontDescriptor and the dump need, in 1/1000 em.
struct FaceInfo {
  std::string name;             ///< as given in FontSpec
  std::string postscript_name;  ///< "BIZUDGothic-Regular"
  bool embeddable = true;       ///< fsType allows embedding (OS/2; 0x0002 restricted = not)
  bool cff = false;             ///< CFF outlines, not glyf
  unsigned units_per_em = 1000;
  int ascent = 880, descent = -120, cap_height = 700;
  int x_min = 0, y_min = -120, x_max = 1000, y_max = 880;
  int italic_angle = 0;
  int weight = 400;
  bool fixed_pitch = false;
};

/// What kind of character it is, seen from those that every Japanese system has.
enum class Repertoire : std::uint8_t {
  common,         ///< ASCII and JIS X 0208, by all Unicode characters that stand for its signs (～ 〜)
  half_width,     ///< half-width katakana (JIS X 0201): public documents use the full-width ones
  compatibility,  ///< CJK compatibility ideographs, U+F900–FAFF and 2F800–2FA1F: normalization replaces most
  radical,        ///< U+2E80–2FDF: looks like a kanji and is none (⼀ for 一)
  private_use,         ///< U+E000–F8FF, planes 15 and 16: means what the office's own font shows
  variation_selector,  ///< with the character before it, a variation sequence
  invisible,           ///< joiners, zero-width spaces, controls: nothing is printed for them
  other,               ///< outside JIS X 0208: ① 﨟 𠮷 髙
};
Repertoire RepertoireOf(CodePoint c);
bool IsPrivateUse(CodePoint c);

/// A text role: each has its own chain of faces.
enum class FontRole : std::uint8_t { regular, bold };

/// Immutable set of faces with, per role, an ordered fallback chain. Shaping state lives in TextSetter, so
/// one set may be shared by threads.
class FontSet {
 public:
  /// Opens the faces (HarfBuzz for shaping and metrics, FreeType for names, boxes and fsType). A face that
  /// cannot be read is reported and gives nothing. `regular` and `bold` index `specs`, first choice first.
  /// `gaiji` are the office's own fonts: characters for private use come from them alone, for both roles, and
  /// no other characters do.
  static std::shared_ptr<const FontSet> Open(std::vector<FontSpec> specs, std::vector<FaceId> regular,
                                             std::vector<FaceId> bold, Diagnostics& diagnostics,
                                             std::vector<FaceId> gaiji = {});
  ~FontSet();
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;

  std::size_t size() const;
  const FaceInfo& info(FaceId face) const;
  std::string_view bytes(FaceId face) const;  ///< the whole font file
  unsigned index(FaceId face) const;          ///< face in the file
  const std::vector<FaceId>& chain(FontRole role) const;
  const std::vector<FaceId>& gaiji() const;
  /// Whether the face has a glyph for the variation sequence; without one, the character alone is shown.
  bool HasVariation(FaceId face, CodePoint base, CodePoint selector) const;
  /// Horizontal advance of a glyph in font units.
  int Advance(FaceId face, std::uint32_t glyph) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }  ///< for text/ alone

 private:
  explicit FontSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// ---------------------------------------------------------------- shaped text

struct TextStyle {
  FontRole role = FontRole::regular;
  Length size = Length::Pt(9);
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// A glyph of a shaped paragraph, in text order. A cluster of several glyphs puts its bytes on the first one
/// and gives the others `text_length` 0.
struct ShapedGlyph {
  std::uint32_t glyph = 0;
  FaceId face = 0;
  std::uint16_t text_length = 0;  ///< bytes of the cluster (base + IVS + combining marks stay one cluster)
  std::uint32_t text_start = 0;   ///< byte offset in the paragraph's text
  Length advance;                 ///< natural, at the style's size
  Length x_offset, y_offset;      ///< of the outline from its origin (y up), from the font
};

/// A character that no face of the chain has; it was shaped as 〓 (U+3013), or as .notdef if even that is
/// missing.
struct MissingCharacter {
  CodePoint character = 0;
  std::uint32_t text_start = 0;
};

/// One paragraph, shaped once. No line break in it.
struct ShapedText {
  std::string text;
  TextStyle style;
  std::vector<ShapedGlyph> glyphs;
  std::vector<MissingCharacter> missing;
};

// ---------------------------------------------------------------- lines

/// The version of Unicode that the character classes were made for ("15.0"), for --version.
std::string_view CharacterTableVersion();

/// How strict line starts are. strict: JLREQ's full list (small kana, ー, iteration marks included); normal:
/// small kana and ー may start a line; loose: also iteration marks, ・：；？！, hyphens, and breaks inside ……
/// ―― are allowed.
enum class Strictness : std::uint8_t { strict, normal, loose };

enum class Alignment : std::uint8_t { start, centre, end, justify };

struct LineOptions {
  Length width;                              ///< measure; at least one character is set even if it is wider
  Alignment alignment = Alignment::justify;  ///< justify: even edges, the last line of a paragraph as start
  Strictness strictness = Strictness::strict;
  bool hang_marks =
      true;  ///< lines after the first begin under the text behind the mark (・ ① 1. （1） 【 ア …)
  bool compress = true;   ///< runs of 約物 and those at the line's ends to half width
  int latin_spacing = 0;  ///< space between Japanese and Latin/digits, in 1/1000 em (JLREQ: 250; forms: 0)
};

/// A glyph on a line. Its box is [x, x+width] and starts where the one before ends, or after: boxes never
/// overlap. The outline is drawn with its origin at x + shift (shift is negative for an opening bracket whose
/// empty left half was taken away).
struct LineGlyph {
  std::uint32_t glyph = 0;
  FaceId face = 0;
  std::uint16_t text_length = 0;
  std::uint32_t text_start = 0;  ///< in the paragraph's text
  Length x;                      ///< from the left edge of the measure
  Length width;
  Length shift;
  Length rise;  ///< outline above the baseline (font's y offset)
};

/// A line: a range of the paragraph's text and its placed glyphs. White space at a line's end that was broken
/// at stays in the text range and is set with width 0 glyphs left out.
struct Line {
  std::uint32_t text_start = 0, text_end = 0;
  std::vector<LineGlyph> glyphs;
  Length width;       ///< right edge of the last box
  bool last = false;  ///< of its paragraph
};

/// Shapes and breaks text on a FontSet. Holds HarfBuzz buffers and a cache of shaped labels: one per thread.
class TextSetter {
 public:
  explicit TextSetter(std::shared_ptr<const FontSet> fonts);
  ~TextSetter();

  const FontSet& fonts() const { return *fonts_; }

  /// Shapes one paragraph (no '\n'; a '\t' is set as U+3000). Each character goes to the first face of the
  /// chain that has it; an IVS goes with its base to the first face that has the sequence, else to the first
  /// that has the base.
  ShapedText Shape(std::string_view utf8, const TextStyle& style);

  /// Breaks a shaped paragraph into lines. An empty paragraph gives one empty line. Deterministic and total:
  /// every glyph of `text` stands on exactly one line, in order (but for white space a line was broken at,
  /// see Line).
  std::vector<Line> Break(const ShapedText& text, const LineOptions& options) const;

  /// The natural width when set on one line with `options` (its `width` is not looked at).
  Length NaturalWidth(const ShapedText& text, const LineOptions& options) const;

 private:
  struct Impl;
  std::shared_ptr<const FontSet> fonts_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yoshiki
