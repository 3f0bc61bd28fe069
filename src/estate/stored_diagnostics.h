// Diagnostics as a ledger keeps them, read again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// One of JobRecord::diagnostics or RunRecord::diagnostics, in the language of whoever reads it.
struct StoredDiagnostic {
  bool is_error = false;
  std::string code, file;
  std::int64_t line = 0, column = 0;  ///< 0 = not known
  std::string pointer, item, text, hint;
};

/// A line that is none is left out: what a ledger says may be anybody's.
std::vector<StoredDiagnostic> StoredDiagnostics(std::string_view lines, Language language);

}  // namespace yoshiki
