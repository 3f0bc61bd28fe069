#include "model/faults.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace yoshiki {
namespace {

constexpr std::size_t kShownCharacters = 60;

}  // namespace

void Faults::Add(Fault fault) {
  const std::size_t seen = ++count_[fault.id];
  if (seen <= kListedPerKind) {
    all_.push_back(std::move(fault));
  } else if (seen == kListedPerKind + 1) {
    const std::string code(CodeOf(fault.id));
    all_.push_back({.id = MessageId::more_like_this,
                    .offset = fault.offset,
                    .args = {code, std::to_string(kListedPerKind)}});
  }
}

bool Faults::Wants(MessageId id) const {
  const auto seen = count_.find(id);
  return seen == count_.end() || seen->second <= kListedPerKind;
}

bool Faults::HasAt(std::size_t offset) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Fault& fault) { return fault.offset == offset; });
}

void Faults::SortByPlace() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Fault& a, const Fault& b) { return a.offset < b.offset; });
}

void Faults::DropAfter(std::size_t offset, MessageId kept) {
  std::erase_if(all_, [&](const Fault& fault) {
    const bool is_kept =
        fault.id == kept || (fault.id == MessageId::more_like_this && fault.args[0] == CodeOf(kept));
    return fault.offset > offset && !is_kept;
  });
}

void Faults::Report(const SourceText& source, Diagnostics& diagnostics) {
  SortByPlace();
  for (Fault& fault : all_) {
    if (fault.other) {
      const LineColumn other = source.At(*fault.other);
      fault.args.push_back(std::to_string(other.line));
      fault.args.push_back(std::to_string(other.column));
    }
    diagnostics.Error(fault.id, PlaceAt(source, fault.offset, std::move(fault.pointer)),
                      std::move(fault.args));
  }
}

std::string Shown(std::string_view text) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (characters++ == kShownCharacters) return out + "…";
    const CodePoint c = NextCodePoint(text, i);
    if (IsControl(c)) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c) & 0xFFu);
      out += escape.data();
    } else {
      AppendUtf8(out, c);
    }
  }
  return out;
}

}  // namespace yoshiki
