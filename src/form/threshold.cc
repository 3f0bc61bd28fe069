#include "form/threshold.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "form/bind_scope.h"

namespace yoshiki {
namespace {

constexpr std::string_view kPopulation = "basic.affairs.population";
constexpr std::string_view kHandlers = "threshold.handlers";
constexpr std::string_view kIncident = "threshold.serious_incident";

// What is mandatory (特定個人情報保護評価指針 第5の2), lowest first.
enum class Level { none, basic, focused, full };

constexpr std::array<std::string_view, 4> kLevelNames{"義務なし", "基礎項目評価", "重点項目評価",
                                                      "全項目評価"};

// The levels that the figures leave possible.
struct Levels {
  Level low, high;

  bool Has(Level level) const { return low <= level && level <= high; }
};

// 対象人数 alone, while nothing is known of the rest.
struct PopulationRule {
  std::string_view population;
  Levels levels;
};

constexpr PopulationRule kRules[] = {
    {"lt_1k", {Level::none, Level::none}},        {"1k_10k", {Level::basic, Level::basic}},
    {"10k_100k", {Level::basic, Level::focused}}, {"100k_300k", {Level::focused, Level::full}},
    {"ge_300k", {Level::full, Level::full}},
};

struct ResultOption {
  std::string_view id;
  Level mandatory;
};

// Options of 様式2 Ⅲ, 様式3 Ⅴ1② and 様式4 Ⅵ1②. A voluntary assessment does not raise what is mandatory.
constexpr ResultOption kResults[] = {
    {"none", Level::none},
    {"basic", Level::basic},
    {"basic_and_focused", Level::focused},
    {"basic_and_full", Level::full},
    {"basic_voluntary_focused", Level::basic},
    {"none_voluntary_focused", Level::none},
    {"basic_focused_voluntary_full", Level::focused},
    {"basic_voluntary_full", Level::basic},
    {"none_voluntary_full", Level::none},
};

std::string_view TextOf(const Scope& scope, std::string_view id) {
  const Value* value = scope.ValueOf(id);
  return value != nullptr && value->kind == ValueKind::text ? std::string_view(value->text)
                                                            : std::string_view();
}

// 500 handlers or a serious incident raise the level, whatever the other says; both must be known to lower
// it.
std::optional<Levels> LevelsOf(const Scope& scope) {
  const auto rule = std::ranges::find(kRules, TextOf(scope, kPopulation), &PopulationRule::population);
  if (rule == std::end(kRules)) return std::nullopt;
  const std::string_view handlers = TextOf(scope, kHandlers), incident = TextOf(scope, kIncident);
  Levels levels = rule->levels;
  if (handlers == "ge_500" || incident == "yes") levels.low = levels.high;
  if (handlers == "lt_500" && incident == "no") levels.high = levels.low;
  return levels;
}

std::optional<Level> MandatoryOf(std::string_view option) {
  const auto result = std::ranges::find(kResults, option, &ResultOption::id);
  return result == std::end(kResults) ? std::nullopt : std::optional(result->mandatory);
}

std::string NameOf(Levels levels) {
  const auto name = [](Level level) { return std::string(kLevelNames[static_cast<std::size_t>(level)]); };
  return levels.low == levels.high ? name(levels.low) : name(levels.low) + "／" + name(levels.high);
}

std::string LabelOf(const ItemDef* item, std::string_view option) {
  if (item == nullptr) return std::string(option);
  const auto found = std::ranges::find(item->options, option, &OptionDef::id);
  return found == item->options.end() ? std::string(option) : found->label;
}

// A figure that the form does not offer is told as that.
bool IsOption(const ItemDef* item, std::string_view option) {
  return item != nullptr && std::ranges::find(item->options, option, &OptionDef::id) != item->options.end();
}

// The figures in words. Other forms than 様式2 have no labels for the last two.
std::string ReasonOf(const Definition& definition, const Scope& scope) {
  std::string reason = "対象人数 " + LabelOf(definition.Find(kPopulation), TextOf(scope, kPopulation));
  const std::string_view handlers = TextOf(scope, kHandlers), incident = TextOf(scope, kIncident);
  if (!handlers.empty()) reason += handlers == "ge_500" ? "、取扱者数 500人以上" : "、取扱者数 500人未満";
  if (!incident.empty()) reason += incident == "yes" ? "、重大事故 発生あり" : "、重大事故 発生なし";
  return reason;
}

// The item of the form that says the result.
const ItemDef* ResultItem(const Definition& definition) {
  for (const std::string_view id : {"threshold.result", "procedure.basic.threshold_result"}) {
    if (const ItemDef* item = definition.Find(id)) return item;
  }
  return nullptr;
}

// Whether any result that the form offers is one that the figures allow.
bool IsOffered(const ItemDef& result, Levels levels) {
  return std::ranges::any_of(result.options, [&](const OptionDef& option) {
    const auto mandatory = MandatoryOf(option.id);
    return mandatory && levels.Has(*mandatory);
  });
}

}  // namespace

void CheckThreshold(const Definition& definition, const Statement& statement, StatementFaults& faults) {
  const ItemDef* item = ResultItem(definition);
  const Scope scope = RootScope(statement.root, definition.form);
  const std::optional<Levels> levels = LevelsOf(scope);
  if (item == nullptr || !levels || !IsOption(definition.Find(kPopulation), TextOf(scope, kPopulation)))
    return;
  if (!faults.HasRoom(Severity::warning)) return faults.Count(Severity::warning);
  const std::string reason = ReasonOf(definition, scope);
  const auto warn = [&](MessageId id, std::string_view at, std::vector<std::string> args) {
    const Value* value = scope.ValueOf(at);
    if (value == nullptr) value = scope.ValueOf(kPopulation);
    faults.Add(Severity::warning, id, value->offset, scope.PointerOf(at), std::move(args));
  };
  if (!IsOffered(*item, *levels))
    return warn(MessageId::threshold_form_too_low, kPopulation, {NameOf(*levels), reason});
  const std::string_view stated = TextOf(scope, item->id);
  const bool is_certain = levels->low == levels->high;
  // A statement that says nothing for 様式2 Ⅱ was not written for that form.
  const bool is_counted = !TextOf(scope, kHandlers).empty() || !TextOf(scope, kIncident).empty();
  if (stated.empty() && is_certain && is_counted && definition.Find(kHandlers) != nullptr)
    return warn(MessageId::threshold_result_missing, item->id, {NameOf(*levels), reason});
  const std::optional<Level> mandatory = MandatoryOf(stated);
  if (!mandatory || levels->Has(*mandatory)) return;
  warn(MessageId::threshold_result_differs, item->id,
       {"「" + LabelOf(item, stated) + "」", NameOf(*levels), reason});
}

}  // namespace yoshiki
