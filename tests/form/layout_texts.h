// Small layouts as text, for tests that change one thing and look at what the loader says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/form.h"

namespace yoshiki {

/// A whole layout with a cover, an item list, one section of two blocks, an attachment and a table.
std::string SmallLayout();
/// SmallLayout with the first `from` replaced by `to`; fails the test when `from` is not in it.
std::string SmallLayoutWith(std::string_view from, std::string_view to);

struct Loaded {
  std::optional<Form> form;
  Diagnostics diagnostics;
};

/// Loads the layout as "small/2020-01.yaml".
Loaded LoadText(const std::string& layout);
/// Loads SmallLayout with an edition "2021-01" on top, which says `difference` below its head.
Loaded LoadEdition(const std::string& difference);

/// "small/2020-01.yaml:12:5: no item has the id x [layout-unknown-item] (the nearest id is y)", one line a
/// fault.
std::vector<std::string> FaultTexts(const Diagnostics& diagnostics);

/// The form in short, a line for each part, block, row and column, indented as it is nested.
std::vector<std::string> Outline(const Form& form);

}  // namespace yoshiki
