// Whether a name fits a pattern; touches no file. Private to estate/ (globs.h says what patterns mean).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {

/// The names of a path without empty ones and ".".
std::vector<std::string> PathSegments(std::string_view path);
/// The same of a pattern: ** behind ** is one, and a final ** finds files in its folders.
std::vector<std::string> PatternSegments(std::string_view pattern);

/// Whether it stands for other names than itself.
bool HasWildcard(std::string_view segment);
/// A name that was written in a pattern, without the \ before its characters.
std::string Unescaped(std::string_view segment);

}  // namespace yoshiki
