// What changes between two editions of a form, for the form and for a model: `yoshiki editions`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/job.h"
#include "form/form.h"

namespace yoshiki {

struct EditionJob {
  std::string form;
  std::string older, newer;  ///< editions; either may be the newer one
  std::string model;         ///< a model to hold against them; "" = none, "-" = standard input
};

struct EditionReport {
  std::string form;
  std::string older, newer;
  std::vector<EditionChange> changes;
  std::optional<EditionNeeds> needs;  ///< of the model
};

/// Compares the editions. The model need not be right beyond what makes it readable, and may name any form or
/// edition. Gives nothing, with what stopped it in `outcome` and `diagnostics`, when a form or the model
/// cannot be read.
std::optional<EditionReport> ReportEditions(const EditionJob& job, const FileSource& layouts,
                                            RenderOutcome& outcome, Diagnostics& diagnostics);

}  // namespace yoshiki
