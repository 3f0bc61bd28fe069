#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "render/html_content.h"

namespace yoshiki {
namespace {

constexpr std::size_t kDeepestIndent = 2;

std::string SpanOf(std::uint16_t count) { return count > 1 ? std::to_string(count) : ""; }

class TableWriter {
 public:
  TableWriter(const TagTree& tree, TagId table, TagId named_by, markup::Writer& writer)
      : tree_(tree), table_(table), named_by_(named_by), grid_(tree, table), out_(writer) {
    for (const TagId row : tree.children(table)) {
      for (const TagId cell : tree.children(row)) {
        named_.insert(tree.tag(cell).headers.begin(), tree.tag(cell).headers.end());
      }
    }
  }

  void Write() {
    out_.Open("table", {{"class", HasHeads()            ? "columns"
                                  : grid_.columns() > 1 ? "fields"
                                                        : ""},
                        {"aria-labelledby", named_by_ == 0 ? "" : ElementId(named_by_)}});
    out_.NewLine();
    if (!HasHeads()) WriteColumnWidths();
    const std::size_t heads = HasHeads() ? grid_.head_rows() : 0;
    WriteRows("thead", 0, heads);
    WriteRows("tbody", heads, tree_.children(table_).size());
    out_.Close("table");
    out_.NewLine();
  }

 private:
  bool HasHeads() const { return grid_.head_rows() > 0; }

  // Labels are equally wide in all tables, so that the answers stand below each other down the page.
  void WriteColumnWidths() {
    if (grid_.columns() != 2 && grid_.columns() != 3) return;
    out_.Raw(grid_.columns() == 2 ? "<colgroup><col class=\"label\"><col></colgroup>\n"
                                  : "<colgroup><col class=\"group\"><col class=\"label\"><col></colgroup>\n");
  }

  void WriteRows(std::string_view group, std::size_t first, std::size_t end) {
    if (first == end) return;
    out_.Open(group);
    out_.NewLine();
    for (std::size_t row = first; row < end; ++row) WriteRow(row, row < grid_.head_rows());
    out_.Close(group);
    out_.NewLine();
  }

  void WriteRow(std::size_t index, bool is_head) {
    const TagId row = tree_.children(table_)[index];
    out_.Open("tr");
    out_.NewLine();
    const std::span<const TagId> cells = tree_.children(row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      WriteCell(row, cells[i], grid_.ColumnsOf(index)[i], is_head);
    }
    out_.Close("tr");
    out_.NewLine();
  }

  void WriteCell(TagId row, TagId id, std::size_t column, bool in_head) {
    const Tag& cell = tree_.tag(id);
    // A header cell without a word would only puzzle those who hear it.
    const bool is_header = cell.kind == TagKind::header_cell && !tree_.WholeText(id).empty();
    const std::string_view element = is_header ? "th" : "td";
    std::string look;
    // A nested label in a column of its own is indented only where cells stand below each other.
    if (const std::size_t depth = DepthOf(tree_, row, id); is_header && depth > 0)
      look = (column == 0 ? "sub" : "in") + std::to_string(std::min(depth, kDeepestIndent));
    out_.Open(element, {{"id", named_.contains(id) ? ElementId(id) : ""},
                        {"class", look},
                        {"scope", is_header ? ScopeOf(cell, in_head) : ""},
                        {"colspan", SpanOf(cell.columns)},
                        {"rowspan", SpanOf(cell.rows)},
                        {"headers", HeadersOf(id)},
                        {"data-head", is_header || in_head ? "" : grid_.HeadOf(column)}});
    WriteContent(id, is_header);
    out_.Close(element);
    out_.NewLine();
  }

  static std::string ScopeOf(const Tag& cell, bool in_head) {
    if (in_head || cell.scope == HeaderScope::column) return "col";
    return cell.scope == HeaderScope::row ? "row" : "";
  }

  std::string HeadersOf(TagId id) const {
    std::string list;
    for (const TagId header : tree_.tag(id).headers) {
      if (header == id) continue;
      if (!list.empty()) list += ' ';
      list += ElementId(header);
    }
    return list;
  }

  void WriteContent(TagId id, bool is_header) {
    const std::string text = tree_.Text(id);
    if (is_header) {
      out_.Text(text);
    } else if (!text.empty()) {
      out_.Element("p", {}, text);
    }
    for (const TagId part : tree_.children(id)) WriteHtmlBlock(tree_, part, out_);
  }

  const TagTree& tree_;
  TagId table_, named_by_;
  const TableGrid grid_;
  markup::Writer& out_;
  std::set<TagId> named_;  // header cells that data cells name
};

}  // namespace

void WriteHtmlTable(const TagTree& tree, TagId table, TagId named_by, markup::Writer& writer) {
  TableWriter(tree, table, named_by, writer).Write();
}

}  // namespace yoshiki
