#include <string>
#include <string_view>

#include "render/font_plan.h"
#include "render/syntax.h"

namespace yoshiki::pdf {
namespace {

void AppendEntry(std::string& out, std::string_view key, std::int64_t value) {
  out.append(key).append(" ");
  AppendInteger(out, value);
}

void AppendEntry(std::string& out, std::string_view key, ObjectId object) {
  out.append(key).append(" ");
  AppendReference(out, object);
}

/// A PostScript name as a PDF name (§7.3.5): what is not plain is written as #xx.
void AppendName(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name) {
    const bool plain =
        c > ' ' && c <= '~' && std::string_view("#/%()<>[]{}").find(c) == std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += '#';
      AppendHex(out, static_cast<unsigned char>(c), 2);
    }
  }
}

/// FontFile2 or FontFile3 (§9.9), with its key.
std::string ProgramEntry(File& file, const FontPlan& plan) {
  std::string entries, out;
  if (plan.info.cff) {
    // The bare table: wrapped in OpenType, viewers disagree on what a CID means (S2).
    entries = "/Subtype/CIDFontType0C";
  } else {
    AppendEntry(entries, "/Length1", static_cast<std::int64_t>(plan.program.size()));
  }
  AppendEntry(out, plan.info.cff ? "/FontFile3" : "/FontFile2",
              file.AddStream(entries, plan.program, Effort::fast));
  return out;
}

/// StemV is a wish for substituted fonts only; the usual estimate from the weight.
int StemWidth(int weight) { return 10 + 220 * (weight - 50) / 900; }

ObjectId WriteDescriptor(File& file, const FontPlan& plan) {
  constexpr int kFixedPitch = 1, kSymbolic = 4, kItalic = 64;
  const FaceInfo& info = plan.info;
  const int flags = kSymbolic | (info.fixed_pitch ? kFixedPitch : 0) | (info.italic_angle != 0 ? kItalic : 0);
  std::string out = "/Type/FontDescriptor/FontName";
  AppendName(out, plan.name);
  AppendEntry(out, "/Flags", std::int64_t{flags});
  out += "/FontBBox[";
  for (const int edge : {info.x_min, info.y_min, info.x_max, info.y_max}) {
    AppendInteger(out, edge);
    out += ' ';
  }
  out += ']';
  AppendEntry(out, "/ItalicAngle", std::int64_t{info.italic_angle});
  AppendEntry(out, "/Ascent", std::int64_t{info.ascent});
  AppendEntry(out, "/Descent", std::int64_t{info.descent});
  AppendEntry(out, "/CapHeight", std::int64_t{info.cap_height});
  AppendEntry(out, "/StemV", std::int64_t{StemWidth(info.weight)});
  out += ProgramEntry(file, plan);
  return file.AddObject(out);
}

std::string CidToGidEntry(File& file, const FontPlan& plan) {
  if (plan.info.cff) return "";  // the charset is the map
  if (plan.glyph_of_cid.empty()) return "/CIDToGIDMap/Identity";
  std::string bytes, out;
  for (const std::uint16_t glyph : plan.glyph_of_cid) {
    bytes += static_cast<char>(glyph >> 8);
    bytes += static_cast<char>(glyph & 0xFF);
  }
  AppendEntry(out, "/CIDToGIDMap", file.AddStream("", bytes));
  return out;
}

ObjectId WriteCidFont(File& file, const FontPlan& plan) {
  std::string out = "/Type/Font/Subtype";
  out += plan.info.cff ? "/CIDFontType0" : "/CIDFontType2";
  out += "/BaseFont";
  AppendName(out, plan.name);
  out += "/CIDSystemInfo<</Registry";
  AppendLiteral(out, plan.registry);
  out += "/Ordering";
  AppendLiteral(out, plan.ordering);
  AppendEntry(out, "/Supplement", std::int64_t{plan.supplement});
  out += ">>";
  AppendEntry(out, "/FontDescriptor", WriteDescriptor(file, plan));
  out += "/DW 1000/W" + WidthArray(plan.widths) + CidToGidEntry(file, plan);
  return file.AddObject(out);
}

}  // namespace

ObjectId WriteFont(File& file, const FontPlan& plan) {
  std::string out = "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont";
  AppendName(out, plan.name);
  out += "/DescendantFonts[";
  AppendReference(out, WriteCidFont(file, plan));
  out += ']';
  AppendEntry(out, "/ToUnicode", file.AddStream("", ToUnicodeCMap(plan.texts)));
  return file.AddObject(out);
}

}  // namespace yoshiki::pdf
