// An edition as the difference to its base. Private to form/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/draft.h"

namespace yoshiki {

/// Applies a file with `base` to the draft of that base: new title, mark, option lists, and its `changes` in
/// order.
void ReadDifference(const NodeReader& reader, Draft& draft);

// The verbs of `changes`, one function each; `node` is the whole change.

void ChangeItem(const NodeReader& reader, const YamlNode& node, Draft& draft);
void AddRow(const NodeReader& reader, const YamlNode& node, Draft& draft);
void RemoveItem(const NodeReader& reader, const YamlNode& node, Draft& draft);
void MoveRow(const NodeReader& reader, const YamlNode& node, Draft& draft);
void ChangeBlock(const NodeReader& reader, const YamlNode& node, Draft& draft);
void AddBlock(const NodeReader& reader, const YamlNode& node, Draft& draft);
void RemoveBlock(const NodeReader& reader, const YamlNode& node, Draft& draft);
void MoveBlock(const NodeReader& reader, const YamlNode& node, Draft& draft);
void ChangePart(const NodeReader& reader, const YamlNode& node, Draft& draft);
void AddPart(const NodeReader& reader, const YamlNode& node, Draft& draft);
void RemovePart(const NodeReader& reader, const YamlNode& node, Draft& draft);
void MovePart(const NodeReader& reader, const YamlNode& node, Draft& draft);

/// Where a new or moved thing goes: the one of `ways` that the change says, and its word.
struct Neighbour {
  std::string_view way;  ///< "after", "before", "under", "in"
  std::string name;
  const YamlNode* node = nullptr;
};

/// Reports a change that says none or several of `ways`.
std::optional<Neighbour> ReadNeighbour(const Fields& fields, const KnownKeys& ways);

void FaultUnknownItem(const NodeReader& reader, const YamlNode& at, const std::string& id,
                      const Draft& draft);
void FaultUnknownPlace(const NodeReader& reader, const YamlNode& at, const std::string& key,
                       const Draft& draft);
void EraseItems(const std::vector<std::string>& ids, Draft& draft);

}  // namespace yoshiki
