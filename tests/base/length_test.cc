#include <gtest/gtest.h>

#include "base/base.h"

namespace yoshiki {
namespace {

TEST(LengthTest, ConvertsUnits) {
  EXPECT_EQ(Length::Pt(12).mpt(), 12'000);
  EXPECT_EQ(Length::Um(25'400), Length::Pt(72));  // an inch
  EXPECT_EQ(Length::Um(210'000).mpt(), 595'276);  // A4 is 595.2756 pt wide
  EXPECT_EQ(Length::Um(297'000).mpt(), 841'890);
  EXPECT_EQ(Length::Um(0), Length());
}

TEST(LengthTest, RoundsMillimetresToTheNearestOnBothSidesOfZero) {
  EXPECT_EQ(Length::Um(1).mpt(), 3);  // 2.83
  EXPECT_EQ(Length::Um(-1).mpt(), -3);
  EXPECT_EQ(Length::Um(5).mpt(), 14);  // 14.17
  EXPECT_EQ(Length::Um(-5).mpt(), -14);
}

TEST(LengthTest, Calculates) {
  Length sum = Length::Pt(1) + Length::Mpt(500) - Length::Mpt(1);
  EXPECT_EQ(sum.mpt(), 1499);
  sum += Length::Mpt(1);
  sum -= Length::Mpt(500);
  EXPECT_EQ(sum, Length::Pt(1));
  EXPECT_EQ(-sum, Length::Pt(-1));
  EXPECT_EQ(sum * 3, 3 * sum);
  EXPECT_EQ(Length::Mpt(10) / 3, Length::Mpt(3));
  EXPECT_EQ(Length::Pt(10) / Length::Pt(3), 3);
  EXPECT_LT(Length::Pt(1), Length::Mpt(1001));
}

TEST(LengthTest, SharesRoundDownAndNeverExceedTheWhole) {
  EXPECT_EQ(Length::Mpt(1000).Share(240, 1000).mpt(), 240);
  EXPECT_EQ(Length::Mpt(100).Share(1, 3).mpt(), 33);
  EXPECT_EQ(Length::Mpt(100).Share(3, 3).mpt(), 100);
}

TEST(RectTest, KnowsItsFarEdges) {
  const Rect rect{Length::Pt(1), Length::Pt(2), Length::Pt(3), Length::Pt(4)};
  EXPECT_EQ(rect.right(), Length::Pt(4));
  EXPECT_EQ(rect.bottom(), Length::Pt(6));
}

}  // namespace
}  // namespace yoshiki
