// Patterns of file names. Private to estate/.
//
//   *      any characters of one name     ?      one character
//   [a-z]  one of these, [!a-z] none      {a,b}  one or the other; may stand inside one another
//   **     as a whole name: any folders, also none; at the end, all files below
//   \      takes the next character as it is
//
// A name that begins with a dot is met only where the pattern writes that dot. Characters are code points;
// a byte that is no UTF-8 counts as one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// More than this many patterns out of one are not made: "{a,b}{a,b}{a,b}…" doubles with each.
inline constexpr std::size_t kMostPatterns = 4096;
/// Braces of a pattern with more groups stay as they are.
inline constexpr int kMostGroups = 64;

/// The patterns without braces that `pattern` stands for, in its order. Braces without a comma or without
/// their end stay as they are. Not
/// more than kMostPatterns.
std::vector<std::string> ExpandBraces(std::string_view pattern);

/// Whether a name (without '/') fits a pattern without braces.
bool MatchesName(std::string_view pattern, std::string_view name);

/// Whether a path fits; "." and empty names in either count for nothing.
bool MatchesPath(std::string_view pattern, std::string_view path);

/// Where files are looked for.
struct GlobPlace {
  std::string folder;  ///< relative patterns begin here
  std::string barred;  ///< a folder whose files are never found; "" = none
};

/// The files that fit `pattern`, as paths relative to the folder (absolute for an absolute pattern), sorted
/// bytewise, each once. Of folders only those are found that are called like models (….json), and links to
/// folders are followed only where the pattern names them; pipes and links that lead nowhere are found as
/// well, as somebody may wait for what they were to be. A pattern without wildcards gives its name whether or
/// not there is such a file. A folder that cannot be read is an error.
std::vector<std::string> FindFiles(const GlobPlace& place, std::string_view pattern,
                                   Diagnostics& diagnostics);

/// `name` as it is reached from `folder`; never a name that means an option or standard input.
std::string PathIn(const std::string& folder, const std::string& name);

}  // namespace yoshiki
