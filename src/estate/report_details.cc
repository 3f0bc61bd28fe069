// What there is to tell of one output.
#include <algorithm>

#include "estate/report_html.h"
#include "estate/report_sections.h"

namespace yoshiki {
namespace {

std::string PlaceText(const StoredDiagnostic& fault) {
  if (fault.line <= 0) return fault.file;
  return fault.file + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column);
}

}  // namespace

void AddFaults(const std::vector<StoredDiagnostic>& faults, const ReportWords& say, std::string& out) {
  if (faults.empty()) return;
  out += "<ul class=\"faults\">\n";
  for (const StoredDiagnostic& fault : faults) {
    out += std::string("<li><strong>") + (fault.is_error ? say("Error", "不備") : say("Warning", "警告")) +
           "</strong> " + HtmlText(fault.text) + " <span class=\"quiet\">[" + HtmlText(fault.code) +
           "] <bdi>" + HtmlText(PlaceText(fault)) + "</bdi>";
    if (!fault.item.empty()) out += " <span lang=\"ja\">" + HtmlText(fault.item) + "</span>";
    out += "</span>";
    if (!fault.hint.empty())
      out += std::string("<br>") + say("What to do: ", "対処: ") + HtmlText(fault.hint);
    out += "</li>\n";
  }
  out += "</ul>\n";
}

namespace {

// Begins what there is to tell of an output.
void AddName(const ReportedOutput& output, std::size_t place, const ReportWords& say, std::string& out) {
  out += "<section class=\"output\">\n<h3 id=\"o" + std::to_string(place + 1) + "\"><bdi>" +
         HtmlText(output.record.name) + "</bdi> " + StateMark(output.record.state, say) + "</h3>\n";
}

void AddMore(std::size_t more, const ReportWords& say, std::string& out) {
  if (more > 0) out += "<li>" + std::to_string(more) + say(" more", " 件（ほか）") + "</li>\n";
}

void AddGaps(const EditionNeeds& needs, const ReportWords& say, std::string& out) {
  if (needs.gaps.empty()) return;
  out += std::string("<p>") + say("It asks for what the model does not say:", "モデルに足りない記載:") +
         "</p>\n<ul class=\"needs\">\n";
  for (const EditionGap& gap : needs.gaps) {
    out +=
        "<li><span lang=\"ja\">" + HtmlText(gap.item) + "</span> <code>" + HtmlText(gap.pointer) + "</code>";
    if (!gap.condition.empty())
      out += say(", since <span lang=\"ja\">", "（<span>") + HtmlText(gap.condition) +
             say("</span>", "</span> のため）");
    out += "</li>\n";
  }
  AddMore(needs.more_gaps, say, out);
  out += "</ul>\n";
}

void AddRests(const EditionNeeds& needs, const ReportWords& say, std::string& out) {
  if (needs.rests.empty()) return;
  out += std::string("<p>") +
         say("It no longer prints what the model says:", "モデルにあるが印刷されなくなった記載:") +
         "</p>\n<ul class=\"needs\">\n";
  for (const EditionRest& rest : needs.rests) {
    out += "<li><span lang=\"ja\">" + HtmlText(rest.place.item);
    if (!rest.option.empty()) out += " " + HtmlText(rest.label);
    out += "</span> <code>" + HtmlText(rest.place.pointer) + "</code></li>\n";
  }
  AddMore(needs.more_rests, say, out);
  out += "</ul>\n";
}

void AddMove(const ReportedOutput& output, const ReportWords& say, std::string& out) {
  if (!output.move) return;
  const EditionMove& move = *output.move;
  out += std::string("<h4>") + say("Another edition: ", "版の変更: ") + HtmlText(move.form) + " " +
         HtmlText(move.older) + " → " + HtmlText(move.newer) + "</h4>\n";
  if (!output.needs) {
    out += std::string("<p>") +
           say("What it asks of the model was not found out.", "モデルに足りない記載は調べていません。") +
           "</p>\n";
  } else if (output.needs->gaps.empty() && output.needs->rests.empty()) {
    out += std::string("<p>") +
           say("The model, as it is now, lacks nothing, and all of it is printed.",
               "現在のモデルに足りない記載も、印刷されなくなった記載もありません。") +
           "</p>\n";
  } else {
    AddGaps(*output.needs, say, out);
    AddRests(*output.needs, say, out);
  }
}

}  // namespace

bool HasDetails(const ReportedOutput& output) {
  return !output.made() || !output.faults.empty() || output.move || !output.pages.pages.empty();
}

void AddFailures(const ReportContent& content, const ReportWords& say, std::string& out) {
  if (std::ranges::all_of(content.outputs, &ReportedOutput::made)) return;
  out += std::string("<section>\n<h2>") + say("What could not be made", "作成できなかった出力") + "</h2>\n";
  for (std::size_t i = 0; i < content.outputs.size(); ++i) {
    const ReportedOutput& output = content.outputs[i];
    if (output.made()) continue;
    AddName(output, i, say, out);
    AddFaults(output.faults, say, out);
    out += "</section>\n";
  }
  out += "</section>\n";
}

void AddDetails(const ReportContent& content, const ReportWords& say, std::string& out) {
  const auto is_told = [](const ReportedOutput& output) { return output.made() && HasDetails(output); };
  if (std::ranges::none_of(content.outputs, is_told)) return;
  out += std::string("<section>\n<h2>") + say("What was made, in detail", "作成した出力の詳細") + "</h2>\n";
  AddPictureNote(content, say, out);
  for (std::size_t i = 0; i < content.outputs.size(); ++i) {
    const ReportedOutput& output = content.outputs[i];
    if (!is_told(output)) continue;
    AddName(output, i, say, out);
    AddPages(output, content.pictures != DrawnPages::How::missing, say, out);
    AddMove(output, say, out);
    if (!output.faults.empty()) out += std::string("<h4>") + say("Diagnostics", "指摘") + "</h4>\n";
    AddFaults(output.faults, say, out);
    out += "</section>\n";
  }
  out += "</section>\n";
}

}  // namespace yoshiki
