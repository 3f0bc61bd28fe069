#include "tree_maker.h"

#include <memory>
#include <utility>

namespace yoshiki {

TreeMaker::TreeMaker() { document_.tags.emplace_back().kind = TagKind::document; }

TagId TreeMaker::Add(TagId parent, TagKind kind, const std::vector<std::string>& texts) {
  Tag tag;
  tag.kind = kind;
  tag.parent = parent;
  for (const std::string& text : texts) {
    // An empty text stands for a line left empty: among the texts, but of no tag.
    if (!text.empty()) tag.texts.push_back(static_cast<std::uint32_t>(document_.texts.size()));
    document_.texts.push_back(std::make_shared<const std::string>(text));
  }
  document_.tags.push_back(std::move(tag));
  return static_cast<TagId>(document_.tags.size() - 1);
}

TagId TreeMaker::Heading(TagId parent, int level, const std::vector<std::string>& texts) {
  const TagId id = Add(parent, TagKind::heading, texts);
  tag(id).level = static_cast<std::uint8_t>(level);
  return id;
}

TagId TreeMaker::Head(TagId row, const std::string& text, HeaderScope scope) {
  const TagId id = Add(row, TagKind::header_cell, {text});
  tag(id).scope = scope;
  return id;
}

TagId TreeMaker::LabelledRow(TagId table, const std::string& label, const std::string& value) {
  const TagId row = Row(table);
  Head(row, label);
  Data(row, {value});
  return row;
}

TagId TreeMaker::Box(TagId list, bool ticked, const std::vector<std::string>& body) {
  const TagId item = Add(list, TagKind::list_item);
  Add(item, TagKind::item_mark,
      ticked ? std::vector<std::string>{"[", "○", "]"} : std::vector<std::string>{"[", "]"});
  Say(ticked ? "該当" : "非該当");
  return Add(item, TagKind::item_body, body);
}

void TreeMaker::Choice(TagId cell, const std::string& value, const std::vector<std::string>& options) {
  Add(cell, TagKind::paragraph, {"[", value, "]"});
  Say(value.empty() ? "選択なし" : "選択：" + value);
  const TagId list = Add(cell, TagKind::list);
  Add(list, TagKind::caption, {"＜選択肢＞"});
  for (const std::string& option : options) Add(Add(list, TagKind::list_item), TagKind::item_body, {option});
}

namespace {

void AddCover(TreeMaker& maker) {
  const TagId cover = maker.Section();
  maker.Heading(cover, 1, {"特定個人情報保護評価書"});
  const TagId table = maker.Table(cover);
  TagId row = maker.Row(table);
  maker.Head(row, "評価書番号", HeaderScope::column);
  maker.Head(row, "評価書名", HeaderScope::column);
  row = maker.Row(table);
  maker.Data(row, {"7"});
  maker.Data(row, {"霞野町 <児童手当> & \"支給\""});
  maker.Heading(cover, 2, {"公表日"});
  maker.Paragraph(cover, "令和4年6月30日");
}

void AddContents(TreeMaker& maker) {
  const TagId section = maker.Section();
  maker.Heading(section, 1, {"項目一覧"});
  const TagId contents = maker.Add(section, TagKind::contents);
  maker.Add(maker.Add(contents, TagKind::contents_item), TagKind::link, {"Ⅰ　基本情報"});
  maker.Add(contents, TagKind::contents_item, {"（別添1）　記録項目"});
}

void AddNestedRows(TreeMaker& maker, TagId table) {
  TagId row = maker.Row(table);
  const TagId group = maker.Head(row, "再委託");
  maker.tag(group).rows = 2;
  TagId label = maker.Head(row, "④再委託の有無");
  TagId data = maker.Data(row);
  maker.tag(data).headers = {group, label};
  maker.Choice(data, "", {"1) 再委託する", "2) 再委託しない"});
  row = maker.Row(table);
  label = maker.Head(row, "⑤許諾方法");
  data = maker.Data(row, {"書面"});
  maker.tag(data).headers = {group, label};
}

void AddBasics(TreeMaker& maker) {
  const TagId section = maker.Section();
  maker.Heading(section, 1, {"Ⅰ　基本情報", "※（②を除く。）"});
  maker.Heading(section, 2, {"1．事務"});
  TagId table = maker.Table(section);
  maker.LabelledRow(table, "①名称", "児童手当の支給");
  TagId row = maker.Row(table);
  maker.Head(row, "②内容");
  TagId data = maker.Data(row);
  maker.Paragraph(data, "児童を養育する者に支給する。");
  maker.Add(data, TagKind::paragraph, {"", "・現況の確認"});
  row = maker.Row(table);
  maker.Head(row, "③対象人数");
  maker.Choice(maker.Data(row), "1万人未満", {"1) 1万人未満", "2) 1万人以上"});
  row = maker.Row(table);
  maker.Head(row, "④接続");
  data = maker.Data(row);
  maker.Paragraph(data, "・業務システム");
  const TagId list = maker.Add(data, TagKind::list);
  maker.Box(list, false, {"庁内連携システム"});
  const TagId other = maker.Box(list, true, {"その他"});
  maker.Paragraph(other, "（電子申請");
  maker.Paragraph(other, "受付端末）");
  maker.Heading(section, 3, {"委託事項1", "システムの保守"});
  table = maker.Table(section);
  AddNestedRows(maker, table);
  maker.Heading(section, 2, {"2．備考"});
  maker.Paragraph(section, "−");
}

void AddChanges(TreeMaker& maker) {
  const TagId section = maker.Section();
  maker.Heading(section, 1, {"（別添2）　変更箇所"});
  const TagId table = maker.Table(section);
  TagId row = maker.Row(table);
  for (const char* head : {"変更日", "変更前の記載", "変更後の記載"})
    maker.Head(row, head, HeaderScope::column);
  for (const char* date : {"令和3年4月1日", "令和4年4月1日"}) {
    row = maker.Row(table);
    maker.Data(row, {date});
    maker.Data(row, {"子育て課"});
    const TagId after = maker.Data(row);
    maker.Paragraph(after, "子育て支援課");
    maker.Paragraph(after, "児童給付係");
  }
}

}  // namespace

Document SmallTree() {
  TreeMaker maker;
  maker.document().title = "7 霞野町 <児童手当>";
  maker.document().author = "霞野町長";
  AddCover(maker);
  AddContents(maker);
  AddBasics(maker);
  AddChanges(maker);
  // The contents' first line leads to the page on which Ⅰ begins.
  Document& document = maker.document();
  document.pages.resize(2);
  const auto find = [&](TagKind kind, std::size_t nth) {
    TagId id = 0;
    while (document.tags[id].kind != kind || nth-- > 0) ++id;
    return id;
  };
  document.pages[0].links.push_back({{}, 1, Length(), find(TagKind::link, 0)});
  GlyphRun run;
  run.tag = 0;
  run.artifact = true;
  document.pages[1].runs.push_back(run);
  run.tag = find(TagKind::heading, 3);
  run.artifact = false;
  document.pages[1].runs.push_back(run);
  return std::move(document);
}

}  // namespace yoshiki
