// Faces and clusters: which font sets what, and what stays together.
#include <gtest/gtest.h>

#include "setting.h"

namespace yoshiki {
namespace {

class TextOnly final : public FontBytes {
 public:
  std::string_view bytes() const override { return "this is not a font"; }
};

TEST(FontSetOpen, ReadsNamesAndMetrics) {
  const auto fonts = TestFonts();
  ASSERT_TRUE(fonts);
  ASSERT_EQ(fonts->size(), 3u);
  EXPECT_EQ(fonts->info(0).name, "Test Regular");
  EXPECT_EQ(fonts->info(0).postscript_name, "YoshikiTest-Regular");
  EXPECT_EQ(fonts->info(1).weight, 700);
  EXPECT_EQ(fonts->info(0).units_per_em, 1000u);
  EXPECT_EQ(fonts->info(0).ascent, 880);
  EXPECT_EQ(fonts->info(0).descent, -120);
  EXPECT_EQ(fonts->info(0).cap_height, 700);
  EXPECT_EQ(fonts->info(0).x_max, 900);
  EXPECT_TRUE(fonts->info(0).embeddable);
  EXPECT_FALSE(fonts->info(0).cff);
  EXPECT_EQ(fonts->Advance(0, 0), 1000);
}

TEST(FontSetOpen, ReportsEveryUnreadableFace) {
  Diagnostics faults;
  EXPECT_FALSE(FontSet::Open({{"A", std::make_shared<TextOnly>()}, {"B", nullptr}}, {0}, {1}, faults));
  ASSERT_EQ(faults.errors(), 2u);
  EXPECT_EQ(MessageText(faults.all()[0], Language::english),
            "the font A is not a TrueType or OpenType font, or is damaged");
}

TEST(FontSetOpen, RefusesAnEmptyChain) {
  TestFontSpec spec;
  spec.ranges = {{0x20, 0x7E, 500}};
  Diagnostics faults;
  EXPECT_FALSE(FontSet::Open({{"A", MakeTestFont(spec)}}, {0}, {}, faults));
  EXPECT_FALSE(FontSet::Open({{"A", MakeTestFont(spec)}}, {0}, {7}, faults));
  ASSERT_EQ(faults.errors(), 2u);
  EXPECT_EQ(CodeOf(faults.all()[0].id), "font-chain-empty");
}

TEST(FontSetOpen, SeesRestrictedLicences) {
  TestFontSpec spec;
  spec.ranges = {{0x20, 0x7E, 500}};
  spec.fs_type = 2;
  Diagnostics faults;
  const auto fonts = FontSet::Open({{"A", MakeTestFont(spec)}}, {0}, {0}, faults);
  ASSERT_TRUE(fonts);
  EXPECT_FALSE(fonts->info(0).embeddable);
}

TEST(FontSetOpen, ScalesOtherUnitsPerEm) {
  TestFontSpec spec;
  spec.ranges = {{0x20, 0x7E, 1024}, {0x4E00, 0x4E0F, 2048}};
  spec.units_per_em = 2048;
  Diagnostics faults;
  TextSetter setter(FontSet::Open({{"A", MakeTestFont(spec)}}, {0}, {0}, faults));
  const ShapedText shaped = setter.Shape("一a", {FontRole::regular, Length::Mpt(9001)});
  EXPECT_EQ(shaped.glyphs[0].advance.mpt(), 9001);
  EXPECT_EQ(shaped.glyphs[1].advance.mpt(), 4501);
}

/// The clusters of a text as "length@face", with * where a glyph is 〓 or .notdef.
std::string Clusters(std::string_view text) {
  std::string all;
  for (const ShapedGlyph& glyph : Shaped(text).glyphs)
    all += (all.empty() ? "" : " ") + std::to_string(glyph.text_length) + "@" + std::to_string(glyph.face);
  return all;
}

TEST(Shape, EachCharacterHasACluster) {
  const ShapedText shaped = Shaped("一aｱ");
  ASSERT_EQ(shaped.glyphs.size(), 3u);
  EXPECT_EQ(shaped.glyphs[0].advance.mpt(), kEm);
  EXPECT_EQ(shaped.glyphs[1].advance.mpt(), kEm / 2);
  EXPECT_EQ(shaped.glyphs[2].text_start, 4u);
  EXPECT_EQ(shaped.glyphs[2].text_length, 3);
}

TEST(Shape, FallsBackAlongTheChain) {
  EXPECT_EQ(Clusters("一髙二"), "3@0 3@2 3@0");
  EXPECT_EQ(Clusters("𠮷野"), "4@2 3@0");
  EXPECT_TRUE(Shaped("一髙𠮷﨑").missing.empty());
}

TEST(Shape, UsesTheRolesChain) {
  TextSetter setter(TestFonts());
  EXPECT_EQ(setter.Shape("一", {FontRole::bold, Length::Pt(9)}).glyphs[0].face, 1);
}

TEST(Shape, AVariationSequenceGoesToTheFirstFaceThatHasIt) {
  EXPECT_EQ(Clusters("葛\U000E0100"), "7@0");
  EXPECT_EQ(Clusters("辻\U000E0101"), "7@2");
  EXPECT_NE(Shaped("葛\U000E0100").glyphs[0].glyph, Shaped("葛").glyphs[0].glyph);
  EXPECT_NE(Shaped("辻\U000E0101").glyphs[0].glyph, Shaped("辻").glyphs[0].glyph);
}

TEST(Shape, AnUnknownVariationIsSetAsItsBase) {
  const ShapedText shaped = Shaped("葛\U000E0105城");
  ASSERT_EQ(shaped.glyphs.size(), 2u);
  EXPECT_EQ(shaped.glyphs[0].glyph, Shaped("葛").glyphs[0].glyph);
  EXPECT_EQ(shaped.glyphs[0].text_length, 7);
  EXPECT_TRUE(shaped.missing.empty());
}

TEST(Shape, CombiningMarksStayWithTheirBase) {
  EXPECT_EQ(Shaped("か\u3099").glyphs[0].glyph, Shaped("が").glyphs[0].glyph);
  EXPECT_EQ(Clusters("か\u3099き"), "6@0 3@0");
  EXPECT_EQ(Clusters("あ\u3099き"), "6@0 0@0 3@0");
  EXPECT_EQ(Clusters("e\u0301x"), "3@0 1@0");
  EXPECT_EQ(Broken("一二か\u3099", Ragged(25)), "一二|か\u3099");
}

TEST(Shape, ATabIsAWideSpace) {
  const ShapedText shaped = Shaped("\t一");
  EXPECT_EQ(shaped.glyphs[0].glyph, Shaped("　").glyphs[0].glyph);
  EXPECT_EQ(shaped.glyphs[0].text_length, 1);
}

TEST(Shape, IgnorableCharactersAreNotMissing) {
  const std::string text = "\uFEFF一\u200B二\u00AD三\u200D\u2060";
  const ShapedText shaped = Shaped(text);
  EXPECT_EQ(shaped.glyphs.size(), 3u);
  EXPECT_TRUE(shaped.missing.empty());
  std::size_t bytes = 0;
  for (const ShapedGlyph& glyph : shaped.glyphs) {
    EXPECT_EQ(glyph.text_start, bytes);
    bytes += glyph.text_length;
  }
  EXPECT_EQ(bytes, text.size());
  EXPECT_TRUE(Shaped("\u200B").glyphs.empty());
}

TEST(Shape, AMissingCharacterIsAGeta) {
  const ShapedText shaped = Shaped("一丂二😀");
  ASSERT_EQ(shaped.missing.size(), 2u);
  EXPECT_EQ(shaped.missing[0].character, U'丂');
  EXPECT_EQ(shaped.missing[0].text_start, 3u);
  EXPECT_EQ(shaped.missing[1].character, U'😀');
  EXPECT_EQ(shaped.missing[1].text_start, 9u);
  EXPECT_EQ(shaped.glyphs[1].glyph, Shaped("〓").glyphs[0].glyph);
  EXPECT_EQ(shaped.glyphs[3].text_length, 4);
}

TEST(Shape, WithoutGetaItIsNotdef) {
  TestFontSpec spec;
  spec.ranges = {{0x20, 0x7E, 500}};
  Diagnostics faults;
  TextSetter setter(FontSet::Open({{"A", MakeTestFont(spec)}}, {0}, {0}, faults));
  const ShapedText shaped = setter.Shape("a一\u3000", {FontRole::regular, Length::Pt(10)});
  ASSERT_EQ(shaped.missing.size(), 1u);
  EXPECT_EQ(shaped.glyphs[1].glyph, 0u);
  // U+3000 is made from the space, an em wide.
  EXPECT_EQ(shaped.glyphs[2].advance.mpt(), kEm);
}

TEST(Shape, AMountainOfMarksIsCutIntoClusters) {
  std::string text = "か";
  for (int i = 0; i < 100000; ++i) text += "\u0301";
  const ShapedText shaped = Shaped(text);
  std::size_t bytes = 0;
  for (const ShapedGlyph& glyph : shaped.glyphs) bytes += glyph.text_length;
  EXPECT_EQ(bytes, text.size());
}

TEST(Shape, LabelsComeOutOfTheCacheAsTheyWentIn) {
  TextSetter setter(TestFonts());
  const TextStyle nine{FontRole::regular, Length::Pt(9)}, bold{FontRole::bold, Length::Pt(9)};
  for (int round = 0; round < 2; ++round)
    for (int i = 0; i < 2000; ++i) {
      const std::string text = "項目" + std::to_string(i);
      const ShapedText shaped = setter.Shape(text, nine);
      ASSERT_EQ(shaped.text, text);
      ASSERT_EQ(shaped.glyphs.size(), 2 + std::to_string(i).size());
    }
  EXPECT_EQ(setter.Shape("項目", bold).glyphs[0].face, 1);
  EXPECT_EQ(setter.Shape("項目", nine).glyphs[0].face, 0);
}

}  // namespace
}  // namespace yoshiki
