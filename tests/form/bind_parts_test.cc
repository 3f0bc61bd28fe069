// Cover, item list, repeated sections and attachments, bound from the tiny form.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bound_text.h"
#include "tiny_form.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view kCover =
    R"("cover": {"number": "17", "name": "川口市\n国民年金", "agency": "川口市長",
    "publication_date": "2020-10-22"})";
constexpr std::string_view kTwoFiles = R"("files": [{"name": "資格ファイル", "record_items": "氏名\n住所"},
    {"name": "支払ファイル"}])";

std::vector<std::string> Keys(const BoundForm& form) {
  std::vector<std::string> keys;
  for (const Part& part : form.parts) keys.push_back(part.key);
  return keys;
}

TEST(BindParts, PartsFollowTheForm) {
  EXPECT_THAT(Keys(BindTiny("")), ElementsAre("cover", "item-list", "Ⅰ", "Ⅱ", "別添1", "Ⅲ", "別添2"));
  EXPECT_THAT(Keys(BindTiny(kTwoFiles)),
              ElementsAre("cover", "item-list", "Ⅰ", "Ⅱ", "Ⅱ", "別添1", "Ⅲ", "別添2"));
}

TEST(BindParts, DocumentPropertiesComeFromTheCover) {
  const BoundForm form = BindTiny(kCover);
  EXPECT_EQ(form.title, "17 川口市 国民年金");
  EXPECT_EQ(form.author, "川口市長");
  EXPECT_EQ(form.subject, "小さな評価書 [令和7年1月 小様式]");
  EXPECT_EQ(form.foot, "17　川口市 国民年金");
}

TEST(BindParts, AnEmptyCoverFallsBackOnTheForm) {
  const BoundForm form = BindTiny("");
  EXPECT_EQ(form.title, "小さな評価書");
  EXPECT_EQ(form.author, "");
  EXPECT_EQ(form.foot, "");
}

TEST(BindParts, TheCoverHasTitleBoxesAndMark) {
  const BoundForm form = BindTiny(kCover);
  const Part& cover = PartOf(form, "cover");
  EXPECT_EQ(cover.title, "小さな評価書");
  EXPECT_EQ(cover.style, "title");
  EXPECT_TRUE(cover.centred);
  EXPECT_EQ(cover.mark, "[令和7年1月 小様式]");
  EXPECT_EQ(cover.outline, "表紙");
  ASSERT_EQ(cover.tables.size(), 3u);
  EXPECT_THAT(RowTexts(cover.tables[0]),
              ElementsAre("label 評価書番号 | label 評価書名 +keep", "value 17 | value 川口市\n国民年金"));
  EXPECT_EQ(EdgesText(cover.tables[0].rows[1]), "0-200 200-1000");
  EXPECT_EQ(cover.tables[0].look, "cover");
  EXPECT_EQ(cover.tables[0].rows[1].cells[1].style, "cover-value");
  EXPECT_TRUE(std::get<TextContent>(cover.tables[0].rows[0].cells[0].content).centred);
  EXPECT_EQ(cover.tables[1].left, 150);
  EXPECT_EQ(cover.tables[1].right, 850);
  EXPECT_THAT(RowTexts(cover.tables[2]), ElementsAre("label 公表日 +keep", "value 令和2年10月22日"));
}

TEST(BindParts, TheItemListLinksToItsParts) {
  const BoundForm form = BindTiny("");
  const Part& list = PartOf(form, "item-list");
  EXPECT_TRUE(list.centred);
  ASSERT_EQ(list.tables.size(), 3u);
  EXPECT_THAT(RowTexts(list.tables[2]), ElementsAre("value （別添1） 記録項目"));
  EXPECT_EQ(list.tables[2].left, 60);
  EXPECT_EQ(list.tables[2].look, "list");
  ASSERT_EQ(form.links.size(), 3u);
  EXPECT_EQ(form.links[2].part, 1u);
  EXPECT_EQ(form.links[2].table, 2u);
  EXPECT_EQ(form.links[2].row, 0u);
  EXPECT_EQ(form.links[2].key, "別添1");
}

TEST(BindParts, ASectionIsRepeatedForEachFile) {
  const BoundForm form = BindTiny(kTwoFiles);
  const auto files = PartsOf(form, "Ⅱ");
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[1]->title, "ファイルの概要");
  EXPECT_EQ(files[0]->outline, "Ⅱ ファイルの概要（1）資格ファイル");
  EXPECT_EQ(files[1]->outline, "Ⅱ ファイルの概要（2）支払ファイル");
  EXPECT_THAT(RowTexts(files[1]->tables[0], "支払ファイル", "2. 使用"), ElementsAre("value 支払ファイル"));
  EXPECT_EQ(files[1]->tables[0].rows[1].cells[0].item.pointer, "/files/1/name");
  EXPECT_EQ(files[1]->tables[0].rows[1].context, "Ⅱ（2）1. ファイル名");
  EXPECT_EQ(PartOf(form, "Ⅲ").suffix, "※（7. ②を除く。）");
}

TEST(BindParts, OneFileNeedsNoNumber) {
  const BoundForm form = BindTiny(R"("files": [{"name": "資格"}])");
  EXPECT_EQ(PartOf(form, "Ⅱ").outline, "Ⅱ ファイルの概要");
  EXPECT_EQ(PartOf(form, "Ⅱ").tables[0].rows[0].context, "1. ファイル名");
  EXPECT_THAT(RowTexts(PartOf(form, "別添1").tables[0]), ElementsAre("value x3"));
}

TEST(BindParts, RecordItemsAreFramedAFile) {
  const BoundForm form = BindTiny(kTwoFiles);
  const Part& records = PartOf(form, "別添1");
  EXPECT_EQ(records.outline, "（別添1） 記録項目");
  ASSERT_EQ(records.tables.size(), 2u);
  EXPECT_THAT(RowTexts(records.tables[0]),
              ElementsAre("band （1）資格ファイル +keep", "value 氏名\n住所 x3"));
  EXPECT_EQ(records.tables[0].rows[0].outline, "（1）資格ファイル");
  EXPECT_EQ(records.tables[0].rows[0].outline_level, 2);
  EXPECT_EQ(records.tables[0].rows[1].context, "（1）資格ファイル");
  EXPECT_EQ(std::get<TextContent>(records.tables[0].rows[1].cells[0].content).max_columns, 3);
  EXPECT_EQ(records.tables[1].rows[1].cells[0].item.pointer, "/files/1/record_items");
}

TEST(BindParts, ChangesAreATableUnderARepeatedHead) {
  const BoundForm form = BindTiny(R"json("changes": [{"date": "2016-10-18", "item": "Ⅱ", "after": "(追加)",
      "timing": "事後"}, {}])json");
  const Part& part = PartOf(form, "別添2");
  EXPECT_TRUE(part.landscape);
  const Table& changes = part.tables.front();
  EXPECT_EQ(changes.look, "changes");
  EXPECT_EQ(changes.header_rows, 1u);
  EXPECT_THAT(RowTexts(changes),
              ElementsAre("head 変更日 | head 項目 | head 変更後の記載 | head 提出時期 +keep",
                          "value 平成28年10月18日 | value Ⅱ | value (追加) | value 事後",
                          "value | value | value | value"));
  EXPECT_EQ(EdgesText(changes.rows[1]), "0-100 100-400 400-900 900-1000");
  EXPECT_TRUE(std::get<TextContent>(changes.rows[1].cells[3].content).centred);
  EXPECT_FALSE(std::get<TextContent>(changes.rows[1].cells[2].content).centred);
  EXPECT_EQ(changes.rows[1].cells[2].item.pointer, "/changes/0/after");
  EXPECT_EQ(changes.rows[1].cells[2].style, "change");
}

TEST(BindParts, NoChangesLeaveAnEmptyRow) {
  const BoundForm form = BindTiny("");
  EXPECT_THAT(RowTexts(PartOf(form, "別添2").tables[0]),
              ElementsAre("head 変更日 | head 項目 | head 変更後の記載 | head 提出時期 +keep",
                          "value | value | value | value x3"));
}

TEST(BindParts, UnusedPartsAndTheirLinksMayBeLeftOut) {
  const BoundForm form = BindTiny("", BindOptions{.print_unused = false});
  EXPECT_THAT(Keys(form), ElementsAre("cover", "item-list", "Ⅰ", "Ⅲ", "別添2"));
  ASSERT_EQ(form.links.size(), 1u);
  EXPECT_EQ(form.links[0].key, "Ⅰ");
}

}  // namespace
}  // namespace yoshiki
