// The open faces of a FontSet: HarfBuzz objects, read only once made.
#pragma once

#include <hb.h>

#include <memory>
#include <optional>
#include <vector>

#include "text/text.h"

namespace yoshiki {

struct HbRelease {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
template <typename T>
using HbOwned = std::unique_ptr<T, HbRelease>;

struct OpenFace {
  FontSpec spec;
  FaceInfo info;
  HbOwned<hb_face_t> face;
  HbOwned<hb_font_t> font;  ///< scaled to font units, immutable: may be asked from any thread
};

struct FontSet::Impl {
  std::vector<OpenFace> faces;
  std::vector<FaceId> regular, bold, gaiji;
};

/// Fills `info` from the font file with FreeType, or says why it cannot be used.
std::optional<MessageId> ReadFaceInfo(const FontSpec& spec, FaceInfo& info);

}  // namespace yoshiki
