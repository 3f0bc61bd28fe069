// From drafts to rows: which items differ, where they stand, and which elements have moved.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "compare/compare.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A draft of a list of names, each of which the form prints in a row, and of a check list of two boxes.
class Draft {
 public:
  Draft(const std::vector<std::string>& names, const std::string& boxes) {
    std::string list;
    for (const std::string& name : names)
      list += (list.empty() ? R"({"name": ")" : R"(, {"name": ")") + name + "\"}";
    Diagnostics diagnostics;
    statement_ = std::make_unique<Statement>(*ParseStatement(
        SourceText("draft.json", R"({"form": "x", "items": [)" + list + "]" + boxes + "}"), diagnostics));
    Table& table = form_.parts.emplace_back().tables.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) {
      TextContent name;
      name.text = names[i];
      AddCell(table, "/items/" + std::to_string(i) + "/name", name, 1);
    }
    ChecksContent checks;
    auto& entries = checks.lines.emplace_back().entries;
    entries.resize(2);
    entries[0].label = "紙";
    entries[0].ticked = boxes.find("true") != std::string::npos;
    entries[1].label = "電話";
    AddCell(table, "/boxes", checks, boxes.empty() ? 0 : 1);
  }

  Round round() const {
    Round round;
    round.statement = statement_.get();
    round.form = &form_;
    return round;
  }

 private:
  static void AddCell(Table& table, const std::string& pointer, Content content, std::size_t offset) {
    Cell& cell = table.rows.emplace_back().cells.emplace_back();
    cell.content = std::move(content);
    cell.item.id = cell.item.pointer = pointer;
    cell.item.offset = offset;
  }

  std::unique_ptr<Statement> statement_;
  BoundForm form_;
};

// Of every row "pointer: cell | cell".
std::vector<std::string> Rows(const std::vector<Draft>& drafts) {
  std::vector<Round> rounds;
  for (const Draft& draft : drafts) rounds.push_back(draft.round());
  std::vector<std::string> shown;
  for (const ChangeRow& row : CompareDrafts(rounds).rows) {
    std::string& line = shown.emplace_back(row.pointer + ":");
    for (const SheetCell& cell : row.cells) line += " | " + ShownText(cell);
  }
  return shown;
}

std::vector<std::string> RowsOfLists(const std::vector<std::vector<std::string>>& lists) {
  std::vector<Draft> drafts;
  for (const auto& names : lists) drafts.emplace_back(names, "");
  return Rows(drafts);
}

std::vector<std::string> RowsOfBoxes(const std::vector<std::string>& boxes) {
  std::vector<Draft> drafts;
  for (const std::string& own : boxes) drafts.emplace_back(std::vector<std::string>{}, own);
  return Rows(drafts);
}

TEST(CompareDrafts, ARowSaysWhereTheLastDraftHasTheItem) {
  EXPECT_THAT(
      RowsOfLists({{"甲の事務", "乙の業務"}, {"丙の処理", "甲の事務を行う"}}),
      testing::UnorderedElementsAre("/items/1/name: | 甲の事務 | 甲の事務を行う",
                                    "/items/0/name: | （記載なし） | 丙の処理", ": | 乙の業務 | （削除）"));
}

TEST(CompareDrafts, OnlyWhatMovedHasARow) {
  EXPECT_THAT(RowsOfLists({{"甲の事務", "乙の業務", "丙の処理"}, {"丙の処理", "乙の業務", "甲の事務"}}),
              ElementsAre("/items/0: | 3番目 | 1番目", "/items/2: | 1番目 | 3番目"));
  // What comes back where it was.
  EXPECT_THAT(RowsOfLists({{"甲の事務", "乙の業務"}, {"乙の業務"}, {"甲の事務", "乙の業務"}}),
              ElementsAre("/items/0/name: | 甲の事務 | （削除） | 甲の事務"));
}

TEST(CompareDrafts, WhatOthersPushedAsideHasNotMoved) {
  EXPECT_THAT(RowsOfLists({{"甲の事務", "乙の業務", "丙の処理"},
                           {"新しい欄", "甲の事務", "乙の業務", "丙の処理"},
                           {"新しい欄", "丙の処理", "甲の事務", "乙の業務"}}),
              ElementsAre("/items/0/name: | （記載なし） | 新しい欄 | 変更なし",
                          "/items/1: | 3番目 | 変更なし | 2番目"));
}

TEST(CompareDrafts, ABlankCheckListIsTheSameAsNone) {
  EXPECT_THAT(RowsOfBoxes({"", R"(, "boxes": {})", R"(, "boxes": {"paper": false})"}), IsEmpty());
  EXPECT_THAT(RowsOfBoxes({"", R"(, "boxes": {"paper": true})"}),
              ElementsAre("/boxes: | （記載なし） | [○] 紙\n[ ] 電話"));
  // Boxes that the statement has are shown, in all drafts alike.
  EXPECT_THAT(RowsOfBoxes({"", R"(, "boxes": {})", R"(, "boxes": {"paper": true})"}),
              ElementsAre("/boxes: | [ ] 紙\n[ ] 電話 | 変更なし | [○] 紙\n[ ] 電話"));
}

}  // namespace
}  // namespace yoshiki
