#include "tiny_form.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "form/definition.h"

namespace yoshiki {
namespace {

using enum ItemType;

class Maker {
 public:
  std::shared_ptr<Definition> Make() {
    d_.form = "tiny";
    d_.edition = "2025-01";
    d_.title = "小さな評価書";
    d_.short_title = "小評価書";
    d_.mark = "[令和7年1月 小様式]";
    AddCover();
    AddItemList();
    AddBasic();
    AddFiles();
    AddRecords();
    AddRisks();
    AddChanges();
    return std::make_shared<Definition>(std::move(d_));
  }

 private:
  ItemDef& Add(const std::string& id, ItemType type, const std::string& label) {
    d_.item_order.push_back(id);
    ItemDef& item = d_.items[id];
    item.id = id;
    item.type = type;
    item.label = label;
    return item;
  }

  static RowDef Row(RowDefKind kind, const std::string& item) {
    RowDef row;
    row.kind = kind;
    row.item = item;
    return row;
  }
  static RowDef ItemRow(const std::string& item) { return Row(RowDefKind::item, item); }
  static RowDef Under(const std::string& item) {
    RowDef row = ItemRow(item);
    row.under = true;
    return row;
  }

  static std::vector<OptionDef> Options(std::initializer_list<std::pair<const char*, const char*>> words) {
    std::vector<OptionDef> options;
    for (const auto& [id, label] : words) {
      options.emplace_back();
      options.back().id = id;
      options.back().label = label;
    }
    return options;
  }

  PartDef& AddPart(PartKind kind, const std::string& key, const std::string& number,
                   const std::string& title) {
    PartDef part;
    part.kind = kind;
    part.key = key;
    part.number = number;
    part.title = title;
    d_.parts.push_back(std::move(part));
    return d_.parts.back();
  }

  static BlockDef& AddBlock(PartDef& part, const std::string& number, const std::string& heading) {
    part.blocks.emplace_back();
    part.blocks.back().number = number;
    part.blocks.back().heading = heading;
    return part.blocks.back();
  }

  void AddCover() {
    Add("cover.title", heading, "小さな評価書");
    Add("cover.number", text, "評価書番号");
    Add("cover.name", text, "評価書名");
    Add("cover.agency", text, "評価実施機関名");
    Add("cover.publication_date", date, "公表日");
    Add("cover.edition_mark", note, "[令和7年1月 小様式]");
    PartDef& part = AddPart(PartKind::cover, "cover", "", "表紙");
    part.title_item = "cover.title";
    part.mark_item = "cover.edition_mark";
    const auto label = [](const char* id) { return CoverCell{id, true, "cover-label", {}}; };
    const auto value = [](const char* id) { return CoverCell{id, false, "cover-value", {}}; };
    part.boxes.push_back({1000,
                          {{{200, 800}, {label("cover.number"), label("cover.name")}},
                           {{200, 800}, {value("cover.number"), value("cover.name")}}}});
    part.boxes.push_back({700, {{{1000}, {label("cover.agency")}}, {{1000}, {value("cover.agency")}}}});
    part.boxes.push_back(
        {700, {{{1000}, {label("cover.publication_date")}}, {{1000}, {value("cover.publication_date")}}}});
  }

  void AddItemList() {
    PartDef& part = AddPart(PartKind::item_list, "item-list", "", "項目一覧");
    part.lines = {{"Ⅰ 基本情報", "Ⅰ", 0, {}},
                  {"Ⅱ ファイルの概要", "Ⅱ", 0, {}},
                  {"（別添1） 記録項目", "別添1", 60, {}}};
  }

  void AddBasic() {
    Add("basic.name", text, "①事務の名称");
    Add("basic.population", choice, "②対象人数 ※").options =
        Options({{"few", "1,000人未満"}, {"many", "1,000人以上"}, {"unknown", "不明"}});
    d_.items["basic.population"].columns = 2;
    Add("basic.reason", text, "その理由").when = "basic.population = many";
    Add("basic.systems[]", heading, "システム{n}");
    Add("basic.systems[].name", text, "①システムの名称");
    ItemDef& links = Add("basic.systems[].connections", checks, "②他のシステムとの接続");
    links.options = Options({{"network", "ネットワーク"}, {"internal", "庁内連携"}, {"other", "その他"}});
    links.options[0].caption = "・接続";
    links.options[2].has_text = true;
    links.lines = {{"network", "internal"}};
    Add("basic.remarks", text, "備考");

    PartDef& part = AddPart(PartKind::section, "Ⅰ", "Ⅰ", "基本情報");
    BlockDef& affairs = AddBlock(part, "1", "1. 事務 ※");
    affairs.rows = {ItemRow("basic.name"), ItemRow("basic.population"), Under("basic.reason")};
    BlockDef& systems = AddBlock(part, "2", "2. システム");
    RowDef repeat;
    repeat.kind = RowDefKind::repeat;
    repeat.list = "basic.systems[]";
    repeat.bands = {"システム1", "システム2～3", "システム4～5"};
    repeat.rows = {Row(RowDefKind::band, "basic.systems[]"), ItemRow("basic.systems[].name"),
                   ItemRow("basic.systems[].connections")};
    systems.rows = {repeat};
    BlockDef& remarks = AddBlock(part, "3", "3. 備考");
    remarks.rows = {Row(RowDefKind::full_value, "basic.remarks")};
    remarks.rows[0].min_lines = 2;
  }

  void AddFiles() {
    Add("files[].name", text, "ファイル名");
    Add("files[].use.body", heading, "①使用の主体");
    Add("files[].use.department", text, "使用部署");
    Add("files[].use.started_on", date, "②使用開始日");
    Add("files[].use.all", note, "記録項目").fixed_value = "別添1を参照。";
    ItemDef& status = Add("files[].entrustment.status", choice, "委託の有無 ※");
    status.options = Options({{"yes", "委託する"}, {"no", "委託しない"}});
    status.count = "files[].entrustment.count";
    Add("files[].entrustment.count", count, "（　）件").suffix = "件";
    const char* entrusted = "files[].entrustment.status = yes";
    Add("files[].entrustment.items[].title", text, "委託事項{n}").when = entrusted;
    Add("files[].entrustment.items[].content", text, "①委託内容").when = entrusted;
    Add("files[].entrustment.items[].subcontract", heading, "再委託").when = entrusted;
    ItemDef& again = Add("files[].entrustment.items[].subcontract.status", choice, "②再委託の有無 ※");
    again.options = Options({{"yes", "再委託する"}, {"no", "再委託しない"}});
    again.when = entrusted;
    ItemDef& provision = Add("files[].provision.status", checks, "提供・移転の有無");
    provision.options = Options({{"provision", "提供を行っている"}, {"none", "行っていない"}});
    provision.options[0].count = "files[].provision.count";
    Add("files[].provision.count", count, "（　）件").suffix = "件";

    PartDef& part = AddPart(PartKind::section, "Ⅱ", "Ⅱ", "ファイルの概要");
    part.list = "files[]";
    AddBlock(part, "1", "1. ファイル名").rows = {Row(RowDefKind::full_value, "files[].name")};
    BlockDef& use = AddBlock(part, "2", "2. 使用");
    RowDef group = Row(RowDefKind::group, "files[].use.body");
    group.rows = {ItemRow("files[].use.department"), ItemRow("files[].use.started_on")};
    use.rows = {group, ItemRow("files[].use.all")};
    BlockDef& entrustment = AddBlock(part, "4", "4. 取扱いの委託");
    entrustment.widths.label = 280;
    RowDef repeat;
    repeat.kind = RowDefKind::repeat;
    repeat.list = "files[].entrustment.items[]";
    RowDef again_group = Row(RowDefKind::group, "files[].entrustment.items[].subcontract");
    again_group.rows = {ItemRow("files[].entrustment.items[].subcontract.status")};
    repeat.rows = {Row(RowDefKind::band_value, "files[].entrustment.items[].title"),
                   ItemRow("files[].entrustment.items[].content"), again_group};
    entrustment.rows = {ItemRow("files[].entrustment.status"), repeat};
    AddBlock(part, "5", "5. 提供・移転").rows = {ItemRow("files[].provision.status")};
  }

  void AddRecords() {
    Add("files[].record_items", text, "記録項目").text_columns = 3;
    PartDef& part = AddPart(PartKind::attachment, "別添1", "（別添1）", "記録項目");
    part.list = "files[]";
    part.item = "files[].record_items";
    part.caption_item = "files[].name";
  }

  void AddRisks() {
    const char* applies = "risks.none has not none";
    Add("risks.none", checks, "取り扱わない").options = Options({{"none", "取り扱わない"}});
    Add("risks.misuse", heading, "リスク1： 不正な使用").when = applies;
    Add("risks.misuse.measure", text, "措置の内容").when = applies;
    ItemDef& enough = Add("risks.misuse.sufficiency", choice, "十分か");
    enough.options = Options({{"strong", "特に力を入れている"}, {"issues", "課題が残されている"}});
    enough.options_below = true;
    enough.when = applies;
    Add("risks.leak", heading, "リスク2： 漏えい").when = applies;
    Add("risks.leak.measure", text, "措置の内容").when = applies;
    Add("risks.other", text, "その他のリスク及び措置").when = applies;
    PartDef& part = AddPart(PartKind::section, "Ⅲ", "Ⅲ", "リスク対策");
    part.suffix = "※（7. ②を除く。）";
    BlockDef& block = AddBlock(part, "1", "1. 使用");
    block.boxes = {"risks.none"};
    block.rows = {Row(RowDefKind::band, "risks.misuse"), ItemRow("risks.misuse.measure"),
                  ItemRow("risks.misuse.sufficiency"),   Row(RowDefKind::band, "risks.leak"),
                  ItemRow("risks.leak.measure"),         Row(RowDefKind::full_label, "risks.other")};
    block.rows.back().min_lines = 3;
  }

  void AddChanges() {
    Add("changes[].date", date, "変更日");
    Add("changes[].item", text, "項目");
    Add("changes[].after", text, "変更後の記載");
    Add("changes[].timing", text, "提出時期").values = {"事前", "事後"};
    PartDef& part = AddPart(PartKind::table, "別添2", "（別添2）", "変更箇所");
    part.list = "changes[]";
    part.landscape = true;
    part.columns = {{"changes[].date", 100, false, {}},
                    {"changes[].item", 300, false, {}},
                    {"changes[].after", 500, false, {}},
                    {"changes[].timing", 100, true, {}}};
  }

  Definition d_;
};

}  // namespace

Form TinyForm() { return Form(Maker().Make()); }

Statement TinyStatement(std::string_view members) {
  std::string json = "{\"form\": \"tiny\"";
  if (!members.empty()) json.append(",\n").append(members);
  Diagnostics diagnostics;
  auto statement = ParseStatement(SourceText("statement.json", json + "}"), diagnostics);
  for (const Diagnostic& d : diagnostics.all())
    ADD_FAILURE() << MessageText(d, Language::english) << " in " << json;
  return statement ? std::move(*statement) : Statement();
}

BoundForm BindTiny(std::string_view members, const BindOptions& options) {
  return Bind(TinyForm(), TinyStatement(members), options);
}

}  // namespace yoshiki
