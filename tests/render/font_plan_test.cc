// The plan of a font's CIDs at its edges: what plans look like is in tables_test.cc.
#include "render/font_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki::pdf {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

// The smallest CID-keyed table (Adobe Technical Note 5176): three empty outlines whose CIDs are 0, 1024,
// 1025.
constexpr std::string_view kThreeCids(
    "\x01\x00\x04\x01"                      // head
    "\x00\x01\x01\x01\x05Test"              // names
    "\x00\x01\x01\x01\x12"                  // one top dictionary:
    "\x1C\x01\x87\x1C\x01\x88\x91\x0C\x1E"  //   391 392 6 ROS
    "\x1C\x00\x36\x0F\x1C\x00\x3A\x11"      //   54 charset, 58 CharStrings
    "\x00\x02\x01\x01\x06\x0C"              // strings 391 and 392
    "AdobeJapan1"
    "\x00\x00"                                   // no subroutines
    "\x01\x04\x00\x01"                           // charset: from 1024 on, one more
    "\x00\x03\x01\x01\x02\x03\x04\x0E\x0E\x0E",  // outlines
    68);

FaceInfo FaceNamed(const std::string& name, bool cff = false) {
  FaceInfo info;
  info.postscript_name = name;
  info.cff = cff;
  return info;
}

std::optional<FontPlan> PlannedGlyf(const Subset& subset, FaceUses& uses) {
  std::string fault;
  auto plan = PlanFont(FaceNamed("Test"), subset, uses, fault);
  EXPECT_EQ(plan.has_value(), fault.empty());
  return plan;
}

TEST(FontPlans, AGlyphWithOneTextKeepsItsOwnCid) {
  FaceUses uses;
  uses.Add(30, "三");
  uses.Add(10, "一");
  const auto plan =
      PlannedGlyf({.program = "x", .new_ids = {{0, 0}, {10, 1}, {30, 2}}, .glyph_count = 3}, uses);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->glyph_of_cid, IsEmpty()) << "identity";
  EXPECT_THAT(plan->texts, ElementsAre(Pair(1, "一"), Pair(2, "三")));
  EXPECT_EQ(plan->program, "x");
}

TEST(FontPlans, FurtherTextsComeBehindThePartsOfComposites) {
  FaceUses uses;
  for (const char* text : {"一", "⼀", "ー"}) uses.Add(10, text);
  // Glyphs 2 to 4 came along: no text names them.
  const auto plan = PlannedGlyf({.program = "x", .new_ids = {{10, 1}}, .glyph_count = 5}, uses);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->texts, ElementsAre(Pair(1, "一"), Pair(5, "⼀"), Pair(6, "ー")));
  EXPECT_THAT(plan->glyph_of_cid, ElementsAre(0, 1, 2, 3, 4, 1, 1));
}

// ISO 19005-2, 6.2.11.7.2: every code that is shown has a Unicode value.
TEST(FontPlans, LaterGlyphsOfAClusterHaveAZeroWidthSpace) {
  FaceUses uses;
  uses.Add(10, "か\u309A");
  uses.Add(11, "");
  const auto plan = PlannedGlyf({.program = "x", .new_ids = {{10, 1}, {11, 2}}, .glyph_count = 3}, uses);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->texts, ElementsAre(Pair(1, "か\u309A"), Pair(2, "\u200B")));
}

TEST(FontPlans, WidthsAreThoseOfTheUsesByTheirCids) {
  FaceUses uses;
  uses.Add(20, "a");
  uses.Add(10, "あ");
  uses.Add(20, "\u0251");
  uses.uses()[0].width = uses.uses()[2].width = 512;
  uses.uses()[1].width = 1000;
  const auto plan = PlannedGlyf({.program = "x", .new_ids = {{10, 1}, {20, 2}}, .glyph_count = 3}, uses);
  ASSERT_TRUE(plan);
  EXPECT_THAT(plan->widths, ElementsAre(Pair(1, 1000), Pair(2, 512), Pair(3, 512)));
}

TEST(FontPlans, TheLastCidIsUsedAndNoneBehindIt) {
  for (const std::uint32_t glyphs : {65534U, 65535U, 65536U}) {
    FaceUses uses;
    for (const char* text : {"一", "⼀", "ー"}) uses.Add(7, text);
    const auto plan = PlannedGlyf({.program = "x", .new_ids = {{7, 1}}, .glyph_count = glyphs}, uses);
    EXPECT_EQ(plan.has_value(), glyphs + 2 <= 65536) << glyphs;
    if (plan) {
      EXPECT_EQ(uses.Find(7, "ー").cid, 65535);
    }
  }
}

TEST(FontPlans, NamesTellSubsetsOfOneFontApart) {
  const auto name = [](const std::string& font, std::vector<std::pair<std::uint32_t, std::uint32_t>> ids) {
    FaceUses uses;
    std::string fault;
    return PlanFont(FaceNamed(font), {.program = "", .new_ids = std::move(ids), .glyph_count = 9}, uses,
                    fault)
        ->name;
  };
  const std::string one = name("Test", {{1, 1}, {23, 2}});
  EXPECT_THAT(one, testing::MatchesRegex("[A-Z]{6}\\+Test"));  // §9.6.4
  EXPECT_EQ(one, name("Test", {{1, 1}, {23, 2}}));
  EXPECT_NE(one, name("Test", {{12, 1}, {3, 2}}));
  EXPECT_NE(one.substr(0, 6), name("Other", {{1, 1}, {23, 2}}).substr(0, 6));
}

TEST(FontPlans, CffGlyphsHaveTheCidsOfTheirCharset) {
  FaceUses uses;
  uses.Add(700, "一");
  uses.Add(600, "二");
  uses.Add(700, "⼀");
  const Subset subset{
      .program = std::string(kThreeCids), .new_ids = {{0, 0}, {600, 1}, {700, 2}}, .glyph_count = 3};
  std::string fault;
  const auto plan = PlanFont(FaceNamed("Test", true), subset, uses, fault);
  ASSERT_TRUE(plan) << fault;
  EXPECT_THAT(plan->texts, ElementsAre(Pair(1024, "二"), Pair(1025, "一")));
  EXPECT_THAT(plan->glyph_of_cid, IsEmpty());
  EXPECT_EQ(plan->registry + "-" + plan->ordering + "-" + std::to_string(plan->supplement), "Adobe-Japan1-6");
  // A charset has no room for CIDs of ours: the further text is spelt out where it stands.
  EXPECT_EQ(uses.Find(700, "⼀").cid, 1025);
  EXPECT_TRUE(uses.Find(700, "⼀").spelt);
  EXPECT_FALSE(uses.Find(700, "一").spelt);
}

TEST(FontPlans, CffTablesThatAreDamagedOrTooSmallAreTold) {
  for (const std::string_view program : {std::string_view("x"), std::string_view(), kThreeCids}) {
    FaceUses uses;
    uses.Add(5, "一");
    std::string fault;
    EXPECT_FALSE(PlanFont(FaceNamed("Test", true),
                          {.program = std::string(program), .new_ids = {{5, 3}}, .glyph_count = 4}, uses,
                          fault));
    EXPECT_EQ(fault, "damaged CFF table");
  }
}

}  // namespace
}  // namespace yoshiki::pdf
