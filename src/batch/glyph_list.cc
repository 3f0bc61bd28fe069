#include "batch/glyph_list.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace yoshiki {
namespace {

// Glyphs and missing characters stand in the order of the text: a paragraph may be megabytes long.
std::optional<FaceId> FaceAt(const ShapedText& shaped, std::size_t start) {
  const auto after =
      std::upper_bound(shaped.glyphs.begin(), shaped.glyphs.end(), start,
                       [](std::size_t at, const ShapedGlyph& glyph) { return at < glyph.text_start; });
  return after == shaped.glyphs.begin() ? std::nullopt : std::optional(std::prev(after)->face);
}

bool IsMissingAt(const ShapedText& shaped, std::size_t start) {
  const auto found = std::lower_bound(
      shaped.missing.begin(), shaped.missing.end(), start,
      [](const MissingCharacter& missing, std::size_t at) { return missing.text_start < at; });
  return found != shaped.missing.end() && found->text_start == start;
}

GlyphKind KindOf(CodePoint c) {
  switch (RepertoireOf(c)) {
    case Repertoire::common:
      return GlyphKind::common;
    case Repertoire::half_width:
      return GlyphKind::half_width;
    case Repertoire::compatibility:
      return GlyphKind::compatibility;
    case Repertoire::radical:
      return GlyphKind::radical;
    case Repertoire::private_use:
      return GlyphKind::private_use;
    case Repertoire::variation_selector:  // one that follows nothing
    case Repertoire::invisible:
      return GlyphKind::invisible;
    case Repertoire::other:
      break;
  }
  return GlyphKind::other;
}

}  // namespace

void GlyphList::Add(const Statement& statement, const Form& form) {
  statement_ = &statement;
  form_ = &form;
  const Value* overrides = statement.root.Find("overrides");
  const Value* overlay = overrides == nullptr ? nullptr : overrides->Find(form.name());
  for (const Member& member : statement.root.members) {
    const std::string pointer = PointerTo("", member.key);
    if (member.key == "overrides") {
      if (overlay != nullptr) Walk(*overlay, nullptr, PointerTo(pointer, form.name()));
    } else if (member.key != "form" && member.key != "edition" && member.key != "meta") {
      WalkMember(member, overlay, pointer);
    }
  }
}

// What the form's overrides stand in place of is not printed.
void GlyphList::WalkMember(const Member& member, const Value* overlay, const std::string& pointer) {
  const Value* over = overlay == nullptr ? nullptr : overlay->Find(member.key);
  const bool both =
      over != nullptr && over->kind == ValueKind::object && member.value.kind == ValueKind::object;
  if (over == nullptr || both) Walk(member.value, over, pointer);
}

void GlyphList::Walk(const Value& value, const Value* overlay, const std::string& pointer) {
  for (std::size_t i = 0; i < value.elements.size(); ++i)
    Walk(value.elements[i], nullptr, PointerTo(pointer, i));
  for (const Member& member : value.members) WalkMember(member, overlay, PointerTo(pointer, member.key));
  if (value.kind != ValueKind::text) return;
  std::string_view rest = value.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    AddParagraph(rest.substr(0, end), {&value, pointer});
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void GlyphList::AddParagraph(std::string_view text, const At& at) {
  const ShapedText shaped = setter_.Shape(text, {FontRole::regular, Length::Pt(9)});
  std::size_t number = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    Found found;
    found.start = offset;
    found.number = ++number;
    found.characters = NextCodePoint(text, offset);
    found.kind = KindOf(found.characters[0]);
    std::size_t after = offset;
    const CodePoint next = offset < text.size() ? NextCodePoint(text, after) : CodePoint{0};
    if (RepertoireOf(next) == Repertoire::variation_selector && found.kind != GlyphKind::invisible) {
      found.kind = GlyphKind::variation;
      found.characters += next;
      offset = after;
      ++number;
    }
    if (found.kind != GlyphKind::common || IsMissingAt(shaped, found.start)) AddFound(found, shaped, at);
  }
}

void GlyphList::AddFound(const Found& found, const ShapedText& shaped, const At& at) {
  const std::pair key(found.kind, found.characters);
  auto entry = entries_.find(key);
  if (entry == entries_.end()) {
    entry = entries_.emplace(key, EntryOf(found, shaped)).first;
    numbers_[found.characters] = found.number;
  }
  ++entry->second.count;
  std::vector<Place>& places = entry->second.places;
  const bool told = !places.empty() && places.back().file == statement_->source.name() &&
                    places.back().pointer == at.pointer;
  if (told) return;
  if (places.size() < kMostPlaces) {
    places.push_back(PlaceOf(at));
  } else {
    entry->second.more_places = true;
  }
}

GlyphEntry GlyphList::EntryOf(const Found& found, const ShapedText& shaped) const {
  GlyphEntry entry;
  entry.kind = found.kind;
  for (const CodePoint c : found.characters) {
    entry.characters.push_back(c);
    AppendUtf8(entry.text, c);
  }
  const CodePoint base = found.characters[0];
  if (const auto means = theme_.gaiji_meanings.find(base); means != theme_.gaiji_meanings.end())
    entry.means = means->second;
  if (found.kind == GlyphKind::invisible || IsMissingAt(shaped, found.start)) return entry;
  const FontSet& fonts = setter_.fonts();
  const std::optional<FaceId> face = FaceAt(shaped, found.start);
  if (!face) return entry;
  entry.face = fonts.info(*face).name;
  entry.alone = found.kind == GlyphKind::variation && !fonts.HasVariation(*face, base, found.characters[1]);
  return entry;
}

Place GlyphList::PlaceOf(const At& at) const {
  return PlaceAt(statement_->source, at.value->offset, at.pointer, ItemPath(*form_, *statement_, at.pointer));
}

std::vector<GlyphEntry> GlyphList::Take(Diagnostics& diagnostics) {
  std::vector<GlyphEntry> entries;
  for (auto& [key, entry] : entries_) {
    if (entry.missing())
      diagnostics.Warn(MessageId::missing_glyph, entry.places.front(),
                       {entry.text, CodesOf(entry), std::to_string(numbers_[key.second])});
    entries.push_back(std::move(entry));
  }
  entries_.clear();
  return entries;
}

}  // namespace yoshiki
