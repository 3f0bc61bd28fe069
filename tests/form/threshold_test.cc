// しきい値判断, every combination of figures and results against the table of 指針 第5の2, on a form that
// holds nothing else.
#include "form/threshold.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <set>
#include <string>

namespace yoshiki {
namespace {

/// What is mandatory, as the table of the rules says it: 0 nothing, 1 基礎, 2 重点, 3 全項目.
struct ThresholdRule {
  const char *population, *handlers, *incident;
  int mandatory;
};

constexpr ThresholdRule kGuideline[] = {
    {"lt_1k", "lt_500", "no", 0},      {"lt_1k", "lt_500", "yes", 0},     {"lt_1k", "ge_500", "no", 0},
    {"lt_1k", "ge_500", "yes", 0},     {"1k_10k", "lt_500", "no", 1},     {"1k_10k", "lt_500", "yes", 1},
    {"1k_10k", "ge_500", "no", 1},     {"1k_10k", "ge_500", "yes", 1},    {"10k_100k", "lt_500", "no", 1},
    {"10k_100k", "lt_500", "yes", 2},  {"10k_100k", "ge_500", "no", 2},   {"10k_100k", "ge_500", "yes", 2},
    {"100k_300k", "lt_500", "no", 2},  {"100k_300k", "lt_500", "yes", 3}, {"100k_300k", "ge_500", "no", 3},
    {"100k_300k", "ge_500", "yes", 3}, {"ge_300k", "lt_500", "no", 3},    {"ge_300k", "lt_500", "yes", 3},
    {"ge_300k", "ge_500", "no", 3},    {"ge_300k", "ge_500", "yes", 3},
};

/// What a result says is mandatory; what is done of free will counts for nothing.
struct ThresholdResult {
  const char* option;
  int mandatory;
};

constexpr ThresholdResult kOffered[] = {
    {"none", 0},
    {"basic", 1},
    {"basic_and_focused", 2},
    {"basic_and_full", 3},
    {"basic_voluntary_focused", 1},
    {"none_voluntary_focused", 0},
    {"basic_focused_voluntary_full", 2},
    {"basic_voluntary_full", 1},
    {"none_voluntary_full", 0},
};

constexpr const char* kPopulations[] = {"lt_1k", "1k_10k", "10k_100k", "100k_300k", "ge_300k"};
constexpr const char* kHandlers[] = {"", "lt_500", "ge_500"};
constexpr const char* kIncidents[] = {"", "no", "yes"};

/// A form of the three figures and the result; as 様式3 and 様式4 it has no item for the last two figures,
/// and another id for the result.
Form FiguresForm(const std::vector<std::string>& results, bool as_form_2 = true) {
  auto definition = std::make_shared<Definition>();
  definition->form = "figures";
  const auto add = [&](const std::string& id, const std::vector<std::string>& options) {
    ItemDef& item = definition->items[id];
    item.id = id;
    item.type = ItemType::choice;
    for (const std::string& option : options) {
      item.options.emplace_back().id = option;
      item.options.back().label = "〈" + option + "〉";
    }
    definition->item_order.push_back(id);
  };
  add("basic.affairs.population", {std::begin(kPopulations), std::end(kPopulations)});
  if (as_form_2) {
    add("threshold.handlers", {"lt_500", "ge_500"});
    add("threshold.serious_incident", {"no", "yes"});
  }
  add(as_form_2 ? "threshold.result" : "procedure.basic.threshold_result", results);
  return Form(definition);
}

std::vector<std::string> AllResults() {
  std::vector<std::string> results;
  for (const ThresholdResult& result : kOffered) results.emplace_back(result.option);
  return results;
}

struct ThresholdFigures {
  std::string population, handlers, incident, result;
};

std::string FigureMember(const std::string& key, const std::string& value) {
  return value.empty() ? "\"" + key + "\": null" : "\"" + key + "\": \"" + value + "\"";
}

/// The warnings that `figures` give, "code pointer".
Diagnostics FiguresChecked(const Form& form, const ThresholdFigures& figures) {
  Diagnostics diagnostics;
  const auto statement = ParseStatement(
      SourceText("figures.json", R"({"form": "figures", "basic": {"affairs": {)" +
                                     FigureMember("population", figures.population) + "}}, \"threshold\": {" +
                                     FigureMember("handlers", figures.handlers) + ", " +
                                     FigureMember("serious_incident", figures.incident) + ", " +
                                     FigureMember("result", figures.result) +
                                     R"(}, "procedure": {"basic": {)" +
                                     FigureMember("threshold_result", figures.result) + "}}}"),
      diagnostics);
  if (!statement) return diagnostics;
  const KeyNode no_keys;  // only items of faults are named by them
  StatementFaults faults(form.definition(), no_keys, *statement, diagnostics);
  CheckThreshold(form.definition(), *statement, faults);
  faults.Close();
  return diagnostics;
}

std::string FiguresTold(const Form& form, const ThresholdFigures& figures) {
  const Diagnostics diagnostics = FiguresChecked(form, figures);
  std::string told;
  for (const Diagnostic& d : diagnostics.all()) {
    EXPECT_EQ(d.severity, Severity::warning);
    told += (told.empty() ? "" : ", ") + std::string(CodeOf(d.id)) + " " + d.place.pointer;
  }
  return told;
}

/// All that the table leaves possible when what is "" may be either.
std::set<int> PossibleLevels(const ThresholdFigures& figures) {
  std::set<int> levels;
  for (const ThresholdRule& rule : kGuideline) {
    if (rule.population != figures.population) continue;
    if (!figures.handlers.empty() && rule.handlers != figures.handlers) continue;
    if (!figures.incident.empty() && rule.incident != figures.incident) continue;
    levels.insert(rule.mandatory);
  }
  return levels;
}

TEST(ThresholdTable, AResultIsWrongWhenNoFiguresCouldGiveIt) {
  const Form form = FiguresForm(AllResults());
  for (const char* population : kPopulations)
    for (const char* handlers : kHandlers)
      for (const char* incident : kIncidents)
        for (const ThresholdResult& result : kOffered) {
          const ThresholdFigures figures{population, handlers, incident, result.option};
          const bool is_possible = PossibleLevels(figures).contains(result.mandatory);
          EXPECT_EQ(FiguresTold(form, figures), is_possible ? "" : "threshold-mismatch /threshold/result")
              << population << " " << handlers << " " << incident << " " << result.option;
        }
}

TEST(ThresholdTable, AResultIsMissingWhenTheFiguresGiveOne) {
  const Form form = FiguresForm(AllResults());
  for (const char* population : kPopulations)
    for (const char* handlers : kHandlers)
      for (const char* incident : kIncidents) {
        const ThresholdFigures figures{population, handlers, incident, ""};
        // 対象人数 stands in every form; a statement without the other two was not written for 様式2.
        const bool is_written_for = *handlers != '\0' || *incident != '\0';
        const bool is_missing = is_written_for && PossibleLevels(figures).size() == 1;
        EXPECT_EQ(FiguresTold(form, figures), is_missing ? "threshold-missing /threshold/result" : "")
            << population << " " << handlers << " " << incident;
      }
}

TEST(ThresholdTable, WithoutThePopulationNothingIsSaid) {
  const Form form = FiguresForm(AllResults());
  for (const char* population : {"", "300k", "LT_1K"})
    EXPECT_EQ(FiguresTold(form, {population, "ge_500", "yes", "none"}), "") << population;
}

TEST(ThresholdForm, IsTooLowWhenItOffersNoResultThatFits) {
  const Form form =
      FiguresForm({"basic_and_focused", "basic_voluntary_focused", "none_voluntary_focused"}, false);
  const std::string too_low = "threshold-form /basic/affairs/population";
  EXPECT_EQ(FiguresTold(form, {"ge_300k", "", "", "basic_and_focused"}), too_low);
  EXPECT_EQ(FiguresTold(form, {"100k_300k", "ge_500", "", "basic_and_focused"}), too_low);
  EXPECT_EQ(FiguresTold(form, {"100k_300k", "lt_500", "no", "basic_and_focused"}), "");
  EXPECT_EQ(FiguresTold(form, {"100k_300k", "", "", "basic_and_focused"}), "") << "they may still be few";
  EXPECT_EQ(FiguresTold(form, {"1k_10k", "", "", ""}), "") << "the form does not ask for figures";
  EXPECT_EQ(FiguresTold(form, {"1k_10k", "", "", "basic_and_focused"}),
            "threshold-mismatch /procedure/basic/threshold_result");
}

TEST(ThresholdForm, WithoutAResultOfItsOwnSaysNothing) {
  auto definition = std::make_shared<Definition>(FiguresForm({}).definition());
  definition->items.erase("threshold.result");
  EXPECT_EQ(FiguresTold(Form(definition), {"ge_300k", "ge_500", "yes", "none"}), "");
}

TEST(ThresholdWords, SayTheResultAndTheFiguresItFollowsFrom) {
  const Diagnostics diagnostics =
      FiguresChecked(FiguresForm(AllResults()), {"10k_100k", "lt_500", "yes", "basic"});
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(MessageText(diagnostics.all()[0], Language::japanese),
            "しきい値判断結果 「〈basic〉」 は、記載から求めた結果（重点項目評価）と違います");
  EXPECT_EQ(
      HintText(diagnostics.all()[0], Language::japanese),
      "対象人数 〈10k_100k〉、取扱者数 500人未満、重大事故 発生あり。結果か記載のどちらかを直してください");
}

}  // namespace
}  // namespace yoshiki
