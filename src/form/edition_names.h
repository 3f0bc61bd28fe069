// Parts, blocks, items and conditions of an edition in its own words. Private to form/.
#pragma once

#include <string>
#include <string_view>

#include "form/definition.h"
#include "form/key_tree.h"
#include "form/path.h"

namespace yoshiki {

class EditionNames {
 public:
  /// `definition` must outlive it.
  explicit EditionNames(const Definition& definition);

  /// "Ⅱ4 委託事項 ④再委託の有無", for any element of its lists.
  std::string Item(std::string_view id) const;
  /// "Ⅰ5 ①実施の有無 ［実施する］": the box or bracket as it has to look. Conditions in words stay as they
  /// are.
  std::string When(std::string_view condition) const;

 private:
  const Definition& definition_;
  const KeyNode keys_;
  const Value nothing_{};
  const PlaceNamer namer_;
};

/// "Ⅱ 特定個人情報ファイルの概要", "表紙"
std::string PartName(const PartDef& part);
/// The same without number.
std::string PartWords(const PartDef& part);
/// "Ⅳ9 監査"
std::string BlockName(const PartDef& part, const BlockDef& block);
/// "監査" of "9. 監査 ※"
std::string HeadingWords(const BlockDef& block);

/// Without the number that a label or a heading begins with: "①事務の名称" → "事務の名称", "9. 監査" →
/// "監査".
std::string_view WithoutLeadingNumber(std::string_view label);

}  // namespace yoshiki
