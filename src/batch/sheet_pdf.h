// The comparison sheet as a PDF. Private to batch/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/drafts.h"
#include "compare/compare.h"
#include "layout/layout.h"
#include "render/render.h"

namespace yoshiki {

/// What a sheet was made from: that is where its faults are.
struct SheetSources {
  const std::vector<BoundDrafts>& statements;
  const Comparison& comparison;
  const Notes* notes = nullptr;  ///< null = there are none
};

/// How it is to look.
struct SheetLook {
  const Theme& theme;
  std::shared_ptr<const FontSet> faces;
  PdfOptions pdf;
  bool allow_missing = false;  ///< as RenderSettings::allow_missing
};

/// Sets `sheet` and gives its bytes. A character that no font has is an error (or a warning, when it may be
/// missing) at each place that it has in the drafts and notes, not in the sheet. Nothing on an error.
std::optional<std::string> SheetPdf(const BoundForm& sheet, const SheetSources& sources,
                                    const SheetLook& look, Diagnostics& diagnostics);

}  // namespace yoshiki
