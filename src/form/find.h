// Where things stand in a definition, for editions that change it. Private to form/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/draft.h"

namespace yoshiki {

/// A row, and where it stands.
struct RowPlace {
  std::vector<RowDef>* rows = nullptr;
  std::size_t index = 0;
  Inherited inherited;  ///< what a row written here takes over

  RowDef& row() const { return (*rows)[index]; }
  /// Behind the row and the rows under it.
  std::size_t end() const;
};

struct ColumnPlace {
  PartDef* part = nullptr;
  std::size_t index = 0;
};

struct BoxPlace {
  BlockDef* block = nullptr;
  std::size_t index = 0;
};

struct BlockPlace {
  PartDef* part = nullptr;
  std::size_t index = 0;
};

/// The row of an item, or the repeat of a list: the outer one when both have the name.
std::optional<RowPlace> FindRow(Definition& definition, std::string_view id);
/// Whether FindRow would find `id` among these rows.
bool HoldsRow(std::vector<RowDef>& rows, std::string_view id);
std::optional<ColumnPlace> FindColumn(Definition& definition, std::string_view item);
std::optional<BoxPlace> FindBox(Definition& definition, std::string_view item);
std::optional<BlockPlace> FindBlock(Definition& definition, std::string_view key);
PartDef* FindPart(Definition& definition, std::string_view key);

/// Ids of the items that these rows show, counts inside their cells included.
std::vector<std::string> ItemsOf(const Definition& definition, const std::vector<RowDef>& rows);
std::vector<std::string> ItemsOf(const Definition& definition, const BlockDef& block);
std::vector<std::string> ItemsOf(const Definition& definition, const PartDef& part);

/// Keys of all parts and blocks.
std::vector<std::string> PlaceKeys(const Definition& definition);
/// Ids that FindRow, FindColumn and FindBox know.
std::vector<std::string> NeighbourIds(const Definition& definition);

}  // namespace yoshiki
