// The sheet and the rows of 変更箇所 as JSON.
#include <gtest/gtest.h>

#include "sheet/sheet.h"

namespace yoshiki {
namespace {

SheetCell Text(ComparedText text) { return {SheetCell::State::text, std::move(text)}; }

// One row of two drafts: "旧規程\n廃止" became "新規程".
Comparison OneRow() {
  ChangeRow row;
  row.item = "files[0].use";
  row.path = {"Ⅱ．ファイル", "3. 使用"};
  row.pages = {OtherPlace{"", 7, {}}};
  row.cells = {Text(UnmarkedText("旧規程\n廃止")), Text(CompareTexts("旧規程\n廃止", "新規程"))};
  row.reasons = {{"部会", "表記の\"改善\""}};
  Comparison comparison;
  comparison.statements = {"国民年金"};
  comparison.drafts = {"現在", "案"};
  comparison.rows = {row};
  return comparison;
}

TEST(WriteSheetJson, NoRowsAreAnEmptyArray) { EXPECT_EQ(WriteSheetJson({}), "[]\n"); }

TEST(WriteSheetJson, ARowOfOneStatement) {
  EXPECT_EQ(WriteSheetJson(OneRow()), R"([
  {
    "item": "files[0].use",
    "path": [
      "Ⅱ．ファイル",
      "3. 使用"
    ],
    "page": 7,
    "cells": [
      "旧規程\n廃止",
      "新規程\n（削除）"
    ],
    "reasons": [
      {
        "by": "部会",
        "text": "表記の\"改善\""
      }
    ],
    "underlined": [
      [],
      [
        "新規程",
        "（削除）"
      ]
    ]
  }
]
)");
}

TEST(WriteSheetJson, WhatWasStruckHasAListOfItsOwn) {
  CellSettings settings;
  settings.removed = CellSettings::Removed::struck;
  const std::string json = WriteSheetJson(OneRow(), settings);
  const std::string struck = json.substr(std::min(json.find("\"struck\""), json.size()));
  EXPECT_NE(struck.find("旧規程"), std::string::npos) << json;
  EXPECT_NE(struck.find("廃止"), std::string::npos) << json;
  EXPECT_EQ(WriteSheetJson(OneRow()).find("\"struck\""), std::string::npos);
}

TEST(WriteSheetJson, APageThatIsNotKnownIsNull) {
  Comparison comparison = OneRow();
  for (const auto& pages :
       {std::vector<std::optional<OtherPlace>>{}, {std::nullopt}, {OtherPlace{"", 0, {}}}}) {
    comparison.rows[0].pages = pages;
    EXPECT_NE(WriteSheetJson(comparison).find("\"page\": null"), std::string::npos);
  }
}

TEST(WriteSheetJson, SeveralStatementsHaveAPageEach) {
  Comparison comparison = OneRow();
  comparison.statements = {"国民年金", "住民税", "介護保険"};
  comparison.rows[0].pages = {OtherPlace{"", 7, {}}, std::nullopt, OtherPlace{"", 0, {}}};
  EXPECT_NE(WriteSheetJson(comparison).find(R"(    "pages": [
      {
        "statement": "国民年金",
        "page": 7
      },
      {
        "statement": "介護保険",
        "page": null
      }
    ],
)"),
            std::string::npos)
      << WriteSheetJson(comparison);
}

TEST(WriteLogJson, HoldsTheMembersOfAModelsRow) {
  EXPECT_EQ(WriteLogJson({}), "[]\n");
  EXPECT_EQ(WriteLogJson({{"2026-03-02", "Ⅱ", "前\n", "後", "事後", "案"}}), R"([
  {
    "date": "2026-03-02",
    "item": "Ⅱ",
    "before": "前\n",
    "after": "後",
    "timing": "事後",
    "timing_note": "案"
  }
]
)");
}

}  // namespace
}  // namespace yoshiki
