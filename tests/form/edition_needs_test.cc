// What a statement lacks for another edition, and what it holds that this one does not print.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout_texts.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Answer {
  std::vector<std::string> gaps, rests;
};

// Moves a model with these members from the small layout to an edition that says `difference`.
Answer Needs(const std::string& difference, const std::string& members, bool backwards = false) {
  Loaded older = LoadText(SmallLayout()), newer = LoadEdition(difference);
  EXPECT_THAT(FaultTexts(newer.diagnostics), IsEmpty());
  Diagnostics diagnostics;
  const auto statement =
      ParseStatement(SourceText("m.json", "{\"form\": \"small\",\n" + members + "}"), diagnostics);
  EXPECT_THAT(FaultTexts(diagnostics), IsEmpty());
  if (!newer.form || !statement) return {};
  if (backwards) std::swap(older, newer);
  const EditionNeeds needs = NeedsOf(*older.form, *newer.form, *statement);
  Answer answer;
  for (const EditionGap& gap : needs.gaps) {
    answer.gaps.push_back(gap.pointer + " " + gap.item +
                          (gap.condition.empty() ? "" : " if " + gap.condition));
  }
  for (const EditionRest& rest : needs.rests) {
    const LineColumn at = rest.place.at;
    answer.rests.push_back(rest.place.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                           " " + rest.place.pointer + " " + rest.place.item +
                           (rest.option.empty() ? "" : " " + rest.option + "=" + rest.label));
  }
  return answer;
}

const std::string kNewItem = "changes:\n  - add: { text: base.place, label: ④場所 }\n    after: base.kinds\n";

TEST(NeedsOf, AsksForNewRequiredItems) {
  EXPECT_THAT(Needs(kNewItem, "\"base\": {}").gaps, ElementsAre("/base/place Ⅰ1 ④場所"));
  EXPECT_THAT(Needs(kNewItem, "\"base\": {\"place\": \" 　\\n\"}").gaps, ElementsAre("/base/place Ⅰ1 ④場所"));
  EXPECT_THAT(Needs(kNewItem, "\"base\": {\"place\": \"東\"}").gaps, IsEmpty());
}

TEST(NeedsOf, DoesNotAskForWhatMayStayEmptyOrWasAskedBefore) {
  EXPECT_THAT(
      Needs("changes:\n  - add: { text: base.place, label: ④, required: no }\n    after: base.kinds\n",
            "\"base\": {}")
          .gaps,
      IsEmpty());
  EXPECT_THAT(Needs("", "\"base\": {}").gaps, IsEmpty());
}

struct ConditionCase {
  std::string when, members;
  bool asked;
};

TEST(NeedsOf, DecidesConditionsOnTheStatement) {
  const ConditionCase cases[] = {
      {"base.degree = good", R"("base": {"degree": "good"})", true},
      {"base.degree = good", R"("base": {"degree": "bad"})", false},
      {"base.degree = good", R"("base": {})", false},
      {"base.degree != good", R"("base": {})", true},
      {"base.kinds has paper", R"("base": {"kinds": {"paper": true}})", true},
      {"base.kinds has paper", R"("base": {"kinds": {"paper": false}})", false},
      {"base.kinds has not paper", R"("base": {"kinds": {"tape": true}})", true},
      {"base.kinds has other", R"("base": {"kinds": {"other": "羊皮紙"}})", true},
      {"申請による", R"("base": {})", true},
      {"base.degree = good",
       R"("base": {"degree": "bad"}, "overrides": {"small": {"base": {"degree": "good"}}})", true},
  };
  for (const ConditionCase& c : cases) {
    const std::string difference =
        "changes:\n  - add:\n      text: base.place\n      label: ④場所\n      when: " + c.when +
        "\n    after: base.kinds\n";
    EXPECT_EQ(Needs(difference, c.members).gaps.size(), c.asked ? 1u : 0u) << c.when << " " << c.members;
  }
}

TEST(NeedsOf, AsksForWhatHasBecomeRequired) {
  const std::string optional = "changes:\n  - change: base.name\n    required: no\n";
  EXPECT_THAT(Needs(optional, "\"base\": {}", true).gaps, ElementsAre("/base/name Ⅰ1 ①名称"));
  const std::string condition = "changes:\n  - change: base.name\n    when: base.degree = bad\n";
  EXPECT_THAT(Needs(condition, R"("base": {"degree": "good"})", true).gaps,
              ElementsAre("/base/name Ⅰ1 ①名称"));
  EXPECT_THAT(Needs(condition, R"("base": {"degree": "bad"})", true).gaps, IsEmpty());
}

TEST(NeedsOf, AsksInEveryElementOfAList) {
  const std::string difference =
      "changes:\n  - add:\n      text: outsourcing.items[].period\n      label: ①期間\n"
      "    before: outsourcing.items[].again\n";
  EXPECT_THAT(Needs(difference, R"("outsourcing": {"items": [{}, {"period": "1年"}, {}]})").gaps,
              ElementsAre("/outsourcing/items/0/period Ⅰ2 委託1 ①期間 if Ⅰ2 ［　］委託しない",
                          "/outsourcing/items/2/period Ⅰ2 委託3 ①期間 if Ⅰ2 ［　］委託しない"));
  EXPECT_THAT(Needs(difference, R"("outsourcing": {"items": []})").gaps, IsEmpty());
  EXPECT_THAT(Needs(difference, R"("outsourcing": {"none": {"none": true}, "items": [{}]})").gaps, IsEmpty());
}

TEST(NeedsOf, AsksForTheFirstElementOfANewList) {
  const std::string difference =
      "changes:\n  - add:\n      repeat: base.places[]\n      rows:\n        - text: base.places[].name\n"
      "          label: ④場所\n    after: base.kinds\n";
  EXPECT_THAT(Needs(difference, "\"base\": {}").gaps, ElementsAre("/base/places/0/name Ⅰ1 1 ④場所"));
}

TEST(NeedsOf, TellsKeysThatAreNotPrintedAnyMore) {
  const std::string difference = "changes:\n  - remove: base.name\n  - remove: outsourcing.items[].again\n";
  EXPECT_THAT(
      Needs(difference,
            "\"base\": {\n  \"name\": \"あ\", \"reason\": \"\"},\n\"outsourcing\": {\"items\": [{},\n"
            "  {\"again\": {\"name\": \"い\"}}]}")
          .rests,
      ElementsAre("m.json:3:3 /base/name Ⅰ1 ①名称", "m.json:5:4 /outsourcing/items/1/again Ⅰ2 委託2 再委託"));
  EXPECT_THAT(Needs(difference, "\"base\": {\"name\": null, \"degree\": \"good\", \"unknown\": 1}").rests,
              IsEmpty());
}

TEST(NeedsOf, TellsOptionsThatAreNotOfferedAnyMore) {
  const std::string difference =
      "changes:\n  - change: base.kinds\n    remove-options: [tape]\n  - change: base.degree\n    "
      "remove-options: [bad]\n";
  EXPECT_THAT(
      Needs(difference, "\"base\": {\n\"degree\": \"bad\",\n\"kinds\": {\"paper\": true, \"tape\": true}}")
          .rests,
      ElementsAre("m.json:3:11 /base/degree Ⅰ1 ②程度 bad=悪い",
                  "m.json:4:26 /base/kinds/tape Ⅰ1 ③種類 磁気テープ tape=磁気テープ"));
  EXPECT_THAT(
      Needs(difference, R"("base": {"degree": "good", "kinds": {"paper": true, "tape": false}})").rests,
      IsEmpty());
}

TEST(NeedsOf, TellsTextsWhoseBracketIsGone) {
  const std::string difference = "changes:\n  - change: base.kinds\n    options: { other: その他 }\n";
  EXPECT_EQ(Needs(difference, R"("base": {"kinds": {"other": "羊皮紙"}})").rests.size(), 1u);
  EXPECT_THAT(Needs(difference, R"("base": {"kinds": {"other": true}})").rests, IsEmpty());
}

TEST(NeedsOf, TellsTheFirstOfManyAndCountsTheRest) {
  const std::string difference =
      "changes:\n  - remove: outsourcing.items[].again\n  - add:\n      text: outsourcing.items[].period\n"
      "      label: ①期間\n    after: outsourcing.items[].title\n";
  std::string members = "\"outsourcing\": {\"items\": [{}";
  for (int i = 0; i < 300; ++i) members += ", {\"again\": {\"name\": \"い\"}}";
  const Loaded older = LoadText(SmallLayout()), newer = LoadEdition(difference);
  ASSERT_THAT(FaultTexts(newer.diagnostics), IsEmpty());
  Diagnostics diagnostics;
  const auto statement =
      ParseStatement(SourceText("m.json", "{\"form\": \"small\",\n" + members + "]}}"), diagnostics);
  ASSERT_TRUE(statement);
  const EditionNeeds needs = NeedsOf(*older.form, *newer.form, *statement);
  EXPECT_EQ(needs.gaps.size(), EditionNeeds::kMost);
  EXPECT_EQ(needs.more_gaps, 101u);
  EXPECT_EQ(needs.rests.size(), EditionNeeds::kMost);
  EXPECT_EQ(needs.more_rests, 100u);
}

TEST(NeedsOf, LooksIntoTheOverridesOfTheForm) {
  const std::string difference = "changes:\n  - remove: base.name\n";
  EXPECT_THAT(Needs(difference,
                    R"("overrides": {"small": {"base": {"name": "あ"}}, "other": {"base": {"name": "い"}}})")
                  .rests,
              ElementsAre("m.json:2:34 /overrides/small/base/name Ⅰ1 ①名称"));
}

}  // namespace
}  // namespace yoshiki
