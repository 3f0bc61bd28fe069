// The words of all messages, in both languages.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace yoshiki {
namespace {

struct Entry {
  std::string_view code;
  std::array<std::string_view, 2> message;  // by Language
  std::array<std::string_view, 2> hint;
};

constexpr Entry kEntries[] = {
#define YOSHIKI_MESSAGE(name, code, en, ja, hint_en, hint_ja) {code, {en, ja}, {hint_en, hint_ja}},
#include "base/messages/all.inc"
#undef YOSHIKI_MESSAGE
};

const Entry& EntryOf(MessageId id) { return kEntries[static_cast<std::size_t>(id)]; }

// Replaces {0} … {9}; a number without an argument is left as it stands, so that the fault shows.
std::string Fill(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                      pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const std::size_t n = slot ? static_cast<std::size_t>(pattern[i + 1] - '0') : 0;
    if (slot && n < args.size()) {
      out += args[n];
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

}  // namespace

std::string MessageText(const Diagnostic& d, Language language) {
  return Fill(EntryOf(d.id).message[static_cast<std::size_t>(language)], d.args);
}

std::string HintText(const Diagnostic& d, Language language) {
  return Fill(EntryOf(d.id).hint[static_cast<std::size_t>(language)], d.args);
}

std::string_view CodeOf(MessageId id) { return EntryOf(id).code; }

}  // namespace yoshiki
