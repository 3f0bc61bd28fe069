// Writes libharu's objects as a PDF 1.7 file with object streams and a cross-reference stream, which libharu
// 2.3 cannot (pitfall H19). Private to haru.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "render/deflate.h"

extern "C" {
#include <hpdf.h>
#include <hpdf_doc.h>
}

namespace yoshiki::pdf {

/// The bytes of the file. `trailer` holds the entries /Root, /Info and /ID. Stream data is released on the
/// way. Nothing when memory ends.
std::optional<std::string> SavePacked(HPDF_Doc doc, Deflater& deflater, std::string_view trailer);

}  // namespace yoshiki::pdf
