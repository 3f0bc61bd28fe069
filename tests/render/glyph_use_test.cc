// Which glyph stands for which text, collected from pages.
#include "render/glyph_use.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "document_maker.h"
#include "support/test_font.h"

namespace yoshiki::pdf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::pair<std::uint32_t, std::string>> PairsOf(const FaceUses& face) {
  std::vector<std::pair<std::uint32_t, std::string>> pairs;
  for (const GlyphUse& use : face.uses()) pairs.emplace_back(use.glyph, use.text);
  return pairs;
}

std::vector<std::string> TextsInUse(const FaceUses& face) {
  std::vector<std::string> texts;
  for (const GlyphUse& use : face.uses()) texts.push_back(use.text);
  return texts;
}

TEST(FaceUsesTest, AFaceOfWhichNothingIsUsed) {
  const FaceUses face;
  EXPECT_TRUE(face.empty());
  EXPECT_THAT(face.uses(), IsEmpty());
  EXPECT_THAT(face.SortedGlyphs(), IsEmpty());
}

TEST(FaceUsesTest, UsesStandInTheOrderOfTheirFirstAppearance) {
  FaceUses face;
  face.Add(900, "九");
  face.Add(3, "三");
  face.Add(900, "九");
  face.Add(0, "?");  // .notdef is a glyph like any other
  face.Add(3, "");   // and so is the later part of a cluster
  face.Add(3, "三");
  EXPECT_THAT(PairsOf(face), ElementsAre(Pair(900U, "九"), Pair(3U, "三"), Pair(0U, "?"), Pair(3U, "")));
  EXPECT_THAT(face.SortedGlyphs(), ElementsAre(0U, 3U, 900U));
  EXPECT_FALSE(face.empty());
}

TEST(FaceUsesTest, OnlyTheFirstTextOfAGlyphIsItsOwn) {
  FaceUses face;
  for (const char* text : {"一", "⼀", "ー", "⼀", "一"}) face.Add(20, text);
  ASSERT_EQ(face.uses().size(), 3U);
  EXPECT_TRUE(face.uses()[0].first);
  EXPECT_FALSE(face.uses()[1].first);
  EXPECT_FALSE(face.uses()[2].first);
}

TEST(FaceUsesTest, TextsThatLookAlikeAreDifferentTexts) {
  FaceUses face;
  const char* texts[] = {"が", "か\u3099", "辻", "辻\U000E0100", "辻\U000E0101", "神", "\uFA19"};
  for (const char* text : texts) face.Add(7, text);
  EXPECT_EQ(face.uses().size(), std::size(texts));
  for (const char* text : texts) EXPECT_EQ(face.Find(7, text).text, text);
}

TEST(FaceUsesTest, TheSameTextOfTwoGlyphsIsTwoUses) {
  FaceUses face;
  face.Add(65535, "一");
  face.Add(1, "一");
  for (GlyphUse& use : face.uses()) use.cid = static_cast<std::uint16_t>(use.glyph);
  EXPECT_EQ(face.Find(65535, "一").cid, 65535);
  EXPECT_EQ(face.Find(1, "一").cid, 1);
}

// 〓 stands for every character that no font has.
TEST(FaceUsesTest, AGlyphMayStandForThousandsOfTexts) {
  FaceUses face;
  for (CodePoint c = 0x20000; c < 0x25000; ++c) face.Add(9, ToUtf8(c));
  for (CodePoint c = 0x20000; c < 0x25000; ++c) face.Add(9, ToUtf8(c));
  EXPECT_EQ(face.uses().size(), 0x5000U);
  EXPECT_THAT(face.SortedGlyphs(), ElementsAre(9U));
  EXPECT_EQ(face.Find(9, ToUtf8(0x24FFF)).text, ToUtf8(0x24FFF));
}

TEST(CollectUsesTest, ADocumentWithoutTextUsesNoFace) {
  DocumentMaker maker(TestFonts());
  maker.AddPage();
  const DocumentUses all = CollectUses(maker.document(), maker.fonts());
  ASSERT_EQ(all.size(), maker.fonts().size());
  for (const FaceUses& face : all) EXPECT_TRUE(face.empty());
}

TEST(CollectUsesTest, FacesAndPagesAreCountedTogether) {
  DocumentMaker maker(TestFonts());
  maker.AddPage();
  maker.AddText("あ髙a", {});  // 髙 is in the face of names alone
  maker.AddPage();
  maker.AddText("aい𠮷", {});
  const DocumentUses all = CollectUses(maker.document(), maker.fonts());
  EXPECT_THAT(TextsInUse(all[0]), ElementsAre("あ", "a", "い"));
  EXPECT_THAT(TextsInUse(all[1]), IsEmpty());
  EXPECT_THAT(TextsInUse(all[2]), ElementsAre("髙", "𠮷"));
  EXPECT_EQ(all[0].uses()[0].width, 1000);
  EXPECT_EQ(all[0].uses()[1].width, 500);
}

TEST(CollectUsesTest, LaterGlyphsOfAClusterStandForNothing) {
  DocumentMaker maker(TestFonts());
  maker.AddPage();
  maker.AddText("かきく", {});
  std::vector<LineGlyph>& glyphs = maker.page().glyphs;
  ASSERT_EQ(glyphs.size(), 3U);
  glyphs[0].text_length = 6;
  glyphs[1].text_length = 0;
  const DocumentUses all = CollectUses(maker.document(), maker.fonts());
  EXPECT_THAT(TextsInUse(all[0]), ElementsAre("かき", "", "く"));
}

TEST(CollectUsesTest, OnlyTheGlyphsThatRunsShowAreUsed) {
  DocumentMaker maker(TestFonts());
  maker.AddPage();
  maker.AddText("あいう", {});
  maker.page().runs[0].first = 1;
  maker.page().runs[0].count = 1;
  EXPECT_THAT(TextsInUse(CollectUses(maker.document(), maker.fonts())[0]), ElementsAre("い"));
}

TEST(CollectUsesTest, WidthsAreRoundedToThousandthsOfTheEm) {
  struct Case {
    int units_per_em, advance, width;
  };
  const Case cases[] = {
      {1000, 333, 333},  {2048, 2048, 1000}, {2048, 1024, 500}, {2048, 683, 333},  // 333.496
      {2048, 685, 334},                                                            // 334.473
      {2000, 1001, 501},  // 500.5: up, as W is rounded everywhere
      {2000, 999, 500},   // 499.5
      {2048, 1, 0},       // 0.488
      {1000, 0, 0},       // a mark
      {256, 512, 2000},
  };
  for (const Case& c : cases) {
    TestFontSpec spec;
    spec.ranges = {{'A', 'A', c.advance}};
    spec.units_per_em = c.units_per_em;
    Diagnostics diagnostics;
    const auto fonts = FontSet::Open({{"Test", MakeTestFont(spec), 0}}, {0}, {0}, diagnostics);
    ASSERT_TRUE(fonts);
    DocumentMaker maker(fonts);
    maker.AddPage();
    maker.AddText("A", {});
    const DocumentUses all = CollectUses(maker.document(), *fonts);
    ASSERT_EQ(all[0].uses().size(), 1U);
    EXPECT_EQ(all[0].uses()[0].width, c.width) << c.advance << " of " << c.units_per_em;
  }
}

TEST(TextOfGlyph, IsItsPartOfTheParagraph) {
  DocumentMaker maker(TestFonts());
  maker.AddPage();
  maker.AddText("前の文", {});
  const std::size_t run = maker.AddText("a葛\U000E0100b", {});
  std::vector<std::string> texts;
  const GlyphRun& shown = maker.page().runs[run];
  for (std::uint32_t i = shown.first; i < shown.first + shown.count; ++i)
    texts.emplace_back(TextOf(maker.document(), shown, maker.page().glyphs[i]));
  EXPECT_THAT(texts, ElementsAre("a", "葛\U000E0100", "b"));
}

}  // namespace
}  // namespace yoshiki::pdf
