#include <hb-ot.h>

#include <algorithm>
#include <utility>

#include "text/faces.h"

namespace yoshiki {
namespace {

/// Opens one face for shaping. The blob keeps the file's bytes alive.
bool OpenForShaping(OpenFace& open) {
  auto* keep = new std::shared_ptr<const FontBytes>(open.spec.file);
  const std::string_view bytes = open.spec.file->bytes();
  const HbOwned<hb_blob_t> blob(
      hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, keep,
                     [](void* data) { delete static_cast<std::shared_ptr<const FontBytes>*>(data); }));
  open.face.reset(hb_face_create(blob.get(), open.spec.index));
  if (hb_face_get_glyph_count(open.face.get()) == 0) return false;
  hb_face_make_immutable(open.face.get());
  open.font.reset(hb_font_create(open.face.get()));
  const int units = static_cast<int>(hb_face_get_upem(open.face.get()));
  hb_font_set_scale(open.font.get(), units, units);
  hb_ot_font_set_funcs(open.font.get());
  hb_font_make_immutable(open.font.get());
  open.info.units_per_em = static_cast<unsigned>(units);
  return true;
}

bool Known(const std::vector<FaceId>& chain, std::size_t faces) {
  return std::all_of(chain.begin(), chain.end(), [faces](FaceId face) { return face < faces; });
}

bool Usable(const std::vector<FaceId>& chain, std::size_t faces) {
  return !chain.empty() && Known(chain, faces);
}

}  // namespace

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::~FontSet() = default;

std::shared_ptr<const FontSet> FontSet::Open(std::vector<FontSpec> specs, std::vector<FaceId> regular,
                                             std::vector<FaceId> bold, Diagnostics& diagnostics,
                                             std::vector<FaceId> gaiji) {
  auto impl = std::make_unique<Impl>();
  bool good = true;
  for (FontSpec& spec : specs) {
    OpenFace open;
    std::optional<MessageId> fault = ReadFaceInfo(spec, open.info);
    open.spec = std::move(spec);
    if (!fault && !OpenForShaping(open)) fault = MessageId::font_unreadable;
    if (fault) {
      diagnostics.Error(*fault, {}, {open.spec.name});
      good = false;
    }
    impl->faces.push_back(std::move(open));
  }
  const std::size_t count = impl->faces.size();
  if (!Usable(regular, count) || !Usable(bold, count) || !Known(gaiji, count)) {
    diagnostics.Error(MessageId::font_chain_empty, {});
    good = false;
  }
  if (!good) return nullptr;
  impl->regular = std::move(regular);
  impl->bold = std::move(bold);
  impl->gaiji = std::move(gaiji);
  return std::shared_ptr<const FontSet>(new FontSet(std::move(impl)));
}

std::size_t FontSet::size() const { return impl_->faces.size(); }
const FaceInfo& FontSet::info(FaceId face) const { return impl_->faces[face].info; }
std::string_view FontSet::bytes(FaceId face) const { return impl_->faces[face].spec.file->bytes(); }
unsigned FontSet::index(FaceId face) const { return impl_->faces[face].spec.index; }

const std::vector<FaceId>& FontSet::chain(FontRole role) const {
  return role == FontRole::bold ? impl_->bold : impl_->regular;
}

const std::vector<FaceId>& FontSet::gaiji() const { return impl_->gaiji; }

bool FontSet::HasVariation(FaceId face, CodePoint base, CodePoint selector) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_variation_glyph(impl_->faces[face].font.get(), base, selector, &glyph) != 0;
}

int FontSet::Advance(FaceId face, std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(impl_->faces[face].font.get(), glyph);
}

}  // namespace yoshiki
