// `yoshiki glyphs`. Private to cli/.
#pragma once

#include <iosfwd>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// A table for people: one line an entry.
void PrintGlyphs(const std::vector<GlyphEntry>& entries, Language language, std::ostream& out);

/// One JSON object a line: code, text, kind, font, missing, alone, means, count, places. "" and false where
/// there is nothing to say.
void PrintGlyphsJson(const std::vector<GlyphEntry>& entries, std::ostream& out);

}  // namespace yoshiki
