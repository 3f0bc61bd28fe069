// render: a finished document becomes bytes. The only folder that sees libharu, hb-subset and PDF words, and
// the only header of it that other folders include. Nothing is decided about content here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "layout/layout.h"
#include "text/text.h"

namespace yoshiki {

/// What the PDF promises of itself besides PDF 1.7.
enum class Archive : std::uint8_t {
  none,
  a_2a,  ///< ISO 19005-2, level A: tags, and every character has its Unicode
  a_2u,  ///< level U: every character has its Unicode; for files without tags
  a_3a,  ///< ISO 19005-3, level A: as a_2a, with files attached
};

/// A file inside the file.
struct Attachment {
  std::string name;  ///< without folders
  std::string mime;  ///< "application/json"
  std::string description;
  std::string bytes;
  /// What it is to the document (ISO 19005-3 annex E).
  enum class Relationship : std::uint8_t { source, data } relationship = Relationship::source;
};

struct PdfOptions {
  /// Seconds since 1970 (UTC) for CreationDate and ModDate (from SOURCE_DATE_EPOCH); absent = no date is
  /// written.
  std::optional<std::int64_t> epoch;
  std::string producer = "yoshiki";
  Archive archive = Archive::none;
  /// Tags the document, so that it can be read aloud (PDF/UA-1), if it has tags. The levels a_2a and a_3a ask
  /// for it.
  bool tags = true;
  std::string
      colour_profile;  ///< an ICC profile of sRGB: what the colours mean; the archive levels ask for it
  std::vector<Attachment> attachments;  ///< for a_3a
};

/// The document as a PDF 1.7 file. Same document, same bytes. Failures (a face that does not allow embedding,
/// a subset that cannot be made, memory) are added to `diagnostics` and give nothing.
std::optional<std::string> RenderPdf(const Document& document, const FontSet& fonts,
                                     const PdfOptions& options, Diagnostics& diagnostics);

/// The document as text for people and tests: pages, cells with their boxes, runs with text and glyph
/// positions. Lengths in points with three decimals, exact. The format is described in docs/dump.md.
std::string RenderDump(const Document& document, const FontSet& fonts);

/// The document's text in reading order, written from its tags: headings, labels with their values, lists.
/// UTF-8, lines end with \n. Every character of the tags' texts is in it. The form is described in
/// docs/twins.md.
std::string RenderText(const Document& document);

/// The document as one HTML page that needs nothing else: headings, tables with their header cells, lists and
/// links, written from its tags; no script. Described in docs/twins.md.
std::string RenderHtml(const Document& document);

/// The bytes with & < > " as references: safe in the text of HTML and XML, and in attributes in double
/// quotes.
std::string EscapedMarkup(std::string_view text);

/// A file within an address ("data:image/png;base64,…", RFC 2397), for pages that stand alone.
std::string DataUrl(std::string_view media_type, std::string_view bytes);

}  // namespace yoshiki
