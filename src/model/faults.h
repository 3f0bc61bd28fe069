// The faults found in one model file, kept as offsets until all are known and then reported in file order.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

struct Fault {
  MessageId id;
  std::size_t offset = 0;
  std::vector<std::string> args = {};
  std::optional<std::size_t> other =
      {};  ///< a second place; its line and column become the last two arguments
  std::string pointer = {};
};

/// Keeps the first faults of each kind only, so that a file of nothing but faults costs neither memory nor
/// the reader's patience; what is left out is said once a kind.
class Faults {
 public:
  static constexpr std::size_t kListedPerKind = 20;

  void Add(Fault fault);
  /// False when Add would only count: lets a caller with millions of faults save the words.
  bool Wants(MessageId id) const;
  bool empty() const { return all_.empty(); }
  std::size_t size() const { return all_.size(); }
  Fault& operator[](std::size_t i) { return all_[i]; }

  /// Whether a fault stands at `offset`.
  bool HasAt(std::size_t offset) const;
  void SortByPlace();
  /// Forgets what stands behind `offset`, except faults of kind `kept`.
  void DropAfter(std::size_t offset, MessageId kept);
  void Report(const SourceText& source, Diagnostics& diagnostics);

 private:
  std::vector<Fault> all_;
  std::map<MessageId, std::size_t> count_;
};

/// U+0000–001F and U+007F–009F.
constexpr bool IsControl(CodePoint c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// `text` fit for a message: control characters as \u001b, and no more than 60 characters.
std::string Shown(std::string_view text);

}  // namespace yoshiki
