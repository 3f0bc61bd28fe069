// Counts, choices and check lists set to a width of their own, at the limits where columns and brackets
// change. A character is 10 pt wide; an ASCII one, and a round bracket alone, whose white a line does not
// show, 5 pt. A line is 15 pt high. The ［ ○ ］ pair of a box is 20 pt wide, its label 1.666 pt behind it.
#include "layout/set_content.h"

#include <gtest/gtest.h>

#include "layout/composer_stand.h"
#include "layout/page_setter.h"

namespace yoshiki {
namespace {

/// What single contents are set with.
class Bench {
 public:
  const StyleDef& style() const { return style_; }
  Composer& composer() { return stand_.composer; }

  Flow Choice(const ChoiceContent& content, Length width) {
    return SetChoice(stand_.composer, content, style_, width);
  }
  Flow Checks(const ChecksContent& content, Length width) {
    return SetChecks(stand_.composer, content, style_, width);
  }

  /// "text@x" of the lines, those of a slab parted by spaces, slabs by " | "; x in thousandths of a point.
  std::string Shown(const Flow& flow) const {
    std::string out;
    for (const Slab& slab : flow.slabs) out += (out.empty() ? "" : " | ") + Shown(slab.lines);
    return out;
  }

  std::string Shown(const std::vector<SetLine>& lines) const {
    std::string out;
    for (const SetLine& line : lines) {
      const LineGlyph& first = line.line.glyphs.front();
      out += (out.empty() ? "" : " ") +
             stand_.document.texts[line.text]->substr(first.text_start, Bytes(line)) + "@" +
             std::to_string((line.x + first.x).mpt());
    }
    return out;
  }

 private:
  static std::size_t Bytes(const SetLine& line) {
    return line.line.glyphs.back().text_start + line.line.glyphs.back().text_length -
           line.line.glyphs.front().text_start;
  }

  ComposerStand stand_;
  StyleDef style_ = stand_.theme.style("body");
};

// ---------------------------------------------------------------- counts

TEST(SetCount, BracketsAreApartAsTheThemeSaysOrAsALongNumberNeeds) {
  // The theme says 40 pt; both brackets are 10, half an em of air 5, and a digit 5.
  const std::pair<const char*, std::int64_t> kCases[] = {
      {"", 40'000}, {"1", 40'000}, {"12345", 40'000}, {"123456", 45'000}, {"9999999999", 65'000}};
  for (const auto& [count, width] : kCases) {
    Bench bench;
    EXPECT_EQ(CountBracket(bench.composer(), count, bench.style()).mpt(), width) << count;
  }
}

TEST(SetCount, TheNumberStandsInTheMiddleOfItsBrackets) {
  const std::pair<const char*, const char*> kCases[] = {
      {"", "（@7000 ）@42000 件@47000"},
      {"3", "（@7000 3@24500 ）@42000 件@47000"},
      {"123456", "（@7000 123456@14500 ）@47000 件@52000"},
  };
  for (const auto& [count, shown] : kCases) {
    Bench bench;
    std::vector<SetLine> lines;
    PutCount(bench.composer(), count, "件", bench.style(), Length::Pt(7), lines);
    EXPECT_EQ(bench.Shown(lines), shown);
  }
}

// ---------------------------------------------------------------- choices

ChoiceContent ListBeside(std::vector<std::string> options, int columns) {
  ChoiceContent choice;
  choice.options = std::move(options);
  choice.columns = columns;
  choice.bracket_width = 500;
  return choice;
}

struct ColumnsCase {
  const char* what;
  std::vector<std::string> options;
  int columns;
  const char* list;  ///< what is set of the options; the list begins at 100 pt and is 100 pt wide
};

TEST(SetChoiceList, ColumnsAreEvenThenFittedThenFewer) {
  const ColumnsCase cases[] = {
      {"even", {"一二", "三", "四"}, 2, "一二@100000 三@150000 四@100000"},
      {"even at the limit: 40 and an em of air in 50", {"一二三四", "五"}, 2, "一二三四@100000 五@150000"},
      {"by their content: 45 + 10, and 35 over for both",
       {"一二三四a", "五"},
       2,
       "一二三四a@100000 五@167500"},
      {"by their content, with an em between them and nothing behind",
       {"一二三四五六", "七八九"},
       2,
       "一二三四五六@100000 七八九@170000"},
      {"too wide for two", {"一二三四五六", "七八九十"}, 2, "一二三四五六@100000 七八九十@100000"},
      {"three asked, two fit",
       {"一二三", "四五六", "七八九", "十"},
       3,
       "一二三@100000 四五六@150000 七八九@100000 十@150000"},
      {"none asked is one", {"一", "二"}, 0, "一@100000 二@100000"},
      {"more than there are options", {"一"}, 4, "一@100000"},
  };
  for (const ColumnsCase& c : cases) {
    Bench bench;
    const Flow flow = bench.Choice(ListBeside(c.options, c.columns), Length::Pt(200));
    EXPECT_EQ(bench.Shown(flow), std::string("[@0 ]@85000 ＜選択肢＞@100000 ") + c.list) << c.what;
  }
}

TEST(SetChoiceList, IsAsHighAsItsLines) {
  Bench bench;
  const ChoiceContent choice = ListBeside({"一二三四五六七八九十一二", "三"}, 1);
  const Flow flow = bench.Choice(choice, Length::Pt(200));
  ASSERT_EQ(flow.slabs.size(), 1u) << "a choice is not cut";
  EXPECT_EQ(flow.slabs[0].height, Length::Pt(4 * 15)) << "head, an option of two lines, one of one";
  EXPECT_EQ(bench.Shown(flow),
            "[@0 ]@85000 ＜選択肢＞@100000 一二三四五六七八九十@100000 一二@100000 三@100000");
}

TEST(SetChoiceValue, ThatIsLongWrapsBetweenItsBrackets) {
  Bench bench;
  ChoiceContent choice;
  choice.value = "一二三四五六七八九十";
  const Flow flow = bench.Choice(choice, Length::Pt(80));
  // No list: the whole width, 70 pt of it between the brackets; three characters are left for the middle.
  EXPECT_EQ(bench.Shown(flow), "[@0 一二三四五六七@5000 八九十@25000 ]@75000");
  ASSERT_EQ(flow.slabs.size(), 1u);
  EXPECT_EQ(flow.slabs[0].height, Length::Pt(30));
}

TEST(SetChoiceList, BelowStaysOnThePageOfItsBracket) {
  Bench bench;
  ChoiceContent choice = ListBeside({"一", "二"}, 2);
  choice.below = true;
  const Flow flow = bench.Choice(choice, Length::Pt(200));
  ASSERT_EQ(flow.slabs.size(), 2u);
  EXPECT_FALSE(flow.slabs[1].break_before);
  EXPECT_EQ(bench.Shown(flow), "[@0 ]@195000 | ＜選択肢＞@0 一@0 二@100000");
}

// ---------------------------------------------------------------- check lists

CheckEntry BoxEntry(std::string label) {
  CheckEntry entry;
  entry.label = std::move(label);
  return entry;
}

ChecksContent BoxLines(const std::vector<std::vector<std::string>>& lines) {
  ChecksContent checks;
  for (const auto& labels : lines) {
    ChecksContent::Line& line = checks.lines.emplace_back();
    for (const std::string& label : labels) line.entries.push_back(BoxEntry(label));
  }
  return checks;
}

TEST(SetChecksColumns, GiveWayAtTheLastThousandthOfAPoint) {
  const ChecksContent checks = BoxLines({{"甲", "乙"}});
  // An entry is 20 + 1.666 + 10 wide; half an em of 5 parts two of them.
  const std::pair<std::int64_t, const char*> kCases[] = {
      {73'332, "[@0 ]@15000 甲@21666 [@36666 ]@51666 乙@58332"},  // even columns
      {80'000, "[@0 ]@15000 甲@21666 [@40000 ]@55000 乙@61666"},
      {68'332, "[@0 ]@15000 甲@21666 [@36666 ]@51666 乙@58332"},  // side by side, without a point to spare
      {68'331, "[@0 ]@15000 甲@21666 | [@0 ]@15000 乙@21666"},
  };
  for (const auto& [width, shown] : kCases) {
    Bench bench;
    EXPECT_EQ(bench.Shown(bench.Checks(checks, Length::Mpt(width))), shown) << width;
  }
}

TEST(SetChecksColumns, AreSharedBetweenCaptionsAndNotBeyond) {
  ChecksContent checks = BoxLines({{"甲乙丙丁戊己庚", "辛"}, {"壬", "癸"}, {}, {"子", "丑"}});
  checks.lines[2].caption = "・群";
  Bench bench;
  // 91.666 and 31.666 of 150: more than even columns, so that the 26.668 left over is shared.
  EXPECT_EQ(bench.Shown(bench.Checks(checks, Length::Pt(150))),
            "[@0 ]@15000 甲乙丙丁戊己庚@21666 [@105000 ]@120000 辛@126666 | "
            "[@0 ]@15000 壬@21666 [@105000 ]@120000 癸@126666 | ・群@0 | "
            "[@0 ]@15000 子@21666 [@75000 ]@90000 丑@96666");
}

TEST(SetChecksPages, ACaptionAndAWrappedLabelAreNotParted) {
  ChecksContent checks = BoxLines({{"甲"}, {}, {"一二三四五六七八九十"}, {"乙"}});
  checks.lines[1].caption = "・群";
  Bench bench;
  const Flow flow = bench.Checks(checks, Length::Mpt(71'666));  // five characters behind a box
  EXPECT_EQ(bench.Shown(flow),
            "[@0 ]@15000 甲@21666 | ・群@0 | [@0 ]@15000 一二三四五@21666 | "
            "六七八九十@21666 | [@0 ]@15000 乙@21666");
  std::string breaks;
  for (const Slab& slab : flow.slabs) breaks += slab.break_before ? 'b' : '-';
  EXPECT_EQ(breaks, "bb--b");
}

TEST(SetChecksText, LeavesALongLabelNoMoreThanHalfTheWidth) {
  ChecksContent checks = BoxLines({{"一二三四五六七八"}});
  checks.lines[0].entries[0].has_text = true;
  checks.lines[0].entries[0].text = "文";
  Bench bench;
  // Of 160 pt: （ at 80, and the label from 21.666 to 1.666 before it, five characters wide.
  // The text stands where the label ends.
  EXPECT_EQ(bench.Shown(bench.Checks(checks, Length::Pt(160))),
            "[@0 ]@15000 一二三四五@21666 | 六七八@21666 （@80000 文@85000 ）@155000");
}

TEST(SetChecksText, OfNoLinesIsNoSlab) {
  Bench bench;
  EXPECT_TRUE(bench.Checks({}, Length::Pt(100)).slabs.empty());
  EXPECT_EQ(ChecksWidth(bench.composer(), {}, bench.style()), Length());
}

TEST(ChecksWidth, IsThatOfTheWidestLine) {
  Bench bench;
  ChecksContent checks = BoxLines({{"甲"}, {"乙", "丙"}});
  EXPECT_EQ(ChecksWidth(bench.composer(), checks, bench.style()).mpt(), 2 * (31'666 + 5'000));
  CheckEntry& entry = checks.lines[0].entries[0];
  entry.has_count = true;
  entry.count = "123456";
  entry.count_suffix = "件";
  // 31.666, again 1.666, 45 for the brackets, 10 for 件, and the air behind all entries
  EXPECT_EQ(ChecksWidth(bench.composer(), checks, bench.style()).mpt(), 93'332);
}

}  // namespace
}  // namespace yoshiki
