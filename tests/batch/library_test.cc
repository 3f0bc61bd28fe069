// The library's face: models in memory become documents in memory, as other programs use it.
#include "yoshiki.h"

#include <gmock/gmock.h>

#include <thread>

#include "support/temporary_folder.h"
#include "support/test_font.h"

namespace yoshiki {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

constexpr char kModel[] = R"({"form": "yoshiki-3", "edition": "2025-05"})";

Typesetter FromSourceFolder() { return Typesetter::FromFolder(YOSHIKI_SOURCE_DIR, {"/usr/share/fonts"}); }

std::map<std::string, std::string> LayoutFiles() {
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

std::string Profile() { return ReadFile("/usr/share/color/icc/sRGB.icc"); }

TEST(Typesetter, MakesAPdfFromAFolderOfData) {
  const Result result = FromSourceFolder().Pdf("a.json", kModel);
  EXPECT_TRUE(result.ok);
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_THAT(result.bytes, StartsWith("%PDF-1.7"));
}

TEST(Typesetter, MakesTheSamePdfFromMemoryAlone) {
  const Typesetter typesetter =
      Typesetter::FromMemory(LayoutFiles(),
                             {{"BIZ UDGothic Regular", BizUd("Regular"), 0, true, false},
                              {"BIZ UDGothic Bold", BizUd("Bold"), 0, false, true}},
                             Profile());
  const Result result = typesetter.Pdf("a.json", kModel);
  EXPECT_TRUE(result.ok);
  EXPECT_EQ(result.bytes, FromSourceFolder().Pdf("a.json", kModel).bytes);
}

TEST(Typesetter, OneFontMayServeBothRoles) {
  const Typesetter typesetter = Typesetter::FromMemory(
      LayoutFiles(), {{"BIZ UDGothic Regular", BizUd("Regular"), 0, true, true}}, Profile());
  EXPECT_TRUE(typesetter.Pdf("a.json", kModel).ok);
}

TEST(Typesetter, AnArchiveNeedsAColourProfile) {
  const Typesetter typesetter =
      Typesetter::FromMemory(LayoutFiles(), {{"BIZ UDGothic Regular", BizUd("Regular"), 0, true, true}});
  const Result archive = typesetter.Pdf("a.json", kModel);
  EXPECT_FALSE(archive.ok);
  ASSERT_EQ(archive.findings.size(), 1u);
  EXPECT_EQ(archive.findings[0].code, "profile-missing");
  Options options;
  options.archive = ArchiveLevel::none;
  EXPECT_TRUE(typesetter.Pdf("a.json", kModel, options).ok);
}

TEST(Typesetter, ArchiveLevelsStandInTheMetadata) {
  const Typesetter typesetter = FromSourceFolder();
  const auto says = [&](ArchiveLevel archive, bool tags) {
    Options options;
    options.archive = archive;
    options.tags = tags;
    const std::string bytes = typesetter.Pdf("a.json", kModel, options).bytes;
    std::string words;
    for (const char* word : {"part>2<", "part>3<", ">A</pdfaid", ">U</pdfaid", "<pdfuaid:part>1"})
      if (bytes.find(word) != std::string::npos) words += std::string(word) + " ";
    return words;
  };
  EXPECT_EQ(says(ArchiveLevel::a_2a, true), "part>2< >A</pdfaid <pdfuaid:part>1 ");
  EXPECT_EQ(says(ArchiveLevel::a_3a, true), "part>3< >A</pdfaid <pdfuaid:part>1 ");
  EXPECT_EQ(says(ArchiveLevel::a_2u, true), "part>2< >U</pdfaid <pdfuaid:part>1 ");
  EXPECT_EQ(says(ArchiveLevel::a_2a, false), "part>2< >U</pdfaid ") << "level A is for tagged files";
  EXPECT_EQ(says(ArchiveLevel::none, true), "<pdfuaid:part>1 ");
  EXPECT_EQ(says(ArchiveLevel::none, false), "");
}

TEST(Typesetter, ThreadsAtOnceGiveTheSameBytes) {
  const std::string model = ReadFile(YOSHIKI_SOURCE_DIR "/inputs/kasumino-jido-teate.json");
  const std::string alone = FromSourceFolder().Pdf("a.json", model).bytes;
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (std::string& bytes : made)
    threads.emplace_back([&] { bytes = FromSourceFolder().Pdf("a.json", model).bytes; });
  for (std::thread& thread : threads) thread.join();
  ASSERT_FALSE(alone.empty());
  for (const std::string& bytes : made) EXPECT_TRUE(bytes == alone);
}

TEST(Typesetter, AThemesFacesAreFoundByName) {
  auto layouts = LayoutFiles();
  layouts["themes/ours.yaml"] = "faces: { regular: Mincho }";
  const auto mincho = std::make_shared<const std::string>(
      ReadFile("/usr/share/fonts/truetype/bizud-mincho/BIZUDMincho-Regular.ttf"));
  const Typesetter typesetter = Typesetter::FromMemory(
      layouts, {{"BIZ UDGothic Regular", BizUd("Regular"), 0, true, true}, {"Mincho", mincho}});
  Options options;
  EXPECT_THAT(typesetter.Dump("a.json", kModel, options).bytes, HasSubstr("BIZ UDGothic Regular"));
  options.theme = "ours";
  const Result ours = typesetter.Dump("a.json", kModel, options);
  EXPECT_TRUE(ours.ok);
  EXPECT_THAT(ours.bytes, HasSubstr("Mincho"));
  options.theme = "./ours.yaml";
  EXPECT_FALSE(typesetter.Dump("a.json", kModel, options).ok) << "nothing is read from the disk";
}

TEST(Typesetter, GaijiFontsServePrivateUseAlone) {
  TestFontSpec spec;
  spec.ranges = {{0xE000, 0xE000}, {0x4E00, 0x9FFF}};
  Font gaiji{"Ours", std::make_shared<const std::string>(MakeTestFont(spec)->bytes())};
  gaiji.gaiji = true;
  const std::string model =
      "{\"form\": \"yoshiki-3\", \"edition\": \"2025-05\", \"cover\": {\"name\": \"\uE000\"}}";
  const Font text{"Text", BizUd("Regular"), 0, true, true};
  EXPECT_TRUE(Typesetter::FromMemory(LayoutFiles(), {text, gaiji}).Dump("a.json", model).ok);
  gaiji.gaiji = false;
  EXPECT_FALSE(Typesetter::FromMemory(LayoutFiles(), {text, gaiji}).Dump("a.json", model).ok);
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

TEST(Typesetter, MakesTheTwins) {
  const Typesetter typesetter = FromSourceFolder();
  const Result text = typesetter.Text("a.json", kModel);
  EXPECT_TRUE(text.ok);
  EXPECT_THAT(text.bytes, StartsWith("特定個人情報保護評価書"));
  const Result html = typesetter.Html("a.json", kModel);
  EXPECT_TRUE(html.ok);
  EXPECT_THAT(html.bytes, StartsWith("<!DOCTYPE html>"));
  EXPECT_FALSE(typesetter.Html("a.json", "{").ok);
}

TEST(Typesetter, EditionsAndSettings) {
  const Typesetter typesetter = FromSourceFolder();
  const std::vector<Edition> editions = typesetter.Editions();
  std::string all;
  for (const Edition& edition : editions) all += edition.form + " " + edition.edition + "; ";
  EXPECT_EQ(all,
            "yoshiki-2 2019-01; yoshiki-2 2024-10; yoshiki-2 2025-05; yoshiki-3 2018-05; yoshiki-3 2025-05; "
            "yoshiki-4 2018-05; yoshiki-4 2025-05; ");
  Options options;
  options.edition = "2018-05";
  EXPECT_THAT(typesetter.Dump("a.json", kModel, options).bytes, HasSubstr("平成30年5月"));
  EXPECT_THAT(typesetter.Dump("a.json", kModel).bytes, HasSubstr("令和7年5月"));
}

TEST(Typesetter, MissingPiecesAreFindingsNotCrashes) {
  EXPECT_FALSE(Typesetter::FromFolder("/nonexistent", {}).Pdf("a.json", kModel).ok);
  EXPECT_THAT(Typesetter::FromFolder("/nonexistent", {}).Editions(), IsEmpty());
  EXPECT_FALSE(Typesetter::FromMemory({}, {}).Pdf("a.json", kModel).ok);
  const Result no_fonts = Typesetter::FromMemory(LayoutFiles(), {}).Pdf("a.json", kModel);
  EXPECT_FALSE(no_fonts.ok);
  EXPECT_EQ(no_fonts.findings.size(), 2u);
  const Result no_bytes =
      Typesetter::FromMemory(LayoutFiles(), {{"x", nullptr, 0, true, true}}).Pdf("a.json", kModel);
  EXPECT_FALSE(no_bytes.ok);
  const auto junk = std::make_shared<const std::string>("this is no font");
  EXPECT_FALSE(Typesetter::FromMemory(LayoutFiles(), {{"x", junk, 0, true, true}}).Pdf("a.json", kModel).ok);
}

TEST(LibraryVersion, IsTheProjects) {
  EXPECT_THAT(std::string(LibraryVersion()), ::testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

}  // namespace
}  // namespace yoshiki
