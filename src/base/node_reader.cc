#include "base/node_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace yoshiki {
namespace {

// "24" → 240, "3.2" → 32; -1 when it is no number with at most one decimal.
int PermilleOf(std::string_view text) {
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const std::string_view tenth = dot == std::string_view::npos ? "0" : text.substr(dot + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (whole.empty() || whole.size() > 3 || tenth.size() != 1) return -1;
  if (!std::all_of(whole.begin(), whole.end(), is_digit) || !is_digit(tenth[0])) return -1;
  int value = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  return value * 10 + (tenth[0] - '0');
}

std::size_t CommonBeginning(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

Place NodeReader::PlaceOf(const YamlNode& node) const {
  return PlaceAt(source_, node.offset, YamlPath(root_, node.offset));
}

void NodeReader::Fault(MessageId id, const YamlNode& at, std::vector<std::string> args) const {
  if (diagnostics_.errors() >= kMaxLayoutFaults) return;
  diagnostics_.Error(id, PlaceOf(at), std::move(args));
}

void NodeReader::FaultAtKey(MessageId id, const YamlKey& at, std::vector<std::string> args) const {
  if (diagnostics_.errors() >= kMaxLayoutFaults) return;
  diagnostics_.Error(id, PlaceAt(source_, at.offset, YamlPath(root_, at.offset, true)), std::move(args));
}

bool NodeReader::IsText(const YamlNode& node) const {
  if (node.kind == YamlKind::scalar) return true;
  Fault(MessageId::layout_want_text, node);
  return false;
}

bool NodeReader::IsList(const YamlNode& node) const {
  if (node.kind == YamlKind::sequence) return true;
  Fault(MessageId::layout_want_list, node);
  return false;
}

bool NodeReader::IsMapping(const YamlNode& node) const {
  if (node.kind == YamlKind::mapping) return true;
  Fault(MessageId::layout_want_mapping, node);
  return false;
}

std::vector<std::string> NodeReader::Texts(const YamlNode& list) const {
  std::vector<std::string> texts;
  if (!IsList(list)) return texts;
  for (const YamlNode& item : list.items) {
    if (IsText(item)) texts.push_back(item.text);
  }
  return texts;
}

Fields::Fields(const NodeReader& reader, const YamlNode& node, const KnownKeys& known)
    : reader_(reader), node_(node) {
  if (!reader.IsMapping(node)) return;
  for (const YamlKey& key : node.keys) {
    if (std::find(known.begin(), known.end(), key.text) == known.end()) {
      reader.FaultAtKey(MessageId::layout_unknown_key, key, {key.text, KnownWords(key.text, known)});
    }
  }
}

const YamlNode* Fields::Find(std::string_view key) const { return node_.Find(key); }

const YamlNode* Fields::Need(std::string_view key) const {
  const YamlNode* found = Find(key);
  if (found == nullptr && node_.kind == YamlKind::mapping) {
    reader_.Fault(MessageId::layout_missing_key, node_, {std::string(key)});
  }
  return found;
}

std::string Fields::Text(std::string_view key, std::string fallback) const {
  const YamlNode* found = Find(key);
  return found != nullptr && reader_.IsText(*found) ? found->text : std::move(fallback);
}

std::string Fields::NeedText(std::string_view key) const {
  const YamlNode* found = Need(key);
  if (found == nullptr || !reader_.IsText(*found)) return {};
  if (found->text.empty()) reader_.Fault(MessageId::layout_empty_text, *found, {std::string(key)});
  return found->text;
}

bool Fields::Flag(std::string_view key, bool fallback) const {
  const YamlNode* found = Find(key);
  if (found == nullptr || !reader_.IsText(*found)) return fallback;
  if (found->text == "yes" || found->text == "true") return true;
  if (found->text == "no" || found->text == "false") return false;
  reader_.Fault(MessageId::layout_bad_flag, *found, {std::string(key), found->text});
  return fallback;
}

int Fields::Percent(std::string_view key, int fallback) const {
  const YamlNode* found = Find(key);
  if (found == nullptr || !reader_.IsText(*found)) return fallback;
  const std::string_view text = found->text;
  const int permille = text.ends_with('%') ? PermilleOf(text.substr(0, text.size() - 1)) : -1;
  if (permille >= 0 && permille <= 1000) return permille;
  reader_.Fault(MessageId::layout_bad_percent, *found, {std::string(key), found->text});
  return fallback;
}

int Fields::Count(std::string_view key, int fallback, int low, int high) const {
  const YamlNode* found = Find(key);
  if (found == nullptr || !reader_.IsText(*found)) return fallback;
  int value = 0;
  const char* const end = found->text.data() + found->text.size();
  const auto parsed = std::from_chars(found->text.data(), end, value);
  if (parsed.ec == std::errc() && parsed.ptr == end && value >= low && value <= high) return value;
  reader_.Fault(MessageId::layout_bad_count, *found,
                {std::string(key), found->text, std::to_string(low), std::to_string(high)});
  return fallback;
}

std::size_t Fields::Word(std::string_view key, std::initializer_list<std::string_view> words,
                         std::size_t fallback) const {
  const YamlNode* found = Find(key);
  if (found == nullptr || !reader_.IsText(*found)) return fallback;
  const auto* const word = std::find(words.begin(), words.end(), found->text);
  if (word != words.end()) return static_cast<std::size_t>(word - words.begin());
  reader_.Fault(MessageId::layout_bad_word, *found,
                {std::string(key), found->text, KnownWords(found->text, words)});
  return fallback;
}

std::vector<std::string> Fields::Texts(std::string_view key) const {
  const YamlNode* found = Find(key);
  return found == nullptr ? std::vector<std::string>{} : reader_.Texts(*found);
}

const std::vector<YamlNode>* Fields::List(std::string_view key) const {
  const YamlNode* found = Find(key);
  return found != nullptr && reader_.IsList(*found) ? &found->items : nullptr;
}

std::string MostAlike(std::string_view word, const std::vector<std::string>& candidates) {
  if (std::string nearest = NearestWord(word, candidates); !nearest.empty()) return nearest;
  const auto best = std::max_element(candidates.begin(), candidates.end(), [&](const auto& a, const auto& b) {
    return CommonBeginning(word, a) < CommonBeginning(word, b);
  });
  return best == candidates.end() ? std::string() : *best;
}

std::string KnownWords(std::string_view word, const KnownKeys& known) {
  const std::string first = MostAlike(word, {known.begin(), known.end()});
  std::string words = first;
  for (const std::string_view other : known) {
    if (other == first) continue;
    words += ", ";
    words += other;
  }
  return words;
}

}  // namespace yoshiki
