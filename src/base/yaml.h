// A data file of ours (layouts, themes) as a tree of nodes that know where they stand. YAML by libyaml.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"

namespace yoshiki {

enum class YamlKind { scalar, sequence, mapping };

struct YamlKey {
  std::string text;
  std::size_t offset = 0;  ///< byte offset of its first character
};

/// One node. Scalars are always text: what YAML would call a boolean, a date or nothing ("no", 2018-05, ~)
/// stays the characters that were typed, so that no label changes its meaning by the way it looks.
struct YamlNode {
  YamlKind kind = YamlKind::scalar;
  std::size_t offset = 0;       ///< byte offset of its first character
  std::string text;             ///< of a scalar
  std::vector<YamlKey> keys;    ///< of a mapping, in file order, unique
  std::vector<YamlNode> items;  ///< of a sequence; of a mapping, the values of `keys`

  /// The value of a mapping's key, or null.
  const YamlNode* Find(std::string_view key) const;
};

/// Limits against hostile or broken files.
inline constexpr std::size_t kMaxLayoutBytes = std::size_t{1} << 20;
inline constexpr int kMaxLayoutDepth = 32;
/// More faults than this help nobody, and each of them copies a source line.
inline constexpr std::size_t kMaxLayoutFaults = 200;

/// Parses one YAML document (YAML 1.1 as libyaml reads it, less anchors, aliases and tags). Adds every fault
/// it can find: size, UTF-8, syntax, nesting, anchors and aliases, tags, duplicate keys, keys that are no
/// text, more than one document, none. Returns nothing when the file could not be read to its end; after
/// milder faults it returns what stands, so that the reader of the content can report its faults in the same
/// run.
std::optional<YamlNode> ParseYaml(const SourceText& source, Diagnostics& diagnostics);

/// Where in the tree a byte offset lies, as a JSON pointer ("/parts/2/blocks/0/heading"). The outermost
/// mapping or scalar that begins at `offset` is meant, or with `key` the key that begins there.
std::string YamlPath(const YamlNode& root, std::size_t offset, bool key = false);

}  // namespace yoshiki
