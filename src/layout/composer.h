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

  /// Adds a tag under `parent`, behind the children it has.
  TagId AddTag(TagKind kind, TagId parent);
  /// Adds a heading; `level` is made lower where it would skip one (ISO 14289-1 §7.4.2).
  TagId AddHeading(int level, TagId parent);
  /// Gives the present tag words that are read aloud in its place.
  void Say(std::string_view words);
  /// The tag that texts belong to as they are set; 0 = none: artifacts.
  TagId tag() const { return tag_; }

  /// A set paragraph: its text lives in the document.
  struct Paragraph {
    std::uint32_t text = 0;
    TagId tag = 0;
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

  /// The picture of this name; null when it was not given.
  const Picture* PictureOf(std::string_view file) const;
  /// The height that a page of the present part has for a picture.
  Length picture_room() const { return picture_room_; }
  void SetPictureRoom(Length room) { picture_room_ = room; }

  /// A new owner for a cell.
  OwnerId AddOwner(OwnerKind kind, CellRole role, const ItemRef& item);

  /// Says at the end how many missing characters were not listed one by one.
  void ReportUntold();
  /// Reports a row that no page can hold.
  void ReportTooTall(const ItemRef& item);

 private:
  friend class TagScope;
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
  TagId tag_ = 0;
  Length picture_room_;
  int heading_level_ = 0;        ///< of the last heading
  std::set<CodePoint> missing_;  ///< reported for item_ already
  std::size_t missing_told_ = 0;
};

/// Texts set while it lives belong to a tag.
class TagScope {
 public:
  TagScope(Composer& composer, TagId tag) : composer_(composer), before_(composer.tag_) {
    composer.tag_ = tag;
  }
  /// To a new tag under the one before; where texts belong to none, neither do these.
  TagScope(Composer& composer, TagKind kind)
      : TagScope(composer, composer.tag_ == 0 ? 0 : composer.AddTag(kind, composer.tag_)) {}
  ~TagScope() { composer_.tag_ = before_; }
  TagScope(const TagScope&) = delete;
  TagScope& operator=(const TagScope&) = delete;

 private:
  Composer& composer_;
  TagId before_;
};

/// A line of a paragraph as a slab holds it.
SetLine PlaceLine(Line line, const Composer::Paragraph& paragraph, const StyleDef& style, Length x);

}  // namespace yoshiki
