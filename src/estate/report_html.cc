#include "estate/report_html.h"

#include "estate/batch_run.h"
#include "estate/report_sections.h"
#include "estate/report_style.h"
#include "estate/report_words.h"
#include "render/render.h"

namespace yoshiki {
namespace {

void AddHead(const ReportContent& content, const ReportWords& say, std::string& out) {
  const RunRecord& run = content.run;
  const std::string title = say("Run ", "実行 ") + std::to_string(run.id);
  out += "<!DOCTYPE html>\n<html lang=\"" + std::string(say.LanguageTag()) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<title>" +
         title + " – yoshiki</title>\n<style>" + kReportStyle + "</style>\n</head>\n<body>\n<header>\n<h1>" +
         title + "</h1>\n";
  out += "<p class=\"quiet\">" + UtcText(run.started) + " – " +
         (run.finished == 0 ? std::string(say("not finished", "終了の記録なし")) : UtcText(run.finished)) +
         " · yoshiki " + HtmlText(run.version);
  if (!run.shard.empty()) out += say(" · part ", " · 分担 ") + HtmlText(ShardText(run.shard));
  out += "</p>\n";
  AddSummary(content, say, out);
  out += "</header>\n";
}

}  // namespace

std::string HtmlText(std::string_view text) {
  constexpr CodePoint kPictures = 0x2400, kDelete = 0x7F, kDeletePicture = 0x2421, kFirstC1 = 0x80,
                      kLastC1 = 0x9F, kReplacement = 0xFFFD;
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint c = NextCodePoint(text, at);
    if (c < ' ') c += kPictures;
    if (c == kDelete) c = kDeletePicture;
    if (IsBetween(c, kFirstC1, kLastC1)) c = kReplacement;
    AppendUtf8(shown, c);
  }
  return EscapedMarkup(shown);
}

std::string ReportHtml(const ReportContent& content, Language language) {
  const ReportWords say(language);
  std::string out;
  AddHead(content, say, out);
  out += "<main>\n";
  AddFailures(content, say, out);
  AddCauses(content, say, out);
  AddOutputs(content, say, out);
  AddDetails(content, say, out);
  out += "</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace yoshiki
