// TOML with positions, by tomlplusplus, which toml.cc alone includes. Private to estate/.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/base.h"
#include "estate/toml_faults.h"

namespace yoshiki {

/// A file's tree, in which all values are texts.
struct TomlTree {
  YamlNode root;
  std::vector<std::size_t> unquoted;  ///< where a string is wanted and something else stands, as offsets
};

/// Parses TOML 1.0 into the tree that NodeReader reads: tables are mappings with their keys in file order,
/// arrays are sequences, and all other values are text: booleans true and false, integers in decimal, floats
/// and dates as they were typed. `bare` are the keys whose values are numbers or flags; a string there keeps
/// its quotes, so that it is neither. A file over kMaxLayoutBytes, or nested deeper than kMaxLayoutDepth, is
/// an error; so is the first fault of its syntax, with its place (ExplainTomlFault).
std::optional<TomlTree> ParseToml(const SourceText& source, const BareKeys& bare, Diagnostics& diagnostics);

}  // namespace yoshiki
