#include "support/prose.h"

#include <iterator>
#include <string_view>

#include "base/base.h"

namespace yoshiki {
namespace {

constexpr std::string_view kWords[] = {
    "特定個人情報", "住民",       "届出",         "保険料",       "免除申請", "システム",   "ファイル",
    "職員",         "端末",       "委託先",       "の",           "を",       "に",         "が",
    "は",           "と",         "から",         "により",       "について", "及び",       "又は",
    "並びに",       "する",       "した",         "管理する",     "確認する", "記録する",   "入手する",
    "ネットワーク", "サーバー",   "アクセス権限", "ユーザーＩＤ", "暗号化",   "パスワード", "チェックリスト",
    "個人番号",     "氏名",       "生年月日",     "住所",         "っ",       "ょ",         "ゃ",
    "ー",           "々",         "センター",     "受付窓口",     "通知書",   "令和７年度", "別表第１",
    "あらかじめ",   "やむを得ず", "きょう",       "データベース"};

constexpr std::string_view kMarks[] = {"、",   "、",   "、", "。", "。", "・", "／",   "：",
                                       "；",   "！",   "？", "～", "……", "――", "。」", "」、",
                                       "）。", "），", "％", "※",  " ",  "　", "，",   "．"};

constexpr std::string_view kQuoted[] = {"「番号法」",
                                        "（以下「法」という。）",
                                        "『手引』",
                                        "【重要】",
                                        "（（二重））",
                                        "〔注〕",
                                        "｛例｝",
                                        "《参考》",
                                        "＜備考＞",
                                        "(half width)",
                                        "[○]その他(収納)",
                                        "（平成25年法律第27号）",
                                        "「「入れ子」」",
                                        "“引用”",
                                        "（）"};

constexpr std::string_view kNumbers[] = {"1,234,567円", "12.5%",  "第9条第1項", "100人",       "3回",
                                         "2020-10-22",  "¥1,000", "No. 15",     "24時間365日", "１２３４",
                                         "0.5ミリ",     "20℃",    "10,000,000", "＃１",        "5～10年",
                                         "1/2",         "A4",     "第二号様式"};

constexpr std::string_view kLatin[] = {
    "LGWAN",
    "Web",
    "ICカード",
    "Personal Information",
    "ISO/IEC 27001",
    "USBメモリ",
    "VPN",
    "e-Tax",
    "Windows 11",
    "supercalifragilistic",
    "well-known words",
    "ID・パスワード",
    "https://www.example.lg.jp/mynumber/hogo/index.html?id=123&lang=ja#top",
    "https://example.jp/a_b-c/%E3%81%82",
    "kojin@example.lg.jp",
    "C:\\data\\file.txt"};

constexpr std::string_view kRare[] = {
    "葛󠄀城市", "𠮷田", "髙﨑", "辻󠄀", "ｼｽﾃﾑ", "ﾊﾞｯｸｱｯﾌﾟ", "か゚", "㈱", "①②③", "㎡", "Ⅲ", "ヶ所"};

constexpr std::string_view kLineStarts[] = {"・",       "① ", "②", "1. ", "２．",     "（1）", "(2)", "ア ",
                                            "【入手】", "　", "※", "○",   "＜手順＞", "",      "",    "-"};

template <std::size_t kCount>
std::string_view Any(Dice& dice, const std::string_view (&list)[kCount]) {
  return list[dice.Below(kCount)];
}

std::string_view AnyPiece(Dice& dice, bool rare) {
  const std::size_t kind = dice.Below(100);
  if (kind < 62) return Any(dice, kWords);
  if (kind < 84) return Any(dice, kMarks);
  if (kind < 90) return Any(dice, kQuoted);
  if (kind < 95) return Any(dice, kNumbers);
  if (kind < 98 || !rare) return Any(dice, kLatin);
  return Any(dice, kRare);
}

}  // namespace

std::string Prose(Dice& dice, std::size_t characters, bool rare) {
  std::string text;
  std::size_t length = 0;
  while (length < characters) {
    if (length > 0 && dice.Percent(3)) {
      text += '\n';
      ++length;
      if (dice.Percent(5)) text += '\n';
    }
    const bool starts_line = text.empty() || text.back() == '\n';
    const std::string_view piece =
        starts_line && dice.Percent(60) ? Any(dice, kLineStarts) : AnyPiece(dice, rare);
    text += piece;
    length += CountCodePoints(piece);
  }
  return text;
}

}  // namespace yoshiki
