#include "estate/toml_faults.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "estate/toml_scan.h"

namespace yoshiki {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr int kLongestQuote = 60;  // characters of the file in a message

// What word processors and input methods type in place of " and '.
constexpr std::array<CodePoint, 16> kCurlyQuotes{U'“',  U'”',  U'„',  U'‟',  U'‘',  U'’',  U'‚',  U'‛',
                                                 U'「', U'」', U'『', U'』', U'＂', U'＇', U'〝', U'〟'};

bool Has(std::string_view text, std::string_view part) { return text.find(part) != npos; }

bool IsOneOf(const std::vector<std::string_view>& keys, std::string_view key) {
  return std::ranges::find(keys, key) != keys.end();
}

std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string Shortened(std::string_view text) {
  std::size_t end = 0;
  for (int count = 0; count < kLongestQuote && end < text.size(); ++count) NextCodePoint(text, end);
  return end < text.size() ? std::string(text.substr(0, end)) + "…" : std::string(text);
}

// Bare keys joined by dots, and then a value; or the heading of a table that may come again.
bool LooksLikeStatement(std::string_view line) {
  constexpr std::string_view kOfKeys = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
  line = Trimmed(line);
  if (line.starts_with("[[")) return true;
  const std::size_t end = line.find_first_not_of(kOfKeys);
  return end != npos && end > 0 && Trimmed(line.substr(end)).starts_with('=');
}

class Fault {
 public:
  Fault(std::string_view text, std::size_t at, std::string_view words, const BareKeys& bare)
      : text_(text), at_(at), words_(words), bare_(bare), around_(ScanToml(text, at)) {}

  TomlFault Explain() const {
    std::optional<TomlFault> found;
    if (Has(words_, "cannot redefine"))
      found = TomlFault{MessageId::estate_twice, around_.key, {Shortened(KeyText())}};
    else if (around_.string)
      found = InString(*around_.string);
    else
      found = Unclosed();
    if (!found && !around_.string && around_.value) found = InValue(*around_.value);
    return found ? *std::move(found) : TomlFault{MessageId::estate_syntax, at_, {std::string(words_)}};
  }

 private:
  bool IsLineEnd() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  std::size_t LineStart() const {
    const std::size_t end = at_ == 0 ? npos : text_.rfind('\n', at_ - 1);
    return end == npos ? 0 : end + 1;
  }

  // Of a heading, what is in its brackets.
  std::string_view KeyText() const {
    std::size_t begin = around_.key;
    while (begin < text_.size() && text_[begin] == '[') ++begin;
    std::size_t end = begin;
    while (end < text_.size() && !Has("=]\n", text_.substr(end, 1))) {
      const bool is_quoted = text_[end] == '"' || text_[end] == '\'';
      end = is_quoted ? EndOfTomlString(text_, end) : end + 1;
    }
    return Trimmed(text_.substr(begin, std::min(end, text_.size()) - begin));
  }

  std::optional<TomlFault> InString(std::size_t begin) const {
    const bool is_escape = Has(words_, "escape sequence") || Has(words_, "unicode scalar");
    // "folder\" takes the quotation mark for a part of the text.
    const bool is_escaped_end = IsLineEnd() && Trimmed(text_.substr(begin, at_ - begin)).ends_with("\\\"");
    if (is_escape || is_escaped_end) return TomlFault{MessageId::estate_backslash, LastBackslash(), {}};
    if (IsLineEnd() || Has(words_, "end-of-file")) return TomlFault{MessageId::estate_unclosed, begin, {}};
    return std::nullopt;
  }

  std::size_t LastBackslash() const { return text_.rfind('\\', at_ == 0 ? 0 : at_ - 1); }

  std::optional<TomlFault> Unclosed() const {
    const bool ends = IsLineEnd() || Has(words_, "end-of-file");
    if (Has(words_, "table header") && ends) return TomlFault{MessageId::estate_unclosed, around_.key, {}};
    if (around_.open.empty()) return std::nullopt;
    const std::size_t innermost = around_.open.back().at;
    // An inline table ends on its line; a list may go on, and faults of its last value are told as such.
    const bool is_list = text_[innermost] == '[';
    const bool is_cut = is_list ? Has(words_, "array: encountered end-of-file") : ends && !HasBareValue();
    if (is_cut) return TomlFault{MessageId::estate_unclosed, innermost, {}};
    return SwallowedStatement();
  }

  // A list that is not closed takes the next statement for one of its values.
  std::optional<TomlFault> SwallowedStatement() const {
    const std::size_t start = LineStart();
    const auto outer = std::find_if(around_.open.rbegin(), around_.open.rend(),
                                    [&](const auto& bracket) { return bracket.at < start; });
    if (outer == around_.open.rend()) return std::nullopt;
    if (!LooksLikeStatement(text_.substr(start, text_.find('\n', start) - start))) return std::nullopt;
    return TomlFault{MessageId::estate_unclosed, outer->at, {}};
  }

  std::optional<TomlFault> InValue(std::size_t begin) const {
    std::size_t behind = begin;
    const CodePoint first = begin < text_.size() ? NextCodePoint(text_, behind) : U' ';
    if (std::ranges::find(kCurlyQuotes, first) != kCurlyQuotes.end())
      return TomlFault{
          MessageId::estate_curly_quotes, begin, {std::string(text_.substr(begin, behind - begin))}};
    if (!HasBareValue()) return std::nullopt;
    const std::string_view key = KeyText();
    const std::string value = Shortened(BareText(begin));
    if (IsOneOf(bare_.flags, key))
      return TomlFault{MessageId::estate_bad_flag, begin, {std::string(key), value}};
    if (IsOneOf(bare_.numbers, key)) return std::nullopt;
    return TomlFault{MessageId::estate_unquoted, begin, {value}};
  }

  // A value that is meant as text and is none, nor anything else.
  bool HasBareValue() const {
    if (!around_.value || *around_.value >= text_.size()) return false;
    const std::string_view value = BareText(*around_.value);
    const bool is_bare = !value.empty() && !Has("\"'[{=", value.substr(0, 1));
    const bool is_printed = std::ranges::none_of(
        value, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; });
    return is_bare && is_printed && StopsInValue();
  }

  // The library tells what it was reading. Behind a value only blanks may follow: `2025 05`.
  bool StopsInValue() const {
    if (Has(words_, "parsing key-value pair")) return Has(words_, "expected a comment or whitespace");
    constexpr std::array<std::string_view, 7> kKinds{"parsing value",   "parsing date", "parsing time",
                                                     "parsing boolean", "integer",      "floating-point",
                                                     "parsing number"};
    return std::ranges::any_of(kKinds, [&](std::string_view kind) { return Has(words_, kind); });
  }

  std::string_view BareText(std::size_t begin) const {
    std::string stops = ",#\"\n\r";
    if (!around_.open.empty()) stops += "]}";
    const std::string_view rest = text_.substr(begin);
    return Trimmed(rest.substr(0, rest.find_first_of(stops)));
  }

  std::string_view text_;
  std::size_t at_;
  std::string_view words_;
  const BareKeys& bare_;
  TomlSurrounds around_;
};

}  // namespace

TomlFault ExplainTomlFault(std::string_view text, std::size_t at, std::string_view words,
                           const BareKeys& bare) {
  return Fault(text, std::min(at, text.size()), words, bare).Explain();
}

}  // namespace yoshiki
