// One statement on several forms: keys and options that only some of them have, and what is overridden.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bound_text.h"
#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Statement Parsed(const std::string& json) {
  Diagnostics diagnostics;
  auto statement = ParseStatement(SourceText("statement.json", json), diagnostics);
  EXPECT_TRUE(statement.has_value()) << json;
  return statement ? std::move(*statement) : Statement();
}

const Form& Newest(const std::string& name) {
  static std::map<std::string, std::vector<Form>> forms;
  if (!forms.contains(name)) forms[name] = RealForms(name);
  return forms[name].back();
}

// All but the one asked about, the statement's own form first.
OtherForms OthersThan(const Form& form, const Statement& statement) {
  std::vector<Form> others;
  for (const char* name : {"yoshiki-2", "yoshiki-3", "yoshiki-4"}) {
    for (const Form& other : RealForms(name)) {
      const bool is_same = other.name() == form.name() && other.edition() == form.edition();
      if (!is_same) others.insert(name == statement.form ? others.begin() : others.end(), other);
    }
  }
  return [others, next = std::size_t{0}]() mutable {
    return next < others.size() ? std::optional(others[next++]) : std::nullopt;
  };
}

// "warning /pointer [code]"
std::vector<std::string> Findings(const Form& form, const std::string& json) {
  const Statement statement = Parsed(json);
  Diagnostics diagnostics;
  CheckStatement(form, statement, diagnostics, OthersThan(form, statement));
  std::vector<std::string> findings;
  for (const Diagnostic& d : diagnostics.all()) {
    findings.push_back((d.severity == Severity::error ? "error " : "warning ") + d.place.pointer + " [" +
                       std::string(CodeOf(d.id)) + "]");
  }
  return findings;
}

std::string BoundTextOf(const Form& form, const std::string& json, const std::string& id) {
  const Statement statement = Parsed(json);
  const BoundForm bound = Bind(form, statement);
  std::string text;
  for (const Part& part : bound.parts) {
    for (const Table& table : part.tables) {
      for (const Row& row : table.rows) {
        for (const Cell& cell : row.cells) {
          if (cell.item.id == id && !cell.item.pointer.empty())
            text += "[" + cell.item.pointer + " " + ContentText(cell.content) + "]";
        }
      }
    }
  }
  return text;
}

TEST(ManyForms, KeysOfTheOwnFormAreSilentOnAnother) {
  const std::string json = R"({"form": "yoshiki-4", "basic": {"network": {"status": "yes"}},
    "files": [{"name": "a"}], "procedure": {"opinions": {"period": "a"}}})";
  EXPECT_THAT(Findings(Newest("yoshiki-2"), json), IsEmpty());
}

TEST(ManyForms, KeysOfAnUnnamedFormAreWarnedOf) {
  const std::string json = R"({"form": "yoshiki-3", "threshold": {"handlers": "lt_500"}})";
  EXPECT_THAT(Findings(Newest("yoshiki-3"), json), ElementsAre("warning /threshold [not-printed]"));
}

TEST(ManyForms, AnEntryInOverridesNamesAForm) {
  const std::string json =
      R"({"form": "yoshiki-3", "threshold": {"handlers": "lt_500"}, "overrides": {"yoshiki-2": {}}})";
  EXPECT_THAT(Findings(Newest("yoshiki-3"), json), IsEmpty());
}

TEST(ManyForms, KeysOfANewerEditionAreWarnedOf) {
  const Form older = RealForms("yoshiki-2").front();
  const std::string json = R"({"form": "yoshiki-2", "measures": {"priority": {"grounds": "a"}}})";
  EXPECT_THAT(Findings(older, json), ElementsAre("warning /measures/priority [not-printed]"));
  EXPECT_THAT(Findings(Newest("yoshiki-2"), json), IsEmpty());
}

TEST(ManyForms, KeysThatNoFormHasAreErrors) {
  const std::string json = R"({"form": "yoshiki-4", "basic": {"afairs": {}}, "basics": 1})";
  EXPECT_THAT(Findings(Newest("yoshiki-2"), json),
              ElementsAre("error /basic/afairs [unknown-key]", "error /basics [unknown-key]"));
}

TEST(ManyForms, OptionsOfTheOwnFormStayBlankOnAnother) {
  const std::string json = R"({"form": "yoshiki-4", "basic": {"affairs": {"population": "ge_300k"}}})";
  EXPECT_THAT(Findings(Newest("yoshiki-3"), json),
              ElementsAre("warning /basic/affairs/population [not-printed]"));
  EXPECT_THAT(Findings(Newest("yoshiki-4"), json), IsEmpty());
  const std::string own = R"({"form": "yoshiki-3", "basic": {"affairs": {"population": "ge_300k"}}})";
  EXPECT_THAT(Findings(Newest("yoshiki-3"), own).front(), HasSubstr("error"));
}

TEST(ManyForms, OptionsThatAreOverriddenAreNotWarnedOf) {
  const auto json = [](const char* overrides) {
    return std::string(R"({"form": "yoshiki-4", "basic": {"affairs": {"population": "ge_300k"}},)") +
           R"("overrides": {"yoshiki-3": )" + overrides + "}}";
  };
  const Form& form = Newest("yoshiki-3");
  EXPECT_THAT(Findings(form, json(R"({"basic": {"affairs": {"population": "100k_300k"}}})")), IsEmpty());
  EXPECT_THAT(Findings(form, json(R"({"basic": {"affairs": {"population": null}}})")), IsEmpty());
  EXPECT_THAT(Findings(form, json(R"({"basic": {"affairs": null}})")), IsEmpty());
  EXPECT_EQ(Findings(form, json(R"({"basic": {"affairs": {"name": "a"}}})")).size(), 1u);
  EXPECT_EQ(Findings(form, json("null")).size(), 1u);
}

TEST(ManyForms, OverridesStandInPlaceOfValuesOnTheirForm) {
  const std::string json = R"({"form": "yoshiki-4", "basic": {"affairs": {"description": "long"}},
    "overrides": {"yoshiki-2": {"basic": {"affairs": {"description": "short"}}}}})";
  const std::string id = "basic.affairs.description";
  EXPECT_EQ(BoundTextOf(Newest("yoshiki-4"), json, id), "[/basic/affairs/description long]");
  EXPECT_EQ(BoundTextOf(Newest("yoshiki-3"), json, id), "[/basic/affairs/description long]");
  EXPECT_EQ(BoundTextOf(Newest("yoshiki-2"), json, id),
            "[/overrides/yoshiki-2/basic/affairs/description short]");
}

TEST(ManyForms, AListInOverridesStandsForTheWholeList) {
  const std::string json = R"({"form": "yoshiki-3", "basic": {"systems": [{"name": "a"}, {"name": "b"}]},
    "overrides": {"yoshiki-4": {"basic": {"systems": [{"name": "c"}]}}}})";
  EXPECT_EQ(BoundTextOf(Newest("yoshiki-4"), json, "basic.systems[].name"),
            "[/overrides/yoshiki-4/basic/systems/0/name c]");
}

TEST(ManyForms, NullInOverridesEmptiesWhatItStandsFor) {
  const std::string json = R"({"form": "yoshiki-4", "basic": {"department": {"name": "a", "head_title": "b"}},
    "overrides": {"yoshiki-2": {"basic": {"department": null}}}})";
  EXPECT_EQ(BoundTextOf(Newest("yoshiki-2"), json, "basic.department.name"),
            "[/overrides/yoshiki-2/basic/department/name ]");
}

TEST(ManyForms, NullForAWholeFormOverridesNothing) {
  const std::string json =
      R"({"form": "yoshiki-4", "basic": {"department": {"name": "a"}}, "overrides": {"yoshiki-2": null}})";
  EXPECT_EQ(BoundTextOf(Newest("yoshiki-2"), json, "basic.department.name"), "[/basic/department/name a]");
}

TEST(ManyForms, FaultsInOverridesAreNamedByTheItemTheyStandFor) {
  const std::string json = R"({"form": "yoshiki-4",
    "overrides": {"yoshiki-2": {"basic": {"affairs": {"description": 1}}, "files": []}, "yoshiki-9": {}}})";
  const Form& form = Newest("yoshiki-2");
  const Statement statement = Parsed(json);
  Diagnostics diagnostics;
  CheckStatement(form, statement, diagnostics, OthersThan(form, statement));
  ASSERT_EQ(diagnostics.all().size(), 3u);
  EXPECT_EQ(diagnostics.all()[0].place.pointer, "/overrides/yoshiki-2/basic/affairs/description");
  EXPECT_EQ(diagnostics.all()[0].place.item, "Ⅰ1 ②事務の概要");
  EXPECT_EQ(diagnostics.all()[1].place.pointer, "/overrides/yoshiki-2/files");
  EXPECT_THAT(MessageText(diagnostics.all()[2], Language::english), HasSubstr("yoshiki-9"));
}

TEST(ManyForms, OverridesOfTheWrongTypeAreErrors) {
  EXPECT_THAT(Findings(Newest("yoshiki-2"), R"({"form": "yoshiki-2", "overrides": []})"),
              ElementsAre("error /overrides [wrong-type]"));
  EXPECT_THAT(Findings(Newest("yoshiki-2"), R"({"form": "yoshiki-2", "overrides": {"yoshiki-2": "a"}})"),
              ElementsAre("error /overrides/yoshiki-2 [wrong-type]"));
  EXPECT_THAT(Findings(Newest("yoshiki-2"), R"({"form": "yoshiki-2", "overrides": {"yoshiki-2": null}})"),
              IsEmpty());
}

TEST(ManyForms, AnOverrideServesItsOwnFormAlone) {
  const std::string json = R"({"form": "yoshiki-4", "overrides": {"yoshiki-3":
    {"basic": {"affairs": {"population": "ge_300k"}}, "threshold": {"handlers": "lt_500"}}}})";
  EXPECT_THAT(Findings(Newest("yoshiki-3"), json),
              ElementsAre("error /overrides/yoshiki-3/basic/affairs/population [unknown-option]",
                          "error /overrides/yoshiki-3/threshold [unknown-key]"));
}

TEST(ManyForms, ManyWarningsHideNoError) {
  std::string items;
  for (int i = 0; i < 300; ++i) items += std::string(i == 0 ? "" : ",") + R"({"scope": "whole"})";
  const std::string json = R"({"form": "yoshiki-3", "files": [{"entrustment": {"items": [)" + items +
                           R"(]}}], "zzz": 1})";
  const std::vector<std::string> findings = Findings(Newest("yoshiki-3"), json);
  ASSERT_EQ(findings.size(), 202u);
  EXPECT_EQ(findings[200], "error /zzz [unknown-key]");
  EXPECT_EQ(findings[201], "warning  [more-faults]");
}

// ---------------------------------------------------------------- しきい値判断

struct ThresholdCase {
  const char *population, *handlers, *incident, *result;
  const char* code;
};

// 指針 第5の2, line by line.
constexpr ThresholdCase kThresholds[] = {
    {"lt_1k", "ge_500", "yes", "none", ""},
    {"lt_1k", "lt_500", "no", "basic", "threshold-mismatch"},
    {"1k_10k", "ge_500", "yes", "basic", ""},
    {"1k_10k", "lt_500", "no", "none", "threshold-mismatch"},
    {"10k_100k", "lt_500", "no", "basic", ""},
    {"10k_100k", "lt_500", "no", "basic_and_focused", "threshold-mismatch"},
    {"10k_100k", "ge_500", "no", "basic_and_focused", ""},
    {"10k_100k", "lt_500", "yes", "basic_and_focused", ""},
    {"10k_100k", "ge_500", "yes", "basic", "threshold-mismatch"},
    {"100k_300k", "lt_500", "no", "basic_and_focused", ""},
    {"100k_300k", "ge_500", "no", "basic_and_full", ""},
    {"100k_300k", "lt_500", "yes", "basic_and_full", ""},
    {"100k_300k", "lt_500", "yes", "basic_and_focused", "threshold-mismatch"},
    {"ge_300k", "lt_500", "no", "basic_and_full", ""},
    {"ge_300k", "lt_500", "no", "basic_and_focused", "threshold-mismatch"},
    // Half known: one of the two figures may decide alone.
    {"10k_100k", "ge_500", "", "basic", "threshold-mismatch"},
    {"10k_100k", "lt_500", "", "basic", ""},
    {"10k_100k", "", "no", "basic_and_focused", ""},
    {"10k_100k", "", "", "basic_and_full", "threshold-mismatch"},
    {"ge_300k", "lt_500", "no", "", "threshold-missing"},
    {"ge_300k", "", "", "", ""},
};

std::string Member(const std::string& key, const char* value) {
  return *value == '\0' ? "" : ", \"" + key + "\": \"" + value + "\"";
}

TEST(Threshold, FiguresAreHeldAgainstTheResult) {
  for (const ThresholdCase& c : kThresholds) {
    const std::string figures =
        Member("handlers", c.handlers) + Member("serious_incident", c.incident) + Member("result", c.result);
    const std::string json = std::string(R"({"form": "yoshiki-2", "basic": {"affairs": {"population": ")") +
                             c.population + R"("}}, "threshold": {"population_as_of": "2025")" + figures +
                             "}}";
    const Statement statement = Parsed(json);
    Diagnostics diagnostics;
    CheckStatement(Newest("yoshiki-2"), statement, diagnostics);
    std::string codes;
    for (const Diagnostic& d : diagnostics.all()) {
      if (d.severity == Severity::warning) codes += CodeOf(d.id);
    }
    EXPECT_EQ(codes, c.code) << json;
  }
}

TEST(Threshold, AVoluntaryFormIsNoContradiction) {
  const auto findings = [](const char* form, const char* population, const char* result) {
    return Findings(Newest(form), std::string("{\"form\": \"") + form +
                                      R"(", "basic": {"affairs": {"population": ")" + population +
                                      R"("}}, "procedure": {"basic": {"threshold_result": ")" + result +
                                      "\"}}}");
  };
  EXPECT_THAT(findings("yoshiki-3", "1k_10k", "basic_voluntary_focused"), IsEmpty());
  EXPECT_THAT(findings("yoshiki-3", "100k_300k", "basic_and_focused"), IsEmpty());
  EXPECT_THAT(findings("yoshiki-4", "10k_100k", "basic_focused_voluntary_full"), IsEmpty());
  EXPECT_THAT(findings("yoshiki-3", "lt_1k", "basic_voluntary_focused"),
              ElementsAre("warning /procedure/basic/threshold_result [threshold-mismatch]"));
  EXPECT_THAT(findings("yoshiki-4", "ge_300k", "basic_voluntary_full"),
              ElementsAre("warning /procedure/basic/threshold_result [threshold-mismatch]"));
}

TEST(Threshold, AFormThatIsTooLowIsNamed) {
  const std::string json = R"({"form": "yoshiki-3", "basic": {"affairs": {"population": "100k_300k"}},
    "threshold": {"handlers": "ge_500"}, "overrides": {"yoshiki-2": {}}})";
  EXPECT_THAT(Findings(Newest("yoshiki-3"), json),
              ElementsAre("warning /basic/affairs/population [threshold-form]"));
}

}  // namespace
}  // namespace yoshiki
