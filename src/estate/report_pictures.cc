// Changed pages, before and after.
#include <algorithm>

#include "estate/report_html.h"
#include "estate/report_sections.h"
#include "render/render.h"

namespace yoshiki {
namespace {

/// One side of a changed page.
struct Side {
  const std::string& png;
  std::size_t page;
  bool kept, is_part;
  const char* when;
};

void AddPicture(const Side& side, const std::string& name, const ReportWords& say, std::string& out) {
  const std::string caption = std::string(side.when) +
                              (side.page == 0 ? "" : say(", ", "、") + say.Page(side.page)) +
                              (side.is_part ? say(", part", "（部分）") : "");
  out += "<figure><figcaption>" + caption + "</figcaption>";
  if (!side.png.empty()) {
    out += "<img alt=\"" + HtmlText(name) + say(", ", "、") + caption + "\" src=\"" +
           DataUrl("image/png", side.png) + "\">";
  } else {
    out +=
        "<div class=\"none\"><p>" +
        std::string(side.page == 0 ? say("there is no such page", "このページはありません")
                    : !side.kept   ? say("no picture: this state is no longer kept",
                                         "画像なし（この状態は残っていません）")
                                 : say("no picture: it could not be drawn", "画像なし（描けませんでした）")) +
        "</p></div>";
  }
  out += "</figure>\n";
}

const char* PictureNote(DrawnPages::How how, const ReportWords& say) {
  switch (how) {
    case DrawnPages::How::done:
      break;
    case DrawnPages::How::failed:
      return say(
          "Some pictures are missing: the program pdftoppm (Debian’s package poppler-utils) did not draw "
          "those pages.",
          "描けなかった画像があります"
          "（画像を描くのは、Debian のパッケージ poppler-utils のプログラム pdftoppm です）。");
    case DrawnPages::How::hung:
      return say(
          "Pictures are missing: the program pdftoppm (Debian’s package poppler-utils) took too long and "
          "was stopped.",
          "画像を描くプログラム pdftoppm（Debian のパッケージ poppler-utils）が終わらないため、"
          "途中で止めました。このため、ない画像があります。");
    case DrawnPages::How::missing:
      return say(
          "There are no pictures of the changed pages: the program that draws them, pdftoppm, is not "
          "installed; it is in Debian’s package poppler-utils.",
          "変わったページの画像はありません。画像を描くプログラム pdftoppm が入っていないためです。"
          "Debian ではパッケージ poppler-utils にあります。");
  }
  return say(
      "In the pictures, colour and a bar at the left edge mark what differs. Of a page that differs in a "
      "small part, only that part is shown.",
      "画像では、違うところに色を付け、左端に線を引いています。"
      "一部だけが違うページは、その部分だけを示します。");
}

}  // namespace

void AddPages(const ReportedOutput& output, bool with_pictures, const ReportWords& say, std::string& out) {
  if (output.pages.pages.empty()) return;
  out += "<p>" + say.Change(output) + "</p>\n";
  if (output.drawn.empty() || !with_pictures) return;
  if (!output.before_kept && !output.after_kept) {
    out += std::string("<p class=\"quiet\">") +
           say("no picture: neither state is kept any more", "画像なし（前後どちらの状態も残っていません）") +
           "</p>\n";
    return;
  }
  for (const ReportedPage& page : output.drawn) {
    out += "<div class=\"pair\">\n";
    AddPicture({page.before, page.pages.before, output.before_kept, page.is_part, say("before", "変更前")},
               output.record.name, say, out);
    AddPicture({page.after, page.pages.after, output.after_kept, page.is_part, say("after", "変更後")},
               output.record.name, say, out);
    out += "</div>\n";
  }
  const std::size_t left = output.pages.pages.size() - output.drawn.size();
  if (left > 0)
    out += std::string("<p class=\"quiet\">") +
           say("Changed pages that are not shown here: ", "ここに示していない、変わったページ: ") +
           std::to_string(left) + say("", " ページ") + "</p>\n";
}

void AddPictureNote(const ReportContent& content, const ReportWords& say, std::string& out) {
  const bool wanted = std::ranges::any_of(
      content.outputs, [](const ReportedOutput& output) { return output.before_kept || output.after_kept; });
  if (!wanted) return;
  const bool all_drawn = content.pictures == DrawnPages::How::done;
  out += std::string("<p class=\"") + (all_drawn ? "quiet" : "note") + "\">" +
         PictureNote(content.pictures, say) + "</p>\n";
}

}  // namespace yoshiki
