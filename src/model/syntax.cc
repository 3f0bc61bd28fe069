#include "model/syntax.h"

#include <algorithm>
#include <string>

namespace yoshiki {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What stands at `at`: one punctuation mark, or the whole word or number up to the next one.
std::string_view WordAt(std::string_view text, std::size_t at) {
  constexpr std::string_view kEnds = " \t\r\n,:[]{}\"";
  const std::size_t end = std::min(text.find_first_of(kEnds, at), text.size());
  return text.substr(at, std::max<std::size_t>(end - at, 1));
}

std::string_view Closing(const Value& open) { return open.kind == ValueKind::array ? "]" : "}"; }
std::string_view Opening(const Value& open) { return open.kind == ValueKind::array ? "[" : "{"; }

class SyntaxJudge {
 public:
  SyntaxJudge(std::string_view text, const SyntaxBreak& found)
      : text_(text), found_(found), at_(std::min({found.offset, found.token, text.size()})) {}

  Fault Judge() const {
    if (found_.kind == Break::in_text) return {.id = MessageId::unterminated_text, .offset = at_};
    if (at_ == text_.size()) return AtEnd();
    if (const char c = text_[at_]; c == '/' || c == '#')
      return {.id = MessageId::json_comment, .offset = at_};
    if (found_.kind == Break::big_number) return Naming(MessageId::number_too_big, at_);
    if (found_.kind == Break::in_number) return Naming(MessageId::bad_number, at_);
    if (RunsOnFromNumber()) return Naming(MessageId::bad_number, found_.last_token);
    if (found_.kind == Break::after_root) return Naming(MessageId::trailing_content, at_);
    if (text_[at_] == '}' || text_[at_] == ']') return AtClosing();
    switch (found_.kind) {
      case Break::no_key:
        return Naming(MessageId::key_expected, at_);
      case Break::no_colon:
        return Naming(MessageId::missing_colon, at_);
      case Break::no_comma:
        return Naming(text_[at_] == ':' ? MessageId::key_expected : MessageId::missing_comma, at_);
      default:
        return Naming(LooksLikeNumber() ? MessageId::bad_number : MessageId::value_expected, at_);
    }
  }

 private:
  Fault Naming(MessageId id, std::size_t at) const {
    return {.id = id, .offset = at, .args = {Shown(WordAt(text_, at))}};
  }

  Fault AtEnd() const {
    if (found_.open == nullptr) return {.id = MessageId::empty_file};
    return {.id = MessageId::unexpected_end,
            .offset = at_,
            .args = {std::string(Opening(*found_.open))},
            .other = found_.open->offset};
  }

  // A closing bracket where none may stand: behind a comma, of the wrong kind, or instead of a value.
  Fault AtClosing() const {
    const std::string closing(1, text_[at_]);
    if (found_.open != nullptr && closing != Closing(*found_.open)) {
      return {.id = MessageId::wrong_bracket,
              .offset = at_,
              .args = {closing, std::string(Opening(*found_.open))},
              .other = found_.open->offset};
    }
    const std::size_t before =
        at_ == 0 ? std::string_view::npos : text_.find_last_not_of(kWhiteSpace, at_ - 1);
    if (before != std::string_view::npos && text_[before] == ',') {
      return {.id = MessageId::trailing_comma, .offset = before, .args = {closing}};
    }
    return Naming(found_.kind == Break::no_colon ? MessageId::missing_colon : MessageId::value_expected, at_);
  }

  // 012, 12円, 1x: the parser takes the first digits for a number and stumbles over what follows.
  bool RunsOnFromNumber() const {
    const char first = text_[found_.last_token];
    return found_.last_end == at_ && at_ > 0 && (IsDigit(first) || first == '-') &&
           WordAt(text_, at_).size() > 0 &&
           std::string_view(",:[]{}\"").find(text_[at_]) == std::string_view::npos;
  }

  bool LooksLikeNumber() const {
    return IsDigit(text_[at_]) || std::string_view("+-.").find(text_[at_]) != std::string_view::npos;
  }

  std::string_view text_;
  const SyntaxBreak& found_;
  std::size_t at_;
};

}  // namespace

Fault SyntaxFault(std::string_view text, const SyntaxBreak& found) {
  return SyntaxJudge(text, found).Judge();
}

}  // namespace yoshiki
