#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

#include <optional>

#include "text/faces.h"

namespace yoshiki {
namespace {

// FreeType's objects must not be shared between threads, so each reading has its own library.
struct Library {
  FT_Library handle = nullptr;
  bool ok = FT_Init_FreeType(&handle) == 0;
  Library() = default;
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() {
    if (ok) FT_Done_FreeType(handle);
  }
};

struct Face {
  FT_Face handle = nullptr;
  bool ok;
  Face(FT_Library library, std::string_view bytes, unsigned index)
      : ok(FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes.data()),
                              static_cast<FT_Long>(bytes.size()), static_cast<FT_Long>(index),
                              &handle) == 0) {}
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;
  ~Face() {
    if (ok) FT_Done_Face(handle);
  }
};

bool HasTable(FT_Face face, FT_ULong tag) {
  FT_ULong length = 0;
  return FT_Load_Sfnt_Table(face, tag, 0, nullptr, &length) == 0 && length > 0;
}

/// OS/2 fsType: the two lowest licence bits alone mean "restricted"; 0x200 allows bitmaps only.
bool AllowsEmbedding(FT_UShort fs_type) { return (fs_type & 0x000F) != 0x0002 && (fs_type & 0x0200) == 0; }

int PerMille(FT_Long units, FT_UShort em) { return static_cast<int>(units * 1000 / em); }

void FillMetrics(FT_Face face, FaceInfo& info) {
  const FT_UShort em = face->units_per_EM;
  info.units_per_em = em;
  info.ascent = PerMille(face->ascender, em);
  info.descent = PerMille(face->descender, em);
  info.x_min = PerMille(face->bbox.xMin, em);
  info.y_min = PerMille(face->bbox.yMin, em);
  info.x_max = PerMille(face->bbox.xMax, em);
  info.y_max = PerMille(face->bbox.yMax, em);
  info.fixed_pitch = FT_IS_FIXED_WIDTH(face) != 0;
  if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2))) {
    info.weight = os2->usWeightClass;
    info.embeddable = AllowsEmbedding(os2->fsType);
    if (os2->version >= 2 && os2->version != 0xFFFF && os2->sCapHeight > 0)
      info.cap_height = PerMille(os2->sCapHeight, em);
  }
  if (const auto* post = static_cast<const TT_Postscript*>(FT_Get_Sfnt_Table(face, FT_SFNT_POST)))
    info.italic_angle = static_cast<int>(post->italicAngle / 65536);
}

}  // namespace

std::optional<MessageId> ReadFaceInfo(const FontSpec& spec, FaceInfo& info) {
  info.name = spec.name;
  if (!spec.file || spec.file->bytes().empty()) return MessageId::font_unreadable;
  const Library library;
  if (!library.ok) return MessageId::font_unreadable;
  const Face face(library.handle, spec.file->bytes(), spec.index);
  if (!face.ok || !FT_IS_SFNT(face.handle) || !FT_IS_SCALABLE(face.handle) || face.handle->units_per_EM == 0)
    return MessageId::font_unreadable;
  // hb-subset 6.0 cannot pin an instance of a variable font (pitfalls S9).
  if (FT_HAS_MULTIPLE_MASTERS(face.handle)) return MessageId::font_variable;
  info.cff = HasTable(face.handle, TTAG_CFF);
  const char* postscript = FT_Get_Postscript_Name(face.handle);
  info.postscript_name = postscript != nullptr ? postscript : "";
  FillMetrics(face.handle, info);
  return std::nullopt;
}

}  // namespace yoshiki
