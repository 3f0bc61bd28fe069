// Where things stand in a definition: the tiny form's.
#include "form/find.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_form.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Of a place "index, behind it: kind, rows under it", or "-".
std::string RowFound(Definition& definition, std::string_view id) {
  const std::optional<RowPlace> place = FindRow(definition, id);
  if (!place) return "-";
  const char* const kRowKinds[] = {"item",       "full_value", "full_label", "band",
                                   "band_value", "group",      "repeat"};
  return std::to_string(place->index) + ", " + std::to_string(place->end()) + ": " +
         kRowKinds[static_cast<std::size_t>(place->row().kind)] + ", " +
         std::to_string(place->row().rows.size());
}

TEST(FindRow, LooksIntoGroupsAndRepeats) {
  Definition definition = TinyForm().definition();
  const std::pair<const char*, const char*> kCases[] = {
      {"basic.name", "0, 1: item, 0"},
      {"basic.population", "1, 3: item, 0"},  // with 理由 under it
      {"basic.reason", "2, 3: item, 0"},
      {"basic.systems[].name", "1, 2: item, 0"},
      {"files[].use.body", "0, 1: group, 2"},
      {"files[].use.started_on", "1, 2: item, 0"},
      {"files[].entrustment.items[].subcontract.status", "0, 1: item, 0"},  // a group in a repeat
      {"risks.other", "5, 6: full_label, 0"},
      {"risks.none", "-"},               // a box of the heading bar
      {"changes[].date", "-"},           // a column
      {"files[].provision.count", "-"},  // a count inside a cell
      {"cover.number", "-"},
      {"basic.nothing", "-"},
  };
  for (const auto& [id, found] : kCases) EXPECT_EQ(RowFound(definition, id), found) << id;
}

TEST(FindRow, OfARepeatAndItsBandIsTheRepeat) {
  Definition definition = TinyForm().definition();
  EXPECT_EQ(RowFound(definition, "basic.systems[]"), "0, 1: repeat, 3") << "its band has the same name";
}

TEST(FindRow, OfManyRowsUnderOneIsBehindThemAll) {
  Definition definition = TinyForm().definition();
  std::vector<RowDef>& rows = definition.parts[2].blocks[0].rows;
  RowDef under = rows[2];
  ASSERT_TRUE(under.under);
  under.item = "basic.more";
  rows.insert(rows.end(), 1000, under);
  EXPECT_EQ(FindRow(definition, "basic.population")->end(), 1003u);
  EXPECT_EQ(FindRow(definition, "basic.reason")->end(), 3u) << "of rows under one none is under another";
}

TEST(FindRow, TellsWhatARowWrittenThereTakesOver) {
  Definition definition = TinyForm().definition();
  BlockDef& block = definition.parts[2].blocks[1];
  block.important = true;
  block.when = "basic.population = many";
  block.rows[0].when = "basic.name = x";
  const Inherited at_repeat = FindRow(definition, "basic.systems[]")->inherited;
  EXPECT_TRUE(at_repeat.important);
  EXPECT_EQ(at_repeat.when, "basic.population = many");
  const Inherited inside = FindRow(definition, "basic.systems[].name")->inherited;
  EXPECT_TRUE(inside.important);
  EXPECT_EQ(inside.when, "basic.name = x") << "which the repeat had from its block, or said itself";
  EXPECT_FALSE(FindRow(definition, "basic.remarks")->inherited.important);
}

TEST(FindRow, ChangesTheDefinitionItself) {
  Definition definition = TinyForm().definition();
  FindRow(definition, "basic.name")->row().item = "basic.renamed";
  EXPECT_FALSE(FindRow(definition, "basic.name"));
  EXPECT_TRUE(HoldsRow(definition.parts[2].blocks[0].rows, "basic.renamed"));
  EXPECT_FALSE(HoldsRow(definition.parts[2].blocks[1].rows, "basic.renamed"));
}

TEST(FindOthers, ColumnsBoxesBlocksAndPartsByTheirOwnNames) {
  Definition definition = TinyForm().definition();
  for (PartDef& part : definition.parts)
    for (BlockDef& block : part.blocks) block.key = part.key + "/" + block.number;
  const auto column = FindColumn(definition, "changes[].after");
  ASSERT_TRUE(column);
  EXPECT_EQ(column->part->key, "別添2");
  EXPECT_EQ(column->index, 2u);
  const auto box = FindBox(definition, "risks.none");
  ASSERT_TRUE(box);
  EXPECT_EQ(box->block->key, "Ⅲ/1");
  EXPECT_EQ(box->index, 0u);
  const auto block = FindBlock(definition, "Ⅱ/4");
  ASSERT_TRUE(block);
  EXPECT_EQ(block->part->key, "Ⅱ");
  EXPECT_EQ(block->index, 2u) << "the third, whatever its number";
  EXPECT_EQ(FindPart(definition, "別添1"), &definition.parts[4]);
}

TEST(FindOthers, FindNothingByTheNamesOfOtherThings) {
  Definition definition = TinyForm().definition();
  EXPECT_FALSE(FindColumn(definition, "basic.name"));
  EXPECT_FALSE(FindBox(definition, "changes[].after"));
  EXPECT_FALSE(FindBlock(definition, "Ⅲ"));
  EXPECT_EQ(FindPart(definition, "Ⅲ/1"), nullptr);
  Definition empty;
  EXPECT_FALSE(FindRow(empty, "basic.name"));
  EXPECT_EQ(FindPart(empty, "Ⅲ"), nullptr);
  EXPECT_THAT(PlaceKeys(empty), IsEmpty());
  EXPECT_THAT(NeighbourIds(empty), IsEmpty());
}

TEST(ItemsOf, RowsGoDownIntoGroupsAndRepeatsAndCountCounts) {
  const Definition definition = TinyForm().definition();
  const PartDef& files = definition.parts[3];
  EXPECT_THAT(ItemsOf(definition, files.blocks[1]), ElementsAre("files[].use.body", "files[].use.department",
                                                                "files[].use.started_on", "files[].use.all"));
  EXPECT_THAT(ItemsOf(definition, files.blocks[2].rows),
              ElementsAre("files[].entrustment.status", "files[].entrustment.count",
                          "files[].entrustment.items[].title", "files[].entrustment.items[].content",
                          "files[].entrustment.items[].subcontract",
                          "files[].entrustment.items[].subcontract.status"));
  EXPECT_THAT(ItemsOf(definition, files.blocks[3].rows),
              ElementsAre("files[].provision.status", "files[].provision.count"));
  EXPECT_THAT(ItemsOf(definition, std::vector<RowDef>()), IsEmpty());
}

TEST(ItemsOf, PartsOfEveryKind) {
  const Definition definition = TinyForm().definition();
  EXPECT_THAT(ItemsOf(definition, definition.parts[0]),
              testing::IsSupersetOf({"cover.title", "cover.edition_mark", "cover.number", "cover.agency"}));
  EXPECT_THAT(ItemsOf(definition, definition.parts[1]), IsEmpty()) << "項目一覧 has lines alone";
  EXPECT_THAT(ItemsOf(definition, definition.parts[4]), ElementsAre("files[].record_items"));
  EXPECT_THAT(ItemsOf(definition, definition.parts[5]),
              ElementsAre("risks.none", "risks.misuse", "risks.misuse.measure", "risks.misuse.sufficiency",
                          "risks.leak", "risks.leak.measure", "risks.other"));
  EXPECT_THAT(ItemsOf(definition, definition.parts[6]),
              ElementsAre("changes[].date", "changes[].item", "changes[].after", "changes[].timing"));
}

TEST(NeighbourIds, AreAllThatCanBeFound) {
  Definition definition = TinyForm().definition();
  const std::vector<std::string> ids = NeighbourIds(definition);
  EXPECT_GT(ids.size(), 20u);
  for (const std::string& id : ids)
    EXPECT_TRUE(FindRow(definition, id) || FindColumn(definition, id) || FindBox(definition, id)) << id;
  EXPECT_THAT(ids, testing::Contains("basic.systems[]"));
  EXPECT_THAT(ids, testing::Contains("risks.none"));
  EXPECT_THAT(ids, testing::Contains("changes[].timing"));
}

}  // namespace
}  // namespace yoshiki
