// Words strung together.
#include <gtest/gtest.h>

#include <vector>

#include "base/base.h"

namespace yoshiki {
namespace {

using Words = std::vector<std::string>;

TEST(Joined, HasNothingBeforeTheFirstOrAfterTheLast) {
  EXPECT_EQ(Joined(Words{}), "");
  EXPECT_EQ(Joined(Words{"甲"}), "甲");
  EXPECT_EQ(Joined(Words{"甲", "乙", "丙"}), "甲, 乙, 丙");
  EXPECT_EQ(Joined(Words{"甲", "乙"}, "、"), "甲、乙");
}

TEST(Joined, EmptyWordsKeepTheirPlace) { EXPECT_EQ(Joined(Words{"", "乙", ""}, "/"), "/乙/"); }

TEST(JoinedFew, TellsThatThereAreMore) {
  EXPECT_EQ(JoinedFew(Words{"甲", "乙"}, 2), "甲, 乙");
  EXPECT_EQ(JoinedFew(Words{"甲", "乙", "丙"}, 2), "甲, 乙, …");
  EXPECT_EQ(JoinedFew(Words{}, 0), "");
}

}  // namespace
}  // namespace yoshiki
