#include "compare/elements.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

constexpr std::size_t kLongest = 10'000;  // bytes of an element that likeness looks at
constexpr std::size_t kShortest = 12;     // bytes of a text that it looks at, however many there are
constexpr std::string_view kHeads[] = {"title", "name"};

std::vector<const Member*> InKeyOrder(const Value& object) {
  std::vector<const Member*> members;
  for (const Member& member : object.members) members.push_back(&member);
  std::ranges::sort(members, {}, [](const Member* member) -> const std::string& { return member->key; });
  return members;
}

std::string Sized(char kind, const std::string& text) {
  return kind + std::to_string(text.size()) + ':' + text;
}

std::string All(const Value& value);

std::string AllElements(const Value& list) {
  std::string all;
  bool says_anything = false;
  for (const Value& element : list.elements) {
    const std::string own = All(element);
    says_anything = says_anything || !own.empty();
    (all += own) += ',';
  }
  return says_anything ? '[' + all + ']' : std::string();
}

std::string AllMembers(const Value& object) {
  std::string all;
  for (const Member* member : InKeyOrder(object)) {
    const std::string own = All(member->value);
    if (!own.empty()) (all += Sized('k', member->key)) += own;
  }
  return all.empty() ? all : '{' + all + '}';
}

std::string All(const Value& value) {
  switch (value.kind) {
    case ValueKind::null:
      return {};
    case ValueKind::boolean:
      return value.boolean ? "true" : "";
    case ValueKind::integer:
      return Sized('i', std::to_string(value.integer));
    case ValueKind::number:
      return Sized('n', value.text);
    case ValueKind::text:
      return value.text.empty() ? std::string() : Sized('t', value.text);
    case ValueKind::array:
      return AllElements(value);
    case ValueKind::object:
      return AllMembers(value);
  }
  return {};
}

void GatherTexts(const Value& value, std::vector<std::string>& texts) {
  if (value.kind == ValueKind::integer) texts.push_back(std::to_string(value.integer));
  if (!value.text.empty()) texts.push_back(value.text);
  for (const Value& element : value.elements) GatherTexts(element, texts);
  for (const Member* member : InKeyOrder(value)) {
    if (member->value.kind == ValueKind::boolean && member->value.boolean) texts.push_back(member->key);
    GatherTexts(member->value, texts);
  }
}

// How long a text may be so that all together are no longer than allowed: what short ones leave goes to the
// long ones.
std::size_t FairShare(const std::vector<std::string>& texts) {
  std::vector<std::size_t> sizes;
  for (const std::string& text : texts) sizes.push_back(text.size());
  std::ranges::sort(sizes);
  std::size_t left = kLongest;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::size_t share = left / (sizes.size() - i);
    if (sizes[i] > share) return std::max(share, kShortest);
    left -= sizes[i];
  }
  return kLongest;
}

bool IsWithinCharacter(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

// The head and the tail of what is longer.
void AppendSample(std::string_view text, std::size_t most, std::string& sample) {
  if (text.size() <= most) {
    sample += text;
  } else {
    std::size_t head = most / 2, tail = text.size() - most / 2;
    while (IsWithinCharacter(text, head)) --head;
    while (IsWithinCharacter(text, tail)) ++tail;
    (sample += text.substr(0, head)) += text.substr(tail);
  }
  sample += '\n';
}

}  // namespace

std::vector<ElementWords> ElementWordsOf(const Value* list) {
  std::vector<ElementWords> words;
  if (list == nullptr) return words;
  for (const Value& element : list->elements) {
    ElementWords& own = words.emplace_back();
    own.all = All(element);
    for (const std::string_view key : kHeads) {
      const Value* head = own.head.empty() ? element.Find(key) : nullptr;
      if (head != nullptr && head->kind == ValueKind::text) own.head = head->text;
    }
    std::vector<std::string> texts;
    GatherTexts(element, texts);
    const std::size_t share = FairShare(texts);
    std::string sample;
    for (const std::string& text : texts) AppendSample(text, share, sample);
    own.pairs = CharacterPairsOf(sample);
  }
  return words;
}

}  // namespace yoshiki
