// `yoshiki schema` and `yoshiki new`: a form as text for the author of a model. Private to cli/.
#pragma once

#include <optional>
#include <string>

#include "cli/arguments.h"

namespace yoshiki {

/// The schema or the empty model of the form that the arguments name. Faults of the form give nothing; other
/// forms that cannot be read are left out of what a schema knows.
std::optional<std::string> FormText(const Arguments& arguments, const FileSource& layouts,
                                    Diagnostics& diagnostics);

}  // namespace yoshiki
