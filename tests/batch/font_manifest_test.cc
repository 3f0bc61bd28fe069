// The font manifest: the one that ships, and what can be wrong in one.
#include "batch/font_manifest.h"

#include <gmock/gmock.h>

#include "batch/font_search.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

SourceText Shipped() {
  const std::string path = YOSHIKI_SOURCE_DIR "/fonts/fonts.yaml";
  return {path, ReadFile(path)};
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(FontManifest, TheShippedOneIsSound) {
  Diagnostics diagnostics;
  const auto manifest = ParseFontManifest(Shipped(), diagnostics);
  ASSERT_TRUE(manifest);
  ASSERT_EQ(manifest->faces.size(), 9u);
  EXPECT_EQ(manifest->faces[0].name, "BIZ UDGothic Regular");
  ASSERT_NE(manifest->Find("IPAmj Mincho"), nullptr);
  EXPECT_EQ(manifest->Find("IPAmj Mincho")->file, "ipamjm.ttf");
  EXPECT_EQ(manifest->Find("IPAmj"), nullptr);
  for (const ManifestFace& face : manifest->faces) EXPECT_EQ(face.embedding, "installable");
}

// Debian's files are what the manifest says, byte for byte, where it says.
TEST(FontManifest, TheInstalledFontsAreTheOnesDescribed) {
  Diagnostics diagnostics;
  const auto manifest = ParseFontManifest(Shipped(), diagnostics);
  ASSERT_TRUE(manifest);
  for (const ManifestFace& face : manifest->faces) {
    int error = 0;
    const auto file = MapFont("/usr/share/fonts/" + face.folder + "/" + face.file, error);
    ASSERT_TRUE(file) << face.name << ": apt install " << face.package;
    EXPECT_EQ(file->bytes().size(), face.size) << face.name;
    EXPECT_EQ(FontChecksum(file->bytes(), face.index), face.checksum) << face.name;
    EXPECT_EQ(Sha256Hex(file->bytes()), face.sha256) << face.name;
  }
}

TEST(FontManifest, EachFaultIsNamedAtItsPlace) {
  const std::string good(Shipped().bytes());
  const struct {
    const char* from;
    const char* to;
    const char* code;
    const char* says;
    LineColumn at;
  } kCases[] = {
      {"style: Regular", "style: Regular\n    role: regular", "layout-unknown-key", "role", {8, 5}},
      {"index: 0", "index: first", "manifest-value", "`first` is not a value for `index`", {10, 12}},
      {"checksum: dedf0600", "checksum: dedf060x", "manifest-value", "dedf060x", {14, 15}},
      {"sha256: 1e19", "sha256: 1E19", "manifest-value", "sha256", {15, 13}},
      {"file: BIZ", "file: ../BIZ", "manifest-value", "../BIZ", {8, 11}},
      {"name: BIZ UDGothic Bold", "name: BIZ UDGothic Regular", "manifest-name-twice", "two faces", {19, 5}},
      {"family: BIZ UDGothic", "famly: BIZ UDGothic", "layout-unknown-key", "famly", {6, 5}},
      {"style: Regular", "style: [Regular]", "layout-want-text", "", {7, 12}},
      {"faces:", "fonts:", "layout-unknown-key", "fonts", {4, 1}},
      {"style: Regular", "style: 'Regular", "layout-", "line 7 is not closed", {0, 0}},
  };
  for (const auto& c : kCases) {
    Diagnostics diagnostics;
    EXPECT_FALSE(ParseFontManifest(SourceText("fonts.yaml", Replaced(good, c.from, c.to)), diagnostics))
        << c.to;
    ASSERT_FALSE(diagnostics.empty()) << c.to;
    const Diagnostic& first = diagnostics.all()[0];
    EXPECT_THAT(std::string(CodeOf(first.id)), ::testing::StartsWith(c.code)) << c.to;
    EXPECT_THAT(MessageText(first, Language::english), HasSubstr(c.says)) << c.to;
    if (c.at.line > 0) {
      EXPECT_EQ(first.place.at, c.at) << c.to << " at line " << first.place.at.line;
    }
  }
}

TEST(FontManifest, ReportsAllFaultsAtOnce) {
  std::string text(Shipped().bytes());
  text = Replaced(text, "index: 0", "index: first");
  text = Replaced(text, "    package: fonts-ipamj-mincho\n", "");
  Diagnostics diagnostics;
  EXPECT_FALSE(ParseFontManifest(SourceText("fonts.yaml", text), diagnostics));
  ASSERT_EQ(diagnostics.errors(), 2u);
  EXPECT_EQ(CodeOf(diagnostics.all()[1].id), "layout-missing-key");
  EXPECT_THAT(diagnostics.all()[1].args, ElementsAre("package"));
}

TEST(FontManifest, SurvivesAnyBeginningOfItself) {
  const std::string good(Shipped().bytes());
  for (std::size_t length = 0; length < good.size(); length += 7) {
    Diagnostics diagnostics;
    const auto manifest = ParseFontManifest(SourceText("m", good.substr(0, length)), diagnostics);
    EXPECT_NE(manifest.has_value(), diagnostics.has_errors()) << length;
  }
}

TEST(FontSearch, PrefersEarlierFoldersAndKnownPlaces) {
  const TemporaryFolder folder;
  folder.Put("mine/deep/a.ttf", "");
  folder.Put("system/known/a.ttf", "");
  folder.Put("system/known/b.ttf", "");
  folder.Put("system/aaa/b.ttf", "");
  folder.Put("system/x/c.ttf", "");
  FontSearch search({folder / "absent", folder / "mine", folder / "system"});
  EXPECT_EQ(search.Find("a.ttf", "known"), folder / "mine/deep/a.ttf");
  EXPECT_EQ(search.Find("b.ttf", "known"), folder / "system/known/b.ttf");
  EXPECT_EQ(search.Find("b.ttf", ""), folder / "system/aaa/b.ttf");
  EXPECT_EQ(search.Find("c.ttf", "known"), folder / "system/x/c.ttf");
  EXPECT_EQ(search.Find(".ttf", "known"), std::nullopt);
  EXPECT_EQ(search.Find("d.ttf", ""), std::nullopt);
}

TEST(MapFont, TellsWhyAFileCannotBeMapped) {
  const TemporaryFolder folder;
  int error = 0;
  EXPECT_FALSE(MapFont(folder / "absent", error));
  EXPECT_EQ(error, ENOENT);
  EXPECT_FALSE(MapFont(folder.Put("empty", ""), error));
  EXPECT_EQ(error, EINVAL);
  const auto file = MapFont(folder.Put("good", "bytes"), error);
  ASSERT_TRUE(file);
  EXPECT_EQ(error, 0);
  EXPECT_EQ(file->bytes(), "bytes");
}

TEST(FontChecksum, ReadsTheHeadTableAndNothingElse) {
  using namespace std::string_literals;
  const std::string font =
      "\0\1\0\0\0\1\0\0\0\0\0\0"s + "head\0\0\0\0\0\0\0\x1c\0\0\0\x36"s + "\0\1\0\0\0\1\0\0\xDE\xAD\xBE\xEF"s;
  EXPECT_EQ(FontChecksum(font, 0), 0xDEADBEEFu);
  EXPECT_EQ(FontChecksum(font, 1), std::nullopt);
  EXPECT_EQ(FontChecksum("ttcf\0\1\0\0\0\0\0\1\0\0\0\x10"s + font, 1), std::nullopt);
  for (std::size_t length = 0; length < font.size(); ++length) {
    EXPECT_EQ(FontChecksum(font.substr(0, length), 0), std::nullopt) << length;
  }
}

}  // namespace
}  // namespace yoshiki
