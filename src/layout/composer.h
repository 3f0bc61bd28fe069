// Turns strings into set lines, keeping their text in the document and reporting characters no font has.
// Private to layout/.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "layout/flow.h"
#include "layout/layout.h"

namespace yoshiki {

/// What layout works on: the inputs, and the document that grows. One per run.
class Composer {
 public:
  Composer(const Theme& theme, const Statement& statement, const Form& form, TextSetter& setter,
           const LayoutOptions& options, Document& document, Diagnostics& diagnostics);

  const Theme& theme() const { return theme_; }
  Document& document() { return document_; }

  /// From here on, missing characters are reported as those of `item` (no value: of the form itself).
  void SetItem(const ItemRef& item);

  /// A set paragraph: its text lives in the document.
  struct Paragraph {
    std::uint32_t text = 0;
    std::vector<Line> lines;
  };
  /// Breaks one paragraph (no '\n') to `width`.
  Paragraph SetParagraph(std::string_view text, const StyleDef& style, Length width, Alignment alignment,
                         bool hang);

  /// The whole of `text` on one line, however wide it is.
  SetLine SetSingle(std::string_view text, const StyleDef& style, Length x);
  /// The width it takes there. Measures only: missing characters are reported when the text is set.
  Length Width(std::string_view text, const StyleDef& style);
  /// `text`, cut with an ellipsis if it is wider than `width`. For feet and context lines, which repeat what
  /// stands whole elsewhere.
  std::string CutToWidth(std::string_view text, const StyleDef& style, Length width);

  /// The baseline of a line of `style`, from the top of its slab. The em box (0.88 above, 0.12 below the
  /// baseline, as Japanese fonts are designed) stands in the middle of the leading.
  static Length Baseline(const StyleDef& style);

  /// A new owner for a cell.
  OwnerId AddOwner(OwnerKind kind, CellRole role, const ItemRef& item);
  /// Says at the end how many missing characters were not listed one by one.
  void ReportUntold();
  /// Reports a row that no page can hold.
  void ReportTooTall(const ItemRef& item);

 private:
  ShapedText Shape(std::string_view text, const StyleDef& style);
  std::uint32_t KeepText(std::string text);
  void ReportMissing(const ShapedText& shaped);
  Place PlaceOf(const ItemRef& item) const;

  const Theme& theme_;
  const Statement& statement_;
  const Form& form_;
  TextSetter& setter_;
  const LayoutOptions& options_;
  Document& document_;
  Diagnostics& diagnostics_;
  ItemRef item_;
  std::set<CodePoint> missing_;  ///< reported for item_ already
  std::size_t missing_told_ = 0;
};

/// Wraps a line of `style` into a slab of its own.
SetLine PlaceLine(Line line, std::uint32_t text, const StyleDef& style, Length x);

}  // namespace yoshiki
