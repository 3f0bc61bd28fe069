// Reads a theme file (layouts/themes/NAME.yaml). What a file leaves out keeps the default theme's value.
#include <charconv>
#include <string>
#include <utility>

#include "layout/layout.h"

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

class ThemeReader {
 public:
  ThemeReader(const NodeReader& reader, Theme& theme) : reader_(reader), theme_(theme) {}

  void Run() {
    const Fields root(reader_, reader_.root(), {"page", "text", "tables", "looks", "fills", "styles"});
    if (const YamlNode* node = root.Find("page")) Page(*node);
    if (const YamlNode* node = root.Find("text")) Text(*node);
    if (const YamlNode* node = root.Find("tables")) Tables(*node);
    if (const YamlNode* node = root.Find("looks")) Looks(*node);
    if (const YamlNode* node = root.Find("fills")) Fills(*node);
    if (const YamlNode* node = root.Find("styles")) Styles(*node);
  }

 private:
  void Set(const Fields& fields, std::string_view key, Length& length) {
    const YamlNode* node = fields.Find(key);
    if (node == nullptr || !reader_.IsText(*node)) return;
    if (const auto value = LengthOf(node->text)) {
      length = *value;
    } else {
      reader_.Fault(MessageId::theme_bad_length, *node, {std::string(key), node->text});
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
    Set(page, "width", theme_.page_width);
    Set(page, "height", theme_.page_height);
    Set(page, "side", theme_.margin_side);
    Set(page, "top", theme_.margin_top);
    Set(page, "bottom", theme_.margin_bottom);
    Set(page, "foot", theme_.foot_height);
    CheckPage(node);
  }

  // A page must leave a text area that a table with several columns can be set in.
  void CheckPage(const YamlNode& node) {
    const Length least = Length::Um(50000);
    const Length narrow = std::min(theme_.page_width, theme_.page_height);
    const Length across = narrow - theme_.margin_side * 2;
    const Length down = narrow - theme_.margin_top - theme_.margin_bottom;
    if (across < least || down < least) reader_.Fault(MessageId::theme_no_room, node);
  }

  void Text(const YamlNode& node) {
    const Fields text(reader_, node, {"strictness", "latin_spacing", "continued", "context", "keep_whole"});
    constexpr Strictness kLevels[] = {Strictness::strict, Strictness::normal, Strictness::loose};
    theme_.strictness = kLevels[text.Word("strictness", {"strict", "normal", "loose"})];
    theme_.latin_spacing = text.Percent("latin_spacing", theme_.latin_spacing);
    theme_.continued = text.Text("continued", theme_.continued);
    theme_.context_rows = text.Flag("context", theme_.context_rows);
    Set(text, "keep_whole", theme_.keep_whole);
  }

  void Tables(const YamlNode& node) {
    const Fields tables(reader_, node,
                        {"gap", "check_bracket", "count_bracket", "outer_colour", "inner_colour"});
    Set(tables, "gap", theme_.table_gap);
    Set(tables, "check_bracket", theme_.check_bracket);
    Set(tables, "count_bracket", theme_.count_bracket);
    Set(tables, "outer_colour", theme_.outer_colour);
    Set(tables, "inner_colour", theme_.inner_colour);
  }

  void Looks(const YamlNode& node) {
    if (!reader_.IsMapping(node)) return;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      if (!Known(node.keys[i], theme_.looks)) continue;
      TableLook& look = theme_.looks.find(node.keys[i].text)->second;
      const Fields fields(reader_, node.items[i], {"side", "top", "bottom", "outer", "inner", "ruled"});
      Set(fields, "side", look.pad_side);
      Set(fields, "top", look.pad_top);
      Set(fields, "bottom", look.pad_bottom);
      Set(fields, "outer", look.outer_rule);
      Set(fields, "inner", look.inner_rule);
      look.ruled = fields.Flag("ruled", look.ruled);
    }
  }

  void Fills(const YamlNode& node) {
    const Fields fields(reader_, node, {std::begin(kFilledNames), std::end(kFilledNames)});
    for (std::size_t i = 0; i < std::size(kFilledNames); ++i) {
      if (fields.Has(kFilledNames[i])) Set(fields, kFilledNames[i], theme_.fills[kFilledRoles[i]]);
    }
  }

  void Styles(const YamlNode& node) {
    if (!reader_.IsMapping(node)) return;
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      if (Known(node.keys[i], theme_.styles))
        Style(node.items[i], theme_.styles.find(node.keys[i].text)->second);
    }
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
    Set(fields, "size", style.size);
    Set(fields, "leading", style.leading);
    Set(fields, "colour", style.colour);
    Set(fields, "before", style.space_before);
    Set(fields, "after", style.space_after);
    style.middle = fields.Flag("middle", style.middle);
    CheckStyle(node, style);
  }

  // Lines closer than their type is high would overlap; type of no size would vanish.
  void CheckStyle(const YamlNode& node, const StyleDef& style) {
    if (style.size < Length::Pt(4) || style.size > Length::Pt(72) || style.leading < style.size) {
      reader_.Fault(MessageId::theme_bad_style, node);
    }
  }

  template <class Map>
  bool Known(const YamlKey& key, const Map& map) {
    if (map.contains(key.text)) return true;
    KnownKeys known;
    for (const auto& entry : map) known.push_back(entry.first);
    reader_.FaultAtKey(MessageId::layout_unknown_key, key, {key.text, KnownWords(key.text, known)});
    return false;
  }

  const NodeReader& reader_;
  Theme& theme_;
};

}  // namespace

std::optional<Theme> LoadTheme(const FileSource& layouts, std::string_view name, Diagnostics& diagnostics) {
  const std::string file = "themes/" + std::string(name) + ".yaml";
  // A theme is a name, not a path.
  const bool named = !name.empty() && name.find_first_of("/\\") == std::string_view::npos;
  std::optional<std::string> bytes = named ? layouts.Read(file) : std::nullopt;
  Place place;
  place.file = layouts.DisplayName(file);
  if (!bytes) {
    diagnostics.Error(MessageId::unknown_theme, std::move(place), {std::string(name)});
    return std::nullopt;
  }
  const std::size_t errors = diagnostics.errors();
  const SourceText source(place.file, std::move(*bytes));
  const std::optional<YamlNode> root = ParseYaml(source, diagnostics);
  Theme theme = DefaultTheme();
  if (root) ThemeReader(NodeReader(source, 0, *root, diagnostics), theme).Run();
  if (diagnostics.errors() > errors) return std::nullopt;
  return theme;
}

}  // namespace yoshiki
