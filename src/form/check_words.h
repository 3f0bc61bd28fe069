// Words for the faults of a statement: what was found, what is known. All of it is the user's own text, ids
// and labels, so it fits messages in any language. Private to form/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/key_tree.h"

namespace yoshiki {

/// A value as it stands in the file, cut short: true, -3, "実施す…", {…}, […].
std::string Excerpt(const Value& value);
/// A key or a text, cut short.
std::string Short(std::string_view text);

/// "a, b, c"; long lists end in "…".
std::string KeyList(const std::vector<std::string>& keys);

/// "yes (実施する), no (実施しない)".
std::string OptionList(const std::vector<OptionDef>& options);
/// The same with the options nearest to `wrong` (by id or by label) first.
std::string OptionListNear(const std::vector<OptionDef>& options, std::string_view wrong);
/// The ids of the options that have a bracket; "-" for none.
std::string BracketList(const std::vector<OptionDef>& options);

/// The full id nearest to a key that is unknown where it stands: the same key elsewhere in the form, else the
/// id whose last key or whose whole text is nearest; "" when none is near.
std::string NearestId(const KeyNode& keys, std::string_view wrong);

}  // namespace yoshiki
