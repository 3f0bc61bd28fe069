// What two sequences share is found whole, in order, and ends where the search is told to.
#include "compare/shortest_edit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace yoshiki {
namespace {

using Sequence = std::vector<std::uint32_t>;

Sequence Of(std::string_view letters) { return {letters.begin(), letters.end()}; }

// "0+0x3": three elements, from both beginnings on.
std::string Shown(const std::vector<Match>& matches) {
  std::string shown;
  for (const Match& match : matches) {
    shown += (shown.empty() ? "" : " ") + std::to_string(match.before) + "+" + std::to_string(match.after) +
             "x" + std::to_string(match.length);
  }
  return shown;
}

std::size_t Shared(const std::vector<Match>& matches) {
  std::size_t sum = 0;
  for (const Match& match : matches) sum += match.length;
  return sum;
}

// The longest common subsequence by the textbook's table.
std::size_t LongestCommon(const Sequence& a, const Sequence& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j)
      table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
  }
  return table[a.size()][b.size()];
}

void ExpectHolds(const Sequence& before, const Sequence& after, const std::vector<Match>& matches) {
  std::size_t b = 0, a = 0;
  for (const Match& match : matches) {
    ASSERT_GT(match.length, 0U);
    ASSERT_GE(match.before, b);
    ASSERT_GE(match.after, a);
    ASSERT_LE(match.before + match.length, before.size());
    ASSERT_LE(match.after + match.length, after.size());
    for (std::size_t i = 0; i < match.length; ++i)
      ASSERT_EQ(before[match.before + i], after[match.after + i]);
    b = match.before + match.length;
    a = match.after + match.length;
  }
}

TEST(ShortestEdit, OfEqualSequencesIsOneMatch) {
  EXPECT_EQ(Shown(ShortestEdit(Of("abc"), Of("abc"), 0)), "0+0x3");
  EXPECT_EQ(Shown(ShortestEdit({}, {}, 10)), "");
}

TEST(ShortestEdit, OfWhatIsOnlyOnOneSideIsNothing) {
  EXPECT_EQ(Shown(ShortestEdit(Of("abc"), {}, 10)), "");
  EXPECT_EQ(Shown(ShortestEdit({}, Of("abc"), 10)), "");
  EXPECT_EQ(Shown(ShortestEdit(Of("abc"), Of("xyz"), 10)), "");
}

TEST(ShortestEdit, AnInsertionAndADeletionLeaveWhatStandsAround) {
  EXPECT_EQ(Shown(ShortestEdit(Of("abcd"), Of("abXcd"), 10)), "0+0x2 2+3x2");
  EXPECT_EQ(Shown(ShortestEdit(Of("abXcd"), Of("abcd"), 10)), "0+0x2 3+2x2");
}

TEST(ShortestEdit, OfTheArticlesExampleSharesFour) {
  EXPECT_EQ(Shared(ShortestEdit(Of("ABCABBA"), Of("CBABAC"), 10)), 4U);  // Myers 1986, figure 1
}

TEST(ShortestEdit, BeyondTheMostEditsOnlyTheEndsAreShared) {
  const Sequence before = Of("head1a2b3c4tail"), after = Of("headw1x2y3z4tail");
  EXPECT_EQ(Shared(ShortestEdit(before, after, 100)), 12U);
  EXPECT_EQ(Shown(ShortestEdit(before, after, 3)), "0+0x4 10+11x5");
}

TEST(ShortestEdit, TheMostEditsThemselvesAreStillSought) {
  const Sequence before = Of("abc"), after = Of("aXbYc");
  EXPECT_EQ(Shared(ShortestEdit(before, after, 2)), 3U);
  EXPECT_EQ(Shown(ShortestEdit(before, after, 1)), "0+0x1 2+4x1");
}

TEST(ShortestEdit, SharesAsMuchAsTheTextbooksTable) {
  std::minstd_rand random(4);
  for (int round = 0; round < 2'000; ++round) {
    Sequence before(random() % 14), after(random() % 14);
    const auto letters = 1 + random() % 4;
    for (std::uint32_t& letter : before) letter = static_cast<std::uint32_t>(random() % letters);
    for (std::uint32_t& letter : after) letter = static_cast<std::uint32_t>(random() % letters);
    const std::vector<Match> matches = ShortestEdit(before, after, before.size() + after.size());
    ExpectHolds(before, after, matches);
    ASSERT_EQ(Shared(matches), LongestCommon(before, after)) << "round " << round;
  }
}

}  // namespace
}  // namespace yoshiki
