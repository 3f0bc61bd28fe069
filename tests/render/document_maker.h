// Small documents by hand: text at a place, nothing decided by layout.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "layout/layout.h"
#include "text/text.h"

namespace yoshiki {

class DocumentMaker {
 public:
  explicit DocumentMaker(std::shared_ptr<const FontSet> fonts);

  /// A new page (A4 unless said otherwise); what follows goes there.
  Page& AddPage(Length width = Length::Mpt(595276), Length height = Length::Mpt(841890));
  /// An owner for the runs that follow.
  OwnerId AddOwner(Owner owner);
  /// Text on one line, natural widths, in as many runs as faces. Gives the index of the first new run of the
  /// page.
  std::size_t AddText(std::string_view text, Point origin, Length size = Length::Pt(9));
  void AddBookmark(std::string text, int level, std::size_t page, Length y);

  Page& page() { return document_.pages.back(); }
  Document& document() { return document_; }
  const FontSet& fonts() const { return *fonts_; }

 private:
  std::shared_ptr<const FontSet> fonts_;
  std::unique_ptr<TextSetter> setter_;  // so that makers can be moved
  Document document_;
};

/// The regular face of BIZ UDGothic, and IPAmj Mincho behind it for names; null when they are not installed.
std::shared_ptr<const FontSet> SystemFonts();

/// Noto Sans CJK JP, whose outlines are CFF; null when it is not installed.
std::shared_ptr<const FontSet> CffFonts();

}  // namespace yoshiki
