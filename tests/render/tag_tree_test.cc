// The tree of tags as the plain text and the HTML walk it, and tables as grids.
#include "render/tag_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tree_maker.h"

namespace yoshiki {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TagTreeTest, ADocumentWithoutTagsIsEmpty) {
  const Document document;
  EXPECT_TRUE(TagTree(document).empty());
}

TEST(TagTreeTest, ARootAloneHasNoChildren) {
  TreeMaker maker;
  const TagTree tree(maker.document());
  EXPECT_FALSE(tree.empty());
  EXPECT_THAT(tree.children(0), IsEmpty());
  EXPECT_EQ(tree.Text(0), "");
}

TEST(TagTreeTest, ChildrenStandInReadingOrderHoweverTheyAreMixed) {
  TreeMaker maker;
  const TagId a = maker.Section(), b = maker.Section();
  const TagId b1 = maker.Paragraph(b, "乙一"), a1 = maker.Paragraph(a, "甲一");
  const TagId table = maker.Table(b);
  const TagId a2 = maker.Paragraph(a, "甲二"), b3 = maker.Paragraph(b, "乙三");
  const TagTree tree(maker.document());
  EXPECT_THAT(tree.children(0), ElementsAre(a, b));
  EXPECT_THAT(tree.children(a), ElementsAre(a1, a2));
  EXPECT_THAT(tree.children(b), ElementsAre(b1, table, b3));
  EXPECT_THAT(tree.children(b3), IsEmpty());
  EXPECT_EQ(tree.Child(b, TagKind::paragraph), b1);
  EXPECT_EQ(tree.Child(b, TagKind::table), table);
  EXPECT_EQ(tree.Child(b, TagKind::heading), 0U);
  EXPECT_EQ(tree.Child(table, TagKind::row), 0U);
}

TEST(TagTreeTest, OnlyTheTextsOfHeadingsStandApart) {
  TreeMaker maker;
  const TagId section = maker.Section();
  const TagId heading = maker.Heading(section, 1, {"Ⅰ", "基本情報", "※"});
  const TagId single = maker.Heading(section, 2, {"1．事務"});
  const TagId paragraph = maker.Add(section, TagKind::paragraph, {"一行", "二行"});
  const TagTree tree(maker.document());
  EXPECT_EQ(tree.Text(heading), "Ⅰ　基本情報　※");
  EXPECT_EQ(tree.Text(single), "1．事務");
  EXPECT_EQ(tree.Text(paragraph), "一行二行");
  EXPECT_EQ(tree.Text(section), "");
}

TEST(TagTreeTest, EmptyBracketsOfABoxHoldRoom) {
  TreeMaker maker;
  const TagId cell = maker.Data(maker.Row(maker.Table(maker.Section())));
  const TagId list = maker.Add(cell, TagKind::list);
  const TagId ticked = maker.Box(list, true, {"はい"}), open = maker.Box(list, false, {"いいえ"});
  maker.Choice(cell, "", {"1) 甲"});
  const TagTree tree(maker.document());
  EXPECT_EQ(tree.Text(ticked - 1), "[○]");
  EXPECT_EQ(tree.Text(open - 1), "[　]");
  EXPECT_EQ(tree.Text(tree.Child(cell, TagKind::paragraph)), "[　]");
}

TEST(TagTreeTest, AWholeTextHasAllBelowInReadingOrder) {
  TreeMaker maker;
  const TagId row = maker.Row(maker.Table(maker.Section()));
  const TagId cell = maker.Data(row, {"始"});
  maker.Paragraph(cell, "一");
  const TagId list = maker.Add(cell, TagKind::list);
  maker.Box(list, false, {"箱"});
  maker.Paragraph(cell, "終");
  maker.Data(row, {"次のセル"});
  const TagTree tree(maker.document());
  EXPECT_EQ(tree.WholeText(cell), "始一[　]箱終");
  EXPECT_EQ(tree.Text(cell), "始");
}

TEST(TagTreeTest, PrivateUseIsSaidInWordsWhereTheyAreKnown) {
  TreeMaker maker;
  maker.document().gaiji_meanings[0xE000] = "髙";
  const TagId paragraph = maker.Paragraph(maker.Section(), "\uE000橋\uE001");
  EXPECT_EQ(TagTree(maker.document()).Text(paragraph), "髙橋\uE001");
}

TEST(TagTreeTest, AnEmptyLineCountsOnlyBetweenParagraphs) {
  TreeMaker maker;
  const TagId row = maker.Row(maker.Table(maker.Section()));
  const TagId cell = maker.Data(row), other = maker.Data(row);
  const TagId first = maker.Add(cell, TagKind::paragraph, {"", "一"});
  const TagId second = maker.Paragraph(cell, "二");
  const TagId third = maker.Add(cell, TagKind::paragraph, {"", "", "三"});
  const TagId list = maker.Add(cell, TagKind::list, {"", "四"});
  const TagId elsewhere = maker.Add(other, TagKind::paragraph, {"", "五"});
  const TagTree tree(maker.document());
  EXPECT_FALSE(tree.FollowsEmptyLine(first)) << "nothing stands above it";
  EXPECT_FALSE(tree.FollowsEmptyLine(second));
  EXPECT_TRUE(tree.FollowsEmptyLine(third));
  EXPECT_FALSE(tree.FollowsEmptyLine(list));
  EXPECT_FALSE(tree.FollowsEmptyLine(elsewhere)) << "the first of its own cell";
  EXPECT_FALSE(tree.FollowsEmptyLine(0));
}

TEST(TagTreeTest, EverythingBelowASectionStandsInIt) {
  TreeMaker maker;
  const TagId stray = maker.Paragraph(0, "前書き");
  maker.Section();
  const TagId section = maker.Section();
  const TagId cell = maker.Data(maker.Row(maker.Table(section)));
  const TagTree tree(maker.document());
  EXPECT_EQ(tree.SectionOf(cell), section);
  EXPECT_EQ(tree.SectionOf(section), section);
  EXPECT_EQ(tree.SectionOf(stray), 0U);
  EXPECT_EQ(tree.SectionOf(0), 0U);
}

TEST(TagTreeTest, OnlyWhatPagesShowAsTheMarkIsTheEditionMark) {
  TreeMaker maker;
  const TagId section = maker.Section();
  const TagId mark = maker.Paragraph(section, "[様式3]"), text = maker.Paragraph(section, "値");
  const TagId repeated = maker.Paragraph(section, "再");
  Document& document = maker.document();
  document.owners = {{OwnerKind::cell, CellRole::value, "", ""}, {OwnerKind::mark, CellRole::mark, "", ""}};
  std::vector<GlyphRun>& runs = document.pages.emplace_back().runs;
  const auto show = [&](TagId tag, OwnerId owner, bool artifact) {
    GlyphRun& run = runs.emplace_back();
    run.tag = tag;
    run.owner = owner;
    run.artifact = artifact;
  };
  show(mark, 1, false), show(text, 0, false), show(repeated, 1, true);
  show(text, 7, false);  // an owner that there is not
  show(99, 1, false);    // and such a tag
  const TagTree tree(document);
  EXPECT_TRUE(tree.IsEditionMark(mark));
  for (const TagId id : {TagId{0}, section, text, repeated, TagId{99}}) EXPECT_FALSE(tree.IsEditionMark(id));
}

TEST(TagTreeTest, LinksLeadToOtherDocumentsOnlyWhenTheySaySo) {
  TreeMaker maker;
  const TagId section = maker.Section();
  const TagId inside = maker.Add(section, TagKind::link, {"1"}),
              outside = maker.Add(section, TagKind::link, {"2"});
  const TagId nowhere = maker.Add(section, TagKind::link, {"3"});
  maker.document().pages.resize(2);
  maker.document().pages[0].links = {{{}, 1, {}, inside, {}}};
  maker.document().pages[1].links = {{{}, 0, {}, outside, {"a.pdf", 7, {}}}};
  const TagTree tree(maker.document());
  EXPECT_EQ(tree.LeadsTo(inside), nullptr);
  EXPECT_EQ(tree.LeadsTo(nowhere), nullptr);
  ASSERT_NE(tree.LeadsTo(outside), nullptr);
  EXPECT_EQ(tree.LeadsTo(outside)->file, "a.pdf");
  EXPECT_EQ(tree.LeadsTo(outside)->page, 7);
}

}  // namespace
}  // namespace yoshiki
