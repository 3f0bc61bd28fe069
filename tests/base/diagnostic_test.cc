#include <gtest/gtest.h>

#include "base/base.h"

namespace yoshiki {
namespace {

TEST(DiagnosticsTest, KeepsTheOrderAndCountsErrorsOnly) {
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  diagnostics.Warn(MessageId::empty_file, {});
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.Error(MessageId::bad_number, {}, {"012"});
  EXPECT_EQ(diagnostics.errors(), 1u);
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(diagnostics.all()[0].severity, Severity::warning);
  EXPECT_EQ(diagnostics.all()[1].args[0], "012");
}

TEST(MessageTest, IsFilledInBothLanguages) {
  Diagnostic d{
      .severity = Severity::error, .id = MessageId::duplicate_key, .place = {}, .args = {"name", "2", "13"}};
  EXPECT_EQ(MessageText(d, Language::english),
            "the key \"name\" stands twice in the same object; the first is in line 2, column 13");
  EXPECT_EQ(MessageText(d, Language::japanese),
            "キー \"name\" が同じオブジェクトの中に二つあります（一つ目は2行13文字目）");
  EXPECT_EQ(CodeOf(d.id), "duplicate-key");
}

TEST(MessageTest, AMissingArgumentShowsItself) {
  const Diagnostic d{.severity = Severity::error, .id = MessageId::bad_number, .place = {}, .args = {}};
  EXPECT_EQ(MessageText(d, Language::english), "{0} is not a number as JSON writes it");
}

TEST(MessageTest, ArgumentsAreNotFilledAgain) {
  const Diagnostic d{.severity = Severity::error, .id = MessageId::bad_number, .place = {}, .args = {"{0}"}};
  EXPECT_EQ(MessageText(d, Language::english), "{0} is not a number as JSON writes it");
}

TEST(NearestWordTest, SuggestsOnlyWhatIsNear) {
  const std::vector<std::string> keys = {"name", "publication_date", "population", "entrustment",
                                         "事務の名称"};
  EXPECT_EQ(NearestWord("nmae", keys), "name");
  EXPECT_EQ(NearestWord("name", keys), "name");
  EXPECT_EQ(NearestWord("publicaton_dat", keys), "publication_date");
  EXPECT_EQ(NearestWord("entrustments", keys), "entrustment");
  EXPECT_EQ(NearestWord("事務名称", keys), "事務の名称");  // by characters, not bytes
  EXPECT_EQ(NearestWord("recipients", keys), "");
  EXPECT_EQ(NearestWord("anything", {}), "");
  EXPECT_EQ(NearestWord(std::string(100'000, 'n'), keys), "");
}

TEST(NearestWordTest, TheFirstOfEquallyNearWordsWins) {
  EXPECT_EQ(NearestWord("cat", {"bat", "rat"}), "bat");
}

}  // namespace
}  // namespace yoshiki
