// Every kind of mistake in a layout file: its exact message, its place and its cure.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout_texts.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// The small layout with `from` written as `to`, and what is then said.
struct Mistake {
  std::string_view name, from, to;
  std::vector<std::string> faults;
};

void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

class LayoutMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(LayoutMistake, IsNamedWithItsPlaceAndCure) {
  const Loaded loaded = LoadText(SmallLayoutWith(GetParam().from, GetParam().to));
  EXPECT_THAT(FaultTexts(loaded.diagnostics), ElementsAreArray(GetParam().faults));
  EXPECT_FALSE(loaded.form.has_value());
}

const Mistake kYaml[] = {
    {"Bracket",
     "label: ①名称",
     "label: [①名称",
     {"small/2020-01.yaml:35:18: the bracket in line 34 is not closed, or a comma is missing in it "
      "[layout-syntax] (close it, or put quotes round a text that begins with [ or {)"}},
    {"Quote",
     "title: 変更",
     "title: \"変更",
     {"small/2020-01.yaml:77:1: the quotation mark in line 68 is not closed [layout-syntax] (write the "
      "closing mark)"}},
    {"Indent",
     "            label: ①名称",
     "           label: ①名称",
     {"small/2020-01.yaml:34:12: this line does not stand in line with those above it (from line 33 on) "
      "[layout-syntax] (let lines that belong together begin in the same column)"}},
    {"Colon",
     "label: ①名称",
     "label: 名称: ①",
     {"small/2020-01.yaml:34:22: a colon stands where no value can follow [layout-syntax] (put quotes round "
      "a text that has \": \" in it, or check the indentation)"}},
    {"NoColon",
     "label: ①名称",
     "label ①名称",
     {"small/2020-01.yaml:35:13: a line is not complete: the colon behind the key is missing [layout-syntax] "
      "(write key: value, with a space behind the colon)"}},
    {"Tab",
     "label: ①名称",
     "label: @名称",
     {"small/2020-01.yaml:34:20: a text cannot begin with this character [layout-syntax] (indent with "
      "spaces, not tabs; put quotes round a text that begins with @ or `)"}},
    {"OtherSyntax",
     "label: ①名称",
     "label: \"\\q\"",
     {"small/2020-01.yaml:34:21: this is not valid YAML: found unknown escape character [layout-syntax] "
      "(correct the layout file at this place)"}},
    {"Anchor",
     "label: ①名称",
     "label: &one ①名称",
     {"small/2020-01.yaml:34:20: anchors (&name) and aliases (*name) are not used in layout files "
      "[layout-anchor] (write it out, or put quotes round a label that begins with & or *)"}},
    {"Tag",
     "label: ①名称",
     "label: !!str ①名称",
     {"small/2020-01.yaml:34:20: the tag tag:yaml.org,2002:str is not used in layout files [layout-tag] "
      "(remove it, or put quotes round a label that begins with !)"}},
    {"DuplicateKey",
     "label: ①名称",
     "label: ①名称\n            label: 名前",
     {"small/2020-01.yaml:35:13: the key label stands here twice; the first is in line 34 "
      "[layout-duplicate-key] (remove one of them)"}},
};

const Mistake kWords[] = {
    {"UnknownKey",
     "label: ①名称",
     "label: ①名称\n            requird: no",
     {"small/2020-01.yaml:35:13: the key requird is not known here [layout-unknown-key] (known here, the "
      "likeliest first: required, text, label, important, when, suffix, values, text-columns, ragged, hang, "
      "as, min-lines, joined, under)"}},
    {"JoinedWithoutAList",
     "label: ①名称",
     "label: ①名称\n            joined: yes",
     {"small/2020-01.yaml:33:13: base.name cannot be joined [layout-joined] (joined: yes is for a text of a list "
      "([] in its id) beside its label)"}},
    {"MissingKey",
     "            label: ①名称\n",
     "",
     {"small/2020-01.yaml:33:13: the key label is missing here [layout-missing-key] (add label: with its "
      "value)"}},
    {"TextWanted",
     "label: ①名称",
     "label: [①名称]",
     {"small/2020-01.yaml:34:20: a text is wanted here [layout-want-text] (write one word or phrase, without "
      "- or key:)"}},
    {"ListWanted",
     "bands: [委託2～5]",
     "bands: 委託2～5",
     {"small/2020-01.yaml:55:20: a list is wanted here [layout-want-list] (begin each entry on a line of its "
      "own with \"- \")"}},
    {"MappingWanted",
     "options: { none: 委託しない }",
     "lines: [委託しない]",
     {"small/2020-01.yaml:52:20: outsourcing.none has no options [layout-no-options] (list them under "
      "options:)",
      "small/2020-01.yaml:52:21: keys with values are wanted here [layout-want-mapping] (write each on a "
      "line of its own as key: value)"}},
    {"EmptyText",
     "label: ①名称",
     "label:",
     {"small/2020-01.yaml:34:19: label is empty [layout-empty-text] (write its text)"}},
    {"EmptyList",
     "                rows:\n                  - text: outsourcing.items[].again.name\n                    "
     "label: "
     "①再委託先\n",
     "                rows: []\n",
     {"small/2020-01.yaml:63:23: this list is empty [layout-empty-list] (add an entry or remove the key)"}},
    {"Flag",
     "label: ①名称",
     "label: ①名称\n            required: maybe",
     {"small/2020-01.yaml:35:23: required must be yes or no, not “maybe” [layout-bad-flag] (write required: "
      "yes or required: no)"}},
    {"Percent",
     "width: 30%",
     "width: 30",
     {"small/2020-01.yaml:73:16: width must be a share such as 24% or 3.2%, not “30” [layout-bad-percent] "
      "(write a number from 0 to 100 with at most one decimal, and %)"}},
    {"Count",
     "options: degree",
     "options: degree\n            columns: 0",
     {"small/2020-01.yaml:41:22: columns must be a whole number from 1 to 9, not “0” [layout-bad-count]"}},
    {"Word",
     "as: band",
     "as: bands",
     {"small/2020-01.yaml:60:21: as cannot be “bands” [layout-bad-word] (it may be, the likeliest first: "
      "band, label-and-value, value-only, label-above)"}},
    {"Kind",
     "kind: table",
     "kind: tables",
     {"small/2020-01.yaml:66:11: kind cannot be “tables” [layout-bad-word] (it may be, the likeliest first: "
      "table, cover, item-list, section, attachment)"}},
    {"ItemId",
     "- text: base.reason",
     "- text: Base.reason",
     {"small/2020-01.yaml:36:17: “Base.reason” is not an item id [layout-bad-id] (an id is words of a-z, 0-9 "
      "and _ joined by dots, with [] behind a list: files[].use.method)"}},
    {"OptionId",
     "paper: 紙",
     "Paper: 紙",
     {"small/2020-01.yaml:45:17: “Paper” is not an option id [layout-bad-option-id] (an option id has only "
      "a-z, 0-9 and _: lt_10k)"}},
    {"RowType",
     "- text: base.name",
     "- txt: base.name",
     {"small/2020-01.yaml:33:13: this row does not say what it is [layout-row-type] (begin it with one of "
      "these, the likeliest first: text, choice, checks, date, count, note, image, band, group, repeat)"}},
    {"BoxType",
     "- checks: outsourcing.none",
     "- text: outsourcing.none",
     {"small/2020-01.yaml:50:13: only checks can stand in a block's heading [layout-box-type] (begin it with "
      "checks: and the item's id)",
      "small/2020-01.yaml:61:17: no item has the id outsourcing.none [layout-unknown-item] (the nearest id "
      "is outsourcing.items[].again)"}},
    {"KeyOfAnotherType",
     "label: ①名称",
     "label: ①名称\n            columns: 2",
     {"small/2020-01.yaml:35:13: the key columns is not known here [layout-unknown-key] (known here, the "
      "likeliest first: text, label, required, important, when, suffix, values, text-columns, ragged, hang, "
      "as, min-lines, joined, under)"}},
    {"UnderTwice",
     "label: その理由",
     "label: その理由\n                under: [{ text: base.deep, label: 深い }]",
     {"small/2020-01.yaml:38:24: only plain rows can stand under another, one level deep [layout-under-kind] "
      "(move it out of under:)"}},
};

const Mistake kAgreement[] = {
    {"DuplicateItem",
     "- text: base.reason",
     "- text: base.name",
     {"small/2020-01.yaml:36:17: the item base.name stands twice; the first is at small/2020-01.yaml:33 "
      "[layout-duplicate-item] (give each item an id of its own)"}},
    {"DuplicateOption",
     "other: その他（　）",
     "paper: その他（　）",
     {"small/2020-01.yaml:47:17: the option paper stands twice in this item [layout-duplicate-option] (give "
      "each option an id of its own)"}},
    {"DuplicateBlock",
     "heading: 2. 委託",
     "heading: 1. 委託",
     {"small/2020-01.yaml:48:9: the part or block Ⅰ/1 stands twice; the first is at small/2020-01.yaml:31 "
      "[layout-duplicate-place] (give this one a key: of its own)"}},
    {"UnknownOptionList",
     "options: degree",
     "options: degrees",
     {"small/2020-01.yaml:40:22: no option list has the name degrees [layout-unknown-list] (the nearest of "
      "option-lists is degree)"}},
    {"UnknownItem",
     "{ value: cover.name, width: 80% }",
     "{ value: cover.nam, width: 80% }",
     {"small/2020-01.yaml:16:9: the item cover.name is defined but stands nowhere on the form "
      "[layout-unplaced-item] (show it in a box (value: cover.name), or remove it)",
      "small/2020-01.yaml:20:49: no item has the id cover.nam [layout-unknown-item] (the nearest id is "
      "cover.name)"}},
    {"PlacedTwice",
     "[{ label: cover.name,",
     "[{ value: cover.name,",
     {"small/2020-01.yaml:20:49: the value of cover.name is printed in two places [layout-placed-twice] "
      "(keep one of the cells)"}},
    {"UnknownLink",
     "to: 別添,",
     "to: 別添2,",
     {"small/2020-01.yaml:27:9: no part or block has the key 別添2 [layout-unknown-place] (the nearest key "
      "is 別添)"}},
    {"NoOptions",
     "options: degree",
     "options: {}",
     {"small/2020-01.yaml:40:22: base.degree has no options [layout-no-options] (list them under options:)"}},
    {"CoverWidths",
     "width: 20% }, { value",
     "width: 25% }, { value",
     {"small/2020-01.yaml:20:13: the widths side by side make 105%, not 100% [layout-widths-sum] (change "
      "them so that they make 100%)"}},
    {"TableWidths",
     "width: 70%",
     "width: 65.5%",
     {"small/2020-01.yaml:66:5: the widths side by side make 95.5%, not 100% [layout-widths-sum] (change "
      "them so that they make 100%)"}},
    {"NoRoom",
     "short: 小\n",
     "short: 小\nwidths: { label: 8%, group: 8% }\n",
     {"small/2020-01.yaml:5:9: these widths leave no room for a column [layout-widths-room] (label: must be "
      "under 100%, indent: and group: less than label:, and no width 0%)"}},
    {"OutsideItsList",
     "- text: base.reason",
     "- text: changes[].reason",
     {"small/2020-01.yaml:36:17: changes[].reason has [] in its id, but stands in no repeat [layout-no-list] "
      "(move the row into the repeat of its list, or write the id without [])"}},
    {"InAnotherList",
     "- text: outsourcing.items[].title",
     "- text: outsourcing.title",
     {"small/2020-01.yaml:58:17: outsourcing.title stands in the repeat of outsourcing.items[], but its id "
      "does not belong to that list [layout-wrong-list] (let the id be outsourcing.items[] with a word "
      "behind, or move the row out of the repeat)"}},
    {"NumberOutsideARepeat",
     "label: ①名称",
     "label: 名称{n}",
     {"small/2020-01.yaml:33:13: {n} in the label of base.name stands outside a repeat "
      "[layout-number-outside] (remove {n}, or move the row into the repeat)"}},
    {"ConditionOnAnUnknownItem",
     "label: ①名称",
     "label: ①名称\n            when: base.degre = good",
     {"small/2020-01.yaml:33:13: no item has the id base.degre [layout-unknown-item] (the nearest id is "
      "base.degree)"}},
    {"ConditionOnAnUnknownOption",
     "label: ①名称",
     "label: ①名称\n            when: base.degree != god",
     {"small/2020-01.yaml:33:13: base.degree has no option god [layout-unknown-option] (its options are, the "
      "likeliest first: good, bad)"}},
    {"ConditionOnAText",
     "label: ①名称",
     "label: ①名称\n            when: base.reason has good",
     {"small/2020-01.yaml:33:13: the condition “base.reason has good” cannot hold: base.reason is neither a "
      "choice nor checks [layout-bad-when] (write ID = OPTION or ID != OPTION of a choice, ID has OPTION or "
      "ID has not OPTION of checks)"}},
    {"AnotherForm",
     "form: small",
     "form: smal",
     {"small/2020-01.yaml:1:7: form says smal, but the file stands where small belongs [layout-name-differs] "
      "(correct it, or rename the file FORM/EDITION.yaml)"}},
};

std::string NameOf(const ::testing::TestParamInfo<Mistake>& info) { return std::string(info.param.name); }

INSTANTIATE_TEST_SUITE_P(Yaml, LayoutMistake, ::testing::ValuesIn(kYaml), NameOf);
INSTANTIATE_TEST_SUITE_P(Words, LayoutMistake, ::testing::ValuesIn(kWords), NameOf);
INSTANTIATE_TEST_SUITE_P(Agreement, LayoutMistake, ::testing::ValuesIn(kAgreement), NameOf);

std::vector<std::string> FaultsOf(const std::string& layout) {
  const Loaded loaded = LoadText(layout);
  EXPECT_FALSE(loaded.form.has_value());
  return FaultTexts(loaded.diagnostics);
}

TEST(LayoutFile, MustNotBeEmptyOrTwoDocuments) {
  EXPECT_THAT(
      FaultsOf("# nothing\n"),
      ElementsAre("small/2020-01.yaml:1:1: the layout file is empty [layout-empty] (begin it with form: and "
                  "edition:)"));
  EXPECT_THAT(
      FaultsOf(SmallLayout() + "---\nform: more\n"),
      ElementsAre(
          "small/2020-01.yaml:78:1: a second YAML document begins here [layout-documents] (remove the "
          "line ---; a layout file holds one document)"));
}

TEST(LayoutFile, MustBeUtf8) {
  EXPECT_THAT(
      FaultsOf("form: small\ntitle: \x82\xA0\n"),
      ElementsAre("small/2020-01.yaml:2:8: the byte 0x82 is not valid UTF-8 [layout-utf8] (save the file as "
                  "UTF-8)"));
}

TEST(LayoutFile, HasItsLimits) {
  EXPECT_THAT(
      FaultsOf(std::string(kMaxLayoutBytes + 1, '#')),
      ElementsAre("small/2020-01.yaml:1:1: a layout file may have at most 1 MiB [layout-too-large] (split it "
                  "into a base and an edition that says what differs)"));
  EXPECT_THAT(
      FaultsOf("a: " + std::string(kMaxLayoutDepth, '[')),
      ElementsAre("small/2020-01.yaml:1:35: this is nested more than 32 deep [layout-too-deep] (check the "
                  "indentation)"));
  std::string wide;
  for (int i = 0; i < 1100; ++i) wide += "k" + std::to_string(i) + ":\n";
  EXPECT_THAT(FaultsOf(wide),
              ElementsAre("small/2020-01.yaml:1:1: more than 1000 keys stand side by side here "
                          "[layout-too-many-keys] (check the indentation)"));
}

TEST(LayoutFile, MistakesKnowTheirPathAndLine) {
  const Loaded loaded =
      LoadText(SmallLayoutWith("label: ①再委託先", "label: ①再委託先\n                    as: x"));
  ASSERT_EQ(loaded.diagnostics.all().size(), 1U);
  const Place& place = loaded.diagnostics.all()[0].place;
  EXPECT_EQ(place.pointer, "/parts/2/blocks/1/rows/0/rows/1/rows/0/as");
  EXPECT_EQ(place.source_line, "                    as: x");
}

TEST(LayoutFile, AllMistakesAreToldAtOnce) {
  std::string layout = SmallLayoutWith("label: ①名称", "labl: ①名称");
  layout.replace(layout.find("to: Ⅰ"), 8, "to: Ⅸ");
  layout.replace(layout.find("as: band"), 8, "as: bend");
  EXPECT_EQ(FaultsOf(layout).size(), 4U);  // labl is unknown, label is missing
}

TEST(LayoutFile, TellsNoMoreMistakesThanAnyoneReads) {
  std::string layout = "form: small\nedition: 2020-01\nparts:\n";
  for (int i = 0; i < 1000; ++i) layout += "  - 1\n";
  EXPECT_EQ(FaultsOf(layout).size(), kMaxLayoutFaults);
}

TEST(LayoutFile, SpeaksJapanese) {
  const Loaded loaded = LoadText(SmallLayoutWith("to: 別添,", "to: 別紙,"));
  ASSERT_EQ(loaded.diagnostics.all().size(), 1U);
  EXPECT_EQ(MessageText(loaded.diagnostics.all()[0], Language::japanese),
            "キー 別紙 の部またはブロックはありません");
  EXPECT_EQ(HintText(loaded.diagnostics.all()[0], Language::japanese), "最も近いキーは 別添 です");
}

}  // namespace
}  // namespace yoshiki
