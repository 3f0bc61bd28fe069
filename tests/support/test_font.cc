#include "support/test_font.h"

#include <algorithm>
#include <map>
#include <utility>

namespace yoshiki {
namespace {

/// Big-endian bytes, as all of a font file is.
class Bytes {
 public:
  Bytes& U8(std::uint32_t v) {
    out_.push_back(static_cast<char>(v & 0xFF));
    return *this;
  }
  Bytes& U16(std::uint32_t v) { return U8(v >> 8).U8(v); }
  Bytes& I16(int v) { return U16(static_cast<std::uint32_t>(v) & 0xFFFF); }
  Bytes& U24(std::uint32_t v) { return U8(v >> 16).U16(v); }
  Bytes& U32(std::uint32_t v) { return U16(v >> 16).U16(v); }
  Bytes& Zeros(int count) {
    out_.append(static_cast<std::size_t>(count), '\0');
    return *this;
  }
  Bytes& Add(const std::string& bytes) {
    out_ += bytes;
    return *this;
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.size()); }
  const std::string& str() const { return out_; }

 private:
  std::string out_;
};

class OwnedBytes final : public FontBytes {
 public:
  explicit OwnedBytes(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string_view bytes() const override { return bytes_; }

 private:
  std::string bytes_;
};

struct Group {
  CodePoint first, last;
  std::uint32_t glyph;
};

/// The font's glyphs and how characters reach them.
struct Glyphs {
  std::vector<int> advances{1000};
  std::vector<bool> inked{true};
  std::vector<Group> groups;
  std::map<CodePoint, std::vector<std::pair<CodePoint, std::uint32_t>>> by_selector;

  std::uint32_t Add(int advance, bool ink) {
    advances.push_back(advance);
    inked.push_back(ink);
    return static_cast<std::uint32_t>(advances.size() - 1);
  }
};

bool IsBlank(CodePoint c) { return c == 0x20 || c == 0xA0 || c == 0x3000; }

Glyphs CollectGlyphs(const TestFontSpec& spec) {
  Glyphs glyphs;
  glyphs.advances[0] = spec.units_per_em;
  std::vector<TestRange> ranges = spec.ranges;
  std::sort(ranges.begin(), ranges.end(),
            [](const TestRange& a, const TestRange& b) { return a.first < b.first; });
  for (const TestRange& range : ranges)
    for (CodePoint c = range.first; c <= range.last; ++c) {
      if (std::find(spec.missing.begin(), spec.missing.end(), c) != spec.missing.end()) continue;
      const std::uint32_t glyph = glyphs.Add(range.advance, !IsBlank(c) && range.advance > 0);
      if (!glyphs.groups.empty() && glyphs.groups.back().last + 1 == c)
        glyphs.groups.back().last = c;
      else
        glyphs.groups.push_back({c, c, glyph});
    }
  for (const TestVariation& v : spec.variations)
    glyphs.by_selector[v.selector].emplace_back(v.base, glyphs.Add(spec.units_per_em, true));
  for (auto& [selector, pairs] : glyphs.by_selector) std::sort(pairs.begin(), pairs.end());
  return glyphs;
}

/// A square from (1/10, 0) to (9/10, 8/10) of the advance.
std::string Square(int advance) {
  const int left = advance / 10, right = advance * 9 / 10, top = advance * 8 / 10;
  Bytes b;
  b.I16(1).I16(left).I16(0).I16(right).I16(top);
  b.U16(3).U16(0);
  b.U8(1).U8(1).U8(1).U8(1);
  b.I16(left).I16(0).I16(right - left).I16(0);
  b.I16(0).I16(top).I16(0).I16(-top);
  if (b.size() % 2 != 0) b.U8(0);
  return b.str();
}

std::string Cmap12(const Glyphs& glyphs) {
  Bytes b;
  const auto count = static_cast<std::uint32_t>(glyphs.groups.size());
  b.U16(12).U16(0).U32(16 + 12 * count).U32(0).U32(count);
  for (const Group& g : glyphs.groups) b.U32(g.first).U32(g.last).U32(g.glyph);
  return b.str();
}

std::string Cmap14(const Glyphs& glyphs) {
  const auto count = static_cast<std::uint32_t>(glyphs.by_selector.size());
  const std::uint32_t records_end = 10 + 11 * count;
  Bytes records, tables;
  for (const auto& [selector, pairs] : glyphs.by_selector) {
    records.U24(selector).U32(0).U32(records_end + tables.size());
    tables.U32(static_cast<std::uint32_t>(pairs.size()));
    for (const auto& [base, glyph] : pairs) tables.U24(base).U16(glyph);
  }
  Bytes b;
  return b.U16(14).U32(records_end + tables.size()).U32(count).Add(records.str()).Add(tables.str()).str();
}

std::string Cmap(const Glyphs& glyphs) {
  const std::string characters = Cmap12(glyphs), variations = Cmap14(glyphs);
  Bytes b;
  b.U16(0).U16(2);
  b.U16(0).U16(5).U32(20 + static_cast<std::uint32_t>(characters.size()));
  b.U16(3).U16(10).U32(20);
  return b.Add(characters).Add(variations).str();
}

std::string Head(const TestFontSpec& spec) {
  Bytes b;
  b.U32(0x00010000).U32(0x00010000).U32(0).U32(0x5F0F3CF5).U16(3).I16(spec.units_per_em);
  b.Zeros(16);
  b.I16(0).I16(0).I16(spec.units_per_em * 9 / 10).I16(spec.units_per_em * 8 / 10);
  return b.U16(spec.weight >= 700 ? 1 : 0).U16(8).I16(2).I16(1).I16(0).str();
}

std::string Hhea(const TestFontSpec& spec, const Glyphs& glyphs) {
  Bytes b;
  b.U32(0x00010000).I16(spec.units_per_em * 88 / 100).I16(-spec.units_per_em * 12 / 100).I16(0);
  b.I16(*std::max_element(glyphs.advances.begin(), glyphs.advances.end()));
  b.I16(0).I16(0).I16(spec.units_per_em).I16(1).I16(0).I16(0).Zeros(8).I16(0);
  return b.U16(static_cast<std::uint32_t>(glyphs.advances.size())).str();
}

std::string Maxp(const Glyphs& glyphs) {
  Bytes b;
  b.U32(0x00010000).U16(static_cast<std::uint32_t>(glyphs.advances.size())).U16(4).U16(1);
  return b.U16(0).U16(0).U16(1).Zeros(16).str();
}

std::string Os2(const TestFontSpec& spec) {
  const int em = spec.units_per_em;
  Bytes b;
  b.U16(4).I16(em).U16(spec.weight).U16(5).U16(spec.fs_type);
  for (int i = 0; i < 10; ++i) b.I16(em / 10);
  b.I16(0).Zeros(10).Zeros(16).Add("TEST");
  b.U16(spec.weight >= 700 ? 0x20 : 0x40).U16(0x20).U16(0xFFFF);
  b.I16(em * 88 / 100).I16(-em * 12 / 100).I16(0).I16(em * 88 / 100).I16(em * 12 / 100).Zeros(8);
  return b.I16(em / 2).I16(em * 7 / 10).U16(0).U16(0x20).U16(1).str();
}

std::string Name(const TestFontSpec& spec) {
  const std::vector<int> ids{1, 2, 4, 6};
  Bytes strings, b;
  b.U16(0).U16(static_cast<std::uint32_t>(ids.size())).U16(6 + 12 * static_cast<std::uint32_t>(ids.size()));
  for (int id : ids) {
    const std::string& text = id == 2 ? std::string("Regular") : spec.name;
    b.U16(3).U16(1).U16(0x409).I16(id).U16(static_cast<std::uint32_t>(text.size() * 2)).U16(strings.size());
    for (char c : text) strings.U8(0).U8(static_cast<unsigned char>(c));
  }
  return b.Add(strings.str()).str();
}

std::uint32_t Checksum(const std::string& table) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < table.size(); ++i)
    sum += std::uint32_t{static_cast<unsigned char>(table[i])} << (24 - 8 * (i % 4));
  return sum;
}

std::string Assemble(std::map<std::string, std::string> tables) {
  const auto count = static_cast<std::uint32_t>(tables.size());
  std::uint32_t power = 1, log = 0;
  while (power * 2 <= count) power *= 2, ++log;
  Bytes directory, body;
  directory.U32(0x00010000).U16(count).U16(power * 16).U16(log).U16((count - power) * 16);
  std::uint32_t head = 0;
  for (const auto& [tag, table] : tables) {
    const std::uint32_t offset = 12 + 16 * count + body.size();
    if (tag == "head") head = offset;
    directory.Add(tag).U32(Checksum(table)).U32(offset).U32(static_cast<std::uint32_t>(table.size()));
    body.Add(table).Zeros(static_cast<int>((4 - table.size() % 4) % 4));
  }
  std::string font = directory.str() + body.str();
  const std::string adjustment = Bytes().U32(0xB1B0AFBAu - Checksum(font)).str();
  return font.replace(head + 8, 4, adjustment);
}

}  // namespace

std::vector<TestRange> JapaneseTestRanges() {
  // § ¨ ° ± ´ ¶ × ÷ are full-width in Japanese fonts.
  return {
      {0x20, 0x7E, 500},   {0xA0, 0xA6, 500},     {0xA7, 0xA8},      {0xA9, 0xAC, 500}, {0xAE, 0xAF, 500},
      {0xB0, 0xB1},        {0xB2, 0xB3, 500},     {0xB4, 0xB4},      {0xB5, 0xB5, 500}, {0xB6, 0xB6},
      {0xB7, 0xD6, 500},   {0xD7, 0xD7},          {0xD8, 0xF6, 500}, {0xF7, 0xF7},      {0xF8, 0x17F, 500},
      {0x300, 0x36F, 0},   {0x391, 0x3C9},        {0x401, 0x451},    {0x2010, 0x2027},  {0x2030, 0x205E},
      {0x20AC, 0x20AC},    {0x2100, 0x218B},      {0x2190, 0x23FF},  {0x2460, 0x266F},  {0x3000, 0x3098},
      {0x3099, 0x309A, 0}, {0x309B, 0x30FF},      {0x31F0, 0x33FF},  {0x4E00, 0x9FFF},  {0xF900, 0xFAD9},
      {0xFF01, 0xFF60},    {0xFF61, 0xFF9F, 500}, {0xFFE0, 0xFFE6}};
}

std::shared_ptr<const FontBytes> MakeTestFont(const TestFontSpec& spec) {
  const Glyphs glyphs = CollectGlyphs(spec);
  Bytes glyf, loca, hmtx;
  for (std::size_t g = 0; g < glyphs.advances.size(); ++g) {
    loca.U32(glyf.size());
    if (glyphs.inked[g]) glyf.Add(Square(glyphs.advances[g]));
    hmtx.I16(glyphs.advances[g]).I16(glyphs.inked[g] ? glyphs.advances[g] / 10 : 0);
  }
  loca.U32(glyf.size());
  return std::make_shared<OwnedBytes>(Assemble({
      {"OS/2", Os2(spec)},
      {"cmap", Cmap(glyphs)},
      {"glyf", glyf.str()},
      {"head", Head(spec)},
      {"hhea", Hhea(spec, glyphs)},
      {"hmtx", hmtx.str()},
      {"loca", loca.str()},
      {"maxp", Maxp(glyphs)},
      {"name", Name(spec)},
      {"post", Bytes().U32(0x00030000).Zeros(28).str()},
  }));
}

std::shared_ptr<const FontSet> TestFonts() {
  static const std::shared_ptr<const FontSet> fonts = [] {
    TestFontSpec regular;
    regular.ranges = JapaneseTestRanges();
    regular.missing = {0x4E02, 0x9AD9, 0xFA11};
    regular.variations = {{0x845B, 0xE0100}};
    TestFontSpec bold = regular;
    bold.name = "YoshikiTest-Bold";
    bold.weight = 700;
    TestFontSpec names;
    names.name = "YoshikiTest-Names";
    names.ranges = {{0x8FBB, 0x8FBB}, {0x9AD9, 0x9AD9}, {0xFA11, 0xFA11}, {0x20BB7, 0x20BB7}};
    names.variations = {{0x8FBB, 0xE0101}};
    Diagnostics faults;
    return FontSet::Open({{"Test Regular", MakeTestFont(regular)},
                          {"Test Bold", MakeTestFont(bold)},
                          {"Test Names", MakeTestFont(names)}},
                         {0, 2}, {1, 2}, faults);
  }();
  return fonts;
}

}  // namespace yoshiki
