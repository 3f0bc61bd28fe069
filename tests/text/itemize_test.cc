// Which face of a chain shows a character: its own glyph, one that stands in for it, or none.
#include "text/itemize.h"

#include <gtest/gtest.h>

#include "support/test_font.h"

namespace yoshiki {
namespace {

constexpr CodePoint kVoicing = 0x3099;  // the combining voiced sound mark

TestFontSpec HoldingRanges(std::vector<TestRange> ranges) {
  TestFontSpec spec;
  spec.ranges = std::move(ranges);
  return spec;
}

std::shared_ptr<const FontSet> ChainOfFonts(const std::vector<TestFontSpec>& specs) {
  std::vector<FontSpec> faces;
  std::vector<FaceId> chain;
  for (const TestFontSpec& spec : specs) {
    chain.push_back(static_cast<FaceId>(faces.size()));
    faces.push_back({"Test " + std::to_string(faces.size()), MakeTestFont(spec)});
  }
  Diagnostics faults;
  return FontSet::Open(faces, chain, chain, faults);
}

TEST(FaceChooser, TakesTheFirstFaceOfTheRolesChain) {
  const auto fonts = TestFonts();
  FaceChooser regular(*fonts, FontRole::regular), bold(*fonts, FontRole::bold);
  const struct {
    CodePoint character;
    FaceId regular, bold;
  } kCases[] = {
      {U'一', 0, 1},
      {U'a', 0, 1},
      {U'髙', 2, 2},
      {U'辻', 0, 1},  // in both faces of each chain
      {U'𠮷', 2, 2},
      {U'丂', FaceChooser::kNone, FaceChooser::kNone},
      {U'😀', FaceChooser::kNone, FaceChooser::kNone},
      {0xE000, FaceChooser::kNone, FaceChooser::kNone},
      {0, FaceChooser::kNone, FaceChooser::kNone},
      {0x10FFFF, FaceChooser::kNone, FaceChooser::kNone},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(regular.FaceOf(c.character), c.regular) << CodePointName(c.character);
    EXPECT_EQ(bold.FaceOf(c.character), c.bold) << CodePointName(c.character);
  }
}

TEST(FaceChooser, RemembersTheRightCharacterOfThoseThatShareAPlace) {
  const auto fonts = TestFonts();
  FaceChooser chooser(*fonts, FontRole::regular);
  // All are equal to the last eleven bits: η 𠮷 and two that no face has.
  static_assert(U'𠮷' % 2048 == U'η' && 0x103B7 % 2048 == U'η' && 0x10FBB7 % 2048 == U'η');
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(chooser.FaceOf(U'η'), 0);
    EXPECT_EQ(chooser.FaceOf(U'𠮷'), 2);
    EXPECT_EQ(chooser.FaceOf(0x103B7), FaceChooser::kNone);
    EXPECT_EQ(chooser.FaceOf(0x10FBB7), FaceChooser::kNone);
  }
}

TEST(FaceChooser, SpacesAndNoBreakHyphensAreMadeFromOthers) {
  const auto fonts =
      ChainOfFonts({HoldingRanges({{'a', 'z'}}), HoldingRanges({{' ', ' '}, {0x2010, 0x2010}})});
  FaceChooser chooser(*fonts, FontRole::regular);
  for (const CodePoint c : {0xA0u, 0x2000u, 0x2003u, 0x200Au, 0x2011u, 0x202Fu, 0x205Fu, 0x3000u}) {
    EXPECT_EQ(chooser.FaceOf(c), 1) << CodePointName(c);
    EXPECT_FALSE(chooser.Has(1, c)) << CodePointName(c);
  }
  for (const CodePoint c : {0x1FFFu, 0x200Bu, 0x2012u, 0x3001u})
    EXPECT_EQ(chooser.FaceOf(c), FaceChooser::kNone) << CodePointName(c);
}

TEST(FaceChooser, AGlyphOfItsOwnInALaterFaceIsBetterThanOneThatStandsIn) {
  const auto fonts = ChainOfFonts({HoldingRanges({{' ', ' '}}), HoldingRanges({{0x3000, 0x3000}})});
  FaceChooser chooser(*fonts, FontRole::regular);
  EXPECT_EQ(chooser.FaceOf(0x3000), 1);
  EXPECT_EQ(chooser.FaceOf(0xA0), 0);
}

TEST(FaceChooser, KnowsVariationSequencesOneByOne) {
  const auto fonts = TestFonts();
  const FaceChooser regular(*fonts, FontRole::regular), bold(*fonts, FontRole::bold);
  EXPECT_EQ(regular.FaceOfVariation(U'葛', 0xE0100), 0);
  EXPECT_EQ(bold.FaceOfVariation(U'葛', 0xE0100), 1);
  EXPECT_EQ(regular.FaceOfVariation(U'葛', 0xE0101), FaceChooser::kNone);
  EXPECT_EQ(regular.FaceOfVariation(U'辻', 0xE0101), 2) << "though a face before it has 辻 itself";
  EXPECT_EQ(regular.FaceOfVariation(U'辻', 0xE0100), FaceChooser::kNone);
}

TEST(FaceChooser, PutsAMarkOnlyWhereBaseAndMarkAreInOneFace) {
  const auto fonts = TestFonts();
  const FaceChooser chooser(*fonts, FontRole::regular);
  EXPECT_EQ(chooser.FaceOfMarked(U'か', kVoicing), 0);
  EXPECT_EQ(chooser.FaceOfMarked(U'一', kVoicing), 0) << "composes to nothing, but the face has both";
  EXPECT_EQ(chooser.FaceOfMarked(U'髙', kVoicing), FaceChooser::kNone) << "the face with 髙 has no such mark";
  EXPECT_EQ(chooser.FaceOfMarked(U'丂', kVoicing), FaceChooser::kNone);
}

TEST(FaceChooser, AComposedGlyphIsEnoughForAMark) {
  const auto fonts = ChainOfFonts({HoldingRanges({{U'か', U'か'}}), HoldingRanges({{U'が', U'が'}})});
  const FaceChooser chooser(*fonts, FontRole::regular);
  EXPECT_EQ(chooser.FaceOfMarked(U'か', kVoicing), 1);
  EXPECT_EQ(chooser.FaceOfMarked(U'き', kVoicing), FaceChooser::kNone);
}

TEST(FaceChooser, ShowsWhatIsMissingInAFaceThatHasTheGeta) {
  const auto with = ChainOfFonts({HoldingRanges({{'a', 'z'}}), HoldingRanges({{U'〓', U'〓'}})});
  EXPECT_EQ(FaceChooser(*with, FontRole::regular).FaceOfGeta(), 1);
  const auto without = ChainOfFonts({HoldingRanges({{'a', 'z'}}), HoldingRanges({{'A', 'Z'}})});
  EXPECT_EQ(FaceChooser(*without, FontRole::regular).FaceOfGeta(), 0) << "its .notdef then";
}

}  // namespace
}  // namespace yoshiki
