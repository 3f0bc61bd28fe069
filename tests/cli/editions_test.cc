// `yoshiki editions`: its arguments, and its words in both languages and in JSON.
#include <gmock/gmock.h>
#include <rapidjson/document.h>

#include <sstream>

#include "cli/arguments.h"
#include "cli/edition_listing.h"
#include "cli/edition_words.h"
#include "support/temporary_folder.h"
#include "parsed_arguments.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Kind = EditionChangeKind;

TEST(EditionArguments, NameTheFormTheEditionsAndTheModel) {
  Diagnostics diagnostics;
  const auto parsed = ParseArguments(
      {"editions", "yoshiki-3", "2018-05", "2025-05", "--model", "m.json", "--json"}, {}, diagnostics);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->command, Command::editions);
  EXPECT_EQ(parsed->editions.form, "yoshiki-3");
  EXPECT_EQ(parsed->editions.older, "2018-05");
  EXPECT_EQ(parsed->editions.newer, "2025-05");
  EXPECT_EQ(parsed->editions.model, "m.json");
  EXPECT_TRUE(parsed->json);
}

TEST(EditionArguments, TheFormAloneAsksForItsEditions) {
  Diagnostics diagnostics;
  const auto parsed = ParseArguments({"editions", "yoshiki-3"}, {}, diagnostics);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->editions.older, "");
}

TEST(EditionArguments, WhatIsMissingIsNamed) {
  EXPECT_EQ(UsageFault({"editions"}),
            "`editions` needs FORM / write `yoshiki editions yoshiki-3 2018-05 2025-05`");
  EXPECT_EQ(UsageFault({"editions", "yoshiki-3", "2018-05"}),
            "`editions` needs NEW / write `yoshiki editions yoshiki-3 2018-05 NEW`");
  EXPECT_EQ(UsageFault({"editions", "yoshiki-3", "--model", "m.json"}),
            "`editions` needs OLD NEW / write `yoshiki editions yoshiki-3 OLD NEW`");
  EXPECT_THAT(UsageFault({"editions", "a", "b", "c", "d"}), HasSubstr("d"));
}

EditionChange Change(Kind kind, std::string place, std::string before, std::string after) {
  EditionChange change;
  change.kind = kind;
  change.place = std::move(place);
  change.before = std::move(before);
  change.after = std::move(after);
  return change;
}

struct WordsCase {
  EditionChange change;
  std::string english, japanese;
};

TEST(EditionWords, SayEachKindOfChange) {
  EditionChange added = Change(Kind::item_added, "Ⅰ9 理由", "", "理由");
  added.required = true;
  added.condition = "Ⅰ9 適用した ［○］適用した";
  EditionChange moved = Change(Kind::item_moved, "Ⅲ2 ①措置", "Ⅲ1 入手", "Ⅲ2 使用");
  moved.behind = "②記録";
  EditionChange option = Change(Kind::option_moved, "Ⅰ1 ②程度", "", "良い");
  const WordsCase cases[] = {
      {Change(Kind::mark, "", "[旧]", "[新]"), "mark: [旧] → [新]", "様式番号：[旧] → [新]"},
      {Change(Kind::block_added, "Ⅰ9 適用", "", "9. 適用"), "Ⅰ9 適用: new block", "Ⅰ9 適用：欄の新設"},
      {Change(Kind::block_heading, "Ⅳ9 監査", "8. 監査", "9. 監査"), "Ⅳ9 監査: renumbered: 8. → 9.",
       "Ⅳ9 監査：番号の変更：8. → 9."},
      {Change(Kind::block_heading, "Ⅳ9 点検", "9. 監査", "9. 点検"), "Ⅳ9 点検: heading: 9. 監査 → 9. 点検",
       "Ⅳ9 点検：見出し：9. 監査 → 9. 点検"},
      {Change(Kind::label, "Ⅰ1 ③人数", "②人数", "③人数"), "Ⅰ1 ③人数: renumbered: ② → ③",
       "Ⅰ1 ③人数：番号の変更：② → ③"},
      {added, "Ⅰ9 理由: new item, to be filled in if Ⅰ9 適用した ［○］適用した",
       "Ⅰ9 理由：項目の追加（Ⅰ9 適用した ［○］適用した のとき要記入）"},
      {Change(Kind::item_added, "Ⅰ9 備考", "", "備考"), "Ⅰ9 備考: new item, may stay empty",
       "Ⅰ9 備考：項目の追加（任意）"},
      {moved, "Ⅲ2 ①措置: moved from Ⅲ1 入手 to Ⅲ2 使用, behind ②記録",
       "Ⅲ2 ①措置：Ⅲ1 入手 から Ⅲ2 使用 へ、「②記録」の次に移動"},
      {option, "Ⅰ1 ②程度: option moved: 良い to the beginning", "Ⅰ1 ②程度：選択肢の移動：「良い」を先頭に"},
      {Change(Kind::option_added, "Ⅰ1 ②程度", "", "普通"), "Ⅰ1 ②程度: new option: 普通",
       "Ⅰ1 ②程度：選択肢の追加：普通"},
      {Change(Kind::required, "Ⅰ1 ②程度", "no", "yes"), "Ⅰ1 ②程度: must now be filled in",
       "Ⅰ1 ②程度：記入が必要になった"},
      {Change(Kind::important, "Ⅰ1 ②程度", "yes", "no"), "Ⅰ1 ②程度: no longer covered by ※ (重要な変更)",
       "Ⅰ1 ②程度：※（重要な変更の対象）でなくなった"},
      {Change(Kind::condition, "Ⅰ1 ②程度", "", "申請による"), "Ⅰ1 ②程度: asked for: always → if 申請による",
       "Ⅰ1 ②程度：記入する場合：常に → 申請による のとき"},
      {Change(Kind::type, "Ⅰ1 ②程度", "text", "choice"), "Ⅰ1 ②程度: filled in otherwise: text → choice",
       "Ⅰ1 ②程度：記入の方法：文字 → 選択"},
      {Change(Kind::contents, "", "", "Ⅶ 附則"), "line of 項目一覧: (none) → Ⅶ 附則",
       "項目一覧の行：（なし） → Ⅶ 附則"},
  };
  for (const WordsCase& c : cases) {
    EXPECT_EQ(WordsOf(c.change, Language::english), c.english);
    EXPECT_EQ(WordsOf(c.change, Language::japanese), c.japanese);
  }
}

EditionReport SmallReport() {
  EditionReport report{"yoshiki-3", "2018-05", "2025-05", {}, {}};
  EditionChange change = Change(Kind::option_label, "Ⅰ1 ②程度", "良い", "優れる");
  change.part = "Ⅰ 概要";
  change.id = "base.degree";
  change.option = "good";
  report.changes = {Change(Kind::mark, "", "[旧]", "[新]"), change};
  return report;
}

std::string Printed(const EditionReport& report, Language language) {
  std::ostringstream out;
  PrintEditions(report, language, out);
  return out.str();
}

TEST(EditionListing, GroupsByPart) {
  EXPECT_EQ(Printed(SmallReport(), Language::english),
            "yoshiki-3: 2018-05 → 2025-05\n\nthe whole form\n  * mark: [旧] → [新]\n\nⅠ 概要\n"
            "  * Ⅰ1 ②程度: option: 良い → 優れる\n");
  EXPECT_EQ(Printed(SmallReport(), Language::japanese),
            "yoshiki-3: 2018-05 → 2025-05\n\n様式全体\n  * 様式番号：[旧] → [新]\n\nⅠ 概要\n"
            "  * Ⅰ1 ②程度：選択肢：良い → 優れる\n");
}

TEST(EditionListing, SaysThatNothingDiffers) {
  EXPECT_THAT(Printed({"f", "a", "a", {}, {}}, Language::english), HasSubstr("no difference"));
  EXPECT_THAT(Printed({"f", "a", "a", {}, {}}, Language::japanese), HasSubstr("相違はありません"));
}

TEST(EditionListing, TellsWhatAModelNeeds) {
  EditionReport report = SmallReport();
  EditionRest rest;
  rest.option = "bad";
  rest.label = "悪い";
  rest.place.file = "m.json";
  rest.place.at = {3, 7};
  rest.place.item = "Ⅰ1 ②程度";
  report.needs = EditionNeeds{{{"base.place", "/base/place", "Ⅰ1 ④場所", "申請による"}}, {rest}, 0, 0};
  EXPECT_THAT(Printed(report, Language::english),
              HasSubstr("\nwhat the model lacks\n  + Ⅰ1 ④場所  /base/place (since 申請による)\n"
                        "\nwhat the model holds that is no longer printed\n"
                        "  - m.json:3:7: Ⅰ1 ②程度: option bad (悪い)\n"));
  EXPECT_THAT(Printed(report, Language::japanese),
              HasSubstr("\nモデルに足りない記載\n  + Ⅰ1 ④場所  /base/place（申請による のため）\n"));
}

TEST(EditionListing, SaysHowManyItDoesNotTell) {
  EditionReport report = SmallReport();
  report.needs = EditionNeeds{{{"base.place", "/base/place", "Ⅰ1 ④場所", ""}}, {}, 7, 0};
  EXPECT_THAT(Printed(report, Language::english), HasSubstr("④場所  /base/place\n  … and 7 more\n"));
  std::ostringstream out;
  PrintEditionsJson(report, out);
  EXPECT_THAT(out.str(), HasSubstr(R"({"more_lacks":7,"more_unprinted":0})"));
}

TEST(EditionListing, WritesJsonLines) {
  EditionReport report = SmallReport();
  report.needs = EditionNeeds{{{"base.place", "/base/place", "Ⅰ1 ④場所", ""}}, {EditionRest{}}, 0, 0};
  std::ostringstream out;
  PrintEditionsJson(report, out);
  std::istringstream lines(out.str());
  std::vector<std::string> first_keys;
  for (std::string line; std::getline(lines, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    ASSERT_FALSE(json.HasParseError()) << line;
    first_keys.push_back(json.MemberBegin()->name.GetString());
  }
  EXPECT_THAT(first_keys, ElementsAre("change", "change", "lacks", "unprinted"));
  EXPECT_THAT(out.str(), HasSubstr(R"("change":"option-label","part":"Ⅰ 概要","place":"Ⅰ1 ②程度",)"));
}

}  // namespace
}  // namespace yoshiki
