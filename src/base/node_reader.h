// Reads typed fields out of a data file's tree and reports what does not fit, with its place.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "base/yaml.h"

namespace yoshiki {

/// Where something was defined, for messages: which of several sources, and the byte offset in it.
struct Origin {
  std::size_t source = 0;
  std::size_t offset = 0;
};

/// One data file while it is read.
class NodeReader {
 public:
  NodeReader(const SourceText& source, std::size_t index, const YamlNode& root, Diagnostics& diagnostics)
      : source_(source), index_(index), root_(root), diagnostics_(diagnostics) {}

  const YamlNode& root() const { return root_; }
  Diagnostics& diagnostics() const { return diagnostics_; }
  Origin OriginOf(const YamlNode& node) const { return {index_, node.offset}; }
  Place PlaceOf(const YamlNode& node) const;

  void Fault(MessageId id, const YamlNode& at, std::vector<std::string> args = {}) const;
  void FaultAtKey(MessageId id, const YamlKey& at, std::vector<std::string> args = {}) const;

  /// A node as text, list or mapping; another kind is a fault and gives false.
  bool IsText(const YamlNode& node) const;
  bool IsList(const YamlNode& node) const;
  bool IsMapping(const YamlNode& node) const;
  /// A mapping's or list's texts; other nodes in it are faults and left out.
  std::vector<std::string> Texts(const YamlNode& list) const;

 private:
  const SourceText& source_;
  std::size_t index_;
  const YamlNode& root_;
  Diagnostics& diagnostics_;
};

using KnownKeys = std::vector<std::string_view>;

/// The fields of one mapping. Unknown keys are reported at once; every getter reports what it cannot use and
/// gives its fallback then, so that reading goes on.
class Fields {
 public:
  Fields(const NodeReader& reader, const YamlNode& node, const KnownKeys& known);

  const NodeReader& reader() const { return reader_; }
  const YamlNode& node() const { return node_; }
  bool Has(std::string_view key) const { return Find(key) != nullptr; }
  const YamlNode* Find(std::string_view key) const;
  /// As Find, but a missing key is a fault.
  const YamlNode* Need(std::string_view key) const;

  std::string Text(std::string_view key, std::string fallback = {}) const;
  std::string NeedText(std::string_view key) const;
  /// yes, no, true, false
  bool Flag(std::string_view key, bool fallback) const;
  /// "24%" or "3.2%" as permille, 0 to 100 %.
  int Percent(std::string_view key, int fallback) const;
  /// A whole number from `low` to `high`.
  int Count(std::string_view key, int fallback, int low, int high) const;
  /// One of `words`, as its index.
  std::size_t Word(std::string_view key, std::initializer_list<std::string_view> words,
                   std::size_t fallback = 0) const;
  std::vector<std::string> Texts(std::string_view key) const;
  /// The list's nodes, or null when the key is missing or no list.
  const std::vector<YamlNode>* List(std::string_view key) const;

 private:
  const NodeReader& reader_;
  const YamlNode& node_;
};

/// "a, b, c", the word nearest to `word` first: for "known here" hints.
std::string KnownWords(std::string_view word, const KnownKeys& known);
/// The candidate most like `word`: the nearest by edits, else the one with the longest common beginning.
std::string MostAlike(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace yoshiki
