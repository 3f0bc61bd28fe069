// The faces that a theme chooses are those that a document is set with.
#include <gmock/gmock.h>

#include "batch/batch.h"
#include "batch/font_search.h"
#include "support/temporary_folder.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kSource[] = YOSHIKI_SOURCE_DIR;

std::string ModelWith(const std::string& name) {
  return R"({"form": "yoshiki-3", "edition": "2025-05", "cover": {"name": ")" + name + "\"}}";
}

/// A font file with U+E000 and U+E001 alone.
std::string GaijiBytes() {
  TestFontSpec spec;
  spec.name = "OfficeGaiji";
  spec.ranges = {{0xE000, 0xE001}};
  return std::string(MakeTestFont(spec)->bytes());
}

class ThemeFonts : public ::testing::Test {
 protected:
  /// A dump of the model "a.json" in the folder.
  RenderOutcome Dump(const std::string& model, RenderSettings settings) {
    settings.product = Product::dump;
    diagnostics_ = {};
    StageLog log(instruments_);
    FileCalls calls;
    const RenderOutcome outcome =
        RunRender({folder_.Put("a.json", model), folder_ / "a.txt", std::move(settings)},
                  {layouts_, fonts_, calls}, diagnostics_, log);
    dump_ = outcome == RenderOutcome::written ? ReadFile(folder_ / "a.txt") : "";
    return outcome;
  }
  RenderOutcome Dump(const std::string& model, const std::string& theme) {
    RenderSettings settings;
    settings.theme = theme;
    return Dump(model, settings);
  }
  std::vector<std::string> Faults() const {
    std::vector<std::string> faults;
    for (const Diagnostic& d : diagnostics_.all())
      faults.push_back(d.place.file + ":" + std::to_string(d.place.at.line) + ": " +
                       MessageText(d, Language::english) + " / " + HintText(d, Language::english));
    return faults;
  }

  const TemporaryFolder folder_;
  const DirectoryFiles layouts_{std::string(kSource) + "/layouts"};
  FontShelf fonts_{kSource, FontFolders({}, kSource)};
  const Instruments instruments_;
  Diagnostics diagnostics_;
  std::string dump_;
};

TEST_F(ThemeFonts, EachShippedThemeHasItsOwn) {
  const struct {
    const char* theme;
    const char* regular;
    const char* bold;
  } kThemes[] = {{"default", "BIZ UDGothic Regular", "BIZ UDGothic Bold"},
                 {"mincho", "BIZ UDMincho Regular", "BIZ UDGothic Bold"},
                 {"noto-sans", "Noto Sans CJK JP Regular", "Noto Sans CJK JP Bold"},
                 {"noto-serif", "Noto Serif CJK JP Regular", "Noto Serif CJK JP Bold"}};
  for (const auto& c : kThemes) {
    ASSERT_EQ(Dump(ModelWith("年金"), c.theme), RenderOutcome::written) << c.theme;
    EXPECT_THAT(dump_, HasSubstr(c.regular));
    EXPECT_THAT(dump_, HasSubstr(c.bold));
    EXPECT_THAT(Faults(), IsEmpty());
  }
  EXPECT_THAT(dump_, Not(HasSubstr("BIZ UD")));
}

TEST_F(ThemeFonts, AThemeBesideTheModelMayBringFontsOfItsOwn) {
  TestFontSpec spec;
  spec.ranges = JapaneseTestRanges();
  const std::string bytes(MakeTestFont(spec)->bytes());
  folder_.Put("fonts/Ours.ttf", bytes);
  folder_.Put("office.yaml",
              "base: default\nfaces:\n  regular: { file: fonts/Ours.ttf, name: Ours, sha256: " +
                  Sha256Hex(bytes) + " }\n");
  ASSERT_EQ(Dump(ModelWith("年金"), "office"), RenderOutcome::written);
  EXPECT_THAT(dump_, HasSubstr("Ours"));
  EXPECT_THAT(dump_, Not(HasSubstr("BIZ UDGothic Regular")));
  EXPECT_THAT(Faults(), IsEmpty());
  const std::string by_name = dump_;
  ASSERT_EQ(Dump(ModelWith("年金"), folder_ / "office.yaml"), RenderOutcome::written);
  EXPECT_EQ(dump_, by_name);
  folder_.Put("fonts/Ours.ttf", bytes + "x");
  ASSERT_EQ(Dump(ModelWith("年金"), folder_ / "office.yaml"), RenderOutcome::written) << "opened once";
}

TEST_F(ThemeFonts, WhatCannotBeHadIsNamedAtItsLine) {
  folder_.Put("ours.yaml", R"(faces:
  regular: BIZ UDMintyo
  bold: { file: absent.ttf }
  fallbacks: [{ file: ours.yaml, sha256: )" +
                               std::string(64, '0') + "}]\n");
  EXPECT_EQ(Dump(ModelWith("年金"), "ours"), RenderOutcome::failed);
  const std::string theme = folder_ / "ours.yaml";
  EXPECT_THAT(
      Faults(),
      ElementsAre(HasSubstr(theme + ":2: the font manifest has no face BIZ UDMintyo / faces there, nearest "
                                    "first: BIZ UDMincho Regular, BIZ UDGothic"),
                  HasSubstr(theme + ":3: the font file " + (folder_ / "absent.ttf") + " cannot be read: No"),
                  HasSubstr(theme + ":4: the font file " + theme + " is not the one whose SHA-256")));
}

TEST_F(ThemeFonts, AMissingFaceNamesItsPackage) {
  FontShelf nothing(kSource, {folder_.path()});
  Diagnostics diagnostics;
  const auto theme = LoadTheme({layouts_}, "mincho", diagnostics);
  ASSERT_TRUE(theme);
  EXPECT_FALSE(nothing.Open(theme->faces, diagnostics));
  ASSERT_EQ(diagnostics.errors(), 2u);
  EXPECT_THAT(HintText(diagnostics.all()[0], Language::english),
              HasSubstr("apt install fonts-morisawa-bizud-mincho"));
  EXPECT_THAT(diagnostics.all()[0].place.file, HasSubstr("themes/mincho.yaml"));
  EXPECT_EQ(diagnostics.all()[1].id, MessageId::font_missing);
}

TEST_F(ThemeFonts, OneFontSetServesAsLongAsTheFacesStayTheSame) {
  const auto first = fonts_.Open(DefaultTheme().faces, diagnostics_);
  ThemeFaces other = DefaultTheme().faces;
  other.bold = other.regular;
  const auto second = fonts_.Open(other, diagnostics_);
  ASSERT_TRUE(second);
  EXPECT_NE(first, second);
  EXPECT_EQ(second->size(), first->size() - 1) << "a face of two roles is opened once";
  EXPECT_EQ(fonts_.Open(other, diagnostics_), second);
}

// ---------------------------------------------------------------- gaiji

TEST_F(ThemeFonts, GaijiComeFromTheFontOfTheCommandLine) {
  RenderSettings settings;
  settings.gaiji = {folder_.Put("office.ttf", GaijiBytes())};
  ASSERT_EQ(Dump(ModelWith("\uE000田"), settings), RenderOutcome::written);
  EXPECT_THAT(dump_, HasSubstr("office.ttf"));
  EXPECT_THAT(Faults(), IsEmpty());
  settings.gaiji = {folder_ / "absent.ttf"};
  EXPECT_EQ(Dump(ModelWith("\uE000田"), settings), RenderOutcome::failed);
  EXPECT_THAT(Faults(), ElementsAre(HasSubstr(settings.gaiji[0] + " cannot be read")));
}

TEST_F(ThemeFonts, GaijiComeFromTheFontOfTheTheme) {
  folder_.Put("office.ttf", GaijiBytes());
  folder_.Put("office.yaml", "gaiji: { fonts: [office.ttf], means: { U+E000: 吉 } }\n");
  ASSERT_EQ(Dump(ModelWith("\uE000田"), "office"), RenderOutcome::written);
  EXPECT_THAT(dump_, HasSubstr("office.ttf"));
}

TEST_F(ThemeFonts, AGaijiThatNoFontHasIsAnErrorWithItsCure) {
  RenderSettings settings;
  EXPECT_EQ(Dump(ModelWith("\uE000田"), settings), RenderOutcome::rejected);
  EXPECT_THAT(Faults(), ::testing::Each(::testing::AllOf(HasSubstr("U+E000"), HasSubstr("--gaiji"))));
  settings.gaiji = {folder_.Put("office.ttf", GaijiBytes())};
  EXPECT_EQ(Dump(ModelWith("\uE005田"), settings), RenderOutcome::rejected);
}

// ---------------------------------------------------------------- `yoshiki fonts`

TEST_F(ThemeFonts, TheReportTellsWhatTheThemeUses) {
  folder_.Put("office.yaml",
              "base: mincho\nfaces: { fallbacks: [{ file: absent.ttf }] }\ngaiji: { fonts: [office.ttf] }\n");
  folder_.Put("office.ttf", GaijiBytes());
  RenderSettings settings;
  settings.theme = folder_ / "office.yaml";
  std::vector<std::string> used;
  for (const FaceReport& face : ReportFonts(settings, layouts_, fonts_, true, diagnostics_)) {
    if (face.role.empty()) continue;
    used.push_back(face.role + " " + face.name + (face.state == FaceReport::State::good ? "" : " missing"));
  }
  EXPECT_THAT(used, ElementsAre("bold BIZ UDGothic Bold", "regular BIZ UDMincho Regular",
                                "fallback absent.ttf missing", "gaiji office.ttf"));
  settings.theme = "nosuch";
  EXPECT_THAT(ReportFonts(settings, layouts_, fonts_, false, diagnostics_), IsEmpty());
  EXPECT_TRUE(diagnostics_.has_errors());
}

}  // namespace
}  // namespace yoshiki
