// Numbers, units, Latin words, addresses and spaces.
#include <gtest/gtest.h>

#include "setting.h"

namespace yoshiki {
namespace {

struct BreakCase {
  const char* name;
  int tenths;
  const char* text;
  const char* lines;
};

class Words : public testing::TestWithParam<BreakCase> {};

TEST_P(Words, Break) { EXPECT_EQ(Broken(GetParam().text, Ragged(GetParam().tenths)), GetParam().lines); }

constexpr BreakCase kNumbers[] = {
    {"grouped", 60, "一二三1,234,567.89円", "一二三|1,234,567.89|円"},
    {"full_width", 60, "一二三１，２３４人", "一二三|１，２３４人"},
    {"full_width_decimal", 60, "一二三四１．５倍", "一二三四|１．５倍"},
    {"comma_of_text", 55, "一二三四、５六", "一二三四、|５六"},
    {"percent", 60, "一二三四五50%六", "一二三四五|50%六"},
    {"percent_full_width", 60, "一二三四五５０％", "一二三四五|５０％"},
    {"degree", 60, "一二三四五36℃六", "一二三四五|36℃六"},
    {"unit_letters", 60, "一二三四五30km六", "一二三四五|30km六"},
    {"yen_sign", 60, "一二三四五￥５０六", "一二三四五|￥５０六"},
    {"number_sign", 60, "一二三四五#12六", "一二三四五|#12六"},
    {"counter_may_part", 60, "一二三四五10件六", "一二三四五10|件六"},
    {"list_of_numbers", 60, "一二三104、116、117", "一二三104、|116、117"},
    {"year_month_day", 55, "平成29年10月25日", "平成29年|10月25日"},
    {"time_and_date", 60, "一二三四2025/05/01五", "一二三四|2025/05/01五"},
};

constexpr BreakCase kLatin[] = {
    {"word", 60, "一二三Excel四", "一二三Excel|四"},
    {"word_moves_whole", 50, "一二三Excel四", "一二三|Excel四"},
    {"apostrophe", 40, "一二三don’t四", "一二三|don’t四"},
    {"accents", 50, "一二三Café四", "一二三Café|四"},
    {"accents_move_whole", 40, "一二三Café四", "一二三|Café四"},
    {"between_words", 60, "hello big world", "hello big|world"},
    {"hyphen", 55, "well-meaning man", "well-|meaning man"},
    {"no_break_in_phone", 60, "一048-258-1110二", "一|048-258-1110|二"},
    {"short_hyphen", 30, "aa e-mail bb", "aa|e-mail|bb"},
    {"bracketed", 60, "一二三四(abc)五", "一二三四|(abc)五"},
    {"quoted", 60, "一二三四\"ab\"五", "一二三四\"ab\"|五"},
    {"quotes_turn", 50, "一二三四\"五\"六", "一二三四|\"五\"六"},
    {"full_width_letters_part", 30, "ＡＢＣＤ", "ＡＢＣ|Ｄ"},
    {"longer_than_the_measure", 30, "一abcdefghij二", "一|abcdef|ghij二"},
};

constexpr BreakCase kAddresses[] = {
    {"url", 100, "参照https://www.city.example.jp/kokuho/index.html参照",
     "参照https://www.|city.example.jp/|kokuho/index.html参|照"},
    {"url_alone", 100, "https://example.jp/a/b?c=dd&ee=ff#gg", "https://example.jp/|a/b?c=dd&ee=ff#gg"},
    {"url_in_brackets", 100, "（https://example.jp/aa/）", "（https://example.jp/|aa/）"},
    {"www", 60, "www.example.jp/aaaa", "www.example.|jp/aaaa"},
    {"mail", 60, "一mail-to@city.example.jp", "一mail-|to@city.|example.jp"},
    {"no_slash_outside", 30, "and/or/both", "and/or|/both"},
};

constexpr BreakCase kSpaces[] = {
    {"ascii_hangs", 30, "一二三 四五", "一二三|四五"},
    {"several_hang", 30, "一二三   四五", "一二三|四五"},
    {"wide_hangs", 30, "一二三　四五", "一二三|四五"},
    {"wide_inside_stays", 40, "一二　四五", "一二　四|五"},
    {"leading_stay", 40, "　一二三四", "　一二三|四"},
    {"leading_ascii_stay", 40, "  一二三四", "  一二三|四"},
    {"trailing_stay_if_they_fit", 40, "一二三 　", "一二三 "},
    {"only_spaces", 20, "　　　", "　　"},
    {"tab", 40, "一\t二三四", "一\t二三|四"},
    {"leading_before_long_word", 30, "　abcdefg", "　abcd|efg"},
};

std::string NameOf(const testing::TestParamInfo<BreakCase>& param_info) { return param_info.param.name; }
INSTANTIATE_TEST_SUITE_P(Numbers, Words, testing::ValuesIn(kNumbers), NameOf);
INSTANTIATE_TEST_SUITE_P(Latin, Words, testing::ValuesIn(kLatin), NameOf);
INSTANTIATE_TEST_SUITE_P(Addresses, Words, testing::ValuesIn(kAddresses), NameOf);
INSTANTIATE_TEST_SUITE_P(Spaces, Words, testing::ValuesIn(kSpaces), NameOf);

TEST(LineText, HangingSpaceStaysInTheRange) {
  const std::string text = "一二三 四五";
  const auto lines = SetLines(text, Ragged(30));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].text_start, 0u);
  EXPECT_EQ(lines[0].text_end, 10u);
  EXPECT_EQ(lines[0].width.mpt(), 3 * kEm);
  EXPECT_FALSE(lines[0].last);
  EXPECT_EQ(lines[1].text_start, 10u);
  EXPECT_EQ(lines[1].text_end, text.size());
  EXPECT_TRUE(lines[1].last);
}

TEST(LineText, AnEmptyParagraphIsOneEmptyLine) {
  const auto lines = SetLines("", Justified(100));
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines[0].glyphs.empty());
  EXPECT_TRUE(lines[0].last);
  EXPECT_EQ(lines[0].width, Length());
}

}  // namespace
}  // namespace yoshiki
