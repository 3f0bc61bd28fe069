// A bound form as short lines of text, so that a test can say in one string what it expects.
#pragma once

#include <string>
#include <vector>

#include "form/form.h"

namespace yoshiki {

/// "text", "［value］ 1) a / 2) b", "[○] label （text）", a line of boxes a ' / '.
std::string ContentText(const Content& content);

/// "label ①事務の名称 | value 国民年金": role and content of each cell; flags behind: "+keep" keep_with_next,
/// "+joins" joins_above, "x3" min_lines 3.
std::string RowText(const Row& row);

/// The rows of a table from the row whose first cell is `from` up to before the row whose first cell is `to`;
/// "" takes all.
std::vector<std::string> RowTexts(const Table& table, const std::string& from = "",
                                  const std::string& to = "");

/// "0-240 240-1000"
std::string EdgesText(const Row& row);

/// The parts with this key.
std::vector<const Part*> PartsOf(const BoundForm& form, const std::string& key);
const Part& PartOf(const BoundForm& form, const std::string& key);

}  // namespace yoshiki
