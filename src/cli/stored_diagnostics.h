// Diagnostics as a ledger keeps them. Private to cli/.
#pragma once

#include <iosfwd>
#include <string>

#include "base/base.h"

namespace yoshiki {

/// Prints JobRecord::diagnostics or RunRecord::diagnostics, indented, in the language of whoever reads them.
void PrintStored(const std::string& lines, Language language, std::ostream& out);

}  // namespace yoshiki
