// A statement held against the tiny form: every fault, its place and its words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "tiny_form.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Diagnostics Check(std::string_view members) {
  Diagnostics diagnostics;
  CheckStatement(TinyForm(), TinyStatement(members), diagnostics);
  return diagnostics;
}

// "error /basic/nmae: message; cure"
std::string Words(const Diagnostic& d) {
  const std::string severity = d.severity == Severity::error ? "error " : "warning ";
  return severity + d.place.pointer + ": " + MessageText(d, Language::english) + "; " +
         HintText(d, Language::english);
}

std::vector<std::string> Faults(std::string_view members) {
  std::vector<std::string> faults;
  const Diagnostics diagnostics = Check(members);
  for (const Diagnostic& d : diagnostics.all()) faults.push_back(Words(d));
  return faults;
}

struct FaultCase {
  std::string_view members;
  std::string_view code;
  std::string_view words;
};

constexpr FaultCase kKeyFaults[] = {
    {R"("basic": {"nmae": "a"})", "unknown-key",
     R"(error /basic/nmae: the form has no key "nmae" here; did you mean "name"? )"
     "keys known here: name, population, reason, systems, remarks"},
    {R"("basic": {"publication_date": "2020"})", "unknown-key",
     R"(error /basic/publication_date: the form has no key "publication_date" here; )"
     "the form has cover.publication_date: move it there. "
     "keys known here: name, population, reason, systems, remarks"},
    {R"("cover.number": "17")", "unknown-key",
     R"(error /cover.number: the form has no key "cover.number" here; the form has cover.number: move it there. )"
     "keys known here: cover, basic, files, risks, changes"},
    {R"("cover": {"zzzzzzzzzzzz": 1})", "unknown-key",
     R"(error /cover/zzzzzzzzzzzz: the form has no key "zzzzzzzzzzzz" here; )"
     "keys known here: number, name, agency, publication_date"},
    {R"("basic": {"meta": {}})", "unknown-key",
     R"(error /basic/meta: the form has no key "meta" here; )"
     "keys known here: name, population, reason, systems, remarks"},
    {R"("cover": {"title": "a"})", "key-without-value",
     R"(error /cover/title: "title" only labels the form and takes no value; remove the key)"},
    {R"("files": [{"use": {"all": "a"}}])", "key-without-value",
     R"(error /files/0/use/all: "all" only labels the form and takes no value; remove the key)"},
    {R"("risks": {"none": {"none": {"checked": true, "note": "a"}}})", "unknown-key",
     R"(error /risks/none/none: "note" is unknown inside the option "none"; )"
     R"(write { "checked": true or false, "text": "…" })"},
};

constexpr FaultCase kTypeFaults[] = {
    {R"("basic": [])", "wrong-type",
     R"(error /basic: "basic" must be an object of keys, but is []; write { "name": … }; )"
     "keys known here: name, population, reason, systems, remarks"},
    {R"("files": {"name": "a"})", "wrong-type",
     R"(error /files: "files" must be a list, but is {…}; write "files": [ { … } ], also for one element)"},
    {R"("files": ["a"])", "wrong-type",
     R"(error /files/0: "files" must be an object of keys, but is "a"; write { "name": … }; )"
     "keys known here: name, use, entrustment, provision, record_items"},
    {R"("files": [{}, null])", "null-element",
     R"(error /files/1: an element of the list "files" is null; )"
     "remove it, or write {} for an element with nothing filled in"},
    {R"("cover": {"number": 17})", "wrong-type",
     R"(error /cover/number: "number" must be a text, but 17 stands without quotes; )"
     R"(put it in quotes: "number": "17")"},
    {R"("cover": {"name": true})", "wrong-type",
     R"(error /cover/name: "name" must be a text, but true stands without quotes; put it in quotes: "name": "true")"},
    {R"("cover": {"name": ["a"]})", "wrong-type",
     R"(error /cover/name: "name" must be a text, but is […]; write "name": "…"; a line break is \n)"},
    {R"("cover": {"publication_date": 20201022})", "wrong-type",
     R"(error /cover/publication_date: "publication_date" must be a date, but is 20201022; )"
     R"(write "2025-04-01", "2025-04", "2025" or any words, in quotes)"},
    {R"("basic": {"population": 2})", "wrong-type",
     R"(error /basic/population: "population" must be the id of one option, but is 2; write "population": "few"; )"
     "options: few (1,000人未満), many (1,000人以上), unknown (不明)"},
    {R"("files": [{"provision": {"status": "provision"}}])", "wrong-type",
     R"(error /files/0/provision/status: "status" must be an object of options, but is "provision"; )"
     R"(write "status": { "provision": true }; options: provision (提供を行っている), none (行っていない))"},
};

constexpr FaultCase kOptionFaults[] = {
    {R"("basic": {"population": "mnay"})", "unknown-option",
     R"(error /basic/population: "mnay" is no option of "population"; options, nearest first: )"
     "many (1,000人以上), few (1,000人未満), unknown (不明)"},
    {R"("basic": {"population": "不明"})", "unknown-option",
     R"(error /basic/population: "不明" is no option of "population"; options, nearest first: )"
     "unknown (不明), few (1,000人未満), many (1,000人以上)"},
    {R"("risks": {"none": {"nono": true}})", "unknown-option",
     R"(error /risks/none/nono: "nono" is no option of "none"; options, nearest first: none (取り扱わない))"},
    {R"("basic": {"systems": [{"connections": {"internal": "窓口"}}]})", "no-bracket",
     R"(error /basic/systems/0/connections/internal: the option "internal" (庁内連携) has no bracket for a text; )"
     "write true; options with a bracket: other"},
    {R"("risks": {"none": {"none": {"checked": true, "text": "a"}}})", "no-bracket",
     R"(error /risks/none/none: the option "none" (取り扱わない) has no bracket for a text; )"
     "write true; options with a bracket: -"},
    {R"("risks": {"none": {"none": 1}})", "wrong-type",
     R"(error /risks/none/none: the option "none" is 1, which is no tick; write true or false)"},
    {R"("basic": {"systems": [{"connections": {"other": []}}]})", "wrong-type",
     R"(error /basic/systems/0/connections/other: the option "other" is [], which is neither a tick nor a text; )"
     R"(write true, false, a text for its bracket (which also ticks it), or { "checked": false, "text": "…" })"},
    {R"("basic": {"systems": [{"connections": {"other": {"text": "a"}}}]})", "wrong-type",
     R"(error /basic/systems/0/connections/other: the option "other" does not say whether it is ticked; )"
     R"(write { "checked": true or false, "text": "…" })"},
    {R"("basic": {"systems": [{"connections": {"other": {"checked": "yes", "text": 5}}}]})", "wrong-type",
     R"(error /basic/systems/0/connections/other: the option "other" does not say whether it is ticked; )"
     R"(write { "checked": true or false, "text": "…" })"},
};

constexpr FaultCase kCountFaults[] = {
    {R"("files": [{"provision": {"count": "3"}}])", "wrong-type",
     R"(error /files/0/provision/count: "count" must be a whole number, but is "3"; )"
     R"(write the number alone, without quotes: "count": 3)"},
    {R"("files": [{"provision": {"count": -1}}])", "bad-count",
     R"(error /files/0/provision/count: "count" is -1, but nothing can be counted below 0; )"
     "write 0 or more, or leave the key out"},
    {R"("files": [{"provision": {"count": 1.5}}])", "bad-count",
     R"(error /files/0/provision/count: "count" is 1.5, but a count is a whole number; )"
     "write it in digits alone, without point or exponent: 3"},
    {R"("files": [{"provision": {"count": 10000000000}}])", "bad-count",
     R"(error /files/0/provision/count: "count" is 10000000000, but the form has room for 10 digits; )"
     "check the number"},
    {R"("files": [{"provision": {"count": 99999999999999999999}}])", "bad-count",
     R"(error /files/0/provision/count: "count" is 99999999999999999999, but the form has room for 10 digits; )"
     "check the number"},
};

class CheckFaults : public ::testing::TestWithParam<FaultCase> {};

TEST_P(CheckFaults, AreNamedWithPlaceAndCure) {
  const FaultCase& c = GetParam();
  const Diagnostics diagnostics = Check(c.members);
  ASSERT_FALSE(diagnostics.empty());
  const Diagnostic& first = diagnostics.all().front();
  EXPECT_EQ(Words(first), c.words);
  EXPECT_EQ(CodeOf(first.id), c.code);
  EXPECT_EQ(first.place.file, "statement.json");
  EXPECT_EQ(first.place.at.line, 2);
  EXPECT_NE(first.place.source_line, "");
  EXPECT_NE(HintText(first, Language::japanese), "");
  EXPECT_THAT(MessageText(first, Language::japanese),
              ::testing::Not(::testing::ContainsRegex("\\{[0-9]\\}")));
}

INSTANTIATE_TEST_SUITE_P(Keys, CheckFaults, ::testing::ValuesIn(kKeyFaults));
INSTANTIATE_TEST_SUITE_P(Types, CheckFaults, ::testing::ValuesIn(kTypeFaults));
INSTANTIATE_TEST_SUITE_P(Options, CheckFaults, ::testing::ValuesIn(kOptionFaults));
INSTANTIATE_TEST_SUITE_P(Counts, CheckFaults, ::testing::ValuesIn(kCountFaults));

TEST(Check, AFullStatementHasNoFault) {
  EXPECT_THAT(Faults(R"("edition": "2025-01", "meta": {"anything": [1, null, {"x": 1.5}]},
      "cover": {"number": "17", "name": "", "publication_date": "平成29年までの政令で定める日"},
      "basic": {"name": "a", "population": "few", "systems": [{"connections": {"network": true, "internal": false,
      "other": {"checked": false, "text": "b"}}}, {"connections": {"other": "c", "network": {"checked": true}}}]},
      "files": [{"entrustment": {"status": "yes", "count": 0, "items": [{"subcontract": {"status": "no"}}]},
      "provision": {"status": {"provision": true}, "count": 9999999999}}],
      "changes": [{"timing": "事前"}, {"timing": "事後"}, {"timing": ""}])"),
              IsEmpty());
}

TEST(Check, NullIsAbsentEverywhereButInLists) {
  EXPECT_THAT(Faults(R"("cover": null, "basic": {"name": null, "population": null, "systems": null},
      "files": [{"use": null, "provision": {"status": null, "count": null}}],
      "risks": {"none": {"none": null}, "misuse": null})"),
              IsEmpty());
}

TEST(Check, OtherWordsThanTheFormsAreAWarning) {
  EXPECT_THAT(
      Faults(R"("changes": [{"timing": "随時"}])"),
      ElementsAre(R"(warning /changes/0/timing: "随時" is none of the words the form knows for "timing": )"
                  "事前、事後; it is printed as typed"));
}

TEST(Check, TellsWhereInTheFormAFaultStands) {
  const Diagnostics diagnostics =
      Check(R"("files": [{"entrustment": {"items": [{}, {"subcontract": {"status": 1}}]}}])");
  ASSERT_EQ(diagnostics.all().size(), 1u);
  const Place& place = diagnostics.all()[0].place;
  EXPECT_EQ(place.item, "Ⅱ4 委託事項2 ②再委託の有無");
  EXPECT_EQ(place.at, (LineColumn{2, 69}));
}

TEST(Check, WrongKeysStandAtTheKeyAndWrongValuesAtTheValue) {
  EXPECT_EQ(Check(R"("basic": {"nmae": "a"})").all()[0].place.at, (LineColumn{2, 11}));
  EXPECT_EQ(Check(R"("basic": {"name": 1})").all()[0].place.at, (LineColumn{2, 19}));
}

TEST(Check, AllFaultsAreFoundInOneRun) {
  EXPECT_EQ(Check(R"("cover": {"number": 1, "x": 2}, "basic": {"population": "no", "systems": [null, 5]},
      "files": 3, "changes": [{"date": 1, "timing": "?"}])")
                .all()
                .size(),
            8u);
}

TEST(Check, LongKeysAndValuesAreCutInMessages) {
  const std::string long_key(100'000, 'k');
  const Diagnostics diagnostics =
      Check("\"basic\": {\"" + long_key + "\": 1, \"population\": \"" + long_key + "\"}");
  ASSERT_EQ(diagnostics.all().size(), 2u);
  for (const Diagnostic& d : diagnostics.all()) {
    EXPECT_LT(Words(d).size(), 500u);
    EXPECT_LT(d.place.pointer.size(), 100u);
  }
}

TEST(Check, AMillionWrongKeysAreCountedNotTold) {
  constexpr int kKeys = 1'000'000;
  std::string members = "\"basic\": {";
  for (int i = 0; i < kKeys; ++i) members += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  const Statement statement = TinyStatement(members + "}");
  Diagnostics diagnostics;
  const auto start = std::chrono::steady_clock::now();
  CheckStatement(TinyForm(), statement, diagnostics);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(), 5.0);
  ASSERT_EQ(diagnostics.all().size(), 201u);
  EXPECT_EQ(MessageText(diagnostics.all().back(), Language::english), "and 999800 more faults in this file");
  EXPECT_EQ(diagnostics.all().back().place.file, "statement.json");
}

}  // namespace
}  // namespace yoshiki
