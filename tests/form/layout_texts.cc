#include "layout_texts.h"

#include <gtest/gtest.h>

#include "form/definition.h"

namespace yoshiki {
namespace {

constexpr std::string_view kSmallLayout = R"(form: small
edition: 2020-01
title: 小さな様式
short: 小
mark: "[版1]"
option-lists:
  degree:
    good: 良い
    bad: 悪い
parts:
  - kind: cover
    key: cover
    title-item: cover.title
    mark-item: cover.mark
    items:
      - text: cover.name
        label: 名称
    boxes:
      - rows:
          - [{ label: cover.name, width: 20% }, { value: cover.name, width: 80% }]
  - kind: item-list
    key: item-list
    title: 項目一覧
    item: cover.list
    lines:
      - { text: Ⅰ 概要, to: Ⅰ }
      - { text: （別添） 変更, to: 別添, indent: 8% }
  - number: Ⅰ
    title: 概要
    blocks:
      - heading: 1. 基本
        rows:
          - text: base.name
            label: ①名称
            under:
              - text: base.reason
                label: その理由
          - choice: base.degree
            label: ②程度
            options: degree
          - checks: base.kinds
            label: ③種類
            lines:
              - caption: ・紙類
              - paper: 紙
                tape: 磁気テープ
              - other: その他（　）
      - heading: 2. 委託
        boxes:
          - checks: outsourcing.none
            label: 委託しない
            options: { none: 委託しない }
        rows:
          - repeat: outsourcing.items[]
            bands: [委託2～5]
            when: outsourcing.none has not none
            rows:
              - text: outsourcing.items[].title
                label: 委託{n}
                as: band
              - group: outsourcing.items[].again
                label: 再委託
                rows:
                  - text: outsourcing.items[].again.name
                    label: ①再委託先
  - kind: table
    number: （別添）
    title: 変更
    repeat: changes[]
    columns:
      - date: changes[].date
        label: 日
        width: 30%
      - text: changes[].text
        label: 内容
        width: 70%
)";

void OutlineRows(const std::vector<RowDef>& rows, const std::string& indent,
                 std::vector<std::string>& lines) {
  for (const RowDef& row : rows) {
    const bool repeat = row.kind == RowDefKind::repeat;
    lines.push_back(indent + (row.under ? "under " : "") + (repeat ? "repeat " + row.list : row.item));
    OutlineRows(row.rows, indent + "  ", lines);
  }
}

}  // namespace

std::string SmallLayout() { return std::string(kSmallLayout); }

std::string SmallLayoutWith(std::string_view from, std::string_view to) {
  std::string layout = SmallLayout();
  const std::size_t at = layout.find(from);
  if (at == std::string::npos) {
    ADD_FAILURE() << "the small layout has no " << from;
    return layout;
  }
  return layout.replace(at, from.size(), to);
}

Loaded LoadText(const std::string& layout) {
  Loaded loaded;
  const MemoryFiles files({{"small/2020-01.yaml", layout}});
  loaded.form = LoadForm(files, "small", "", Place(), loaded.diagnostics);
  return loaded;
}

Loaded LoadEdition(const std::string& difference) {
  Loaded loaded;
  const std::string head = "form: small\nedition: 2021-01\nbase: 2020-01\nmark: \"[版2]\"\n";
  const MemoryFiles files({{"small/2020-01.yaml", SmallLayout()}, {"small/2021-01.yaml", head + difference}});
  loaded.form = LoadForm(files, "small", "2021-01", Place(), loaded.diagnostics);
  return loaded;
}

std::vector<std::string> FaultTexts(const Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  for (const Diagnostic& d : diagnostics.all()) {
    std::string text = d.place.file + ":" + std::to_string(d.place.at.line) + ":";
    text += std::to_string(d.place.at.column) + ": " + MessageText(d, Language::english);
    text += " [" + std::string(CodeOf(d.id)) + "]";
    const std::string hint = HintText(d, Language::english);
    texts.push_back(hint.empty() ? text : text + " (" + hint + ")");
  }
  return texts;
}

std::vector<std::string> Outline(const Form& form) {
  std::vector<std::string> lines;
  for (const PartDef& part : form.definition().parts) {
    lines.push_back(part.key + " " + part.title);
    for (const BlockDef& block : part.blocks) {
      std::string boxes;
      for (const std::string& box : block.boxes) boxes += " [" + box + "]";
      lines.push_back("  " + block.key + " " + block.heading + boxes);
      OutlineRows(block.rows, "    ", lines);
    }
    for (const ColumnDef& column : part.columns) {
      lines.push_back("  " + column.item + " " + std::to_string(column.width));
    }
  }
  return lines;
}

}  // namespace yoshiki
