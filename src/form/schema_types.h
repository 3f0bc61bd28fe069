// The kinds of values that the items of every form have, as definitions of a schema. Private to form/.
#pragma once

#include "form/json_text.h"

namespace yoshiki {

/// Writes the members of "$defs": text, date, count, image, tick, tickWithText.
void WriteSchemaTypes(JsonText& json);

}  // namespace yoshiki
