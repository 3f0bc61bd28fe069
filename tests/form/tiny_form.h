// A form small enough to count on one's fingers, yet with every kind of part, row and item. Built by hand, so
// that what is bound from it does not hang on the reading of layout files.
#pragma once

#include <string>
#include <string_view>

#include "form/form.h"
#include "model/model.h"

namespace yoshiki {

Form TinyForm();

/// Parses `members`, the inside of a model's object, as a statement on the tiny form; fails the test when it
/// is no JSON. `statement.json` is its name, and `members` begins on line 2.
Statement TinyStatement(std::string_view members);

/// The tiny form, bound to that statement.
BoundForm BindTiny(std::string_view members, const BindOptions& options = {});

}  // namespace yoshiki
