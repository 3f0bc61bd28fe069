// Pictures of 別添1: read, decoded, turned by their shape, refused with a place when they cannot be used.
#include <gmock/gmock.h>
#include <turbojpeg.h>

#include <sstream>

#include "batch/batch.h"
#include "batch/picture_load.h"
#include "small_png.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Jpeg(int width, int height) {
  const tjhandle encoder = tjInitCompress();
  const std::vector<unsigned char> pixels(static_cast<std::size_t>(width * height) * 3, 200);
  unsigned char* out = nullptr;
  unsigned long size = 0;
  tjCompress2(encoder, pixels.data(), width, 0, height, TJPF_RGB, &out, &size, TJSAMP_444, 90, 0);
  std::string bytes(reinterpret_cast<const char*>(out), size);
  tjFree(out);
  tjDestroy(encoder);
  return bytes;
}

TEST(DecodePicture, WhatIsTransparentBecomesWhite) {
  std::string fault;
  const auto picture = DecodePicture(Png(3, 2), fault);
  ASSERT_TRUE(picture) << fault;
  EXPECT_EQ(picture->width, 3);
  EXPECT_EQ(picture->height, 2);
  EXPECT_EQ(picture->components, 3);
  EXPECT_EQ(*picture->pixels, std::string(18, '\xFF'));
}

TEST(DecodePicture, GreyStaysGrey) {
  std::string fault;
  const auto picture = DecodePicture(Png(4, 4, PNG_FORMAT_GRAY), fault);
  ASSERT_TRUE(picture) << fault;
  EXPECT_EQ(picture->components, 1);
  EXPECT_EQ(picture->pixels->size(), 16u);
}

TEST(DecodePicture, AJpegIsKeptAsItIs) {
  std::string fault;
  const std::string bytes = Jpeg(20, 10);
  const auto picture = DecodePicture(bytes, fault);
  ASSERT_TRUE(picture) << fault;
  EXPECT_TRUE(picture->jpeg);
  EXPECT_EQ(picture->width, 20);
  EXPECT_EQ(*picture->pixels, bytes);
}

TEST(DecodePicture, DamageIsSaid) {
  const std::string png = Png(64, 64), jpeg = Jpeg(64, 64);
  for (const std::string& bytes : {std::string(), std::string("GIF89a"), png.substr(0, png.size() / 2),
                                   png.substr(0, 20), jpeg.substr(0, 40)}) {
    std::string fault;
    EXPECT_FALSE(DecodePicture(bytes, fault)) << bytes.size();
    EXPECT_FALSE(fault.empty());
  }
}

class PictureTest : public ::testing::Test {
 protected:
  // Renders a 様式4 whose diagram is `value`.
  RenderOutcome Render(const std::string& value, Product product = Product::pdf,
                       Archive archive = Archive::a_2a) {
    RenderJob job;
    job.model =
        folder_.Put("a.json", R"({"form": "yoshiki-4", "basic": {"affairs": {"diagram": )" + value + "}}}");
    job.output = folder_ / "a.out";
    job.settings.product = product;
    job.settings.archive = archive;
    StageLog log(instruments_);
    FileCalls calls;
    return RunRender(job, {layouts_, fonts_, calls}, diagnostics_, log);
  }
  std::vector<std::string> Codes() const {
    std::vector<std::string> codes;
    for (const Diagnostic& d : diagnostics_.all()) codes.emplace_back(CodeOf(d.id));
    return codes;
  }
  std::string Output() const { return ReadFile(folder_ / "a.out"); }

  const TemporaryFolder folder_;
  const DirectoryFiles layouts_{YOSHIKI_SOURCE_DIR "/layouts"};
  FontShelf fonts_{YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR)};
  const Instruments instruments_;
  Diagnostics diagnostics_;
};

TEST_F(PictureTest, AWideOneTurnsThePageAndATallOneDoesNot) {
  folder_.Put("wide.png", Png(80, 40));
  folder_.Put("tall.png", Png(40, 80));
  for (const char* name : {"wide", "tall"}) {
    ASSERT_EQ(Render("{\"image\": \"" + std::string(name) + ".png\", \"alt\": \"流れ図\"}", Product::dump),
              RenderOutcome::written);
    const std::string dump = Output();
    const std::string upto = dump.substr(0, dump.find("\npicture "));
    const std::string last = upto.substr(upto.rfind("\npage "));
    EXPECT_EQ(last.find(" 841.890 595.276") != std::string::npos, std::string(name) == "wide")
        << last.substr(0, 40);
  }
}

TEST_F(PictureTest, FillsItsFrameAndKeepsItsShape) {
  folder_.Put("tall.png", Png(40, 80));
  ASSERT_EQ(Render(R"({"image": "tall.png", "alt": "流れ図"})", Product::dump), RenderOutcome::written);
  const std::string dump = Output();
  std::istringstream record(dump.substr(dump.find("\npicture ") + 9));
  double x = 0, y = 0, width = 0, height = 0;
  record >> x >> y >> width >> height;
  EXPECT_NEAR(width * 2, height, 0.01);
  EXPECT_GT(height, 550);
  EXPECT_LT(y + height, 842 - 48);
}

TEST_F(PictureTest, IsAFigureWithWordsInEveryWriting) {
  folder_.Put("z.png", Png(8, 8));
  const std::string value = R"({"image": "z.png", "alt": "申請から決定までの流れ"})";
  ASSERT_EQ(Render(value, Product::text), RenderOutcome::written);
  EXPECT_THAT(Output(), HasSubstr("申請から決定までの流れ"));
  ASSERT_EQ(Render(value, Product::html), RenderOutcome::written);
  EXPECT_THAT(Output(), HasSubstr("<img alt=\"申請から決定までの流れ\" src=\"data:image/png;base64,iVBOR"));
  ASSERT_EQ(Render(value, Product::dump), RenderOutcome::written);
  EXPECT_THAT(Output(), HasSubstr("figure spoken \"申請から決定までの流れ\""));
}

TEST_F(PictureTest, ATextMayStandInItsPlace) {
  ASSERT_EQ(Render(R"("図は別紙のとおり")", Product::text), RenderOutcome::written);
  EXPECT_THAT(Output(), HasSubstr("図は別紙のとおり"));
}

TEST_F(PictureTest, AnArchiveCarriesIt) {
  folder_.Put("z.png", Png(8, 8));
  ASSERT_EQ(Render(R"({"image": "z.png", "alt": "図"})", Product::pdf, Archive::a_3a),
            RenderOutcome::written);
  FileCalls calls;
  EXPECT_EQ(Verify(folder_ / "a.out", {}, {layouts_, fonts_, calls}, diagnostics_).outcome,
            VerifyOutcome::same);
  EXPECT_THAT(Codes(), IsEmpty());
}

TEST_F(PictureTest, FaultsHaveTheirPlace) {
  folder_.Put("broken.png", Png(8, 8).substr(0, 30));
  const struct {
    const char* value;
    const char* code;
  } kCases[] = {
      {R"({"image": "none.png", "alt": "図"})", "picture-missing"},
      {R"({"image": "broken.png", "alt": "図"})", "picture-unreadable"},
      {R"({"image": "a.json", "alt": "図"})", "picture-unreadable"},
      {R"({"image": "/etc/passwd", "alt": "図"})", "image-file"},
      {R"({"image": "x/../../a.png", "alt": "図"})", "image-file"},
      {R"({"image": "a.png"})", "image-alt"},
      {R"({"image": "a.png", "alt": ""})", "image-alt"},
      {R"({"alt": "図"})", "image-file"},
      {R"({"image": "a.png", "alt": "図", "widht": 3})", "unknown-key"},
      {"3", "wrong-type"},
  };
  for (const auto& c : kCases) {
    diagnostics_ = Diagnostics();
    EXPECT_EQ(Render(c.value), RenderOutcome::rejected) << c.value;
    ASSERT_THAT(Codes(), ElementsAre(c.code)) << c.value;
    EXPECT_THAT(diagnostics_.all()[0].place.pointer, HasSubstr("/basic/affairs/diagram"));
    EXPECT_EQ(diagnostics_.all()[0].place.at.line, 1);
  }
}

}  // namespace
}  // namespace yoshiki
