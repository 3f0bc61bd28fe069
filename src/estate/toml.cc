#include "estate/toml.h"

#include <toml++/toml.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {
namespace {

// The library counts lines and characters, from 1; a byte order mark is no character to it.
class Offsets {
 public:
  explicit Offsets(const SourceText& source) : source_(source) {}

  std::size_t Of(const toml::source_position& at) const {
    const std::string_view bytes = source_.bytes();
    std::string_view line = source_.Line(static_cast<int>(at.line));
    if (line.data() == nullptr) return bytes.size();
    if (at.line == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    const auto start = static_cast<std::size_t>(line.data() - bytes.data());
    std::size_t offset = 0;
    for (toml::source_index column = 1; column < at.column && offset < line.size(); ++column)
      NextCodePoint(line, offset);
    return start + offset;
  }

 private:
  const SourceText& source_;
};

// Dots that join the parts of one key. The library makes a table inside a table of each and frees them by
// recursion, without a limit.
bool HasOverlongKey(std::string_view text) {
  int dots = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      for (++i; i < text.size() && text[i] != c && text[i] != '\n'; ++i) {
        if (c == '"' && text[i] == '\\') ++i;
      }
    } else if (c == '#') {
      i = std::min(text.find('\n', i), text.size());
      dots = 0;
    } else if (c == '.') {
      if (++dots >= kMaxLayoutDepth) return true;
    } else if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) {
      dots = 0;
    }
  }
  return false;
}

std::string HexByte(char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(c);
  return {'0', 'x', kDigits[value >> 4U], kDigits[value & 15U]};
}

class TreeBuilder {
 public:
  TreeBuilder(const SourceText& source, const BareKeys& bare, Diagnostics& diagnostics)
      : source_(source), bare_(bare), diagnostics_(diagnostics), offsets_(source) {}

  std::vector<std::size_t> unquoted;

  /// `key` is the one whose value this is, or belongs to.
  bool Build(const toml::node& from, YamlNode& node, std::string_view key = {}, int depth = 1) {
    node.offset = offsets_.Of(from.source().begin);
    if (depth > kMaxLayoutDepth) {
      diagnostics_.Error(MessageId::layout_too_deep, PlaceAt(source_, node.offset),
                         {std::to_string(kMaxLayoutDepth)});
      return false;
    }
    if (const toml::table* const table = from.as_table()) return BuildMapping(*table, node, depth);
    if (const toml::array* const array = from.as_array()) return BuildSequence(*array, node, key, depth);
    node.text = TextOf(from, node.offset);
    const bool is_bare = IsBare(key);
    // With its quotes it is no number and no flag to whoever reads it.
    if (is_bare && from.is_string()) node.text = '"' + node.text + '"';
    if (!is_bare && !from.is_string()) unquoted.push_back(node.offset);
    // All texts are names or words; the system ends them at such a character.
    if (node.text.find('\0') != std::string::npos)
      diagnostics_.Error(MessageId::estate_want_text, PlaceAt(source_, node.offset));
    return true;
  }

 private:
  bool IsBare(std::string_view key) const {
    const auto has = [&](const auto& keys) { return std::ranges::find(keys, key) != keys.end(); };
    return has(bare_.numbers) || has(bare_.flags);
  }

  // The library keeps keys sorted by name.
  bool BuildMapping(const toml::table& table, YamlNode& node, int depth) {
    struct Entry {
      YamlKey key;
      const toml::node* value;
    };
    std::vector<Entry> entries;
    for (const auto& [key, value] : table)
      entries.push_back({{std::string(key.str()), offsets_.Of(key.source().begin)}, &value});
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.key.offset; });
    node.kind = YamlKind::mapping;
    for (Entry& entry : entries) {
      node.keys.push_back(std::move(entry.key));
      const std::string name = node.keys.back().text;
      if (!Build(*entry.value, node.items.emplace_back(), name, depth + 1)) return false;
    }
    return true;
  }

  bool BuildSequence(const toml::array& array, YamlNode& node, std::string_view key, int depth) {
    node.kind = YamlKind::sequence;
    return std::ranges::all_of(array, [&](const toml::node& item) {
      return Build(item, node.items.emplace_back(), key, depth + 1);
    });
  }

  std::string TextOf(const toml::node& from, std::size_t begin) const {
    if (const auto* const text = from.as_string()) return text->get();
    if (const auto* const flag = from.as_boolean()) return flag->get() ? "true" : "false";
    if (const auto* const number = from.as_integer()) return std::to_string(number->get());
    const std::size_t end = offsets_.Of(from.source().end);
    return std::string(source_.bytes().substr(begin, end - begin));
  }

  const SourceText& source_;
  const BareKeys& bare_;
  Diagnostics& diagnostics_;
  Offsets offsets_;
};

}  // namespace

std::optional<TomlTree> ParseToml(const SourceText& source, const BareKeys& bare, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  const auto fault = [&](MessageId id, std::size_t offset, std::vector<std::string> args) {
    diagnostics.Error(id, PlaceAt(source, offset), std::move(args));
    return std::nullopt;
  };
  if (bytes.size() > kMaxLayoutBytes)
    return fault(MessageId::estate_too_large, 0, {std::to_string(kMaxLayoutBytes >> 20U)});
  if (const auto bad = FindInvalidUtf8(bytes))
    return fault(MessageId::layout_utf8, *bad, {HexByte(bytes[*bad])});
  if (HasOverlongKey(bytes)) return fault(MessageId::layout_too_deep, 0, {std::to_string(kMaxLayoutDepth)});
  // Debian's library is built with exceptions alone.
  try {
    const toml::table table = toml::parse(bytes);
    TomlTree tree;
    TreeBuilder builder(source, bare, diagnostics);
    if (!builder.Build(table, tree.root)) return std::nullopt;
    tree.root.offset = 0;
    tree.unquoted = std::move(builder.unquoted);
    return tree;
  } catch (const toml::parse_error& error) {
    TomlFault found =
        ExplainTomlFault(bytes, Offsets(source).Of(error.source().begin), error.description(), bare);
    return fault(found.id, found.offset, std::move(found.args));
  }
}

}  // namespace yoshiki
