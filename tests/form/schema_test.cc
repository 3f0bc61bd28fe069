// The schema and the empty model of a small form, and what other forms add to a schema.
#include <gmock/gmock.h>

#include <algorithm>

#include "layout_texts.h"
#include "real_forms.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A form with one item of each type.
constexpr char kLayout[] = R"(form: small
edition: 2020-01
title: 小さな評価書
short: 小評価書
mark: "[令和2年1月 小様式]"
parts:
  - number: Ⅰ
    title: 基本情報
    blocks:
      - heading: 1. 事務 ※
        rows:
          - choice: basic.status
            label: ①実施の有無 ※
            important: yes
            options: { yes: 実施する, no: 実施しない }
          - text: basic.reason
            label: その理由
            when: basic.status = no
          - date: basic.since
            label: ②開始日
            required: no
            suffix: 時点
            when: basic.status != no
          - repeat: systems[]
            rows:
              - text: systems[].name
                label: システム{n}
                as: band
              - checks: systems[].links
                label: 接続
                required: no
                lines:
                  - caption: ・方法
                  - paper: 紙
                    other: その他（　）
              - text: systems[].time
                label: 時期
                required: no
                when: systems[].links has paper
                values: [事前, 事後]
)";

Form Small() {
  Loaded loaded = LoadText(kLayout);
  EXPECT_THAT(FaultTexts(loaded.diagnostics), ::testing::IsEmpty());
  return *loaded.form;
}

TEST(EmptyModel, HasEveryKeyInFormOrderAndOneElementInEachList) {
  EXPECT_EQ(EmptyModel(Small()), R"({
  "form": "small",
  "edition": "2020-01",
  "basic": {
    "status": null,
    "reason": null,
    "since": null
  },
  "systems": [{
      "name": null,
      "links": null,
      "time": null
    }]
}
)");
}

TEST(SchemaOf, SaysWhatTheFormSays) {
  const std::string schema = SchemaOf(Small(), {});
  EXPECT_THAT(schema, HasSubstr(R"(      "properties": {
        "status": {
          "title": "①実施の有無 ※",
          "description": "Ⅰ1 ①実施の有無。必須。※重要な変更の対象。",
          "x-yoshiki-required": true,
          "x-yoshiki-important": true,
          "oneOf": [{
              "const": "yes",
              "title": "実施する",
              "description": "1) 実施する"
            }, {
              "const": "no",
              "title": "実施しない",
              "description": "2) 実施しない"
            }, {
              "type": "null",
              "description": "記入しない"
            }]
        },
        "reason": {
          "title": "その理由",
          "description": "Ⅰ1 その理由。必須（「Ⅰ1 ①実施の有無」が「実施しない」のとき）。",
          "x-yoshiki-required": true,
          "$ref": "#/$defs/text"
        },
        "since": {
          "title": "②開始日",
          "description": "Ⅰ1 ②開始日。「Ⅰ1 ①実施の有無」が「実施しない」でないときに記入。「時点」が後に付く。YYYY-MM-DD、YYYY-MM、YYYY は和暦で、ほかの文字列はそのまま印刷される。",
          "$ref": "#/$defs/date"
        }
      },
      "additionalProperties": false
)"));
}

TEST(SchemaOf, AListSaysWhatAnyElementIs) {
  const std::string schema = SchemaOf(Small(), {});
  EXPECT_THAT(schema, HasSubstr(R"(      "type": ["array", "null"],
      "items": {
        "type": "object",
        "properties": {
          "name": {
            "title": "システム",
            "description": "Ⅰ1 システム。必須。",
)"));
  EXPECT_THAT(schema, HasSubstr(R"(          "links": {
            "title": "接続",
            "description": "Ⅰ1 システム 接続。○を付ける選択肢を true とする。",
            "type": ["object", "null"],
            "properties": {
              "paper": {
                "title": "紙",
                "description": "・方法 紙",
                "$ref": "#/$defs/tick"
              },
              "other": {
                "title": "その他",
                "description": "・方法 その他。括弧に書く文章を値とすることもできる。",
                "$ref": "#/$defs/tickWithText"
              }
            },
            "additionalProperties": false
          },
          "time": {
            "title": "時期",
            "description": "Ⅰ1 システム 時期。「Ⅰ1 システム 接続」の「紙」に○があるときに記入。",
            "$ref": "#/$defs/text",
            "examples": ["事前", "事後"]
          }
)"));
}

TEST(SchemaOf, IsNamedByFormAndEdition) {
  const std::string schema = SchemaOf(Small(), {});
  EXPECT_THAT(schema, HasSubstr(R"("$id": "urn:yoshiki:schema:small:2020-01")"));
  EXPECT_THAT(schema, HasSubstr(R"("enum": ["small"])"));
  EXPECT_THAT(schema, HasSubstr(R"("enum": ["2020-01", null])"));
  EXPECT_THAT(schema, Not(HasSubstr("patternProperties")));
}

// ---------------------------------------------------------------- other forms

std::vector<Form> AllForms() {
  std::vector<Form> all;
  for (const char* name : {"yoshiki-2", "yoshiki-3", "yoshiki-4"}) {
    for (Form& form : RealForms(name)) all.push_back(std::move(form));
  }
  return all;
}

TEST(SchemaOf, KeysOfOthersAreAcceptedAndNotOffered) {
  const std::string schema = SchemaOf(RealForms("yoshiki-2").front(), AllForms());
  EXPECT_THAT(schema, HasSubstr(R"("^(rule9_2)$": {
          "description": "2025-05 版の項目。この版には印刷されない。"
        },)"));
  EXPECT_THAT(schema, HasSubstr(R"("description": "全項目評価書の項目。この様式には印刷されない。")"));
  EXPECT_THAT(schema, Not(HasSubstr(R"("approval_date": {)")));
}

TEST(SchemaOf, OptionsOfOthersAreAcceptedAndNotOffered) {
  const std::string schema = SchemaOf(RealForms("yoshiki-3").front(), AllForms());
  EXPECT_THAT(schema, HasSubstr(R"("pattern": "^(ge_300k)$")"));
  EXPECT_THAT(schema, Not(HasSubstr(R"("const": "ge_300k")")));
}

TEST(SchemaOf, DoesNotDependOnTheOrderOfTheOthers) {
  std::vector<Form> all = AllForms();
  const Form form = all[1];
  const std::string schema = SchemaOf(form, all);
  std::ranges::reverse(all);
  EXPECT_EQ(SchemaOf(form, all), schema);
}

TEST(SchemaOf, NoNumberOfAnElementIsLeftInItsWords) {
  const std::vector<Form> all = AllForms();
  for (const Form& form : all) EXPECT_THAT(SchemaOf(form, all), Not(HasSubstr("{n}"))) << form.edition();
}

TEST(SchemaOf, NamesNoIdInConditions) {
  const std::vector<Form> all = AllForms();
  for (const Form& form : all) {
    const std::string schema = SchemaOf(form, {});
    for (const char* word : {" = ", " != ", " has ", " is "}) EXPECT_THAT(schema, Not(HasSubstr(word)));
  }
}

}  // namespace
}  // namespace yoshiki
