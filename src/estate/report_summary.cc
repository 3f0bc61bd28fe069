// What to know of a run at first sight.
#include <algorithm>

#include "estate/report_sections.h"

namespace yoshiki {
namespace {

void AddCount(const char* name, std::int64_t count, std::string& out, const char* look = "") {
  out += "<div" + std::string(count > 0 ? look : "") + "><dt>" + name + "</dt><dd>" + std::to_string(count) +
         "</dd></div>\n";
}

bool IsCutOff(const RunRecord& run) { return run.finished == 0 || run.made + run.failed < run.planned; }

bool HasErrors(const ReportContent& content) {
  return std::ranges::any_of(content.faults, &StoredDiagnostic::is_error);
}

// One sentence for who reads no further.
std::string Ending(const ReportContent& content, const ReportWords& say) {
  const RunRecord& run = content.run;
  if (IsCutOff(run))
    return say("This run did not come to its end, or still goes on. The next one makes what is left.",
               "この実行は途中で止まったか、まだ続いています。残りは次の実行で作成されます。");
  if (run.failed > 0)
    return say.Outputs(run.failed) +
           say(" could not be made. What stood there before is still there.",
               "の出力を作成できませんでした。前からあるものは、そのまま残っています。");
  if (HasErrors(content))
    return say("Part of the estate could not be found or read. All else is current.",
               "一式の一部が見つからないか、読めませんでした。ほかは最新です。");
  if (run.made == 0 && !content.faults.empty())
    return say("Nothing was made, and perhaps not all is as it should be.",
               "作成した出力はありませんが、確認が必要かもしれません。");
  if (run.made == 0) return say("Nothing had to be made.", "作り直す必要のある出力はありませんでした。");
  if (run.warned > 0)
    return say("All that had to be made was made, with warnings about ",
               "作るべき出力は、すべて作成しました。警告のある出力が ") +
           say.Outputs(run.warned) + say(".", "あります。");
  return say("All that had to be made was made.", "作るべき出力は、すべて作成しました。");
}

const char* Look(const ReportContent& content) {
  const RunRecord& run = content.run;
  if (run.failed > 0 || IsCutOff(run) || HasErrors(content)) return "bad";
  return run.warned > 0 || !content.faults.empty() ? "fair" : "good";
}

// What was said of the run itself and of no output, which all else keeps silent about.
std::string EndingWithFaults(const ReportContent& content, const ReportWords& say) {
  if (content.faults.empty()) return Ending(content, say);
  return Ending(content, say) +
         say(" What was noted of the run itself follows.", "実行全体についての指摘を次に示します。");
}

}  // namespace

std::string StateMark(JobState state, const ReportWords& say) {
  constexpr const char* kStates[] = {"made", "warned", "rejected", "failed"};
  return std::string("<span class=\"state ") + kStates[static_cast<std::size_t>(state)] + "\">" +
         say.State(state) + "</span>";
}

void AddSummary(const ReportContent& content, const ReportWords& say, std::string& out) {
  using Verdict = PageChanges::Verdict;
  const RunRecord& run = content.run;
  const auto count = [&](Verdict verdict) {
    return std::ranges::count_if(content.outputs, [&](const ReportedOutput& output) {
      return output.made() && output.pages.verdict == verdict;
    });
  };
  out +=
      "<p class=\"ending " + std::string(Look(content)) + "\">" + EndingWithFaults(content, say) + "</p>\n";
  AddFaults(content.faults, say, out);
  out += "<dl class=\"counts\">\n";
  AddCount(say("failed", "失敗"), run.failed, out, " class=\"alarm\"");
  AddCount(say("made", "作成"), run.made, out);
  AddCount(say("of them with warnings", "うち警告あり"), run.warned, out);
  AddCount(say("of them with changed text", "うち文字が変わったもの"), count(Verdict::text), out);
  AddCount(say("of them with a changed appearance only", "うち見た目だけが変わったもの"),
           count(Verdict::layout), out);
  AddCount(say("already current", "最新のまま"), run.current, out);
  out += "</dl>\n";
}

}  // namespace yoshiki
