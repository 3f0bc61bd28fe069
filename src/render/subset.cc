#include "render/subset.h"

#include <hb-subset.h>
#include <hb.h>

#include <memory>

namespace yoshiki::pdf {
namespace {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;

/// All a PDF viewer needs to draw by glyph id. Names, encodings and layout rules are the document's (S4).
bool IsDrawn(hb_tag_t tag) {
  switch (tag) {
    case HB_TAG('h', 'e', 'a', 'd'):
    case HB_TAG('h', 'h', 'e', 'a'):
    case HB_TAG('h', 'm', 't', 'x'):
    case HB_TAG('m', 'a', 'x', 'p'):
    case HB_TAG('l', 'o', 'c', 'a'):
    case HB_TAG('g', 'l', 'y', 'f'):
    case HB_TAG('C', 'F', 'F', ' '):
      return true;
    default:
      return false;
  }
}

hb_blob_t* DrawnTable(hb_face_t*, hb_tag_t tag, void* source) {
  return IsDrawn(tag) ? hb_face_reference_table(static_cast<hb_face_t*>(source), tag) : nullptr;
}

Blob View(std::string_view bytes) {
  return Blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                             nullptr, nullptr));
}

std::string Copy(hb_blob_t* blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  return std::string(data, size);
}

}  // namespace

std::optional<Subset> MakeSubset(std::string_view font, unsigned index, bool cff,
                                 const std::vector<std::uint32_t>& glyphs) {
  const Face whole(hb_face_create(View(font).get(), index));
  // A face that shows only those tables: cheaper than naming tables to drop, as the subsetter then never
  // walks the character map, and nothing else can pull in glyphs nobody asked for (S4).
  const Face source(hb_face_create_for_tables(DrawnTable, whole.get(), nullptr));
  const Input input(hb_subset_input_create_or_fail());
  if (input == nullptr) return std::nullopt;
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);  // no RETAIN_GIDS: S3
  const Plan plan(hb_subset_plan_create_or_fail(source.get(), input.get()));
  if (plan == nullptr) return std::nullopt;
  const Face made(hb_subset_plan_execute_or_fail(plan.get()));
  if (made == nullptr) return std::nullopt;

  const Blob program(cff ? hb_face_reference_table(made.get(), HB_TAG('C', 'F', 'F', ' '))
                         : hb_face_reference_blob(made.get()));
  Subset subset{
      .program = Copy(program.get()), .new_ids = {}, .glyph_count = hb_face_get_glyph_count(made.get())};
  const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const std::uint32_t glyph : glyphs) {
    const hb_codepoint_t new_id = hb_map_get(map, glyph);
    if (new_id == HB_MAP_VALUE_INVALID) return std::nullopt;
    subset.new_ids.emplace_back(glyph, new_id);
  }
  if (subset.program.empty()) return std::nullopt;
  return subset;
}

}  // namespace yoshiki::pdf
