// The parts of a font's dictionaries that are spelt by rule: numbers, strings, ToUnicode, W, and the plan of
// CIDs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document_maker.h"
#include "render/font_plan.h"
#include "render/syntax.h"
#include "render/to_unicode.h"

namespace yoshiki::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Syntax, ThousandthsInTheShortestForm) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {0, "0"},      {1000, "1"},      {-1000, "-1"},       {500, ".5"},         {-250, "-.25"},
      {-1, "-.001"}, {12010, "12.01"}, {595276, "595.276"}, {14400000, "14400"},
  };
  for (const auto& [value, expected] : cases) {
    std::string out;
    AppendThousandths(out, value);
    EXPECT_EQ(out, expected);
  }
}

TEST(Syntax, TextStrings) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "()"},
      {"plain (text) \\", "(plain \\(text\\) \\\\)"},
      {"年", "<FEFF5E74>"},
      {"a𠮷", "<FEFF0061D842DFB7>"},
      {"line\nend", "<FEFF006C0069006E0065000A0065006E0064>"},
  };
  for (const auto& [text, expected] : cases) {
    std::string out;
    AppendText(out, text);
    EXPECT_EQ(out, expected);
  }
}

TEST(Syntax, LiteralsKeepEveryByte) {
  std::string out;
  AppendLiteral(out, std::string_view("\0\n\r(\x80", 5));
  EXPECT_EQ(out, std::string_view("(\0\n\\r\\(\x80)", 9));
}

TEST(Syntax, Dates) {
  EXPECT_EQ(DateText(0), "D:19700101000000Z");
  EXPECT_EQ(DateText(951782399), "D:20000228235959Z");
  EXPECT_EQ(DateText(951782400), "D:20000229000000Z");
  EXPECT_EQ(DateText(-1), "D:19691231235959Z");
  EXPECT_EQ(DateText(INT64_MAX), "D:99991231235959Z");
}

TEST(ToUnicode, RangesAndCharacters) {
  const std::string cmap = ToUnicodeCMap({{1, "あ"},
                                          {2, "ぃ"},
                                          {3, "い"},
                                          {5, "う"},
                                          {6, "𠮷"},
                                          {7,
                                           "辻"
                                           "\U000E0101"},
                                          {8, "か゚"}});
  EXPECT_THAT(
      cmap,
      HasSubstr("4 beginbfchar\n<0005><3046>\n<0006><D842DFB7>\n<0007><8FBBDB40DD01>\n<0008><304B309A>\n"
                "endbfchar\n1 beginbfrange\n<0001><0003><3042>\nendbfrange\n"));
}

TEST(ToUnicode, RangesStopWhereALastByteWouldOverflow) {
  EXPECT_THAT(ToUnicodeCMap({{0xFF, "A"}, {0x100, "B"}}),
              HasSubstr("2 beginbfchar\n<00FF><0041>\n<0100><0042>\n"));
  EXPECT_THAT(ToUnicodeCMap({{1, "\u4EFF"}, {2, "\u4F00"}}), HasSubstr("<0001><4EFF>\n<0002><4F00>\n"));
}

TEST(ToUnicode, BlocksOfAtMostAHundred) {
  std::vector<CidText> texts;
  for (std::uint16_t cid = 1; cid <= 250; ++cid) texts.emplace_back(cid, cid % 2 == 0 ? "偶" : "奇");
  const std::string cmap = ToUnicodeCMap(texts);
  EXPECT_THAT(cmap, HasSubstr("100 beginbfchar\n<0001><5947>\n"));
  EXPECT_THAT(cmap, HasSubstr("50 beginbfchar\n<00C9><5947>\n"));
  EXPECT_THAT(cmap, Not(HasSubstr("250 ")));
}

TEST(Widths, DefaultsRangesAndLists) {
  const std::pair<std::vector<CidWidth>, const char*> cases[] = {
      {{}, "[]"},
      {{{1, 1000}, {2, 1000}}, "[]"},
      {{{1, 500}}, "[1[500]]"},
      {{{1, 500}, {2, 600}, {3, 1000}, {4, 500}}, "[1[500 600]4[500]]"},
      {{{1, 500}, {2, 500}, {3, 500}, {4, 500}, {5, 250}}, "[1 4 500 5[250]]"},
      {{{1, 250}, {2, 500}, {3, 500}, {4, 500}, {5, 500}}, "[1[250]2 5 500 ]"},
      {{{1, 500}, {7, 500}}, "[1[500]7[500]]"},
  };
  for (const auto& [widths, expected] : cases) EXPECT_EQ(WidthArray(widths), expected);
}

/// The most elements of any one array.
std::size_t LongestArray(std::string_view text) {
  std::vector<std::size_t> counts;
  std::size_t longest = 0;
  bool in_number = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_number) ++counts.back();
    in_number = digit;
    if (c == '[') {
      if (!counts.empty()) ++counts.back();
      counts.push_back(0);
    }
    if (c == ']') {
      longest = std::max(longest, counts.back());
      counts.pop_back();
    }
  }
  return longest;
}

TEST(Widths, AllCidsStayWithinTheArrayLimit) {
  for (const int period : {2, 5, 6}) {  // lists alone; lists and ranges by turns
    std::vector<CidWidth> widths;
    for (int cid = 0; cid < 65536; ++cid)
      widths.emplace_back(static_cast<std::uint16_t>(cid), cid % period == 0 ? 250 + cid % 3 : 500);
    EXPECT_LE(LongestArray(WidthArray(widths)), 8191U) << period;
  }
  std::vector<CidWidth> sparse;
  for (int cid = 0; cid < 65536; cid += 2) sparse.emplace_back(static_cast<std::uint16_t>(cid), 500);
  EXPECT_LE(LongestArray(WidthArray(sparse)), 8191U);
  EXPECT_THAT(WidthArray(sparse), testing::StartsWith("[0[500 1000 500 1000"));
}

TEST(FontPlanTest, FurtherTextsGetTheirOwnCids) {
  FaceUses uses;
  uses.Add(20, "一");
  uses.Add(10, "二");
  uses.Add(20, "⼀");
  uses.Add(20, "一");
  for (GlyphUse& use : uses.uses()) use.width = 1000;
  EXPECT_THAT(uses.SortedGlyphs(), testing::ElementsAre(10, 20));
  FaceInfo info;
  info.postscript_name = "Test";
  std::string fault;
  const auto plan =
      PlanFont(info, {.program = "x", .new_ids = {{10, 1}, {20, 2}}, .glyph_count = 3}, uses, fault);
  ASSERT_TRUE(plan) << fault;
  EXPECT_EQ(Print(*plan).substr(6),
            "+Test glyf mapped\n"
            "1 glyph 1 width 1000 \"二\"\n"
            "2 glyph 2 width 1000 \"一\"\n"
            "3 glyph 2 width 1000 \"⼀\"\n");
  EXPECT_EQ(uses.Find(20, "⼀").cid, 3);
  EXPECT_THAT(plan->glyph_of_cid, testing::ElementsAre(0, 1, 2, 2));
}

TEST(FontPlanTest, TagFollowsFromTheGlyphs) {
  const auto name = [](std::uint32_t glyph) {
    FaceUses uses;
    uses.Add(glyph, "一");
    FaceInfo info;
    info.postscript_name = "Test";
    std::string fault;
    return PlanFont(info, {.program = "x", .new_ids = {{glyph, 1}}, .glyph_count = 2}, uses, fault)->name;
  };
  EXPECT_THAT(name(7), testing::MatchesRegex("[A-Z]{6}\\+Test"));
  EXPECT_EQ(name(7), name(7));
  EXPECT_NE(name(7), name(8));
}

TEST(FontPlanTest, MoreCidsThanPdfHas) {
  FaceUses uses;
  Subset subset{.program = "x", .new_ids = {}, .glyph_count = 65535};
  for (std::uint32_t glyph = 1; glyph < 70000; ++glyph) {
    uses.Add(glyph % 65534 + 1, std::to_string(glyph));
    if (glyph < 65535) subset.new_ids.emplace_back(glyph, glyph);
  }
  std::string fault;
  EXPECT_FALSE(PlanFont({}, subset, uses, fault));
  EXPECT_EQ(fault, "over 65,536 character ids");
}

}  // namespace
}  // namespace yoshiki::pdf
