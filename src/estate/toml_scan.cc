#include "estate/toml_scan.h"

#include <algorithm>

#include "base/base.h"

namespace yoshiki {
namespace {

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t end) : text_(text.substr(0, std::min(end, text.size()))) {}

  TomlSurrounds Scan() {
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    while (at_ < text_.size() && !found_.string) Step();
    // What would begin at the end of the text is what was wanted there.
    if (wanted_ == Wanted::key) found_.key = text_.size();
    if (wanted_ == Wanted::value) found_.value = text_.size();
    return std::move(found_);
  }

 private:
  enum class Wanted { key, key_end, value, value_end };

  void Step() {
    const char c = text_[at_];
    if (c == '\n') return EndLine();
    if (c == ' ' || c == '\t' || c == '\r') return void(++at_);
    if (c == '#') return void(at_ = std::min(text_.find('\n', at_), text_.size()));
    if (wanted_ == Wanted::key && c != '}')
      Begin(found_.key, Wanted::key_end);
    else if (wanted_ == Wanted::value && c != ']')
      BeginValue();
    if (c == '"' || c == '\'') return SkipString();
    ++at_;
    if (wanted_ == Wanted::key_end) {
      if (c == '=') Await(Wanted::value);
      return;
    }
    if (c == '[' || c == '{') Open(c);
    if (c == ']' || c == '}') Close();
    if (c == ',' && !found_.open.empty()) Await(IsTable() ? Wanted::key : Wanted::value);
  }

  void Begin(std::size_t& place, Wanted next) {
    place = at_;
    wanted_ = next;
  }

  void BeginValue() {
    found_.value = at_;
    wanted_ = Wanted::value_end;
  }

  void Await(Wanted wanted) {
    wanted_ = wanted;
    found_.value.reset();
  }

  void EndLine() {
    ++at_;
    if (found_.open.empty()) Await(Wanted::key);
  }

  void SkipString() {
    const std::size_t behind = EndOfTomlString(text_, at_);
    if (behind == std::string_view::npos) found_.string = at_;
    at_ = behind;
  }

  void Open(char c) {
    found_.open.push_back({at_ - 1, found_.key});
    Await(c == '{' ? Wanted::key : Wanted::value);
  }

  void Close() {
    if (found_.open.empty()) return;
    found_.key = found_.open.back().key;
    found_.value = found_.open.back().at;
    wanted_ = Wanted::value_end;
    found_.open.pop_back();
  }

  bool IsTable() const { return text_[found_.open.back().at] == '{'; }

  std::string_view text_;
  std::size_t at_ = 0;
  Wanted wanted_ = Wanted::key;
  TomlSurrounds found_;
};

}  // namespace

TomlSurrounds ScanToml(std::string_view text, std::size_t end) { return Scanner(text, end).Scan(); }

std::size_t EndOfTomlString(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
  const bool is_long = text.substr(begin).starts_with(three);
  const std::size_t width = is_long ? 3 : 1;
  for (std::size_t i = begin + width; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote && (!is_long || text.substr(i).starts_with(three))) {
      i += width;
      // A long text may end with quotation marks of its own.
      while (is_long && i < text.size() && text[i] == quote) ++i;
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace yoshiki
