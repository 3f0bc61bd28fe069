// One model with every item of every form, on every form and edition: what a form has is printed once, what
// it has not is left out without a word, and what is overridden is printed on its form alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "form/definition.h"
#include "form/key_tree.h"
#include "small_png.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

const DirectoryFiles& Layouts() {
  static const DirectoryFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
  return layouts;
}

// The newest form first, so that the model reads in the order of the fullest one.
const std::vector<Form>& AllForms() {
  static const std::vector<Form> all = [] {
    std::vector<Form> forms;
    Diagnostics diagnostics;
    for (const EditionName& name : ListEditions(Layouts()))
      forms.insert(forms.begin(), *LoadForm(Layouts(), name.form, name.edition, {}, diagnostics));
    return forms;
  }();
  return all;
}

// The figures agree with each other, or しきい値判断 would be held against them; 様式3 has figures of its
// own.
const std::map<std::string, std::string> kChosen = {{"basic.affairs.population", "ge_300k"},
                                                    {"threshold.handlers", "lt_500"},
                                                    {"threshold.serious_incident", "no"},
                                                    {"threshold.result", "basic_and_full"},
                                                    {"procedure.basic.threshold_result", "basic_and_full"}};
constexpr const char* kOverrides = R"("overrides": {
  "yoshiki-2": {"basic": {"affairs": {"description": "様式2だけの短い概要"}}},
  "yoshiki-3": {"basic": {"affairs": {"population": "100k_300k"}},
                "procedure": {"basic": {"threshold_result": "basic_and_focused"}}}
})";
constexpr std::size_t kElements = 2;  // of every list

/// All items of all forms as one model. Each text, date and count differs from all others.
class UnionModel {
 public:
  struct Printed {
    std::string id, option;  ///< option: of a check list, or ""
    std::string words;       ///< found nowhere else in the model
  };

  UnionModel() {
    Definition all;
    for (const Form& form : AllForms()) {
      for (const std::string& id : form.definition().item_order) {
        const bool is_new = all.items.emplace(id, *form.definition().Find(id)).second;
        if (is_new) all.item_order.push_back(id);
      }
    }
    json_ = "{\"form\": \"yoshiki-4\", \"edition\": \"2025-05\", " + std::string(kOverrides);
    for (const KeyNode& child : BuildKeyTree(all).children) Member(child);
    json_ += "}\n";
  }

  const std::string& json() const { return json_; }
  const std::vector<Printed>& printed() const { return printed_; }

 private:
  void Member(const KeyNode& node) {
    if (!node.TakesValue()) return;
    if (json_.back() != '{') json_ += ",\n";
    json_ += '"' + node.key + "\": ";
    if (!node.is_list) return One(node);
    for (std::size_t i = 0; i < kElements; ++i) {
      json_ += i == 0 ? "[" : ", ";
      One(node);
    }
    json_ += ']';
  }

  void One(const KeyNode& node) {
    if (node.children.empty()) return Leaf(*node.item);
    json_ += '{';
    for (const KeyNode& child : node.children) Member(child);
    json_ += '}';
  }

  void Leaf(const ItemDef& item) {
    switch (item.type) {
      case ItemType::choice:
        json_ += '"' + ChoiceOf(item) + '"';
        return;
      case ItemType::checks:
        return Checks(item);
      case ItemType::count:
        json_ += Unique(item.id, "", "10", "");
        return;
      case ItemType::image:
        json_ += R"({"image": "figure.png", "alt": ")" + Unique(item.id, "", "図", "の説明") + "\"}";
        return;
      default:
        json_ +=
            '"' + (item.values.empty() ? Unique(item.id, "", "記載", "の文") : item.values.front()) + '"';
    }
  }

  static std::string ChoiceOf(const ItemDef& item) {
    const auto chosen = kChosen.find(item.id);
    return chosen == kChosen.end() ? item.options.front().id : chosen->second;
  }

  void Checks(const ItemDef& item) {
    json_ += '{';
    for (const OptionDef& option : item.options) {
      if (json_.back() != '{') json_ += ", ";
      json_ += '"' + option.id + "\": ";
      json_ += option.has_text ? '"' + Unique(item.id, option.id, "欄", "の文") + '"' : "true";
    }
    json_ += '}';
  }

  std::string Unique(const std::string& id, const std::string& option, const char* before,
                     const char* after) {
    const std::string number = std::to_string(10000 + printed_.size());
    printed_.push_back({id, option, before + number + after});
    return printed_.back().words;
  }

  std::string json_;
  std::vector<Printed> printed_;
};

const UnionModel& Model() {
  static const UnionModel model;
  return model;
}

std::size_t CountOf(const std::string& words, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size()))
    ++count;
  return count;
}

// How often a form prints a value: an item that captions the frames of an attachment stands there once more.
std::size_t TimesOn(const Definition& definition, const UnionModel::Printed& value) {
  const ItemDef* item = definition.Find(value.id);
  if (item == nullptr) return 0;
  const bool is_override = definition.form == "yoshiki-2" && value.id == "basic.affairs.description";
  if (is_override) return 0;
  const bool is_offered = value.option.empty() || std::ranges::find(item->options, value.option,
                                                                    &OptionDef::id) != item->options.end();
  const auto captions = std::ranges::count(definition.parts, value.id, &PartDef::caption_item);
  return (is_offered ? 1 : 0) + static_cast<std::size_t>(captions);
}

class OneModel : public testing::TestWithParam<EditionName> {
 protected:
  OneModel() {
    folder_.Put("model.json", Model().json());
    folder_.Put("figure.png", Png(60, 90));
  }

  std::string Render(Product product) {
    RenderJob job;
    job.model = folder_ / "model.json";
    job.output = folder_ / "out";
    job.settings.product = product;
    job.settings.form = GetParam().form;
    job.settings.edition = GetParam().edition;
    StageLog log(instruments_);
    FileCalls calls;
    EXPECT_EQ(RunRender(job, {Layouts(), fonts_, calls}, diagnostics_, log), RenderOutcome::written);
    return ReadFile(job.output);
  }

  // "pointer [code]", and the message of what is more than a warning.
  std::vector<std::string> Findings() const {
    std::vector<std::string> findings;
    for (const Diagnostic& d : diagnostics_.all()) {
      findings.push_back(d.place.pointer + " [" + std::string(CodeOf(d.id)) + "]");
      if (d.severity == Severity::error) findings.back() += " " + MessageText(d, Language::english);
    }
    return findings;
  }

  const TemporaryFolder folder_;
  FontShelf fonts_{YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR)};
  const Instruments instruments_;
  Diagnostics diagnostics_;
};

TEST_P(OneModel, PrintsEveryItemOfTheFormOnceAndNoOther) {
  const std::string text = Render(Product::text);
  const auto form = std::ranges::find_if(AllForms(), [](const Form& known) {
    return known.name() == GetParam().form && known.edition() == GetParam().edition;
  });
  ASSERT_NE(form, AllForms().end());
  std::size_t on_form = 0;
  for (const UnionModel::Printed& value : Model().printed()) {
    const std::size_t times = TimesOn(form->definition(), value);
    EXPECT_EQ(CountOf(value.words, text), times) << value.id << " " << value.option << " " << value.words;
    on_form += times > 0;
  }
  EXPECT_GT(on_form, GetParam().form == "yoshiki-2" ? 25u : 100u);
}

TEST_P(OneModel, PrintsWhatIsOverriddenOnItsFormAlone) {
  const std::string text = Render(Product::text);
  EXPECT_EQ(CountOf("様式2だけの短い概要", text), GetParam().form == "yoshiki-2" ? 1u : 0u);
  const bool is_focused = GetParam().form == "yoshiki-3";
  EXPECT_EQ(CountOf("[10万人以上30万人未満]", text), is_focused ? 1u : 0u);
  EXPECT_EQ(CountOf("[30万人以上]", text), is_focused ? 0u : 1u);
}

TEST_P(OneModel, IsAPdfAndWarnsOnlyOfWhatAnotherEditionPrints) {
  EXPECT_THAT(Render(Product::pdf), StartsWith("%PDF-1.7"));
  if (GetParam() == EditionName{"yoshiki-2", "2019-01"}) {
    EXPECT_THAT(Findings(), ElementsAre("/basic/rule9_2 [not-printed]", "/risks/human_work [not-printed]",
                                        "/measures/priority [not-printed]"));
  } else {
    EXPECT_THAT(Findings(), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(On, OneModel, testing::ValuesIn(ListEditions(Layouts())),
                         [](const testing::TestParamInfo<EditionName>& edition) {
                           std::string name = edition.param.form + "_" + edition.param.edition;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace yoshiki
