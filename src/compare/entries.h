// The items of a bound form in order, with the words a reader finds them by. Private to compare/.
#pragma once

#include <string>
#include <vector>

#include "form/form.h"

namespace yoshiki {

/// An item that the form shows in a cell.
struct Entry {
  std::string id;       ///< "files[].entrustment.items[].content"
  std::string pointer;  ///< "/files/0/entrustment/items/2/content"
  std::vector<std::string> path;
  std::string text;     ///< as the sheet shows it: all boxes of a check list, a line each
  bool filled = false;  ///< the statement has a value for it
  bool blank_list =
      false;               ///< a check list that the statement has, though nothing is ticked or written there
  bool important = false;  ///< ※
  bool element = false;    ///< its path ends with the label of a list's element (委託事項3)
};

/// All items of the form but those of 変更箇所.
std::vector<Entry> EntriesOf(const BoundForm& form);

}  // namespace yoshiki
