// Edition verbs for blocks and parts.
#include <algorithm>
#include <iterator>
#include <utility>

#include "form/change.h"
#include "form/find.h"
#include "form/read_parts.h"
#include "form/read_rows.h"

namespace yoshiki {
namespace {

std::ptrdiff_t Signed(std::size_t n) { return static_cast<std::ptrdiff_t>(n); }

// The part and index at which a block goes.
std::optional<BlockPlace> BlockSpot(const NodeReader& reader, const Neighbour& at, Draft& draft) {
  if (at.way == "in") {
    if (PartDef* const part = FindPart(draft.definition, at.name))
      return BlockPlace{part, part->blocks.size()};
  } else if (auto place = FindBlock(draft.definition, at.name)) {
    if (at.way == "after") ++place->index;
    return place;
  }
  FaultUnknownPlace(reader, *at.node, at.name, draft);
  return std::nullopt;
}

bool MayHoldBlocks(const NodeReader& reader, const Neighbour& at, const PartDef& part) {
  if (part.kind == PartKind::section) return true;
  reader.Fault(MessageId::layout_no_section, *at.node, {at.name});
  return false;
}

// The block or part that a verb names; a fault when there is none.
std::optional<BlockPlace> NamedBlock(const Fields& fields, std::string_view verb, Draft& draft) {
  const std::string key = fields.NeedText(verb);
  auto place = key.empty() ? std::nullopt : FindBlock(draft.definition, key);
  if (!place && !key.empty()) FaultUnknownPlace(fields.reader(), *fields.Find(verb), key, draft);
  return place;
}

PartDef* NamedPart(const Fields& fields, std::string_view verb, Draft& draft) {
  const std::string key = fields.NeedText(verb);
  PartDef* const part = key.empty() ? nullptr : FindPart(draft.definition, key);
  if (part == nullptr && !key.empty()) FaultUnknownPlace(fields.reader(), *fields.Find(verb), key, draft);
  return part;
}

std::optional<std::size_t> PartSpot(const NodeReader& reader, const Neighbour& at, Draft& draft) {
  const PartDef* const part = FindPart(draft.definition, at.name);
  if (part != nullptr) {
    return static_cast<std::size_t>(part - draft.definition.parts.data()) + (at.way == "after" ? 1 : 0);
  }
  FaultUnknownPlace(reader, *at.node, at.name, draft);
  return std::nullopt;
}

KnownKeys ChangePartKeys(PartKind kind) {
  switch (kind) {
    case PartKind::cover:
      return {"change-part", "items", "boxes", "landscape"};
    case PartKind::item_list:
      return {"change-part", "title", "lines", "landscape"};
    case PartKind::section:
    case PartKind::attachment:
    case PartKind::table:
      return {"change-part", "number", "title", "suffix", "landscape"};
  }
  return {};
}

}  // namespace

void ChangeBlock(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"change-block", "heading", "widths"});
  const auto place = NamedBlock(fields, "change-block", draft);
  if (!place) return;
  BlockDef& block = place->part->blocks[place->index];
  block.heading = fields.Text("heading", block.heading);
  block.number = HeadingNumber(block.heading);
  if (const YamlNode* widths = fields.Find("widths"))
    block.widths = ReadWidths(reader, *widths, block.widths);
}

void AddBlock(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"add-block", "after", "before", "in"});
  const auto at = ReadNeighbour(fields, {"after", "before", "in"});
  if (!at) return;
  const auto spot = BlockSpot(reader, *at, draft);
  if (!spot) return;
  if (!MayHoldBlocks(reader, *at, *spot->part)) return;
  BlockDef block = ReadBlock(reader, *node.Find("add-block"), *spot->part, draft);
  spot->part->blocks.insert(spot->part->blocks.begin() + Signed(spot->index), std::move(block));
}

void RemoveBlock(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const auto place = NamedBlock(Fields(reader, node, {"remove-block"}), "remove-block", draft);
  if (!place) return;
  auto& blocks = place->part->blocks;
  EraseItems(ItemsOf(draft.definition, blocks[place->index]), draft);
  blocks.erase(blocks.begin() + Signed(place->index));
}

void MoveBlock(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"move-block", "after", "before", "in"});
  const auto from = NamedBlock(fields, "move-block", draft);
  const auto at = ReadNeighbour(fields, {"after", "before", "in"});
  if (!from || !at) return;
  auto& blocks = from->part->blocks;
  if (blocks[from->index].key == at->name) {
    return reader.Fault(MessageId::layout_move_inside, *at->node, {at->name, at->name});
  }
  const auto target = BlockSpot(reader, *at, draft);
  if (!target || !MayHoldBlocks(reader, *at, *target->part)) return;
  BlockDef moved = std::move(blocks[from->index]);
  blocks.erase(blocks.begin() + Signed(from->index));
  const auto spot = BlockSpot(reader, *at, draft);  // indices have shifted
  spot->part->blocks.insert(spot->part->blocks.begin() + Signed(spot->index), std::move(moved));
}

void ChangePart(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const YamlNode* const name = node.Find("change-part");
  const PartDef* const known = FindPart(draft.definition, name->text);
  const Fields fields(reader, node, ChangePartKeys(known == nullptr ? PartKind::section : known->kind));
  PartDef* const part = NamedPart(fields, "change-part", draft);
  if (part != nullptr) ReadPartProperties(fields, *part, draft);
}

void AddPart(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"add-part", "after", "before"});
  const auto at = ReadNeighbour(fields, {"after", "before"});
  if (!at) return;
  const auto spot = PartSpot(reader, *at, draft);
  if (!spot) return;
  PartDef part = ReadPart(reader, *node.Find("add-part"), draft);
  draft.definition.parts.insert(draft.definition.parts.begin() + Signed(*spot), std::move(part));
}

void RemovePart(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  PartDef* const part = NamedPart(Fields(reader, node, {"remove-part"}), "remove-part", draft);
  if (part == nullptr) return;
  EraseItems(ItemsOf(draft.definition, *part), draft);
  draft.definition.parts.erase(draft.definition.parts.begin() + (part - draft.definition.parts.data()));
}

void MovePart(const NodeReader& reader, const YamlNode& node, Draft& draft) {
  const Fields fields(reader, node, {"move-part", "after", "before"});
  PartDef* const part = NamedPart(fields, "move-part", draft);
  const auto at = ReadNeighbour(fields, {"after", "before"});
  if (part == nullptr || !at || !PartSpot(reader, *at, draft)) return;
  if (part->key == at->name) {
    return reader.Fault(MessageId::layout_move_inside, *at->node, {at->name, at->name});
  }
  auto& parts = draft.definition.parts;
  PartDef moved = std::move(*part);
  parts.erase(parts.begin() + (part - parts.data()));
  parts.insert(parts.begin() + Signed(*PartSpot(reader, *at, draft)), std::move(moved));
}

}  // namespace yoshiki
