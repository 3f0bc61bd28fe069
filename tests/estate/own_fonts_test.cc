// What outputs depend on when a theme brings fonts of its own.
#include <gmock/gmock.h>

#include <filesystem>

#include "estate/batch_runs.h"

namespace yoshiki {
namespace {

using ::testing::IsEmpty;

namespace fs = std::filesystem;

constexpr const char* kGothic = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf";
constexpr const char* kBold = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf";
constexpr const char* kCollection = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

class OwnFonts : public BatchRuns {
 protected:
  void Theme(const std::string& faces) {
    theme_ = "theme.yaml";
    folder_.Put(theme_, "base: default\nfaces:\n" + faces);
  }
  // In place of what stands there, as a package's upgrade does.
  void Font(const std::string& name, const std::string& from) {
    fs::create_directories(fs::path(folder_ / name).parent_path());
    fs::copy_file(from, folder_ / (name + ".new"), fs::copy_options::overwrite_existing);
    fs::rename(folder_ / (name + ".new"), folder_ / name);
  }
};

TEST_F(OwnFonts, AreWhatOutputsAreMadeFrom) {
  Font("own.ttf", kGothic);
  Theme("  regular: { file: own.ttf }\n");
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_EQ(Run().run.current, 3);
  Font("own.ttf", kGothic);  // the same bytes
  EXPECT_EQ(Run().run.current, 3);
  Font("own.ttf", kBold);
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_EQ(Run().run.current, 3);
}

TEST_F(OwnFonts, OfOneNameAreToldApart) {
  Font("a/F.ttf", kGothic);
  Font("b/F.ttf", kGothic);
  Theme("  fallbacks: [{ file: a/F.ttf }, { file: b/F.ttf }]\n");
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_EQ(Run().run.current, 3);
  Font("b/F.ttf", kBold);
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_EQ(Run().run.current, 3);
}

TEST_F(OwnFonts, MayBeCalledLikeOnesOfTheManifest) {
  Font("own.ttf", kBold);
  Theme("  bold: { file: own.ttf, name: BIZ UDGothic Regular }\n");
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_EQ(Run().run.current, 3);
}

TEST_F(OwnFonts, MayBeAFaceOfACollection) {
  if (!fs::exists(kCollection)) FAIL() << kCollection << " is missing: fonts-noto-cjk";
  Theme("  regular: { file: " + std::string(kCollection) + ", index: 1 }\n");
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_EQ(Run().run.current, 3);
}

TEST_F(OwnFonts, AFallbackThatWasAskedInVainCounts) {
  Font("own.ttf", kGothic);
  Theme("  fallbacks: [{ file: own.ttf }]\n");
  allow_missing_ = true;
  Model("b", "\xF0\xA0\x80\x80");  // U+20000
  EXPECT_EQ(Run().run.warned, 1);
  EXPECT_EQ(Run().run.current, 3);
  Font("own.ttf", "/usr/share/fonts/truetype/ipamj/ipamjm.ttf");
  EXPECT_EQ(Run().run.made, 3);
  EXPECT_THAT(Told(), IsEmpty());
}

}  // namespace
}  // namespace yoshiki
