#include "form/check_words.h"

#include <algorithm>
#include <utility>

#include "form/words.h"

namespace yoshiki {
namespace {

constexpr std::size_t kExcerpt = 24;  // characters of a value in a message
constexpr std::size_t kKey = 60;      // characters of a key in a message
constexpr std::size_t kListed = 16;   // names in a list of keys
constexpr std::size_t kFewIds = 3;    // ids named when a key stands at several other places

std::string OptionWords(const OptionDef& option) {
  return option.label.empty() ? option.id : option.id + " (" + OneLine(option.label, kKey) + ")";
}

struct IdsByKey {
  std::vector<std::string> ids, keys;  // same order
};

void Collect(const KeyNode& node, IdsByKey& out) {
  for (const KeyNode& child : node.children) {
    if (child.TakesValue()) {
      out.ids.push_back(child.id);
      out.keys.push_back(child.key);
    }
    Collect(child, out);
  }
}

}  // namespace

std::string Short(std::string_view text) { return OneLine(text, kKey); }

std::string Excerpt(const Value& value) {
  switch (value.kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return value.boolean ? "true" : "false";
    case ValueKind::integer:
      return std::to_string(value.integer);
    case ValueKind::number:
      return OneLine(value.text, kExcerpt);
    case ValueKind::text:
      return '"' + OneLine(value.text, kExcerpt) + '"';
    case ValueKind::array:
      return value.elements.empty() ? "[]" : "[…]";
    case ValueKind::object:
      return value.members.empty() ? "{}" : "{…}";
  }
  return {};
}

std::string KeyList(const std::vector<std::string>& keys) { return JoinedFew(keys, kListed); }

std::string OptionList(const std::vector<OptionDef>& options) {
  std::vector<std::string> words;
  for (const OptionDef& option : options) words.push_back(OptionWords(option));
  return Joined(words);
}

std::string OptionListNear(const std::vector<OptionDef>& options, std::string_view wrong) {
  std::vector<std::string> ids, labels;
  for (const OptionDef& option : options) {
    ids.push_back(option.id);
    labels.push_back(option.label);
  }
  const std::string id = NearestWord(wrong, ids);
  const std::string label = NearestWord(wrong, labels);
  std::vector<OptionDef> sorted = options;
  std::stable_partition(sorted.begin(), sorted.end(), [&](const OptionDef& option) {
    return id.empty() ? !label.empty() && option.label == label : option.id == id;
  });
  return OptionList(sorted);
}

std::string BracketList(const std::vector<OptionDef>& options) {
  std::vector<std::string> ids;
  for (const OptionDef& option : options) {
    if (option.has_text) ids.push_back(option.id);
  }
  return ids.empty() ? "-" : Joined(ids);
}

std::string NearestId(const KeyNode& keys, std::string_view wrong) {
  IdsByKey known;
  Collect(keys, known);
  std::vector<std::string> same;
  const bool is_whole_id = wrong.find('.') != std::string_view::npos;
  const std::string key = is_whole_id ? NearestWord(wrong, known.ids) : NearestWord(wrong, known.keys);
  if (key.empty()) return {};
  for (std::size_t i = 0; i < known.ids.size(); ++i) {
    if ((is_whole_id ? known.ids[i] : known.keys[i]) == key) same.push_back(known.ids[i]);
  }
  return JoinedFew(same, kFewIds);
}

}  // namespace yoshiki
