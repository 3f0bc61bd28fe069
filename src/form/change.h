// An edition as the difference to its base. Private to form/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/draft.h"
#include "form/layout_reader.h"

namespace yoshiki {

/// Applies a file with `base` to the draft of that base: new title, mark, option lists, and its `changes` in
/// order.
void ReadDifference(const LayoutReader& reader, Draft& draft);

// The verbs of `changes`, one function each; `node` is the whole change.

void ChangeItem(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void AddRow(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void RemoveItem(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void MoveRow(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void ChangeBlock(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void AddBlock(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void RemoveBlock(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void MoveBlock(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void ChangePart(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void AddPart(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void RemovePart(const LayoutReader& reader, const YamlNode& node, Draft& draft);
void MovePart(const LayoutReader& reader, const YamlNode& node, Draft& draft);

/// Where a new or moved thing goes: the one of `ways` that the change says, and its word.
struct Neighbour {
  std::string_view way;  ///< "after", "before", "under", "in"
  std::string name;
  const YamlNode* node = nullptr;
};

/// Reports a change that says none or several of `ways`.
std::optional<Neighbour> ReadNeighbour(const Fields& fields, const KnownKeys& ways);

void FaultUnknownItem(const LayoutReader& reader, const YamlNode& at, const std::string& id,
                      const Draft& draft);
void FaultUnknownPlace(const LayoutReader& reader, const YamlNode& at, const std::string& key,
                       const Draft& draft);
void EraseItems(const std::vector<std::string>& ids, Draft& draft);

}  // namespace yoshiki
