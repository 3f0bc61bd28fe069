// What differs between two editions, on a small form and on the real ones, and what it asks of a statement.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "layout_texts.h"
#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

constexpr const char* kKinds[] = {
    "title",         "mark",       "part added",   "part removed",   "part moved",
    "part heading",  "contents",   "block added",  "block removed",  "block moved",
    "block heading", "item added", "item removed", "item moved",     "label",
    "text",          "type",       "option added", "option removed", "option moved",
    "option label",  "required",   "important",    "condition",      "look"};

// "item moved Ⅰ1 ①名称: Ⅰ1 基本 → Ⅰ2 委託, behind 委託しない"
std::string TextOf(const EditionChange& change) {
  std::string text = kKinds[static_cast<std::size_t>(change.kind)];
  if (!change.place.empty()) text += " " + change.place;
  if (!change.option.empty()) text += " " + change.option;
  if (!change.before.empty() || !change.after.empty()) text += ": " + change.before + " → " + change.after;
  if (!change.behind.empty()) text += ", behind " + change.behind;
  if (change.required) text += ", required";
  if (!change.condition.empty()) text += " if " + change.condition;
  return text;
}

std::vector<std::string> TextsOf(const std::vector<EditionChange>& changes) {
  std::vector<std::string> texts;
  for (const EditionChange& change : changes) texts.push_back(TextOf(change));
  return texts;
}

std::optional<Form> Whole(const std::string& layout) {
  const Loaded loaded = LoadText(layout);
  EXPECT_THAT(FaultTexts(loaded.diagnostics), IsEmpty());
  return loaded.form;
}

// What an edition on top of the small layout changes, but for its mark.
std::vector<std::string> ChangesBy(const std::string& difference) {
  const Loaded loaded = LoadEdition(difference);
  EXPECT_THAT(FaultTexts(loaded.diagnostics), IsEmpty());
  if (!loaded.form) return {};
  std::vector<EditionChange> changes = CompareEditions(*Whole(SmallLayout()), *loaded.form);
  std::erase_if(changes, [](const EditionChange& change) { return change.kind == EditionChangeKind::mark; });
  return TextsOf(changes);
}

struct Case {
  const char* difference;
  std::vector<std::string> changes;
};

class OneChange : public ::testing::TestWithParam<Case> {};

TEST_P(OneChange, IsTold) {
  EXPECT_THAT(ChangesBy(GetParam().difference), ElementsAreArray(GetParam().changes))
      << GetParam().difference;
}

INSTANTIATE_TEST_SUITE_P(
    Whole, OneChange,
    ::testing::Values(
        Case{"", {}}, Case{"title: 大きな様式\n", {"title: 小さな様式 → 大きな様式"}},
        Case{"changes:\n  - change-part: Ⅰ\n    title: 全体\n    suffix: ※\n",
             {"part heading Ⅰ 全体: Ⅰ 概要 → Ⅰ 全体 ※"}},
        Case{"changes:\n  - change-part: item-list\n    lines:\n      - { text: Ⅰ 全体, to: Ⅰ }\n",
             {"contents 項目一覧: Ⅰ 概要 → Ⅰ 全体", "contents 項目一覧: （別添） 変更 → "}},
        Case{"changes:\n  - move-part: Ⅰ\n    before: item-list\n", {"part moved Ⅰ 概要, behind 表紙"}},
        Case{"changes:\n  - remove-part: 別添\n  - change-part: item-list\n    lines:\n      - { text: Ⅰ "
             "概要, to: Ⅰ }\n",
             {"contents 項目一覧: （別添） 変更 → ", "part removed （別添） 変更: （別添） 変更 → ",
              "item removed （別添） 日: 日 → ", "item removed （別添） 内容: 内容 → "}},
        Case{"changes:\n  - change-part: Ⅰ\n    landscape: yes\n", {"look:  → Ⅰ 概要"}}));

INSTANTIATE_TEST_SUITE_P(
    Blocks, OneChange,
    ::testing::Values(
        Case{"changes:\n  - change-block: Ⅰ/1\n    heading: 3. 基本\n",
             {"block heading Ⅰ3 基本: 1. 基本 → 3. 基本"}},
        Case{"changes:\n  - move-block: Ⅰ/2\n    before: Ⅰ/1\n", {"block moved Ⅰ2 委託"}},
        Case{"changes:\n  - remove-block: Ⅰ/1\n",
             {"block removed Ⅰ1 基本: 1. 基本 → ", "item removed Ⅰ1 ①名称: ①名称 → ",
              "item removed Ⅰ1 ①名称 その理由: その理由 → ", "item removed Ⅰ1 ②程度: ②程度 → ",
              "item removed Ⅰ1 ③種類: ③種類 → "}},
        Case{
            "changes:\n  - add-block:\n      heading: 3. 監査\n      when: base.degree != good\n      rows:\n"
            "        - text: audit.result\n          label: ①結果\n    in: Ⅰ\n",
            {"block added Ⅰ3 監査:  → 3. 監査",
             "item added Ⅰ3 ①結果:  → ①結果, required if Ⅰ1 ②程度 ≠［良い］"}},
        Case{"changes:\n  - change-block: Ⅰ/1\n    widths: { label: 40% }\n  - change-block: Ⅰ/2\n    "
             "widths: { group: 9% }\n",
             {"look:  → Ⅰ1 基本、Ⅰ2 委託"}}));

INSTANTIATE_TEST_SUITE_P(
    Items, OneChange,
    ::testing::Values(
        Case{"changes:\n  - change: base.name\n    label: ①名前\n", {"label Ⅰ1 ①名前: ①名称 → ①名前"}},
        Case{"changes:\n  - change: base.name\n    label: ①名称 ※\n    important: yes\n",
             {"important Ⅰ1 ①名称: no → yes"}},
        Case{"changes:\n  - change: base.name\n    required: no\n", {"required Ⅰ1 ①名称: yes → no"}},
        Case{"changes:\n  - change: base.name\n    when: base.kinds has paper\n",
             {"condition Ⅰ1 ①名称:  → Ⅰ1 ③種類 ［○］紙"}},
        Case{"changes:\n  - change: base.name\n    when: 申請による\n",
             {"condition Ⅰ1 ①名称:  → 申請による"}},
        Case{"changes:\n  - change: outsourcing.items[].again.name\n    label: ②再委託先\n",
             {"label Ⅰ2 委託 ②再委託先: ①再委託先 → ②再委託先"}},
        Case{"changes:\n  - change: base.name\n    as: label-above\n    min-lines: 3\n",
             {"look:  → Ⅰ1 基本"}},
        Case{"changes:\n  - remove: base.reason\n", {"item removed Ⅰ1 ①名称 その理由: その理由 → "}},
        Case{"changes:\n  - add: { text: base.place, label: 場所, required: no }\n    after: base.degree\n",
             {"item added Ⅰ1 場所:  → 場所"}}));

INSTANTIATE_TEST_SUITE_P(
    Options, OneChange,
    ::testing::Values(Case{"changes:\n  - change: base.degree\n    options: { good: 優れる }\n",
                           {"option label Ⅰ1 ②程度 good: 良い → 優れる"}},
                      Case{"changes:\n  - change: base.kinds\n    add-options: [{ id: film, label: "
                           "フィルム（　）, after: paper }]\n",
                           {"option added Ⅰ1 ③種類 film:  → フィルム（　）"}},
                      Case{"changes:\n  - change: base.kinds\n    remove-options: [tape]\n",
                           {"option removed Ⅰ1 ③種類 tape: 磁気テープ → "}},
                      Case{"changes:\n  - change: base.kinds\n    lines:\n      - caption: ・媒体\n      - "
                           "paper: 紙\n      - other: その他（　）\n"
                           "      - tape: 磁気テープ\n",
                           {"text Ⅰ1 ③種類: ・紙類 → ・媒体",
                            "option moved Ⅰ1 ③種類 other:  → その他（　）, behind 紙", "look:  → Ⅰ1 基本"}}));

// Only what was moved is told, not all that stands behind it.
INSTANTIATE_TEST_SUITE_P(
    Moves, OneChange,
    ::testing::Values(
        Case{"changes:\n  - move: base.kinds\n    before: base.name\n", {"item moved Ⅰ1 ③種類"}},
        Case{"changes:\n  - move: base.name\n    after: base.kinds\n", {"item moved Ⅰ1 ①名称, behind ③種類"}},
        Case{"changes:\n  - move: base.reason\n    under: base.degree\n",
             {"item moved Ⅰ1 ②程度 その理由: Ⅰ1 ①名称 → Ⅰ1 ②程度"}},
        Case{"changes:\n  - move: base.kinds\n    before: outsourcing.items[]\n",
             {"item moved Ⅰ2 ③種類: Ⅰ1 基本 → Ⅰ2 委託"}},
        Case{"changes:\n  - add: { text: base.place, label: 場所 }\n    before: base.name\n  - move: "
             "base.degree\n    before: base.place\n",
             {"item moved Ⅰ1 ②程度", "item added Ⅰ1 場所:  → 場所, required"}}));

TEST(CompareEditions, KnowsRenumberedBlocksOfWholeLayoutsByTheirItems) {
  // Written out anew, the old Ⅰ/2 has the key Ⅰ/3, and a new block has Ⅰ/2.
  const std::string newer = SmallLayoutWith("      - heading: 2. 委託\n",
                                            "      - heading: 2. 監査\n        rows:\n"
                                            "          - text: audit.result\n            label: ①結果\n"
                                            "      - heading: 3. 委託\n");
  EXPECT_THAT(TextsOf(CompareEditions(*Whole(SmallLayout()), *Whole(newer))),
              ElementsAre("block added Ⅰ2 監査:  → 2. 監査", "item added Ⅰ2 ①結果:  → ①結果, required",
                          "block heading Ⅰ3 委託: 2. 委託 → 3. 委託"));
}

TEST(CompareEditions, NamesThePartOfEachDifference) {
  const Loaded loaded = LoadEdition("changes:\n  - change: base.name\n    label: ①名前\n");
  const auto changes = CompareEditions(*Whole(SmallLayout()), *loaded.form);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0].part, "");
  EXPECT_EQ(changes[1].part, "Ⅰ 概要");
  EXPECT_EQ(changes[1].id, "base.name");
}

// ---------------------------------------------------------------- the real forms

Form RealForm(const std::string& form, const std::string& edition) {
  const FolderFiles layouts(std::string(YOSHIKI_SOURCE_DIR) + "/layouts");
  Diagnostics diagnostics;
  auto loaded = LoadForm(layouts, form, edition, {}, diagnostics);
  EXPECT_TRUE(loaded) << form << " " << edition;
  return *std::move(loaded);
}

std::vector<std::string> RealChanges(const std::string& form, const std::string& older,
                                     const std::string& newer) {
  return TextsOf(CompareEditions(RealForm(form, older), RealForm(form, newer)));
}

constexpr const char* kFourFive =
    "4情報（氏名、性別、生年月日、住所） → 5情報（氏名、氏名の振り仮名、性別、生年月日、住所）";

TEST(CompareEditions, Form3Of2025) {
  EXPECT_THAT(
      RealChanges("yoshiki-3", "2018-05", "2025-05"),
      ElementsAre("mark: [平成30年5月 様式3] → [令和7年5月 様式3]",
                  std::string("option label Ⅱ2 ④記録される項目 主な記録項目 basic_identity: ") + kFourFive));
}

TEST(CompareEditions, Form4Of2025) {
  EXPECT_THAT(
      RealChanges("yoshiki-4", "2018-05", "2025-05"),
      ElementsAre("mark: [平成30年5月 様式4] → [令和7年5月 様式4]",
                  std::string("option label Ⅱ2 ④記録される項目 主な記録項目 basic_identity: ") + kFourFive));
}

TEST(CompareEditions, Form2Of2024) {
  EXPECT_THAT(
      RealChanges("yoshiki-2", "2019-01", "2024-10"),
      ElementsAre(
          "mark: [平成31年1月 様式2] → [令和6年10月 様式2]",
          "block added Ⅰ9 規則第9条第2項の適用:  → 9. 規則第9条第2項の適用",
          "item added Ⅰ9 適用した:  → 適用した",
          "item added Ⅰ9 適用した理由:  → 適用した理由 if Ⅰ9 ［○］適用した",
          "block added Ⅳ8 人手を介在させる作業:  → 8. 人手を介在させる作業",
          "item added Ⅳ8 人手を介在させる作業はない:  → 人手を介在させる作業はない",
          "item added Ⅳ8 人為的ミスが発生するリスクへの対策は十分か:  → "
          "人為的ミスが発生するリスクへの対策は十分か, "
          "required if Ⅳ8 ［　］人手を介在させる作業はない",
          "item added Ⅳ8 人為的ミスが発生するリスクへの対策は十分か 判断の根拠:  → 判断の根拠, "
          "required if Ⅳ8 ［　］人手を介在させる作業はない",
          "block heading Ⅳ9 監査: 8. 監査 → 9. 監査",
          "block heading Ⅳ10 従業者に対する教育・啓発: 9. 従業者に対する教育・啓発 → 10. "
          "従業者に対する教育・啓発",
          "block added Ⅳ11 最も優先度が高いと考えられる対策:  → 11. 最も優先度が高いと考えられる対策",
          "item added Ⅳ11 全項目評価又は重点項目評価を実施する:  → 全項目評価又は重点項目評価を実施する",
          "item added Ⅳ11 最も優先度が高いと考えられる対策:  → 最も優先度が高いと考えられる対策, "
          "required if Ⅳ11 ［　］全項目評価又は重点項目評価を実施する",
          "item added Ⅳ11 当該対策は十分か【再掲】:  → 当該対策は十分か【再掲】, "
          "required if Ⅳ11 ［　］全項目評価又は重点項目評価を実施する",
          "item added Ⅳ11 判断の根拠:  → 判断の根拠, "
          "required if Ⅳ11 ［　］全項目評価又は重点項目評価を実施する"));
}

TEST(CompareEditions, EveryEditionEqualsItself) {
  for (const Form& form : AllRealForms()) {
    EXPECT_THAT(TextsOf(CompareEditions(form, form)), IsEmpty()) << form.name() << " " << form.edition();
  }
}

TEST(CompareEditions, BackwardsTellsTheContrary) {
  const auto forth = CompareEditions(RealForm("yoshiki-2", "2019-01"), RealForm("yoshiki-2", "2024-10"));
  const auto back = CompareEditions(RealForm("yoshiki-2", "2024-10"), RealForm("yoshiki-2", "2019-01"));
  const auto count = [](const std::vector<EditionChange>& changes, EditionChangeKind kind) {
    return std::ranges::count(changes, kind, &EditionChange::kind);
  };
  using Kind = EditionChangeKind;
  EXPECT_EQ(forth.size(), back.size());
  EXPECT_EQ(count(forth, Kind::item_added), count(back, Kind::item_removed));
  EXPECT_EQ(count(forth, Kind::block_added), count(back, Kind::block_removed));
  EXPECT_EQ(count(forth, Kind::block_heading), count(back, Kind::block_heading));
}

// Different forms share ids and hardly a block: a trial of everything at once. Each item is told once.
TEST(CompareEditions, TellsEachItemOfQuiteAnotherFormOnce) {
  const auto changes = CompareEditions(RealForm("yoshiki-2", "2025-05"), RealForm("yoshiki-4", "2025-05"));
  std::vector<std::string> ids;
  for (const EditionChange& change : changes) {
    if (change.kind == EditionChangeKind::item_added || change.kind == EditionChangeKind::item_removed)
      ids.push_back(change.id);
  }
  EXPECT_GT(ids.size(), 100u);
  std::ranges::sort(ids);
  EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

}  // namespace
}  // namespace yoshiki
