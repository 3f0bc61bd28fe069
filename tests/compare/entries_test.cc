// The items of a form with the words that a reader finds them by: what each cell adds to the path, and what
// its value says.
#include "compare/entries.h"

#include <gtest/gtest.h>

#include <utility>

namespace yoshiki {
namespace {

Cell RoleCell(CellRole role, std::string text, std::string id = "") {
  Cell cell;
  cell.role = role;
  TextContent content;
  content.text = std::move(text);
  cell.content = std::move(content);
  cell.item.id = std::move(id);
  return cell;
}

/// A cell that an item fills; it stands in the statement.
Cell FilledCell(Content content, CellRole role = CellRole::value, const std::string& id = "item") {
  Cell cell = RoleCell(role, "", id);
  cell.content = std::move(content);
  cell.item.pointer = "/" + id;
  cell.item.offset = 1;
  return cell;
}

Cell FilledText(std::string text, CellRole role = CellRole::value, const std::string& id = "item") {
  TextContent content;
  content.text = std::move(text);
  return FilledCell(std::move(content), role, id);
}

Row PathRow(std::vector<Cell> cells, bool joins_above = false) {
  Row row;
  row.cells = std::move(cells);
  row.joins_above = joins_above;
  return row;
}

/// 章 with one table.
BoundForm OneTable(std::vector<Row> rows) {
  BoundForm form;
  Part& part = form.parts.emplace_back();
  part.number = "Ⅰ";
  part.title = "章";
  part.tables.emplace_back().rows = std::move(rows);
  return form;
}

/// "path > path = text" of all entries, parted by "; ".
std::string EntriesAsWords(const BoundForm& form) {
  std::string out;
  for (const Entry& entry : EntriesOf(form))
    out += (out.empty() ? "" : "; ") + Joined(entry.path, " > ") + " = " + entry.text;
  return out;
}

Entry OnlyEntry(Cell cell) {
  const std::vector<Entry> entries = EntriesOf(OneTable({PathRow({std::move(cell)})}));
  EXPECT_EQ(entries.size(), 1u);
  return entries.empty() ? Entry() : entries.front();
}

// ---------------------------------------------------------------- paths

TEST(EntryPaths, BeginWithThePart) {
  const struct {
    const char *number, *title, *style, *outline, *path;
  } kCases[] = {
      {"Ⅰ", "基本情報", "section", "Ⅰ．基本情報", "Ⅰ．基本情報"},
      {"Ⅰ", "", "section", "", "Ⅰ"},
      {"", "項目一覧", "section", "", "項目一覧"},
      {"", "", "", "", "表紙"},
      {"", "評価書", "title", "", "表紙"},
      {"（別添1）", "記録項目", "section", "（別添1）記録項目", "（別添1）記録項目"},
      // One of several files.
      {"Ⅱ", "ファイルの概要", "section", "Ⅱ ファイルの概要（2）住民", "Ⅱ．ファイルの概要（2）住民"},
  };
  for (const auto& c : kCases) {
    BoundForm form = OneTable({PathRow({FilledText("値")})});
    form.parts[0].number = c.number;
    form.parts[0].title = c.title;
    form.parts[0].style = c.style;
    form.parts[0].outline = c.outline;
    EXPECT_EQ(EntriesAsWords(form), std::string(c.path) + " = 値");
  }
}

TEST(EntryPaths, NameTheLabelWithoutItsMark) {
  for (const char* label : {"①名称", "①名称 ※", "①名称　※", "①名称※ ", "①名称 ※　※ "}) {
    EXPECT_EQ(EntriesAsWords(OneTable({PathRow({RoleCell(CellRole::label, label), FilledText("値")})})),
              "Ⅰ．章 > ①名称 = 値")
        << label;
  }
}

TEST(EntryPaths, FollowHeadingsAndBandsUntilTheNextOne) {
  EXPECT_EQ(EntriesAsWords(OneTable({
                PathRow({FilledText("一")}),
                PathRow({RoleCell(CellRole::heading, "1. 事務 ※")}),
                PathRow({FilledText("二")}),
                PathRow({RoleCell(CellRole::band, "リスク1： 不正な使用", "risk")}),
                PathRow({FilledText("三")}),
                PathRow({RoleCell(CellRole::band, "システム2～5")}),
                PathRow({FilledText("四")}),
                PathRow({RoleCell(CellRole::band, "リスク： 漏えい", "risk")}),
                PathRow({FilledText("五")}),
                PathRow({RoleCell(CellRole::heading, "2. 使用")}),
                PathRow({FilledText("六")}),
            })),
            "Ⅰ．章 = 一; Ⅰ．章 > 1. 事務 = 二; Ⅰ．章 > 1. 事務 > リスク1：不正な使用 = 三; "
            "Ⅰ．章 > 1. 事務 > リスク1：不正な使用 = 四; Ⅰ．章 > 1. 事務 = 五; Ⅰ．章 > 2. 使用 = 六")
      << "a band that only says which elements follow, and one risk alone, tell nothing apart";
}

TEST(EntryPaths, OfAnElementEndWithItsBand) {
  const std::vector<Entry> entries =
      EntriesOf(OneTable({PathRow({RoleCell(CellRole::band, "委託事項1", "items[].title"),
                                   FilledText("入力", CellRole::band_value)}),
                          PathRow({RoleCell(CellRole::label, "①内容"), FilledText("紙")})}));
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(Joined(entries[0].path, ">"), "Ⅰ．章>委託事項1");
  EXPECT_TRUE(entries[0].element);
  EXPECT_EQ(Joined(entries[1].path, ">"), "Ⅰ．章>委託事項1>①内容");
  EXPECT_FALSE(entries[1].element);
}

TEST(EntryPaths, OfIndentedRowsNameTheRowAbove) {
  const auto row = [](const char* label, const char* value, bool under) {
    return PathRow({RoleCell(CellRole::label, label), FilledText(value)}, under);
  };
  EXPECT_EQ(
      EntriesAsWords(OneTable({row("①人数 ※", "一", false), row("時点", "二", true), row("理由", "三", true),
                               row("②部署", "四", false), row("課", "五", true)})),
      "Ⅰ．章 > ①人数 = 一; Ⅰ．章 > ①人数 > 時点 = 二; Ⅰ．章 > ①人数 > 理由 = 三; Ⅰ．章 > ②部署 = 四; "
      "Ⅰ．章 > ②部署 > 課 = 五");
}

TEST(EntryPaths, NameTheTallLabelBesideTheRows) {
  BoundForm form =
      OneTable({PathRow({FilledText("一")}), PathRow({FilledText("二")}), PathRow({FilledText("三")})});
  SpanCell span;
  span.first = span.last = 1;
  span.cell = RoleCell(CellRole::group_label, "再委託 ※");
  form.parts[0].tables[0].spans = {span};
  EXPECT_EQ(EntriesAsWords(form), "Ⅰ．章 = 一; Ⅰ．章 > 再委託 = 二; Ⅰ．章 = 三");
}

TEST(EntryPaths, OfAValueBelowItsLabelNameIt) {
  EXPECT_EQ(EntriesAsWords(OneTable({PathRow({RoleCell(CellRole::label, "その他の措置", "risks.other")}),
                                     PathRow({FilledText("値", CellRole::value, "risks.other")})})),
            "Ⅰ．章 > その他の措置 = 値");
}

TEST(Entries, AreThoseThatAKeyFillsAndNotTheChangesThemselves) {
  Cell fixed = FilledText("別添1を参照。");
  fixed.item.pointer = "";
  BoundForm form = OneTable({PathRow({fixed}), PathRow({FilledText("値")}), PathRow({})});
  Table changes = form.parts[0].tables[0];
  changes.look = "changes";
  form.parts[0].tables.push_back(changes);
  form.parts.emplace_back();
  EXPECT_EQ(EntriesAsWords(form), "Ⅰ．章 = 値");
  EXPECT_TRUE(EntriesOf({}).empty());
}

// ---------------------------------------------------------------- values

TEST(EntryTexts, OfTextsAreFilledWhenTheStatementHasWords) {
  Cell absent = FilledText("下の例");
  absent.item.offset = 0;
  EXPECT_TRUE(OnlyEntry(FilledText("値")).filled);
  EXPECT_FALSE(OnlyEntry(FilledText("")).filled);
  EXPECT_FALSE(OnlyEntry(absent).filled);
}

CheckEntry CheckBox(bool ticked, std::string label) {
  CheckEntry box;
  box.ticked = ticked;
  box.label = std::move(label);
  return box;
}

TEST(EntryTexts, OfCheckListsShowEveryBoxOnALine) {
  ChecksContent checks;
  checks.lines.resize(3);
  checks.lines[0].caption = "・接続";
  checks.lines[1].entries = {CheckBox(true, "紙"), CheckBox(false, "電話")};
  checks.lines[2].entries = {CheckBox(false, "その他"), CheckBox(true, "提供")};
  checks.lines[2].entries[0].has_text = true;
  CheckEntry& counted = checks.lines[2].entries[1];
  counted.has_count = true;
  counted.count = "3";
  counted.count_suffix = "件";
  const Entry entry = OnlyEntry(FilledCell(checks));
  EXPECT_EQ(entry.text, "・接続\n[○] 紙\n[ ] 電話\n[ ] その他 （）\n[○] 提供 （3）件");
  EXPECT_TRUE(entry.filled);
  EXPECT_FALSE(entry.blank_list);
}

TEST(EntryTexts, ACheckListIsFilledByATickATextOrACount) {
  const auto entry_of = [](const CheckEntry& box, bool is_given) {
    ChecksContent checks;
    checks.lines.emplace_back().entries = {CheckBox(false, "乙"), box};
    Cell cell = FilledCell(checks);
    if (!is_given) cell.item.offset = 0;
    return OnlyEntry(cell);
  };
  CheckEntry with_text = CheckBox(false, "甲"), with_count = with_text;
  with_text.text = "文";
  with_count.count = "0";
  for (const CheckEntry& box : {CheckBox(true, "甲"), with_text, with_count}) {
    EXPECT_TRUE(entry_of(box, true).filled) << box.text << box.count;
    EXPECT_FALSE(entry_of(box, true).blank_list) << box.text << box.count;
  }
  const CheckEntry blank = CheckBox(false, "甲");
  EXPECT_FALSE(entry_of(blank, true).filled);
  EXPECT_TRUE(entry_of(blank, true).blank_list);
  EXPECT_FALSE(entry_of(blank, false).blank_list) << "the statement does not have it";
}

TEST(EntryTexts, OfChoicesShowWhatIsChosenAndTheCount) {
  ChoiceContent choice;
  choice.options = {"1) 委託する", "2) 委託しない"};
  choice.value = "委託する";
  EXPECT_EQ(OnlyEntry(FilledCell(choice)).text, "委託する");
  choice.has_count = true;
  choice.count = "2";
  choice.count_suffix = "件";
  EXPECT_EQ(OnlyEntry(FilledCell(choice)).text, "[委託する] （2）件");
  choice.value = "";
  EXPECT_TRUE(OnlyEntry(FilledCell(choice)).filled) << "by its count alone";
  choice.count = "";
  EXPECT_FALSE(OnlyEntry(FilledCell(choice)).filled);
}

TEST(EntryTexts, OfPicturesAreFileAndWords) {
  EXPECT_EQ(OnlyEntry(FilledCell(ImageContent{"図1.png", "事務の流れ"})).text, "［図］図1.png\n事務の流れ");
}

TEST(EntryTexts, KeepTheMarkOfImportance) {
  Cell cell = FilledText("値");
  cell.item.important = true;
  EXPECT_TRUE(OnlyEntry(cell).important);
  EXPECT_FALSE(OnlyEntry(FilledText("値")).important);
}

}  // namespace
}  // namespace yoshiki
