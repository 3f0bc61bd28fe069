// `yoshiki compare` and `yoshiki changes`: their arguments, and every way to get them wrong.
#include <gmock/gmock.h>

#include "cli/arguments.h"
#include "parsed_arguments.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kSample = YOSHIKI_SOURCE_DIR "/inputs/kasumino-jido-teate.json";

TEST(CompareArguments, DraftsNotesAndSeveralOutputs) {
  const auto parsed = Parsed({"compare", "1.json", "2.json", "3.json", "--notes", "n.json", "-o", "s.xlsx",
                              "-o", "s.pdf", "--removed", "struck", "--abridge", "80", "--a3"});
  ASSERT_TRUE(parsed);
  const CompareJob& job = parsed->compare;
  ASSERT_EQ(job.statements.size(), 1u);
  EXPECT_THAT(job.statements[0], ElementsAre("1.json", "2.json", "3.json"));
  EXPECT_THAT(job.outputs, ElementsAre("s.xlsx", "s.pdf"));
  EXPECT_EQ(job.notes, "n.json");
  EXPECT_EQ(job.cells.removed, CellSettings::Removed::struck);
  EXPECT_EQ(job.cells.most_unchanged, 80u);
  EXPECT_TRUE(job.cells.large);
}

TEST(CompareArguments, WithoutOutputTheJsonIsShown) {
  EXPECT_THAT(Parsed({"compare", "1.json", "2.json"})->compare.outputs, ElementsAre("-"));
}

TEST(CompareArguments, FurtherStatementsHaveAsManyDrafts) {
  const auto parsed = Parsed({"compare", "a1", "a2", "--with", "b1", "b2", "--with", "c1", "c2", "--links",
                              "a.pdf", "--links", "b.pdf", "--links", "c.pdf", "-o", "s.pdf"});
  ASSERT_TRUE(parsed);
  ASSERT_EQ(parsed->compare.statements.size(), 3u);
  EXPECT_THAT(parsed->compare.statements[2], ElementsAre("c1", "c2"));
  EXPECT_THAT(parsed->compare.links, ElementsAre("a.pdf", "b.pdf", "c.pdf"));
  EXPECT_THAT(UsageFault({"compare", "a1", "a2", "--with", "b1", "-o", "s.pdf"}),
              HasSubstr("--with names 1 drafts, but each statement has 2"));
  EXPECT_THAT(UsageFault({"compare", "a1", "a2", "--with", "b1", "b2", "--links", "a.pdf", "-o", "s.pdf"}),
              HasSubstr("--links is given 1 times for 2 statements"));
}

TEST(CompareArguments, WhatIsWrongIsNamed) {
  EXPECT_THAT(UsageFault({"compare", "1.json"}), HasSubstr("compare"));
  EXPECT_THAT(UsageFault({"compare", "1.json", "2.json", "-o", "s.doc"}), HasSubstr(".xlsx, .pdf, .json"));
  EXPECT_THAT(UsageFault({"compare", "1.json", "2.json", "-o", "s.pdf", "-o", "s.pdf"}),
              HasSubstr("-o s.pdf is given twice"));
  EXPECT_THAT(UsageFault({"compare", "1.json", kSample, "-o", kSample}), HasSubstr(kSample));
  EXPECT_THAT(UsageFault({"compare", "-", "-"}), HasSubstr("only once"));
  EXPECT_THAT(UsageFault({"compare", "1.json", "2.json", "--removed", "gone"}), HasSubstr("word, struck"));
}

TEST(ChangesArguments, NeedADateAndTwoDrafts) {
  const auto parsed = Parsed({"changes", "old.json", "new.json", "--date", "2031-04-01", "--append"});
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->changes.date, "2031-04-01");
  EXPECT_TRUE(parsed->changes.append);
  EXPECT_EQ(parsed->changes.output, "");
  EXPECT_EQ(Parsed({"changes", "old.json", "new.json", "--date", "2031"})->changes.output, "-");
  EXPECT_THAT(UsageFault({"changes", "old.json", "new.json"}), HasSubstr("--date"));
  EXPECT_THAT(UsageFault({"changes", "old.json", "--date", "2031"}), HasSubstr("2"));
  EXPECT_THAT(UsageFault({"changes", "old.json", "-", "--date", "2031", "--append"}), HasSubstr("--append"));
  EXPECT_THAT(UsageFault({"changes", "old.json", kSample, "--date", "2031", "--redline", kSample}),
              HasSubstr(kSample));
}

}  // namespace
}  // namespace yoshiki
