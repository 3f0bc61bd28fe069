// Themes, gaiji fonts and `yoshiki glyphs` from outside.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <sstream>

#include "run_yoshiki.h"
#include "support/temporary_folder.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string Named(const std::string& name) {
  return SmallModel(",\n  \"cover\": {\"name\": \"" + name + "\"}");
}

std::string PutGaiji(const TemporaryFolder& folder) {
  TestFontSpec spec;
  spec.ranges = {{0xE000, 0xE000}};
  return folder.Put("gaiji.ttf", MakeTestFont(spec)->bytes());
}

TEST(Themes, ShipStandBesideTheModelOrHaveAPath) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("in/a.json", SmallModel());
  folder.Put("in/office.yaml", "base: mincho\n");
  folder.Put("looks/office.yaml", "base: mincho\n");
  const Start start{.folder = folder.path()};
  const ProgramRun shipped = RunYoshiki({"render", "--dump", model, "--theme", "mincho"}, start);
  EXPECT_EQ(shipped.code, 0) << shipped.err;
  EXPECT_THAT(shipped.out, HasSubstr("BIZ UDMincho Regular"));
  for (const char* theme : {"office", "looks/office.yaml", "./in/office.yaml"}) {
    const ProgramRun run = RunYoshiki({"render", "--dump", "in/a.json", "--theme", theme}, start);
    EXPECT_EQ(run.out, shipped.out) << theme << run.err;
  }
  const ProgramRun missing = RunYoshiki({"render", "in/a.json", "--theme", "ofice"}, start);
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.err, HasSubstr("there is no theme ofice; looked for"));
  EXPECT_THAT(missing.err, HasSubstr("in/ofice.yaml"));
  EXPECT_THAT(missing.err, HasSubstr("default, mincho, noto-sans"));
}

TEST(Themes, FaultsHaveLineAndColumn) {
  const TemporaryFolder folder;
  folder.Put("a.json", SmallModel());
  folder.Put("bad.yaml", "faces:\n  regular: Nosuch\npage: { side: wide }\n");
  const ProgramRun run = RunYoshiki({"render", "a.json", "--theme", "./bad.yaml"}, {.folder = folder.path()});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("./bad.yaml:3:15: error: side must be a length"));
  folder.Put("bad.yaml", "faces:\n  regular: Nosuch\n");
  const ProgramRun face =
      RunYoshiki({"render", "a.json", "--theme", "./bad.yaml"}, {.folder = folder.path()});
  EXPECT_EQ(face.code, 4);
  EXPECT_THAT(face.err, HasSubstr("./bad.yaml:2:12: error: the font manifest has no face Nosuch"));
}

TEST(Gaiji, AFontOfTheOfficesOwnServesThem) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", Named("\uE000田"));
  const ProgramRun without = RunYoshiki({"render", model});
  EXPECT_EQ(without.code, 1);
  EXPECT_THAT(without.err, HasSubstr("[missing-glyph]"));
  EXPECT_THAT(without.err, HasSubstr("--gaiji"));
  const ProgramRun with = RunYoshiki({"render", model, "--gaiji", PutGaiji(folder)});
  EXPECT_EQ(with.code, 0) << with.err;
  EXPECT_THAT(ReadFile(folder / "a.pdf"), StartsWith("%PDF-1.7"));
}

TEST(Fonts, OfAThemeAreListed) {
  const ProgramRun run = RunYoshiki({"fonts", "--theme", "mincho"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, ::testing::ContainsRegex("regular +BIZ UDMincho Regular"));
  EXPECT_THAT(run.out, ::testing::ContainsRegex("–  +BIZ UDGothic Regular"));
  const ProgramRun absent = RunYoshiki({"fonts", "--gaiji", "absent.ttf"});
  EXPECT_EQ(absent.code, 4);
  EXPECT_THAT(absent.err, HasSubstr("the font file absent.ttf is not there"));
}

TEST(Glyphs, AreListedForPeopleAndPrograms) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", Named("髙①"));
  const ProgramRun list = RunYoshiki({"glyphs", model});
  EXPECT_EQ(list.code, 0) << list.err;
  EXPECT_THAT(list.out,
              ::testing::ContainsRegex("U.9AD9  髙    outside JIS X 0208  BIZ UDGothic Regular  1"));
  EXPECT_THAT(list.out, HasSubstr(model + ":4:21 (表紙 評価書名)"));
  EXPECT_THAT(RunYoshiki({"glyphs", model, "--lang", "ja"}).out, HasSubstr("JIS X 0208外"));
  std::istringstream lines(RunYoshiki({"glyphs", model, "--json"}).out);
  std::vector<std::string> codes;
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    ASSERT_FALSE(json.HasParseError()) << line;
    codes.emplace_back(json["code"].GetString());
    EXPECT_STREQ(json["kind"].GetString(), "other");
    EXPECT_FALSE(json["missing"].GetBool());
    EXPECT_EQ(json["places"][0]["line"].GetInt(), 4);
  }
  EXPECT_THAT(codes, ElementsAre("U+2460", "U+9AD9"));
}

TEST(Glyphs, WithoutAFontTheyAreAWarning) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", Named("\uE000\U0001F600"));
  const ProgramRun run = RunYoshiki({"glyphs", model, "--gaiji", PutGaiji(folder), "-o", folder / "p.pdf"});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.out, ::testing::ContainsRegex("U.1F600  .+no font"));
  EXPECT_THAT(run.out, ::testing::ContainsRegex("U.E000 .+private use +gaiji.ttf"));
  EXPECT_THAT(run.err, HasSubstr("warning: no font has the character"));
  EXPECT_THAT(run.err, Not(HasSubstr("error")));
  EXPECT_THAT(ReadFile(folder / "p.pdf"), StartsWith("%PDF-1.7"));
}

TEST(Glyphs, FailuresHaveTheUsualCodes) {
  const TemporaryFolder folder;
  const std::string model = folder.Put("a.json", Named("①"));
  EXPECT_EQ(RunYoshiki({"glyphs", folder / "absent.json"}).code, 1);
  const ProgramRun one_bad = RunYoshiki({"glyphs", folder / "absent.json", model});
  EXPECT_EQ(one_bad.code, 1);
  EXPECT_THAT(one_bad.out, HasSubstr("U+2460"));
  EXPECT_EQ(RunYoshiki({"glyphs", model, "-o", folder / "no/p.pdf"}).code, 4);
  EXPECT_EQ(RunYoshiki({"glyphs", model, "--gaiji", folder / "absent.ttf"}).code, 4);
  EXPECT_EQ(RunYoshiki({"glyphs", model, "-o", model}).code, 2);
  EXPECT_THAT(RunYoshiki({"glyphs", folder.Put("b.json", Named("年金"))}).out, HasSubstr("nothing but"));
}

}  // namespace
}  // namespace yoshiki
