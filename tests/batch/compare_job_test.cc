// Whole drafts: scripted edits are found exactly, notes find their rows, and 変更箇所 is written.
#include "batch/compare_job.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <fstream>

#include "batch/append_changes.h"
#include "batch/batch.h"
#include "batch/drafts.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kSample = YOSHIKI_SOURCE_DIR "/inputs/kasumino-jido-teate.json";

rapidjson::Document Sample() {
  rapidjson::Document json;
  json.Parse(ReadFile(kSample).c_str());
  return json;
}

std::string Written(const rapidjson::Document& json) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  json.Accept(writer);
  return buffer.GetString();
}

void SetText(rapidjson::Document& json, const char* pointer, const char* text) {
  rapidjson::Pointer(pointer).Set(json, text);
}

Comparison Compared(const std::vector<std::string>& drafts) {
  TemporaryFolder folder;
  std::vector<std::string> names;
  for (const std::string& draft : drafts) {
    names.push_back(folder / ("draft" + std::to_string(names.size()) + ".json"));
    std::ofstream(names.back(), std::ios::binary) << draft;
  }
  const DirectoryFiles layouts(YOSHIKI_SOURCE_DIR "/layouts");
  Diagnostics diagnostics;
  RenderOutcome outcome = RenderOutcome::failed;
  const auto bound = ReadDrafts(names, layouts, outcome, diagnostics);
  EXPECT_TRUE(bound.has_value());
  return bound ? CompareDrafts(RoundsOf(*bound)) : Comparison();
}

std::vector<std::string> ItemsOf(const Comparison& comparison) {
  std::vector<std::string> items;
  for (const ChangeRow& row : comparison.rows) items.push_back(row.item);
  return items;
}

TEST(Compare, TheSameDraftTwiceHasNoRows) {
  const std::string sample = Written(Sample());
  EXPECT_THAT(Compared({sample, sample}).rows, testing::IsEmpty());
}

// Takes element `from` of a list out and puts it, or something else, at `to`.
void MoveElement(rapidjson::Value& list, rapidjson::SizeType from, rapidjson::SizeType to,
                 rapidjson::Document& json) {
  rapidjson::Value moved(list[from], json.GetAllocator());
  list.Erase(list.Begin() + from);
  rapidjson::Value rest(rapidjson::kArrayType);
  for (rapidjson::SizeType i = 0; i <= list.Size(); ++i) {
    if (i == to) rest.PushBack(moved, json.GetAllocator());
    if (i < list.Size()) rest.PushBack(list[i], json.GetAllocator());
  }
  list = rest;
}

TEST(Compare, TwentyEditsAreFoundExactlyNoMoreAndNoLess) {
  rapidjson::Document json = Sample();
  const auto set = [&json](const char* pointer, auto value) { rapidjson::Pointer(pointer).Set(json, value); };
  set("/cover/publication_date", "2031-04-01");                            // 1 a date
  rapidjson::Pointer("/cover/special_notes").Erase(json);                  // 2 deleted
  set("/basic/affairs/name", "児童手当等の支給に関する事務");              // 3 retyped in part
  set("/basic/affairs/population", "10k_100k");                            // 4 a choice
  set("/basic/systems/1/connections/juki_net", true);                      // 5 ticked
  MoveElement(json["basic"]["systems"], 3, 0, json);                       // 6 moved to the front
  set("/basic/network/legal_basis", "番号法第19条第8号");                  // 7 retyped
  set("/basic/department/head_title", "こども課長");                       // 8
  rapidjson::Pointer("/files/0/overview/main_items/pension").Erase(json);  // 9 a tick less
  set("/files/0/overview/held_since", "2015");                             // 10 part of a date
  set("/files/0/acquisition/sources/internal", "町民課、税務課");          // 11 the text of a bracket
  set("/files/0/use/started_on", "2017-05-31");                            // 12 words become a date
  set("/files/0/entrustment/count", 3);                                    // 13 a count
  rapidjson::Value added(rapidjson::kObjectType);                          // 14, 15 an element between two
  added.AddMember("title", "封筒の保管業務", json.GetAllocator());
  added.AddMember("contractor", "天野倉庫株式会社", json.GetAllocator());
  json["files"][0]["entrustment"]["items"].PushBack(added, json.GetAllocator());
  MoveElement(json["files"][0]["entrustment"]["items"], 2, 1, json);
  set("/files/0/transfer/recipients/1/timing", "月1回");                            // 16
  set("/risks/use/overlinking/sufficiency", "strong");                              // 17
  set("/risks/storage/leak/past_incident", "yes");                                  // 18
  set("/measures/audit/kinds/external", true);                                      // 19
  set("/procedure/opinions/period", "令和4年5月1日から同年5月30日まで（30日間）");  // 20
  EXPECT_THAT(
      ItemsOf(Compared({Written(Sample()), Written(json)})),
      ElementsAre("cover.special_notes", "cover.publication_date", "basic.affairs.name",
                  "basic.affairs.population", "basic.systems[0]", "basic.systems[2].connections",
                  "basic.network.legal_basis", "basic.department.head_title", "files[0].overview.main_items",
                  "files[0].overview.held_since", "files[0].acquisition.sources", "files[0].use.started_on",
                  "files[0].entrustment.status", "files[0].entrustment.items[1].title",
                  "files[0].entrustment.items[1].contractor", "files[0].transfer.recipients[1].timing",
                  "risks.use.overlinking.sufficiency", "risks.storage.leak.past_incident",
                  "measures.audit.kinds", "procedure.opinions.period"));
}

TEST(Compare, AnElementInTheMiddleChangesNoOther) {
  rapidjson::Document json = Sample();
  auto& systems = json["basic"]["systems"];
  ASSERT_GE(systems.Size(), 2u);
  rapidjson::Value inserted(rapidjson::kObjectType);
  inserted.AddMember("name", "まったく新しいシステム", json.GetAllocator());
  rapidjson::Value list(rapidjson::kArrayType);
  for (rapidjson::SizeType i = 0; i < systems.Size(); ++i) {
    if (i == 1) list.PushBack(inserted, json.GetAllocator());
    list.PushBack(rapidjson::Value(systems[i], json.GetAllocator()), json.GetAllocator());
  }
  systems = list;
  const Comparison added = Compared({Written(Sample()), Written(json)});
  EXPECT_THAT(ItemsOf(added), ElementsAre("basic.systems[1].name"));
  EXPECT_THAT(added.rows[0].path, testing::Contains("システム2"));
  const Comparison removed = Compared({Written(json), Written(Sample())});
  EXPECT_THAT(ItemsOf(removed), ElementsAre("basic.systems[1].name"));
  EXPECT_EQ(ShownText(removed.rows[0].cells[1]), "（削除）");
}

TEST(Compare, AnElementThatMovedIsToldAsThat) {
  rapidjson::Document json = Sample();
  auto& systems = json["basic"]["systems"];
  const rapidjson::SizeType last = systems.Size() - 1;
  ASSERT_GE(last, 2u);
  rapidjson::Value list(rapidjson::kArrayType);
  list.PushBack(rapidjson::Value(systems[last], json.GetAllocator()), json.GetAllocator());
  for (rapidjson::SizeType i = 0; i < last; ++i)
    list.PushBack(rapidjson::Value(systems[i], json.GetAllocator()), json.GetAllocator());
  systems = list;
  const Comparison moved = Compared({Written(Sample()), Written(json)});
  ASSERT_THAT(ItemsOf(moved), ElementsAre("basic.systems[0]"));
  EXPECT_EQ(ShownText(moved.rows[0].cells[0]), std::to_string(last + 1) + "番目");
  EXPECT_EQ(ShownText(moved.rows[0].cells[1]), "1番目");
}

TEST(Compare, NotesGiveReasonsAndMissTheirRowsAloud) {
  rapidjson::Document json = Sample();
  SetText(json, "/basic/affairs/name", "書き直した名称");
  SetText(json, "/basic/department/name", "書き直した部署");
  Comparison comparison = Compared({Written(Sample()), Written(json)});
  Diagnostics diagnostics;
  const auto notes =
      ParseNotes(SourceText("notes.json", R"({"title": "表題", "rounds": ["旧", "新"], "reasons": [
    {"item": "basic.affairs", "by": "課", "text": "表記の改善", "page": 7},
    {"item": "basic.nowhere", "by": "課", "text": "空振り"}]})"),
                 diagnostics);
  ASSERT_TRUE(notes.has_value());
  ApplyNotes(*notes, comparison, diagnostics);
  EXPECT_EQ(comparison.title, "表題");
  EXPECT_THAT(comparison.drafts, ElementsAre("旧", "新"));
  EXPECT_EQ(comparison.rows[0].pages[0]->page, 7);
  EXPECT_EQ(ReasonText(comparison.rows[0].reasons), "【課】\n・表記の改善");
  ASSERT_EQ(diagnostics.all().size(), 2u);
  EXPECT_EQ(CodeOf(diagnostics.all()[0].id), "no-change");
  EXPECT_EQ(diagnostics.all()[0].place.at.line, 3u);
  EXPECT_EQ(CodeOf(diagnostics.all()[1].id), "no-reason");
}

TEST(Compare, NotesOfTheWrongShapeAreErrors) {
  for (const char* json : {"[]", R"({"reason": []})", R"({"reasons": {}})", R"({"reasons": [{"page": "7"}]})",
                           R"({"rounds": [1]})", R"({"reasons": [{"itme": "a"}]})"}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(ParseNotes(SourceText("notes.json", json), diagnostics).has_value()) << json;
    EXPECT_TRUE(diagnostics.has_errors()) << json;
  }
}

TEST(Changes, AreProposedByTheMarkOfTheirItem) {
  rapidjson::Document json = Sample();
  SetText(json, "/basic/affairs/name", "書き直した名称");
  rapidjson::Pointer("/files/0/use/purpose").Set(json, "書き直した使用目的");
  const auto log = LogOf(Compared({Written(Sample()), Written(json)}), "2031-04-01");
  ASSERT_FALSE(log.empty());
  for (const LoggedChange& change : log) {
    EXPECT_EQ(change.date, "2031-04-01");
    EXPECT_TRUE(change.timing == "事前" || change.timing == "事後");
    EXPECT_THAT(change.timing_note, HasSubstr("（案）"));
  }
  EXPECT_EQ(log[0].after, "書き直した名称");
  EXPECT_EQ(log[0].timing, "事後");
  EXPECT_EQ(log.back().timing, "事前");  // ③使用目的 ※
}

Statement Parsed(const std::string& json) {
  Diagnostics diagnostics;
  auto statement = ParseStatement(SourceText("model.json", json), diagnostics);
  EXPECT_TRUE(statement.has_value()) << json;
  return statement ? std::move(*statement) : Statement();
}

TEST(Changes, AreAppendedWithoutTouchingTheRest) {
  const std::string rows = "[\n  {\"date\": \"2031\"}\n]\n";
  const struct {
    const char *before, *after;
  } kCases[] = {
      {R"({"form": "yoshiki-3"})", "{\"form\": \"yoshiki-3\",\n  \"changes\": [\n  {\"date\": \"2031\"}\n]}"},
      {R"({"form": "yoshiki-3", "changes": []})",
       "{\"form\": \"yoshiki-3\", \"changes\": [\n  {\"date\": \"2031\"}]}"},
      {R"({"form": "yoshiki-3", "changes": null})",
       "{\"form\": \"yoshiki-3\", \"changes\": [\n  {\"date\": \"2031\"}\n]}"},
      {R"({"changes": [{"item": "a]}\""}], "form": "yoshiki-3"})",
       "{\"changes\": [{\"item\": \"a]}\\\"\"},\n  {\"date\": \"2031\"}], \"form\": \"yoshiki-3\"}"},
  };
  for (const auto& c : kCases) {
    const std::string after = WithChanges(Parsed(c.before), rows);
    EXPECT_EQ(after, c.after);
    Parsed(after);
  }
}

}  // namespace
}  // namespace yoshiki
