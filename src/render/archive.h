// What makes a PDF an archive's and everyone's: metadata that says what it is, the meaning of its colours,
// and the files it carries (ISO 19005-2 and -3, ISO 14289-1).
#pragma once

#include <string>

#include "layout/layout.h"
#include "render/haru.h"
#include "render/render.h"

namespace yoshiki::pdf {

/// The metadata packet (XMP, ISO 16684-1). It says the same as the Info dictionary, and which standards the
/// file keeps.
std::string MetadataPacket(const Document& document, const PdfOptions& options);

/// Writes metadata, output intent and attachments, and gives the catalogue's entries for them.
std::string WriteArchive(File& file, const Document& document, const PdfOptions& options);

}  // namespace yoshiki::pdf
