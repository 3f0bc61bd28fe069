// What a schema tells a model's author about an item, in the words of the form. Private to form/.
#pragma once

#include <string>
#include <string_view>

#include "form/definition.h"
#include "form/key_tree.h"
#include "form/path.h"

namespace yoshiki {

/// Describes the items of one form. What it is made from must outlive it.
class SchemaWords {
 public:
  SchemaWords(const Definition& definition, const KeyNode& keys);

  /// The label as printed, without the number of a repeated element.
  std::string TitleOf(const ItemDef& item) const;
  /// "Ⅱ4 委託事項 ④再委託の有無。必須（「Ⅱ4 委託の有無」が「委託する」のとき）。※重要な変更の対象。"
  std::string DescriptionOf(const ItemDef& item) const;
  /// Where the keys below a container are printed: "Ⅱ4 委託事項", "Ⅰ 基本情報"; "" when the form has no such
  /// place.
  std::string PlaceOf(const KeyNode& container) const;
  /// An option of boxes: its group of lines before its label, and what may be written behind it.
  std::string DescriptionOf(const ItemDef& checks, const OptionDef& option) const;

 private:
  std::string PlaceOf(std::string_view id) const;
  std::string ConditionWords(std::string_view when) const;

  const Definition& definition_;
  const Value nothing_;  // the statement whose places are named: none in particular
  const PlaceNamer namer_;
};

}  // namespace yoshiki
