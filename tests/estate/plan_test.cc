// Which outputs a file of an estate asks for, and what is wrong with them.
#include "estate/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// An estate in a folder of its own.
class EstatePlan : public ::testing::Test {
 protected:
  std::vector<EstateJob> Plan(const std::string& text) {
    auto estate = ParseEstate(SourceText(folder_ / "yoshiki.toml", text), diagnostics_);
    EXPECT_TRUE(estate.has_value()) << text;
    if (!estate) return {};
    for (DocumentSet& set : estate->documents) set.settings.epoch = epoch_;
    for (SheetEntry& sheet : estate->sheets) sheet.settings.epoch = epoch_;
    return PlanEstate(*estate, diagnostics_);
  }

  std::vector<std::string> Names(const std::string& text) {
    std::vector<std::string> names;
    for (const EstateJob& job : Plan(text)) names.push_back(job.name);
    return names;
  }

  void Put(std::initializer_list<const char*> names) {
    for (const char* name : names) folder_.Put(name, "{}");
  }

  std::vector<MessageId> Told() const {
    std::vector<MessageId> ids;
    for (const Diagnostic& diagnostic : diagnostics_.all()) ids.push_back(diagnostic.id);
    return ids;
  }

  TemporaryFolder folder_;
  Diagnostics diagnostics_;
  std::optional<std::int64_t> epoch_;
};

TEST_F(EstatePlan, DocumentsInTheOrderOfFileModelsAndFormats) {
  Put({"b.json", "a.json", "sub/様式.json", "sub/old.json", "c.txt"});
  EXPECT_THAT(Names("[[documents]]\nmodels = ['sub/*', 'b.json', '*.json']\nexcept = '**/old*'\n"
                    "formats = ['pdf', 'html']\n"),
              ElementsAre("a.pdf", "a.html", "b.pdf", "b.html", "sub/様式.pdf", "sub/様式.html"));
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(EstatePlan, AJobSaysAllThatIsNeeded) {
  Put({"sub/a.json"});
  const auto jobs = Plan(R"(
output = "made"
[[documents]]
models = "**/*.json"
formats = "txt"
folder = "市/区"
form = "yoshiki-2"
edition = "2024-10"
theme = "themes/own"
gaiji = "外字.ttf"
)");
  ASSERT_EQ(jobs.size(), 1u);
  EXPECT_EQ(jobs[0].name, "市/区/sub/a.yoshiki-2.txt");
  EXPECT_EQ(jobs[0].output, folder_ / "made/市/区/sub/a.yoshiki-2.txt");
  EXPECT_THAT(jobs[0].inputs, ElementsAre(folder_ / "sub/a.json"));
  const auto& work = std::get<RenderJob>(jobs[0].work);
  EXPECT_EQ(work.model, folder_ / "sub/a.json");
  EXPECT_EQ(work.output, jobs[0].output);
  EXPECT_EQ(work.settings.product, Product::text);
  EXPECT_EQ(work.settings.form, "yoshiki-2");
  EXPECT_EQ(work.settings.edition, "2024-10");
  EXPECT_EQ(work.settings.theme, folder_ / "themes/own");
  EXPECT_THAT(work.settings.gaiji, ElementsAre(folder_ / "外字.ttf"));
}

TEST_F(EstatePlan, ThemesByNameStayNames) {
  Put({"a.json"});
  const auto jobs = Plan(
      "[[documents]]\nmodels='a.json'\ntheme='mincho'\n[[documents]]\nmodels='a.json'\n"
      "theme='own.yaml'\nfolder='x'\n");
  ASSERT_EQ(jobs.size(), 2u);
  EXPECT_EQ(std::get<RenderJob>(jobs[0].work).settings.theme, "mincho");
  EXPECT_EQ(std::get<RenderJob>(jobs[1].work).settings.theme, folder_ / "own.yaml");
}

TEST_F(EstatePlan, OfModelsElsewhereOnlyTheNameIsKept) {
  Put({"elsewhere/x/a.json", "estate/sub/b.json"});
  const std::string path = folder_ / "elsewhere/x/a.json";
  auto estate =
      ParseEstate(SourceText(folder_ / "estate/yoshiki.toml",
                             "[[documents]]\nmodels=['../elsewhere/*/*.json', 'sub/../sub/b.json']\n"
                             "[[documents]]\nfolder='abs'\nmodels='" +
                                 path + "'\n"),
                  diagnostics_);
  ASSERT_TRUE(estate.has_value());
  EXPECT_EQ(OutputFolder(*estate), folder_ / "estate/out");
  EXPECT_THAT(PlanEstate(*estate, diagnostics_),
              ElementsAre(Field(&EstateJob::name, "a.pdf"), Field(&EstateJob::name, "sub/b.pdf"),
                          Field(&EstateJob::name, "abs/a.pdf")));
}

TEST_F(EstatePlan, TheOutputFolderIsWhereTheSystemFindsIt) {
  const auto folder_of = [&](const std::string& file, const std::string& output) {
    const auto estate =
        ParseEstate(SourceText(file, "documents = []\noutput = '" + output + "'"), diagnostics_);
    return estate ? OutputFolder(*estate) : "";
  };
  EXPECT_EQ(folder_of("yoshiki.toml", "."), ".");
  EXPECT_EQ(folder_of("yoshiki.toml", "../out/"), "../out");
  EXPECT_EQ(folder_of("inputs/yoshiki.toml", "../out/./x"), "out/x");
  EXPECT_EQ(folder_of("inputs/yoshiki.toml", ".."), ".");
  EXPECT_EQ(folder_of("../inputs/yoshiki.toml", "../../out"), "../../out");
  EXPECT_EQ(folder_of("inputs/yoshiki.toml", "/out"), "/out");
  Put({"real/inner/a"});
  ASSERT_EQ(::symlink("real/inner", (folder_ / "link").c_str()), 0);
  EXPECT_EQ(folder_of(folder_ / "link/yoshiki.toml", "../out"), folder_ / "link/../out");
}

TEST_F(EstatePlan, HostileNamesStayInTheOutputFolder) {
  const std::string kanji = [] {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "様";
    return text;
  }();
  Put({"-", "--help.json", "a\nb.json", "bad\xFF.json", ".json"});
  EXPECT_THAT(Names("[[documents]]\nmodels = ['**', '.json', '" + kanji + ".json']\n"),
              ElementsAre("-.pdf", "--help.pdf", ".json.pdf", "a\nb.pdf", "bad\xFF.pdf", kanji + ".pdf"));
  EXPECT_THAT(Told(), IsEmpty());
  for (const char* const model : {"..", "../..", "/", "../x/../y.json", "./.."}) {
    for (const std::string& name : Names("[[documents]]\nmodels = '" + std::string(model) + "'\n"))
      EXPECT_THAT(name, Not(HasSubstr("/"))) << model;
  }
}

// However it is written, it neither leads out of the output folder nor eats parts of names.
TEST_F(EstatePlan, ARootAboveTheEstateKeepsTheFoldersBelowIt) {
  Put({"others/x/a.json", "others/.h/b.json", "estate/c.json"});
  const auto names = [&](const std::string& models, const std::string& root) {
    const auto estate =
        ParseEstate(SourceText(folder_ / "estate/yoshiki.toml",
                               "[[documents]]\nmodels = " + models + "\nroot = '" + root + "'\n"),
                    diagnostics_);
    std::vector<std::string> found;
    for (const EstateJob& job : PlanEstate(estate.value_or(Estate()), diagnostics_)) {
      found.push_back(job.name);
      EXPECT_EQ(job.output, folder_ / ("estate/out/" + job.name));
    }
    return found;
  };
  for (const std::string& root : std::vector<std::string>{"..", "../", "../.", "x/../..", folder_.path()})
    EXPECT_THAT(names("'../others/**/*.json'", root), ElementsAre("others/x/a.pdf")) << root;
  EXPECT_THAT(names("'../others/**/.h/*.json'", ".."), ElementsAre("others/.h/b.pdf"));
  EXPECT_THAT(names("['../others/x/*.json', 'c.json']", "."), ElementsAre("a.pdf", "c.pdf"));
  EXPECT_THAT(names("'" + (folder_ / "others/x/a.json") + "'", ".."), ElementsAre("others/x/a.pdf"));
  EXPECT_THAT(Told(), IsEmpty());
}

TEST_F(EstatePlan, ARootThatCannotBeMeantLeavesTheOtherTables) {
  Put({"models/a.json", "b.json"});
  for (const auto& [root, id] : {std::pair("model", MessageId::estate_no_root),
                                 {"models/a.json", MessageId::estate_no_root},
                                 {"out", MessageId::estate_idle_root}}) {
    diagnostics_ = {};
    Put({"out/there.txt"});
    EXPECT_THAT(Names("[[documents]]\nmodels = 'models/*.json'\nroot = '" + std::string(root) +
                      "'\n[[documents]]\nmodels = 'b.json'\n"),
                ElementsAre("b.pdf"));
    ASSERT_THAT(Told(), ElementsAre(id)) << root;
    EXPECT_EQ(diagnostics_.all()[0].place.at.line, 3);
  }
}

TEST_F(EstatePlan, ExceptThatLeavesNothingOutIsToldToWhoLooksAtThePlan) {
  Put({"models/a.json"});
  const auto estate = ParseEstate(
      SourceText(folder_ / "yoshiki.toml", "[[documents]]\nmodels = '**/*.json'\nexcept = 'a.json'\n"),
      diagnostics_);
  ASSERT_TRUE(estate);
  EXPECT_EQ(PlanEstate(*estate, diagnostics_).size(), 1U);
  EXPECT_THAT(Told(), IsEmpty());
  EXPECT_EQ(PlanEstate(*estate, diagnostics_, PlanCare::thorough).size(), 1U);
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_idle_except));
  EXPECT_FALSE(diagnostics_.has_errors());
}

TEST_F(EstatePlan, ExceptThatLeavesOutAllIsAnError) {
  Put({"models/a.json"});
  EXPECT_THAT(Names("[[documents]]\nmodels = '**/*.json'\nexcept = 'models/**'\n"), IsEmpty());
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_all_excepted));
}

TEST_F(EstatePlan, ModelsInTheOutputFolderAreSaidToBeThere) {
  Put({"out/a.json"});
  EXPECT_THAT(Names("[[documents]]\nmodels = 'out/*.json'\n"), IsEmpty());
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_models_in_output));
}

TEST_F(EstatePlan, APatternThatStandsForTooManyIsRefused) {
  Put({"a.json"});
  std::string pattern;
  for (int i = 0; i < 13; ++i) pattern += "{0,1}";
  EXPECT_THAT(Names("[[documents]]\nmodels = ['a.json', '" + pattern + ".json']\n"), IsEmpty());
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_too_many_patterns));
  diagnostics_ = {};
  EXPECT_THAT(Names("[[documents]]\nmodels = 'a.json'\nexcept = '" + pattern + "'\n"), IsEmpty());
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_too_many_patterns));
}

TEST_F(EstatePlan, NamesOfTheWorkingFolderAreNoOptions) {
  auto estate =
      ParseEstate(SourceText("yoshiki.toml", "output='.'\n[[documents]]\nmodels='-'\n"), diagnostics_);
  ASSERT_TRUE(estate.has_value());
  const auto jobs = PlanEstate(*estate, diagnostics_);
  ASSERT_EQ(jobs.size(), 1u);
  EXPECT_EQ(std::get<RenderJob>(jobs[0].work).model, "./-");
  EXPECT_EQ(jobs[0].output, "./-.pdf");
}

TEST_F(EstatePlan, AMissingModelIsPlannedAndAPatternWithoutFilesIsToldWhereItStands) {
  EXPECT_THAT(Names("[[documents]]\nmodels = 'missing.json'\n[[documents]]\nmodels = 'x/*.json'\n"),
              ElementsAre("missing.pdf"));
  ASSERT_THAT(Told(), ElementsAre(MessageId::estate_glob_empty));
  EXPECT_TRUE(diagnostics_.has_errors());
  EXPECT_EQ(diagnostics_.all()[0].place.at.line, 4);
  EXPECT_THAT(MessageText(diagnostics_.all()[0], Language::english), HasSubstr("x/*.json"));
}

TEST_F(EstatePlan, OutputsAreNoModels) {
  Put({"a.json", "out/sheet.json", "out/sub/b.json"});
  EXPECT_THAT(Names("[[documents]]\nmodels = '**/*.json'\n"), ElementsAre("a.pdf"));
  EXPECT_THAT(Names("output = '.'\n[[documents]]\nmodels = '*.json'\n"), ElementsAre("a.pdf"));
}

TEST_F(EstatePlan, SheetsAreAJobAFormat) {
  const auto jobs = Plan(R"(
[[sheets]]
name = "修正表"
folder = "表"
drafts = ["a1.json", "a2.json"]
with = [["b1.json", "b2.json"]]
notes = "notes.json"
formats = ["xlsx", "json"]
paper = "A3"
)");
  ASSERT_EQ(jobs.size(), 2u);
  EXPECT_EQ(jobs[0].name, "表/修正表.xlsx");
  EXPECT_EQ(jobs[1].name, "表/修正表.json");
  EXPECT_THAT(jobs[1].inputs, ElementsAre(folder_ / "a1.json", folder_ / "a2.json", folder_ / "b1.json",
                                          folder_ / "b2.json", folder_ / "notes.json"));
  const auto& work = std::get<CompareJob>(jobs[1].work);
  EXPECT_THAT(work.outputs, ElementsAre(folder_ / "out/表/修正表.json"));
  EXPECT_THAT(work.statements, ElementsAre(ElementsAre(folder_ / "a1.json", folder_ / "a2.json"),
                                           ElementsAre(folder_ / "b1.json", folder_ / "b2.json")));
  EXPECT_EQ(work.notes, folder_ / "notes.json");
  EXPECT_TRUE(work.cells.large);
}

TEST_F(EstatePlan, PageNumbersLeadToTheDraftsOwnPdfs) {
  Put({"a1.json", "b1.json"});
  const std::string sheet =
      "[[sheets]]\nname='s'\nfolder='t'\nformats=['pdf','xlsx']\ndrafts=['./a1.json','a2.json']\n"
      "with=[['b1.json','b2.json']]\n";
  const auto links = [&](const std::string& documents) {
    std::vector<std::vector<std::string>> found;
    for (const EstateJob& job : Plan(documents + sheet)) {
      if (const auto* const work = std::get_if<CompareJob>(&job.work)) found.push_back(work->links);
    }
    return found;
  };
  EXPECT_THAT(links("[[documents]]\nmodels='?1.json'\n"),
              ElementsAre(ElementsAre(folder_ / "out/a1.pdf", folder_ / "out/b1.pdf"), IsEmpty()));
  EXPECT_THAT(links("[[documents]]\nmodels='a1.json'\n"), ElementsAre(IsEmpty(), IsEmpty()));
  EXPECT_THAT(links("[[documents]]\nmodels='?1.json'\nform='yoshiki-2'\n"),
              ElementsAre(IsEmpty(), IsEmpty()));
}

TEST_F(EstatePlan, NamesBeginAtTheRoot) {
  Put({"models/三島市/7.json", "models/x.json"});
  EXPECT_THAT(Names("[[documents]]\nmodels='models/**/*.json'\nroot='models/三島市'\nfolder='公表'\n"),
              ElementsAre("公表/models/x.pdf", "公表/7.pdf"));
  EXPECT_THAT(Names("[[documents]]\nmodels='" + (folder_ / "models/**/*.json") + "'\nroot='" +
                    (folder_ / "models") + "'\n"),
              ElementsAre("x.pdf", "三島市/7.pdf"));
}

TEST_F(EstatePlan, TwoJobsWithOneOutputAreAnError) {
  Put({"a.json", "a"});
  EXPECT_THAT(Names("[[documents]]\nmodels='*'\n"), testing::IsEmpty());
  ASSERT_THAT(Told(), ElementsAre(MessageId::estate_same_output));
  EXPECT_THAT(MessageText(diagnostics_.all()[0], Language::english), HasSubstr(folder_ / "a.json"));
  diagnostics_ = {};
  Names("[[documents]]\nmodels='a'\n[[sheets]]\nname='a'\nformats='pdf'\ndrafts=['b','c']\n");
  ASSERT_THAT(Told(), ElementsAre(MessageId::estate_same_output));
  EXPECT_EQ(diagnostics_.all()[0].place.at.line, 3);
}

TEST_F(EstatePlan, AnOutputThatIsAnInputIsAnError) {
  Put({"a.json", "b.pdf", "real.json"});
  Names("output='.'\n[[documents]]\nmodels=['b', './x/../b.pdf']\n");
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_output_is_input));
  diagnostics_ = {};
  // A draft that no run has made yet.
  Names("[[sheets]]\nname='s'\nformats='json'\ndrafts=['a.json','out/s.json']\n");
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_output_is_input));
  diagnostics_ = {};
  // The same file under another name.
  std::filesystem::create_directory(folder_ / "out");
  ASSERT_EQ(::symlink("../real.json", (folder_ / "out/t.json").c_str()), 0);
  Names("[[sheets]]\nname='t'\nformats='json'\ndrafts=['a.json','real.json']\n");
  EXPECT_THAT(Told(), ElementsAre(MessageId::estate_output_is_input));
}

TEST_F(EstatePlan, OptionsOfDocumentsAreWrittenAlikeForEver) {
  Put({"a.json"});
  epoch_ = 1735689600;
  const auto jobs = Plan(R"(
[[documents]]
models = "a.json"
formats = ["pdf", "html"]
edition = "x\ny\\z"
gaiji = ["b.ttf", "a.ttf"]
unused = false
)");
  ASSERT_EQ(jobs.size(), 2u);
  const std::string common =
      "form=\nedition=x\\ny\\\\z\ntheme=default\ngaiji=b.ttf\ngaiji=a.ttf\nallow-missing=no\n"
      "unused=no\nbands=yes\nempty-bands=no\n";
  EXPECT_EQ(jobs[0].options, "document=pdf\n" + common + "archive=a-2a\ntags=yes\nepoch=1735689600\n");
  EXPECT_EQ(jobs[1].options, "document=html\n" + common);
}

TEST_F(EstatePlan, OptionsOfSheetsAreWrittenAlikeForEver) {
  Put({"old.json"});
  epoch_ = 0;
  const auto jobs = Plan(R"(
[[documents]]
models = "old.json"
[[sheets]]
name = "s"
folder = "t"
drafts = ["old.json", "new.json"]
formats = ["json", "xlsx", "pdf"]
abridge = 3
)");
  ASSERT_EQ(jobs.size(), 4u);
  const std::string common =
      "statement=2\ndraft=old.json\ndraft=new.json\nnotes=no\nremoved=word\nabridge=3\npaper=A4\n"
      "theme=default\nunused=yes\nbands=yes\nempty-bands=no\n";
  EXPECT_EQ(jobs[1].options, "sheet=json\n" + common);
  EXPECT_EQ(jobs[2].options, "sheet=xlsx\n" + common + "epoch=0\n");
  EXPECT_EQ(jobs[3].options,
            "sheet=pdf\n" + common + "allow-missing=no\narchive=a-2a\ntags=yes\nlink=../old.pdf\nepoch=0\n");
}

// Each of these alters bytes, so none may leave the text as it was.
TEST_F(EstatePlan, EverySettingIsInTheOptions) {
  Put({"a.json"});
  const auto options = [&](const std::string& settings) {
    const auto jobs = Plan(settings);
    return jobs.empty() ? std::string() : jobs.back().options;
  };
  const std::string documents = "[[documents]]\nmodels='a.json'\n";
  for (const char* setting : {"form='yoshiki-2'", "edition='2024-10'", "theme='mincho'", "gaiji='x.ttf'",
                              "archive='a-3a'", "archive='none'", "tags=false", "allow-missing=true",
                              "unused=false", "bands=false", "empty-bands=true", "formats='txt'"})
    EXPECT_NE(options(documents + setting + "\n"), options(documents)) << setting;
  const std::string sheet = "[[sheets]]\nname='s'\nformats='pdf'\n", drafts = "drafts=['a','b']\n";
  for (const char* setting :
       {"with=[['c','d']]", "notes='n.json'", "removed='struck'", "abridge=1", "paper='A3'", "theme='mincho'",
        "gaiji='x.ttf'", "archive='a-3a'", "tags=false", "allow-missing=true"})
    EXPECT_NE(options(sheet + drafts + setting + "\n"), options(sheet + drafts)) << setting;
  EXPECT_NE(options(sheet + "drafts=['b','a']\n"), options(sheet + drafts));
  EXPECT_NE(options("[[sheets]]\nname='s'\ndrafts=['a','b']\nwith=[['c','d']]"),
            options("[[sheets]]\nname='s'\ndrafts=['a','b','c','d']"));
}

TEST(SampleEstate, MakesAllOfItsModels) {
  const std::string path = YOSHIKI_SOURCE_DIR "/inputs/yoshiki.toml";
  Diagnostics diagnostics;
  const auto estate = ParseEstate(SourceText(path, ReadFile(path)), diagnostics);
  ASSERT_TRUE(estate.has_value());
  const auto jobs = PlanEstate(*estate, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(jobs.size(), 4u * 3u);
  EXPECT_EQ(OutputFolder(*estate), YOSHIKI_SOURCE_DIR "/out/estate");
}

}  // namespace
}  // namespace yoshiki
