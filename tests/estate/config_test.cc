// yoshiki.toml: what it may say, and how faults in it are told.
#include "estate/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::optional<Estate> Parse(const std::string& text, Diagnostics& diagnostics) {
  return ParseEstate(SourceText("estates/yoshiki.toml", text), diagnostics);
}

Estate Parsed(const std::string& text) {
  Diagnostics diagnostics;
  auto estate = Parse(text, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all())
    ADD_FAILURE() << MessageText(diagnostic, Language::english);
  return estate ? *std::move(estate) : Estate();
}

TEST(EstateConfig, LeavesOutWhatIsAsUsual) {
  const Estate estate = Parsed("[[documents]]\nmodels = '*.json'\n");
  EXPECT_EQ(estate.folder, "estates");
  EXPECT_EQ(estate.output, "out");
  EXPECT_EQ(estate.keep, 1);
  EXPECT_EQ(estate.workers, 0);
  EXPECT_EQ(estate.time_limit, 120);
  EXPECT_EQ(estate.memory_limit, 2048);
  ASSERT_EQ(estate.documents.size(), 1u);
  const DocumentSet& set = estate.documents[0];
  EXPECT_EQ(set.offset, 0u);
  EXPECT_THAT(set.models, ElementsAre("*.json"));
  EXPECT_THAT(set.except, IsEmpty());
  EXPECT_THAT(set.formats, ElementsAre(OutputFormat::pdf));
  EXPECT_EQ(set.settings.theme, "default");
  EXPECT_EQ(set.settings.archive, Archive::a_2a);
  EXPECT_TRUE(set.settings.tags);
  EXPECT_TRUE(set.settings.bind.print_unused);
  EXPECT_TRUE(set.settings.bind.print_bands);
  EXPECT_FALSE(set.settings.bind.print_empty_bands);
  EXPECT_THAT(estate.sheets, IsEmpty());
}

TEST(EstateConfig, ReadsAllOfDocuments) {
  const Estate estate = Parsed(R"(
output = "../出力"
keep = 0
workers = 1_024
time-limit = 86400
memory-limit = 16

[[documents]]
models = ["**/*.json", '様式/*.json']
except = ["old/**"]
formats = ["html", "txt", "pdf", "txt"]
folder = "市/区"
form = "yoshiki-2"
edition = "2024-10"
theme = "mincho"
gaiji = "fonts/外字.ttf"
archive = "a-2u"
tags = false
allow-missing = true
unused = false
bands = false
empty-bands = true
)");
  EXPECT_EQ(estate.output, "../出力");
  EXPECT_EQ(estate.keep, 0);
  EXPECT_EQ(estate.workers, 1024);
  EXPECT_EQ(estate.time_limit, 86400);
  EXPECT_EQ(estate.memory_limit, 16);
  ASSERT_EQ(estate.documents.size(), 1u);
  const DocumentSet& set = estate.documents[0];
  EXPECT_THAT(set.models, ElementsAre("**/*.json", "様式/*.json"));
  EXPECT_THAT(set.except, ElementsAre("old/**"));
  EXPECT_THAT(set.formats, ElementsAre(OutputFormat::html, OutputFormat::text, OutputFormat::pdf));
  EXPECT_EQ(set.folder, "市/区");
  EXPECT_EQ(set.settings.form, "yoshiki-2");
  EXPECT_EQ(set.settings.edition, "2024-10");
  EXPECT_EQ(set.settings.theme, "mincho");
  EXPECT_THAT(set.settings.gaiji, ElementsAre("fonts/外字.ttf"));
  EXPECT_EQ(set.settings.archive, Archive::a_2u);
  EXPECT_FALSE(set.settings.tags);
  EXPECT_TRUE(set.settings.allow_missing);
  EXPECT_FALSE(set.settings.bind.print_unused);
  EXPECT_FALSE(set.settings.bind.print_bands);
  EXPECT_TRUE(set.settings.bind.print_empty_bands);
}

TEST(EstateConfig, ReadsAllOfSheets) {
  const Estate estate = Parsed(R"(
[[sheets]]
name = "修正表"
drafts = ["a1.json", "a2.json", "a3.json"]
with = [["b1.json", "b2.json", "b3.json"]]
notes = "notes.json"
formats = ["xlsx", "pdf", "json"]
folder = "表"
removed = "struck"
abridge = 4
paper = "A3"
theme = "gothic"
archive = "none"
)");
  ASSERT_EQ(estate.sheets.size(), 1u);
  const SheetEntry& sheet = estate.sheets[0];
  EXPECT_EQ(sheet.name, "修正表");
  EXPECT_THAT(sheet.statements, ElementsAre(ElementsAre("a1.json", "a2.json", "a3.json"),
                                            ElementsAre("b1.json", "b2.json", "b3.json")));
  EXPECT_EQ(sheet.notes, "notes.json");
  EXPECT_THAT(sheet.formats, ElementsAre(OutputFormat::xlsx, OutputFormat::pdf, OutputFormat::json));
  EXPECT_EQ(sheet.folder, "表");
  EXPECT_EQ(sheet.cells.removed, CellSettings::Removed::struck);
  EXPECT_EQ(sheet.cells.most_unchanged, 4u);
  EXPECT_TRUE(sheet.cells.large);
  EXPECT_EQ(sheet.settings.theme, "gothic");
  EXPECT_EQ(sheet.settings.archive, Archive::none);
}

TEST(EstateConfig, UntaggedFilesHaveLevelU) {
  const Estate estate = Parsed("[[documents]]\nmodels = 'a'\ntags = false\n");
  ASSERT_EQ(estate.documents.size(), 1u);
  EXPECT_EQ(estate.documents[0].settings.archive, Archive::a_2u);
}

// So that what shows only on the disk is told at the line that caused it.
TEST(EstateConfig, SaysWhereValuesStand) {
  const Estate estate = Parsed(
      "[[documents]]\nmodels = [\n  '様.json']\n'theme' = 'x'\n[[sheets]]\nname='s'\n"
      "drafts = ['a', 'b']\n");
  ASSERT_EQ(estate.documents.size(), 1u);
  ASSERT_EQ(estate.sheets.size(), 1u);
  const auto place = [&](std::size_t offset) { return estate.source.At(offset); };
  const KeyOffsets& set = estate.documents[0].at;
  EXPECT_EQ(place(set.Of("models")), (LineColumn{2, 10}));
  EXPECT_EQ(place(set.Of("theme")), (LineColumn{4, 11}));
  EXPECT_EQ(set.Of("gaiji"), estate.documents[0].offset);
  EXPECT_EQ(place(estate.sheets[0].at.Of("drafts")), (LineColumn{7, 10}));
  EXPECT_EQ(place(estate.sheets[0].at.Of("notes")), (LineColumn{5, 1}));
}

TEST(EstateConfig, FolderIsThatOfTheFile) {
  const auto folder_of = [](const char* name) {
    Diagnostics diagnostics;
    return ParseEstate(SourceText(name, "documents = []"), diagnostics).value_or(Estate()).folder;
  };
  EXPECT_EQ(folder_of("yoshiki.toml"), ".");
  EXPECT_EQ(folder_of("a/b/yoshiki.toml"), "a/b");
  EXPECT_EQ(folder_of("/yoshiki.toml"), "/");
}

struct Fault {
  const char* text;
  MessageId id;
  LineColumn at;
  const char* words;  // in the message or its cure
};

class EstateFaults : public ::testing::TestWithParam<Fault> {};

TEST_P(EstateFaults, AreToldWithTheirPlaces) {
  Diagnostics diagnostics;
  EXPECT_FALSE(Parse(GetParam().text, diagnostics).has_value());
  ASSERT_EQ(diagnostics.all().size(), 1u);
  const Diagnostic& fault = diagnostics.all()[0];
  EXPECT_EQ(fault.id, GetParam().id) << MessageText(fault, Language::english);
  EXPECT_EQ(fault.place.file, "estates/yoshiki.toml");
  EXPECT_EQ(fault.place.at.line, GetParam().at.line);
  EXPECT_EQ(fault.place.at.column, GetParam().at.column);
  EXPECT_THAT(MessageText(fault, Language::english) + HintText(fault, Language::english),
              HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Table, EstateFaults,
    ::testing::Values(
        Fault{"", MessageId::estate_empty, {1, 1}, "[[documents]]"},
        Fault{"output = \"様式\" x", MessageId::estate_syntax, {1, 15}, "x"},
        Fault{"output = '\xFF'", MessageId::layout_utf8, {1, 11}, "0xFF"},
        Fault{"documents = []\noutptu = 'x'", MessageId::layout_unknown_key, {2, 1}, "first: output"},
        Fault{"documents = []\noutput = ''", MessageId::layout_empty_text, {2, 10}, "output"},
        Fault{"documents = []\noutput = \"a\\u0000\"", MessageId::estate_want_text, {2, 10}, "text"},
        Fault{"documents = []\nkeep = 101", MessageId::layout_bad_count, {2, 8}, "0 to 100"},
        Fault{"documents = []\nworkers = 1.5", MessageId::layout_bad_count, {2, 11}, "1.5"},
        Fault{"documents = []\ntime-limit = 0", MessageId::layout_bad_count, {2, 14}, "1 to 86400"},
        Fault{
            "documents = []\nmemory-limit = 2025-05-01", MessageId::layout_bad_count, {2, 16}, "2025-05-01"},
        Fault{"[documents]\nmodels = 'a'", MessageId::estate_want_list, {1, 1}, "[[documents]]"},
        Fault{"documents = ['a.json']", MessageId::estate_want_table, {1, 14}, "key = value"},
        Fault{"[[documents]]", MessageId::estate_missing_key, {1, 1}, "models ="},
        Fault{"[[documents]]\nmodels = []", MessageId::layout_empty_list, {2, 10}, "empty"},
        Fault{"[[documents]]\nmodels = {a=1}", MessageId::estate_want_list, {2, 10}, "[\"one\""},
        Fault{"[[documents]]\nmodels = ['市', ['x']]", MessageId::estate_want_text, {2, 16}, "quotes"},
        Fault{"[[documents]]\nmodels = ['様式', '']", MessageId::layout_empty_text, {2, 17}, "models"},
        Fault{"[[documents]]\nmodels='a'\n'鍵'=1", MessageId::layout_unknown_key, {3, 1}, "鍵"},
        Fault{
            "[[documents]]\nmodels='a'\nformats=['pdf','xlsx']", MessageId::layout_bad_word, {3, 16}, "html"},
        Fault{"[[documents]]\nmodels='a'\ntags='maybe'", MessageId::estate_bad_flag, {3, 6}, "tags = true"},
        Fault{"[[documents]]\nmodels='a'\narchive='a2a'", MessageId::layout_bad_word, {3, 9}, "a-2a"},
        Fault{"[[documents]]\nmodels='a'\ntags=false\narchive='a2u'",
              MessageId::layout_bad_word,
              {4, 9},
              "a-2u, none"},
        Fault{"[[documents]]\nmodels='a'\ntags=false\narchive='a-2a'",
              MessageId::estate_archive_tags,
              {4, 9},
              "\"a-2a\" needs"},
        Fault{"[[sheets]]\nname='s'\ndrafts=['a','b']\narchive='a-3a'\ntags=false",
              MessageId::estate_archive_tags,
              {4, 9},
              "\"a-3a\" needs"},
        Fault{"[[documents]]\nmodels='a'\nkeep=3", MessageId::estate_key_above, {3, 1}, "keep"},
        Fault{"[[sheets]]\nname='s'\noutput='x'\ndrafts=['a','b']",
              MessageId::estate_key_above,
              {3, 1},
              "output"},
        Fault{"edition='x'\n[[documents]]\nmodels='a'", MessageId::estate_key_below, {1, 1}, "edition"},
        Fault{"drafts=['a','b']\n[[documents]]\nmodels='a'", MessageId::estate_key_below, {1, 1}, "drafts"},
        Fault{"[[documents]]\nmodels='a'\nname='x'", MessageId::layout_unknown_key, {3, 1}, "name"},
        Fault{"[[documents]]\nmodels='a'\nedition=2025-05-01",
              MessageId::estate_want_text,
              {3, 9},
              "in quotes"},
        Fault{"[[documents]]\nmodels='a'\nfolder='../x'", MessageId::estate_bad_name, {3, 8}, "../x"},
        Fault{"[[documents]]\nmodels='a'\nfolder='/x'", MessageId::estate_bad_name, {3, 8}, "/x"},
        Fault{"[[documents]]\nmodels='a'\nform='x/y'", MessageId::estate_bad_name, {3, 6}, "x/y"},
        Fault{"[[sheets]]\ndrafts=['a','b']", MessageId::estate_missing_key, {1, 1}, "name ="},
        Fault{"[[sheets]]\nname='..'\ndrafts=['a','b']", MessageId::estate_bad_name, {2, 6}, ".."},
        Fault{"[[sheets]]\nname='a/b'\ndrafts=['a','b']", MessageId::estate_bad_name, {2, 6}, "a/b"},
        Fault{"[[sheets]]\nname='s'\ndrafts=['a']", MessageId::estate_drafts, {1, 1}, "sheet s"},
        Fault{"[[sheets]]\nname='s'\ndrafts=['a','b']\nwith=[['c']]",
              MessageId::estate_drafts,
              {1, 1},
              "sheet s"},
        Fault{"[[sheets]]\nname='s'\ndrafts=['a','b']\npaper='B4'",
              MessageId::layout_bad_word,
              {4, 7},
              "A4, A3"}));

TEST(EstateConfig, TellsAllFaultsAtOnce) {
  Diagnostics diagnostics;
  const auto estate =
      Parse("keep = 'x'\n[[documents]]\nmodels = 1\ntags = 2\n[[sheets]]\nname = 's'\n[[documents]]\n",
            diagnostics);
  EXPECT_FALSE(estate.has_value());
  EXPECT_EQ(diagnostics.errors(), 4u);
}

// Columns are characters from the line's beginning, whatever stands before the value.
TEST(EstateConfig, PlacesHoldBehindAByteOrderMarkAndLineEndsOfWindows) {
  Diagnostics diagnostics;
  Parse(
      "\xEF\xBB\xBF"
      "'様' = 1\r\n# 注\r\n[[documents]]\r\nmodels = '様'\r\ntags = '様' # 注\r\n",
      diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(diagnostics.all()[0].place.source_line.substr(3), "'様' = 1");
  EXPECT_EQ(diagnostics.all()[0].place.at, (LineColumn{1, 2}));
  EXPECT_EQ(diagnostics.all()[1].place.at, (LineColumn{5, 8}));
}

TEST(EstateConfig, TablesMayComeByTurns) {
  const Estate estate = Parsed(
      "[[documents]]\nmodels='a'\n[[sheets]]\nname='s'\ndrafts=['a','b']\n[[documents]]\nmodels='b'\n");
  ASSERT_EQ(estate.documents.size(), 2u);
  EXPECT_THAT(estate.documents[1].models, ElementsAre("b"));
  EXPECT_EQ(estate.source.At(estate.documents[1].offset).line, 6);
}

// None of these may cost the program its stack or much time.
TEST(EstateConfig, HostileFilesAreRefused) {
  std::string keys = "a", quoted = "'.='", lists = "a = ", tables = "a = ";
  for (int i = 0; i < 100'000; ++i) {
    keys += ".a";
    quoted += ".'.='";
    lists += "[";
    tables += "{a=";
  }
  const std::string large = "#" + std::string(kMaxLayoutBytes, ' ');
  for (const std::string& text : {keys + " = 1", "[" + keys + "]", quoted + " = 1", lists, tables, large}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(Parse(text, diagnostics).has_value()) << text.substr(0, 20);
    EXPECT_EQ(diagnostics.errors(), 1u);
  }
}

TEST(EstateConfig, DotsInTextsAndCommentsAreNoKeys) {
  const std::string dots(100, '.');
  Parsed("# " + dots + "\noutput = '" + dots + "' # " + dots + "\n[[documents]]\nmodels = \"\\\"" + dots +
         "\"\n");
}

}  // namespace
}  // namespace yoshiki
