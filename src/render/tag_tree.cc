#include "render/tag_tree.h"

#include <algorithm>

namespace yoshiki {
namespace {

constexpr std::string_view kIdeographicSpace = "\u3000";
constexpr std::string_view kEmptyBrackets = "[]";

}  // namespace

TagTree::TagTree(const Document& document) : document_(document) {
  FindChildren();
  FindEditionMarks();
  FindPlaces();
}

void TagTree::FindChildren() {
  const std::vector<Tag>& tags = document_.tags;
  starts_.assign(tags.size() + 1, 0);
  for (std::size_t id = 1; id < tags.size(); ++id) ++starts_[tags[id].parent + 1];
  for (std::size_t id = 1; id < starts_.size(); ++id) starts_[id] += starts_[id - 1];
  children_.resize(tags.empty() ? 0 : tags.size() - 1);
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t id = 1; id < tags.size(); ++id) {
    children_[next[tags[id].parent]++] = static_cast<TagId>(id);
  }
}

void TagTree::FindEditionMarks() {
  edition_mark_.assign(document_.tags.size(), false);
  for (const Page& page : document_.pages) {
    for (const GlyphRun& run : page.runs) {
      const bool mark =
          run.owner < document_.owners.size() && document_.owners[run.owner].kind == OwnerKind::mark;
      if (mark && !run.artifact && run.tag < edition_mark_.size()) edition_mark_[run.tag] = true;
    }
  }
}

void TagTree::FindPlaces() {
  for (const Page& page : document_.pages)
    for (const Link& link : page.links)
      if (link.leads_out()) places_.emplace(link.tag, &link.other);
}

std::span<const TagId> TagTree::children(TagId id) const {
  return std::span(children_).subspan(starts_[id], starts_[id + 1] - starts_[id]);
}

TagId TagTree::Child(TagId id, TagKind kind) const {
  for (const TagId child : children(id)) {
    if (tag(child).kind == kind) return child;
  }
  return 0;
}

std::string TagTree::Text(TagId id) const {
  std::string text;
  for (const std::uint32_t index : tag(id).texts) {
    const bool apart = tag(id).kind == TagKind::heading && !text.empty();
    if (apart) text += kIdeographicSpace;
    text += Meant(document_.gaiji_meanings, *document_.texts[index]);
  }
  if (text == kEmptyBrackets) text.insert(1, kIdeographicSpace);
  return text;
}

std::string TagTree::WholeText(TagId id) const {
  std::string text = Text(id);
  for (const TagId child : children(id)) text += WholeText(child);
  return text;
}

// An empty line has no tag, but it has its place among the texts, which are kept in the order they were
// typed.
bool TagTree::FollowsEmptyLine(TagId id) const {
  if (id == 0 || tag(id).kind != TagKind::paragraph || tag(id).texts.empty()) return false;
  const std::uint32_t first = tag(id).texts.front();
  const std::span<const TagId> siblings = children(tag(id).parent);
  const bool is_first = siblings.front() == id;
  return !is_first && first > 0 && document_.texts[first - 1]->empty();
}

TagId TagTree::SectionOf(TagId id) const {
  while (id != 0 && tag(id).kind != TagKind::section) id = tag(id).parent;
  return id;
}

const OtherPlace* TagTree::LeadsTo(TagId link) const {
  const auto place = places_.find(link);
  return place == places_.end() ? nullptr : place->second;
}

TableGrid::TableGrid(const TagTree& tree, TagId table) : tree_(tree), table_(table) {
  const std::span<const TagId> rows = tree.children(table);
  while (head_rows_ < rows.size() && IsHeadRow(rows[head_rows_])) ++head_rows_;
  PlaceCells();
}

bool TableGrid::IsHeadRow(TagId row) const {
  const std::span<const TagId> cells = tree_.children(row);
  return !cells.empty() && std::all_of(cells.begin(), cells.end(), [this](TagId cell) {
    return tree_.tag(cell).kind == TagKind::header_cell;
  });
}

void TableGrid::PlaceCells() {
  std::vector<std::size_t> taken_until;  // of each column: the first row that is free again
  const std::span<const TagId> rows = tree_.children(table_);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::size_t column = 0;
    std::vector<std::size_t>& places = places_.emplace_back();
    for (const TagId cell : tree_.children(rows[row])) {
      while (column < taken_until.size() && taken_until[column] > row) ++column;
      places.push_back(column);
      const std::size_t end = column + tree_.tag(cell).columns;
      if (taken_until.size() < end) taken_until.resize(end, 0);
      for (; column < end; ++column) taken_until[column] = row + tree_.tag(cell).rows;
    }
  }
  columns_ = taken_until.size();
}

std::string TableGrid::HeadOf(std::size_t column) const {
  std::string head;
  const std::span<const TagId> rows = tree_.children(table_);
  for (std::size_t row = 0; row < head_rows_; ++row) {
    const std::span<const TagId> cells = tree_.children(rows[row]);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t first = places_[row][i];
      if (column < first || column >= first + tree_.tag(cells[i]).columns) continue;
      if (!head.empty()) head += kIdeographicSpace;
      head += tree_.WholeText(cells[i]);
    }
  }
  return head;
}

std::size_t DepthOf(const TagTree& tree, TagId row, TagId header) {
  for (const TagId cell : tree.children(row)) {
    const std::vector<TagId>& headers = tree.tag(cell).headers;
    const auto found = std::find(headers.begin(), headers.end(), header);
    if (found != headers.end()) return static_cast<std::size_t>(found - headers.begin());
  }
  return 0;
}

}  // namespace yoshiki
