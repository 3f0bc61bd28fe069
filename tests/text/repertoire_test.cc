// Which characters are of JIS X 0208, held against iconv, and what the others are called.
#include <gtest/gtest.h>
#include <iconv.h>

#include <array>
#include <set>

#include "support/test_font.h"
#include "text/text.h"

namespace yoshiki {
namespace {

/// Whether the system's own EUC-JP table has the character among the two-byte codes of JIS X 0208.
bool IconvHas(iconv_t converter, CodePoint c) {
  std::string utf8 = ToUtf8(c);
  std::array<char, 8> out{};
  char* in = utf8.data();
  char* to = out.data();
  std::size_t in_left = utf8.size(), room = out.size();
  iconv(converter, nullptr, nullptr, nullptr, nullptr);
  if (iconv(converter, &in, &in_left, &to, &room) != 0) return false;
  return out.size() - room == 2 && static_cast<unsigned char>(out[0]) >= 0xA1;
}

TEST(Repertoire, JisIsWhatIconvSays) {
  const iconv_t converter = iconv_open("EUC-JP", "UTF-8");
  ASSERT_NE(converter, reinterpret_cast<iconv_t>(-1));
  // Second characters for one sign: Windows' for the first nine, JIS X 0201's for the others.
  const std::set<CodePoint> twins = {0xFF5E, 0x2225, 0xFF0D, 0xFFE0, 0xFFE1, 0xFFE2,
                                     0x2014, 0x2015, 0xFF3C, 0x00A5, 0x203E};
  int kanji = 0;
  for (CodePoint c = 0x80; c < 0x10000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const bool ours = RepertoireOf(c) == Repertoire::common;
    if (twins.contains(c)) {
      EXPECT_TRUE(ours) << CodePointName(c);
    } else {
      EXPECT_EQ(ours, IconvHas(converter, c)) << CodePointName(c);
    }
    if (ours && c >= 0x4E00 && c <= 0x9FFF) ++kanji;
  }
  iconv_close(converter);
  EXPECT_EQ(kanji, 6356);  // 6,355 kanji, and 仝, which the standard has among its signs
}

TEST(Repertoire, NamesWhatIsNotCommon) {
  const struct {
    CodePoint first, last;
    Repertoire kind;
  } kCases[] = {
      {'\t', '\n', Repertoire::common},
      {' ', '~', Repertoire::common},
      {0x3041, 0x3093, Repertoire::common},
      {0x2460, 0x2473, Repertoire::other},  // ① … ⑳: JIS X 0213, not 0208
      {0x9AD9, 0x9AD9, Repertoire::other},  // 髙
      {0x20BB7, 0x20BB7, Repertoire::other},
      {0x3099, 0x309A, Repertoire::other},
      {0xFF61, 0xFF9F, Repertoire::half_width},
      {0xF900, 0xFAD9, Repertoire::compatibility},
      {0x2F800, 0x2FA1D, Repertoire::compatibility},
      {0x2E80, 0x2FD5, Repertoire::radical},
      {0xE000, 0xF8FF, Repertoire::private_use},
      {0xF0000, 0xFFFFD, Repertoire::private_use},
      {0x100000, 0x10FFFD, Repertoire::private_use},
      {0xFE00, 0xFE0F, Repertoire::variation_selector},
      {0xE0100, 0xE01EF, Repertoire::variation_selector},
      {0x200B, 0x200D, Repertoire::invisible},
      {0xFEFF, 0xFEFF, Repertoire::invisible},
      {0x7F, 0x7F, Repertoire::invisible},
  };
  for (const auto& c : kCases)
    for (CodePoint at = c.first; at <= c.last; ++at) EXPECT_EQ(RepertoireOf(at), c.kind) << CodePointName(at);
}

// ---------------------------------------------------------------- characters for private use

/// 0 "Text", which has U+E000 too; 1 "Gaiji": U+E000, U+E001, U+F0000 and あ.
std::shared_ptr<const FontSet> WithGaiji(std::vector<FaceId> gaiji) {
  TestFontSpec text;
  text.ranges = {{0x3041, 0x30FF}, {0x4E00, 0x9FFF}, {0x3013, 0x3013}, {0xE000, 0xE000}};
  TestFontSpec own;
  own.ranges = {{0x3042, 0x3042}, {0xE000, 0xE001}, {0xF0000, 0xF0000}};
  Diagnostics faults;
  return FontSet::Open({{"Text", MakeTestFont(text)}, {"Gaiji", MakeTestFont(own)}}, {0}, {0}, faults,
                       std::move(gaiji));
}

TEST(Gaiji, PrivateUseCharactersComeFromTheOfficesFontAlone) {
  TextSetter setter(WithGaiji({1}));
  const ShapedText shaped = setter.Shape("\uE000あ\uE001\U000F0000一", {});
  ASSERT_EQ(shaped.glyphs.size(), 5u);
  const FaceId faces[] = {1, 0, 1, 1, 0};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(shaped.glyphs[i].face, faces[i]) << i;
  EXPECT_TRUE(shaped.missing.empty());
}

TEST(Gaiji, WithoutSuchAFontTheyAreMissing) {
  for (const auto& gaiji : {std::vector<FaceId>{}, std::vector<FaceId>{1}}) {
    TextSetter setter(WithGaiji(gaiji));
    const ShapedText shaped = setter.Shape("一\uE000\uE005", {FontRole::bold, Length::Pt(9)});
    ASSERT_EQ(shaped.missing.size(), gaiji.empty() ? 2u : 1u);
    EXPECT_EQ(shaped.missing.back().character, CodePoint{0xE005});
  }
}

TEST(Gaiji, AFaceThatIsNotThereIsRefused) { EXPECT_EQ(WithGaiji({2}), nullptr); }

TEST(FontSet, KnowsItsVariationSequences) {
  const auto fonts = TestFonts();
  EXPECT_TRUE(fonts->HasVariation(0, 0x845B, 0xE0100));
  EXPECT_FALSE(fonts->HasVariation(0, 0x845B, 0xE0101));
  EXPECT_FALSE(fonts->HasVariation(1, 0x8FBB, 0xE0101));
}

}  // namespace
}  // namespace yoshiki
