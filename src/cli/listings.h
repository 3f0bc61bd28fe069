// `yoshiki forms`, `yoshiki fonts`, `yoshiki --version`, and what lists have in common. Private to cli/.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace yoshiki {

/// Each edition of each form, oldest first, the newest of a form marked with *. An edition that cannot be
/// read is reported and left out. With a `form`, its editions alone.
void ListForms(const FileSource& layouts, Language language, std::ostream& out, Diagnostics& diagnostics,
               std::string_view form = {});

/// Each face of the manifest and of the theme, and where it was found. A missing face that the theme needs is
/// an error, a missing fallback or a file that is not the one described a warning; a face that the theme does
/// not use may be missing.
void ListFonts(const std::vector<FaceReport>& faces, bool verify, Language language, std::ostream& out,
               Diagnostics& diagnostics);

/// What `yoshiki verify` found, in a line: nothing of a file that could not be verified.
void PrintVerification(const std::string& pdf, const Verification& verified, Language language,
                       std::ostream& out);

void PrintVersion(std::ostream& out);

/// Rows of cells in columns as wide as their widest cell; the last one is not filled.
void PrintColumns(const std::vector<std::vector<std::string>>& rows, std::ostream& out);

}  // namespace yoshiki
