// As few elements as possible have moved, and of equal choices those that left their places.
#include "compare/moves.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace yoshiki {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The most that can stay in order, by trying all choices.
std::size_t LongestRun(const std::vector<std::size_t>& partners) {
  std::size_t longest = 0;
  for (unsigned choice = 0; choice < 1U << partners.size(); ++choice) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < partners.size(); ++i) {
      if ((choice >> i & 1U) != 0) kept.push_back(partners[i]);
    }
    if (std::ranges::is_sorted(kept)) longest = std::max(longest, kept.size());
  }
  return longest;
}

TEST(OutOfOrder, NothingMovedInAListAsItWas) {
  EXPECT_THAT(OutOfOrder({0, 1, 2}, 3, 3), Each(false));
  EXPECT_THAT(OutOfOrder({}, 0, 0), IsEmpty());
}

TEST(OutOfOrder, OneThatWentToTheEndHasMoved) {
  EXPECT_THAT(OutOfOrder({3, 0, 1, 2}, 4, 4), ElementsAre(true, false, false, false));
  EXPECT_THAT(OutOfOrder({1, 2, 3, 0}, 4, 4), ElementsAre(false, false, false, true));
}

TEST(OutOfOrder, ThoseWithoutAPartnerNeitherMoveNorPush) {
  EXPECT_THAT(OutOfOrder({std::nullopt, 0, std::nullopt, 1}, 4, 2), Each(false));
  EXPECT_THAT(OutOfOrder({std::nullopt, 1, 0}, 3, 2), testing::Contains(true).Times(1));
}

TEST(OutOfOrder, WhatIsBeyondThePresentDoesNotCount) {
  EXPECT_THAT(OutOfOrder({0, 1, 0}, 2, 2), ElementsAre(false, false, false));
}

TEST(OutOfOrder, OfTwoThatChangedPlacesTheOneThatStandsWhereItStoodHasNotMoved) {
  // The second stands second in both, among elements of which one is new and one is gone.
  EXPECT_THAT(OutOfOrder({2, 1}, 2, 3), ElementsAre(true, false));
}

TEST(OutOfOrder, AsFewAsPossibleMoveInEveryOrderOfSix) {
  std::vector<std::size_t> order(6);
  std::iota(order.begin(), order.end(), 0);
  do {
    const Partners partners(order.begin(), order.end());
    const std::vector<bool> moved = OutOfOrder(partners, order.size(), order.size());
    std::vector<std::size_t> stayed;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (!moved[i]) stayed.push_back(order[i]);
    }
    ASSERT_TRUE(std::ranges::is_sorted(stayed));
    ASSERT_EQ(stayed.size(), LongestRun(order));
  } while (std::ranges::next_permutation(order).found);
}

}  // namespace
}  // namespace yoshiki
