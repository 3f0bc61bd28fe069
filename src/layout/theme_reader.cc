// The measures, colours and styles of a theme file.
#include "layout/theme_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace yoshiki {

namespace {

constexpr CellRole kFilledRoles[] = {CellRole::heading,     CellRole::box,   CellRole::band,
                                     CellRole::band_value,  CellRole::value, CellRole::label,
                                     CellRole::group_label, CellRole::strip, CellRole::column_head};
constexpr std::string_view kFilledNames[] = {"heading", "box",         "band",  "band_value", "value",
                                             "label",   "group_label", "strip", "column_head"};

// "18mm", "13.5pt": up to three decimals; nothing when it is no length, or not from 0 to 2000 mm.
std::optional<Length> LengthOf(std::string_view text) {
  const bool mm = text.ends_with("mm");
  if (!mm && !text.ends_with("pt")) return std::nullopt;
  text.remove_suffix(2);
  const std::size_t dot = text.find('.');
  std::string digits(text.substr(0, dot));
  std::string decimals(dot == std::string_view::npos ? "" : text.substr(dot + 1));
  if (digits.empty() || digits.size() > 4 || decimals.size() > 3) return std::nullopt;
  decimals.resize(3, '0');
  digits += decimals;
  std::int64_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != digits.data() + digits.size()) return std::nullopt;
  return mm ? Length::Um(value) : Length::Mpt(value);
}

std::optional<Colour> ColourOf(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint32_t rgb = 0;
  const auto parsed = std::from_chars(text.data() + 1, text.data() + 7, rgb, 16);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + 7) return std::nullopt;
  return Colour{rgb};
}

// The measures that a page can still be set with: both ends are allowed.
struct Range {
  std::string_view low, high;
};
constexpr Range kSheet = {"50mm", "2000mm"};
constexpr Range kMargin = {"0mm", "1000mm"};  // what is left for the text is checked apart
constexpr Range kSpace = {"0mm", "50mm"};
constexpr Range kKept = {"0mm", "150mm"};
constexpr Range kBracket = {"3mm", "50mm"};
constexpr Range kPad = {"0mm", "10mm"};
constexpr Range kRule = {"0pt", "6pt"};
constexpr Range kAny = {"0mm", "2000mm"};

class ThemeReader {
 public:
  ThemeReader(const NodeReader& reader, const std::string& folder, Theme& theme)
      : reader_(reader), folder_(folder), theme_(theme) {}

  void Run() {
    const Fields root(reader_, reader_.root(),
                      {"base", "faces", "gaiji", "page", "text", "tables", "looks", "fills", "styles"});
    if (const YamlNode* node = root.Find("faces")) ReadFaces(reader_, *node, folder_, theme_.faces);
    if (const YamlNode* node = root.Find("gaiji")) ReadGaiji(reader_, *node, folder_, theme_);
    if (const YamlNode* node = root.Find("page")) Page(*node);
    if (const YamlNode* node = root.Find("text")) Text(*node);
    if (const YamlNode* node = root.Find("tables")) Tables(*node);
    if (const YamlNode* node = root.Find("looks")) Looks(*node);
    if (const YamlNode* node = root.Find("fills")) Fills(*node);
    if (const YamlNode* node = root.Find("styles")) Styles(*node);
  }

 private:
  // `range` says it in words for the message.
  void Set(const Fields& fields, std::string_view key, Length& length, const Range& range) {
    const YamlNode* node = fields.Find(key);
    if (node == nullptr || !reader_.IsText(*node)) return;
    const auto value = LengthOf(node->text);
    if (!value) {
      reader_.Fault(MessageId::theme_bad_length, *node, {std::string(key), node->text});
    } else if (*value < LengthOf(range.low) || *value > LengthOf(range.high)) {
      reader_.Fault(MessageId::theme_out_of_range, *node,
                    {std::string(key), node->text, std::string(range.low), std::string(range.high)});
    } else {
      length = *value;
    }
  }

  void Set(const YamlNode& node, std::string_view key, Colour& colour) {
    if (!reader_.IsText(node)) return;
    if (const auto value = ColourOf(node.text)) {
      colour = *value;
    } else {
      reader_.Fault(MessageId::theme_bad_colour, node, {std::string(key), node.text});
    }
  }

  void Set(const Fields& fields, std::string_view key, Colour& colour) {
    if (const YamlNode* node = fields.Find(key)) Set(*node, key, colour);
  }

  void Page(const YamlNode& node) {
    const Fields page(reader_, node, {"width", "height", "side", "top", "bottom", "foot"});
    Set(page, "width", theme_.page_width, kSheet);
    Set(page, "height", theme_.page_height, kSheet);
    Set(page, "side", theme_.margin_side, kMargin);
    Set(page, "top", theme_.margin_top, kMargin);
    Set(page, "bottom", theme_.margin_bottom, kMargin);
    Set(page, "foot", theme_.foot_height, kMargin);
    CheckPage(node);
  }

  // A page must leave a text area that a table with several columns can be set in.
  void CheckPage(const YamlNode& node) {
    const Length least = Length::Um(50000);
    const Length narrow = std::min(theme_.page_width, theme_.page_height);
    const Length across = narrow - theme_.margin_side * 2;
    const Length down = narrow - theme_.margin_top - theme_.margin_bottom;
    if (across < least || down < least) reader_.Fault(MessageId::theme_no_room, node);
    if (theme_.foot_height > theme_.margin_bottom) reader_.Fault(MessageId::theme_foot_high, node);
  }

  void Text(const YamlNode& node) {
    const Fields text(reader_, node, {"strictness", "latin_spacing", "continued", "context", "keep_whole"});
    constexpr Strictness kLevels[] = {Strictness::strict, Strictness::normal, Strictness::loose};
    if (text.Has("strictness"))
      theme_.strictness = kLevels[text.Word("strictness", {"strict", "normal", "loose"})];
    theme_.latin_spacing = text.Percent("latin_spacing", theme_.latin_spacing);
    theme_.continued = text.Text("continued", theme_.continued);
    theme_.context_rows = text.Flag("context", theme_.context_rows);
    Set(text, "keep_whole", theme_.keep_whole, kKept);
  }

  void Tables(const YamlNode& node) {
    const Fields tables(reader_, node,
                        {"gap", "check_bracket", "count_bracket", "outer_colour", "inner_colour"});
    Set(tables, "gap", theme_.table_gap, kSpace);
    Set(tables, "check_bracket", theme_.check_bracket, kBracket);
    Set(tables, "count_bracket", theme_.count_bracket, kBracket);
    Set(tables, "outer_colour", theme_.outer_colour);
    Set(tables, "inner_colour", theme_.inner_colour);
  }

  void Looks(const YamlNode& node) {
    Each(node, theme_.looks, [this](const YamlNode& item, TableLook& look) {
      const Fields fields(reader_, item, {"side", "top", "bottom", "outer", "inner", "ruled"});
      Set(fields, "side", look.pad_side, kPad);
      Set(fields, "top", look.pad_top, kPad);
      Set(fields, "bottom", look.pad_bottom, kPad);
      Set(fields, "outer", look.outer_rule, kRule);
      Set(fields, "inner", look.inner_rule, kRule);
      look.ruled = fields.Flag("ruled", look.ruled);
    });
  }

  void Fills(const YamlNode& node) {
    const Fields fields(reader_, node, {std::begin(kFilledNames), std::end(kFilledNames)});
    for (std::size_t i = 0; i < std::size(kFilledNames); ++i) {
      if (fields.Has(kFilledNames[i])) Set(fields, kFilledNames[i], theme_.fills[kFilledRoles[i]]);
    }
  }

  void Styles(const YamlNode& node) {
    Each(node, theme_.styles, [this](const YamlNode& item, StyleDef& style) { Style(item, style); });
  }

  void Style(const YamlNode& node, StyleDef& style) {
    const Fields fields(reader_, node,
                        {"face", "size", "leading", "align", "colour", "middle", "before", "after"});
    constexpr Alignment kAlignments[] = {Alignment::justify, Alignment::start, Alignment::centre,
                                         Alignment::end};
    if (fields.Has("face"))
      style.role = fields.Word("face", {"regular", "bold"}) == 1 ? FontRole::bold : FontRole::regular;
    if (fields.Has("align"))
      style.alignment = kAlignments[fields.Word("align", {"even", "start", "centre", "end"})];
    Set(fields, "size", style.size, kAny);
    Set(fields, "leading", style.leading, kAny);
    Set(fields, "colour", style.colour);
    Set(fields, "before", style.space_before, kSpace);
    Set(fields, "after", style.space_after, kSpace);
    style.middle = fields.Flag("middle", style.middle);
    CheckStyle(node, style);
  }

  // Lines closer than their type is high would overlap; type of no size would vanish.
  void CheckStyle(const YamlNode& node, const StyleDef& style) {
    const bool size = style.size >= Length::Pt(4) && style.size <= Length::Pt(72);
    const bool leading = style.leading >= style.size && style.leading <= style.size * 4;
    if (!size || !leading) reader_.Fault(MessageId::theme_bad_style, node);
  }

  // Reads what is said of the looks or styles by name. There are no others than the default theme has: forms
  // name them.
  template <class Entry, class Read>
  void Each(const YamlNode& node, std::map<std::string, Entry, std::less<>>& entries, Read read) {
    if (!reader_.IsMapping(node)) return;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const YamlKey& key = node.keys[i];
      if (const auto entry = entries.find(key.text); entry != entries.end()) {
        read(node.items[i], entry->second);
        continue;
      }
      KnownKeys known;
      for (const auto& entry : entries) known.push_back(entry.first);
      reader_.FaultAtKey(MessageId::layout_unknown_key, key, {key.text, KnownWords(key.text, known)});
    }
  }

  const NodeReader& reader_;
  const std::string& folder_;
  Theme& theme_;
};

}  // namespace

void ReadTheme(const NodeReader& reader, const std::string& folder, Theme& theme) {
  ThemeReader(reader, folder, theme).Run();
}

}  // namespace yoshiki
