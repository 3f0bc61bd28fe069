// Theme files: what they may say, and what is said of their mistakes.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "layout/layout.h"

namespace yoshiki {
namespace {

std::optional<Theme> Load(const std::string& text, Diagnostics& diagnostics) {
  const MemoryFiles layouts({{"themes/mine.yaml", text}});
  return LoadTheme({layouts}, "mine", diagnostics);
}

// "line:column code message" of every fault.
std::string Faults(const std::string& text) {
  Diagnostics diagnostics;
  EXPECT_FALSE(Load(text, diagnostics)) << "a theme with a fault gives nothing";
  std::string out;
  for (const Diagnostic& d : diagnostics.all()) {
    out += (out.empty() ? "" : "\n") + std::to_string(d.place.at.line) + ":" +
           std::to_string(d.place.at.column) + " " + std::string(CodeOf(d.id)) + " " +
           MessageText(d, Language::english);
  }
  return out;
}

TEST(Theme, TakesLengthsInMillimetresAndPoints) {
  Diagnostics diagnostics;
  const auto theme = Load("page: { side: 25.4mm, top: 36pt, foot: 13.5pt }\n", diagnostics);
  ASSERT_TRUE(theme);
  EXPECT_EQ(theme->margin_side, Length::Pt(72));
  EXPECT_EQ(theme->margin_top, Length::Pt(36));
  EXPECT_EQ(theme->foot_height, Length::Mpt(13'500));
}

TEST(Theme, KeepsTheDefaultOfWhatItLeavesOut) {
  Diagnostics diagnostics;
  const auto theme = Load("text: { strictness: loose, latin_spacing: 25% }\n", diagnostics);
  ASSERT_TRUE(theme);
  EXPECT_EQ(theme->strictness, Strictness::loose);
  EXPECT_EQ(theme->latin_spacing, 250);
  EXPECT_EQ(theme->margin_side, DefaultTheme().margin_side);
  EXPECT_EQ(theme->style("body").size, Length::Pt(9));
}

TEST(Theme, ChangesAStyle) {
  Diagnostics diagnostics;
  const auto theme = Load(
      "styles:\n  body: { size: 10.5pt, leading: 16pt, align: start, face: bold, colour: \"#102030\" }\n",
      diagnostics);
  ASSERT_TRUE(theme);
  const StyleDef& body = theme->style("body");
  EXPECT_EQ(body.size, Length::Mpt(10'500));
  EXPECT_EQ(body.leading, Length::Pt(16));
  EXPECT_EQ(body.alignment, Alignment::start);
  EXPECT_EQ(body.role, FontRole::bold);
  EXPECT_EQ(body.colour.rgb, 0x102030u);
}

TEST(Theme, AnUnknownStyleOfACellIsSetAsBody) {
  EXPECT_EQ(DefaultTheme().style("nonsense").size, DefaultTheme().style("body").size);
  EXPECT_EQ(DefaultTheme().look("nonsense").pad_side, DefaultTheme().look("form").pad_side);
}

TEST(Theme, ReportsEveryMistakeWithItsPlace) {
  EXPECT_EQ(Faults("page: { side: 18, top: 16cm }\n"),
            "1:15 theme-bad-length side must be a length, not “18”\n"
            "1:24 theme-bad-length top must be a length, not “16cm”");
  EXPECT_EQ(Faults("tables: { inner_colour: blue }\n"),
            "1:25 theme-bad-colour inner_colour must be a colour, not “blue”");
  EXPECT_EQ(Faults("stiles: {}\n"), "1:1 layout-unknown-key the key stiles is not known here");
  EXPECT_EQ(Faults("styles:\n  bodi: { size: 9pt }\n"),
            "2:3 layout-unknown-key the key bodi is not known here");
  EXPECT_EQ(Faults("text: { strictness: severe }\n"), "1:21 layout-bad-word strictness cannot be “severe”");
}

TEST(Theme, RefusesWhatCannotBeSet) {
  EXPECT_EQ(
      Faults("styles:\n  body: { size: 9pt, leading: 8pt }\n"),
      "2:9 theme-bad-style this style cannot be set: size must be 4pt to 72pt, and leading from size to "
      "four times size");
  EXPECT_EQ(Faults("styles:\n  body: { size: 9pt, leading: 37pt }\n").substr(0, 19), "2:9 theme-bad-style");
  EXPECT_EQ(Faults("page: { width: 60mm }\n"),
            "1:7 theme-no-room the margins leave less than 50 mm for the text");
}

// What would push the text off its page, or leave none.
TEST(Theme, EveryMeasureHasBounds) {
  const struct {
    const char* text;
    const char* says;
  } kCases[] = {
      {"page: { width: 49mm }", "1:16 theme-out-of-range width cannot be 49mm; it may be 50mm to 2000mm"},
      {"page: { side: 1001mm }", "1:15 theme-out-of-range side cannot be 1001mm; it may be 0mm to 1000mm"},
      {"page: { foot: 18mm }",
       "1:7 theme-no-room the foot would stand in the text: foot is more than bottom"},
      {"text: { keep_whole: 151mm }",
       "1:21 theme-out-of-range keep_whole cannot be 151mm; it may be 0mm to 150mm"},
      {"tables: { gap: 51mm }", "1:16 theme-out-of-range gap cannot be 51mm; it may be 0mm to 50mm"},
      {"tables: { check_bracket: 2mm }",
       "1:26 theme-out-of-range check_bracket cannot be 2mm; it may be 3mm to 50mm"},
      {"looks: { form: { side: 11mm } }",
       "1:24 theme-out-of-range side cannot be 11mm; it may be 0mm to 10mm"},
      {"looks: { form: { outer: 7pt } }",
       "1:25 theme-out-of-range outer cannot be 7pt; it may be 0pt to 6pt"},
      {"styles: { title: { before: 51mm } }",
       "1:28 theme-out-of-range before cannot be 51mm; it may be 0mm to 50mm"},
  };
  for (const auto& c : kCases) EXPECT_EQ(Faults(c.text), c.says);
  Diagnostics diagnostics;
  EXPECT_TRUE(Load("looks: { form: { side: 10mm, outer: 6pt } }\npage: { foot: 17mm }\n", diagnostics));
}

// The built-in theme is what the file says, so that embedders without files get the same pages.
TEST(Theme, TheBuiltInOneIsTheDefaultFile) {
  std::ifstream file(std::string(YOSHIKI_SOURCE_DIR) + "/layouts/themes/default.yaml", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  Diagnostics diagnostics;
  const auto theme = Load(text, diagnostics);
  ASSERT_TRUE(theme);
  const Theme built_in = DefaultTheme();
  EXPECT_EQ(theme->faces, built_in.faces);
  EXPECT_EQ(theme->margin_bottom, built_in.margin_bottom);
  EXPECT_EQ(theme->check_bracket, built_in.check_bracket);
  EXPECT_EQ(theme->keep_whole, built_in.keep_whole);
  EXPECT_EQ(theme->fills, built_in.fills);
  ASSERT_EQ(theme->styles.size(), built_in.styles.size());
  for (const auto& [name, style] : built_in.styles) {
    EXPECT_EQ(theme->style(name).size, style.size) << name;
    EXPECT_EQ(theme->style(name).leading, style.leading) << name;
    EXPECT_EQ(theme->style(name).alignment, style.alignment) << name;
    EXPECT_EQ(theme->style(name).role, style.role) << name;
    EXPECT_EQ(theme->style(name).space_before, style.space_before) << name;
    EXPECT_EQ(theme->style(name).space_after, style.space_after) << name;
    EXPECT_EQ(theme->style(name).colour, style.colour) << name;
    EXPECT_EQ(theme->style(name).middle, style.middle) << name;
  }
  for (const auto& [name, look] : built_in.looks) {
    EXPECT_EQ(theme->look(name).pad_side, look.pad_side) << name;
    EXPECT_EQ(theme->look(name).pad_top, look.pad_top) << name;
    EXPECT_EQ(theme->look(name).outer_rule, look.outer_rule) << name;
  }
}

}  // namespace
}  // namespace yoshiki
