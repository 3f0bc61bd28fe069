// Reads a PDF back: what it carries, and what its pages say. By qpdf, not by the code that wrote it. Private
// to batch/.
#pragma once

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
  std::vector<std::string>
      pages;  ///< the text of each page in the order it is drawn, without any white space
};

/// Reads a PDF from memory. Its text is decoded by its ToUnicode maps and ActualText, as other readers do. A
/// file that is none, is damaged, or carries more than 64 MiB is reported with `name` and gives nothing.
std::optional<PdfReading> ReadPdf(const std::string& name, const std::string& bytes,
                                  Diagnostics& diagnostics);

}  // namespace yoshiki
