// Small pictures of a PDF's pages. Private to estate/; only page_pictures.cc knows who draws them.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {

inline constexpr std::size_t kPixelBytes = 3;  ///< red, green, blue

/// Rows of pixels from the top.
struct PagePicture {
  std::size_t width = 0, height = 0;  ///< pixels
  std::string pixels;
};

struct DrawnPages {
  /// From good to bad.
  enum class How {
    done,     ///< all of them
    failed,   ///< not all of them: there is no such page, or it cannot be drawn
    hung,     ///< the program took too long; more calls would, too
    missing,  ///< nothing: the program that draws is not installed
  };
  How how = How::done;
  std::map<std::size_t, PagePicture> pages;  ///< by page number
};

/// The program that draws, of Debian's package poppler-utils. It is run, never linked: its licence is not
/// ours.
struct PagePainter {
  std::string program = "pdftoppm";
  std::chrono::milliseconds time{10'000};  ///< it may take for neighbouring pages
};

/// The pages, counted from 1 and in rising order, `width` pixels wide, at most one more. A page more than
/// four times as high as wide is not drawn. Neighbours are drawn by one run of the program.
DrawnPages DrawPages(std::string_view pdf, const std::vector<std::size_t>& pages, std::size_t width,
                     const PagePainter& painter = {});

/// Of one or more PPM files (P6, 255) behind each other; nothing when any byte is not as DrawPages() wants
/// it.
std::optional<std::vector<PagePicture>> PicturesIn(std::string_view ppm, std::size_t width);

/// Cuts both to the rows that differ with an eighth of the page above and below; true when that leaves out a
/// good part of it, otherwise they stay whole.
bool CutToDifferences(PagePicture& before, PagePicture& after);

/// Tints what differs between the two, and puts a bar at the left edge beside it.
void MarkDifferences(PagePicture& before, PagePicture& after);

/// "" when it cannot be written. Pages of few colours, as ours are, lose their finest shades, and become
/// small.
std::string PngOf(const PagePicture& picture);

}  // namespace yoshiki
