#include "render/html_content.h"

#include <algorithm>
#include <string_view>

#include "render/render.h"

namespace yoshiki {
namespace {

constexpr std::string_view kEmptyMark = "[\u3000]";
constexpr std::size_t kShortBody = 13;  // characters of a box's label that fit a column of the grid
constexpr std::size_t kDeepestHang = 3;

// How far the lines of a paragraph hang: behind the mark it begins with, as on paper. 0 = no mark.
std::size_t HangOf(std::string_view text) {
  constexpr std::u32string_view kMarks = U"・※○●◎◇◆□■→…";
  std::size_t indent = 0;
  for (std::size_t at = 0; at < text.size(); ++indent) {
    const CodePoint c = NextCodePoint(text, at);
    if ((c >= U'①' && c <= U'⑳') || kMarks.find(c) != std::u32string_view::npos) return indent + 1;
    if (c != U'\u3000') return 0;
  }
  return 0;
}

// An address relative to the document's own: whatever a file is called, it is read as nothing else.
std::string HrefOf(const OtherPlace& place) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string href;
  for (const char c : place.file) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) {
      href += c;
    } else {
      href += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return href + "#page=" + std::to_string(place.page);
}

class BlockWriter {
 public:
  BlockWriter(const TagTree& tree, markup::Writer& writer) : tree_(tree), out_(writer) {}

  void Write(TagId id) {
    switch (tree_.tag(id).kind) {
      case TagKind::list:
        return WriteList(id);
      case TagKind::figure:
        return WriteFigure(id);
      default:
        return WriteParagraph(id);
    }
  }

 private:
  // What is read aloud in place of a text stands as the name of an image that looks like that text.
  void WriteSpoken(TagId id, const std::string& name) {
    out_.Element("span", {{"class", name}, {"role", "img"}, {"aria-label", tree_.tag(id).spoken}},
                 tree_.Text(id));
  }

  void WriteParagraph(TagId id) {
    const std::string text = tree_.Text(id);
    std::string look;
    if (const std::size_t hang = std::min(HangOf(text), kDeepestHang); hang > 0)
      look = "hang" + std::to_string(hang);
    if (tree_.IsEditionMark(id)) look = "edition";
    if (tree_.FollowsEmptyLine(id)) look += look.empty() ? "apart" : " apart";
    out_.Open("p", {{"class", look}});
    if (tree_.tag(id).kind == TagKind::link) {
      WriteLink(id);
    } else if (tree_.tag(id).spoken.empty()) {
      out_.Text(text);
    } else {
      WriteSpoken(id, "choice");
    }
    for (const TagId part : tree_.children(id))
      if (tree_.tag(part).kind == TagKind::link) WriteLink(part);
    out_.Close("p");
    out_.NewLine();
  }

  void WriteLink(TagId id) {
    const OtherPlace* place = tree_.LeadsTo(id);
    if (place == nullptr) return out_.Text(tree_.Text(id));
    out_.Element("a", {{"href", HrefOf(*place)}}, tree_.Text(id));
  }

  const Picture* PictureOf(TagId figure) const {
    for (const Page& page : tree_.document().pages)
      for (const PlacedPicture& placed : page.pictures)
        if (placed.tag == figure) return &tree_.document().pictures[placed.picture];
    return nullptr;
  }

  void WriteFigure(TagId id) {
    const Tag& figure = tree_.tag(id);
    if (const Picture* picture = PictureOf(id)) {
      out_.Open("figure");
      out_.Open("img", {{"alt", figure.spoken}, {"src", DataUrl(picture->mime, *picture->file)}});
      out_.Close("figure");
      out_.NewLine();
      return;
    }
    const std::string text = tree_.WholeText(id);
    out_.Open("figure", {{"role", "img"}, {"aria-label", figure.spoken}});
    out_.Element("p", {}, text.empty() ? figure.spoken : text);
    out_.Close("figure");
    out_.NewLine();
  }

  void WriteList(TagId id) {
    const TagId caption = tree_.Child(id, TagKind::caption);
    if (caption != 0) {
      out_.Element("p", {{"class", "caption"}, {"id", ElementId(caption)}}, tree_.WholeText(caption));
      out_.NewLine();
    }
    out_.Open("ul", {{"class", HasMarks(id) ? "boxes" : "options"},
                     {"aria-labelledby", caption == 0 ? "" : ElementId(caption)}});
    out_.NewLine();
    for (const TagId item : tree_.children(id)) {
      if (tree_.tag(item).kind == TagKind::list_item) WriteItem(item);
    }
    out_.Close("ul");
    out_.NewLine();
  }

  bool HasMarks(TagId list) const {
    const auto items = tree_.children(list);
    return std::any_of(items.begin(), items.end(),
                       [this](TagId item) { return tree_.Child(item, TagKind::item_mark) != 0; });
  }

  void WriteItem(TagId item) {
    const TagId mark = tree_.Child(item, TagKind::item_mark);
    const TagId body = tree_.Child(item, TagKind::item_body);
    std::string look;
    if (mark != 0 && tree_.Text(mark) == kEmptyMark) look = "off";
    if (mark != 0 && CountCodePoints(tree_.WholeText(item)) - kEmptyMarkLength > kShortBody)
      look += look.empty() ? "wide" : " wide";
    out_.Open("li", {{"class", look}});
    if (mark != 0) {
      WriteSpoken(mark, "mark");
      out_.Text(" ");
    }
    out_.Text(tree_.Text(item));
    if (body != 0) WriteBody(body, mark != 0);
    out_.Close("li");
    out_.NewLine();
  }

  void WriteBody(TagId body, bool behind_mark) {
    const std::string text = tree_.Text(body);
    if (tree_.children(body).empty()) {
      if (!behind_mark) return out_.Text(text);
      return out_.Element("span", {}, text);
    }
    out_.Open("div");
    if (!text.empty()) out_.Element("p", {}, text);
    for (const TagId part : tree_.children(body)) Write(part);
    out_.Close("div");
  }

  static constexpr std::size_t kEmptyMarkLength = 3;

  const TagTree& tree_;
  markup::Writer& out_;
};

}  // namespace

std::string ElementId(TagId id) { return "t" + std::to_string(id); }

void WriteHtmlBlock(const TagTree& tree, TagId id, markup::Writer& writer) {
  BlockWriter(tree, writer).Write(id);
}

}  // namespace yoshiki
