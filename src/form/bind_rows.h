// Blocks and their rows: item rows, groups, bands and repeats become rows and cells. Private to form/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "form/bind_scope.h"
#include "form/definition.h"

namespace yoshiki {

/// Fills the one table of a section, block after block.
class RowBinder {
 public:
  /// `place` is put before the context of every row: "Ⅱ（2） " where a section is repeated, else "".
  RowBinder(const Definition& definition, const BindOptions& options, std::string place, Table& table);

  /// `title` says where its rows are when the block has no heading.
  void BindBlock(const BlockDef& block, const std::string& title, const Scope& scope);

 private:
  void BindHeading(const BlockDef& block, const Scope& scope);
  void BindRows(const std::vector<RowDef>& rows, const Scope& scope, int left);
  void BindRow(const RowDef& row, const Scope& scope, int left);
  void BindItem(const RowDef& row, const ItemDef& item, const Scope& scope, int left);
  void BindFull(const RowDef& row, const ItemDef& item, const Scope& scope, int left);
  void BindBand(const RowDef& row, const ItemDef& item, const Scope& scope, int left);
  void BindGroup(const RowDef& row, const Scope& scope, int left);
  void BindRepeat(const RowDef& row, const Scope& scope, int left);
  void BindElement(const RowDef& row, const Scope& scope, int left);
  void BindGroupBand(const std::string& label, bool keep_with_next, int left);

  bool IsPrinted(const std::vector<RowDef>& rows, std::size_t i, const Scope& scope) const;
  bool IsPrinted(const RowDef& row, const Scope& scope) const;
  std::string ElementLabel(const RowDef& repeat, const Scope& scope) const;
  std::string ElementName(const RowDef& repeat, const Scope& scope) const;

  Cell LabelCell(int left, int right, CellRole role, std::string style, const ItemDef& item,
                 const Scope& scope) const;
  Cell ValueCell(int left, CellRole role, std::string style, const ItemDef& item, const Scope& scope) const;
  Cell JoinedCell(int left, const ItemDef& item, const Scope& scope) const;
  Row& AddRow(std::vector<Cell> cells);

  const Definition& definition_;
  const BindOptions& options_;
  std::string place_;
  Table& table_;
  Widths widths_;        // of the block being bound
  std::string context_;  // of the rows being bound
};

}  // namespace yoshiki
