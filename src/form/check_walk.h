// The walk that holds a statement against its form, and the faults it finds. Private to form/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "form/definition.h"
#include "form/elsewhere.h"
#include "form/key_tree.h"
#include "form/path.h"

namespace yoshiki {

/// Collects the faults of one statement, with place and item name, and tells them in file order. After
/// kMostFaults errors, and as many warnings, they are only counted: a hostile file of a million wrong keys
/// costs no million messages.
class StatementFaults {
 public:
  static constexpr std::size_t kMostFaults = 200;

  StatementFaults(const Definition& definition, const KeyNode& keys, const Statement& statement,
                  Diagnostics& diagnostics);

  /// Whether the next fault is still told; if not, Count() it and spare the work on its words.
  bool HasRoom(Severity severity = Severity::error) const { return CountOf(severity) < kMostFaults; }
  void Count(Severity severity = Severity::error) { ++(severity == Severity::error ? errors_ : warnings_); }
  void Add(Severity severity, MessageId id, std::size_t offset, std::string pointer,
           std::vector<std::string> args);
  /// Tells them all, and how many were only counted.
  void Close();

 private:
  const Definition& definition_;
  const KeyNode& keys_;
  const Statement& statement_;
  Diagnostics& diagnostics_;
  std::optional<PlaceNamer> namer_;  // made on the first fault: most statements have none
  std::size_t CountOf(Severity severity) const { return severity == Severity::error ? errors_ : warnings_; }
  void TellUntold(Severity severity, MessageId id);

  std::size_t errors_ = 0, warnings_ = 0;
  std::vector<std::pair<std::size_t, Diagnostic>> found_;  // with their offsets
};

/// One walk over the values of a statement, each beside the key it stands under.
class StatementCheck {
 public:
  StatementCheck(const Definition& definition, const KeyNode& keys, KnownElsewhere& elsewhere,
                 StatementFaults& faults)
      : definition_(definition), keys_(keys), elsewhere_(elsewhere), faults_(faults) {}

  void CheckRoot(const Value& root);

 private:
  void CheckOverrides(const Member& overrides);
  void CheckOverridesOf(const Member& form);
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

  void CheckUnknownKey(const KeyNode& node, const Member& member);
  void ReportUnknownKey(const KeyNode& node, const Member& member);
  bool IsOverridden() const;
  bool IsOptionElsewhere(const ItemDef& item, const std::string& option, std::size_t offset);
  void Warn(MessageId id, const Member& member, std::vector<std::string> args);
  void Fault(MessageId id, std::size_t offset, std::vector<std::string> args);

  const Definition& definition_;
  const KeyNode& keys_;
  KnownElsewhere& elsewhere_;
  StatementFaults& faults_;
  const Value* overrides_ = nullptr;  // of this form, or null
  std::string pointer_;               // of the value being checked
  bool in_overrides_ = false;         // what is said for one form there serves no other
};

}  // namespace yoshiki
