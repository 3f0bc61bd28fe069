// Characters by class: JLREQ's lists (appendix A), what is half-width as its full-width twin, and what has no
// class because it stays with the character before.
#include "text/character_class.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace yoshiki {
namespace {

struct ClassMembers {
  const char* name;
  CharClass cls;
  std::u32string_view members;
};

constexpr ClassMembers kJlreqLists[] = {
    {"cl-01 opening brackets", CharClass::opening, U"‘“(〔[{〈《「『【⦅〘〖«〝（［｛｟｢"},
    {"cl-02 closing brackets", CharClass::closing, U"’”)〕]}〉》」』】⦆〙〗»〟）］｝｠｣"},
    {"cl-03 hyphens", CharClass::hyphen, U"‐〜゠–"},
    {"cl-04 dividing punctuation", CharClass::dividing, U"！？‼⁇⁈⁉!?"},
    {"cl-05 middle dots", CharClass::middle_dot, U"・：；･:;"},
    {"cl-06 full stops", CharClass::full_stop, U"。．｡."},
    {"cl-07 commas", CharClass::comma, U"、，､,"},
    {"cl-08 inseparable", CharClass::inseparable, U"—―…‥"},
    {"cl-09 iteration marks", CharClass::iteration, U"ヽヾゝゞ々〻"},
    {"cl-10 prolonged sound", CharClass::long_vowel, U"ーｰ"},
    {"cl-11 small kana, hiragana", CharClass::small_kana, U"ぁぃぅぇぉっゃゅょゎゕゖ"},
    {"cl-11 small kana, katakana", CharClass::small_kana,
     U"ァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"},
    {"cl-12 prefixed abbreviations", CharClass::prefix, U"￥＄￡＃€№¥$£"},
    {"cl-13 postfixed abbreviations", CharClass::postfix, U"°′″℃￠％‰㏋ℓ¢%"},
    {"cl-13 units", CharClass::postfix, U"㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄"},
    {"cl-14 the full-width space", CharClass::wide_space, U"\u3000"},
    {"cl-15 hiragana", CharClass::hiragana, U"あいうえおかがはばぱをんゔゐゑ"},
    {"cl-16 katakana", CharClass::katakana, U"アイウエオカガハバパヲンヴヰヱヷヺ"},
    {"cl-19 kanji", CharClass::ideograph, U"一亜龠〆〇髙﨑㐀𠀋𠮷丂"},
    {"cl-24 digits", CharClass::digit, U"0123456789０１２３４５６７８９"},
    {"cl-26 word spaces", CharClass::word_space, U" \u2002\u2003\u2009\u205F"},
    {"cl-27 letters", CharClass::western, U"AZazÀéßĀſƒẀỹ"},
    {"spaces that part nothing", CharClass::glue, U"\u00A0\u2007\u202F\u2011"},
    {"none of these", CharClass::other, U"①○※→＋＠ΑЖ☎😀"},
};

TEST(CharacterClass, IsAsJlreqListsIt) {
  for (const ClassMembers& list : kJlreqLists)
    for (const CodePoint c : list.members)
      EXPECT_EQ(ClassOf(c), list.cls) << list.name << " " << CodePointName(c);
}

TEST(CharacterClass, HalfWidthKatakanaIsAsItsFullWidthTwin) {
  constexpr std::u32string_view kTwins =
      U"。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソ"
      U"タチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
  static_assert(kTwins.size() == 0xFF9F - 0xFF61 + 1);
  for (std::size_t i = 0; i < kTwins.size(); ++i) {
    const auto half = static_cast<CodePoint>(0xFF61 + i);
    EXPECT_EQ(ClassOf(half), ClassOf(kTwins[i])) << CodePointName(half);
  }
}

TEST(CharacterClass, PunctuationOfAsciiIsAsItsFullWidthTwin) {
  for (const char32_t c : std::u32string_view(U"!$%(),.0123456789:;?[]{}"))
    EXPECT_EQ(ClassOf(c), ClassOf(c - 0x21 + 0xFF01)) << CodePointName(c);
}

struct ClassEdge {
  CodePoint last_outside, first, last, first_outside;
};

TEST(CharacterClass, KanjiAreWholeBlocks) {
  for (const ClassEdge& block :
       {ClassEdge{0x33FF, 0x3400, 0x4DBF, 0x4DC0}, ClassEdge{0x4DFF, 0x4E00, 0x9FFF, 0xA000},
        ClassEdge{0xF8FF, 0xF900, 0xFAFF, 0xFB00}, ClassEdge{0x1FFFF, 0x20000, 0x3FFFD, 0x3FFFE}}) {
    EXPECT_NE(ClassOf(block.last_outside), CharClass::ideograph) << CodePointName(block.last_outside);
    EXPECT_EQ(ClassOf(block.first), CharClass::ideograph) << CodePointName(block.first);
    EXPECT_EQ(ClassOf(block.last), CharClass::ideograph) << CodePointName(block.last);
    EXPECT_NE(ClassOf(block.first_outside), CharClass::ideograph) << CodePointName(block.first_outside);
  }
}

TEST(CharacterClass, TheEndsOfUnicodeHaveNone) {
  for (const CodePoint c : {0x0000u, 0xFFFFu, 0xE000u, 0x10FFFFu}) EXPECT_EQ(ClassOf(c), CharClass::other);
}

constexpr std::u32string_view kContinuing =
    U"\u0300\u036F\u1AB0\u1DFF\u20D0\u20DD\u20FF\u302A\u302F\u3099\u309A\uFE20\uFE2F"  // marks
    U"\uFE00\uFE0F\U000E0100\U000E01EF"                                                // variation selectors
    U"\u00AD\u200B\u200C\u200D\u200E\u2060\uFEFF\t\u001F\u007F\u0085\U000E0020";       // never drawn

TEST(ContinuesCluster, MarksSelectorsAndWhatIsNeverDrawn) {
  for (const CodePoint c : kContinuing) EXPECT_TRUE(ContinuesCluster(c)) << CodePointName(c);
}

TEST(ContinuesCluster, NothingThatStandsByItself) {
  constexpr std::u32string_view kAlone =
      U" ~\u00A0\u02FF\u0370\u2010\u2070\u3000\u3029\u3030\u3098゛゜あ一ﾞﾟ\uFE10\uFE30\uFFFC"
      U"\U00020000\U000E1000";
  for (const CodePoint c : kAlone) EXPECT_FALSE(ContinuesCluster(c)) << CodePointName(c);
}

TEST(Ignorable, AreNeitherMarksNorSelectors) {
  for (const CodePoint c : kContinuing) {
    const bool is_mark = (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1DFF) ||
                         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0x302A && c <= 0x309A) ||
                         (c >= 0xFE20 && c <= 0xFE2F);
    EXPECT_EQ(IsIgnorable(c), !is_mark && !IsVariationSelector(c)) << CodePointName(c);
  }
}

TEST(Ignorable, AndSelectorsStayWithTheirBaseAllOverUnicode) {
  for (CodePoint c = 0; c <= 0x10FFFF; ++c) {
    if (!IsIgnorable(c) && !IsVariationSelector(c)) continue;
    ASSERT_TRUE(ContinuesCluster(c)) << CodePointName(c);
    ASSERT_FALSE(IsIgnorable(c) && IsVariationSelector(c)) << CodePointName(c);
  }
}

TEST(CharacterClass, WhatStaysWithTheCharacterBeforeHasNone) {
  for (CodePoint c = 0; c <= 0x10FFFF; ++c) {
    const CharClass expected = ContinuesCluster(c) ? CharClass::other : ClassOf(c);
    ASSERT_EQ(ClassOf(c), expected) << CodePointName(c);
  }
}

}  // namespace
}  // namespace yoshiki
