// Which outputs an estate is to have.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "batch/batch.h"
#include "estate/config.h"

namespace yoshiki {

/// One output, and all that is needed to make it.
struct EstateJob {
  std::string name;                          ///< of the output, relative to the output folder: unique
  std::string output;                        ///< its path
  std::variant<RenderJob, CompareJob> work;  ///< writes `output` and nothing else
  std::vector<std::string> inputs;           ///< models or drafts, and notes: paths
  std::string options;  ///< all that the work says besides names of files, one "key=value" a line
};

/// The folder of all outputs, as its path: with no more ".." than links to folders make necessary.
std::string OutputFolder(const Estate& estate);

/// `thorough`: patterns of `except` that leave out nothing are warned of. They may be rules for what is yet
/// to come, so that is for who looks at the plan.
enum class PlanCare { usual, thorough };

/// The outputs, documents first, in the order of the file, models by name. A model below the estate's folder
/// keeps its folders below the output folder; of others only the name is kept. A sheet says the page numbers
/// of its first drafts' PDFs, and in a PDF leads to them, when the estate has them all, on their own forms
/// and editions and with the sheet's theme. A glob that finds nothing, a folder that cannot be read, and a
/// root that no model is below are errors that leave the other outputs; after two jobs with one output, or an
/// output that is an input, there are no jobs at all. Folders, pipes and links in a circle are not followed.
/// A model that cannot be read is no fault of the plan.
std::vector<EstateJob> PlanEstate(const Estate& estate, Diagnostics& diagnostics,
                                  PlanCare care = PlanCare::usual);

}  // namespace yoshiki
