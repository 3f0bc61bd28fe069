// The default fonts, where they are installed.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "setting.h"

namespace yoshiki {
namespace {

constexpr const char* kGothic = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf";
constexpr const char* kNames = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";

class Loaded final : public FontBytes {
 public:
  explicit Loaded(const char* path) {
    std::ifstream in(path, std::ios::binary);
    bytes_.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::string_view bytes() const override { return bytes_; }

 private:
  std::string bytes_;
};

class RealFonts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(kGothic) || !std::filesystem::exists(kNames)) return;
    Diagnostics faults;
    fonts_ = FontSet::Open({{"BIZ UDGothic", std::make_shared<Loaded>(kGothic)},
                            {"IPAmj Mincho", std::make_shared<Loaded>(kNames)}},
                           {0, 1}, {0, 1}, faults);
  }
  static void TearDownTestSuite() { fonts_.reset(); }
  void SetUp() override {
    ASSERT_TRUE(fonts_) << "BIZ UDGothic and IPAmj Mincho are not installed: run ci/packages";
  }
  ShapedText Shape(std::string_view text) {
    return TextSetter(fonts_).Shape(text, {FontRole::regular, Length::Pt(10)});
  }

  static std::shared_ptr<const FontSet> fonts_;
};
std::shared_ptr<const FontSet> RealFonts::fonts_;

TEST_F(RealFonts, TellWhatAPdfMustKnow) {
  const FaceInfo& info = fonts_->info(0);
  EXPECT_EQ(info.postscript_name, "BIZUDGothic-Regular");
  EXPECT_TRUE(info.embeddable);
  EXPECT_FALSE(info.cff);
  EXPECT_EQ(info.units_per_em, 2048u);
  EXPECT_GT(info.cap_height, 500);
  EXPECT_EQ(fonts_->info(1).postscript_name, "IPAmjMincho");
}

TEST_F(RealFonts, SetFullAndHalfWidthExactly) {
  const ShapedText shaped = Shape("様、「」・a1 ｱー");
  const std::int64_t widths[] = {10000, 10000, 10000, 10000, 10000, 5000, 5000, 5000, 5000, 10000};
  ASSERT_EQ(shaped.glyphs.size(), std::size(widths));
  for (std::size_t i = 0; i < std::size(widths); ++i)
    EXPECT_EQ(shaped.glyphs[i].advance.mpt(), widths[i]) << i;
}

TEST_F(RealFonts, HaveWhatNamesNeed) {
  for (const char* name : {"𠮷野", "髙橋", "山﨑", "葛\U000E0100城", "辻\U000E0101", "邊\U000E0101"}) {
    const ShapedText shaped = Shape(name);
    EXPECT_TRUE(shaped.missing.empty()) << name;
    EXPECT_NE(shaped.glyphs[0].glyph, 0u) << name;
  }
  EXPECT_NE(Shape("葛\U000E0100").glyphs[0].glyph, Shape("葛\U000E0101").glyphs[0].glyph);
}

TEST_F(RealFonts, ComposeKanaWithVoicing) {
  const ShapedText shaped = Shape("か\u3099");
  ASSERT_EQ(shaped.glyphs.size(), 1u);
  EXPECT_EQ(shaped.glyphs[0].glyph, Shape("が").glyphs[0].glyph);
  EXPECT_EQ(shaped.glyphs[0].text_length, 6);
}

}  // namespace
}  // namespace yoshiki
