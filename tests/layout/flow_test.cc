#include "layout/flow.h"

#include <gtest/gtest.h>

namespace yoshiki {
namespace {

Flow TenPointSlabs(std::size_t count) {
  Flow flow;
  flow.slabs.resize(count);
  for (Slab& slab : flow.slabs) slab.height = Length::Pt(10);
  return flow;
}

TEST(Flow, HeightIsTheSumOfItsSlabs) {
  Flow flow = TenPointSlabs(4);
  flow.slabs[1].height = Length::Pt(25);
  EXPECT_EQ(FlowHeight(flow, 0, 4), Length::Pt(55));
  EXPECT_EQ(FlowHeight(flow, 2, 4), Length::Pt(20));
  EXPECT_EQ(FlowHeight(flow, 2, 2), Length());
}

TEST(Flow, FitTakesWholeSlabsOnly) {
  const Flow flow = TenPointSlabs(5);
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(30), false), 3u);
  EXPECT_EQ(FlowFit(flow, 0, Length::Mpt(29'999), false), 2u);
  EXPECT_EQ(FlowFit(flow, 4, Length::Pt(99), false), 5u);
  EXPECT_EQ(FlowFit(flow, 1, Length::Pt(9), false), 1u);
}

TEST(Flow, TidyFitGoesBackToWhereAPageMayBreak) {
  Flow flow = TenPointSlabs(5);
  flow.slabs[3].break_before = false;
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(30), false), 3u);
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(30), true), 2u);
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(50), true), 5u) << "the end is always a good place";
}

TEST(Flow, TidyFitGivesNothingRatherThanABadBreak) {
  Flow flow = TenPointSlabs(3);
  flow.slabs[1].break_before = flow.slabs[2].break_before = false;
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(20), true), 0u);
}

TEST(Flow, ColumnsShareAPage) {
  Flow flow = TenPointSlabs(10);
  flow.columns = 3;
  EXPECT_EQ(FlowHeight(flow, 0, 10), Length::Pt(40)) << "4 + 4 + 2";
  EXPECT_EQ(FlowHeight(flow, 0, 9), Length::Pt(30));
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(20), true), 6u);
  EXPECT_EQ(FlowFit(flow, 6, Length::Pt(20), true), 10u);
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(9), true), 0u);
}

TEST(Flow, ColumnsLeaveNoPageWithALineOrTwo) {
  Flow flow = TenPointSlabs(62);
  flow.columns = 3;  // 21 lines
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(200), true), 54u) << "18 lines here, so that 3 are left";
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(200), false), 60u);
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(180), true), 54u);
  EXPECT_EQ(FlowFit(flow, 0, Length::Pt(210), true), 62u);
}

}  // namespace
}  // namespace yoshiki
