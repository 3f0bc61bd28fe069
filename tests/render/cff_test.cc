// CIDs read from small CFF tables put together by hand, whole and damaged.
#include "render/cff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yoshiki::pdf {
namespace {

using testing::ElementsAre;

std::string Bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out += static_cast<char>(value);
  return out;
}

/// An INDEX with one-byte offsets.
std::string IndexOf(const std::vector<std::string>& items) {
  std::string out = Bytes({0, static_cast<int>(items.size())});
  if (items.empty()) return out;
  out += Bytes({1, 1});
  int end = 1;
  for (const std::string& item : items) out += static_cast<char>(end += static_cast<int>(item.size()));
  for (const std::string& item : items) out += item;
  return out;
}

/// A DICT integer that always takes three bytes, so that offsets do not move what they point at.
std::string Short(std::size_t value) {
  return Bytes({28, static_cast<int>(value >> 8), static_cast<int>(value & 255)});
}

/// A table of `glyphs` empty outlines with the given charset; CID-keyed (Adobe-Japan1-6) or not.
std::string MakeCff(std::size_t glyphs, const std::string& charset, bool cid_keyed) {
  const auto table = [&](std::size_t charset_at, std::size_t outlines_at) {
    std::string top = cid_keyed ? Short(391) + Short(392) + Short(6) + Bytes({12, 30}) : "";
    top += Short(charset_at) + Bytes({15}) + Short(outlines_at) + Bytes({17});
    return Bytes({1, 0, 4, 1}) + IndexOf({"Test"}) + IndexOf({top}) + IndexOf({"Adobe", "Japan1"}) +
           IndexOf({});
  };
  const std::size_t head = table(0, 0).size();
  return table(head, head + charset.size()) + charset + IndexOf(std::vector<std::string>(glyphs, "\x0E"));
}

TEST(Cff, CharsetFormats) {
  const std::pair<const char*, std::string> charsets[] = {
      {"one by one", Bytes({0, 0, 5, 0, 6, 0, 7})},
      {"ranges, short", Bytes({1, 0, 5, 2})},
      {"ranges, long", Bytes({2, 0, 5, 0, 2})},
  };
  for (const auto& [name, charset] : charsets) {
    const auto naming = ReadCffNaming(MakeCff(4, charset, true));
    ASSERT_TRUE(naming) << name;
    EXPECT_THAT(naming->cids, ElementsAre(0, 5, 6, 7)) << name;
    EXPECT_EQ(naming->registry, "Adobe");
    EXPECT_EQ(naming->ordering, "Japan1");
    EXPECT_EQ(naming->supplement, 6);
  }
}

TEST(Cff, NameKeyedFontsGoByGlyph) {
  const auto naming = ReadCffNaming(MakeCff(3, Bytes({0, 0, 34, 0, 35}), false));
  ASSERT_TRUE(naming);
  EXPECT_THAT(naming->cids, ElementsAre(0, 1, 2));
  EXPECT_EQ(naming->ordering, "Identity");
}

TEST(Cff, DamagedTablesGiveNothing) {
  const std::string whole = MakeCff(4, Bytes({1, 0, 5, 2}), true);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(ReadCffNaming(std::string_view(whole).substr(0, size))) << size;
  EXPECT_FALSE(ReadCffNaming(MakeCff(4, Bytes({9, 0, 5, 2}), true))) << "unknown charset format";
  EXPECT_FALSE(ReadCffNaming(MakeCff(0, "", true))) << "no outlines";
  for (std::size_t at = 0; at < whole.size(); ++at) {  // any byte may be anything: no crash
    std::string damaged = whole;
    damaged[at] = '\xFF';
    (void)ReadCffNaming(damaged);
  }
}

}  // namespace
}  // namespace yoshiki::pdf
