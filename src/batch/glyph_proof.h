// The proof of `yoshiki glyphs`: a table that shows each character large. Private to batch/.
#pragma once

#include <vector>

#include "batch/glyph_report.h"
#include "form/form.h"
#include "layout/layout.h"

namespace yoshiki {

/// The proof as a form of one table, for the layout engine. `several` models: places name their files.
BoundForm ProofOf(const std::vector<GlyphEntry>& entries, bool several);

/// The theme with what the proof needs beyond a form: narrow rows, and large type for the characters: 24 pt,
/// or 18 pt when that makes the rows fit on one page.
Theme ProofTheme(Theme theme, std::size_t rows);

}  // namespace yoshiki
