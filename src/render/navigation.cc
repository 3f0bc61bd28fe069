#include "render/navigation.h"

#include <algorithm>

#include "render/syntax.h"

namespace yoshiki::pdf {
namespace {

constexpr std::size_t kKids = 100;

struct Node {
  ObjectId id = 0;
  std::size_t pages = 1;
  std::string entries;  // without Parent; "" for a page
};

std::string NodeEntries(const std::vector<Node>& kids, std::size_t from, std::size_t to, std::size_t pages) {
  std::string out = "/Count ";
  AppendInteger(out, static_cast<std::int64_t>(pages));
  out += "/Kids[";
  for (std::size_t i = from; i < to; ++i) AppendReference(out, kids[i].id);
  return out + ']';
}

void SetParent(File& file, Node& node, ObjectId parent) {
  node.entries += "/Type/Pages/Parent ";
  AppendReference(node.entries, parent);
  file.SetEntries(node.id, std::move(node.entries));
}

}  // namespace

std::vector<ObjectId> WritePageTree(File& file, const std::vector<ObjectId>& pages,
                                    const std::string& shared) {
  std::vector<ObjectId> parents(pages.size(), file.page_root());
  std::vector<Node> level;
  for (const ObjectId page : pages) level.push_back({.id = page, .pages = 1, .entries = ""});
  for (bool leaves = true; level.size() > kKids; leaves = false) {
    std::vector<Node> above;
    for (std::size_t from = 0; from < level.size(); from += kKids) {
      const std::size_t to = std::min(level.size(), from + kKids);
      Node node{.id = file.NewObject(), .pages = 0, .entries = ""};
      for (std::size_t i = from; i < to; ++i) {
        node.pages += level[i].pages;
        if (leaves)
          parents[i] = node.id;
        else
          SetParent(file, level[i], node.id);
      }
      node.entries = NodeEntries(level, from, to, node.pages);
      above.push_back(std::move(node));
    }
    level = std::move(above);
  }
  for (Node& node : level)
    if (!node.entries.empty()) SetParent(file, node, file.page_root());
  file.SetEntries(file.page_root(), NodeEntries(level, 0, level.size(), pages.size()) + shared);
  return parents;
}

namespace {

/// "/Dest[…]": the top of the view on a page, at the zoom the reader has.
void AppendDestination(std::string& out, const Document& document, std::size_t page, Length y,
                       const std::vector<ObjectId>& pages) {
  out += "/Dest[";
  AppendReference(out, pages[page]);
  out += "/XYZ null ";
  AppendPoints(out, document.pages[page].height - y);
  out += "null]";
}

/// The outline as a tree: links between its nodes, by index. 0 is the root, bookmark i is node i + 1.
struct OutlineNode {
  std::size_t parent = 0, previous = 0, next = 0, first = 0, last = 0;
  std::int64_t kids = 0;
};

std::vector<OutlineNode> OutlineTree(const std::vector<Bookmark>& bookmarks) {
  std::vector<OutlineNode> nodes(bookmarks.size() + 1);
  std::vector<std::pair<int, std::size_t>> open{{0, 0}};  // level, node
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const int level = std::max(1, bookmarks[i - 1].level);
    while (open.back().first >= level) open.pop_back();
    OutlineNode& parent = nodes[open.back().second];
    nodes[i].parent = open.back().second;
    nodes[i].previous = parent.last;
    if (parent.last != 0)
      nodes[parent.last].next = i;
    else
      parent.first = i;
    parent.last = i;
    ++parent.kids;
    open.emplace_back(level, i);
  }
  return nodes;
}

}  // namespace

ObjectId WriteOutline(File& file, const Document& document, const std::vector<ObjectId>& pages) {
  if (document.bookmarks.empty()) return 0;
  const std::vector<OutlineNode> nodes = OutlineTree(document.bookmarks);
  std::vector<ObjectId> ids;
  for (std::size_t i = 0; i < nodes.size(); ++i) ids.push_back(file.NewObject());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const OutlineNode& node = nodes[i];
    std::string out;
    const auto link = [&](const char* key, std::size_t to) {
      if (to == 0) return;
      out += key;
      AppendReference(out, ids[to]);
    };
    link("/First ", node.first);
    link("/Last ", node.last);
    link("/Prev ", node.previous);
    link("/Next ", node.next);
    if (node.kids != 0) {
      out += "/Count ";  // negative: closed (§12.3.3)
      AppendInteger(out, i == 0 ? node.kids : -node.kids);
    }
    if (i != 0) {
      const Bookmark& bookmark = document.bookmarks[i - 1];
      out += "/Parent ";
      AppendReference(out, ids[node.parent]);
      out += "/Title";
      AppendText(out, bookmark.text);
      AppendDestination(out, document, bookmark.page, bookmark.y, pages);
    }
    file.SetEntries(ids[i], std::move(out));
  }
  return ids[0];
}

namespace {

/// What a link says to those who cannot see it: the bookmark it leads to, or the page.
std::string LinkText(const Document& document, const Link& link) {
  if (link.leads_out()) return link.other.file + " " + std::to_string(link.other.page) + "ページ";
  for (const Bookmark& bookmark : document.bookmarks)
    if (bookmark.page == link.page && bookmark.y == link.y) return bookmark.text;
  return std::to_string(link.page + 1) + "ページ";
}

/// "/A<<…>>": to a place in another PDF (§12.6.4.3). Remote pages are numbers, from 0. The file specification
/// has no Type, which only those of embedded files must have: checkers take any that has one for such a file.
void AppendRemoteAction(std::string& out, const OtherPlace& place) {
  out += "/A<</S/GoToR/F<</F";
  AppendText(out, place.file);
  out += "/UF";
  AppendText(out, place.file);
  out += ">>/D[";
  AppendInteger(out, place.page - 1);
  out += "/XYZ null ";
  if (place.top > Length()) {
    AppendPoints(out, place.top);
  } else {
    out += "null ";
  }
  out += "null]>>";
}

}  // namespace

std::string LinkArray(File& file, const Document& document, std::size_t index,
                      const std::vector<ObjectId>& pages, StructureContent* structure) {
  const Page& page = document.pages[index];
  std::string array = "[";
  for (const Link& link : page.links) {
    std::string out = "/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[";
    AppendPoints(out, link.area.x);
    AppendPoints(out, page.height - link.area.bottom());
    AppendPoints(out, link.area.right());
    AppendPoints(out, page.height - link.area.y);
    out += "]/Contents";
    AppendText(out, LinkText(document, link));
    if (link.leads_out()) {
      AppendRemoteAction(out, link.other);
    } else {
      AppendDestination(out, document, link.page, link.y, pages);
    }
    const bool noted = structure != nullptr && link.tag != 0;
    if (noted) {
      out += "/StructParent ";
      AppendInteger(out, static_cast<std::int64_t>(LinkKey(pages.size(), structure->links.size())));
    }
    const ObjectId annotation = file.AddObject(std::move(out));
    if (noted) structure->links.push_back({link.tag, annotation, index});
    AppendReference(array, annotation);
  }
  return page.links.empty() ? "" : array + ']';
}

}  // namespace yoshiki::pdf
