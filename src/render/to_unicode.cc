#include "render/to_unicode.h"

#include <algorithm>
#include <string_view>

#include "base/base.h"
#include "render/syntax.h"

namespace yoshiki::pdf {
namespace {

constexpr std::size_t kBlock = 100;    // entries between begin… and end…
constexpr std::size_t kListed = 4000;  // widths in one inner array
constexpr std::size_t kArrayLimit = 8191;
constexpr std::size_t kWorthARange = 4;  // a range costs about as much as three listed widths

/// The one character `text` is, if it is one of the basic plane, else 0.
CodePoint BasicCharacter(std::string_view text) {
  std::size_t at = 0;
  const CodePoint c = text.empty() ? 0 : NextCodePoint(text, at);
  return at == text.size() && c < 0x10000 ? c : 0;
}

/// How many entries from `first` on can be one bfrange: CIDs and characters count up together, and the last
/// byte of neither overflows.
std::size_t RangeLength(const std::vector<CidText>& texts, std::size_t first) {
  const CodePoint start = BasicCharacter(texts[first].second);
  if (start == 0) return 1;
  std::size_t length = 1;
  for (; first + length < texts.size(); ++length) {
    const auto& [cid, text] = texts[first + length];
    const bool next = cid == texts[first].first + length && BasicCharacter(text) == start + length;
    if (!next || cid % 256 == 0 || (start + length) % 256 == 0) break;
  }
  return length;
}

void AppendBlocks(std::string& out, std::string_view kind, const std::vector<std::string>& lines) {
  for (std::size_t from = 0; from < lines.size(); from += kBlock) {
    const std::size_t to = std::min(lines.size(), from + kBlock);
    AppendInteger(out, static_cast<std::int64_t>(to - from));
    out.append(" begin").append(kind).append("\n");
    for (std::size_t i = from; i < to; ++i) out.append(lines[i]).append("\n");
    out.append("end").append(kind).append("\n");
  }
}

std::string CodeAndText(std::uint16_t first, std::uint16_t last, std::string_view text) {
  std::string line = "<";
  AppendHex(line, first, 4);
  if (last != first) {
    line += "><";
    AppendHex(line, last, 4);
  }
  line += "><";
  AppendUtf16Hex(line, text);
  return line + '>';
}

}  // namespace

std::string ToUnicodeCMap(const std::vector<CidText>& texts) {
  std::vector<std::string> characters, ranges;
  for (std::size_t i = 0; i < texts.size();) {
    const std::size_t length = RangeLength(texts, i);
    const auto last = static_cast<std::uint16_t>(texts[i].first + length - 1);
    (length == 1 ? characters : ranges).push_back(CodeAndText(texts[i].first, last, texts[i].second));
    i += length;
  }
  std::string cmap =
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  AppendBlocks(cmap, "bfchar", characters);
  AppendBlocks(cmap, "bfrange", ranges);
  return cmap + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

namespace {

/// Entries from `first` on with neighbouring CIDs and the same width.
std::size_t EqualLength(const std::vector<CidWidth>& widths, std::size_t first) {
  std::size_t length = 1;
  while (first + length < widths.size() && widths[first + length].first == widths[first].first + length &&
         widths[first + length].second == widths[first].second)
    ++length;
  return length;
}

/// "c [w w …]" from `first` on, up to a gap, a default width or something worth a range. Returns the next
/// entry.
std::size_t AppendListed(std::string& out, const std::vector<CidWidth>& widths, std::size_t first) {
  AppendInteger(out, widths[first].first);
  out += '[';
  std::size_t i = first;
  for (; i < widths.size() && i - first < kListed; ++i) {
    if (widths[i].first != widths[first].first + (i - first) || widths[i].second == 1000) break;
    if (i != first && EqualLength(widths, i) >= kWorthARange) break;
    if (i != first) out += ' ';
    AppendInteger(out, widths[i].second);
  }
  out += ']';
  return i;
}

/// Every width from the first CID to the last, in long lists.
std::string DenseWidthArray(const std::vector<CidWidth>& widths) {
  std::vector<CidWidth> all;
  for (const CidWidth& entry : widths) {
    while (!all.empty() && all.back().first + 1 < entry.first)
      all.emplace_back(static_cast<std::uint16_t>(all.back().first + 1), 1000);
    all.push_back(entry);
  }
  std::string out = "[";
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i % kListed == 0) {
      if (i != 0) out += ']';
      AppendInteger(out, all[i].first);
    }
    out += i % kListed == 0 ? '[' : ' ';
    AppendInteger(out, all[i].second);
  }
  return out + (all.empty() ? "]" : "]]");
}

}  // namespace

std::string WidthArray(const std::vector<CidWidth>& widths) {
  std::string out = "[";
  std::size_t elements = 0;
  for (std::size_t i = 0; i < widths.size();) {
    const std::size_t equal = EqualLength(widths, i);
    if (widths[i].second == 1000) {
      i += equal;
    } else if (equal >= kWorthARange) {
      for (const int value : {int{widths[i].first}, int{widths[i + equal - 1].first}, widths[i].second}) {
        AppendInteger(out, value);
        out += ' ';
      }
      elements += 3;
      i += equal;
    } else {
      elements += 2;
      i = AppendListed(out, widths, i);
    }
  }
  return elements <= kArrayLimit ? out + ']' : DenseWidthArray(widths);
}

}  // namespace yoshiki::pdf
