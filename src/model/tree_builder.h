// Puts a tree of values together from the tokens of a JSON file, and finds the faults only a tree can have.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/faults.h"
#include "model/model.h"

namespace yoshiki {

/// Fed token by token in file order. Values are moved up, never copied, and nothing recurses, so neither size
/// nor depth of the input costs more than linear time. Each call returns false when reading on is pointless.
class TreeBuilder {
 public:
  TreeBuilder(Faults& faults, const ParseLimits& limits)
      : faults_(faults), character_faults_(faults.size()), limits_(limits) {}

  bool Scalar(Value value);
  bool Open(ValueKind kind, std::size_t offset);
  bool Close();
  bool Key(std::string_view key, std::size_t offset);

  /// Gives the faults that stand in the text token [begin, end) the pointer of that text: of the member for a
  /// value, of the object around it for a key. To be called before Scalar or Key.
  void GivePointer(std::size_t begin, std::size_t end, bool is_key);

  /// Where the builder stands: the innermost open object or array or, `with_last`, the member or element in
  /// it that is being read.
  std::string Pointer(bool with_last) const;
  /// The innermost object or array that is still open.
  const Value* open() const { return frames_.empty() ? nullptr : &frames_.back().value; }
  bool gave_up() const { return gave_up_; }
  std::optional<Value>& root() { return root_; }

 private:
  struct Frame {
    Value value;
    std::string key;  // of the member whose value is being read
    std::size_t key_offset = 0;
  };

  bool too_deep() const { return depth_ > limits_.depth; }
  void Store(Value value);
  void FindDuplicates(const Value& object);
  bool GiveUp();

  Faults& faults_;
  std::size_t character_faults_;  // the first so many of faults_, in file order
  std::size_t next_character_fault_ = 0;
  ParseLimits limits_;
  std::vector<Frame> frames_;
  std::optional<Value> root_;
  std::size_t values_ = 0;
  int depth_ = 0;
  bool depth_reported_ = false;
  bool gave_up_ = false;
};

}  // namespace yoshiki
