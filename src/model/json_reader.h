// Reads JSON's grammar. The only file pair that knows RapidJSON.
#pragma once

#include <string_view>

#include "model/faults.h"
#include "model/tree_builder.h"

namespace yoshiki {

/// Feeds the tokens of `text` to `builder`. At the first break of the grammar adds that fault, forgets what
/// was found in the characters behind it (inside and outside of texts cannot be told apart there) and stops.
void ReadJson(std::string_view text, TreeBuilder& builder, Faults& faults);

}  // namespace yoshiki
