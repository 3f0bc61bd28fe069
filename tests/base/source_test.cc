#include <gtest/gtest.h>

#include <string>

#include "base/base.h"

namespace yoshiki {
namespace {

TEST(SourceTextTest, CountsLinesAndCharactersFromOne) {
  const SourceText source("m.json", "aあ𠮷b\r\n\nz");
  EXPECT_EQ(source.At(0), (LineColumn{1, 1}));
  EXPECT_EQ(source.At(1), (LineColumn{1, 2}));
  EXPECT_EQ(source.At(4), (LineColumn{1, 3}));
  EXPECT_EQ(source.At(8), (LineColumn{1, 4}));
  EXPECT_EQ(source.At(11), (LineColumn{2, 1}));
  EXPECT_EQ(source.At(12), (LineColumn{3, 1}));
  EXPECT_EQ(source.At(13), (LineColumn{3, 2}));
}

TEST(SourceTextTest, PlacesPastTheEndAreTheEnd) {
  EXPECT_EQ(SourceText("m", "ab").At(99), (LineColumn{1, 3}));
  EXPECT_EQ(SourceText("m", "ab\n").At(99), (LineColumn{2, 1}));
  EXPECT_EQ(SourceText("m", "").At(0), (LineColumn{1, 1}));
  EXPECT_EQ(SourceText().At(0), (LineColumn{1, 1}));
}

TEST(SourceTextTest, InvalidBytesCountAColumnEach) {
  EXPECT_EQ(SourceText("m", "\xED\xA0\x80z").At(3), (LineColumn{1, 4}));
}

TEST(SourceTextTest, GivesLinesWithoutTheirEnds) {
  const SourceText source("m.json", "one\r\n二\n\nlast");
  EXPECT_EQ(source.Line(1), "one");
  EXPECT_EQ(source.Line(2), "二");
  EXPECT_EQ(source.Line(3), "");
  EXPECT_EQ(source.Line(4), "last");
  EXPECT_EQ(source.Line(5), "");
  EXPECT_EQ(source.Line(0), "");
  EXPECT_EQ(source.Line(-1), "");
}

TEST(SourceTextTest, SurvivesAMove) {
  SourceText first("m", "short");  // short enough to live inside the string object
  const SourceText second = std::move(first);
  EXPECT_EQ(second.bytes(), "short");
  EXPECT_EQ(second.Line(1), "short");
}

TEST(PlaceAtTest, CarriesAllThatIsKnown) {
  const Place place = PlaceAt(SourceText("m.json", "{\n  \"あ\": 1\n}"), 9, "/あ", "Ⅰ1");
  EXPECT_EQ(place.file, "m.json");
  EXPECT_EQ(place.at, (LineColumn{2, 6}));
  EXPECT_EQ(place.source_line, "  \"あ\": 1");
  EXPECT_EQ(place.pointer, "/あ");
  EXPECT_EQ(place.item, "Ⅰ1");
}

// A minified model is one line: what is kept of it is the part around the place.
TEST(PlaceAtTest, KeepsTheSurroundingsOnAVeryLongLine) {
  std::string line;
  for (int i = 0; i < 3000; ++i) line += "あ";
  const Place place = PlaceAt(SourceText("m.json", line), 6000);
  EXPECT_EQ(place.at, (LineColumn{1, 2001}));
  EXPECT_EQ(place.source_column, 2001 - 333);
  EXPECT_EQ(CountCodePoints(place.source_line), 333u + 334u);
  EXPECT_FALSE(FindInvalidUtf8(place.source_line));
}

TEST(MemoryFilesTest, ReadsAndListsByPrefix) {
  const MemoryFiles files({{"a/1", "x"}, {"a/2", ""}, {"b", "y"}});
  EXPECT_EQ(files.Read("a/1"), "x");
  EXPECT_EQ(files.Read("a/2"), "");
  EXPECT_FALSE(files.Read("a"));
  EXPECT_EQ(files.List("a/"), (std::vector<std::string>{"a/1", "a/2"}));
  EXPECT_EQ(files.List("").size(), 3u);
  EXPECT_TRUE(files.List("c").empty());
  EXPECT_EQ(files.DisplayName("b"), "b");
}

}  // namespace
}  // namespace yoshiki
