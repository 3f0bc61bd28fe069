// Slips in writing TOML, told as what they are.
#include "estate/toml_faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "estate/config.h"
#include "estate/toml_scan.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;

Diagnostic FaultOf(const std::string& text) {
  Diagnostics diagnostics;
  EXPECT_FALSE(ParseEstate(SourceText("yoshiki.toml", text), diagnostics).has_value());
  EXPECT_EQ(diagnostics.all().size(), 1u) << text.substr(0, 80);
  return diagnostics.empty() ? Diagnostic() : diagnostics.all()[0];
}

struct Slip {
  const char* text;
  MessageId id;
  LineColumn at;
  const char* word = "";  // what the message names
};

class TomlSlips : public ::testing::TestWithParam<Slip> {};

TEST_P(TomlSlips, AreToldWhereTheyBegin) {
  const Diagnostic fault = FaultOf(GetParam().text);
  EXPECT_EQ(fault.id, GetParam().id) << GetParam().text << "\n" << MessageText(fault, Language::english);
  EXPECT_EQ(fault.place.at, GetParam().at) << GetParam().text;
  EXPECT_EQ(fault.args.empty() ? "" : fault.args.back(), GetParam().word) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    WithoutQuotes, TomlSlips,
    ::testing::Values(Slip{"edition = 2025-05", MessageId::estate_unquoted, {1, 11}, "2025-05"},
                      Slip{"edition = 2025-05\n", MessageId::estate_unquoted, {1, 11}, "2025-05"},
                      Slip{"edition = 2025 05 # x", MessageId::estate_unquoted, {1, 11}, "2025 05"},
                      Slip{"theme = 明朝 # 注", MessageId::estate_unquoted, {1, 9}, "明朝"},
                      Slip{"theme = true-type\r\n", MessageId::estate_unquoted, {1, 9}, "true-type"},
                      Slip{"gaiji = fonts/x.ttf", MessageId::estate_unquoted, {1, 9}, "fonts/x.ttf"},
                      Slip{"gaiji = ../x.ttf\n", MessageId::estate_unquoted, {1, 9}, "../x.ttf"},
                      Slip{"models = *.json\"", MessageId::estate_unquoted, {1, 10}, "*.json"},
                      Slip{"formats = pdf, html", MessageId::estate_unquoted, {1, 11}, "pdf"},
                      Slip{"formats = [pdf, html]", MessageId::estate_unquoted, {1, 12}, "pdf"},
                      Slip{"formats = [\n'pdf',\n html\n]", MessageId::estate_unquoted, {3, 2}, "html"},
                      Slip{"documents = [{models=a}]", MessageId::estate_unquoted, {1, 22}, "a"},
                      Slip{"[[documents]]\ntags = yes", MessageId::estate_bad_flag, {2, 8}, "yes"},
                      Slip{"[[documents]]\ntags = True", MessageId::estate_bad_flag, {2, 8}, "True"}));

INSTANTIATE_TEST_SUITE_P(
    QuotesOfWordProcessors, TomlSlips,
    ::testing::Values(Slip{"theme = “x”", MessageId::estate_curly_quotes, {1, 9}, "“"},
                      Slip{"theme = ”x”", MessageId::estate_curly_quotes, {1, 9}, "”"},
                      Slip{"theme = ‘x’", MessageId::estate_curly_quotes, {1, 9}, "‘"},
                      Slip{"theme = 「x」", MessageId::estate_curly_quotes, {1, 9}, "「"},
                      Slip{"theme = ＂x＂", MessageId::estate_curly_quotes, {1, 9}, "＂"},
                      Slip{"theme = ＇x＇", MessageId::estate_curly_quotes, {1, 9}, "＇"},
                      Slip{"models = ['a', # 様\n“b”]", MessageId::estate_curly_quotes, {2, 1}, "“"}));

INSTANTIATE_TEST_SUITE_P(
    Backslashes, TomlSlips,
    ::testing::Values(Slip{R"(models = "models\city\*.json")", MessageId::estate_backslash, {1, 17}},
                      Slip{R"(models = ["様\\", "b\*.json"])", MessageId::estate_backslash, {1, 20}},
                      Slip{R"(models = "C:\Users\x")", MessageId::estate_backslash, {1, 13}},
                      Slip{R"(models = "x\ud800")", MessageId::estate_backslash, {1, 12}},
                      Slip{"folder = \"models\\\"\n", MessageId::estate_backslash, {1, 17}},
                      Slip{R"(folder = "models\")", MessageId::estate_backslash, {1, 17}}));

INSTANTIATE_TEST_SUITE_P(
    Twice, TomlSlips,
    ::testing::Values(Slip{"keep = 1\nkeep = 2", MessageId::estate_twice, {2, 1}, "keep"},
                      Slip{"keep = 1\n  keep = [{b=1},\n2]", MessageId::estate_twice, {2, 3}, "keep"},
                      Slip{"a = {b=1, b=2}", MessageId::estate_twice, {1, 11}, "b"},
                      Slip{"a.b = 1\na.b.c = 2", MessageId::estate_twice, {2, 1}, "a.b.c"},
                      Slip{"'a=b' = 1\n'a=b' = 2", MessageId::estate_twice, {2, 1}, "'a=b'"},
                      Slip{"[documents]\n[documents]", MessageId::estate_twice, {2, 1}, "documents"},
                      Slip{"[documents]\n [[documents]]", MessageId::estate_twice, {2, 2}, "documents"}));

INSTANTIATE_TEST_SUITE_P(
    NotClosed, TomlSlips,
    ::testing::Values(Slip{"theme = \"x", MessageId::estate_unclosed, {1, 9}},
                      Slip{"theme = \"x\nkeep = 1", MessageId::estate_unclosed, {1, 9}},
                      Slip{"theme = 'x\r\nkeep = 1", MessageId::estate_unclosed, {1, 9}},
                      Slip{"theme = \"x”\n", MessageId::estate_unclosed, {1, 9}},
                      Slip{"theme = \"\"\"x\n\n", MessageId::estate_unclosed, {1, 9}},
                      Slip{"theme = '''x", MessageId::estate_unclosed, {1, 9}},
                      Slip{"'theme = x", MessageId::estate_unclosed, {1, 1}},
                      Slip{"models = ['a'", MessageId::estate_unclosed, {1, 10}},
                      Slip{"models = ['a',\n\n# 注\n", MessageId::estate_unclosed, {1, 10}},
                      Slip{"models = ['a'\nkeep = 1", MessageId::estate_unclosed, {1, 10}},
                      Slip{"models = ['a',\nkeep = 1", MessageId::estate_unclosed, {1, 10}},
                      Slip{"models = ['a'\n\n[[sheets]]\n", MessageId::estate_unclosed, {1, 10}},
                      Slip{"models = ['a',\n\n[[sheets]]\n", MessageId::estate_unclosed, {1, 10}},
                      Slip{"with = [['a'],\n['b'\nkeep = 1", MessageId::estate_unclosed, {2, 1}},
                      Slip{"a = {b = 1", MessageId::estate_unclosed, {1, 5}},
                      Slip{"a = {b = 1,\nc = 2}", MessageId::estate_unclosed, {1, 5}},
                      Slip{"[[documents", MessageId::estate_unclosed, {1, 1}},
                      Slip{"keep = 1\n[[documents]\n", MessageId::estate_unclosed, {2, 1}}));

// What is none of these keeps the words of the library.
TEST(TomlFaults, AllElseIsLeftToTheLibrary) {
  for (const char* const text : {"a = ",
                                 "a =\n",
                                 "a",
                                 "= 1",
                                 "a = 'it's'",
                                 "a = \"a\"b\"",
                                 "a = [1,,2]",
                                 "a = 'x'、",
                                 "a =　'x'",
                                 "a ＝ 1",
                                 "a = ]",
                                 "a = [}",
                                 "a = 1\rb = 2",
                                 "a == 1",
                                 "keep = ten",
                                 "keep = 1x",
                                 "[a]]",
                                 "[]",
                                 "models = ['a'\n'b']",
                                 "a = \x01",
                                 "a = \"\x01\""}) {
    const Diagnostic fault = FaultOf(text);
    EXPECT_EQ(fault.id, MessageId::estate_syntax) << text;
    EXPECT_THAT(MessageText(fault, Language::english), HasSubstr("Error while parsing")) << text;
  }
}

TEST(TomlFaults, MessagesQuoteOnlyTheBeginningOfLongLines) {
  std::string text = "theme = ";
  for (int i = 0; i < 100'000; ++i) text += "様";
  const Diagnostic fault = FaultOf(text);
  EXPECT_EQ(fault.id, MessageId::estate_unquoted);
  EXPECT_LT(fault.args.at(0).size(), 200u);
  EXPECT_THAT(fault.args.at(0), ::testing::EndsWith("様…"));
  EXPECT_FALSE(FindInvalidUtf8(fault.args.at(0)));
}

// Files cut off anywhere, and with bytes in them that belong to nothing: one fault, and a place in the file.
TEST(TomlFaults, HostileFilesAreToldOf) {
  const std::string whole =
      "keep = 1 # 様\r\n[[documents]]\nmodels = [\"a\\\"\", '様',\n]\n'a b'.c = {d = \"\"\"x\"\"\", e = "
      "[1]}\n";
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    for (const std::string_view foreign :
         {"", "\\", "\"", "'", "[", "]", "{", "}", "=", ",", "\r", "\n", "“"}) {
      for (const std::string& rest : {std::string(), std::string(1, '\0'), whole.substr(cut)}) {
        const SourceText source("y", whole.substr(0, cut) + std::string(foreign) + rest);
        Diagnostics diagnostics;
        ParseEstate(source, diagnostics);
        for (const Diagnostic& fault : diagnostics.all()) {
          EXPECT_GE(fault.place.at.line, 1);
          EXPECT_FALSE(MessageText(fault, Language::japanese).empty());
        }
      }
    }
  }
}

TEST(TomlFaults, TakesAnyPlaceForTheLibrarys) {
  for (const std::string& text :
       {std::string(), std::string("\""), std::string("[[{\"'\\"), std::string(9, '\0'),
        std::string(100'000, '['), std::string(100'000, '\'')}) {
    for (const std::size_t at : {std::size_t{0}, std::size_t{1}, text.size(), text.size() + 9}) {
      for (const char* const words : {"cannot redefine", "escape sequence", "end-of-file", "table header",
                                      "array: encountered end-of-file", "parsing value"})
        EXPECT_LE(ExplainTomlFault(text, at, words, {}).args.size(), 1u);
    }
  }
}

TEST(TomlScan, KnowsWhatSurroundsAPlace) {
  const std::string text = "k = ['a#', { b = \"x\", c = [1, 2";
  const TomlSurrounds around = ScanToml(text, text.size());
  EXPECT_EQ(around.open.size(), 3u);
  EXPECT_EQ(around.key, text.find('c'));
  EXPECT_EQ(around.value, text.find('2'));
  EXPECT_EQ(around.string, std::nullopt);
  EXPECT_EQ(ScanToml(text, 7).string, 5u);
}

TEST(TomlScan, LongTextsMayEndWithQuotationMarks) {
  EXPECT_EQ(EndOfTomlString("'''a''''' ", 0), 9u);
  EXPECT_EQ(EndOfTomlString("\"\" ", 0), 2u);
  EXPECT_EQ(EndOfTomlString("\"a\\", 0), std::string_view::npos);
}

}  // namespace
}  // namespace yoshiki
