#include "layout/layout.h"

#include <map>
#include <utility>
#include <vector>

#include "layout/composer.h"
#include "layout/furniture.h"
#include "layout/measure.h"
#include "layout/paginate.h"
#include "layout/place.h"

namespace yoshiki {

namespace {

// What else stands on a picture's page: the part's heading, the frame, a few lines of notes.
constexpr Length kBesidePicture = Length::Pt(130);

// What a part is printed on.
struct Paper {
  Length width, height;
  friend bool operator==(const Paper&, const Paper&) = default;
};

// Where a part begins, for links and bookmarks.
struct Target {
  std::size_t page = 0;
  Length y;
};

// A row that links to a part: known before the part's page is.
struct PendingLink {
  std::string key;
  std::size_t page = 0;
  Rect area;
  TagId tag = 0;
};

class LayoutRun {
 public:
  LayoutRun(const BoundForm& form, Composer& composer)
      : form_(form), composer_(composer), theme_(composer.theme()) {}

  void Run() {
    context_owner_ = composer_.AddOwner(OwnerKind::context, CellRole::mark, {});
    for (std::size_t i = 0; i < form_.parts.size(); ++i) SetPart(i);
    ResolveLinks();
    PlaceFeet(composer_, form_.foot);
    composer_.ReportUntold();
  }

 private:
  std::vector<Page>& Pages() { return composer_.document().pages; }

  void AddPagesTo(std::size_t last) {
    while (Pages().size() <= last) {
      Page page;
      page.width = paper_.width;
      page.height = paper_.height;
      Pages().push_back(std::move(page));
    }
  }

  PageBody Body() const { return {theme_.margin_top, paper_.height - theme_.margin_bottom}; }

  Length TextWidth() const { return paper_.width - theme_.margin_side - theme_.margin_side; }

  Paper PaperFor(const Part& part) const {
    Paper paper{theme_.page_width, theme_.page_height};
    if (part.large) paper = {theme_.page_height, theme_.page_width * 2};
    if (part.landscape || HoldsWidePicture(part)) std::swap(paper.width, paper.height);
    return paper;
  }

  // A wide diagram is read on a wide page.
  bool HoldsWidePicture(const Part& part) const {
    for (const Table& table : part.tables) {
      for (const Row& row : table.rows) {
        for (const Cell& cell : row.cells) {
          const auto* image = std::get_if<ImageContent>(&cell.content);
          const Picture* picture = image == nullptr ? nullptr : composer_.PictureOf(image->file);
          if (picture != nullptr && picture->width > picture->height) return true;
        }
      }
    }
    return false;
  }

  // A heading and the first rows below it, on a page of the same kind.
  bool RoomBelow(const Part& part) const {
    constexpr int kLines = 8;
    if (form_.parts.empty() || &part == &form_.parts.front()) return false;
    const Page& page = composer_.document().pages[cursor_.page];
    const bool same = Paper{page.width, page.height} == paper_;
    return same && Body().bottom - cursor_.y > theme_.style("body").leading * kLines;
  }

  void SetPart(std::size_t index) {
    const Part& part = form_.parts[index];
    section_ = composer_.AddTag(TagKind::section, 0);
    contents_ = 0;
    paper_ = PaperFor(part);
    composer_.SetPictureRoom(Body().bottom - Body().top - kBesidePicture);
    Cursor& cursor = cursor_;
    if (part.new_page || !RoomBelow(part)) {
      cursor = {Pages().size(), Body().top, true};
    } else {
      cursor.y += theme_.table_gap;
    }
    AddPagesTo(cursor.page);
    const Length top = cursor.at_top ? Length() : cursor.y;
    targets_.emplace(part.key, Target{cursor.page, top});
    AddBookmark(part.outline, 1, cursor.page, top);
    PlaceHeading(composer_, part, section_, theme_.margin_side, TextWidth(), cursor);
    for (std::size_t t = 0; t < part.tables.size(); ++t) SetTable(index, t, cursor);
    if (!part.mark.empty()) SetMark(part, cursor);
  }

  void SetTable(std::size_t part, std::size_t index, Cursor& cursor) {
    const Table& table = form_.parts[part].tables[index];
    if (index > 0 && table.gap_before) cursor.y += theme_.table_gap;
    const MeasuredTable measured = MeasureTable(composer_, table, ContextOf(part, index), TextWidth());
    const std::vector<Portion> plan = Paginate(composer_, measured, Body(), cursor);
    AddPagesTo(cursor.page);
    for (const Portion& portion : plan) {
      PlacePortion(composer_, measured, portion, theme_.margin_side, context_owner_);
      MarkRows(part, index, table, measured, portion);
    }
  }

  // A part whose rows lead elsewhere is a list of contents.
  TableContext ContextOf(std::size_t part, std::size_t index) {
    TableContext context;
    context.section = section_;
    bool leads_on = false;
    for (const LinkTarget& link : form_.links) {
      if (link.part != part) continue;
      leads_on = true;
      if (link.table == index) context.linked_rows.insert(link.row);
    }
    if (leads_on && contents_ == 0) contents_ = composer_.AddTag(TagKind::contents, section_);
    context.contents = contents_;
    return context;
  }

  // Bookmarks and links of the rows that begin on this portion's page.
  void MarkRows(std::size_t part, std::size_t index, const Table& table, const MeasuredTable& measured,
                const Portion& portion) {
    for (const RowPart& row : portion.rows) {
      if (row.continued || row.header) continue;
      const Row& source = table.rows[row.row];
      AddBookmark(source.outline, source.outline_level, portion.page, row.y);
      for (const LinkTarget& link : form_.links) {
        if (link.part != part || link.table != index || link.row != row.row) continue;
        const Rect area{theme_.margin_side + measured.x, row.y, measured.width, row.height};
        links_.push_back({link.key, portion.page, area, measured.rows[row.row].link});
      }
    }
  }

  void AddBookmark(const std::string& text, int level, std::size_t page, Length y) {
    if (!text.empty())
      composer_.document().bookmarks.push_back({Meant(theme_.gaiji_meanings, text), level, page, y});
  }

  void SetMark(const Part& part, Cursor& cursor) {
    const Length leading = theme_.style("mark").leading;
    const PageBody body = Body();
    if (cursor.y + leading > body.bottom) {
      cursor = {cursor.page + 1, body.top, true};
      AddPagesTo(cursor.page);
    }
    PlaceMark(composer_, part.mark, section_, theme_.margin_side, TextWidth(), body.bottom - leading,
              cursor.page);
  }

  void ResolveLinks() {
    for (const PendingLink& link : links_) {
      const auto target = targets_.find(link.key);
      if (target == targets_.end()) continue;
      Pages()[link.page].links.push_back({link.area, target->second.page, target->second.y, link.tag, {}});
    }
  }

  const BoundForm& form_;
  Composer& composer_;
  const Theme& theme_;
  Paper paper_;  // of the part being set
  OwnerId context_owner_ = 0;
  Cursor cursor_;
  TagId section_ = 0, contents_ = 0;  // of the part being set
  std::map<std::string, Target, std::less<>> targets_;
  std::vector<PendingLink> links_;
};

}  // namespace

std::string Meant(const std::map<CodePoint, std::string>& meanings, std::string_view text) {
  if (meanings.empty()) return std::string(text);
  std::string meant;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const auto meaning = meanings.find(NextCodePoint(text, at));
    if (meaning != meanings.end()) {
      meant += meaning->second;
    } else {
      meant += text.substr(from, at - from);
    }
  }
  return meant;
}

std::optional<Document> Layout(const BoundForm& form, const Theme& theme, const Statement& statement,
                               const Form& definition, TextSetter& setter, const LayoutOptions& options,
                               Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors();
  Document document;
  document.title = Meant(theme.gaiji_meanings, form.title);
  document.author = Meant(theme.gaiji_meanings, form.author);
  document.subject = form.subject;
  document.gaiji_meanings = theme.gaiji_meanings;
  Composer composer(theme, statement, definition, setter, options, document, diagnostics);
  LayoutRun(form, composer).Run();
  if (diagnostics.errors() > errors_before) return std::nullopt;
  return document;
}

}  // namespace yoshiki
