// Where two pictures of a page differ.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "estate/page_pictures.h"

namespace yoshiki {
namespace {

using PixelColour = std::array<unsigned char, kPixelBytes>;

/// A part of a picture; the last row and column belong to it.
struct Area {
  std::size_t top = 0, bottom = 0, left = 0, right = 0;
};

bool PixelsDiffer(const PagePicture& a, const PagePicture& b, std::size_t pixel) {
  constexpr int kVisible = 24;
  for (std::size_t i = pixel * kPixelBytes; i < (pixel + 1) * kPixelBytes; ++i) {
    const int difference = static_cast<unsigned char>(a.pixels[i]) - static_cast<unsigned char>(b.pixels[i]);
    if (std::abs(difference) >= kVisible) return true;
  }
  return false;
}

std::optional<Area> DifferenceIn(const PagePicture& a, const PagePicture& b, std::size_t row) {
  std::size_t left = 0, right = a.width;
  while (left < right && !PixelsDiffer(a, b, row * a.width + left)) ++left;
  if (left == right) return std::nullopt;
  while (!PixelsDiffer(a, b, row * a.width + right - 1)) --right;
  return Area{row, row, left, right - 1};
}

// Rows that differ with few between them that do not are one area: a line of text has its gaps.
std::vector<Area> DifferencesOf(const PagePicture& a, const PagePicture& b) {
  constexpr std::size_t kGap = 6;
  std::vector<Area> areas;
  if (a.width != b.width || a.height != b.height) return areas;
  for (std::size_t row = 0; row < a.height; ++row) {
    const auto found = DifferenceIn(a, b, row);
    if (!found) continue;
    if (areas.empty() || row > areas.back().bottom + kGap) {
      areas.push_back(*found);
      continue;
    }
    Area& area = areas.back();
    area = {area.top, row, std::min(area.left, found->left), std::max(area.right, found->right)};
  }
  return areas;
}

Area Widened(const Area& area, const PagePicture& picture) {
  constexpr std::size_t kMargin = 3;
  return {area.top - std::min(area.top, kMargin), std::min(area.bottom + kMargin, picture.height - 1),
          area.left - std::min(area.left, kMargin), std::min(area.right + kMargin, picture.width - 1)};
}

// Colour as of a marker pen: what is black stays black.
void Paint(PagePicture& picture, const Area& area, const PixelColour& colour) {
  constexpr unsigned kFull = 255;
  for (std::size_t row = area.top; row <= area.bottom; ++row) {
    for (std::size_t i = (row * picture.width + area.left) * kPixelBytes;
         i < (row * picture.width + area.right + 1) * kPixelBytes; ++i) {
      const unsigned light = static_cast<unsigned char>(picture.pixels[i]);
      picture.pixels[i] = static_cast<char>(light * colour[i % kPixelBytes] / kFull);
    }
  }
}

void Cut(PagePicture& picture, std::size_t top, std::size_t height) {
  const std::size_t stride = picture.width * kPixelBytes;
  picture.pixels = picture.pixels.substr(top * stride, height * stride);
  picture.height = height;
}

}  // namespace

bool CutToDifferences(PagePicture& before, PagePicture& after) {
  const std::vector<Area> areas = DifferencesOf(before, after);
  if (areas.empty()) return false;
  const std::size_t whole = before.height, margin = whole / 8;
  const std::size_t top = areas.front().top - std::min(areas.front().top, margin);
  const std::size_t height = std::min(areas.back().bottom + margin + 1, whole) - top;
  if (height * 4 > whole * 3) return false;
  Cut(before, top, height);
  Cut(after, top, height);
  return true;
}

void MarkDifferences(PagePicture& before, PagePicture& after) {
  constexpr PixelColour kTint{0xFF, 0xE8, 0xA8}, kBar{0xB4, 0x53, 0x09};
  constexpr std::size_t kBarWidth = 6;
  for (const Area& difference : DifferencesOf(before, after)) {
    const Area area = Widened(difference, before);
    for (PagePicture* picture : {&before, &after}) {
      Paint(*picture, area, kTint);
      Paint(*picture, {area.top, area.bottom, 0, std::min(kBarWidth, picture->width) - 1}, kBar);
    }
  }
}

}  // namespace yoshiki
