// The structure tree (ISO 32000-1 §14.7, §14.8): the document's tags as PDF says them, so that it can be read
// aloud (ISO 14289-1, PDF/UA).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "layout/layout.h"
#include "render/haru.h"

namespace yoshiki::pdf {

/// The standard structure type of a tag (§14.8.4): "H1", "TD".
std::string_view StructureType(const Tag& tag);

/// A link's annotation, which its tag must name.
struct LinkMark {
  TagId tag = 0;
  ObjectId annotation = 0;
  std::size_t page = 0;
};

/// What the pages hold of the tags.
struct StructureContent {
  std::vector<ObjectId> pages;
  std::vector<std::vector<TagId>> marks;  ///< by page, by MCID
  std::vector<LinkMark> links;
};

/// The key of a page, or of the n-th link, in the parent tree (§14.7.4.4).
inline std::size_t PageKey(std::size_t page) { return page; }
inline std::size_t LinkKey(std::size_t pages, std::size_t link) { return pages + link; }

/// Writes the tree and gives its root. Tags without content are left out, but for the cells of tables.
ObjectId WriteStructure(File& file, const Document& document, const StructureContent& content);

}  // namespace yoshiki::pdf
