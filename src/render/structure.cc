#include "render/structure.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "render/syntax.h"

namespace yoshiki::pdf {
namespace {

/// Content of a tag on a page: marked content, or a link's annotation.
struct Kid {
  std::size_t page = 0;
  std::size_t mcid = 0;
  ObjectId annotation = 0;  // 0: marked content
};

constexpr std::array<std::string_view, 17> kTypes{"Document", "Sect", "H",    "P",       "Table", "TR",
                                                  "TH",       "TD",   "L",    "Caption", "LI",    "Lbl",
                                                  "LBody",    "TOC",  "TOCI", "Link",    "Figure"};
constexpr std::array<std::string_view, 7> kHeadings{"H", "H1", "H2", "H3", "H4", "H5", "H6"};

bool IsCell(const Tag& tag) { return tag.kind == TagKind::header_cell || tag.kind == TagKind::data_cell; }

class StructureWriter {
 public:
  StructureWriter(File& file, const Document& document, const StructureContent& content)
      : file_(file),
        document_(document),
        tags_(document.tags),
        content_(content),
        kids_(tags_.size()),
        children_(tags_.size()),
        ids_(tags_.size()) {}

  ObjectId Write() {
    GatherContent();
    GatherChildren();
    root_ = file_.NewObject();
    for (TagId tag = 0; tag < tags_.size(); ++tag)
      if (used_[tag]) ids_[tag] = file_.NewObject();
    WriteReferences();
    for (TagId tag = 0; tag < tags_.size(); ++tag)
      if (used_[tag]) WriteElement(tag);
    WriteRoot();
    return root_;
  }

 private:
  void GatherContent() {
    for (std::size_t page = 0; page < content_.marks.size(); ++page) {
      const std::vector<TagId>& marks = content_.marks[page];
      for (std::size_t mcid = 0; mcid < marks.size(); ++mcid) kids_[marks[mcid]].push_back({page, mcid, 0});
    }
    for (const LinkMark& link : content_.links) kids_[link.tag].push_back({link.page, 0, link.annotation});
    GatherBoxes();
    for (const Tag& tag : tags_) referred_.insert(tag.headers.begin(), tag.headers.end());
  }

  // A figure says where it stands (§14.8.5.4.3), for readers that lay pages out anew.
  void GatherBoxes() {
    for (const Page& page : document_.pages) {
      for (const PlacedPicture& placed : page.pictures) {
        std::string& box = boxes_[placed.tag];
        AppendPoints(box, placed.area.x);
        AppendPoints(box, page.height - placed.area.bottom());
        AppendPoints(box, placed.area.right());
        AppendPoints(box, page.height - placed.area.y);
      }
    }
  }

  // From the last tag back: a tag is used when it holds something itself, or below.
  void GatherChildren() {
    used_.assign(tags_.size(), false);
    used_[0] = true;
    for (std::size_t tag = tags_.size(); tag-- > 1;) {
      used_[tag] = used_[tag] || !kids_[tag].empty() || IsCell(tags_[tag]);
      if (used_[tag]) used_[tags_[tag].parent] = true;
    }
    for (TagId tag = 1; tag < tags_.size(); ++tag)
      if (used_[tag]) children_[tags_[tag].parent].push_back(tag);
  }

  void WriteElement(TagId id) {
    const Tag& tag = tags_[id];
    std::string out = "/S/";
    out += StructureType(tag);
    out += "/P ";
    AppendReference(out, ParentOf(id));
    AppendAttributes(out, id);
    if (!tag.spoken.empty()) {
      out += "/Alt";
      AppendText(out, tag.spoken);
    }
    AppendKids(out, id);
    file_.SetEntries(ids_[id], std::move(out));
  }

  // Contents hold references (§14.8.4.4.1), which hold links.
  void WriteReferences() {
    for (TagId id = 1; id < tags_.size(); ++id) {
      const TagId parent = tags_[id].parent;
      if (!used_[id] || tags_[id].kind != TagKind::link || tags_[parent].kind != TagKind::contents_item)
        continue;
      std::string out = "/S/Reference/P ";
      AppendReference(out, ids_[parent]);
      out += "/K ";
      AppendReference(out, ids_[id]);
      references_[id] = file_.AddObject(std::move(out));
    }
  }

  ObjectId ParentOf(TagId id) const {
    if (id == 0) return root_;
    const auto reference = references_.find(id);
    return reference != references_.end() ? reference->second : ids_[tags_[id].parent];
  }

  // Attributes that many cells share are classes, named after what they say (§14.7.5.2).
  void AppendAttributes(std::string& out, TagId id) {
    const Tag& tag = tags_[id];
    std::vector<std::string> classes;
    if (tag.scope != HeaderScope::none)
      classes.emplace_back(tag.scope == HeaderScope::row ? "Row" : "Column");
    if (tag.columns > 1) classes.push_back("C" + std::to_string(tag.columns));
    if (tag.rows > 1) classes.push_back("R" + std::to_string(tag.rows));
    if (tag.kind == TagKind::list && HasMarks(id)) classes.emplace_back("Marked");
    classes_.insert(classes.begin(), classes.end());
    if (classes.size() == 1) out += "/C/" + classes.front();
    if (classes.size() > 1) {
      out += "/C[";
      for (const std::string& name : classes) out += '/' + name;
      out += ']';
    }
    if (const auto box = boxes_.find(id); box != boxes_.end())
      out += "/A<</O/Layout/Placement/Block/BBox[" + box->second + "]>>";
    if (!tag.headers.empty()) {
      out += "/A<</O/Table/Headers[";
      for (const TagId header : tag.headers) AppendLiteral(out, ElementId(header));
      out += "]>>";
    }
    if (referred_.contains(id)) {
      out += "/ID";
      AppendLiteral(out, ElementId(id));
    }
  }

  bool HasMarks(TagId list) const {
    for (const TagId item : children_[list])
      for (const TagId part : children_[item])
        if (tags_[part].kind == TagKind::item_mark) return true;
    return false;
  }

  // Of one length, so that the order of the numbers is the order of the names in the tree of IDs.
  static std::string ElementId(TagId tag) {
    std::string id = "h";
    AppendHex(id, tag, 8);
    return id;
  }

  void AppendKids(std::string& out, TagId id) {
    const std::vector<Kid>& kids = kids_[id];
    if (kids.empty() && children_[id].empty()) return;
    const std::size_t home = kids.empty() ? 0 : kids.front().page;
    if (!kids.empty()) {
      out += "/Pg ";
      AppendReference(out, content_.pages[home]);
    }
    out += "/K[";
    for (const Kid& kid : kids) AppendKid(out, kid, home);
    for (const TagId child : children_[id]) {
      const auto reference = references_.find(child);
      AppendReference(out, reference != references_.end() ? reference->second : ids_[child]);
    }
    out += ']';
  }

  void AppendKid(std::string& out, const Kid& kid, std::size_t home) const {
    if (kid.annotation == 0 && kid.page == home) {
      AppendInteger(out, static_cast<std::int64_t>(kid.mcid));
      out += ' ';
      return;
    }
    out += kid.annotation != 0 ? "<</Type/OBJR/Obj " : "<</Type/MCR/MCID ";
    if (kid.annotation != 0) {
      AppendReference(out, kid.annotation);
    } else {
      AppendInteger(out, static_cast<std::int64_t>(kid.mcid));
    }
    out += "/Pg ";
    AppendReference(out, content_.pages[kid.page]);
    out += ">>";
  }

  void WriteRoot() {
    std::string out = "/Type/StructTreeRoot/K ";
    AppendReference(out, ids_[0]);
    out += "/ParentTree ";
    AppendReference(out, WriteParentTree());
    out += "/ParentTreeNextKey ";
    AppendInteger(out, static_cast<std::int64_t>(content_.pages.size() + content_.links.size()));
    AppendIds(out);
    AppendClassMap(out);
    file_.SetEntries(root_, std::move(out));
  }

  ObjectId WriteParentTree() {
    std::string out = "/Nums[";
    for (std::size_t page = 0; page < content_.marks.size(); ++page) {
      AppendInteger(out, static_cast<std::int64_t>(PageKey(page)));
      out += '[';
      for (const TagId tag : content_.marks[page]) AppendReference(out, ids_[tag]);
      out += ']';
    }
    for (std::size_t i = 0; i < content_.links.size(); ++i) {
      AppendInteger(out, static_cast<std::int64_t>(LinkKey(content_.pages.size(), i)));
      out += ' ';
      AppendReference(out, ids_[content_.links[i].tag]);
    }
    return file_.AddObject(out + ']');
  }

  void AppendIds(std::string& out) const {
    if (referred_.empty()) return;
    out += "/IDTree<</Names[";
    for (const TagId tag : referred_) {
      AppendLiteral(out, ElementId(tag));
      AppendReference(out, ids_[tag]);
    }
    out += "]>>";
  }

  void AppendClassMap(std::string& out) const {
    if (classes_.empty()) return;
    out += "/ClassMap<<";
    for (const std::string& name : classes_) {
      out += '/' + name;
      if (name == "Row" || name == "Column") {
        out += "<</O/Table/Scope/" + name + ">>";
      } else if (name == "Marked") {
        out += "<</O/List/ListNumbering/Circle>>";
      } else {
        out += (name.front() == 'C' ? "<</O/Table/ColSpan " : "<</O/Table/RowSpan ") + name.substr(1) + ">>";
      }
    }
    out += ">>";
  }

  File& file_;
  const Document& document_;
  const std::vector<Tag>& tags_;
  const StructureContent& content_;
  std::vector<std::vector<Kid>> kids_;
  std::vector<std::vector<TagId>> children_;
  std::vector<bool> used_;
  std::vector<ObjectId> ids_;
  std::map<TagId, ObjectId> references_;
  std::map<TagId, std::string> boxes_;  // of figures, in the page's coordinates
  std::set<TagId> referred_;
  std::set<std::string> classes_;
  ObjectId root_ = 0;
};

}  // namespace

std::string_view StructureType(const Tag& tag) {
  if (tag.kind == TagKind::heading) return kHeadings[std::min<std::size_t>(tag.level, kHeadings.size() - 1)];
  return kTypes[static_cast<std::size_t>(tag.kind)];
}

ObjectId WriteStructure(File& file, const Document& document, const StructureContent& content) {
  return StructureWriter(file, document, content).Write();
}

}  // namespace yoshiki::pdf
