// A page's marks as content stream operators (ISO 32000-1 §8 and §9), in as few bytes as exact positions
// allow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/layout.h"
#include "render/glyph_use.h"

namespace yoshiki::pdf {

/// Glyphs are drawn within 1/2000 em of their places: positions are counted exactly and never drift; a TJ
/// adjustment, whose unit is 1/1000 em, is written only where the difference would be larger.
class ContentWriter {
 public:
  /// With `tagged` all marks are content of a tag or artifacts (§14.6, §14.8.2.2).
  ContentWriter(const Document& document, const DocumentUses& uses, bool tagged)
      : document_(document), uses_(uses), tagged_(tagged) {}

  /// The content of a page: fills, rules, then runs in their order, which is the reading order. "" for an
  /// empty page. Faces are named /F0, /F1 … by FaceId.
  std::string Write(const Page& page);

  /// The tags of the marked content of the page last written, by MCID.
  std::vector<TagId> TakeMarks() { return std::move(marks_); }

 private:
  /// Thousandths of a thousandth of a point: the unit in which W × size and positions are both whole numbers.
  using Fine = std::int64_t;

  struct State {
    std::optional<Colour> fill, stroke;
    std::optional<Length> rule_width;
    std::optional<FaceId> face;
    Length size, rise, spacing;
    Length line_x, line_y;  // start of the text line, PDF coordinates
  };

  void Drawing();
  void Pictures();
  void Fills();
  void Rules();
  void Text();
  void Run(const GlyphRun& run);
  void Mark(const GlyphRun& run);
  void EndMark();
  void BeginRun(const GlyphRun& run);
  void ShowCluster(const GlyphRun& run, std::size_t from, std::size_t to);
  void ShowGlyph(const GlyphRun& run, std::size_t i);
  void Flush();
  Length ChooseSpacing(Length size) const;
  std::size_t CountAdjustments(Length size, Length spacing) const;
  void SetFill(Colour colour);
  void AppendColour(Colour colour, char grey, const char* rgb);
  Length Up(Length y) const { return page_->height - y; }

  const Document& document_;
  const DocumentUses& uses_;
  const bool tagged_;
  const Page* page_ = nullptr;
  State state_;
  std::string out_;
  std::string shown_;  // inside of the TJ array being built
  bool in_string_ = false, adjusted_ = false;
  Fine pen_ = 0;  // where the next glyph would be drawn, from the run's origin
  struct Spot {
    const GlyphUse* use;
    Fine at;
    Length rise;
    bool has_text;
  };
  std::vector<Spot> spots_;  // the run being written
  std::vector<TagId> marks_;
  const GlyphRun* marked_ = nullptr;  // a run of the marked content that is open
};

}  // namespace yoshiki::pdf
