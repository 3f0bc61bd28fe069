// The parts of a document: each kind of part becomes Parts of the bound form. Private to form/.
#pragma once

#include <cstddef>
#include <string>

#include "form/bind_scope.h"
#include "form/definition.h"

namespace yoshiki {

/// Appends the parts of a form to a bound form, one call a part.
class PartBinder {
 public:
  PartBinder(const Definition& definition, const BindOptions& options, const Scope& root, BoundForm& form);

  void BindPart(const PartDef& part);

 private:
  void BindCover(const PartDef& part);
  void BindItemList(const PartDef& part);
  void BindSections(const PartDef& part);
  void BindAttachment(const PartDef& part);
  void BindChanges(const PartDef& part);

  Part& AddPart(const PartDef& part);
  void AddFrame(const PartDef& part, const ItemDef& item, const Scope& scope, bool captioned, Part& bound);
  Table CoverTable(const CoverBox& box) const;
  Row HeadRow(const PartDef& part) const;
  Row ChangeRow(const PartDef& part, const Scope& scope) const;

  const Definition& definition_;
  const BindOptions& options_;
  const Scope& root_;
  BoundForm& form_;
};

/// "（2）資格ファイル": an element of a repeated section or attachment, where a document has several.
std::string NumberedName(std::size_t number, const std::string& name);

}  // namespace yoshiki
