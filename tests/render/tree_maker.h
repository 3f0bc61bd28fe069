// Documents that are a tree of tags and nothing else.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"

namespace yoshiki {

class TreeMaker {
 public:
  TreeMaker();

  TagId Add(TagId parent, TagKind kind, const std::vector<std::string>& texts = {});
  TagId Section() { return Add(0, TagKind::section); }
  TagId Heading(TagId parent, int level, const std::vector<std::string>& texts);
  TagId Paragraph(TagId parent, const std::string& text) { return Add(parent, TagKind::paragraph, {text}); }
  /// What is read aloud in place of the tag just added.
  void Say(const std::string& words) { document_.tags.back().spoken = words; }

  TagId Table(TagId parent) { return Add(parent, TagKind::table); }
  TagId Row(TagId table) { return Add(table, TagKind::row); }
  /// A header cell of a row, or with `scope` of a column.
  TagId Head(TagId row, const std::string& text, HeaderScope scope = HeaderScope::row);
  TagId Data(TagId row, const std::vector<std::string>& texts = {}) {
    return Add(row, TagKind::data_cell, texts);
  }
  /// A row of one label and one value.
  TagId LabelledRow(TagId table, const std::string& label, const std::string& value);

  /// ［ ○ ］ label, as layout tags it.
  TagId Box(TagId list, bool ticked, const std::vector<std::string>& body);
  /// ［ value ］ and its options.
  void Choice(TagId cell, const std::string& value, const std::vector<std::string>& options);

  Tag& tag(TagId id) { return document_.tags[id]; }
  Document& document() { return document_; }

 private:
  Document document_;
};

/// A small assessment with everything that a tree can hold: cover, contents, nested labels, boxes, choices, a
/// table of columns.
Document SmallTree();

}  // namespace yoshiki
