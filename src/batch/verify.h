// Whether a PDF is what its own model gives.
#pragma once

#include <cstddef>
#include <string>

#include "base/base.h"
#include "batch/job.h"

namespace yoshiki {

enum class VerifyOutcome {
  same,       ///< the same bytes
  same_text,  ///< other bytes, but every page says and shows the same; a warning is added
  differs,    ///< pages say something else, or the file cannot be verified; errors are added
  failed,     ///< the environment failed: fonts, disk, permission
};

struct Verification {
  VerifyOutcome outcome = VerifyOutcome::failed;
  std::string model;      ///< the name of the model that the PDF carries
  std::size_t pages = 0;  ///< of the PDF
};

/// Takes the model out of a PDF written with Archive::a_3a, renders it again with the settings that the PDF
/// carries, and compares bytes, then texts page by page. `settings` may name another theme and gaiji fonts: a
/// theme of the office's own is not in the PDF. Nothing is written.
Verification Verify(const std::string& pdf, const RenderSettings& settings, const World& world,
                    Diagnostics& diagnostics);

}  // namespace yoshiki
