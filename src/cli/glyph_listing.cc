#include "cli/glyph_listing.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <ostream>
#include <string>

#include "cli/display_width.h"
#include "cli/listings.h"

namespace yoshiki {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string FaceWord(const GlyphEntry& entry, bool japanese) {
  if (entry.kind == GlyphKind::invisible) return "–";
  if (entry.missing()) return japanese ? "書体なし" : "no font";
  return entry.face + (!entry.alone ? "" : japanese ? "（異体字なし）" : " (without the variant)");
}

std::string PlacesOf(const GlyphEntry& entry, bool japanese) {
  std::string text;
  for (const Place& place : entry.places) {
    if (!text.empty()) text += ", ";
    text +=
        VisibleName(place.file) + ":" + std::to_string(place.at.line) + ":" + std::to_string(place.at.column);
    if (!place.item.empty()) text += " (" + Visible(place.item) + ")";
  }
  return text + (!entry.more_places ? "" : japanese ? " ほか" : " ...");
}

void Text(Writer& writer, const char* key, std::string_view value) {
  std::string valid;  // the name of a file may be no UTF-8
  for (std::size_t at = 0; at < value.size();) AppendUtf8(valid, NextCodePoint(value, at));
  writer.Key(key);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void WritePlaces(Writer& writer, const std::vector<Place>& places) {
  writer.Key("places");
  writer.StartArray();
  for (const Place& place : places) {
    writer.StartObject();
    Text(writer, "file", place.file);
    writer.Key("line");
    writer.Int(place.at.line);
    writer.Key("column");
    writer.Int(place.at.column);
    Text(writer, "pointer", place.pointer);
    Text(writer, "item", place.item);
    writer.EndObject();
  }
  writer.EndArray();
}

}  // namespace

void PrintGlyphs(const std::vector<GlyphEntry>& entries, Language language, std::ostream& out) {
  const bool japanese = language == Language::japanese;
  if (entries.empty()) {
    out << (japanese ? "JIS X 0208 にない文字、異体字、外字はありません。\n"
                     : "nothing but characters of JIS X 0208, without variants\n");
    return;
  }
  std::vector<std::vector<std::string>> rows{
      japanese ? std::vector<std::string>{"符号位置", "文字", "種別", "書体", "回数", "所在"}
               : std::vector<std::string>{"code", "text", "kind", "font", "times", "where"}};
  for (const GlyphEntry& entry : entries) {
    std::string kind(WordOf(entry.kind, language));
    if (!entry.means.empty()) kind += (japanese ? "＝" : " = ") + Visible(entry.means);
    const bool shown = entry.kind != GlyphKind::invisible;
    rows.push_back({CodesOf(entry), shown ? Visible(entry.text) : "", kind, FaceWord(entry, japanese),
                    std::to_string(entry.count), PlacesOf(entry, japanese)});
  }
  PrintColumns(rows, out);
}

void PrintGlyphsJson(const std::vector<GlyphEntry>& entries, std::ostream& out) {
  for (const GlyphEntry& entry : entries) {
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.StartObject();
    Text(writer, "code", CodesOf(entry));
    Text(writer, "text", entry.text);
    Text(writer, "kind", CodeOf(entry.kind));
    Text(writer, "font", entry.face);
    writer.Key("missing");
    writer.Bool(entry.missing());
    writer.Key("alone");
    writer.Bool(entry.alone);
    Text(writer, "means", entry.means);
    writer.Key("count");
    writer.Uint64(entry.count);
    WritePlaces(writer, entry.places);
    writer.EndObject();
    out << buffer.GetString() << '\n';
  }
}

}  // namespace yoshiki
