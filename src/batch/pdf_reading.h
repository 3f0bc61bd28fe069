// Reads a PDF back: what it carries, and what its pages say. By qpdf, not by the code that wrote it. Private
// to batch/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"

namespace yoshiki {

/// A file found in a PDF.
struct CarriedFile {
  std::string name, bytes;
  bool is_source = false;  ///< AFRelationship Source: what the document was made from
};

struct PdfReading {
  std::vector<CarriedFile> files;
  std::size_t page_count = 0;
  std::vector<std::string> pages;     ///< the text of each page in the order it is drawn, without white space
  std::vector<std::string> drawings;  ///< of each page: its content, fonts, pictures and annotations
  std::string catalogue;              ///< what the file does besides showing its pages: keys and actions
};

/// How far a PDF is read.
enum class PdfDepth { files, pages };

/// Reads a PDF from memory. Its text is decoded by its ToUnicode maps and ActualText, as other readers do. A
/// file that is none, is damaged, or carries more than 64 MiB is reported with `name` and gives nothing.
std::optional<PdfReading> ReadPdf(const std::string& name, const std::string& bytes, PdfDepth depth,
                                  Diagnostics& diagnostics);

}  // namespace yoshiki
