// Rows put into a model's text, all else of which stays as it is. Private to batch/.
#pragma once

#include <string>

#include "model/model.h"

namespace yoshiki {

/// The model with `rows` (a JSON array) behind those of its "changes", or as its last key when it has none.
std::string WithChanges(const Statement& statement, const std::string& rows);

}  // namespace yoshiki
