// A font's objects, as qpdf reads them back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "render/font_plan.h"
#include "render/haru.h"
#include "support/run_tool.h"

namespace yoshiki::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

// All objects of a file with one font, without line ends and indents.
std::string FontObjects(const FontPlan& plan) {
  File file;
  file.SetEntries(file.page_root(), "/Count 0/Kids[]");
  std::string entries = "/Font ";
  AppendReference(entries, WriteFont(file, plan));
  file.SetEntries(file.catalogue(), entries);
  const TemporaryFile saved(file.Save().value_or(""));
  return RunTool("qpdf --json=2 --json-key=qpdf --json-stream-data=inline --decode-level=generalized " +
                 saved.path() + " | sed 's/^ *//' | tr -d '\\n'")
      .output;
}

FontPlan PlanNamed(const std::string& name) {
  FontPlan plan;
  plan.name = name;
  return plan;
}

class WriteFontTest : public testing::Test {
 protected:
  void SetUp() override { YOSHIKI_NEEDS_TOOL("qpdf"); }
};

// §7.3.5: what is no regular character, and the number sign, is spelt by its code.
TEST_F(WriteFontTest, NamesComeBackHoweverOddTheyAre) {
  for (const std::string name : {"ABCDEF+A b", "ABCDEF+#20", "ABCDEF+(x)<y>[z]{}/%", "ABCDEF+明朝"}) {
    const std::string objects = FontObjects(PlanNamed(name));
    EXPECT_THAT(objects, HasSubstr("{\"/BaseFont\": \"/" + name + "\",\"/DescendantFonts\""));
    EXPECT_THAT(objects, HasSubstr("{\"/BaseFont\": \"/" + name + "\",\"/CIDSystemInfo\""));
    EXPECT_THAT(objects, HasSubstr("\"/FontName\": \"/" + name + "\""));
  }
}

TEST_F(WriteFontTest, GlyfFontsMapCidsInTwoBytesEach) {
  FontPlan plan = PlanNamed("ABCDEF+Test");
  EXPECT_THAT(FontObjects(plan), HasSubstr("\"/CIDToGIDMap\": \"/Identity\""));
  plan.glyph_of_cid = {0, 1, 0x4E00, 0xFFFF, 1};
  const std::string objects = FontObjects(plan);
  EXPECT_THAT(objects, Not(HasSubstr("\"/CIDToGIDMap\": \"/Identity\"")));
  EXPECT_THAT(objects, HasSubstr("\"data\": \"AAAAAU4A//8AAQ==\""));  // 0000 0001 4E00 FFFF 0001
  EXPECT_THAT(objects, HasSubstr("\"/Subtype\": \"/CIDFontType2\""));
}

TEST_F(WriteFontTest, CffFontsAreBareTablesWithTheirOwnCids) {
  FontPlan plan = PlanNamed("ABCDEF+Test");
  plan.info.cff = true;
  plan.program = "abc";
  plan.ordering = "Japan1";
  plan.supplement = 7;
  const std::string objects = FontObjects(plan);
  EXPECT_THAT(objects, HasSubstr("\"/Subtype\": \"/CIDFontType0\""));
  EXPECT_THAT(objects, HasSubstr("\"/Subtype\": \"/CIDFontType0C\""));
  EXPECT_THAT(objects, HasSubstr("\"data\": \"YWJj\""));
  EXPECT_THAT(objects,
              HasSubstr("\"/Ordering\": \"u:Japan1\",\"/Registry\": \"u:Adobe\",\"/Supplement\": 7"));
  EXPECT_THAT(objects, Not(HasSubstr("/CIDToGIDMap")));  // of Type 2 fonts alone (§9.7.4.2)
  EXPECT_THAT(objects, Not(HasSubstr("/FontFile2")));
}

// §9.8.2, table 123: fixed pitch is bit 1, symbolic bit 3, italic bit 7.
TEST_F(WriteFontTest, FlagsSayHowTheFaceLooks) {
  FontPlan plan = PlanNamed("ABCDEF+Test");
  EXPECT_THAT(FontObjects(plan), HasSubstr("\"/Flags\": 4,"));
  plan.info.fixed_pitch = true;
  EXPECT_THAT(FontObjects(plan), HasSubstr("\"/Flags\": 5,"));
  plan.info.italic_angle = -12;
  const std::string objects = FontObjects(plan);
  EXPECT_THAT(objects, HasSubstr("\"/Flags\": 69,"));
  EXPECT_THAT(objects, HasSubstr("\"/ItalicAngle\": -12,"));
}

}  // namespace
}  // namespace yoshiki::pdf
