#include "render/font_plan.h"

#include <algorithm>
#include <string_view>

#include "render/cff.h"
#include "render/syntax.h"

namespace yoshiki::pdf {
namespace {

constexpr std::size_t kMaxCids = 65536;

/// Six letters that follow from the set of glyphs: many PDFs embed subsets of one font, and viewers must not
/// mix them up (S7; ISO 32000-1 §9.6.4).
std::string Tag(const FaceInfo& info, const Subset& subset) {
  std::string key = info.postscript_name;
  for (const auto& [old_id, new_id] : subset.new_ids) key.append("/").append(std::to_string(old_id));
  const Sha256Digest digest = Sha256DigestOf(key);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) tag += static_cast<char>('A' + digest[i] % 26);
  return tag;
}

std::uint32_t NewId(const Subset& subset, std::uint32_t glyph) {
  const auto at = std::lower_bound(subset.new_ids.begin(), subset.new_ids.end(), std::pair{glyph, 0U});
  return at != subset.new_ids.end() && at->first == glyph ? at->second : 0;
}

bool PlanGlyfCids(const Subset& subset, FaceUses& uses, FontPlan& plan) {
  const auto further = static_cast<std::size_t>(
      std::count_if(uses.uses().begin(), uses.uses().end(), [](const GlyphUse& use) { return !use.first; }));
  if (subset.glyph_count + further > kMaxCids) return false;
  std::uint32_t next = subset.glyph_count;
  if (further != 0)
    for (std::uint32_t glyph = 0; glyph < next; ++glyph)
      plan.glyph_of_cid.push_back(static_cast<std::uint16_t>(glyph));
  for (GlyphUse& use : uses.uses()) {
    const std::uint32_t glyph = NewId(subset, use.glyph);
    use.cid = static_cast<std::uint16_t>(use.first ? glyph : next++);
    if (!use.first) plan.glyph_of_cid.push_back(static_cast<std::uint16_t>(glyph));
  }
  return true;
}

bool PlanCffCids(const Subset& subset, FaceUses& uses, FontPlan& plan) {
  const auto naming = ReadCffNaming(subset.program);
  if (!naming) return false;
  plan.registry = naming->registry;
  plan.ordering = naming->ordering;
  plan.supplement = naming->supplement;
  for (GlyphUse& use : uses.uses()) {
    const std::uint32_t glyph = NewId(subset, use.glyph);
    if (glyph >= naming->cids.size()) return false;
    use.cid = naming->cids[glyph];
    use.spelt = !use.first;
  }
  return true;
}

void FillTables(const FaceUses& uses, FontPlan& plan) {
  for (const GlyphUse& use : uses.uses()) {
    if (use.spelt) continue;
    plan.widths.emplace_back(use.cid, use.width);
    // The later glyphs of a cluster stand for nothing of their own, but every glyph must have its Unicode
    // (ISO 19005-2 §6.2.11.7.2): a zero-width space. The span around the cluster says its text.
    plan.texts.emplace_back(use.cid, use.text.empty() ? "\u200B" : use.text);
  }
  std::sort(plan.widths.begin(), plan.widths.end());
  std::sort(plan.texts.begin(), plan.texts.end());
}

}  // namespace

std::optional<FontPlan> PlanFont(const FaceInfo& info, const Subset& subset, FaceUses& uses,
                                 std::string& fault) {
  FontPlan plan;
  plan.info = info;
  plan.name = Tag(info, subset) + '+' + info.postscript_name;
  plan.program = subset.program;
  if (info.cff ? !PlanCffCids(subset, uses, plan) : !PlanGlyfCids(subset, uses, plan)) {
    fault = info.cff ? "damaged CFF table" : "over 65,536 character ids";
    return std::nullopt;
  }
  FillTables(uses, plan);
  return plan;
}

std::string Print(const FontPlan& plan) {
  std::string out = plan.name + (plan.info.cff ? " CFF" : " glyf");
  out += plan.glyph_of_cid.empty() ? " identity\n" : " mapped\n";
  auto text = plan.texts.begin();
  for (const auto& [cid, width] : plan.widths) {
    out += std::to_string(cid);
    if (cid < plan.glyph_of_cid.size()) out += " glyph " + std::to_string(plan.glyph_of_cid[cid]);
    out += " width " + std::to_string(width);
    if (text != plan.texts.end() && text->first == cid) out += " \"" + text++->second + "\"";
    out += '\n';
  }
  return out;
}

}  // namespace yoshiki::pdf
