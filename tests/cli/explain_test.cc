// `yoshiki batch --explain`, and the words it shares with other commands.
#include <gmock/gmock.h>

#include <filesystem>

#include "cli/batch_words.h"
#include "estate_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Explain, SaysWhichShardMadeIt) {
  const EstateFolder estate;
  estate.PutGood("a");
  ASSERT_EQ(estate.Batch({"--shard", "1/1"}).code, 0);
  EXPECT_THAT(estate.Batch({"--explain", "models/a.pdf"}).out,
              StartsWith("it is current\nrun 1 of the shard 1/1: made, from\n"));
  EXPECT_THAT(estate.Batch({"--explain", "models/a.pdf"}, "ja").out,
              StartsWith("最新です\n分担 1/1 の 1 回目の実行: 作成。"));
  EXPECT_THAT(estate.Log().err, HasSubstr("[no-ledger]"));
}

TEST(Explain, KnowsWhatIsWithdrawnAndWhatWasNever) {
  const EstateFolder estate;
  estate.PutGood("a");
  estate.PutGood("b");
  ASSERT_EQ(estate.Batch().code, 0);
  EXPECT_EQ(estate.Batch({"--explain", "models/a"}).code, 0);
  std::filesystem::remove(estate / "models/b.json");
  const ProgramRun withdrawn = estate.Batch({"--explain", "out/models/b.pdf"});
  EXPECT_EQ(withdrawn.code, 1);
  EXPECT_THAT(withdrawn.err, HasSubstr("the estate makes models/b.pdf no more; run 1 was the last that did"));
  const ProgramRun never = estate.Batch({"--explain", "quite/different.xlsx"});
  EXPECT_EQ(never.code, 1);
  EXPECT_THAT(never.err, HasSubstr("the estate has no output quite/different.xlsx"));
}

TEST(BatchWords, OfAllFormsNeedNoName) {
  const Dependency all{Dependency::Kind::listing, "", "1"}, one{Dependency::Kind::listing, "yoshiki-3/", "1"};
  EXPECT_EQ(ReasonWords({Staleness::Why::changed, {all}}, Language::english),
            "forms or editions came or went");
  EXPECT_EQ(ReasonWords({Staleness::Why::changed, {one}}, Language::english),
            "editions came or went: yoshiki-3/");
  EXPECT_EQ(DependencyWords(all, Language::english), "list of forms or editions");
  EXPECT_EQ(DependencyWords(all, Language::japanese), "様式や版の一覧");
}

}  // namespace
}  // namespace yoshiki
