// The walk that holds a statement against its form, and the faults it finds. Private to form/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/key_tree.h"
#include "form/path.h"

namespace yoshiki {

/// Collects the faults of one statement, with place and item name. After kMostFaults they are only counted: a
/// hostile file of a million wrong keys costs no million messages.
class StatementFaults {
 public:
  static constexpr std::size_t kMostFaults = 200;

  StatementFaults(const Definition& definition, const KeyNode& keys, const Statement& statement,
                  Diagnostics& diagnostics);

  /// Whether the next fault is still told; if not, Count() it and spare the work on its words.
  bool HasRoom() const { return count_ < kMostFaults; }
  void Count() { ++count_; }
  void Add(Severity severity, MessageId id, std::size_t offset, std::string pointer,
           std::vector<std::string> args);
  /// Says how many faults were only counted.
  void Close();

 private:
  const Definition& definition_;
  const KeyNode& keys_;
  const Statement& statement_;
  Diagnostics& diagnostics_;
  std::optional<PlaceNamer> namer_;  // made on the first fault: most statements have none
  std::size_t count_ = 0;
};

/// One walk over the values of a statement, each beside the key it stands under.
class StatementCheck {
 public:
  StatementCheck(const KeyNode& keys, StatementFaults& faults) : keys_(keys), faults_(faults) {}

  void CheckRoot(const Value& root);

 private:
  void CheckMembers(const KeyNode& node, const Value& object);
  void CheckMember(const KeyNode& node, const Member& member);
  void CheckUnderKey(const KeyNode& node, const Value& value);
  void CheckList(const KeyNode& node, const Value& value);
  void CheckOne(const KeyNode& node, const Value& value);

  void CheckItem(const KeyNode& node, const Value& value);
  void CheckText(const KeyNode& node, const Value& value);
  void CheckChoice(const KeyNode& node, const Value& value);
  void CheckImage(const KeyNode& node, const Value& value);
  void CheckCount(const KeyNode& node, const Value& value);
  void CheckChecks(const KeyNode& node, const Value& value);
  void CheckTick(const OptionDef& option, const ItemDef& item, const Value& value);
  void CheckTickObject(const OptionDef& option, const ItemDef& item, const Value& value);
  void CheckBracket(const OptionDef& option, const ItemDef& item, const Value& text);

  void ReportUnknownKey(const KeyNode& node, const Member& member);
  void Fault(MessageId id, std::size_t offset, std::vector<std::string> args);

  const KeyNode& keys_;
  StatementFaults& faults_;
  std::string pointer_;  // of the value being checked
};

}  // namespace yoshiki
