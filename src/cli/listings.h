// `yoshiki forms`, `yoshiki fonts`, `yoshiki --version`. Private to cli/.
#pragma once

#include <iosfwd>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// Each edition of each form, oldest first, the newest of a form marked with *. An edition that cannot be
/// read is reported and left out.
void ListForms(const FileSource& layouts, Language language, std::ostream& out, Diagnostics& diagnostics);

/// Each face of the manifest and where it was found. A missing regular or bold face is an error, a missing
/// fallback or a file that is not the manifest's a warning.
void ListFonts(FontShelf& shelf, bool verify, Language language, std::ostream& out, Diagnostics& diagnostics);

void PrintVersion(std::ostream& out);

}  // namespace yoshiki
