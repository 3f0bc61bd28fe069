#include "estate/glob_match.h"

#include <algorithm>
#include <optional>

#include "base/base.h"
#include "estate/globs.h"

namespace yoshiki {
namespace {

// The next character, a byte that is no UTF-8 as a value of its own. Moves `at`.
CodePoint Next(std::string_view text, std::size_t& at) {
  constexpr CodePoint kBytes = 0x110000, kReplacement = 0xFFFD;
  const std::size_t begin = at;
  const CodePoint c = NextCodePoint(text, at);
  const bool invalid = c == kReplacement && at == begin + 1;
  return invalid ? kBytes + static_cast<unsigned char>(text[begin]) : c;
}

// The next character of a pattern, past a \.
CodePoint NextLiteral(std::string_view pattern, std::size_t& at) {
  if (pattern[at] == '\\' && at + 1 < pattern.size()) ++at;
  return Next(pattern, at);
}

// Where the set that begins at `at` ends: behind its ']'. The first character of a set may be a ']'.
std::optional<std::size_t> EndOfSet(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^')) ++at;
  for (bool first = true; at < pattern.size(); first = false) {
    if (pattern[at] == ']' && !first) return at + 1;
    NextLiteral(pattern, at);
  }
  return std::nullopt;
}

bool SetHas(std::string_view set, CodePoint c) {
  std::size_t at = 1;
  const bool negated = set[at] == '!' || set[at] == '^';
  if (negated) ++at;
  bool has = false;
  while (at + 1 < set.size()) {
    const CodePoint low = NextLiteral(set, at);
    CodePoint high = low;
    if (set[at] == '-' && at + 2 < set.size()) high = NextLiteral(set, ++at);
    has = has || (low <= c && c <= high);
  }
  return has != negated;
}

// Matches one character of the name by what stands at `p`, and moves both.
bool MatchesOne(std::string_view pattern, std::size_t& p, std::string_view name, std::size_t& n) {
  const CodePoint c = Next(name, n);
  if (pattern[p] == '?') {
    ++p;
    return true;
  }
  if (const auto end = pattern[p] == '[' ? EndOfSet(pattern, p) : std::nullopt) {
    const std::string_view set = pattern.substr(p, *end - p);
    p = *end;
    return SetHas(set, c);
  }
  return NextLiteral(pattern, p) == c;
}

bool MatchesSegments(const std::vector<std::string>& pattern, std::size_t p,
                     const std::vector<std::string>& path, std::size_t n) {
  for (; p < pattern.size(); ++p, ++n) {
    if (pattern[p] == "**") {
      for (std::size_t skip = n; skip <= path.size(); ++skip) {
        if (MatchesSegments(pattern, p + 1, path, skip)) return true;
        if (skip < path.size() && path[skip].starts_with('.')) return false;
      }
      return false;
    }
    if (n == path.size() || !MatchesName(pattern[p], path[n])) return false;
  }
  return n == path.size();
}

// Where the group that begins at `open` ends, and its commas; nothing when it is no group.
struct Group {
  std::vector<std::size_t> commas;
  std::size_t close = 0;
};

std::optional<Group> GroupAt(std::string_view pattern, std::size_t open) {
  Group group;
  int depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == '{') {
      ++depth;
    } else if (pattern[i] == ',' && depth == 1) {
      group.commas.push_back(i);
    } else if (pattern[i] == '}' && --depth == 0) {
      group.close = i;
      return group.commas.empty() ? std::nullopt : std::optional(group);
    }
  }
  return std::nullopt;
}

void Expand(const std::string& pattern, std::size_t from, std::vector<std::string>& all) {
  for (std::size_t i = from; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (const auto group = pattern[i] == '{' ? GroupAt(pattern, i) : std::nullopt) {
      std::vector<std::size_t> ends = group->commas;
      ends.push_back(group->close);
      std::size_t begin = i + 1;
      for (const std::size_t end : ends) {
        if (all.size() >= kMostPatterns) return;
        const std::string one = pattern.substr(begin, end - begin);
        Expand(pattern.substr(0, i) + one + pattern.substr(group->close + 1), i, all);
        begin = end + 1;
      }
      return;
    }
  }
  all.push_back(pattern);
}

}  // namespace

std::vector<std::string> ExpandBraces(std::string_view pattern) {
  std::vector<std::string> all;
  // Each group costs a level of recursion.
  if (std::ranges::count(pattern, '{') > kMostGroups) return {std::string(pattern)};
  Expand(std::string(pattern), 0, all);
  return all;
}

// On a mismatch the last * takes one character more: no pattern costs more than the product of both lengths.
bool MatchesName(std::string_view pattern, std::string_view name) {
  if (name.starts_with('.') && !pattern.starts_with('.') && !pattern.starts_with("\\.")) return false;
  std::size_t p = 0, n = 0;
  std::size_t star = std::string_view::npos, taken = 0;
  while (n < name.size() || p < pattern.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      taken = n;
      continue;
    }
    if (n < name.size() && p < pattern.size() && MatchesOne(pattern, p, name, n)) continue;
    if (star == std::string_view::npos || taken >= name.size()) return false;
    Next(name, taken);
    p = star;
    n = taken;
  }
  return true;
}

bool MatchesPath(std::string_view pattern, std::string_view path) {
  const std::vector<std::string> names = PathSegments(path);
  return std::ranges::any_of(ExpandBraces(pattern), [&](const std::string& plain) {
    return plain.starts_with('/') == path.starts_with('/') &&
           MatchesSegments(PatternSegments(plain), 0, names, 0);
  });
}

std::vector<std::string> PathSegments(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, slash);
    if (!segment.empty() && segment != ".") segments.emplace_back(segment);
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return segments;
}

std::vector<std::string> PatternSegments(std::string_view pattern) {
  std::vector<std::string> segments = PathSegments(pattern);
  const auto both = [](const std::string& a, const std::string& b) { return a == "**" && b == "**"; };
  segments.erase(std::unique(segments.begin(), segments.end(), both), segments.end());
  if (!segments.empty() && segments.back() == "**") segments.emplace_back("*");
  return segments;
}

bool HasWildcard(std::string_view segment) {
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] == '\\')
      ++i;
    else if (segment[i] == '*' || segment[i] == '?')
      return true;
    else if (segment[i] == '[' && EndOfSet(segment, i))
      return true;
  }
  return false;
}

std::string Unescaped(std::string_view segment) {
  std::string text;
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (segment[i] == '\\' && i + 1 < segment.size()) ++i;
    text += segment[i];
  }
  return text;
}

}  // namespace yoshiki
