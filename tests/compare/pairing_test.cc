// Elements of lists are found again in another draft, however many there are.
#include "compare/pairing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "compare/characters.h"
#include "compare/likeness.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Value ListOf(const std::vector<std::string>& texts) {
  Value list;
  list.kind = ValueKind::array;
  for (const std::string& text : texts) {
    Value element;
    element.kind = ValueKind::object;
    element.members.emplace_back();
    element.members.back().key = "name";
    element.members.back().value.kind = ValueKind::text;
    element.members.back().value.text = text;
    list.elements.push_back(std::move(element));
  }
  return list;
}

// Elements that differ from each other by a number alone.
std::vector<std::string> Numbered(std::size_t count, const std::string& text) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) texts.push_back(text + "その" + std::to_string(i) + "である。");
  return texts;
}

// What the second draft's elements were in the first: their places there, or nothing.
std::vector<std::string> Origins(const Pairing& pairing, std::size_t count) {
  std::vector<std::string> origins;
  for (std::size_t i = 0; i < count; ++i) origins.push_back(pairing.KeyOf(1, "/" + std::to_string(i)));
  return origins;
}

TEST(Pairing, AnElementThatIsNewMovesNoOther) {
  const Value before = ListOf({"税務システム", "住民基本台帳システム"});
  const Value after = ListOf({"税務システム", "介護保険の賦課", "住民基本台帳システム"});
  const Pairing pairing({&before, &after});
  EXPECT_THAT(Origins(pairing, 3), ElementsAre("/#0", "/#2", "/#1"));
  EXPECT_THAT(pairing.moved(), IsEmpty());
}

TEST(Pairing, OneThatMovedIsTheOnlyOneThatDid) {
  const Value before = ListOf({"甲の事務", "乙の業務", "丙の処理", "丁の管理"});
  const Value after = ListOf({"丁の管理", "甲の事務", "乙の業務", "丙の処理"});
  const Pairing pairing({&before, &after});
  ASSERT_EQ(pairing.moved().size(), 1u);
  EXPECT_EQ(pairing.moved()[0].key, "/#3");
}

// Elements of a title and a content each.
Value TitledList(const std::vector<std::pair<std::string, std::string>>& elements,
                 bool content_first = false) {
  Value list;
  list.kind = ValueKind::array;
  for (const auto& [title, content] : elements) {
    Value& element = list.elements.emplace_back(ListOf({title}).elements.front());
    element.members.front().key = "title";
    element.members.push_back(ListOf({content}).elements.front().members.front());
    element.members.back().key = "content";
    if (content_first) std::ranges::reverse(element.members);
  }
  return list;
}

TEST(Pairing, TheOrderOfKeysMakesNoDifference) {
  const std::string same(3'000, 'x');
  const Value before = TitledList({{same + "一", "甲"}, {same + "二", "乙"}, {same + "三", "丙"}});
  const Value after = TitledList({{same + "一", "甲"}, {same + "二", "乙"}, {same + "三", "丙"}}, true);
  const Pairing pairing({&before, &after});
  EXPECT_THAT(Origins(pairing, 3), ElementsAre("/#0", "/#1", "/#2"));
  EXPECT_THAT(pairing.moved(), IsEmpty());
}

TEST(Pairing, ElementsThatBeginAlikeAreNotEqual) {
  const std::string same(20'000, 'x');
  const Value before = TitledList({{"印刷", same + "甲"}, {"印刷", same + "乙"}});
  const Value after = TitledList({{"印刷", same + "乙"}});
  EXPECT_THAT(Origins(Pairing({&before, &after}), 1), ElementsAre("/#1"));
}

TEST(Pairing, WhatIsFalseOrEmptyIsMissing) {
  Value before = ListOf({"甲", "乙"}), after = ListOf({"乙", "甲"});
  for (const ValueKind kind : {ValueKind::null, ValueKind::boolean, ValueKind::array, ValueKind::object}) {
    Member& member = after.elements[0].members.emplace_back();
    member.key = std::to_string(static_cast<int>(kind));
    member.value.kind = kind;
  }
  EXPECT_THAT(Origins(Pairing({&before, &after}), 2), ElementsAre("/#1", "/#0"));
}

TEST(Pairing, ATitleThatNothingElseHasIsEnough) {
  const Value before = TitledList({{"印刷", "納入通知書を印刷する"}, {"保守", "機器を点検する"}});
  const Value after = TitledList({{"収納", "金融機関で受け取る"}, {"印刷", "x"}, {"保守", "y"}});
  EXPECT_THAT(Origins(Pairing({&before, &after}), 3), ElementsAre("/#2", "/#0", "/#1"));
}

TEST(Pairing, WhatStandsWhereItStoodHasNotMoved) {
  const Value before = ListOf({"甲の事務", "乙の業務", "丙の処理"});
  const Value after = ListOf({"丙の処理", "乙の業務", "甲の事務"});
  const Pairing pairing({&before, &after});
  ASSERT_EQ(pairing.moved().size(), 2u);
  for (const Moved& moved : pairing.moved()) EXPECT_NE(moved.key, "/#1");
}

TEST(Pairing, WhatComesBackHasNotMoved) {
  const Value whole = ListOf({"甲の事務", "乙の業務", "丙の処理"}), part = ListOf({"甲の事務", "丙の処理"});
  const Pairing pairing({&whole, &part, &whole});
  EXPECT_THAT(pairing.moved(), IsEmpty());
  EXPECT_EQ(pairing.KeyOf(2, "/1"), "/#1");
}

TEST(Pairing, ThousandsOfReshuffledAndRewordedElementsAreFoundAgain) {
  const std::size_t count = 2'000;
  const std::vector<std::string> old_texts = Numbered(count, "委託する業務は、次のとおりとする。");
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  std::mt19937 random(1);
  for (std::size_t i = count; i-- > 1;) std::swap(order[i], order[random() % (i + 1)]);
  std::vector<std::string> new_texts;
  for (const std::size_t i : order) new_texts.push_back(old_texts[i] + "これを改める。");
  const Value before = ListOf(old_texts), after = ListOf(new_texts);
  const Pairing pairing({&before, &after});
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i)
    found += pairing.KeyOf(1, "/" + std::to_string(i)) == "/#" + std::to_string(order[i]) ? 1U : 0U;
  EXPECT_GE(found, count * 99 / 100);
}

// The same by the book: the longest run that rises, found by trying everything that may come before.
std::size_t LongestRise(const std::vector<std::size_t>& order) {
  std::vector<std::size_t> length(order.size(), 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (order[j] < order[i]) length[i] = std::max(length[i], length[j] + 1);
    }
  }
  return *std::ranges::max_element(length);
}

TEST(Pairing, AsFewAsPossibleHaveMoved) {
  std::mt19937 random(7);
  const std::vector<std::string> texts = Numbered(60, "");
  for (int round = 0; round < 50; ++round) {
    std::vector<std::size_t> order(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int swaps = 0; swaps < 5; ++swaps) std::swap(order[random() % 60], order[random() % 60]);
    std::vector<std::string> moved;
    for (const std::size_t i : order) moved.push_back(texts[i]);
    const Value before = ListOf(texts), after = ListOf(moved);
    EXPECT_EQ(Pairing({&before, &after}).moved().size(), order.size() - LongestRise(order));
  }
}

TEST(Likeness, IsTheSameForPairsThatWereMadeBefore) {
  for (const auto& [a, b] :
       {std::pair{"国民年金", "国民年金の資格"}, {"甲乙丙", "丙乙甲"}, {"", "甲乙"}, {"甲", "甲乙"}})
    EXPECT_EQ(Likeness(CharacterPairsOf(a), CharacterPairsOf(b)),
              Likeness(std::string_view(a), std::string_view(b)));
}

}  // namespace
}  // namespace yoshiki
