// What stands in cells and below headings, as HTML: paragraphs, lists of boxes and options, tables. Private
// to render/.
#pragma once

#include <string>

#include "render/markup.h"
#include "render/tag_tree.h"

namespace yoshiki {

/// The id of a tag's element.
std::string ElementId(TagId id);

/// Writes a paragraph, list or figure.
void WriteHtmlBlock(const TagTree& tree, TagId id, markup::Writer& writer);

/// Writes a table. `named_by` is the heading that it stands under, or 0.
void WriteHtmlTable(const TagTree& tree, TagId table, TagId named_by, markup::Writer& writer);

}  // namespace yoshiki
