// Pictures of pages: drawn by pdftoppm, read strictly, marked, and written as PNG.
#include "estate/page_pictures.h"

#include <gmock/gmock.h>
#include <png.h>

#include <filesystem>

#include "batch/batch.h"
#include "estate/small_pdf.h"
#include "support/run_tool.h"
#include "support/temporary_folder.h"

namespace yoshiki {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::SizeIs;
using ::testing::StartsWith;
using Drawing = DrawnPages::How;

std::string Pixels(const std::string& letters) {
  std::string pixels;
  for (const char letter : letters) pixels += std::string(3, letter);
  return pixels;
}

struct PpmCase {
  const char* name;
  std::string ppm;
  std::size_t pictures;  ///< 0 = refused
};

class PicturesInTest : public ::testing::TestWithParam<PpmCase> {};

TEST_P(PicturesInTest, AreReadStrictly) {
  const auto pictures = PicturesIn(GetParam().ppm, 2);
  ASSERT_EQ(pictures.has_value(), GetParam().pictures > 0);
  if (pictures) {
    EXPECT_THAT(*pictures, SizeIs(GetParam().pictures));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Ppm, PicturesInTest,
    ::testing::Values(PpmCase{"One", "P6\n2 1\n255\n" + Pixels("ab"), 1},
                      PpmCase{"Two", "P6\n2 1\n255\n" + Pixels("ab") + "P6\n2 2\n255\n" + Pixels("abcd"), 2},
                      PpmCase{"OneWider", "P6\n3 1\n255\n" + Pixels("abc"), 1},
                      PpmCase{"TwoWider", "P6\n4 1\n255\n" + Pixels("abcd"), 0},
                      PpmCase{"Narrower", "P6\n1 1\n255\n" + Pixels("a"), 0},
                      PpmCase{"FourTimesAsHigh", "P6\n2 8\n255\n" + Pixels("abcdefghijklmnop"), 1},
                      PpmCase{"HigherStill", "P6\n2 9\n255\n" + Pixels("abcdefghijklmnopqr"), 0},
                      PpmCase{"Grey", "P5\n2 1\n255\nab", 0}, PpmCase{"InDigits", "P3\n2 1\n255\n1 2 3", 0},
                      PpmCase{"NoHeader", "no picture at all", 0}, PpmCase{"OnlyMagic", "P6\n", 0},
                      PpmCase{"CutInHeader", "P6\n2 1\n25", 0}, PpmCase{"NoWidth", "P6\n 1\n255\n", 0},
                      PpmCase{"Short", "P6\n2 1\n255\n" + Pixels("a") + "b", 0},
                      PpmCase{"Long", "P6\n2 1\n255\n" + Pixels("ab") + "c", 0},
                      PpmCase{"Comment", "P6\n# x\n2 1\n255\n" + Pixels("ab"), 0},
                      PpmCase{"Deep", "P6\n2 1\n65535\n" + Pixels("abcd"), 0},
                      PpmCase{"NoRows", "P6\n2 0\n255\n", 0},
                      PpmCase{"Negative", "P6\n2 -1\n255\n" + Pixels("ab"), 0},
                      PpmCase{"Signed", "P6\n+2 1\n255\n" + Pixels("ab"), 0},
                      PpmCase{"LeadingZero", "P6\n2 01\n255\n" + Pixels("ab"), 0},
                      PpmCase{"Huge", "P6\n2 18446744073709551615\n255\n" + Pixels("ab"), 0},
                      PpmCase{"BeyondHuge", "P6\n2 99999999999999999999\n255\n" + Pixels("ab"), 0}),
    [](const auto& test) { return test.param.name; });

TEST(PicturesInTest, NothingIsNoPicture) { EXPECT_THAT(PicturesIn("", 2).value(), IsEmpty()); }

class DrawPagesTest : public ::testing::Test {
 protected:
  void SetUp() override { YOSHIKI_NEEDS_TOOL("pdftoppm"); }

  /// A painter of our own; $calls is a file for it.
  std::string Painter(const std::string& script) {
    const std::string path =
        folder_.Put("painter", "#!/bin/sh\ncalls='" + (folder_ / "calls") + "'\n" + script + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    return path;
  }

  TemporaryFolder folder_;
};

TEST_F(DrawPagesTest, DrawsOurOwnDocuments) {
  SourceText model(
      "a.json",
      R"({"form": "yoshiki-2", "edition": "2019-01", "cover": {"name": "国民年金", "agency": "市長"}})");
  const DirectoryFiles layouts{YOSHIKI_SOURCE_DIR "/layouts"};
  FontShelf fonts(YOSHIKI_SOURCE_DIR, FontFolders({}, YOSHIKI_SOURCE_DIR));
  Diagnostics diagnostics;
  const Instruments instruments;
  StageLog log(instruments);
  RenderOutcome outcome{};
  const auto pdf = Typeset(std::move(model), {}, layouts, fonts, diagnostics, log, outcome);
  ASSERT_TRUE(pdf);
  const DrawnPages drawn = DrawPages(*pdf, {1, 2, 4}, 300);
  EXPECT_EQ(drawn.how, Drawing::done);
  EXPECT_THAT(drawn.pages, ElementsAre(Key(1), Key(2), Key(4)));
  for (const auto& [page, picture] : drawn.pages) {
    EXPECT_EQ(picture.width, 300);
    EXPECT_NEAR(static_cast<double>(picture.height), 424, 1) << "A4";
    EXPECT_EQ(picture.pixels.size(), picture.width * picture.height * 3);
    EXPECT_NE(picture.pixels.find_first_not_of('\xFF'), std::string::npos) << "something is on page " << page;
    EXPECT_LT(PngOf(picture).size(), 60'000);
  }
}

TEST_F(DrawPagesTest, KeepsPagesApart) {
  const DrawnPages drawn = DrawPages(PdfOf({0, 280, 0}), {1, 2, 3}, 240);
  ASSERT_THAT(drawn.pages, SizeIs(3));
  const PagePicture& first = drawn.pages.at(1);
  EXPECT_EQ(first.height, 360);
  EXPECT_EQ(first.pixels.front(), '\xFF');
  EXPECT_EQ(first.pixels.back(), '\0') << "the bar at the foot";
  EXPECT_EQ(drawn.pages.at(2).pixels.front(), '\0') << "the bar at the head";
  EXPECT_EQ(drawn.pages.at(3).pixels, first.pixels);
}

TEST_F(DrawPagesTest, RefusesWhatIsNoPdf) {
  for (const std::string_view bytes : {"", "no PDF", "%PDF-1.4\n"})
    EXPECT_EQ(DrawPages(bytes, {1}, 240).how, Drawing::failed) << bytes;
  const std::string whole = PdfOf({0});
  for (std::size_t size = 0; size < whole.size(); size += 23)
    EXPECT_THAT(DrawPages(std::string_view(whole).substr(0, size), {1}, 240).pages, SizeIs(testing::Le(1u)));
}

TEST_F(DrawPagesTest, DrawsThePagesThatThereAre) {
  const std::string pdf = PdfOf({0, 100});
  EXPECT_EQ(DrawPages(pdf, {}, 240).how, Drawing::done);
  for (const std::vector<std::size_t>& beyond :
       {std::vector<std::size_t>{0}, {3}, {3, 4}, {1'000'000'000'000}})
    EXPECT_EQ(DrawPages(pdf, beyond, 240).how, Drawing::failed);
  const DrawnPages drawn = DrawPages(pdf, {1, 2, 3}, 240);
  EXPECT_EQ(drawn.how, Drawing::failed);
  EXPECT_THAT(drawn.pages, ElementsAre(Key(1), Key(2)));
}

TEST_F(DrawPagesTest, LeavesOutPagesOfSillySizes) {
  for (const char* size : {"10 100000", "1 1000"})
    EXPECT_THAT(DrawPages(PdfOf({0}, size), {1}, 240).pages, IsEmpty()) << size;
  EXPECT_EQ(DrawPages(PdfOf({0}), {1}, 0).how, Drawing::failed);
  EXPECT_EQ(DrawPages(PdfOf({0}), {1}, 1'000'000).how, Drawing::failed);
}

TEST_F(DrawPagesTest, TakesOneRunForNeighbours) {
  const std::string painter = Painter("echo \"$*\" >> $calls; exec pdftoppm \"$@\"");
  EXPECT_EQ(DrawPages(PdfOf({0, 0, 0, 0, 0, 0}), {1, 2, 3, 5}, 100, {painter}).how, Drawing::done);
  EXPECT_EQ(ReadFile(folder_ / "calls"),
            "-q -cropbox -f 1 -l 3 -scale-to-x 100 -scale-to-y -1 -\n"
            "-q -cropbox -f 5 -l 5 -scale-to-x 100 -scale-to-y -1 -\n");
}

TEST_F(DrawPagesTest, TellsThatThePainterIsMissing) {
  const DrawnPages drawn = DrawPages(PdfOf({0}), {1}, 240, {folder_ / "absent"});
  EXPECT_EQ(drawn.how, Drawing::missing);
  EXPECT_THAT(drawn.pages, IsEmpty());
}

TEST_F(DrawPagesTest, BelievesNoPainter) {
  for (const char* script : {"exit 0", "exit 1", "cat", "exec yes", "printf 'P6\\n100 1\\n255\\nabc'",
                             "printf 'P6\\n100 99999\\n255\\n'; exec cat /dev/zero"}) {
    const DrawnPages drawn = DrawPages(PdfOf({0, 0}), {1, 2}, 100, {Painter(script)});
    EXPECT_EQ(drawn.how, Drawing::failed) << script;
    EXPECT_THAT(drawn.pages, IsEmpty()) << script;
  }
}

TEST_F(DrawPagesTest, WaitsOnceForAPainterThatHangs) {
  const PagePainter painter{Painter("echo call >> $calls; sleep 60"), std::chrono::milliseconds(300)};
  EXPECT_EQ(DrawPages(PdfOf({0, 0, 0}), {1, 2, 4, 6}, 100, painter).how, Drawing::hung);
  EXPECT_EQ(ReadFile(folder_ / "calls"), "call\n");
}

TEST(MarkDifferencesTest, TintsWhatDiffersAndPutsABarBesideIt) {
  const std::size_t width = 40, height = 40;
  PagePicture before{width, height, std::string(width * height * 3, '\xFF')}, after = before;
  const auto at = [&](std::size_t row, std::size_t column) { return (row * width + column) * 3; };
  for (std::size_t i = 0; i < 3; ++i) after.pixels[at(20, 20) + i] = '\0';
  MarkDifferences(before, after);
  const std::string paper = "\xFF\xFF\xFF", ink(3, '\0'), tint = "\xFF\xE8\xA8", bar = "\xB4\x53\x09";
  const auto pixel = [&](const PagePicture& picture, std::size_t row, std::size_t column) {
    return picture.pixels.substr(at(row, column), 3);
  };
  EXPECT_EQ(pixel(after, 20, 20), ink);
  EXPECT_EQ(pixel(before, 20, 20), tint);
  for (const PagePicture* picture : {&before, &after}) {
    EXPECT_EQ(pixel(*picture, 17, 17), tint);
    EXPECT_EQ(pixel(*picture, 23, 23), tint);
    EXPECT_EQ(pixel(*picture, 20, 24), paper);
    EXPECT_EQ(pixel(*picture, 24, 20), paper);
    EXPECT_EQ(pixel(*picture, 20, 0), bar);
    EXPECT_EQ(pixel(*picture, 16, 0), paper);
  }
}

TEST(MarkDifferencesTest, LeavesPicturesOfOtherSizesAndFaintShadesAlone) {
  PagePicture small{1, 1, "abc"}, large{2, 1, "abcdef"}, faint{1, 1, "acc"};
  MarkDifferences(small, large);
  MarkDifferences(small, faint);
  EXPECT_EQ(small.pixels + large.pixels + faint.pixels, "abcabcdefacc");
}

PagePicture Blank(std::size_t width, std::size_t height) {
  return {width, height, std::string(width * height * 3, '\xFF')};
}

void PutInk(PagePicture& picture, std::size_t row) { picture.pixels[row * picture.width * 3] = '\0'; }

TEST(CutToDifferencesTest, KeepsTheRowsAroundThem) {
  PagePicture before = Blank(2, 80), after = before;
  PutInk(after, 40);
  PutInk(after, 45);
  EXPECT_TRUE(CutToDifferences(before, after));
  EXPECT_EQ(before.height, 26) << "an eighth of the page on both sides";
  EXPECT_EQ(after.height, 26);
  EXPECT_EQ(after.pixels.size(), 26 * 2 * 3u);
  EXPECT_EQ(after.pixels[10 * 2 * 3], '\0');
}

TEST(CutToDifferencesTest, EndsAtThePagesEdges) {
  PagePicture before = Blank(2, 80), after = before;
  PutInk(after, 0);
  EXPECT_TRUE(CutToDifferences(before, after));
  EXPECT_EQ(after.height, 11);
}

TEST(CutToDifferencesTest, LeavesPagesWholeThatDifferInMostParts) {
  PagePicture before = Blank(2, 80), after = before;
  EXPECT_FALSE(CutToDifferences(before, after)) << "no difference";
  PutInk(after, 5);
  PutInk(after, 70);
  EXPECT_FALSE(CutToDifferences(before, after));
  EXPECT_EQ(after.height, 80);
  PagePicture other = Blank(2, 79);
  EXPECT_FALSE(CutToDifferences(before, other));
}

std::string ReadBack(const std::string& png) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0) return "unreadable";
  image.format = PNG_FORMAT_RGB;
  std::string pixels(PNG_IMAGE_SIZE(image), '\0');
  if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) return "unreadable";
  return pixels;
}

TEST(PngOfTest, KeepsFewColoursRoundedAndManyExactly) {
  EXPECT_EQ(ReadBack(PngOf({2, 2, std::string("\xFF\xFF\xFF\0\0\0\xFE\xFD\xFF\x11\x22\x33", 12)})),
            std::string("\xFF\xFF\xFF\0\0\0\xFF\xFF\xFF\x11\x22\x33", 12));
  PagePicture colourful{64, 64, {}};
  for (int i = 0; i < 64 * 64; ++i)
    for (const int light : {i % 256, i / 16, i % 17}) colourful.pixels += static_cast<char>(light);
  EXPECT_TRUE(ReadBack(PngOf(colourful)) == colourful.pixels);
}

TEST(PngOfTest, RefusesAnEmptyPicture) { EXPECT_EQ(PngOf({}), ""); }

}  // namespace
}  // namespace yoshiki
