// render: a finished document becomes bytes. The only folder that sees libharu, hb-subset and PDF words, and
// the only header of it that other folders include. Nothing is decided about content here.
#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "layout/layout.h"
#include "text/text.h"

namespace yoshiki {

struct PdfOptions {
  /// Seconds since 1970 (UTC) for CreationDate and ModDate (from SOURCE_DATE_EPOCH); absent = no date is
  /// written.
  std::optional<std::int64_t> epoch;
  std::string producer = "yoshiki";
};

/// The document as a PDF 1.7 file. Same document, same bytes. Failures (a face that does not allow embedding,
/// a subset that cannot be made, memory) are added to `diagnostics` and give nothing.
std::optional<std::string> RenderPdf(const Document& document, const FontSet& fonts,
                                     const PdfOptions& options, Diagnostics& diagnostics);

/// The document as text for people and tests: pages, cells with their boxes, runs with text and glyph
/// positions. Lengths in points with three decimals, exact. The format is described in docs/dump.md.
std::string RenderDump(const Document& document, const FontSet& fonts);

}  // namespace yoshiki
