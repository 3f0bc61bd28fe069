#include "model/characters.h"

#include <array>
#include <cstdint>

namespace yoshiki {
namespace {

unsigned char Byte(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool IsNoncharacter(CodePoint c) { return IsBetween(c, 0xFDD0, 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }
bool IsHighSurrogate(CodePoint c) { return IsBetween(c, 0xD800, 0xDBFF); }
bool IsLowSurrogate(CodePoint c) { return IsBetween(c, 0xDC00, 0xDFFF); }

// Bytes at which the walk through a text must stop and look: the quotation mark, the backslash, control
// characters, and the lead bytes under which C1 controls and noncharacters live. All others are passed over.
constexpr std::array<bool, 256> kNotable = [] {
  std::array<bool, 256> notable{};
  for (std::size_t c = 0; c < 256; ++c)
    notable[c] = c < 0x20 || c == 0x7F || c == 0xC2 || c == 0xEF || c >= 0xF0;
  notable['"'] = notable['\\'] = true;
  return notable;
}();

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

class CharacterScan {
 public:
  CharacterScan(CleanText& text, Faults& faults) : clean_(text), text_(text.view()), faults_(faults) {}

  void Run() {
    while (at_ < text_.size()) {
      const unsigned char c = Byte(text_, at_);
      if (c == '"') {
        ++at_;
        if (!ReadText()) return;
      } else {
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') AddControl(c, 1, ' ');
        ++at_;
      }
    }
  }

 private:
  // Reads to behind the closing quotation mark; false when there is none on this line.
  bool ReadText() {
    while (at_ < text_.size()) {
      const unsigned char c = Byte(text_, at_);
      if (!kNotable[c]) {
        ++at_;
      } else if (c == '"') {
        ++at_;
        return true;
      } else if (c == '\n' || c == '\r') {
        return false;
      } else if (c == '\\') {
        ReadEscape();
      } else {
        ReadRaw();
      }
    }
    return false;
  }

  void ReadRaw() {
    std::size_t end = at_;
    const CodePoint c = NextCodePoint(text_, end);
    if (IsControl(c)) {
      AddControl(c, end - at_, '?');
    } else {
      CheckNoncharacter(c);
    }
    at_ = end;
  }

  void ReadEscape() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\n';
    switch (next) {
      case '"':
      case '\\':
      case '/':
      case 'n':
      case 't':
        break;
      case 'b':
        AddControl(0x08, 0, '?');
        break;
      case 'f':
        AddControl(0x0C, 0, '?');
        break;
      case 'r':
        AddControl(0x0D, 0, '?');
        break;
      case 'u':
        return ReadUnicodeEscape();
      case '\n':
      case '\r':
        ++at_;  // the text is not closed: ReadText sees it at the next byte
        return;
      default: {
        std::size_t end = at_ + 1;
        const CodePoint c = NextCodePoint(text_, end);
        return AddBadEscape(IsControl(c) ? "\\" : std::string(text_.substr(at_, end - at_)));
      }
    }
    at_ += 2;
  }

  void ReadUnicodeEscape() {
    const std::optional<CodePoint> first = HexAt(at_ + 2);
    if (!first) {
      std::size_t end = at_ + 2;
      while (end < text_.size() && HexDigit(text_[end]) >= 0) ++end;
      return AddBadEscape(text_.substr(at_, end - at_));
    }
    if (IsHighSurrogate(*first) && text_.substr(at_ + 6, 2) == "\\u") {
      const CodePoint second = HexAt(at_ + 8).value_or(0);
      if (IsLowSurrogate(second)) {
        CheckNoncharacter(0x10000 + ((*first - 0xD800) << 10) + (second - 0xDC00));
        at_ += 12;
        return;
      }
    }
    if (IsHighSurrogate(*first) || IsLowSurrogate(*first)) {
      Add(MessageId::lone_surrogate, [&] { return std::string(text_.substr(at_, 6)); });
      Blank(6, '?');
    } else if (IsControl(*first) && *first != '\n' && *first != '\t') {
      AddControl(*first, 0, '?');
    } else {
      CheckNoncharacter(*first);
    }
    at_ += 6;
  }

  std::optional<CodePoint> HexAt(std::size_t offset) const {
    if (offset + 4 > text_.size()) return std::nullopt;
    CodePoint value = 0;
    for (std::size_t i = offset; i < offset + 4; ++i) {
      const int digit = HexDigit(text_[i]);
      if (digit < 0) return std::nullopt;
      value = value << 4 | static_cast<CodePoint>(digit);
    }
    return value;
  }

  void AddControl(CodePoint c, std::size_t blank, char with) {
    Add(MessageId::control_character, [&] { return CodePointName(c); });
    if (blank > 0) Blank(blank, with);
  }

  void AddBadEscape(std::string_view escape) {
    Add(MessageId::bad_escape, [&] { return Shown(escape); });
    Blank(1, '?');
    ++at_;
  }

  void CheckNoncharacter(CodePoint c) {
    if (IsNoncharacter(c)) Add(MessageId::noncharacter, [&] { return CodePointName(c); });
  }

  void Add(MessageId id, auto word) {
    if (faults_.Wants(id)) faults_.Add({.id = id, .offset = at_, .args = {word()}});
  }

  void Blank(std::size_t length, char with) {
    clean_.Blank(at_, length, with);
    text_ = clean_.view();
  }

  CleanText& clean_;
  std::string_view text_;
  Faults& faults_;
  std::size_t at_ = 0;
};

std::string HexByte(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4], kDigits[byte & 0xFu]};
}

}  // namespace

void CleanText::Blank(std::size_t offset, std::size_t length, char with) {
  if (!blanked_) blanked_ = std::string(original_);
  blanked_->replace(offset, length, length, with);
}

bool LooksLikeUtf16(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (const std::string_view start :
       {"\xFF\xFE"sv, "\xFE\xFF"sv, "{\0"sv, "\0{"sv, "\0\0\xFE\xFF"sv, "\0\0\0{"sv}) {
    if (bytes.starts_with(start)) return true;
  }
  return false;
}

void FindEncodingFaults(CleanText& text, Faults& faults) {
  std::size_t from = 0;
  while (const auto found = FindInvalidUtf8(text.view().substr(from))) {
    const std::size_t start = from + *found;
    faults.Add({.id = MessageId::invalid_utf8, .offset = start, .args = {HexByte(Byte(text.view(), start))}});
    std::size_t end = start;
    do {
      ++end;
    } while (end < text.view().size() && FindInvalidUtf8(text.view().substr(end, 4)) == std::size_t{0});
    // The second byte of a Shift_JIS character may be a backslash; left alone it would look like an escape.
    if (end < text.view().size() && text.view()[end] == '\\') ++end;
    text.Blank(start, end - start, '?');
    from = end;
  }
}

void FindCharacterFaults(CleanText& text, Faults& faults) { CharacterScan(text, faults).Run(); }

}  // namespace yoshiki
