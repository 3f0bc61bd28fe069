// The text twin: how it reads, and that nothing is lost on the way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "render/render.h"
#include "tree_maker.h"

namespace yoshiki {
namespace {

TEST(PlainText, ReadsLikeTheForm) {
  EXPECT_EQ(RenderText(SmallTree()), R"(特定個人情報保護評価書
======================

評価書番号: 7
評価書名: 霞野町 <児童手当> & "支給"

公表日
------

令和4年6月30日


項目一覧
========

Ⅰ　基本情報
（別添1）　記録項目


Ⅰ　基本情報　※（②を除く。）
==============================

1．事務
-------

①名称: 児童手当の支給
②内容:
    児童を養育する者に支給する。

    ・現況の確認
③対象人数: [1万人未満]
    ＜選択肢＞　1) 1万人未満　2) 1万人以上
④接続:
    ・業務システム
      [　] 庁内連携システム
      [○] その他
          （電子申請
          受付端末）

委託事項1　システムの保守
~~~~~~~~~~~~~~~~~~~~~~~~~

再委託:
  ④再委託の有無: [　]
      ＜選択肢＞　1) 再委託する　2) 再委託しない
  ⑤許諾方法: 書面

2．備考
-------

−


（別添2）　変更箇所
===================

変更日: 令和3年4月1日
変更前の記載: 子育て課
変更後の記載:
    子育て支援課
    児童給付係

変更日: 令和4年4月1日
変更前の記載: 子育て課
変更後の記載:
    子育て支援課
    児童給付係
)");
}

TEST(PlainText, ALongValueStandsBelowItsLabel) {
  TreeMaker maker;
  const TagId table = maker.Table(maker.Section());
  std::string value;
  for (int i = 0; i < 40; ++i) value += "あ";
  maker.LabelledRow(table, "短", value);
  maker.LabelledRow(table, "長", value + "い");
  maker.LabelledRow(table, "空", "");
  EXPECT_EQ(RenderText(maker.document()), "短: " + value + "\n長:\n    " + value + "い\n空:\n");
}

TEST(PlainText, LabelsNestAsDeepAsTheirHeadersSay) {
  TreeMaker maker;
  const TagId table = maker.Table(maker.Section());
  const TagId row = maker.LabelledRow(table, "③範囲", "住民");
  const TagId inner = maker.Row(table);
  const TagId label = maker.Head(inner, "必要性");
  maker.tag(maker.Data(inner, {"確認のため"})).headers = {static_cast<TagId>(row + 1), label};
  const TagId pair = maker.Row(table);
  maker.Head(pair, "開始");
  maker.Data(pair, {"4月"});
  maker.Head(pair, "終了");
  maker.Data(pair, {"3月"});
  EXPECT_EQ(RenderText(maker.document()), "③範囲: 住民\n  必要性: 確認のため\n開始: 4月\n終了: 3月\n");
}

TEST(PlainText, ATableOfColumnsWithoutRowsKeepsItsHeads) {
  TreeMaker maker;
  const TagId row = maker.Row(maker.Table(maker.Section()));
  maker.Head(row, "変更日", HeaderScope::column);
  maker.Head(row, "項目", HeaderScope::column);
  EXPECT_EQ(RenderText(maker.document()), "変更日:\n項目:\n");
}

TEST(PlainText, HeadsFollowSpansOfRowsAndColumns) {
  TreeMaker maker;
  const TagId table = maker.Table(maker.Section());
  TagId row = maker.Row(table);
  maker.tag(maker.Head(row, "日", HeaderScope::column)).rows = 2;
  maker.tag(maker.Head(row, "記載", HeaderScope::column)).columns = 2;
  row = maker.Row(table);
  maker.Head(row, "前", HeaderScope::column);
  maker.Head(row, "後", HeaderScope::column);
  row = maker.Row(table);
  for (const char* text : {"1", "2", "3"}) maker.Data(row, {text});
  EXPECT_EQ(RenderText(maker.document()), "日: 1\n記載　前: 2\n記載　後: 3\n");
}

TEST(PlainText, FiguresAreDescribedAndBoxesUnderAHeadingStandAlone) {
  TreeMaker maker;
  const TagId section = maker.Section();
  maker.Heading(section, 2, {"5．提供"});
  const TagId list = maker.Add(section, TagKind::list);
  maker.Box(list, true, {"提供しない"});
  maker.Add(section, TagKind::figure);
  maker.Say("申請者から町へ");
  EXPECT_EQ(RenderText(maker.document()), "5．提供\n-------\n\n[○] 提供しない\n\n図: 申請者から町へ\n");
}

TEST(PlainText, TheEditionMarkStandsApart) {
  TreeMaker maker;
  const TagId section = maker.Section();
  maker.Paragraph(section, "令和4年6月30日");
  const TagId mark = maker.Paragraph(section, "[平成30年5月 様式3]");
  Document& document = maker.document();
  document.owners.push_back({OwnerKind::mark, CellRole::mark, "", ""});
  document.pages.emplace_back().runs.emplace_back().tag = mark;
  EXPECT_EQ(RenderText(document), "令和4年6月30日\n\n[平成30年5月 様式3]\n");
}

TEST(PlainText, NoTreeGivesNoText) {
  EXPECT_EQ(RenderText(Document()), "");
  EXPECT_EQ(RenderText(TreeMaker().document()), "");
}

// Every character of every text, in the order of the tags; heads of columns may come again in between.
TEST(PlainText, LosesNoCharacter) {
  const Document document = SmallTree();
  const std::string text = RenderText(document);
  std::size_t at = 0, column_heads = 0;
  for (const Tag& tag : document.tags) {
    for (const std::uint32_t index : tag.texts) {
      const std::string& piece = *document.texts[index];
      if (tag.scope == HeaderScope::column) {
        EXPECT_NE(text.find(piece, at), std::string::npos) << piece;
        ++column_heads;
        continue;
      }
      const std::size_t found = text.find(piece, at);
      ASSERT_NE(found, std::string::npos) << piece << " is not behind " << text.substr(0, at);
      at = found + piece.size();
    }
  }
  EXPECT_EQ(column_heads, 5u);
}

}  // namespace
}  // namespace yoshiki
