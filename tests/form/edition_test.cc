// An edition says only what it changes: each verb on a small form, and what is said when it cannot be done.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "form/definition.h"
#include "layout_texts.h"
#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

const Definition& Of(const Loaded& loaded) {
  static const Definition kNothing;
  EXPECT_THAT(FaultTexts(loaded.diagnostics), IsEmpty());
  return loaded.form ? loaded.form->definition() : kNothing;
}

const ItemDef& ItemOf(const Loaded& loaded, std::string_view id) {
  static const ItemDef kNothing;
  const ItemDef* const item = Of(loaded).Find(id);
  EXPECT_NE(item, nullptr) << id;
  return item == nullptr ? kNothing : *item;
}

// What the outline of the changed form has more (+) and less (-) than the base's, in order.
std::vector<std::string> OutlineChange(const Loaded& changed) {
  Of(changed);
  if (!changed.form) return {};
  const std::vector<std::string> old = Outline(*LoadText(SmallLayout()).form), now = Outline(*changed.form);
  std::vector<std::string> change;
  for (const std::string& line : old) {
    if (std::ranges::find(now, line) == now.end()) change.push_back("-" + line);
  }
  for (const std::string& line : now) {
    if (std::ranges::find(old, line) == old.end()) change.push_back("+" + line);
  }
  return change;
}

std::vector<std::string> OptionTexts(const ItemDef& item) {
  std::vector<std::string> texts;
  for (const OptionDef& option : item.options) {
    texts.push_back(option.caption + option.id + "=" + option.label + (option.has_text ? "（　）" : ""));
  }
  return texts;
}

TEST(Edition, TakesOverAllThatItDoesNotSay) {
  const Loaded loaded = LoadEdition("");
  EXPECT_THAT(OutlineChange(loaded), IsEmpty());
  EXPECT_EQ(loaded.form->edition(), "2021-01");
  EXPECT_EQ(loaded.form->title(), "小さな様式");
  EXPECT_EQ(loaded.form->mark(), "[版2]");
  EXPECT_EQ(ItemOf(loaded, "cover.mark").label, "[版2]");
}

TEST(Edition, ChangesTheFormsTitle) {
  const Loaded loaded = LoadEdition("title: 新しい様式\nshort: 新\n");
  EXPECT_EQ(ItemOf(loaded, "cover.title").label, "新しい様式");
  EXPECT_EQ(Of(loaded).short_title, "新");
}

TEST(Edition, ChangesWhatAnItemSays) {
  const Loaded loaded = LoadEdition(R"(changes:
  - change: base.name
    label: ①名前 ※
    required: no
    important: yes
    when: base.degree = good
    as: label-above
    min-lines: 3
)");
  const ItemDef& item = ItemOf(loaded, "base.name");
  EXPECT_EQ(item.label, "①名前 ※");
  EXPECT_FALSE(item.required);
  EXPECT_TRUE(item.important);
  EXPECT_EQ(item.when, "base.degree = good");
  const RowDef& row = Of(loaded).parts[2].blocks[0].rows[0];
  EXPECT_EQ(row.kind, RowDefKind::full_label);
  EXPECT_EQ(row.min_lines, 3);
}

TEST(Edition, ChangesAnOptionsLabel) {
  const Loaded loaded = LoadEdition(R"(changes:
  - change: base.kinds
    options: { tape: 磁気テープ等（　）, other: ほか }
)");
  EXPECT_THAT(OptionTexts(ItemOf(loaded, "base.kinds")),
              ElementsAre("・紙類paper=紙", "tape=磁気テープ等（　）", "other=ほか"));
}

TEST(Edition, AddsOptions) {
  const Loaded loaded = LoadEdition(R"(changes:
  - change: base.kinds
    add-options:
      - { id: card, label: カード, after: paper, same-line: yes }
      - { id: disk, label: 円盤（　）, before: other }
  - change: base.degree
    add-options:
      - { id: fair, label: 普通, after: good }
)");
  const ItemDef& kinds = ItemOf(loaded, "base.kinds");
  EXPECT_THAT(OptionTexts(kinds), ElementsAre("・紙類paper=紙", "card=カード", "tape=磁気テープ",
                                              "disk=円盤（　）", "other=その他（　）"));
  EXPECT_THAT(kinds.lines,
              ElementsAre(ElementsAre("paper", "card", "tape"), ElementsAre("disk"), ElementsAre("other")));
  EXPECT_THAT(OptionTexts(ItemOf(loaded, "base.degree")), ElementsAre("good=良い", "fair=普通", "bad=悪い"));
}

TEST(Edition, RemovesOptionsAndPassesTheCaptionOn) {
  const Loaded loaded = LoadEdition("changes: [{ change: base.kinds, remove-options: [paper, other] }]\n");
  const ItemDef& kinds = ItemOf(loaded, "base.kinds");
  EXPECT_THAT(OptionTexts(kinds), ElementsAre("・紙類tape=磁気テープ"));
  EXPECT_THAT(kinds.lines, ElementsAre(ElementsAre("tape")));
}

TEST(Edition, RewritesTheLinesOfChecks) {
  const Loaded loaded = LoadEdition(R"(changes:
  - change: base.kinds
    lines:
      - paper: 紙
      - caption: ・ほか
      - other: その他
        tape: テープ
)");
  const ItemDef& kinds = ItemOf(loaded, "base.kinds");
  EXPECT_THAT(OptionTexts(kinds), ElementsAre("paper=紙", "・ほかother=その他", "tape=テープ"));
  EXPECT_THAT(kinds.lines, ElementsAre(ElementsAre("paper"), ElementsAre("other", "tape")));
}

// On the real form, whose options have counts of cases behind them.
TEST(Edition, CountsStayWithTheirOptions) {
  const FolderFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
  const MemoryFiles files({{"yoshiki-3/2018-05.yaml", *layouts.Read("yoshiki-3/2018-05.yaml")},
                           {"yoshiki-3/2030-01.yaml", R"(form: yoshiki-3
edition: 2030-01
base: 2018-05
mark: "[新しい版]"
changes:
  - change: files[].provision.status
    lines:
      - none: 行っていない
      - transfer: 移転している
        provision: 提供している
  - remove: files[].entrustment.count
)"}});
  Loaded loaded;
  loaded.form = LoadForm(files, "yoshiki-3", "2030-01", Place(), loaded.diagnostics);
  const ItemDef& status = ItemOf(loaded, "files[].provision.status");
  ASSERT_EQ(status.options.size(), 3U);
  EXPECT_EQ(status.options[1].count, "files[].transfer.count");
  EXPECT_EQ(status.options[2].count, "files[].provision.count");
  EXPECT_EQ(Of(loaded).Find("files[].entrustment.count"), nullptr);
  EXPECT_EQ(ItemOf(loaded, "files[].entrustment.status").count, "");
}

TEST(Edition, ChangesANamedOptionListForAllWhoUseIt) {
  const Loaded loaded = LoadEdition("option-lists:\n  degree: { best: 最良, good: 良, bad: 悪 }\n");
  EXPECT_THAT(OptionTexts(ItemOf(loaded, "base.degree")), ElementsAre("best=最良", "good=良", "bad=悪"));
}

struct Verb {
  std::string_view name, changes;
  std::vector<std::string> outline;  // less and more than the base
};
void PrintTo(const Verb& verb, std::ostream* out) { *out << verb.name; }

class EditionVerb : public ::testing::TestWithParam<Verb> {};

TEST_P(EditionVerb, ChangesTheOutline) {
  EXPECT_THAT(OutlineChange(LoadEdition("changes:\n" + std::string(GetParam().changes))),
              ElementsAreArray(GetParam().outline));
}

const Verb kVerbs[] = {
    {"AddsARowAfter",
     "  - add: { text: base.more, label: ④, under: [{ text: base.why, label: 理由 }] }\n    after: "
     "base.degree\n",
     {"+    base.more", "+    under base.why"}},
    {"AddsARowUnderAnother",
     "  - add: { text: base.why, label: 理由 }\n    under: base.degree\n",
     {"+    under base.why"}},
    {"AddsARowToARepeat",
     "  - add: { text: \"outsourcing.items[].x\", label: ② }\n    before: outsourcing.items[].again\n",
     {"+      outsourcing.items[].x"}},
    {"AddsABand", "  - add: { band: base.band, label: 区分 }\n    before: base.degree\n", {"+    base.band"}},
    {"AddsABox",
     "  - add: { checks: outsourcing.never, label: 永久, options: { never: 永久 } }\n    after: "
     "outsourcing.none\n",
     {"-  Ⅰ/2 2. 委託 [outsourcing.none]", "+  Ⅰ/2 2. 委託 [outsourcing.none] [outsourcing.never]"}},
    {"RemovesARowWithThoseUnderIt", "  - remove: base.name\n", {"-    base.name", "-    under base.reason"}},
    {"RemovesAGroup",
     "  - remove: outsourcing.items[].again\n",
     {"-      outsourcing.items[].again", "-        outsourcing.items[].again.name"}},
    {"RemovesARepeat",
     "  - remove: outsourcing.items[]\n",
     {"-    repeat outsourcing.items[]", "-      outsourcing.items[].title",
      "-      outsourcing.items[].again", "-        outsourcing.items[].again.name"}},
    {"MovesARowUnderAnother",
     "  - move: base.kinds\n    under: base.degree\n",
     {"-    base.kinds", "+    under base.kinds"}},
    {"RenumbersABlockWhichKeepsItsKey",
     "  - change-block: Ⅰ/2\n    heading: 3. 委託 ※\n",
     {"-  Ⅰ/2 2. 委託 [outsourcing.none]", "+  Ⅰ/2 3. 委託 ※ [outsourcing.none]"}},
    {"AddsABlock",
     "  - add-block: { heading: 3. 備考, rows: [{ text: base.notes, label: 備考, as: value-only }] }\n    "
     "in: Ⅰ\n",
     {"+  Ⅰ/3 3. 備考", "+    base.notes"}},
    {"RemovesABlock",
     "  - remove-block: Ⅰ/1\n",
     {"-  Ⅰ/1 1. 基本", "-    base.name", "-    under base.reason", "-    base.degree", "-    base.kinds"}},
    {"ChangesAPart", "  - change-part: Ⅰ\n    title: 概略\n    suffix: ※\n", {"-Ⅰ 概要", "+Ⅰ 概略"}},
    {"AddsAPart",
     "  - add-part: { number: Ⅱ, title: 対策, blocks: [{ heading: 1. 対策, rows: [{ text: risk.x, label: "
     "対策 }] }] }\n"
     "    after: Ⅰ\n",
     {"+Ⅱ 対策", "+  Ⅱ/1 1. 対策", "+    risk.x"}},
    {"RemovesAPart",
     "  - remove-part: 別添\n  - change-part: item-list\n    lines: [{ text: Ⅰ, to: Ⅰ }]\n",
     {"-別添 変更", "-  changes[].date 300", "-  changes[].text 700"}},
    {"ChangesColumns",
     "  - change: changes[].date\n    width: 20%\n  - change: changes[].text\n    width: 80%\n",
     {"-  changes[].date 300", "-  changes[].text 700", "+  changes[].date 200", "+  changes[].text 800"}},
    {"AddsAColumn",
     "  - add: { text: \"changes[].by\", label: 者, width: 10% }\n    after: changes[].date\n"
     "  - change: changes[].text\n    width: 60%\n",
     {"-  changes[].text 700", "+  changes[].by 100", "+  changes[].text 600"}},
};

INSTANTIATE_TEST_SUITE_P(, EditionVerb, ::testing::ValuesIn(kVerbs),
                         [](const auto& verb) { return std::string(verb.param.name); });

// Moves change no line of the outline, only their order.
TEST(Edition, MovesRowsBlocksPartsAndColumns) {
  const Loaded loaded = LoadEdition(R"(changes:
  - move: base.name
    after: base.kinds
  - move-block: Ⅰ/2
    before: Ⅰ/1
  - move-part: 別添
    before: Ⅰ
  - move: changes[].text
    before: changes[].date
)");
  Of(loaded);
  EXPECT_THAT(
      Outline(*loaded.form),
      ElementsAre("cover ", "item-list 項目一覧", "別添 変更", "  changes[].text 700", "  changes[].date 300",
                  "Ⅰ 概要", "  Ⅰ/2 2. 委託 [outsourcing.none]", "    repeat outsourcing.items[]",
                  "      outsourcing.items[].title", "      outsourcing.items[].again",
                  "        outsourcing.items[].again.name", "  Ⅰ/1 1. 基本", "    base.degree",
                  "    base.kinds", "    base.name", "    under base.reason"));
}

TEST(Edition, AnAddedRowTakesOverWhatItsSurroundingsSay) {
  const Loaded loaded = LoadEdition(
      "changes:\n  - add: { text: \"outsourcing.items[].x\", label: ② }\n    after: "
      "outsourcing.items[].title\n");
  EXPECT_EQ(ItemOf(loaded, "outsourcing.items[].x").when, "outsourcing.none has not none");
}

TEST(Edition, BuildsOnAnEditionThatBuildsOnAnother) {
  const MemoryFiles files(
      {{"small/2020-01.yaml", SmallLayout()},
       {"small/2021-01.yaml",
        "form: small\nedition: 2021-01\nbase: 2020-01\nmark: b\nchanges:\n"
        "  - { change: base.name, label: ①乙 }\n  - { change: base.reason, label: 乙 }\n"},
       {"small/2022-01.yaml",
        "form: small\nedition: 2022-01\nbase: 2021-01\nmark: c\nchanges:\n"
        "  - { change: base.name, label: ①丙 }\n"}});
  Loaded loaded;
  loaded.form = LoadForm(files, "small", "", Place(), loaded.diagnostics);
  EXPECT_EQ(ItemOf(loaded, "base.name").label, "①丙");
  EXPECT_EQ(ItemOf(loaded, "base.reason").label, "乙");
  EXPECT_EQ(loaded.form->definition().sources.size(), 3U);
}

struct Mistake {
  std::string_view name, changes;
  std::vector<std::string> faults;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

class EditionMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(EditionMistake, IsNamedWithItsPlaceAndCure) {
  const Loaded loaded = LoadEdition("changes:\n" + std::string(GetParam().changes));
  EXPECT_THAT(FaultTexts(loaded.diagnostics), ElementsAreArray(GetParam().faults));
  EXPECT_FALSE(loaded.form.has_value());
}

const Mistake kMistakes[] = {
    {"UnknownVerb",
     "  - rename: base.name\n    label: x\n",
     {"small/2021-01.yaml:6:5: this change does not say what it does [layout-change-verb] (begin it with one "
      "of these, the likeliest first: remove, change, add, move, change-block, add-block, remove-block, "
      "move-block, change-part, add-part, remove-part, move-part)"}},
    {"UnknownItem",
     "  - change: base.nam\n    label: x\n",
     {"small/2021-01.yaml:6:13: no item has the id base.nam [layout-unknown-item] (the nearest id is "
      "base.name)"}},
    {"KeyOfAnotherType",
     "  - change: base.name\n    columns: 2\n",
     {"small/2021-01.yaml:7:5: the key columns is not known here [layout-unknown-key] (known here, the "
      "likeliest first: change, label, required, important, when, suffix, values, text-columns, ragged, "
      "hang, as, min-lines, joined)"}},
    {"UnknownOption",
     "  - change: base.degree\n    options: { god: 良い }\n",
     {"small/2021-01.yaml:7:21: base.degree has no option god [layout-unknown-option] (its options are, the "
      "likeliest first: good, bad)"}},
    {"RemovesAnUnknownOption",
     "  - change: base.degree\n    remove-options: [worse]\n",
     {"small/2021-01.yaml:7:22: base.degree has no option worse [layout-unknown-option] (its options are, "
      "the likeliest first: good, bad)"}},
    {"RemovesAllOptions",
     "  - change: base.degree\n    remove-options: [good, bad]\n",
     {"small/2021-01.yaml:6:5: base.degree has no options [layout-no-options] (list them under options:)"}},
    {"AddsAnOptionTwice",
     "  - change: base.degree\n    add-options: [{ id: bad, label: 悪い, after: good }]\n",
     {"small/2021-01.yaml:7:19: the option bad stands twice in this item [layout-duplicate-option] (give "
      "each option an id of its own)"}},
    {"AddsAnItemTwice",
     "  - add: { text: base.reason, label: x }\n    after: base.name\n",
     {"small/2021-01.yaml:6:10: the item base.reason stands twice; the first is at small/2020-01.yaml:36 "
      "[layout-duplicate-item] (give each item an id of its own)"}},
    {"NoPlace",
     "  - add: { text: base.more, label: x }\n",
     {"small/2021-01.yaml:6:5: this does not say where it goes, or says it twice [layout-neighbour] (write "
      "one of these: after, before, under)"}},
    {"TwoPlaces",
     "  - move: base.name\n    after: base.degree\n    before: base.kinds\n",
     {"small/2021-01.yaml:6:5: this does not say where it goes, or says it twice [layout-neighbour] (write "
      "one of these: after, before, under)"}},
    {"UnknownNeighbour",
     "  - move: base.name\n    after: base.kind\n",
     {"small/2021-01.yaml:7:12: no item has the id base.kind [layout-unknown-item] (the nearest id is "
      "base.kinds)"}},
    {"NeighbourWithoutARow",
     "  - move: base.name\n    after: cover.name\n",
     {"small/2021-01.yaml:7:12: cover.name has no row of its own that could be moved or serve as a neighbour "
      "[layout-no-row] (name an item that has a row)"}},
    {"UnderAnUnderRow",
     "  - move: base.degree\n    under: base.reason\n",
     {"small/2021-01.yaml:7:12: only plain rows can stand under another, one level deep [layout-under-kind] "
      "(move it out of under:)"}},
    {"ARowWithOthersUnderItGoesUnderNone",
     "  - move: base.name\n    under: base.degree\n",
     {"small/2021-01.yaml:7:12: only plain rows can stand under another, one level deep [layout-under-kind] "
      "(move it out of under:)"}},
    {"IntoItself",
     "  - move: outsourcing.items[]\n    after: outsourcing.items[].title\n",
     {"small/2021-01.yaml:7:12: outsourcing.items[] cannot be moved next to outsourcing.items[].title, which "
      "is part of it [layout-move-inside] (name a neighbour outside)"}},
    {"UnknownBlock",
     "  - change-block: Ⅰ/9\n    heading: 9. x\n",
     {"small/2021-01.yaml:6:19: no part or block has the key Ⅰ/9 [layout-unknown-place] (the nearest key is "
      "Ⅰ/1)"}},
    {"NumberTakenByABlock",
     "  - add-block: { heading: 2. 新, rows: [{ text: base.x, label: x }] }\n    in: Ⅰ\n",
     {"small/2021-01.yaml:6:16: the part or block Ⅰ/2 stands twice; the first is at small/2020-01.yaml:48 "
      "[layout-duplicate-place] (give this one a key: of its own)"}},
    {"BlockInATable",
     "  - add-block: { heading: 3. 新, rows: [{ text: base.x, label: x }] }\n    in: 別添\n",
     {"small/2021-01.yaml:7:9: the part 別添 holds no blocks [layout-no-section] (name a part of kind "
      "section)"}},
    {"UnknownPart",
     "  - remove-part: Ⅱ\n",
     {"small/2021-01.yaml:6:18: no part or block has the key Ⅱ [layout-unknown-place] (the nearest key is "
      "Ⅰ)"}},
    {"ALinkLosesItsPart",
     "  - remove-part: 別添\n",
     {"small/2020-01.yaml:27:9: no part or block has the key 別添 [layout-unknown-place] (the nearest key is "
      "Ⅰ)"}},
    {"AConditionLosesItsItem",
     "  - remove: outsourcing.none\n",
     {"small/2020-01.yaml:61:17: no item has the id outsourcing.none [layout-unknown-item] (the nearest id "
      "is outsourcing.items[].again)"}},
    {"WidthsNoLongerMakeAll",
     "  - change: changes[].date\n    width: 20%\n",
     {"small/2020-01.yaml:66:5: the widths side by side make 90%, not 100% [layout-widths-sum] (change them "
      "so that they make 100%)"}},
};

INSTANTIATE_TEST_SUITE_P(, EditionMistake, ::testing::ValuesIn(kMistakes),
                         [](const auto& mistake) { return std::string(mistake.param.name); });

std::vector<std::string> FaultsOf(std::map<std::string, std::string> files, std::string_view edition) {
  Diagnostics diagnostics;
  EXPECT_FALSE(LoadForm(MemoryFiles(std::move(files)), "small", edition, Place(), diagnostics).has_value());
  return FaultTexts(diagnostics);
}

std::string HeadOf(const std::string& edition, const std::string& base) {
  return "form: small\nedition: " + edition + "\nbase: " + base + "\nmark: m\n";
}

TEST(Base, MustBeThere) {
  EXPECT_THAT(
      FaultsOf({{"small/2020-01.yaml", SmallLayout()}, {"small/2021-01.yaml", HeadOf("2021-01", "2019-01")}},
               "2021-01"),
      ElementsAre("small/2021-01.yaml:3:7: there is no edition 2019-01 to build on [layout-no-base] (the "
                  "editions of this form are: 2020-01, 2021-01)"));
}

TEST(Base, MustNotBeACircle) {
  EXPECT_THAT(FaultsOf({{"small/2020-01.yaml", HeadOf("2020-01", "2021-01")},
                        {"small/2021-01.yaml", HeadOf("2021-01", "2020-01")}},
                       "2021-01"),
              ElementsAre("small/2020-01.yaml:3:7: the edition builds on 2021-01, which builds on it "
                          "[layout-base-cycle] (let the oldest edition stand without base:)"));
  EXPECT_THAT(FaultsOf({{"small/2021-01.yaml", HeadOf("2021-01", "2021-01")}}, "2021-01").size(), 1U);
}

TEST(Base, FaultsInItAreToldWithItsName) {
  const auto faults = FaultsOf({{"small/2020-01.yaml", SmallLayoutWith("to: 別添,", "to: 別,")},
                                {"small/2021-01.yaml", HeadOf("2021-01", "2020-01")}},
                               "2021-01");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_THAT(faults[0], ::testing::StartsWith("small/2020-01.yaml:27:9: no part or block has the key 別"));
}

}  // namespace
}  // namespace yoshiki
