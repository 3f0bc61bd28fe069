#include "model/tree_builder.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace yoshiki {
namespace {

// Below the depth limit values are skipped, not kept, so that faults behind them are still found. A file this
// much deeper is no model with a slip in it.
constexpr int kHopelessFactor = 1000;

}  // namespace

bool TreeBuilder::GiveUp() {
  gave_up_ = true;
  return false;
}

bool TreeBuilder::Scalar(Value value) {
  if (too_deep()) return true;
  if (++values_ > limits_.values) {
    faults_.Add(
        {.id = MessageId::too_many_values, .offset = value.offset, .args = {std::to_string(limits_.values)}});
    return GiveUp();
  }
  Store(std::move(value));
  return true;
}

bool TreeBuilder::Open(ValueKind kind, std::size_t offset) {
  ++depth_;
  if (too_deep()) {
    if (!std::exchange(depth_reported_, true)) {
      faults_.Add({.id = MessageId::too_deep,
                   .offset = offset,
                   .args = {std::to_string(limits_.depth)},
                   .pointer = Pointer(true)});
    }
    return depth_ / kHopelessFactor < limits_.depth || GiveUp();
  }
  Frame frame;
  frame.value.kind = kind;
  frame.value.offset = offset;
  frames_.push_back(std::move(frame));
  return true;
}

bool TreeBuilder::Close() {
  const bool skipped = too_deep();
  --depth_;
  if (skipped) return true;
  Value value = std::move(frames_.back().value);
  if (value.kind == ValueKind::object) FindDuplicates(value);
  frames_.pop_back();
  return Scalar(std::move(value));
}

bool TreeBuilder::Key(std::string_view key, std::size_t offset) {
  if (too_deep()) return true;
  frames_.back().key = key;
  frames_.back().key_offset = offset;
  return true;
}

void TreeBuilder::Store(Value value) {
  if (frames_.empty()) {
    root_ = std::move(value);
    return;
  }
  Frame& parent = frames_.back();
  if (parent.value.kind == ValueKind::array) {
    parent.value.elements.push_back(std::move(value));
  } else {
    parent.value.members.push_back({std::move(parent.key), parent.key_offset, std::move(value)});
  }
}

void TreeBuilder::GivePointer(std::size_t begin, std::size_t end, bool is_key) {
  for (; next_character_fault_ < character_faults_; ++next_character_fault_) {
    Fault& fault = faults_[next_character_fault_];
    if (fault.offset >= end) return;
    if (fault.offset >= begin) fault.pointer = Pointer(!is_key);
  }
}

std::string TreeBuilder::Pointer(bool with_last) const {
  std::string pointer;
  for (const Frame& frame : frames_) {
    if (!with_last && &frame == &frames_.back()) break;
    const bool array = frame.value.kind == ValueKind::array;
    pointer = array ? PointerTo(pointer, frame.value.elements.size()) : PointerTo(pointer, Shown(frame.key));
  }
  return pointer;
}

// Brings equal keys together by sorting, on hashes first because they compare fast. A hash table would do
// too, but keys made to collide would turn it quadratic; here they only cost the comparison of their
// characters.
void TreeBuilder::FindDuplicates(const Value& object) {
  const std::vector<Member>& members = object.members;
  std::vector<std::pair<std::size_t, std::size_t>> order;  // hash, index
  order.reserve(members.size());
  for (const Member& m : members) order.emplace_back(std::hash<std::string>()(m.key), order.size());
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const int compared = members[a.second].key.compare(members[b.second].key);
    return compared != 0 ? compared < 0 : a.second < b.second;
  });
  for (std::size_t i = 1, first = 0; i < order.size(); ++i) {
    const Member& member = members[order[i].second];
    if (member.key != members[order[first].second].key) {
      first = i;
      continue;
    }
    if (!faults_.Wants(MessageId::duplicate_key)) return;
    const std::string key = Shown(member.key);
    faults_.Add({.id = MessageId::duplicate_key,
                 .offset = member.key_offset,
                 .args = {key},
                 .other = members[order[first].second].key_offset,
                 .pointer = PointerTo(Pointer(false), key)});
  }
}

}  // namespace yoshiki
