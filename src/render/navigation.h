// How a reader moves through the file: the tree of pages, bookmarks, links and page labels.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"
#include "render/haru.h"
#include "render/structure.h"

namespace yoshiki::pdf {

/// Hangs the pages below the page root, at most 100 to a node (pitfall H14), and gives the parent of each.
/// `shared` are entries that pages inherit.
std::vector<ObjectId> WritePageTree(File& file, const std::vector<ObjectId>& pages,
                                    const std::string& shared);

/// Writes the outline; all entries are closed. Gives its root, 0 without bookmarks.
ObjectId WriteOutline(File& file, const Document& document, const std::vector<ObjectId>& pages);

/// "[…]" of a page's link annotations, "" for none. With `structure` they are noted there, for their tags.
std::string LinkArray(File& file, const Document& document, std::size_t page,
                      const std::vector<ObjectId>& pages, StructureContent* structure);

}  // namespace yoshiki::pdf
