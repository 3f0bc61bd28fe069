#include "sheet/columns.h"

#include <gtest/gtest.h>

#include "sheet/sheet.h"

namespace yoshiki {
namespace {

int TotalOf(const ColumnWidths& widths, std::size_t statements, std::size_t drafts) {
  return widths.path + static_cast<int>(statements) * widths.page + static_cast<int>(drafts) * widths.draft +
         widths.reason;
}

TEST(Columns, FitThePageAsLongAsSoManyDraftsDo) {
  for (const bool large : {false, true}) {
    for (std::size_t statements = 1; statements <= 24; ++statements) {
      for (std::size_t drafts = 1; drafts <= MostDrafts(statements, large); ++drafts) {
        const ColumnWidths widths = ColumnWidthsOf(statements, drafts, large);
        EXPECT_LE(TotalOf(widths, statements, drafts), PageWidth(large)) << statements << ", " << drafts;
        EXPECT_GE(widths.draft, 54);
        EXPECT_GE(widths.page, 34);
      }
    }
  }
}

TEST(Columns, FillThePage) {
  for (const std::size_t drafts : {2U, 3U, 5U, 10U, 15U})
    EXPECT_GE(TotalOf(ColumnWidthsOf(1, drafts, false), 1, drafts), PageWidth(false) - 20) << drafts;
}

TEST(Columns, StayWideEnoughWhenTheyDoNotFit) {
  for (const std::size_t many : {18U, 60U, 200U, 100'000U}) {
    EXPECT_EQ(ColumnWidthsOf(1, many, false).draft, 54);
    EXPECT_EQ(ColumnWidthsOf(many, 2, false).page, 34);
    EXPECT_GT(ColumnWidthsOf(many, many, true).reason, 0);
  }
}

TEST(MostDrafts, IsWhatTheHeaderSays) {
  EXPECT_EQ(MostDrafts(1, false), 15U);
  EXPECT_EQ(MostDrafts(1, true), 23U);
  EXPECT_EQ(MostDrafts(0, false), MostDrafts(1, false));
  EXPECT_GE(MostDrafts(18, false), 4U);
  EXPECT_EQ(MostDrafts(40, false), 0U);
  EXPECT_EQ(MostDrafts(static_cast<std::size_t>(-1), true), 0U);
}

}  // namespace
}  // namespace yoshiki
