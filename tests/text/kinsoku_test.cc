// Characters that may not begin or end a line, class by class and by strictness.
#include <gtest/gtest.h>

#include "setting.h"

namespace yoshiki {
namespace {

std::vector<std::string> Characters(std::string_view text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    NextCodePoint(text, at);
    all.emplace_back(text.substr(from, at - from));
  }
  return all;
}

/// Six ideographs fill the measure of 6 em; the seventh character is the one in question. It may begin the
/// second line, or else it takes its neighbour with it.
bool MayBeginLine(const std::string& c, Strictness strictness) {
  LineOptions options = Ragged(60);
  options.strictness = strictness;
  options.compress = false;
  const std::string text = "一二三四五六" + c + "七八九";
  return Broken(text, options).starts_with("一二三四五六|" + c);
}

bool MayEndLine(const std::string& c) {
  LineOptions options = Ragged(60);
  const std::string text = "一二三四五" + c + "六七八";
  return Broken(text, options).starts_with("一二三四五" + c + "|");
}

struct ClassCase {
  const char* name;
  const char* characters;
  bool strict, normal, loose;  ///< may begin a line
};

class LineStart : public testing::TestWithParam<ClassCase> {};

TEST_P(LineStart, FollowsStrictness) {
  for (const std::string& c : Characters(GetParam().characters)) {
    EXPECT_EQ(MayBeginLine(c, Strictness::strict), GetParam().strict) << c << " strict";
    EXPECT_EQ(MayBeginLine(c, Strictness::normal), GetParam().normal) << c << " normal";
    EXPECT_EQ(MayBeginLine(c, Strictness::loose), GetParam().loose) << c << " loose";
  }
}

INSTANTIATE_TEST_SUITE_P(
    Classes, LineStart,
    testing::Values(ClassCase{"closing", "」』）］｝〉》】〕〗〙〟”’)]}｣»", false, false, false},
                    ClassCase{"full_stop", "。．｡.", false, false, false},
                    ClassCase{"comma", "、，､,", false, false, false},
                    ClassCase{"postfix", "％‰℃°′″㎡㎏㎝￠%", false, false, false},
                    ClassCase{"sound_mark", "゛゜ﾞﾟ", false, false, false},
                    ClassCase{"hyphen", "‐〜～゠–", false, false, true},
                    ClassCase{"dividing", "？！‼⁇⁈⁉?!", false, false, true},
                    ClassCase{"middle_dot", "・：；:;･", false, false, true},
                    ClassCase{"iteration", "々〻ゝゞヽヾ", false, false, true},
                    ClassCase{"long_vowel", "ーｰ", false, true, true},
                    ClassCase{"small_kana", "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿｧｨｩｪｫｬｭｮｯ",
                              false, true, true},
                    ClassCase{"opening", "「『（［｛〈《【〔〖〘〝“‘([{｢«", true, true, true},
                    ClassCase{"prefix", "￥＄￡№＃§$£¥", true, true, true},
                    ClassCase{"inseparable", "…‥―—", true, true, true},
                    ClassCase{"others", "あアｱ漢〆〇Ａ１A1①Ⅰ○◯→＋※", true, true, true}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(LineEnd, OpeningBracketsAndPrefixesGoToTheNextLine) {
  for (const std::string& c : Characters("「『（［｛〈《【〔〖〘〝“‘([{｢«￥＄￡№＃§$£¥"))
    EXPECT_FALSE(MayEndLine(c)) << c;
}

TEST(LineEnd, OthersMayEndALine) {
  for (const std::string& c : Characters("。、」）・ー々っ％…あア漢１Ａ！？"))
    EXPECT_TRUE(MayEndLine(c)) << c;
}

TEST(LineEnd, SpacesDoNotHideAForbiddenCharacter) {
  EXPECT_EQ(Broken("一二三四（ 五六七", Ragged(50)), "一二三四|（ 五六七");
  EXPECT_EQ(Broken("一二三四五六 ）七", Ragged(60)), "一二三四五|六 ）七");
}

TEST(Inseparable, DashesAndLeadersStayInPairs) {
  EXPECT_EQ(Broken("一二三四五……六", Ragged(60)), "一二三四五|……六");
  EXPECT_EQ(Broken("一二三四五――六", Ragged(60)), "一二三四五|――六");
  EXPECT_EQ(Broken("一二三四五‥‥六", Ragged(60)), "一二三四五|‥‥六");
  EXPECT_EQ(Broken("一二三四五——六", Ragged(60)), "一二三四五|——六");
}

TEST(Inseparable, LooseBreaksThem) {
  LineOptions options = Ragged(60);
  options.strictness = Strictness::loose;
  EXPECT_EQ(Broken("一二三四五……六", options), "一二三四五…|…六");
}

TEST(Emergency, ALineTooNarrowForTheRulesStillTakesEverything) {
  EXPECT_EQ(Broken("「「「「", Ragged(10)), "「「|「「");
  EXPECT_EQ(Broken("一。。。。二", Ragged(20)), "一。。|。。|二");
  EXPECT_EQ(Broken("一二三", Ragged(10)), "一|二|三");
  EXPECT_EQ(Broken("一二三", Ragged(5)), "一|二|三");
  EXPECT_EQ(Broken("一二三", Ragged(0)), "一|二|三");
}

TEST(Emergency, PrefersAPartedWordToAForbiddenLineStart) {
  EXPECT_EQ(Broken("abcdefgh、ij", Ragged(40)), "abcdefg|h、ij");
}

TEST(ZeroWidth, SpaceAllowsAndJoinerForbids) {
  EXPECT_EQ(Broken("abcd\u200Befgh", Ragged(30)), "abcd\u200B|efgh");
  EXPECT_EQ(Broken("一二三\u2060四五", Ragged(30)), "一二|三\u2060四五");
  EXPECT_EQ(Broken("一二三\u00A0四五", Ragged(35)), "一二|三\u00A0四五");
}

}  // namespace
}  // namespace yoshiki
