// YAML as a tree of texts with their places.
#include "base/yaml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/base.h"

namespace yoshiki {
namespace {

YamlNode Parsed(const SourceText& source) {
  Diagnostics diagnostics;
  const auto root = ParseYaml(source, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return root.value_or(YamlNode{});
}

TEST(Yaml, ScalarsStayTheTextThatWasTyped) {
  const YamlNode root =
      Parsed(SourceText("a", "[no, yes, ~, 1_000, 2018-05, 0x1F, 'it''s', \"a\\tb\", null]"));
  std::vector<std::string> texts;
  for (const YamlNode& item : root.items) texts.push_back(item.text);
  EXPECT_THAT(texts,
              ::testing::ElementsAre("no", "yes", "~", "1_000", "2018-05", "0x1F", "it's", "a\tb", "null"));
}

TEST(Yaml, NodesKnowTheirPlaceBehindJapaneseText) {
  const SourceText source("a", "題: 様式\n行:\n  - { 名: 値, 幅: 24% }\n");
  const YamlNode root = Parsed(source);
  const YamlNode& row = root.Find("行")->items[0];
  EXPECT_EQ(source.At(root.Find("題")->offset), (LineColumn{1, 4}));
  EXPECT_EQ(source.At(row.offset), (LineColumn{3, 5}));
  EXPECT_EQ(source.At(row.keys[1].offset), (LineColumn{3, 13}));
  EXPECT_EQ(source.At(row.items[1].offset), (LineColumn{3, 16}));
}

TEST(Yaml, AByteOrderMarkAndWindowsLineEndsChangeNothing) {
  const SourceText source("a", "\xEF\xBB\xBF題: 様式\r\n幅: 24%\r\n");
  const YamlNode root = Parsed(source);
  EXPECT_EQ(root.Find("題")->text, "様式");
  EXPECT_EQ(root.Find("幅")->text, "24%");
  EXPECT_EQ(source.At(root.keys[1].offset), (LineColumn{2, 1}));
}

TEST(Yaml, BlockScalarsKeepTheirLines) {
  EXPECT_EQ(Parsed(SourceText("a", "t: |\n  一行目\n  二行目\n")).Find("t")->text, "一行目\n二行目\n");
}

TEST(Yaml, PathsNameAnOffset) {
  const YamlNode root = Parsed(SourceText("a", "parts:\n  - key: x\n    rows: [a, b]\n"));
  const YamlNode& part = root.items[0].items[0];
  EXPECT_EQ(YamlPath(root, part.offset), "/parts/0");
  EXPECT_EQ(YamlPath(root, part.keys[0].offset, true), "/parts/0/key");
  EXPECT_EQ(YamlPath(root, part.items[1].items[1].offset), "/parts/0/rows/1");
}

TEST(Yaml, WhatCanBeReadIsReadInSpiteOfMilderFaults) {
  const SourceText source("a", "a: &x 1\na: 2\nb: *x\nc: !t 3\n");
  Diagnostics diagnostics;
  const auto root = ParseYaml(source, diagnostics);
  ASSERT_TRUE(root.has_value());
  EXPECT_EQ(diagnostics.errors(), 4U);
  EXPECT_EQ(root->Find("a")->text, "1");
  EXPECT_EQ(root->Find("c")->text, "3");
}

}  // namespace
}  // namespace yoshiki
