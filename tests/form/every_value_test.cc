// No value of a statement is lost, doubled or changed on its way into the bound form.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "bound_text.h"
#include "form/definition.h"
#include "form/key_tree.h"
#include "real_forms.h"
#include "support/model_generator.h"
#include "tiny_form.h"

namespace yoshiki {
namespace {

std::string Replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Walks a statement and holds each value against the one cell that shows it.
class ValueWalk {
 public:
  ValueWalk(const Form& form, const BoundForm& bound) : definition_(form.definition()) {
    for (const Part& part : bound.parts) {
      for (const Table& table : part.tables) {
        for (const Row& row : table.rows) {
          for (const Cell& cell : row.cells) Note(cell);
        }
      }
    }
  }

  void WalkMembers(const KeyNode& node, const Value& object, const std::string& pointer) {
    for (const KeyNode& child : node.children) {
      const Value* value = object.Find(child.key);
      if (value == nullptr || value->kind == ValueKind::null) continue;
      const std::string at = pointer + "/" + child.key;
      if (!child.is_list) {
        WalkOne(child, *value, at, pointer);
        continue;
      }
      if (const auto joined = cells_.find(at); joined != cells_.end()) {
        ExpectJoined(*value, *joined->second);
        continue;
      }
      for (std::size_t i = 0; i < value->elements.size(); ++i) {
        WalkOne(child, value->elements[i], at + "/" + std::to_string(i), pointer);
      }
    }
  }

  std::size_t values() const { return values_; }

 private:
  void Note(const Cell& cell) {
    if (cell.item.pointer.empty()) return;
    const bool is_new = cells_.emplace(cell.item.pointer, &cell).second;
    EXPECT_TRUE(is_new) << cell.item.pointer << " is printed twice";
  }

  void WalkOne(const KeyNode& node, const Value& value, const std::string& at, const std::string& above) {
    if (!node.children.empty()) return WalkMembers(node, value, at);
    ++values_;
    const ItemDef& item = *node.item;
    if (item.type == ItemType::count && ExpectInnerCount(item, value, above)) return;
    const auto found = cells_.find(at);
    ASSERT_NE(found, cells_.end()) << at << " is not printed";
    const Cell& cell = *found->second;
    EXPECT_EQ(cell.item.offset, value.offset) << at;
    switch (item.type) {
      case ItemType::choice:
        return ExpectChoice(item, value, cell.content);
      case ItemType::checks:
        return ExpectChecks(item, value, std::get<ChecksContent>(cell.content));
      case ItemType::date:
        EXPECT_EQ(ContentText(cell.content), Replaced(PrintedDate(value.text), "\t", "　") + item.suffix)
            << at;
        return;
      case ItemType::image:
        if (value.kind == ValueKind::object)
          return ExpectPicture(value, std::get<ImageContent>(cell.content));
        [[fallthrough]];
      default:
        EXPECT_EQ(ContentText(cell.content), Replaced(value.text, "\t", "　") + item.suffix) << at;
    }
  }

  // A choice whose list is not printed is a sentence.
  static void ExpectChoice(const ItemDef& item, const Value& value, const Content& content) {
    const auto* choice = std::get_if<ChoiceContent>(&content);
    const std::string printed = choice != nullptr ? choice->value : ContentText(content);
    for (const OptionDef& option : item.options) {
      if (option.id == value.text) {
        EXPECT_EQ(printed, option.label) << item.id;
      }
    }
    EXPECT_NE(printed, "") << item.id;
  }

  // One cell for an item of all elements: no other item of theirs is printed on that form.
  void ExpectJoined(const Value& list, const Cell& cell) {
    const std::string key = cell.item.id.substr(cell.item.id.rfind('.') + 1);
    std::string lines;
    for (const Value& element : list.elements) {
      const Value* value = element.Find(key);
      if (value == nullptr || value->text.empty()) continue;
      ++values_;
      lines += (lines.empty() ? "" : "\n") + Replaced(value->text, "\t", "　");
    }
    EXPECT_EQ(ContentText(cell.content), lines) << cell.item.id;
    EXPECT_EQ(cell.item.offset, list.offset);
  }

  static void ExpectPicture(const Value& value, const ImageContent& content) {
    EXPECT_EQ(content.file, value.Find("image")->text);
    EXPECT_EQ(content.alt, Replaced(value.Find("alt")->text, "\t", "　"));
  }

  static void ExpectChecks(const ItemDef& item, const Value& value, const ChecksContent& content) {
    std::map<std::string, const CheckEntry*> entries;
    for (const ChecksContent::Line& line : content.lines) {
      for (const CheckEntry& entry : line.entries) EXPECT_TRUE(entries.emplace(entry.label, &entry).second);
    }
    ASSERT_EQ(entries.size(), item.options.size()) << item.id;
    for (const OptionDef& option : item.options) {
      const Value* tick = value.Find(option.id);
      const bool is_object = tick != nullptr && tick->kind == ValueKind::object;
      const Value* checked = is_object ? tick->Find("checked") : tick;
      const Value* text = is_object ? tick->Find("text") : tick;
      const CheckEntry& entry = *entries.at(option.label);
      const bool ticked = checked != nullptr && (checked->boolean || checked->kind == ValueKind::text);
      EXPECT_EQ(entry.ticked, ticked) << item.id << " " << option.id;
      EXPECT_EQ(entry.text, text == nullptr ? "" : Replaced(text->text, "\t", "　")) << item.id;
    }
  }

  // A count that stands in the cell of another item. False when it has a row of its own.
  bool ExpectInnerCount(const ItemDef& item, const Value& value, const std::string& above) const {
    const std::string number = std::to_string(value.integer);
    // From "/files/1/provision" and "files[].provision" to the pointer of any other item of the same
    // elements.
    const auto pointer_of = [&](const std::string& id) {
      std::string pointer;
      std::istringstream keys(id);
      std::istringstream tokens(above.substr(1));
      std::string token;
      for (std::string key; std::getline(keys, key, '.');) {
        std::getline(tokens, token, '/');
        pointer += "/" + Replaced(key, "[]", "");
        if (key.ends_with("[]") && std::getline(tokens, token, '/')) pointer += "/" + token;
      }
      return pointer;
    };
    for (const auto& [id, holder] : definition_.items) {
      if (holder.count == item.id) {
        const Cell& cell = *cells_.at(pointer_of(id));
        EXPECT_EQ(std::get<ChoiceContent>(cell.content).count, number) << item.id;
        return true;
      }
      for (const OptionDef& option : holder.options) {
        if (option.count != item.id) continue;
        const Cell& cell = *cells_.at(pointer_of(id));
        for (const ChecksContent::Line& line : std::get<ChecksContent>(cell.content).lines) {
          for (const CheckEntry& entry : line.entries) {
            if (entry.label == option.label) {
              EXPECT_EQ(entry.count, number) << item.id;
            }
          }
        }
        return true;
      }
    }
    return false;
  }

  const Definition& definition_;
  std::map<std::string, const Cell*> cells_;
  std::size_t values_ = 0;
};

std::size_t ExpectEveryValue(const Form& form, const std::string& json, const BindOptions& options = {},
                             const OtherForms& others = {}) {
  Diagnostics diagnostics;
  const auto statement = ParseStatement(SourceText("model.json", json), diagnostics);
  if (statement) CheckStatement(form, *statement, diagnostics, others);
  for (const Diagnostic& d : diagnostics.all()) {
    if (d.severity == Severity::error)
      ADD_FAILURE() << d.place.pointer << " " << MessageText(d, Language::english);
  }
  if (!statement || diagnostics.has_errors()) return 0;
  const BoundForm bound = Bind(form, *statement, options);
  ValueWalk walk(form, bound);
  walk.WalkMembers(BuildKeyTree(form.definition()), statement->root, "");
  return walk.values();
}

constexpr BindOptions kAllOptions[] = {
    {}, {.print_unused = false}, {.print_empty_bands = true}, {.print_bands = false}};

TEST(EveryValue, OfMadeUpStatementsOnTheTinyFormIsPrintedOnce) {
  const Form form = TinyForm();
  std::size_t values = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    values += ExpectEveryValue(form, GenerateModel(form, seed), kAllOptions[seed % std::size(kAllOptions)]);
  }
  EXPECT_GT(values, 5'000u);
}

TEST(EveryValue, OfMadeUpStatementsOnTheRealFormsIsPrintedOnce) {
  for (const Form& form : AllRealForms()) {
    std::size_t values = 0;
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
      SCOPED_TRACE(form.name() + " " + form.edition() + " seed " + std::to_string(seed));
      values += ExpectEveryValue(form, GenerateModel(form, seed, {.picture = "figure.png"}),
                                 kAllOptions[seed % std::size(kAllOptions)]);
    }
    EXPECT_GT(values, 60 * form.definition().items.size() / 2) << form.name();
  }
}

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Every JSON file that names a form: beside the models lie notes about them.
std::map<std::string, std::string> RealModels() {
  std::map<std::string, std::string> models;
  for (const char* folder : {"/inputs", "/../shared/inputs"}) {
    const std::filesystem::path path = std::string(YOSHIKI_SOURCE_DIR) + folder;
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
      std::string json = entry.path().extension() == ".json" ? ReadAll(entry.path()) : "";
      if (json.find("\"form\": \"yoshiki-") != std::string::npos)
        models.emplace(entry.path().string(), std::move(json));
    }
  }
  return models;
}

TEST(EveryValue, OfRealStatementsIsPrintedOnceOnEveryEdition) {
  const std::vector<Form> forms = AllRealForms();
  for (const auto& [path, json] : RealModels()) {
    std::size_t editions = 0;
    for (const Form& form : forms) {
      if (json.find("\"form\": \"" + form.name() + "\"") == std::string::npos) continue;
      SCOPED_TRACE(path + " on " + form.edition());
      const OtherForms others = [&forms, next = std::size_t{0}]() mutable {
        return next < forms.size() ? std::optional(forms[next++]) : std::nullopt;
      };
      EXPECT_GT(ExpectEveryValue(form, json, {}, others), 20u);
      ++editions;
    }
    EXPECT_GE(editions, 2u) << path;
  }
}

TEST(ModelGenerator, GivesTheSameModelForTheSameSeed) {
  const Form form = TinyForm();
  EXPECT_EQ(GenerateModel(form, 7), GenerateModel(form, 7));
  EXPECT_NE(GenerateModel(form, 7), GenerateModel(form, 8));
}

TEST(ModelGenerator, CoversSmallAndLargeStatements) {
  const Form form = TinyForm();
  std::size_t smallest = 1'000'000, largest = 0, giants = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const std::size_t size = GenerateModel(form, seed).size();
    smallest = std::min(smallest, size);
    largest = std::max(largest, size);
    giants += size > 50'000;
  }
  EXPECT_LT(smallest, 500u);
  EXPECT_GT(largest, 50'000u);
  EXPECT_GT(giants, 3u);
  EXPECT_LT(giants, 100u);
}

TEST(ModelGenerator, KeepsToItsSizeScale) {
  const Form form = TinyForm();
  const GeneratorOptions small{.longest_text = 100, .most_elements = 3, .characters = 500};
  for (std::uint32_t seed = 0; seed < 100; ++seed)
    EXPECT_LT(GenerateModel(form, seed, small).size(), 20'000u);
}

}  // namespace
}  // namespace yoshiki
