// Small words: numbers in labels, the ※ behind them, and whole cells cut down to a line.
#include "form/words.h"

#include <gtest/gtest.h>

namespace yoshiki {
namespace {

struct NumberedLabel {
  const char *label, *with_twelve, *without;
};

class NumberedLabels : public testing::TestWithParam<NumberedLabel> {};

TEST_P(NumberedLabels, AreFilledInOrLeftOut) {
  EXPECT_EQ(WithNumber(GetParam().label, 12), GetParam().with_twelve);
  EXPECT_EQ(WithoutNumber(GetParam().label), GetParam().without);
}

INSTANTIATE_TEST_SUITE_P(All, NumberedLabels,
                         testing::Values(NumberedLabel{"", "", ""}, NumberedLabel{"備考", "備考", "備考"},
                                         NumberedLabel{"委託事項{n}", "委託事項12", "委託事項"},
                                         NumberedLabel{"（{n}）件", "（12）件", "（）件"},
                                         NumberedLabel{"第{n}章{n}", "第12章12", "第章"},
                                         NumberedLabel{"リスク{n}： {n}", "リスク12： 12", "リスク： "},
                                         // Nothing is left of a label that begins with its number.
                                         NumberedLabel{"{n}", "12", ""},
                                         NumberedLabel{"{n}行目", "12行目", ""},
                                         // Other braces are only text.
                                         NumberedLabel{"{m}{ n }{n", "{m}{ n }{n", "{m}{ n }{n"},
                                         NumberedLabel{"n{{n}}", "n{12}", "n{}"}));

TEST(WithNumber, TakesTheLargestNumberThereIs) {
  EXPECT_EQ(WithNumber("{n}", 0), "0");
  EXPECT_EQ(WithNumber("{n}", 18'446'744'073'709'551'615u), "18446744073709551615");
}

TEST(WithoutMark, TakesOneMarkAndTheSpacesAroundItFromTheEnd) {
  const std::pair<const char*, const char*> kCases[] = {
      {"", ""},
      {"①名称", "①名称"},
      {"①名称※", "①名称"},
      {"①名称 ※", "①名称"},
      {"①名称　 ※　 ", "①名称"},
      {"①名称 　", "①名称"},
      {"※", ""},
      {" ", ""},
      {"※①名称", "※①名称"},
      {"①（※）名称", "①（※）名称"},
      {"①名称（※）", "①名称（※）"},
      {"①名称※※", "①名称※"},
      // A full-width space ends in bytes that other characters end in too.
      {"①名〒", "①名〒"},
      {"①名\u00A0※", "①名\u00A0"},
  };
  for (const auto& [label, plain] : kCases) EXPECT_EQ(WithoutMark(label), plain) << label;
}

TEST(OneLine, IsCutAtItsLimitAndNotBefore) {
  const struct {
    const char* text;
    std::size_t most;
    const char* line;
  } kCases[] = {
      {"", 0, ""},
      {"", 5, ""},
      {"あ", 0, "…"},
      {"あいう", 3, "あいう"},
      {"あいう", 2, "あい…"},
      {"あいう", 99, "あいう"},
      {"𠮷野家", 3, "𠮷野家"},
      {"𠮷野家", 1, "𠮷…"},
      {"aあ𠮷", 2, "aあ…"},
  };
  for (const auto& c : kCases) EXPECT_EQ(OneLine(c.text, c.most), c.line) << c.text << c.most;
}

TEST(OneLine, LineEndsAndTabsBecomeSpaces) {
  EXPECT_EQ(OneLine("一\n二\t三\r\n四\n", 20), "一 二 三  四 ");
  EXPECT_EQ(OneLine("一\n二", 2), "一 …") << "a space is a character too";
}

TEST(OneLine, OfAMegabyteIsAsShortAsAsked) {
  EXPECT_EQ(OneLine(std::string(1'000'000, 'a'), kNameLength), std::string(kNameLength, 'a') + "…");
}

}  // namespace
}  // namespace yoshiki
