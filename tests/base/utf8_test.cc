#include <gtest/gtest.h>

#include <string>

#include "base/base.h"

namespace yoshiki {
namespace {

TEST(Utf8Test, EncodesAndDecodesEveryLength) {
  for (const CodePoint c : {0x00u, 0x41u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0x845Bu, 0xD7FFu, 0xE000u, 0xFFFFu,
                            0x10000u, 0x20BB7u, 0xE0100u, 0x10FFFFu}) {
    const std::string encoded = ToUtf8(c);
    std::size_t offset = 0;
    EXPECT_EQ(NextCodePoint(encoded, offset), c);
    EXPECT_EQ(offset, encoded.size());
    EXPECT_FALSE(FindInvalidUtf8(encoded)) << CodePointName(c);
  }
  EXPECT_EQ(ToUtf8(0x20BB7), "𠮷");
}

struct Invalid {
  const char* bytes;
  std::size_t offset;
};

class InvalidUtf8Test : public testing::TestWithParam<Invalid> {};

TEST_P(InvalidUtf8Test, IsFound) {
  EXPECT_EQ(FindInvalidUtf8(GetParam().bytes), GetParam().offset);
  std::size_t offset = GetParam().offset;
  EXPECT_EQ(NextCodePoint(GetParam().bytes, offset), 0xFFFDu);
  EXPECT_EQ(offset, GetParam().offset + 1);
}

INSTANTIATE_TEST_SUITE_P(All, InvalidUtf8Test,
                         testing::Values(Invalid{"\x80", 0},              // a continuation byte alone
                                         Invalid{"a\xC0\xAF", 1},         // overlong /
                                         Invalid{"\xC1\xBF", 0},          //
                                         Invalid{"\xE0\x9F\xBF", 0},      // overlong
                                         Invalid{"\xF0\x8F\xBF\xBF", 0},  // overlong
                                         Invalid{"\xED\xA0\x80", 0},      // a surrogate
                                         Invalid{"\xF4\x90\x80\x80", 0},  // over U+10FFFF
                                         Invalid{"\xF5\x80\x80\x80", 0},  //
                                         Invalid{"\xFE", 0},              //
                                         Invalid{"\xFF", 0},              //
                                         Invalid{"葛\xE8\x91", 3},        // cut off at the end
                                         Invalid{"\xE8\x91\"", 0},        // cut off inside
                                         Invalid{"\x95\x5C", 0}));        // Shift_JIS

TEST(Utf8Test, CountsCharactersNotBytes) {
  EXPECT_EQ(CountCodePoints(""), 0u);
  EXPECT_EQ(CountCodePoints("aあ𠮷"), 3u);
  EXPECT_EQ(CountCodePoints("葛\U000E0100"), 2u);  // the selector counts
}

TEST(Utf8Test, NamesCodePoints) {
  EXPECT_EQ(CodePointName(0), "U+0000");
  EXPECT_EQ(CodePointName(0x845B), "U+845B");
  EXPECT_EQ(CodePointName(0x10FFFF), "U+10FFFF");
}

}  // namespace
}  // namespace yoshiki
