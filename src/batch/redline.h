// A form with its changes marked. Private to batch/.
#pragma once

#include <optional>
#include <string>

#include "batch/drafts.h"
#include "batch/job.h"
#include "compare/compare.h"

namespace yoshiki {

/// The form of the last draft: what is new in a text is underlined, and every changed cell has a rule in the
/// margin.
BoundForm MarkedForm(const BoundForm& form, const Comparison& comparison);

/// The same as a PDF; nothing after adding what is wrong.
std::optional<std::string> RedlinePdf(const BoundDraft& draft, const Comparison& comparison,
                                      const RenderSettings& settings, const World& world,
                                      Diagnostics& diagnostics);

}  // namespace yoshiki
