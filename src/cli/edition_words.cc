#include "cli/edition_words.h"

#include <algorithm>
#include <utility>

namespace yoshiki {
namespace {

using Kind = EditionChangeKind;

struct KindWords {
  std::string_view code;
  char sign;
  std::string_view english, japanese;  ///< what is said of it before its texts
};

// By EditionChangeKind.
constexpr KindWords kKinds[] = {
    {"title", '*', "title", "様式の名称"},
    {"mark", '*', "mark", "様式番号"},
    {"part-added", '+', "new part", "新設"},
    {"part-removed", '-', "part removed", "廃止"},
    {"part-moved", '*', "moved", "移動"},
    {"part-heading", '*', "heading", "見出し"},
    {"contents", '*', "line of 項目一覧", "項目一覧の行"},
    {"block-added", '+', "new block", "欄の新設"},
    {"block-removed", '-', "block removed", "欄の廃止"},
    {"block-moved", '*', "moved", "移動"},
    {"block-heading", '*', "heading", "見出し"},
    {"item-added", '+', "new item", "項目の追加"},
    {"item-removed", '-', "item removed", "項目の削除"},
    {"item-moved", '*', "moved", "移動"},
    {"label", '*', "label", "項目名"},
    {"text", '*', "fixed text", "印刷される語"},
    {"type", '*', "filled in otherwise", "記入の方法"},
    {"option-added", '+', "new option", "選択肢の追加"},
    {"option-removed", '-', "option removed", "選択肢の削除"},
    {"option-moved", '*', "option moved", "選択肢の移動"},
    {"option-label", '*', "option", "選択肢"},
    {"required", '*', "", ""},
    {"important", '*', "", ""},
    {"condition", '*', "asked for", "記入する場合"},
    {"look", '*', "laid out otherwise (columns, widths)", "配置・幅の変更"},
};

const KindWords& WordsFor(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::string Quoted(const std::string& text, bool japanese) {
  if (!text.empty()) return text;
  return japanese ? "（なし）" : "(none)";
}

std::string Arrow(const EditionChange& change, bool japanese) {
  return Quoted(change.before, japanese) + " → " + Quoted(change.after, japanese);
}

std::string Where(const EditionChange& change, bool japanese) {
  const bool first = change.behind.empty();
  std::string words;
  if (!change.after.empty() && change.kind != Kind::option_moved) {
    words = japanese ? change.before + " から " + change.after + " へ"
                     : " from " + change.before + " to " + change.after;
  }
  if (japanese) {
    if (!words.empty()) words += "、";
    return words + (first ? "先頭に" : "「" + change.behind + "」の次に");
  }
  if (!words.empty()) words += ",";
  return words + (first ? " to the beginning" : " behind " + change.behind);
}

std::string Flag(const EditionChange& change, bool japanese) {
  const bool yes = change.after == "yes";
  if (change.kind == Kind::required) {
    if (japanese) return yes ? "記入が必要になった" : "記入は任意になった";
    return yes ? "must now be filled in" : "may now stay empty";
  }
  if (japanese) return yes ? "※（重要な変更の対象）になった" : "※（重要な変更の対象）でなくなった";
  return yes ? "now covered by ※ (重要な変更)" : "no longer covered by ※ (重要な変更)";
}

// What a new item asks.
std::string Demand(const EditionChange& change, bool japanese) {
  if (change.required && change.condition.empty()) return japanese ? "（要記入）" : ", to be filled in";
  if (change.required)
    return japanese ? "（" + change.condition + " のとき要記入）"
                    : ", to be filled in if " + change.condition;
  return japanese ? "（任意）" : ", may stay empty";
}

std::string Condition(const EditionChange& change, bool japanese) {
  const std::string always = japanese ? "常に" : "always";
  const auto words = [&](const std::string& when) {
    return when.empty() ? always : japanese ? when + " のとき" : "if " + when;
  };
  return words(change.before) + " → " + words(change.after);
}

// "8." of "8. 監査", "②" of "②事務の内容"; "" without number.
std::string NumberOf(const std::string& label) {
  constexpr std::string_view kDigits = "0123456789";
  std::size_t end = 0;
  const CodePoint first = label.empty() ? U'\0' : NextCodePoint(label, end);
  if (first >= U'①' && first <= U'⑳') return label.substr(0, end);
  end = std::min(label.find_first_not_of(kDigits), label.size());
  return end > 0 && label.substr(end, 1) == "." ? label.substr(0, end + 1) : std::string();
}

// "② → ③" where only the number changed.
std::string Renumbered(const EditionChange& change) {
  const std::string before = NumberOf(change.before), after = NumberOf(change.after);
  const bool same_words = change.before.substr(before.size()) == change.after.substr(after.size());
  return before.empty() || after.empty() || !same_words ? std::string() : before + " → " + after;
}

// How an item is filled in, as layout files name it.
std::string TypeName(const std::string& type, bool japanese) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"text", "文字"},      {"choice", "選択"}, {"checks", "チェック"}, {"count", "件数"}, {"date", "日付"},
      {"heading", "見出し"}, {"note", "注記"},   {"table", "表"},        {"image", "図"}};
  for (const auto& [name, words] : kNames) {
    if (japanese && name == type) return std::string(words);
  }
  return type;
}

std::string Said(const EditionChange& change, bool japanese) {
  const KindWords& kind = WordsFor(change.kind);
  const std::string said(japanese ? kind.japanese : kind.english);
  const std::string colon = japanese ? "：" : ": ";
  switch (change.kind) {
    case Kind::part_added:
    case Kind::part_removed:
    case Kind::block_added:
    case Kind::block_removed:
    case Kind::item_removed:
      return said;
    case Kind::item_added:
      return said + Demand(change, japanese);
    case Kind::part_moved:
    case Kind::block_moved:
    case Kind::item_moved:
      return japanese ? Where(change, true) + said : said + Where(change, false);
    case Kind::option_moved:
      return japanese ? said + colon + "「" + change.after + "」を" + Where(change, true)
                      : said + colon + change.after + Where(change, false);
    case Kind::option_added:
      return said + colon + change.after;
    case Kind::option_removed:
      return said + colon + change.before;
    case Kind::required:
    case Kind::important:
      return Flag(change, japanese);
    case Kind::condition:
      return said + colon + Condition(change, japanese);
    case Kind::type:
      return said + colon + TypeName(change.before, japanese) + " → " + TypeName(change.after, japanese);
    case Kind::look:
      return said + colon + change.after;
    default:
      break;
  }
  const bool may_be = change.kind == Kind::label || change.kind == Kind::block_heading;
  const std::string numbers = may_be ? Renumbered(change) : std::string();
  if (!numbers.empty()) return (japanese ? "番号の変更：" : "renumbered: ") + numbers;
  return said + colon + Arrow(change, japanese);
}

}  // namespace

std::string_view CodeOf(EditionChangeKind kind) { return WordsFor(kind).code; }

char SignOf(EditionChangeKind kind) { return WordsFor(kind).sign; }

std::string WordsOf(const EditionChange& change, Language language) {
  const bool japanese = language == Language::japanese;
  std::string words = Said(change, japanese);
  // The part's own name stands above.
  if (change.place.empty() || change.place == change.part) return words;
  return change.place + (japanese ? "：" : ": ") + words;
}

}  // namespace yoshiki
