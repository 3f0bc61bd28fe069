#include "estate/report_sections.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "estate/report_html.h"

namespace yoshiki {
namespace {

constexpr std::size_t kMostCauses = 40;

/// Outputs that share a cause.
struct Cause {
  std::int64_t outputs = 0, layout = 0, text = 0, failed = 0;
};

// Many models that changed are one cause.
std::map<std::string, Cause> CausesOf(const ReportContent& content, const ReportWords& say) {
  std::map<std::string, Cause> causes;
  const auto count = [&](const std::string& name, const ReportedOutput& output) {
    Cause& cause = causes[name];
    ++cause.outputs;
    if (!output.made()) {
      ++cause.failed;
    } else if (output.pages.verdict == PageChanges::Verdict::layout) {
      ++cause.layout;
    } else if (output.pages.verdict == PageChanges::Verdict::text) {
      ++cause.text;
    }
  };
  for (const ReportedOutput& output : content.outputs) {
    const bool by_input = std::ranges::any_of(output.reasons, [](const DependencyChange& change) {
      return change.dependency.kind == Dependency::Kind::input;
    });
    if (by_input) count(say("models, drafts or notes changed", "モデル・評価書案・メモの変更"), output);
    ReportedOutput rest;
    rest.is_first = output.is_first;
    rest.failed_before = output.failed_before;
    rest.record.why = output.record.why;
    std::ranges::copy_if(output.reasons, std::back_inserter(rest.reasons), [](const auto& change) {
      return change.dependency.kind != Dependency::Kind::input;
    });
    const bool was_input_alone =
        by_input && rest.reasons.empty() && !rest.failed_before && rest.record.why == MakingReason::changed;
    if (was_input_alone) continue;
    for (const std::string& reason : say.Reasons(rest)) count(reason, output);
  }
  return causes;
}

std::string Number(std::int64_t number) { return "<td class=\"number\">" + std::to_string(number) + "</td>"; }

void AddRow(const ReportedOutput& output, std::size_t number, const ReportWords& say, std::string& out) {
  std::string name = "<bdi>" + HtmlText(output.record.name) + "</bdi>";
  if (HasDetails(output)) name = "<a href=\"#o" + std::to_string(number) + "\">" + name + "</a>";
  out += "<tr><th scope=\"row\">" + name + "</th><td>" + StateMark(output.record.state, say) +
         "</td><td data-head=\"" + say("why", "理由") + "\"><ul>";
  for (const std::string& reason : say.Reasons(output)) out += "<li>" + HtmlText(reason) + "</li>";
  out += "</ul></td>";
  const std::string change = say.Change(output);
  out += "<td data-head=\"" + std::string(say("what changed", "相違")) + "\">" +
         (change.empty() ? "–" : change) + "</td><td class=\"number\" data-head=\"" + say("ms", "ミリ秒") +
         "\">" + std::to_string(output.record.milliseconds) + "</td></tr>\n";
}

}  // namespace

void AddCauses(const ReportContent& content, const ReportWords& say, std::string& out) {
  if (content.outputs.empty()) return;
  const std::map<std::string, Cause> all = CausesOf(content, say);
  std::vector<std::pair<std::string, Cause>> causes(all.begin(), all.end());
  std::ranges::stable_sort(causes, std::ranges::greater(),
                           [](const auto& cause) { return cause.second.outputs; });
  out += std::string("<section>\n<h2>") + say("What led to it", "理由の内訳") + "</h2>\n<table>\n<caption>" +
         say("An output with several reasons counts for each.",
             "理由が複数ある出力は、それぞれに数えています。") +
         "</caption>\n<thead><tr><th scope=\"col\">" + say("Reason", "理由") +
         "</th><th scope=\"col\" class=\"number\">" + say("Outputs", "出力") +
         "</th><th scope=\"col\" class=\"number\">" + say("Appearance only", "見た目だけ") +
         "</th><th scope=\"col\" class=\"number\">" + say("Text", "文字") +
         "</th><th scope=\"col\" class=\"number\">" + say("Failed", "失敗") + "</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < std::min(causes.size(), kMostCauses); ++i) {
    const auto& [name, cause] = causes[i];
    out += "<tr><th scope=\"row\">" + HtmlText(name) + "</th>" + Number(cause.outputs) +
           Number(cause.layout) + Number(cause.text) + Number(cause.failed) + "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
  if (causes.size() > kMostCauses)
    out += std::string("<p class=\"quiet\">") + say("Reasons left out here: ", "ここに載せていない理由: ") +
           std::to_string(causes.size() - kMostCauses) + "</p>\n";
  out += "</section>\n";
}

void AddOutputs(const ReportContent& content, const ReportWords& say, std::string& out) {
  out += std::string("<section>\n<h2>") + say("Outputs", "出力") + "</h2>\n";
  if (content.outputs.empty()) {
    out += std::string("<p>") + say("Nothing had to be made.", "作り直す必要のある出力はありませんでした。") +
           "</p>\n</section>\n";
    return;
  }
  out += std::string("<table class=\"outputs\">\n<caption>") +
         say("What could not be made comes first. Every change is against the state before.",
             "作成できなかったものを先に示します。相違は前の状態と比べたものです。") +
         "</caption>\n<thead><tr>";
  for (const char* head :
       {say("Output", "出力"), say("State", "状態"), say("Why", "理由"), say("What changed", "相違")}) {
    out += std::string("<th scope=\"col\">") + head + "</th>";
  }
  out += std::string("<th scope=\"col\" class=\"number\">") + say("ms", "ミリ秒") +
         "</th></tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < content.outputs.size(); ++i) AddRow(content.outputs[i], i + 1, say, out);
  out += "</tbody>\n</table>\n</section>\n";
}

}  // namespace yoshiki
