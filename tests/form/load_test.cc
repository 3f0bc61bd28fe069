// What LoadForm makes of a layout, and which forms and editions it finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form/definition.h"
#include "layout_texts.h"
#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ListEditions, FindsFilesNamedAfterFormAndMonth) {
  const MemoryFiles files({{"yoshiki-4/2025-05.yaml", ""},
                           {"yoshiki-3/2025-05.yaml", ""},
                           {"yoshiki-3/2018-05.yaml", ""},
                           {"yoshiki-3/notes.yaml", ""},
                           {"yoshiki-3/2018-05.txt", ""},
                           {"yoshiki-3/old/2014-04.yaml", ""},
                           {"themes.yaml", ""}});
  EXPECT_THAT(ListEditions(files),
              ElementsAre(EditionName{"yoshiki-3", "2018-05"}, EditionName{"yoshiki-3", "2025-05"},
                          EditionName{"yoshiki-4", "2025-05"}));
}

TEST(LoadForm, TakesTheNewestEditionWhenNoneIsAsked) {
  const FolderFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
  Diagnostics diagnostics;
  const auto form = LoadForm(layouts, "yoshiki-3", "", Place(), diagnostics);
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->name(), "yoshiki-3");
  EXPECT_EQ(form->edition(), "2025-05");
  EXPECT_EQ(form->mark(), "[令和7年5月 様式3]");
  EXPECT_EQ(form->title(), "特定個人情報保護評価書（重点項目評価書）");
}

TEST(LoadForm, NamesTheFormsAndEditionsThereAre) {
  const FolderFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
  const SourceText model("a.json", "{\n  \"form\": \"yoshiki-9\"}");
  Diagnostics diagnostics;
  EXPECT_FALSE(LoadForm(layouts, "yoshiki-9", "", PlaceAt(model, 12), diagnostics).has_value());
  EXPECT_FALSE(LoadForm(layouts, "yoshiki-3", "2014-04", PlaceAt(model, 12), diagnostics).has_value());
  const auto faults = FaultTexts(diagnostics);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_THAT(faults[0], ::testing::StartsWith(
                             "a.json:2:11: there is no form yoshiki-9 [unknown-form] (the forms are: "));
  EXPECT_EQ(faults[1],
            "a.json:2:11: there is no edition 2014-04 of yoshiki-3 [unknown-edition] "
            "(its editions are: 2018-05, 2025-05)");
}

TEST(LoadForm, ReadsASmallLayoutAsItIsWritten) {
  const Loaded loaded = LoadText(SmallLayout());
  ASSERT_THAT(FaultTexts(loaded.diagnostics), IsEmpty());
  EXPECT_THAT(Outline(*loaded.form),
              ElementsAre("cover ", "item-list 項目一覧", "Ⅰ 概要", "  Ⅰ/1 1. 基本", "    base.name",
                          "    under base.reason", "    base.degree", "    base.kinds",
                          "  Ⅰ/2 2. 委託 [outsourcing.none]", "    repeat outsourcing.items[]",
                          "      outsourcing.items[].title", "      outsourcing.items[].again",
                          "        outsourcing.items[].again.name", "別添 変更", "  changes[].date 300",
                          "  changes[].text 700"));
  EXPECT_THAT(loaded.form->definition().item_order,
              ElementsAre("cover.title", "cover.name", "cover.mark", "cover.list", "base.name", "base.reason",
                          "base.degree", "base.kinds", "outsourcing.none", "outsourcing.items[].title",
                          "outsourcing.items[].again", "outsourcing.items[].again.name", "changes[].date",
                          "changes[].text"));
}

TEST(LoadForm, LabelsOfTitleAndMarkComeFromTheHead) {
  const Loaded loaded = LoadText(SmallLayout());
  const Definition& definition = loaded.form->definition();
  EXPECT_EQ(definition.Find("cover.title")->label, "小さな様式");
  EXPECT_EQ(definition.Find("cover.mark")->label, "[版1]");
  EXPECT_EQ(definition.Find("cover.list")->label, "項目一覧");
}

TEST(LoadForm, ReadsCheckLinesWithCaptionsAndBrackets) {
  const Loaded loaded = LoadText(SmallLayout());
  const ItemDef& kinds = *loaded.form->definition().Find("base.kinds");
  EXPECT_THAT(kinds.lines, ElementsAre(ElementsAre("paper", "tape"), ElementsAre("other")));
  ASSERT_EQ(kinds.options.size(), 3U);
  EXPECT_EQ(kinds.options[0].caption, "・紙類");
  EXPECT_EQ(kinds.options[1].caption, "");
  EXPECT_EQ(kinds.options[2].label, "その他");
  EXPECT_TRUE(kinds.options[2].has_text);
}

TEST(LoadForm, ItemsTakeOverWhatTheirPartBlockOrRepeatSays) {
  const Loaded loaded =
      LoadText(SmallLayoutWith("    title: 概要\n", "    title: 概要\n    important: yes\n"));
  const Definition& definition = loaded.form->definition();
  EXPECT_TRUE(definition.Find("base.reason")->important);
  EXPECT_TRUE(definition.Find("outsourcing.none")->important);
  EXPECT_EQ(definition.Find("outsourcing.none")->when, "");
  EXPECT_EQ(definition.Find("outsourcing.items[].again.name")->when, "outsourcing.none has not none");
  EXPECT_FALSE(definition.Find("changes[].text")->important);
}

TEST(LoadForm, WidthsOfAFormAPartAndABlock) {
  const auto widths_with = [](std::string_view from, std::string_view to) {
    const Loaded loaded = LoadText(SmallLayoutWith(from, to));
    return loaded.form->definition().parts[2].blocks[0].widths.label;
  };
  EXPECT_EQ(widths_with("short: 小\n", "short: 小\n"), 240);
  EXPECT_EQ(widths_with("short: 小\n", "short: 小\nwidths: { label: 25.5% }\n"), 255);
  EXPECT_EQ(widths_with("    title: 概要\n", "    title: 概要\n    widths: { label: 26% }\n"), 260);
  EXPECT_EQ(widths_with("1. 基本\n", "1. 基本\n        widths: { label: 27% }\n"), 270);
}

// 145 items in reading order make up the form; a few of its features, as the printed form has them.
TEST(RealLayouts, HoldTheShapeOfTheForm) {
  for (const Form& form : RealForms()) {
    const Definition& definition = form.definition();
    std::vector<std::string> keys;
    for (const PartDef& part : definition.parts) keys.push_back(part.key);
    EXPECT_THAT(keys, ElementsAre("cover", "item-list", "Ⅰ", "Ⅱ", "別添1", "Ⅲ", "Ⅳ", "Ⅴ", "別添2"));
    EXPECT_EQ(definition.parts[3].list, "files[]");
    EXPECT_EQ(definition.parts[5].suffix, "※（7. ②を除く。）");
    EXPECT_EQ(definition.Find("files[].record_items")->text_columns, 3);
    EXPECT_EQ(definition.Find("files[].entrustment.status")->count, "files[].entrustment.count");
    const BlockDef& network = definition.parts[5].blocks[5];
    EXPECT_EQ(network.heading, "6. 情報提供ネットワークシステムとの接続");
    EXPECT_THAT(network.boxes, ElementsAre("risks.network.none"));
    const RowDef& systems = definition.parts[2].blocks[1].rows[0];
    EXPECT_EQ(systems.list, "basic.systems[]");
    EXPECT_THAT(systems.bands,
                ElementsAre("システム2～5", "システム6～10", "システム11～15", "システム16～20"));
  }
}

}  // namespace
}  // namespace yoshiki
