// The command line: what it means, and every way to get it wrong.
#include "cli/arguments.h"
#include "parsed_arguments.h"

#include <gmock/gmock.h>

#include <sstream>

namespace yoshiki {
namespace {

using ::testing::HasSubstr;

TEST(ParseArguments, RenderOfOneModel) {
  const auto parsed = Parsed({"render", "a.json", "-o", "out.pdf", "--edition", "2025-05", "--stats"});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->command, Command::render);
  ASSERT_EQ(parsed->jobs.size(), 1u);
  EXPECT_EQ(parsed->jobs[0].model, "a.json");
  EXPECT_EQ(parsed->jobs[0].output, "out.pdf");
  EXPECT_EQ(parsed->jobs[0].settings.edition, "2025-05");
  EXPECT_EQ(parsed->jobs[0].settings.theme, "default");
  EXPECT_TRUE(parsed->stats);
}

TEST(ParseArguments, ModelsWithoutOutputGoBesideThemselves) {
  const auto parsed = Parsed({"render", "in/a.json", "b.json"});
  ASSERT_TRUE(parsed);
  ASSERT_EQ(parsed->jobs.size(), 2u);
  EXPECT_EQ(parsed->jobs[0].output, "in/a.pdf");
  EXPECT_EQ(parsed->jobs[1].output, "b.pdf");
}

TEST(ParseArguments, DashIsStandardInputAndOutput) {
  EXPECT_EQ(Parsed({"render", "-"})->jobs[0].output, "-");
  EXPECT_EQ(Parsed({"render", "a.json", "-o", "-"})->jobs[0].output, "-");
  EXPECT_EQ(Parsed({"render", "-", "-o", "a.pdf"})->jobs[0].model, "-");
}

TEST(ParseArguments, ADumpGoesToStandardOutput) {
  const auto parsed = Parsed({"render", "--dump", "a.json"});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->jobs[0].output, "-");
  EXPECT_EQ(parsed->jobs[0].settings.product, Product::dump);
  EXPECT_EQ(Parsed({"render", "--dump", "a.json", "-o", "a.txt"})->jobs[0].output, "a.txt");
}

TEST(ParseArguments, TwinsStandBesideTheModel) {
  const auto text = Parsed({"render", "--text", "in/a.json", "b.json"});
  ASSERT_TRUE(text);
  EXPECT_EQ(text->jobs[0].settings.product, Product::text);
  EXPECT_EQ(text->jobs[0].output, "in/a.txt");
  EXPECT_EQ(text->jobs[1].output, "b.txt");
  const auto html = Parsed({"render", "--html", "a.json"});
  ASSERT_TRUE(html);
  EXPECT_EQ(html->jobs[0].settings.product, Product::html);
  EXPECT_EQ(html->jobs[0].output, "a.html");
  EXPECT_EQ(Parsed({"render", "--html", "-"})->jobs[0].output, "-");
}

// What comes out is said by an option, never guessed from a name.
TEST(ParseArguments, TheNameOfTheOutputDecidesNothing) {
  EXPECT_EQ(Parsed({"render", "a.json", "-o", "a.html"})->jobs[0].settings.product, Product::pdf);
  EXPECT_EQ(Parsed({"render", "--text", "a.json", "-o", "a.html"})->jobs[0].settings.product, Product::text);
}

TEST(ParseArguments, Settings) {
  const auto parsed =
      Parsed({"render", "a.json", "--no-unused", "--no-bands", "--allow-missing", "--theme", "plain"});
  ASSERT_TRUE(parsed);
  const RenderSettings& settings = parsed->jobs[0].settings;
  EXPECT_FALSE(settings.bind.print_unused);
  EXPECT_FALSE(settings.bind.print_bands);
  EXPECT_FALSE(settings.bind.print_empty_bands);
  EXPECT_TRUE(settings.allow_missing);
  EXPECT_EQ(settings.theme, "plain");
  EXPECT_TRUE(Parsed({"render", "a.json", "--empty-bands"})->jobs[0].settings.bind.print_empty_bands);
  EXPECT_TRUE(Parsed({"render", "a.json"})->jobs[0].settings.bind.print_unused);
}

TEST(ParseArguments, ThemeAndGaijiFonts) {
  const auto parsed =
      Parsed({"render", "--gaiji", "a.ttf", "a.json", "--gaiji=b.ttf", "--theme", "./x.yaml"});
  ASSERT_TRUE(parsed);
  ASSERT_EQ(parsed->jobs.size(), 1u);
  EXPECT_THAT(parsed->jobs[0].settings.gaiji, ::testing::ElementsAre("a.ttf", "b.ttf"));
  EXPECT_EQ(parsed->jobs[0].settings.theme, "./x.yaml");
  EXPECT_EQ(Parsed({"fonts", "--theme", "mincho"})->settings.theme, "mincho");
}

TEST(ParseArguments, Glyphs) {
  const auto parsed = Parsed({"glyphs", "a.json", "b.json", "-o", "p.pdf", "--theme", "mincho", "--gaiji",
                              "g.ttf", "--edition", "2025-05", "--json"});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->command, Command::glyphs);
  EXPECT_THAT(parsed->glyphs.models, ::testing::ElementsAre("a.json", "b.json"));
  EXPECT_EQ(parsed->glyphs.proof, "p.pdf");
  EXPECT_EQ(parsed->glyphs.settings.theme, "mincho");
  EXPECT_EQ(parsed->glyphs.settings.gaiji.size(), 1u);
  EXPECT_EQ(parsed->glyphs.settings.edition, "2025-05");
  EXPECT_TRUE(parsed->json);
  EXPECT_EQ(Parsed({"glyphs", "a.json"})->glyphs.proof, "");
}

TEST(ParseArguments, CommonOptionsMayStandAnywhere) {
  EXPECT_TRUE(Parsed({"--lang", "ja", "render", "a.json"}));
  EXPECT_TRUE(Parsed({"render", "a.json", "--lang=ja", "--diagnostics", "json"}));
}

TEST(ParseArguments, NamesThatLookLikeOptionsFollowTwoDashes) {
  EXPECT_EQ(Parsed({"render", "--", "-a.json"})->jobs[0].model, "-a.json");
  EXPECT_EQ(Parsed({"render", "./-a.json"})->jobs[0].model, "./-a.json");
}

TEST(ParseArguments, OtherCommands) {
  EXPECT_EQ(Parsed({"forms"})->command, Command::forms);
  EXPECT_EQ(Parsed({"fonts", "--verify"})->command, Command::fonts);
  EXPECT_TRUE(Parsed({"fonts", "--verify"})->verify);
  EXPECT_EQ(Parsed({"--version"})->command, Command::version);
  EXPECT_EQ(Parsed({"--help"})->command, Command::help);
  EXPECT_EQ(Parsed({"render", "-h"})->command, Command::help);
}

TEST(ParseArguments, FaultsAreNamedWithACure) {
  const struct {
    std::vector<std::string> args;
    const char* says;
  } kCases[] = {
      {{}, "a command is missing / the commands are render"},
      {{"rendr", "a.json"}, "there is no command `rendr`"},
      {{"render"}, "no model is named / write `yoshiki render MODEL.json`"},
      {{"render", "a.json", "--editon", "2025-05"},
       "there is no option `--editon` / did you mean --edition?"},
      {{"render", "a.json", "--colour=red"}, "there is no option `--colour` /"},
      {{"render", "a.json", "-x"}, "there is no option `-x`"},
      {{"render", "a.json", "-o"}, "the command line cannot be understood"},
      {{"render", "a.json", "b.json", "-o", "c.pdf"}, "one output cannot take 2 models"},
      {{"render", "a.json", "b.json", "--dump"}, "one output cannot take 2 models"},
      {{"render", "a.json", "a.json"}, "two models would be written to a.pdf"},
      {{"render", "-", "-"}, "standard input can be read only once"},
      {{"render", "a.json", "--text", "--html"}, "--text and --html cannot be given together"},
      {{"render", "a.json", "--dump", "--html"}, "--html and --dump cannot be given together"},
      {{"glyphs"}, "no model is named / write `yoshiki glyphs MODEL.json`"},
      {{"glyphs", "-", "-"}, "standard input can be read only once"},
      {{"glyphs", "a.json", "-o", "-"}, "-o cannot be `-`"},
      {{"forms", "extra"}, "`extra` is not expected here"},
      {{"render", "a.json", "--lang", "fr"}, "--lang cannot be `fr` / it can be: en, ja"},
      {{"render", "a.json", "--diagnostics", "xml"}, "--diagnostics cannot be `xml` / it can be: text, json"},
  };
  for (const auto& c : kCases) EXPECT_THAT(UsageFault(c.args), HasSubstr(c.says));
}

TEST(ParseArguments, SourceDateEpochIsANumberOfSeconds) {
  Process process;
  process.source_date_epoch = "1714521600";
  EXPECT_EQ(Parsed({"render", "a.json"}, process)->jobs[0].settings.epoch, 1714521600);
  EXPECT_EQ(Parsed({"render", "a.json"})->jobs[0].settings.epoch, std::nullopt);
  for (const char* wrong : {"", "now", "-1", "12x", "1e9", "99999999999999999999", "253402300800"}) {
    process.source_date_epoch = wrong;
    EXPECT_THAT(UsageFault({"render", "a.json"}, process), HasSubstr("SOURCE_DATE_EPOCH cannot be")) << wrong;
  }
}

TEST(ParseArguments, APdfIsNotWrittenToATerminal) {
  Process process;
  process.output_is_terminal = true;
  EXPECT_THAT(UsageFault({"render", "-"}, process), HasSubstr("not written to a terminal"));
  for (const char* product : {"--dump", "--text", "--html"})
    EXPECT_TRUE(Parsed({"render", product, "-"}, process)) << product;
  EXPECT_TRUE(Parsed({"render", "a.json"}, process));
}

TEST(PresentationOf, TheOptionOverrulesTheLocale) {
  Process process;
  process.language = "ja_JP.UTF-8";
  EXPECT_EQ(PresentationOf({"render"}, process).language, Language::japanese);
  EXPECT_EQ(PresentationOf({"render", "--lang", "en"}, process).language, Language::english);
  EXPECT_EQ(PresentationOf({"--lang=ja"}, {}).language, Language::japanese);
  EXPECT_EQ(PresentationOf({"render", "--", "--lang=ja"}, {}).language, Language::english);
  EXPECT_TRUE(PresentationOf({"--diagnostics", "json"}, {}).json);
}

TEST(LanguageOf, Locales) {
  for (const char* name : {"ja", "ja_JP", "ja_JP.UTF-8", "ja.UTF-8", "ja-JP"}) {
    EXPECT_EQ(LanguageOf(name), Language::japanese) << name;
  }
  for (const char* name : {"", "C", "en_US.UTF-8", "jam_JM", "POSIX"}) {
    EXPECT_EQ(LanguageOf(name), Language::english) << name;
  }
}

// The help is written by hand in two languages; no option may be forgotten in either.
TEST(HelpText, NamesEveryOptionAndExitCodeInBothLanguages) {
  for (const Language language : {Language::english, Language::japanese}) {
    const std::string text(HelpText(language));
    for (const std::string& option : OptionNames()) EXPECT_THAT(text, HasSubstr(option));
    for (const char* word : {"render", "glyphs", "forms", "editions", "yoshiki new", "yoshiki schema",
                             "fonts", "YOSHIKI_DATA", "YOSHIKI_FONT_PATH", "YOSHIKI_LANG",
                             "SOURCE_DATE_EPOCH", "  0  ", "  1  ", "  2  ", "  3  ", "  4  "}) {
      EXPECT_THAT(text, HasSubstr(word));
    }
  }
}

TEST(RunCommandLine, UsageFaultsEndWithTwo) {
  std::ostringstream out, err;
  EXPECT_EQ(RunCommandLine({"render", "--lang", "ja"}, {}, out, err), ExitCode::usage);
  EXPECT_EQ(out.str(), "");
  EXPECT_THAT(err.str(), HasSubstr("yoshiki: エラー: モデルのファイルが指定されていません [usage]\n"));
}

TEST(RunCommandLine, VersionNamesTheLibraries) {
  std::ostringstream out, err;
  EXPECT_EQ(RunCommandLine({"--version"}, {}, out, err), ExitCode::done);
  for (const char* name : {"yoshiki ", "HarfBuzz ", "FreeType ", "libharu ", "Unicode "}) {
    EXPECT_THAT(out.str(), HasSubstr(name));
  }
}

TEST(RunCommandLine, AListingThatCannotBeWrittenIsAFailure) {
  std::ostringstream out, err;
  out.setstate(std::ios::badbit);
  EXPECT_EQ(RunCommandLine({"--help"}, {}, out, err), ExitCode::environment);
  EXPECT_THAT(err.str(), HasSubstr("<stdout>: error: cannot write"));
}

}  // namespace
}  // namespace yoshiki
