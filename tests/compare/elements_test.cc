// What the elements of a list say: the same words for the same things, other words for all others.
#include "compare/elements.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace yoshiki {
namespace {

/// The words of the elements of a list that is written in JSON without its brackets.
std::vector<ElementWords> WordsOfElements(const std::string& elements) {
  SourceText source("list.json", "[" + elements + "]");
  Diagnostics diagnostics;
  const std::optional<Value> list = ParseTree(source, diagnostics);
  EXPECT_TRUE(list) << elements;
  return ElementWordsOf(list ? &*list : nullptr);
}

std::string OneText(const std::string& text) { return R"({"content": ")" + text + "\"}"; }

std::string RepeatedText(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST(ElementWords, OfNoListAreNone) {
  EXPECT_TRUE(ElementWordsOf(nullptr).empty());
  EXPECT_TRUE(WordsOfElements("").empty());
}

TEST(ElementWords, AreEmptyOfWhatSaysNothing) {
  for (const ElementWords& words : WordsOfElements(
           R"(null, {}, [], "", false, {"a": null}, {"a": {"b": [{}, [null, ""], false]}, "c": ""})"))
    EXPECT_EQ(words.all, "");
}

TEST(ElementWords, AreTheSameInWhateverOrderKeysStand) {
  const std::vector<ElementWords> words = WordsOfElements(
      R"({"a": 1, "b": {"c": "d", "e": [true]}}, {"b": {"e": [true], "f": "", "c": "d"}, "g": null, "a": 1})");
  EXPECT_EQ(words[0].all, words[1].all);
  EXPECT_EQ(words[0].pairs, words[1].pairs);
}

TEST(ElementWords, DifferWhereverAnythingDiffers) {
  // Each says something else, however much it looks like its neighbours once it is strung together.
  const std::vector<ElementWords> words = WordsOfElements(
      R"({"a": "b"}, {"a": "bc"}, {"ab": "c"}, {"a": "b", "c": "d"}, {"a": "bk1:ct1:d"}, {"a": {"c": "d"}},
         {"a": 1}, {"a": "1"}, {"a": 1.0}, {"a": 0}, {"a": true}, {"a": "true"}, {"a": ["b"]}, {"a": ["b", "c"]},
         {"a": ["bc"]}, {"a": ["", "b"]}, {"a": [["b"]]}, {"a": ["b,"]}, "b", ["b"])");
  std::vector<std::string> all;
  for (const ElementWords& own : words) all.push_back(own.all);
  std::ranges::sort(all);
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end()) << *std::ranges::adjacent_find(all);
  EXPECT_NE(all.front(), "");
}

TEST(ElementWords, TheHeadIsTheTitleOrElseTheName) {
  const std::pair<const char*, const char*> kHeads[] = {
      {R"({"title": "題", "name": "名"})", "題"},
      {R"({"name": "名", "title": "題"})", "題"},
      {R"({"title": "", "name": "名"})", "名"},
      {R"({"title": null, "name": "名"})", "名"},
      {R"({"title": 3, "name": "名"})", "名"},
      {R"({"title": {"name": "内"}})", ""},
      {R"({"content": "文"})", ""},
      {R"("題")", ""},
  };
  for (const auto& [element, head] : kHeads) EXPECT_EQ(WordsOfElements(element)[0].head, head) << element;
}

TEST(ElementPairs, AreOfTextsAndTickedOptions) {
  const std::vector<ElementWords> words = WordsOfElements(
      R"({"a": "甲乙", "c": {"paper": true, "phone": false}}, {"a": "甲乙", "c": {"paper": true}})");
  EXPECT_EQ(words[0].pairs, words[1].pairs);
  EXPECT_EQ(words[0].pairs, CharacterPairsOf("甲乙\npaper\n"));
}

TEST(ElementPairs, OfShortTextsAreWhole) {
  const std::string text = RepeatedText(1000, "国民年金");  // 12,000 bytes: more than is looked at
  const std::string shorter = text.substr(0, 9'999);
  EXPECT_EQ(WordsOfElements(OneText(shorter))[0].pairs, CharacterPairsOf(shorter + "\n"));
  EXPECT_LT(WordsOfElements(OneText(text))[0].pairs.size(), CountCodePoints(text));
}

TEST(ElementPairs, OfALongTextAreThoseOfHeadAndTail) {
  const std::string head = RepeatedText(2000, "頭"), tail = RepeatedText(2000, "尾");
  const std::vector<ElementWords> words =
      WordsOfElements(OneText(head + RepeatedText(20'000, "中") + tail) + "," +
                      OneText(head + RepeatedText(10'000, "央") + tail) + "," +
                      OneText("頭中" + head + RepeatedText(20'000, "中") + tail));
  EXPECT_EQ(words[0].pairs, words[1].pairs) << "the middle is not looked at";
  EXPECT_NE(words[0].all, words[1].all) << "but they do not say the same";
  EXPECT_NE(words[0].pairs, words[2].pairs);
}

TEST(ElementPairs, NoCharacterIsCutInTwo) {
  // Of characters of one to four bytes, whatever stands at the cuts.
  for (const char* character : {"a", "é", "国", "𠮷"}) {
    for (const char* shift : {"", "b", "bc", "bcd"}) {
      const std::string text = shift + RepeatedText(30'000, character);
      const std::vector<ElementWords> words = WordsOfElements(OneText(text));
      for (const std::uint64_t pair : words[0].pairs) {
        ASSERT_NE(pair >> 32U, 0xFFFDu) << shift << character;
        ASSERT_NE(pair & 0xFFFF'FFFFu, 0xFFFDu) << shift << character;
      }
    }
  }
}

TEST(ElementPairs, ShortTextsAreLookedAtBesideAnyLongOne) {
  const std::string novel = RepeatedText(100'000, "長");
  const std::string element = R"({"a": ")" + novel + R"(", "b": "別の委託先の名称", "c": ")" + novel + "\"}";
  const CharacterPairs pairs = WordsOfElements(element)[0].pairs, name = CharacterPairsOf("別の委託先の名称");
  EXPECT_TRUE(std::ranges::includes(pairs, name));
  EXPECT_LT(pairs.size(), 3'400u) << "10,000 bytes are 3,333 kanji";
}

TEST(ElementPairs, TwelveBytesOfATextAreLookedAtHoweverManyThereAre) {
  std::string options;
  for (int i = 0; i < 5'000; ++i)
    options += (options.empty() ? "\"k" : ", \"k") + std::to_string(i) + "\": \"四文字だ\"";
  const CharacterPairs pairs = WordsOfElements("{" + options + "}")[0].pairs;
  const CharacterPairs text = CharacterPairsOf("四文");
  EXPECT_EQ(std::ranges::count(pairs, text.front()), 5'000);
}

}  // namespace
}  // namespace yoshiki
