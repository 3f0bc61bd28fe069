// Diagnostics as they are shown.
#include "cli/printer.h"

#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <sstream>

#include "cli/display_width.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Diagnostic Sample() {
  const SourceText source("model.json", "{\n  \"名称\": \"川口市\", \"nmae\": 1\n}\n");
  return {Severity::error,
          MessageId::usage_similar_option,
          PlaceAt(source, source.bytes().find("\"nmae"), "/nmae", "Ⅰ1 ①事務の名称"),
          {"nmae", "name"}};
}

std::string Text(const Diagnostic& diagnostic, Language language = Language::english) {
  std::ostringstream out;
  PrintText(diagnostic, language, out);
  return out.str();
}

TEST(PrintText, ShowsPlaceLineCaretItemAndCure) {
  EXPECT_EQ(Text(Sample()),
            "model.json:2:16: error: there is no option `nmae` [usage]\n"
            "  2 |   \"名称\": \"川口市\", \"nmae\": 1\n"
            "    |                     ^\n"
            "  at: /nmae  (Ⅰ1 ①事務の名称)\n"
            "  hint: did you mean name?\n");
}

TEST(PrintText, SpeaksJapanese) {
  const std::string text = Text(Sample(), Language::japanese);
  EXPECT_THAT(text, HasSubstr("model.json:2:16: エラー: nmae という指定はありません [usage]\n"));
  EXPECT_THAT(text, HasSubstr("  場所: /nmae  (Ⅰ1 ①事務の名称)\n"));
  EXPECT_THAT(text, HasSubstr("  対処: name ではありませんか\n"));
}

TEST(PrintText, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(Text({Severity::warning, MessageId::usage_no_model, {}, {}}).substr(0, 48),
            "yoshiki: warning: no model is named [usage]\n  hi");
}

TEST(PrintText, NothingFromAFileReachesTheTerminalRaw) {
  Diagnostic diagnostic = Sample();
  diagnostic.place.file = "a\nb\x1b[31m\xff.json";
  diagnostic.place.source_line = "\x1b]0;evil\x07\t\xff \xE2\x80\xAE";
  diagnostic.place.at.column = 3;
  diagnostic.args = {"\x1b[2J", "x\ny"};
  diagnostic.place.pointer = "/a\x01";
  const std::string text = Text(diagnostic);
  EXPECT_THAT(text, HasSubstr("a\\nb\\x1b[31m\\xff.json:2:3: error"));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\x07")));
  EXPECT_THAT(text, HasSubstr("␛]0;evil␇ \uFFFD \uFFFD"));
  EXPECT_EQ(FindInvalidUtf8(text), std::nullopt);
}

TEST(ExcerptOf, KeepsAShortLineWhole) {
  const Excerpt excerpt = ExcerptOf("abc 漢字 def", 8, 40);
  EXPECT_EQ(excerpt.text, "abc 漢字 def");
  EXPECT_EQ(excerpt.caret, 9);
}

TEST(ExcerptOf, ShowsALineThatFitsFromAnyColumn) {
  const std::string line = "0123456789012345678901234567890123456789";
  for (int column = 1; column <= 41; ++column) EXPECT_EQ(ExcerptOf(line, column, 42).text, line) << column;
}

TEST(ExcerptOf, CutsAroundTheColumn) {
  std::string line;
  for (int i = 0; i < 500; ++i) line += "漢";
  for (const int column : {1, 2, 9, 250, 480, 495, 500, 501, 900}) {
    const Excerpt excerpt = ExcerptOf(line, column, 40);
    EXPECT_LE(DisplayWidth(excerpt.text), 40) << column;
    EXPECT_LE(excerpt.caret, DisplayWidth(excerpt.text)) << column;
    EXPECT_EQ(excerpt.text.starts_with("…"), column > 9) << column;
    EXPECT_EQ(excerpt.text.ends_with("…"), column < 490) << column;
  }
}

TEST(ExcerptOf, PutsTheCaretUnderItsCharacter) {
  std::string line(300, 'a');
  line[200] = 'X';
  const Excerpt excerpt = ExcerptOf(line, 201, 60);
  const std::size_t ellipsis = std::string("…").size() - 1;  // bytes more than columns
  EXPECT_EQ(excerpt.text[static_cast<std::size_t>(excerpt.caret) + ellipsis], 'X');
}

TEST(ExcerptOf, IsQuickOnALineOf64MiB) {
  const std::string line(std::size_t{64} << 20, 'x');
  EXPECT_EQ(ExcerptOf(line, 30'000'000, 60).text.size(), 60u + 4);
}

TEST(DisplayWidth, FollowsEastAsianWidth) {
  const struct {
    const char* text;
    int width;
  } kCases[] = {{"abc", 3},      {"漢字", 4},  {"ｱｲｳ", 3}, {"Ａ", 2},     {"𠮷", 2}, {"葛\U000E0100", 2},
                {"か\u3099", 2}, {"［○］", 5}, {"", 0},    {"\u3000", 2}, {"😀", 2},  {"Ⅱ", 1}};
  for (const auto& c : kCases) EXPECT_EQ(DisplayWidth(std::string_view(c.text)), c.width) << c.text;
}

TEST(PrintJson, IsOneObjectALineWithAllKeys) {
  Diagnostic diagnostic = Sample();
  diagnostic.place.file = "a\n\"\xff";
  std::ostringstream out;
  PrintJson(diagnostic, Language::english, out);
  const std::string line = out.str();
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  rapidjson::Document json;
  json.Parse<rapidjson::kParseValidateEncodingFlag>(line.c_str());
  ASSERT_FALSE(json.HasParseError());
  EXPECT_STREQ(json["file"].GetString(), "a\n\"\uFFFD");
  EXPECT_EQ(json["line"].GetInt(), 2);
  EXPECT_EQ(json["column"].GetInt(), 16);
  EXPECT_STREQ(json["severity"].GetString(), "error");
  EXPECT_STREQ(json["code"].GetString(), "usage");
  EXPECT_STREQ(json["message"].GetString(), "there is no option `nmae`");
  EXPECT_STREQ(json["pointer"].GetString(), "/nmae");
  EXPECT_STREQ(json["item"].GetString(), "Ⅰ1 ①事務の名称");
  EXPECT_STREQ(json["hint"].GetString(), "did you mean name?");
}

TEST(PrintJson, UnknownNumbersAreNull) {
  std::ostringstream out;
  PrintJson({Severity::warning, MessageId::disk_full, {}, {}}, Language::japanese, out);
  EXPECT_THAT(out.str(), HasSubstr("\"line\":null,\"column\":null,\"severity\":\"warning\""));
}

TEST(PrintSummary, CountsAndTellsWhetherAnythingWasWritten) {
  Diagnostics diagnostics;
  const auto summary = [&](const std::string& output, Language language) {
    std::ostringstream out;
    PrintSummary(diagnostics, output, {language, false}, out);
    return out.str();
  };
  EXPECT_EQ(summary("a.pdf", Language::english), "");
  diagnostics.Warn(MessageId::disk_full, {});
  EXPECT_EQ(summary("a.pdf", Language::english), "1 warning; written: a.pdf\n");
  EXPECT_EQ(summary("a.pdf", Language::japanese), "警告1件。a.pdf に書き出しました。\n");
  diagnostics.Error(MessageId::disk_full, {});
  diagnostics.Error(MessageId::disk_full, {});
  EXPECT_EQ(summary("", Language::english), "2 errors, 1 warning; nothing written\n");
  EXPECT_EQ(summary("", Language::japanese), "エラー2件、警告1件。何も書き出していません。\n");
}

class FixedInstruments final : public Instruments {
 public:
  std::int64_t Nanoseconds() const override { return now_ += 1'234'567; }
  std::int64_t PeakKibibytes() const override { return 20'480; }

 private:
  mutable std::int64_t now_ = 0;
};

TEST(PrintStats, IsATableWithATotal) {
  const FixedInstruments instruments;
  StageLog log(instruments);
  log.Done("parse");
  log.Done("layout");
  std::ostringstream out;
  PrintStats(log, Language::english, out);
  EXPECT_EQ(out.str(),
            "stage               ms    peak MiB\n"
            "parse              1.2        20.0\n"
            "layout             1.2        20.0\n"
            "total              2.5        20.0\n");
}

// Every message in the catalogue has both languages, and a cure in both or in neither.
TEST(Catalogue, IsCompleteInBothLanguages) {
  const std::pair<std::pair<const char*, const char*>, std::pair<const char*, const char*>> kWords[] = {
#define YOSHIKI_MESSAGE(name, code, en, ja, hint_en, hint_ja) {{en, ja}, {hint_en, hint_ja}},
#include "base/messages/all.inc"
#undef YOSHIKI_MESSAGE
  };
  for (const auto& [message, hint] : kWords) {
    EXPECT_STRNE(message.first, "");
    EXPECT_STRNE(message.second, "") << message.first;
    EXPECT_EQ(std::string(hint.first).empty(), std::string(hint.second).empty()) << message.first;
  }
}

}  // namespace
}  // namespace yoshiki
