// What must hold for every model, on 500 made-up ones, in turn on every edition of every form: random
// lengths, all options, lists of 0 to 40, texts of 0 to 20,000 characters. The pages are judged by their dump
// (support/dump_check.h).
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "batch/batch.h"
#include "form/definition.h"
#include "small_png.h"
#include "support/dump_check.h"
#include "support/model_generator.h"

namespace yoshiki {
namespace {

// Ten tests share the seeds, so that they run side by side. Under sanitizers, which find nothing more in the
// hundredth model than in the tenth, each takes a few.
constexpr std::uint32_t kShards = 10;
#ifdef YOSHIKI_SANITIZED
constexpr std::uint32_t kPerShard = 3;  // every edition four times
#else
constexpr std::uint32_t kPerShard = 50;
#endif

std::string WithoutSpaces(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    const CodePoint c = NextCodePoint(text, i);
    if (c != ' ' && c != '\n' && c != '\t' && c != 0x3000) out += text.substr(from, i - from);
  }
  return out;
}

// Every text the agency typed stands in its cell, whole and in order.
void ExpectNothingLost(const Form& form, const Value& value, const std::string& pointer,
                       const DumpReport& report, std::size_t& compared) {
  for (const Member& member : value.members) {
    ExpectNothingLost(form, member.value, PointerTo(pointer, member.key), report, compared);
  }
  for (std::size_t i = 0; i < value.elements.size(); ++i) {
    ExpectNothingLost(form, value.elements[i], PointerTo(pointer, i), report, compared);
  }
  if (value.kind != ValueKind::text || value.text.empty()) return;
  const auto cell = report.cells.find(pointer);
  if (cell == report.cells.end()) return;
  const ItemDef* item = form.definition().Find(cell->second.item);
  if (item == nullptr || item->type != ItemType::text) return;
  ++compared;
  EXPECT_EQ(WithoutSpaces(cell->second.text), WithoutSpaces(value.text)) << pointer;
}

class GeneratedModels : public testing::TestWithParam<std::uint32_t> {
 protected:
  GeneratedModels()
      : layouts_(std::string(YOSHIKI_SOURCE_DIR) + "/layouts"),
        fonts_(YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR)) {}

  void Check(const Form& form, std::uint32_t seed) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", " + form.name() + " " + form.edition());
    const std::string json = GenerateModel(form, seed, {.picture = "figure.png"});
    RenderSettings settings;
    settings.product = Product::dump;
    settings.allow_missing = true;
    settings.theme_files = &pictures_;
    settings.theme_folder = "beside";
    Diagnostics diagnostics;
    const Instruments instruments;
    StageLog log(instruments);
    RenderOutcome outcome{};
    const auto dump =
        Typeset(SourceText("model.json", json), settings, layouts_, fonts_, diagnostics, log, outcome);
    for (const Diagnostic& d : diagnostics.all()) {
      if (d.severity == Severity::error)
        ADD_FAILURE() << d.place.pointer << ": " << MessageText(d, Language::english);
    }
    ASSERT_TRUE(dump);
    const DumpReport report = CheckDump(*dump);
    for (const std::string& fault : report.faults) ADD_FAILURE() << fault;
    Diagnostics again;
    const auto statement = ParseStatement(SourceText("model.json", json), again);
    ASSERT_TRUE(statement);
    std::size_t compared = 0;
    ExpectNothingLost(form, statement->root, "", report, compared);
    EXPECT_GE(report.pages, FewestPages(form.name()));
  }

  // Of the form with nothing filled in.
  static std::size_t FewestPages(const std::string& form) {
    return form == "yoshiki-2" ? 3 : form == "yoshiki-3" ? 6 : 9;
  }

  DirectoryFiles layouts_;
  const MemoryFiles pictures_{{{"beside/figure.png", Png(90, 60)}}};
  FontShelf fonts_;
};

TEST_P(GeneratedModels, KeepTheirTextAndTheirPlaces) {
  const std::vector<EditionName> editions = ListEditions(layouts_);
  ASSERT_GE(editions.size(), 7u);
  for (std::uint32_t i = 0; i < kPerShard && !HasFailure(); ++i) {
    const std::uint32_t seed = GetParam() * kPerShard + i;
    const EditionName& name = EditionFor(seed, editions);
    Diagnostics diagnostics;
    const auto form = LoadForm(layouts_, name.form, name.edition, {}, diagnostics);
    ASSERT_TRUE(form);
    Check(*form, seed);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, GeneratedModels, testing::Range(0u, kShards));

}  // namespace
}  // namespace yoshiki
