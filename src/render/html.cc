// The HTML twin. What it promises is described in docs/twins.md.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "render/html_content.h"
#include "render/html_style.h"
#include "render/markup.h"
#include "render/render.h"
#include "render/tag_tree.h"

namespace yoshiki {
namespace {

constexpr int kDeepestHeading = 6;

class PageWriter {
 public:
  explicit PageWriter(const Document& document) : document_(document), tree_(document) {
    FindSections();
    FindTargets();
  }

  std::string Write() {
    WriteHead();
    out_.Raw("<body>\n<main>\n");
    if (cover_ == 0) WriteTitle();
    if (!tree_.empty()) {
      for (const TagId id : tree_.children(0)) WriteBlock(id);
      CloseField();
    }
    out_.Raw("</main>\n</body>\n</html>\n");
    return out_.Take();
  }

 private:
  // ---- what leads where

  void FindSections() {
    if (tree_.empty()) return;
    for (const TagId id : tree_.children(0)) {
      if (tree_.tag(id).kind != TagKind::section) continue;
      const TagId heading = tree_.Child(id, TagKind::heading);
      const bool titled = heading != 0 && tree_.tag(heading).level == 1;
      if (section_ids_.empty() && titled) cover_ = id;
      section_ids_.emplace(id, "s" + std::to_string(section_ids_.size() + 1));
    }
  }

  // A link names a place on a page: the section that begins there, or goes on there, is what it leads to.
  void FindTargets() {
    for (const Page& page : document_.pages) {
      for (const Link& link : page.links) {
        if (link.tag == 0 || link.leads_out() || link.page >= document_.pages.size()) continue;
        const std::vector<GlyphRun>& runs = document_.pages[link.page].runs;
        const auto run = std::find_if(runs.begin(), runs.end(), [&](const GlyphRun& r) {
          return !r.artifact && r.tag != 0 && r.origin.y >= link.y;
        });
        if (run != runs.end()) targets_.emplace(link.tag, tree_.SectionOf(run->tag));
      }
    }
  }

  std::string TargetOf(TagId link) const {
    const auto target = targets_.find(link);
    const auto section = target == targets_.end() ? section_ids_.end() : section_ids_.find(target->second);
    return section == section_ids_.end() ? "" : "#" + section->second;
  }

  // ---- the page

  void WriteHead() {
    out_.Raw("<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n");
    WriteMeta("viewport", "width=device-width, initial-scale=1");
    out_.Element("title", {}, document_.title);
    out_.NewLine();
    if (!document_.author.empty()) WriteMeta("author", document_.author);
    if (!document_.subject.empty()) WriteMeta("description", document_.subject);
    WriteMeta("generator", "yoshiki");
    out_.Open("style");
    out_.Raw(HtmlStyle());
    out_.Raw("</style>\n</head>\n");
  }

  void WriteMeta(std::string_view name, std::string_view content) {
    out_.Open("meta", {{"name", std::string(name)}, {"content", std::string(content)}});
    out_.NewLine();
  }

  void WriteTitle() {
    out_.Element("h1", {}, document_.title);
    out_.NewLine();
    last_level_ = 1;
  }

  void WriteBlock(TagId id) {
    switch (tree_.tag(id).kind) {
      case TagKind::section:
        return WriteSection(id);
      case TagKind::heading:
        return WriteHeading(id);
      case TagKind::table:
        CloseField();
        return WriteHtmlTable(tree_, id, heading_, out_);
      case TagKind::contents:
        return WriteContents(id);
      default:
        break;
    }
    if (tree_.IsEditionMark(id)) {
      CloseField();
    } else {
      OpenField();
    }
    WriteHtmlBlock(tree_, id, out_);
  }

  // ---- sections and headings

  void WriteSection(TagId id) {
    CloseField();
    const bool outermost = section_ids_.contains(id);
    const std::string_view element = id == cover_ ? "header" : IsNavigation(id) ? "nav" : "section";
    out_.Open(element, {{"id", outermost ? section_ids_[id] : ElementId(id)},
                        {"aria-labelledby", id == cover_ ? "" : NamedBy(id)},
                        {"aria-label", id == cover_ ? "" : NameOf(id)}});
    out_.NewLine();
    for (const TagId child : tree_.children(id)) WriteBlock(child);
    CloseField();
    out_.Close(element);
    out_.NewLine();
    heading_ = 0;
  }

  bool IsNavigation(TagId section) const {
    const auto parts = tree_.children(section);
    return tree_.Child(section, TagKind::contents) != 0 &&
           std::all_of(parts.begin(), parts.end(), [this](TagId part) {
             return tree_.tag(part).kind == TagKind::contents || tree_.tag(part).kind == TagKind::heading;
           });
  }

  // A landmark's name is that of its heading. Where a form repeats a part (Ⅱ for every file), the names of
  // the later ones are numbered, so that nobody has to guess between equal ones.
  std::string NamedBy(TagId section) const {
    const TagId heading = tree_.Child(section, TagKind::heading);
    return heading == 0 || names_.contains(tree_.Text(heading)) ? "" : ElementId(heading);
  }

  std::string NameOf(TagId section) {
    const TagId heading = tree_.Child(section, TagKind::heading);
    if (heading == 0) return "";
    const std::string text = tree_.Text(heading);
    const int count = ++names_[text];
    return count == 1 ? "" : text + "（" + std::to_string(count) + "）";
  }

  void WriteHeading(TagId id) {
    CloseField();
    const bool under_title = cover_ != 0 && tree_.SectionOf(id) == cover_;
    int level = tree_.tag(id).level + (under_title ? 0 : 1);
    if (level <= 1 && last_level_ != 0) level = 2;
    level = std::clamp(level, 1, std::min(last_level_ + 1, kDeepestHeading));
    last_level_ = level;
    heading_ = id;
    const std::string element = "h" + std::to_string(level);
    out_.Open(element, {{"id", ElementId(id)}});
    out_.Text(tree_.Text(id));
    for (const TagId child : tree_.children(id)) out_.Text(tree_.WholeText(child));
    out_.Close(element);
    out_.NewLine();
  }

  // ---- contents

  void WriteContents(TagId id) {
    CloseField();
    const TagId section = tree_.SectionOf(id);
    const bool within = section == 0 || !IsNavigation(section);
    if (within) {
      out_.Open("nav", {{"aria-labelledby", heading_ == 0 ? "" : ElementId(heading_)},
                        {"aria-label", heading_ == 0 ? "目次" : ""}});
      out_.NewLine();
    }
    out_.Raw("<ul>\n");
    for (const TagId item : tree_.children(id)) WriteContentsItem(item);
    out_.Raw("</ul>\n");
    if (within) out_.Raw("</nav>\n");
  }

  void WriteContentsItem(TagId item) {
    out_.Open("li");
    out_.Text(tree_.Text(item));
    for (const TagId part : tree_.children(item)) {
      const std::string target = TargetOf(part);
      if (target.empty()) {
        out_.Text(tree_.WholeText(part));
      } else {
        out_.Element("a", {{"href", target}}, tree_.WholeText(part));
      }
    }
    out_.Close("li");
    out_.NewLine();
  }

  // ---- values that stand under a heading without a table: in a frame, as on paper

  void OpenField() {
    if (in_field_) return;
    out_.Raw("<div class=\"field\">\n");
    in_field_ = true;
  }
  void CloseField() {
    if (!in_field_) return;
    out_.Raw("</div>\n");
    in_field_ = false;
  }

  const Document& document_;
  const TagTree tree_;
  markup::Writer out_;
  TagId cover_ = 0;                           // the first section, when its heading is the document's title
  std::map<TagId, std::string> section_ids_;  // of the outermost sections
  std::map<TagId, TagId> targets_;            // the section that a link tag leads to
  std::map<std::string, int> names_;          // how often a section's name was used
  TagId heading_ = 0;                         // the last one
  int last_level_ = 0;
  bool in_field_ = false;
};

}  // namespace

std::string RenderHtml(const Document& document) { return PageWriter(document).Write(); }

}  // namespace yoshiki
