#include <gtest/gtest.h>

#include "model/model.h"

namespace yoshiki {
namespace {

struct DateCase {
  const char* typed;
  const char* printed;
};

class DateTest : public testing::TestWithParam<DateCase> {};

TEST_P(DateTest, PrintsAsTheFormsDo) { EXPECT_EQ(PrintedDate(GetParam().typed), GetParam().printed); }

INSTANTIATE_TEST_SUITE_P(
    Eras, DateTest,
    testing::Values(DateCase{"2020-10-22", "令和2年10月22日"}, DateCase{"2025-05-01", "令和7年5月1日"},
                    DateCase{"2019-05-01", "令和元年5月1日"}, DateCase{"2019-04-30", "平成31年4月30日"},
                    DateCase{"1989-01-08", "平成元年1月8日"}, DateCase{"1989-01-07", "昭和64年1月7日"},
                    DateCase{"1926-12-25", "昭和元年12月25日"}, DateCase{"1926-12-24", "大正15年12月24日"},
                    DateCase{"1912-07-30", "大正元年7月30日"}, DateCase{"1912-07-29", "明治45年7月29日"},
                    DateCase{"1873-01-01", "明治6年1月1日"}, DateCase{"9999-12-31", "令和7981年12月31日"}));

// Of a period in which the era changes, the era of its last day counts.
INSTANTIATE_TEST_SUITE_P(PartialDates, DateTest,
                         testing::Values(DateCase{"2018-12", "平成30年12月"}, DateCase{"2018", "平成30年"},
                                         DateCase{"2019", "令和元年"}, DateCase{"2019-04", "平成31年4月"},
                                         DateCase{"2019-05", "令和元年5月"}, DateCase{"1989", "平成元年"},
                                         DateCase{"1989-01", "平成元年1月"}, DateCase{"1988", "昭和63年"},
                                         DateCase{"1926-12", "昭和元年12月"},
                                         DateCase{"1926-11", "大正15年11月"},
                                         DateCase{"1912-07", "大正元年7月"}, DateCase{"1873", "明治6年"}));

INSTANTIATE_TEST_SUITE_P(
    LeapDays, DateTest,
    testing::Values(DateCase{"2020-02-29", "令和2年2月29日"}, DateCase{"2000-02-29", "平成12年2月29日"},
                    DateCase{"2019-02-29", "2019-02-29"}, DateCase{"1900-02-29", "1900-02-29"},
                    DateCase{"2020-02-30", "2020-02-30"}, DateCase{"2021-04-31", "2021-04-31"}));

INSTANTIATE_TEST_SUITE_P(
    AsTyped, DateTest,
    testing::Values(DateCase{"", ""}, DateCase{"1872", "1872"}, DateCase{"1868-09-08", "1868-09-08"},
                    DateCase{"0000", "0000"}, DateCase{"2020-13", "2020-13"}, DateCase{"2020-00", "2020-00"},
                    DateCase{"2020-01-00", "2020-01-00"}, DateCase{"2020-01-32", "2020-01-32"},
                    DateCase{"2020-1-1", "2020-1-1"}, DateCase{"2020/10/22", "2020/10/22"},
                    DateCase{"20201022", "20201022"}, DateCase{"2020-10-", "2020-10-"},
                    DateCase{" 2020-10-22", " 2020-10-22"}, DateCase{"2020-10-22 ", "2020-10-22 "},
                    DateCase{"-020", "-020"}, DateCase{"２０２０-01-01", "２０２０-01-01"},
                    DateCase{"令和2年10月22日", "令和2年10月22日"},
                    DateCase{"平成29年5月31日までの間において政令で定める日",
                             "平成29年5月31日までの間において政令で定める日"}));

}  // namespace
}  // namespace yoshiki
