#include "render/cff.h"

#include <map>
#include <numeric>

namespace yoshiki::pdf {
namespace {

constexpr int kCharset = 15, kCharStrings = 17, kRos = 12 << 8 | 30;
constexpr std::size_t kStandardStrings = 391;

/// Reads big-endian numbers; past the end it gives zeros and remembers it.
class Reader {
 public:
  Reader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}
  std::size_t Take(int width) {
    std::size_t value = 0;
    for (; width > 0; --width, ++at_) {
      value = value << 8 | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0U);
      ok_ = ok_ && at_ < bytes_.size();
    }
    return value;
  }
  bool ok() const { return ok_; }
  std::size_t at() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool ok_ = true;
};

struct Index {
  std::vector<std::string_view> items;
  std::size_t end = 0;
};

std::optional<Index> ReadIndex(std::string_view cff, std::size_t at) {
  Reader reader(cff, at);
  const std::size_t count = reader.Take(2);
  if (count == 0) return reader.ok() ? std::optional(Index{{}, reader.at()}) : std::nullopt;
  const int width = static_cast<int>(reader.Take(1));
  if (width < 1 || width > 4) return std::nullopt;
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i <= count && reader.ok(); ++i) offsets.push_back(reader.Take(width));
  const std::size_t base = reader.at() - 1;  // offsets count from 1
  if (!reader.ok() || offsets.front() != 1) return std::nullopt;
  Index index;
  for (std::size_t i = 0; i < count; ++i) {
    if (offsets[i] > offsets[i + 1] || base + offsets[i + 1] > cff.size()) return std::nullopt;
    index.items.push_back(cff.substr(base + offsets[i], offsets[i + 1] - offsets[i]));
  }
  index.end = base + offsets[count];
  return index;
}

/// Operator → integer operands. Real operands are of no use here and count as 0.
std::map<int, std::vector<int>> ReadDict(std::string_view dict) {
  std::map<int, std::vector<int>> entries;
  std::vector<int> operands;
  Reader reader(dict, 0);
  while (reader.at() < dict.size() && reader.ok()) {
    const int b = static_cast<int>(reader.Take(1));
    if (b <= 21) {
      entries[b == 12 ? b << 8 | static_cast<int>(reader.Take(1)) : b] = std::move(operands);
      operands.clear();
    } else if (b == 28) {
      operands.push_back(static_cast<std::int16_t>(reader.Take(2)));
    } else if (b == 29) {
      operands.push_back(static_cast<std::int32_t>(reader.Take(4)));
    } else if (b == 30) {
      for (std::size_t pair = 0; (pair & 15) != 15 && reader.ok();) pair = reader.Take(1);
      operands.push_back(0);
    } else if (b <= 246) {
      operands.push_back(b - 139);
    } else {
      const int low = static_cast<int>(reader.Take(1));
      operands.push_back(b <= 250 ? (b - 247) * 256 + low + 108 : -(b - 251) * 256 - low - 108);
    }
  }
  return entries;
}

std::optional<std::vector<std::uint16_t>> ReadCharset(std::string_view cff, std::size_t at,
                                                      std::size_t glyphs) {
  Reader reader(cff, at);
  const std::size_t format = reader.Take(1);
  if (format > 2) return std::nullopt;
  std::vector<std::uint16_t> cids{0};  // glyph 0 is never listed
  while (cids.size() < glyphs && reader.ok()) {
    const std::size_t first = reader.Take(2);
    const std::size_t more = format == 0 ? 0 : reader.Take(static_cast<int>(format));
    for (std::size_t i = 0; i <= more && cids.size() < glyphs; ++i)
      cids.push_back(static_cast<std::uint16_t>(first + i));
  }
  return reader.ok() ? std::optional(std::move(cids)) : std::nullopt;
}

std::optional<std::string> StringOf(const Index& strings, int sid) {
  const std::size_t at = static_cast<std::size_t>(sid) - kStandardStrings;
  if (sid < static_cast<int>(kStandardStrings) || at >= strings.items.size()) return std::nullopt;
  return std::string(strings.items[at]);
}

}  // namespace

std::optional<CffNaming> ReadCffNaming(std::string_view cff) {
  if (cff.size() < 4) return std::nullopt;
  const auto names = ReadIndex(cff, static_cast<unsigned char>(cff[2]));
  const auto tops = names ? ReadIndex(cff, names->end) : std::nullopt;
  const auto strings = tops ? ReadIndex(cff, tops->end) : std::nullopt;
  if (!strings || tops->items.empty()) return std::nullopt;
  auto top = ReadDict(tops->items.front());
  if (top[kCharStrings].empty()) return std::nullopt;
  const auto outlines = ReadIndex(cff, static_cast<std::size_t>(top[kCharStrings].back()));
  if (!outlines || outlines->items.empty()) return std::nullopt;

  CffNaming naming;
  const std::vector<int>& ros = top[kRos];
  if (ros.size() != 3) {  // name-keyed
    naming.cids.resize(outlines->items.size());
    std::iota(naming.cids.begin(), naming.cids.end(), std::uint16_t{0});
    return naming;
  }
  const auto registry = StringOf(*strings, ros[0]), ordering = StringOf(*strings, ros[1]);
  if (!registry || !ordering || top[kCharset].empty()) return std::nullopt;
  const auto cids = ReadCharset(cff, static_cast<std::size_t>(top[kCharset].back()), outlines->items.size());
  if (!cids) return std::nullopt;
  return CffNaming{*cids, *registry, *ordering, ros[2]};
}

}  // namespace yoshiki::pdf
