#include "base/utf8.h"

#include <array>
#include <cstdio>

namespace yoshiki {
namespace {

constexpr CodePoint kReplacement = 0xFFFD;

struct Decoded {
  CodePoint value;
  std::size_t length;  // 0 = invalid
};

Decoded Decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::size_t left = text.size() - at;
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || left < length) return {kReplacement, 0};
  CodePoint value = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {kReplacement, 0};
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  constexpr std::array<CodePoint, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[length] || value > 0x10FFFF || surrogate) return {kReplacement, 0};
  return {value, length};
}

}  // namespace

CodePoint NextCodePoint(std::string_view text, std::size_t& offset) {
  const Decoded d = Decode(text, offset);
  offset += d.length == 0 ? 1 : d.length;
  return d.value;
}

std::optional<std::size_t> FindInvalidUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded d = Decode(text, i);
    if (d.length == 0) return i;
    i += d.length;
  }
  return std::nullopt;
}

void AppendUtf8(std::string& out, CodePoint c) {
  const auto put = [&](CodePoint byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string ToUtf8(CodePoint c) {
  std::string out;
  AppendUtf8(out, c);
  return out;
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  return count;
}

std::string CodePointName(CodePoint c) {
  std::array<char, 12> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(c));
  return name.data();
}

}  // namespace yoshiki
