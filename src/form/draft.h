// A definition under construction, with what only the reading of layout files needs. Private to form/.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "form/definition.h"

namespace yoshiki {

struct Draft {
  Definition definition;
  std::vector<YamlNode> trees;  ///< of definition.sources, one each
  std::map<std::string, std::vector<OptionDef>, std::less<>> option_lists;
  std::map<std::string, std::string, std::less<>> list_of_item;  ///< item id → the named option list it uses
  Widths widths;                                                 ///< of blocks that say nothing else
};

/// What rows take over from the block, section or repeat they stand in.
struct Inherited {
  bool important = false;
  std::string when;
};

/// Adds a fault at `origin`.
void ReportAt(const Draft& draft, MessageId id, const Origin& origin, std::vector<std::string> args,
              Diagnostics& diagnostics);
/// "yoshiki-3/2018-05.yaml:12"
std::string LineOf(const Draft& draft, const Origin& origin);

/// All item ids, sorted.
std::vector<std::string> ItemIds(const Draft& draft);

}  // namespace yoshiki
