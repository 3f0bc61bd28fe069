#include "form/edition_pair.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "form/find.h"

namespace yoshiki {
namespace {

std::vector<Piece> PartPieces(const EditionSide& side) {
  std::vector<Piece> pieces;
  for (const PartDef& part : side.definition.parts) {
    pieces.push_back({part.key, PartWords(part), ItemsOf(side.definition, part)});
  }
  return pieces;
}

std::vector<Piece> BlockPieces(const EditionSide& side) {
  std::vector<Piece> pieces;
  for (const BlockAt& at : side.blocks) {
    pieces.push_back({at.block->key, HeadingWords(*at.block), ItemsOf(side.definition, *at.block)});
  }
  return pieces;
}

// "part 3" for what both editions have, by its place in the newer one; "old part 2" for what is gone.
std::vector<std::string> KeysOf(const char* what, std::size_t count, const OldPlaces* newer_places) {
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) {
    const bool stays = newer_places == nullptr || (*newer_places)[i];
    const std::size_t number = newer_places != nullptr && stays ? *(*newer_places)[i] : i;
    keys.push_back((stays ? "" : "old ") + std::string(what) + " " + std::to_string(number));
  }
  return keys;
}

OldPlaces Inverted(const OldPlaces& old_places, std::size_t old_count) {
  OldPlaces places(old_count);
  for (std::size_t i = 0; i < old_places.size(); ++i) {
    if (old_places[i]) places[*old_places[i]] = i;
  }
  return places;
}

void MakeTree(EditionSide& side, const OldPlaces* parts, const OldPlaces* blocks) {
  const HolderKeys keys{KeysOf("part", side.definition.parts.size(), parts),
                        KeysOf("block", side.blocks.size(), blocks)};
  side.tree = TreeOf(side.definition, keys);
  for (std::size_t i = 0; i < keys.parts.size(); ++i) {
    side.holder_names[keys.parts[i]] = PartName(side.definition.parts[i]);
  }
  for (std::size_t i = 0; i < keys.blocks.size(); ++i) {
    const std::string name = BlockName(*side.blocks[i].part, *side.blocks[i].block);
    side.holder_names[keys.blocks[i]] = side.holder_names["boxes of " + keys.blocks[i]] = name;
  }
}

// The label of what `key` stands behind.
std::string BehindIn(const FormTree& tree, const std::vector<std::string>& children, const std::string& key) {
  const auto at = std::ranges::find(children, key);
  return at == children.begin() ? std::string() : tree.nodes.at(*(at - 1)).label;
}

}  // namespace

EditionSide::EditionSide(const Definition& edition) : definition(edition), names(edition) {
  for (std::size_t i = 0; i < edition.parts.size(); ++i) {
    for (const BlockDef& block : edition.parts[i].blocks) blocks.push_back({&edition.parts[i], &block, i});
  }
}

EditionPair::EditionPair(const Definition& older_definition, const Definition& newer_definition)
    : older(older_definition), newer(newer_definition) {
  parts = MatchPieces(PartPieces(older), PartPieces(newer));
  blocks = MatchPieces(BlockPieces(older), BlockPieces(newer));
  newer_parts = Inverted(parts, older.definition.parts.size());
  newer_blocks = Inverted(blocks, older.blocks.size());
  MakeTree(older, &newer_parts, &newer_blocks);
  MakeTree(newer, nullptr, nullptr);
  FindMoved();
}

// An item that stands in something else, and the fewest that explain the order of those that do not.
void EditionPair::FindMoved() {
  for (const auto& [parent, children] : newer.tree.families) {
    const auto was = older.tree.families.find(parent);
    std::map<std::string, std::size_t> places;
    if (was != older.tree.families.end()) {
      for (const std::string& key : was->second) places.emplace(key, places.size());
    }
    std::vector<std::string> stayed;
    std::vector<std::size_t> old_places;
    for (const std::string& key : children) {
      if (const auto place = places.find(key); place != places.end()) {
        stayed.push_back(key);
        old_places.push_back(place->second);
      } else if (older.tree.nodes.contains(key)) {
        moved[key] = BehindIn(newer.tree, children, key);
      }
    }
    const std::vector<bool> out_of_order = OutOfOrder(old_places);
    for (std::size_t i = 0; i < stayed.size(); ++i) {
      if (out_of_order[i]) moved[stayed[i]] = BehindIn(newer.tree, children, stayed[i]);
    }
  }
}

}  // namespace yoshiki
