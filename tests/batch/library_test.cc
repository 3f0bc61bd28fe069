// The library's face: models in memory become documents in memory, as other programs use it.
#include "yoshiki.h"

#include <gmock/gmock.h>

#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr char kModel[] = R"({"form": "yoshiki-3", "edition": "2025-05"})";

Typesetter FromSourceFolder() { return Typesetter::FromFolder(YOSHIKI_SOURCE_DIR, {"/usr/share/fonts"}); }

std::map<std::string, std::string> Layouts() {
  std::map<std::string, std::string> layouts;
  for (const char* name : {"yoshiki-3/2018-05.yaml", "yoshiki-3/2025-05.yaml", "themes/default.yaml"}) {
    layouts[name] = ReadFile(std::string(YOSHIKI_SOURCE_DIR "/layouts/") + name);
  }
  return layouts;
}

std::shared_ptr<const std::string> BizUd(const std::string& style) {
  return std::make_shared<const std::string>(
      ReadFile("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-" + style + ".ttf"));
}

TEST(Typesetter, MakesAPdfFromAFolderOfData) {
  const Result result = FromSourceFolder().Pdf("a.json", kModel);
  EXPECT_TRUE(result.ok);
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.bytes, StartsWith("%PDF-1.7"));
}

TEST(Typesetter, MakesTheSamePdfFromMemoryAlone) {
  const Typesetter typesetter =
      Typesetter::FromMemory(Layouts(), {{"BIZ UDGothic Regular", BizUd("Regular"), 0, true, false},
                                         {"BIZ UDGothic Bold", BizUd("Bold"), 0, false, true}});
  const Result result = typesetter.Pdf("a.json", kModel);
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.bytes, FromSourceFolder().Pdf("a.json", kModel).bytes);
}

TEST(Typesetter, OneFontMayServeBothRoles) {
  const Typesetter typesetter =
      Typesetter::FromMemory(Layouts(), {{"BIZ UDGothic Regular", BizUd("Regular"), 0, true, true}});
  EXPECT_TRUE(typesetter.Pdf("a.json", kModel).ok);
}

TEST(Typesetter, SetsManyDocumentsTheSameWay) {
  const Typesetter typesetter = FromSourceFolder();
  const std::string first = typesetter.Pdf("a.json", kModel).bytes;
  EXPECT_FALSE(typesetter.Pdf("b.json", "{").ok);
  EXPECT_EQ(typesetter.Pdf("c.json", kModel).bytes, first);
}

TEST(Typesetter, FindingsSayWhatWhereAndWhatToDo) {
  Options options;
  const Typesetter typesetter = FromSourceFolder();
  const std::string model = "{\"form\": \"yoshiki-3\",\n \"edition\": \"2025-05\", \"covr\": {}}";
  const Result result = typesetter.Pdf("a.json", model, options);
  EXPECT_FALSE(result.ok);
  EXPECT_EQ(result.bytes, "");
  ASSERT_EQ(result.findings.size(), 1u);
  const Finding& finding = result.findings[0];
  EXPECT_TRUE(finding.is_error);
  EXPECT_FALSE(finding.code.empty());
  EXPECT_THAT(finding.message, HasSubstr("covr"));
  EXPECT_THAT(finding.hint, HasSubstr("cover"));
  EXPECT_EQ(finding.file, "a.json");
  EXPECT_EQ(finding.line, 2);
  EXPECT_EQ(finding.column, 24);
  options.words = WordsIn::japanese;
  EXPECT_NE(typesetter.Pdf("a.json", model, options).findings[0].message, finding.message);
}

TEST(Typesetter, EditionsAndSettings) {
  const Typesetter typesetter = FromSourceFolder();
  const std::vector<Edition> editions = typesetter.Editions();
  ASSERT_EQ(editions.size(), 2u);
  EXPECT_EQ(editions[0].form, "yoshiki-3");
  EXPECT_EQ(editions[0].edition, "2018-05");
  EXPECT_EQ(editions[1].edition, "2025-05");
  Options options;
  options.edition = "2018-05";
  EXPECT_THAT(typesetter.Dump("a.json", kModel, options).bytes, HasSubstr("平成30年5月"));
  EXPECT_THAT(typesetter.Dump("a.json", kModel).bytes, HasSubstr("令和7年5月"));
}

TEST(Typesetter, MissingPiecesAreFindingsNotCrashes) {
  EXPECT_FALSE(Typesetter::FromFolder("/nonexistent", {}).Pdf("a.json", kModel).ok);
  EXPECT_THAT(Typesetter::FromFolder("/nonexistent", {}).Editions(), IsEmpty());
  EXPECT_FALSE(Typesetter::FromMemory({}, {}).Pdf("a.json", kModel).ok);
  const Result no_fonts = Typesetter::FromMemory(Layouts(), {}).Pdf("a.json", kModel);
  EXPECT_FALSE(no_fonts.ok);
  EXPECT_EQ(no_fonts.findings.size(), 2u);
  const Result no_bytes =
      Typesetter::FromMemory(Layouts(), {{"x", nullptr, 0, true, true}}).Pdf("a.json", kModel);
  EXPECT_FALSE(no_bytes.ok);
  const auto junk = std::make_shared<const std::string>("this is no font");
  EXPECT_FALSE(Typesetter::FromMemory(Layouts(), {{"x", junk, 0, true, true}}).Pdf("a.json", kModel).ok);
}

TEST(LibraryVersion, IsTheProjects) {
  EXPECT_THAT(std::string(LibraryVersion()), ::testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

}  // namespace
}  // namespace yoshiki
