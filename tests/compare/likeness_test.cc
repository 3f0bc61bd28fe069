// Likeness by pairs of neighbouring characters, and which of very many texts are compared at all.
#include "compare/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/base.h"

namespace yoshiki {
namespace {

struct LikenessCase {
  const char *a, *b;
  int thousandths;  ///< twice the pairs that both have, of the pairs of both
};

constexpr LikenessCase kLikenesses[] = {
    {"", "", 0},
    {"甲", "甲", 0},  // no pair, so nothing in common
    {"甲乙", "甲乙", 1000},
    {"甲乙", "乙甲", 0},
    {"甲乙丙", "甲乙丁", 500},      // 2 × 1 of 2 + 2
    {"甲乙丙丁", "甲乙丙", 800},    // 2 × 2 of 3 + 2
    {"甲乙丙丁", "丙丁甲乙", 666},  // 2 × 2 of 3 + 3: the order of passages hardly counts
    {"ああああ", "ああ", 500},      // 2 × 1 of 3 + 1: a pair counts as often as both have it
    {"𠮷野家", "𠮷野", 666},        // 2 × 1 of 2 + 1
    {"𠮷野", "吉野", 0},
    {"か\u3099", "が", 0},
};

TEST(Likeness, IsTheSharedPartOfThePairs) {
  for (const LikenessCase& c : kLikenesses) {
    const CharacterPairs a = CharacterPairsOf(c.a), b = CharacterPairsOf(c.b);
    EXPECT_EQ(Likeness(a, b), c.thousandths) << c.a << " " << c.b;
    EXPECT_EQ(Likeness(b, a), c.thousandths) << c.b << " " << c.a;
  }
}

TEST(Likeness, OfAMillionEqualPairsDoesNotOverflow) {
  const CharacterPairs many = CharacterPairsOf(std::string(1'000'001, 'a'));
  EXPECT_EQ(many.size(), 1'000'000u);
  EXPECT_EQ(Likeness(many, many), 1000);
}

/// Texts that have no pair in common, each of `common` and two characters of its own.
std::vector<CharacterPairs> UnlikeTexts(std::size_t count, const std::string& common = "") {
  std::vector<CharacterPairs> texts;
  for (CodePoint c = 0x4E00; texts.size() < count; c += 2)
    texts.push_back(CharacterPairsOf(common + ToUtf8(c) + ToUtf8(c + 1)));
  return texts;
}

std::vector<const CharacterPairs*> AddressesOf(const std::vector<CharacterPairs>& texts,
                                               bool reversed = false) {
  std::vector<const CharacterPairs*> addresses;
  for (const CharacterPairs& text : texts) addresses.push_back(&text);
  if (reversed) std::ranges::reverse(addresses);
  return addresses;
}

using IndexPairs = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(LikelyOfMany, AreAllUpToAHundredTimesAHundred) {
  const std::vector<CharacterPairs> hundred = UnlikeTexts(100), more = UnlikeTexts(101);
  EXPECT_EQ(LikelyPairs(AddressesOf(hundred), AddressesOf(hundred)).size(), 10'000u);
  EXPECT_LT(LikelyPairs(AddressesOf(hundred), AddressesOf(more)).size(), 1'000u);
  EXPECT_TRUE(LikelyPairs({}, AddressesOf(hundred)).empty());
  EXPECT_TRUE(LikelyPairs(AddressesOf(hundred), {}).empty());
}

TEST(LikelyOfMany, ArePartnersWhereverTheyStandAndNeighbours) {
  // Upside down, and all of them begin with the same long words, which say nothing.
  const std::vector<CharacterPairs> texts = UnlikeTexts(300, "特定個人情報ファイルの取扱いの委託");
  const IndexPairs likely = LikelyPairs(AddressesOf(texts), AddressesOf(texts, true));
  EXPECT_TRUE(std::ranges::is_sorted(likely));
  EXPECT_EQ(std::ranges::adjacent_find(likely), likely.end()) << "each once";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_TRUE(std::ranges::binary_search(likely, std::pair(i, texts.size() - 1 - i))) << i;
    EXPECT_TRUE(std::ranges::binary_search(likely, std::pair(i, i))) << i;
    EXPECT_TRUE(i == 0 || std::ranges::binary_search(likely, std::pair(i, i - 1))) << i;
    EXPECT_TRUE(i + 1 == texts.size() || std::ranges::binary_search(likely, std::pair(i, i + 1))) << i;
  }
}

TEST(LikelyOfMany, StayFewWhenAllShareWhatTheyHave) {
  // 200 of the same words: rare enough to be looked up, too many to be compared with each other.
  const std::vector<CharacterPairs> same(200, CharacterPairsOf("国民年金の資格"));
  const IndexPairs likely = LikelyPairs(AddressesOf(same), AddressesOf(same));
  EXPECT_GE(likely.size(), 200u);
  EXPECT_LE(likely.size(), 200u * 20);
}

TEST(LikelyOfMany, BesideTextsWithoutAPairAreNeighboursAlone) {
  const std::vector<CharacterPairs> empty(150), texts = UnlikeTexts(150);
  for (const auto& [i, j] : LikelyPairs(AddressesOf(empty), AddressesOf(texts))) {
    EXPECT_LE(i > j ? i - j : j - i, 1u) << i << " " << j;
  }
}

}  // namespace
}  // namespace yoshiki
