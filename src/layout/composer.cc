#include "layout/composer.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace yoshiki {

namespace {

// A measure no line reaches, for text that must not be broken.
constexpr Length kUnbroken = Length::Pt(1'000'000'000);

constexpr const char* kEllipsis = "…";
constexpr std::size_t kMostMissing = 200;

std::uint32_t CharacterNumber(std::string_view text, std::uint32_t offset) {
  return static_cast<std::uint32_t>(CountCodePoints(text.substr(0, offset))) + 1;
}

}  // namespace

Composer::Composer(const Theme& theme, const Statement& statement, const Form& form, TextSetter& setter,
                   const LayoutOptions& options, Document& document, Diagnostics& diagnostics)
    : theme_(theme),
      statement_(statement),
      form_(form),
      setter_(setter),
      options_(options),
      document_(document),
      diagnostics_(diagnostics) {
  document.tags.emplace_back().kind = TagKind::document;
}

void Composer::SetItem(const ItemRef& item) {
  item_ = item;
  missing_.clear();
}

Place Composer::PlaceOf(const ItemRef& item) const {
  if (item.pointer.empty()) {
    Place place;
    place.item = item.id;
    return place;
  }
  return PlaceAt(statement_.source, item.offset, item.pointer, ItemPath(form_, statement_, item.pointer));
}

void Composer::ReportMissing(const ShapedText& shaped) {
  for (const MissingCharacter& missing : shaped.missing) {
    // Each character once a value: a text in a script that no font has would drown everything else.
    if (!missing_.insert(missing.character).second) continue;
    if (++missing_told_ > kMostMissing) continue;
    Diagnostic d;
    d.severity = options_.allow_missing ? Severity::warning : Severity::error;
    d.id = options_.allow_missing ? MessageId::missing_glyph_replaced : MessageId::missing_glyph;
    d.place = PlaceOf(item_);
    d.args = {ToUtf8(missing.character), CodePointName(missing.character),
              std::to_string(CharacterNumber(shaped.text, missing.text_start))};
    diagnostics_.Add(std::move(d));
  }
}

void Composer::ReportUntold() {
  if (missing_told_ <= kMostMissing) return;
  Diagnostic d;
  d.severity = options_.allow_missing ? Severity::warning : Severity::error;
  d.id = MessageId::more_missing_glyphs;
  d.place.file = statement_.source.name();
  d.args = {std::to_string(missing_told_ - kMostMissing)};
  diagnostics_.Add(std::move(d));
}

std::string Composer::CutToWidth(std::string_view text, const StyleDef& style, Length width) {
  if (Width(text, style) <= width) return std::string(text);
  // Characters are measured alone to come near, then together: brackets side by side are set closer.
  std::size_t end = 0;
  for (Length used; end < text.size() && used <= width;) {
    const std::size_t from = end;
    NextCodePoint(text, end);
    used += Width(text.substr(from, end - from), style);
  }
  std::string kept(text.substr(0, end));
  while (!kept.empty() && Width(kept + kEllipsis, style) > width) {
    while ((static_cast<unsigned char>(kept.back()) & 0xC0U) == 0x80U) kept.pop_back();
    kept.pop_back();
  }
  return kept + kEllipsis;
}

void Composer::ReportTooTall(const ItemRef& item) {
  diagnostics_.Error(MessageId::row_too_tall, PlaceOf(item), {item.id});
}

ShapedText Composer::Shape(std::string_view text, const StyleDef& style) {
  ShapedText shaped = setter_.Shape(text, {style.role, style.size});
  if (!shaped.missing.empty()) ReportMissing(shaped);
  return shaped;
}

std::uint32_t Composer::KeepText(std::string text) {
  const auto index = static_cast<std::uint32_t>(document_.texts.size());
  if (tag_ != 0 && !text.empty()) document_.tags[tag_].texts.push_back(index);
  document_.texts.push_back(std::make_shared<const std::string>(std::move(text)));
  return index;
}

TagId Composer::AddTag(TagKind kind, TagId parent) {
  Tag& tag = document_.tags.emplace_back();
  tag.kind = kind;
  tag.parent = parent;
  return static_cast<TagId>(document_.tags.size() - 1);
}

void Composer::Say(std::string_view words) {
  if (tag_ != 0) document_.tags[tag_].spoken = Meant(theme_.gaiji_meanings, words);
}

TagId Composer::AddHeading(int level, TagId parent) {
  heading_level_ = std::min(level, heading_level_ + 1);
  const TagId tag = AddTag(TagKind::heading, parent);
  document_.tags[tag].level = static_cast<std::uint8_t>(heading_level_);
  return tag;
}

Composer::Paragraph Composer::SetParagraph(std::string_view text, const StyleDef& style, Length width,
                                           Alignment alignment, bool hang) {
  ShapedText shaped = Shape(text, style);
  LineOptions options;
  options.width = width;
  options.alignment = alignment;
  options.strictness = theme_.strictness;
  options.hang_marks = hang;
  options.latin_spacing = theme_.latin_spacing;
  Paragraph paragraph;
  paragraph.lines = setter_.Break(shaped, options);
  paragraph.text = KeepText(std::move(shaped.text));
  paragraph.tag = tag_;
  return paragraph;
}

SetLine Composer::SetSingle(std::string_view text, const StyleDef& style, Length x) {
  Paragraph paragraph = SetParagraph(text, style, kUnbroken, Alignment::start, false);
  return PlaceLine(std::move(paragraph.lines.front()), paragraph, style, x);
}

Length Composer::Width(std::string_view text, const StyleDef& style) {
  LineOptions options;
  options.width = kUnbroken;
  options.alignment = Alignment::start;
  options.hang_marks = false;
  options.latin_spacing = theme_.latin_spacing;
  return setter_.NaturalWidth(setter_.Shape(text, {style.role, style.size}), options);
}

Length Composer::Baseline(const StyleDef& style) {
  return (style.leading - style.size) / 2 + style.size.Share(880, 1000);
}

const Picture* Composer::PictureOf(std::string_view file) const {
  if (options_.pictures == nullptr) return nullptr;
  const auto found = options_.pictures->find(file);
  return found == options_.pictures->end() ? nullptr : &found->second;
}

OwnerId Composer::AddOwner(OwnerKind kind, CellRole role, const ItemRef& item) {
  document_.owners.push_back({kind, role, item.id, item.pointer});
  return static_cast<OwnerId>(document_.owners.size() - 1);
}

SetLine PlaceLine(Line line, const Composer::Paragraph& paragraph, const StyleDef& style, Length x) {
  SetLine set;
  set.text = paragraph.text;
  set.tag = paragraph.tag;
  set.size = style.size;
  set.colour = style.colour;
  set.x = x;
  set.baseline = Composer::Baseline(style);
  set.line = std::move(line);
  return set;
}

}  // namespace yoshiki
