#include "form/words.h"

#include "base/base.h"

namespace yoshiki {

std::string WithNumber(std::string_view label, std::size_t number) {
  constexpr std::string_view kSlot = "{n}";
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = label.find(kSlot); at != std::string_view::npos; at = label.find(kSlot, from)) {
    out.append(label.substr(from, at - from)).append(std::to_string(number));
    from = at + kSlot.size();
  }
  return out.append(label.substr(from));
}

std::string WithoutNumber(std::string_view label) {
  constexpr std::string_view kSlot = "{n}";
  if (label.starts_with(kSlot)) return {};
  std::string out(label);
  for (std::size_t at = out.find(kSlot); at != std::string::npos; at = out.find(kSlot)) {
    out.erase(at, kSlot.size());
  }
  return out;
}

std::string_view WithoutMark(std::string_view label) {
  constexpr std::string_view kMark = "※", kWideSpace = "　";
  const auto trim = [&label, kWideSpace] {
    for (;;) {
      if (label.ends_with(' ')) {
        label.remove_suffix(1);
      } else if (label.ends_with(kWideSpace)) {
        label.remove_suffix(kWideSpace.size());
      } else {
        return;
      }
    }
  };
  trim();
  if (!label.ends_with(kMark)) return label;
  label.remove_suffix(kMark.size());
  trim();
  return label;
}

std::string OneLine(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    if (count == most) return out + "…";
    const CodePoint c = NextCodePoint(text, i);
    AppendUtf8(out, c == U'\n' || c == U'\t' || c == U'\r' ? U' ' : c);
  }
  return out;
}

}  // namespace yoshiki
