// What a reader takes for one character, one word, one order.
#include "compare/characters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "compare/clusters.h"
#include "compare/likeness.h"
#include "compare/order.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The clusters of a text, between bars.
std::string Clusters(std::string_view text) {
  std::string shown = "|";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = ClusterEnd(text, at);
    shown += std::string(text.substr(at, end - at)) + "|";
    at = end;
  }
  return shown;
}

TEST(ClusterEnd, MarksBelongToWhatTheyFollow) {
  EXPECT_EQ(Clusters("あ字a"), "|あ|字|a|");
  EXPECT_EQ(Clusters("か\u3099き"), "|か\u3099|き|");
  EXPECT_EQ(Clusters("ﾊﾞﾝ"), "|ﾊﾞ|ﾝ|");
  EXPECT_EQ(Clusters("葛\U000E0100飾"), "|葛\U000E0100|飾|");
}

TEST(ClusterEnd, JoinedPicturesAndFlagsAreOne) {
  EXPECT_EQ(Clusters("👩\u200D💻x"), "|👩\u200D💻|x|");
  EXPECT_EQ(Clusters("🇯🇵🇫🇷"), "|🇯🇵|🇫🇷|");
}

TEST(ClusterEnd, ALineEndIsNoPartOfAnything) { EXPECT_EQ(Clusters("か\n\u3099"), "|か|\n|\u3099|"); }

TEST(Words, EndWhereTheScriptChanges) {
  const auto first = [](std::string_view text) { return std::string(text.substr(0, FirstWord(text))); };
  const auto last = [](std::string_view text) { return std::string(text.substr(LastWord(text))); };
  EXPECT_EQ(first("個人番号カード"), "個人番号");
  EXPECT_EQ(first("カードの"), "カード");
  EXPECT_EQ(first("LGWAN回線"), "LGWAN");
  EXPECT_EQ(first("の個人"), "の");
  EXPECT_EQ(last("番号カード"), "カード");
  EXPECT_EQ(last("平成28"), "28");
  EXPECT_EQ(last("である。"), "。");
}

TEST(IsBlank, OfSpacesAndLineEndsAlone) {
  EXPECT_TRUE(IsBlank(""));
  EXPECT_TRUE(IsBlank(" \u3000\n"));
  EXPECT_FALSE(IsBlank(" 、"));
}

TEST(LikenessOfTexts, IsAThousandOfTheSameAndNoneOfStrangers) {
  EXPECT_EQ(Likeness("個人番号", "個人番号"), 1'000);
  EXPECT_EQ(Likeness("個人番号", "暗号化済"), 0);
  EXPECT_EQ(Likeness("あいう", "あいえ"), 500);  // one of two pairs
  EXPECT_EQ(Likeness("あ", "い"), 0);
  EXPECT_EQ(Likeness("あ", "あ"), 1'000) << "though there is no pair of neighbours";
}

TEST(CharacterPairsOf, CountsARepeatedPairAsOftenAsItStands) {
  EXPECT_EQ(CharacterPairsOf("ああああ").size(), 3U);
  EXPECT_EQ(Likeness(CharacterPairsOf("ああああ"), CharacterPairsOf("ああ")), 500);
}

TEST(LikelyPairs, AreAllOfAFew) {
  const CharacterPairs one = CharacterPairsOf("一二"), two = CharacterPairsOf("三四");
  EXPECT_THAT(LikelyPairs({&one, &two}, {&one}), ElementsAre(std::pair(0U, 0U), std::pair(1U, 0U)));
  EXPECT_THAT(LikelyPairs({}, {&one}), IsEmpty());
}

TEST(MergedOrder, KeepsTheFirstListAndPutsOthersBehindWhatTheyFollow) {
  EXPECT_THAT(MergedOrder({{"a", "b", "c"}, {"a", "x", "b", "y"}}), ElementsAre("a", "x", "b", "y", "c"));
  EXPECT_THAT(MergedOrder({{"b"}, {"a", "b"}}), ElementsAre("a", "b"));
  EXPECT_THAT(MergedOrder({{}, {"a", "a"}, {"a", "b"}}), ElementsAre("a", "b"));
  EXPECT_THAT(MergedOrder({}), IsEmpty());
}

TEST(MergedOrder, WhatListsContradictInStaysAsInTheFirst) {
  EXPECT_THAT(MergedOrder({{"a", "b"}, {"b", "n", "a"}}), ElementsAre("a", "b", "n"));
}

}  // namespace
}  // namespace yoshiki
