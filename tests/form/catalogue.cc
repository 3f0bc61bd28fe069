#include "catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "real_forms.h"

namespace yoshiki {
namespace {

constexpr std::string_view kTypes[] = {"text",    "choice", "checks", "count", "date",
                                       "heading", "note",   "table",  "image"};

std::string TextOf(const YamlNode& node, std::string_view key) {
  const YamlNode* const found = node.Find(key);
  return found == nullptr ? std::string() : found->text;
}

std::vector<std::string> TextsOf(const YamlNode& list) {
  std::vector<std::string> texts;
  for (const YamlNode& item : list.items) texts.push_back(item.text);
  return texts;
}

OptionDef OptionOf(const YamlNode& node, std::string& group) {
  OptionDef option;
  option.id = TextOf(node, "id");
  option.label = TextOf(node, "label");
  option.has_text = TextOf(node, "text") == "true";
  option.count = TextOf(node, "count");
  // The catalogue names the group on every option, a layout on its first.
  if (TextOf(node, "group") != group) option.caption = TextOf(node, "group");
  group = TextOf(node, "group");
  return option;
}

ItemDef ItemOf(const YamlNode& node) {
  ItemDef item;
  item.id = TextOf(node, "id");
  item.label = TextOf(node, "label");
  if (const YamlNode* repeat = node.Find("repeat");
      repeat != nullptr && TextOf(*repeat, "item_label") != "row") {
    item.label = TextOf(*repeat, "item_label");
  }
  item.type = static_cast<ItemType>(std::ranges::find(kTypes, TextOf(node, "type")) - std::begin(kTypes));
  if (TextOf(node, "media") == "image") item.type = ItemType::image;
  item.required = TextOf(node, "required") == "true";
  item.important = TextOf(node, "important") == "true";
  item.when = TextOf(node, "when");
  item.suffix = TextOf(node, "suffix");
  item.fixed_value = TextOf(node, "fixed_value");
  if (const YamlNode* values = node.Find("values")) item.values = TextsOf(*values);
  std::string group;
  if (const YamlNode* options = node.Find("options")) {
    for (const YamlNode& option : options->items) item.options.push_back(OptionOf(option, group));
  }
  const YamlNode* const layout = node.Find("layout");
  if (layout == nullptr) return item;
  if (layout->Find("options_columns") != nullptr)
    item.columns = std::stoi(TextOf(*layout, "options_columns"));
  item.options_below = TextOf(*layout, "options_position") == "below";
  if (const YamlNode* lines = layout->Find("check_rows")) {
    for (const YamlNode& line : lines->items) item.lines.push_back(TextsOf(line));
  }
  return item;
}

}  // namespace

std::optional<CatalogueForm> ReadCatalogue(const std::string& form) {
  const std::optional<std::string> bytes =
      FolderFiles(YOSHIKI_SOURCE_DIR "/../shared/forms").Read("items.yaml");
  if (!bytes) return std::nullopt;
  Diagnostics diagnostics;
  const auto root = ParseYaml(SourceText("items.yaml", *bytes), diagnostics);
  EXPECT_TRUE(root.has_value() && diagnostics.empty());
  const YamlNode& page = *root->Find(form);
  CatalogueForm catalogue{TextOf(page, "title"), TextOf(page, "short"), TextOf(page, "edition_mark"), {}, {}};
  for (const YamlNode& section : page.Find("sections")->items) {
    for (const YamlNode& block : section.Find("blocks")->items) {
      for (const YamlNode& node : block.Find("items")->items) {
        ItemDef item = ItemOf(node);
        catalogue.order.push_back(item.id);
        catalogue.items.emplace(item.id, std::move(item));
      }
    }
  }
  return catalogue;
}

std::string FactsOf(const ItemDef& item) {
  std::string facts = "label: " + item.label + "\n";
  facts += "type: " + std::string(kTypes[static_cast<std::size_t>(item.type)]) + "\n";
  facts += std::string("required: ") + (item.required ? "yes" : "no") + "\n";
  facts += std::string("important: ") + (item.important ? "yes" : "no") + "\n";
  facts += "when: " + item.when + "\nsuffix: " + item.suffix + "\nfixed: " + item.fixed_value + "\n";
  for (const std::string& value : item.values) facts += "value: " + value + "\n";
  facts += "columns: " + std::to_string(item.columns) + (item.options_below ? " below\n" : "\n");
  for (const OptionDef& option : item.options) {
    facts += "option " + option.id + ": " + option.label + (option.has_text ? "（　）" : "");
    facts += (option.count.empty() ? "" : " count " + option.count);
    facts += (option.caption.empty() ? "" : " under " + option.caption) + "\n";
  }
  // One option a line is what checks do by themselves.
  const bool plain = std::ranges::all_of(item.lines, [](const auto& line) { return line.size() == 1; });
  for (const auto& line : item.lines) {
    if (plain) break;
    facts += "line:";
    for (const std::string& id : line) facts += " " + id;
    facts += "\n";
  }
  return facts;
}

}  // namespace yoshiki
