#include "estate/page_pictures.h"

#include <charconv>

#include "estate/run_program.h"

namespace yoshiki {
namespace {

using How = DrawnPages::How;

constexpr std::size_t kMostHeights = 4;   // of a page's width
constexpr std::size_t kMostWidth = 4096;  // of a picture
constexpr std::size_t kMostHeader = 32;   // bytes

// A number as it is printed, and the one character behind it.
std::optional<std::size_t> TakeNumber(std::string_view& text, char end) {
  std::size_t number = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(stop - text.data());
  if (error != std::errc() || text.front() == '0' || length == text.size() || *stop != end)
    return std::nullopt;
  text.remove_prefix(length + 1);
  return number;
}

std::optional<PagePicture> TakePicture(std::string_view& ppm, std::size_t width) {
  constexpr std::string_view kMagic = "P6\n";
  if (!ppm.starts_with(kMagic)) return std::nullopt;
  ppm.remove_prefix(kMagic.size());
  const auto columns = TakeNumber(ppm, ' '), rows = TakeNumber(ppm, '\n'), depth = TakeNumber(ppm, '\n');
  if (!columns || !rows || depth != 255 || *columns < width || *columns > width + 1 ||
      *rows > kMostHeights * width)
    return std::nullopt;
  const std::size_t size = *columns * *rows * kPixelBytes;
  if (ppm.size() < size) return std::nullopt;
  PagePicture picture{*columns, *rows, std::string(ppm.substr(0, size))};
  ppm.remove_prefix(size);
  return picture;
}

// The pages from `first` to `last`, all or none.
How DrawRange(std::string_view pdf, std::size_t first, std::size_t last, std::size_t width,
              const PagePainter& painter, DrawnPages& drawn) {
  const std::size_t wanted = last - first + 1;
  ProgramLimits limits;
  limits.time = painter.time;
  limits.output = wanted * (kMostHeader + (width + 1) * width * kMostHeights * kPixelBytes);
  const ProgramRun run =
      RunProgram({painter.program, "-q", "-cropbox", "-f", std::to_string(first), "-l", std::to_string(last),
                  "-scale-to-x", std::to_string(width), "-scale-to-y", "-1", "-"},
                 pdf, limits);
  if (run.how == ProgramRun::How::missing) return How::missing;
  if (run.how == ProgramRun::How::hung) return How::hung;
  auto pictures = PicturesIn(run.output, width);
  // With fewer it would be a guess which page is which.
  if (!pictures || pictures->size() != wanted) return How::failed;
  for (std::size_t i = 0; i < wanted; ++i) drawn.pages[first + i] = std::move((*pictures)[i]);
  return How::done;
}

std::size_t LastNeighbour(const std::vector<std::size_t>& pages, std::size_t at) {
  while (at + 1 < pages.size() && pages[at + 1] == pages[at] + 1) ++at;
  return at;
}

}  // namespace

std::optional<std::vector<PagePicture>> PicturesIn(std::string_view ppm, std::size_t width) {
  std::vector<PagePicture> pictures;
  while (!ppm.empty()) {
    auto picture = TakePicture(ppm, width);
    if (!picture) return std::nullopt;
    pictures.push_back(std::move(*picture));
  }
  return pictures;
}

DrawnPages DrawPages(std::string_view pdf, const std::vector<std::size_t>& pages, std::size_t width,
                     const PagePainter& painter) {
  DrawnPages drawn;
  if (width == 0 || width > kMostWidth) return {How::failed, {}};
  for (std::size_t i = 0; i < pages.size();) {
    const std::size_t last = LastNeighbour(pages, i);
    How how = DrawRange(pdf, pages[i], pages[last], width, painter, drawn);
    if (how == How::failed && last > i) {
      // One of them is to blame.
      for (std::size_t alone = i; alone <= last && how == How::failed; ++alone) {
        const How one = DrawRange(pdf, pages[alone], pages[alone], width, painter, drawn);
        if (one == How::hung) how = one;
      }
    }
    if (how != How::done) drawn.how = how;
    if (how == How::missing || how == How::hung) break;
    i = last + 1;
  }
  return drawn;
}

}  // namespace yoshiki
