// What yoshiki.toml names and cannot be known while it is read: themes, forms and editions. Private to
// estate/.
#pragma once

#include <vector>

#include "estate/config.h"
#include "estate/plan.h"

namespace yoshiki {

/// False after adding an error, once, for each theme, form or edition that is not there. Else it would be
/// told of every document.
bool CheckSettings(const Estate& estate, const std::vector<EstateJob>& jobs, const FileSource& layouts,
                   Diagnostics& diagnostics);

}  // namespace yoshiki
