// Where themes are found, how they build on each other, and the faces that they choose.
#include <gmock/gmock.h>

#include <string>

#include "layout/layout.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Files = std::map<std::string, std::string>;

struct Loaded {
  std::optional<Theme> theme;
  std::vector<std::string> faults;  // "file:line:column code message"
  std::string hint;
};

/// Loads `name` from what ships and what stands elsewhere, with the model in folder "work".
Loaded Load(std::string_view name, const Files& shipped, const Files& own = {}) {
  const MemoryFiles layouts(shipped), files(own);
  Diagnostics diagnostics;
  Loaded loaded{LoadTheme({layouts, &files, "work"}, name, diagnostics), {}, {}};
  for (const Diagnostic& d : diagnostics.all()) {
    loaded.faults.push_back(d.place.file + ":" + std::to_string(d.place.at.line) + ":" +
                            std::to_string(d.place.at.column) + " " + std::string(CodeOf(d.id)) + " " +
                            MessageText(d, Language::english));
    loaded.hint = HintText(d, Language::english);
  }
  EXPECT_NE(loaded.theme.has_value(), diagnostics.has_errors());
  return loaded;
}

std::vector<std::string> FaultsOf(const std::string& text) {
  return Load("mine", {{"themes/mine.yaml", text}}).faults;
}

// ---------------------------------------------------------------- finding

TEST(ThemePlaces, ANameShipsOrStandsBesideTheModel) {
  const Files shipped{{"themes/office.yaml", "text: { continued: shipped }"}};
  const Files own{{"work/office.yaml", "text: { continued: mine }"},
                  {"work/other.yaml", "text: { continued: mine }"},
                  {"office.yaml", "text: { continued: here }"}};
  EXPECT_EQ(Load("office", shipped, own).theme->continued, "shipped");
  EXPECT_EQ(Load("other", shipped, own).theme->continued, "mine");
}

TEST(ThemePlaces, APathIsThatFile) {
  const Files own{{"./looks/office.yaml", "text: { continued: a }"},
                  {"office.yaml", "text: { continued: b }"}};
  EXPECT_EQ(Load("./looks/office.yaml", {}, own).theme->continued, "a");
  EXPECT_EQ(Load("office.yaml", {}, own).theme->continued, "b");
}

TEST(ThemePlaces, AMissingThemeNamesWhereItWasLookedFor) {
  const Files shipped{{"themes/default.yaml", "{}"}, {"themes/mincho.yaml", "{}"}};
  Loaded loaded = Load("mintyo", shipped);
  EXPECT_THAT(loaded.faults, ElementsAre(":0:0 unknown-theme there is no theme mintyo; looked for "
                                         "themes/mintyo.yaml, work/mintyo.yaml"));
  EXPECT_THAT(loaded.hint, HasSubstr("default, mincho"));
  EXPECT_THAT(Load("./a.yaml", shipped).faults, ElementsAre(HasSubstr("looked for ./a.yaml")));
  EXPECT_FALSE(Load("", shipped).faults.empty());
}

TEST(ThemePlaces, FromMemoryAloneThereAreNoPaths) {
  const MemoryFiles layouts({});
  Diagnostics diagnostics;
  EXPECT_FALSE(LoadTheme({layouts}, "/etc/passwd.yaml", diagnostics));
  EXPECT_FALSE(LoadTheme({layouts}, "mine", diagnostics));
  EXPECT_EQ(diagnostics.errors(), 2u);
}

// ---------------------------------------------------------------- base

TEST(ThemeBase, SaysOnlyWhatDiffers) {
  const Files shipped{{"themes/default.yaml", "styles: { body: { size: 10pt } }"},
                      {"themes/large.yaml",
                       "base: default\npage: { side: 10mm }\nlooks: { form: { side: 3mm } }\n"
                       "styles: { body: { leading: 20pt } }"}};
  const Files own{{"work/ours.yaml", "base: large\npage: { top: 30mm }"}};
  const Loaded loaded = Load("ours", shipped, own);
  ASSERT_TRUE(loaded.theme);
  EXPECT_EQ(loaded.theme->margin_top, Length::Um(30000));
  EXPECT_EQ(loaded.theme->margin_side, Length::Um(10000));
  EXPECT_EQ(loaded.theme->style("body").size, Length::Pt(10));
  EXPECT_EQ(loaded.theme->style("body").leading, Length::Pt(20));
  EXPECT_EQ(loaded.theme->look("form").pad_side, Length::Um(3000));
  EXPECT_EQ(loaded.theme->look("form").pad_top, DefaultTheme().look("form").pad_top);
}

TEST(ThemeBase, MayBeAFileSeenFromTheTheme) {
  const Files own{{"work/deep/a.yaml", "base: ../b.yaml"},
                  {"work/deep/../b.yaml", "base: c"},
                  {"work/deep/../c.yaml", "text: { continued: c }"}};
  EXPECT_EQ(Load("work/deep/a.yaml", {}, own).theme->continued, "c");
}

TEST(ThemeBase, FaultsStandWhereTheyWereMade) {
  const Files shipped{{"themes/a.yaml", "base: b\npage: { side: 1 }"},
                      {"themes/b.yaml", "# b\npage: { sid: 1mm }"}};
  EXPECT_THAT(Load("a", shipped).faults,
              ElementsAre("themes/b.yaml:2:9 layout-unknown-key the key sid is not known here",
                          "themes/a.yaml:2:15 theme-bad-length side must be a length, not “1”"));
  EXPECT_THAT(Load("a", {{"themes/a.yaml", "base: nosuch"}}).faults,
              ElementsAre(HasSubstr("themes/a.yaml:1:7 unknown-theme there is no theme nosuch")));
}

TEST(ThemeBase, DoesNotGoInACircle) {
  const Files shipped{{"themes/a.yaml", "base: b"}, {"themes/b.yaml", "{ base: a }"}};
  EXPECT_THAT(Load("a", shipped).faults,
              ElementsAre("themes/b.yaml:1:9 theme-base-loop a theme cannot build on itself: "
                          "themes/a.yaml, themes/b.yaml, themes/a.yaml"));
}

// ---------------------------------------------------------------- faces

TEST(ThemeFaces, AreNamedOrFilesBesideTheTheme) {
  const Files own{{"work/office.yaml", R"(
faces:
  regular: BIZ UDMincho Regular
  bold: { file: fonts/Heavy.ttc, index: 2, name: 太字 }
  fallbacks: [IPAmj Mincho, { file: /opt/fonts/More.otf }]
)"}};
  const Loaded loaded = Load("office", {}, own);
  ASSERT_TRUE(loaded.theme);
  const ThemeFaces& faces = loaded.theme->faces;
  EXPECT_EQ(faces.regular.name, "BIZ UDMincho Regular");
  EXPECT_EQ(faces.regular.file, "");
  EXPECT_EQ(faces.regular.place.file, "work/office.yaml");
  EXPECT_EQ(faces.regular.place.at, (LineColumn{3, 12}));
  EXPECT_EQ(faces.bold.name, "太字");
  EXPECT_EQ(faces.bold.file, "work/fonts/Heavy.ttc");
  EXPECT_EQ(faces.bold.index, 2u);
  ASSERT_EQ(faces.fallbacks.size(), 2u);
  EXPECT_EQ(faces.fallbacks[1].file, "/opt/fonts/More.otf");
  EXPECT_EQ(faces.fallbacks[1].name, "More.otf");
}

TEST(ThemeFaces, WhatIsLeftOutIsTheBases) {
  const Loaded loaded = Load("a", {{"themes/a.yaml", "faces: { bold: X }"}});
  ASSERT_TRUE(loaded.theme);
  EXPECT_EQ(loaded.theme->faces.bold.name, "X");
  EXPECT_EQ(loaded.theme->faces.regular, DefaultTheme().faces.regular);
  EXPECT_EQ(loaded.theme->faces.fallbacks, DefaultTheme().faces.fallbacks);
  EXPECT_TRUE(Load("a", {{"themes/a.yaml", "faces: { fallbacks: [] }"}}).theme->faces.fallbacks.empty());
}

TEST(ThemeFaces, GaijiFontsAreFilesAndTheirCharactersMayMeanSomething) {
  const Files own{{"work/office.yaml",
                   "gaiji:\n  fonts: [Ours.ttf, { file: sub/More.ttc, index: 1 }]\n"
                   "  means: { U+E000: 髙, U+F0001: 吉田 }\n"}};
  const Loaded loaded = Load("office", {}, own);
  ASSERT_TRUE(loaded.theme);
  ASSERT_EQ(loaded.theme->faces.gaiji.size(), 2u);
  EXPECT_EQ(loaded.theme->faces.gaiji[0].file, "work/Ours.ttf");
  EXPECT_EQ(loaded.theme->faces.gaiji[0].name, "Ours.ttf");
  EXPECT_EQ(loaded.theme->faces.gaiji[1].index, 1u);
  const std::map<CodePoint, std::string> means{{0xE000, "髙"}, {0xF0001, "吉田"}};
  EXPECT_EQ(loaded.theme->gaiji_meanings, means);
}

TEST(ThemeFaces, EveryMistakeHasItsPlace) {
  EXPECT_THAT(FaultsOf("faces: { regular: { index: 0 }, italic: X }"),
              ElementsAre("themes/mine.yaml:1:33 layout-unknown-key the key italic is not known here",
                          HasSubstr("themes/mine.yaml:1:19 layout-missing-key")));
  EXPECT_THAT(FaultsOf("faces: { bold: [A], fallbacks: B }"),
              ElementsAre(HasSubstr(":1:16 layout-want-text"), HasSubstr(":1:32 layout-want-list")));
  EXPECT_THAT(FaultsOf("faces: { bold: { file: a.ttf, index: -1, sha256: ABC } }"),
              ElementsAre(HasSubstr(":1:38 layout-bad-count"), HasSubstr(":1:50 theme-bad-sha256")));
  EXPECT_THAT(
      FaultsOf("gaiji: { means: { U+9AD9: 高, E000: 高, U+E00G: 高, U+E000: '', U+E001: \"\uE002\" } }"),
      ElementsAre("themes/mine.yaml:1:19 theme-bad-character “U+9AD9” is no character for private use",
                  HasSubstr(":1:30 theme-bad-character"), HasSubstr(":1:39 theme-bad-character"),
                  HasSubstr(":1:58 theme-bad-meaning U+E000 must stand for some text"),
                  HasSubstr(":1:70 theme-bad-meaning")));
}

}  // namespace
}  // namespace yoshiki
