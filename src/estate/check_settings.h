// What yoshiki.toml names and cannot be known while it is read: themes, forms, editions and fonts. Private to
// estate/.
#pragma once

#include <vector>

#include "estate/config.h"
#include "estate/plan.h"

namespace yoshiki {

/// False after adding an error, at the value that names it, for each theme, form or edition that is not
/// there, and for each font that cannot be read. Else it would be told of every document.
bool CheckSettings(const Estate& estate, const std::vector<EstateJob>& jobs, const FileSource& layouts,
                   Diagnostics& diagnostics);

}  // namespace yoshiki
