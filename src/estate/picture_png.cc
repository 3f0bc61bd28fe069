// A picture as a PNG, with a palette where a few colours do.
#include <png.h>

#include <map>

#include "estate/page_pictures.h"

namespace yoshiki {
namespace {

constexpr std::size_t kMostColours = 256;

struct Indexed {
  std::string pixels;  ///< a byte each: an index
  std::string colours;
};

// To 16 shades of red, green and blue.
std::string Rounded(std::string_view pixel) {
  constexpr unsigned kFull = 255, kSteps = 15, kStep = kFull / kSteps;
  std::string rounded;
  for (const char light : pixel)
    rounded += static_cast<char>((static_cast<unsigned char>(light) + kStep / 2) / kStep * kStep);
  return rounded;
}

std::optional<Indexed> WithPalette(std::string_view pixels) {
  Indexed indexed;
  std::map<std::string_view, char> exact;
  std::map<std::string, char> known;
  std::string_view last;  // most pixels are like the one before
  for (std::size_t at = 0; at < pixels.size(); at += kPixelBytes) {
    const std::string_view pixel = pixels.substr(at, kPixelBytes);
    if (pixel == last) {
      indexed.pixels += indexed.pixels.back();
      continue;
    }
    last = pixel;
    auto seen = exact.find(pixel);
    if (seen == exact.end()) {
      const auto [entry, is_new] = known.try_emplace(Rounded(pixel), static_cast<char>(known.size()));
      if (is_new) indexed.colours += entry->first;
      if (known.size() > kMostColours) return std::nullopt;
      seen = exact.emplace(pixel, entry->second).first;
    }
    indexed.pixels += seen->second;
  }
  return indexed;
}

std::string Written(png_image& image, const std::string& pixels, const char* colours) {
  png_alloc_size_t size = 0;
  if (png_image_write_get_memory_size(image, size, 0, pixels.data(), 0, colours) == 0) return {};
  std::string png(size, '\0');
  if (png_image_write_to_memory(&image, png.data(), &size, 0, pixels.data(), 0, colours) == 0) return {};
  png.resize(size);
  return png;
}

}  // namespace

std::string PngOf(const PagePicture& picture) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(picture.width);
  image.height = static_cast<png_uint_32>(picture.height);
  image.format = PNG_FORMAT_RGB;
  const auto indexed = WithPalette(picture.pixels);
  if (!indexed) return Written(image, picture.pixels, nullptr);
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(indexed->colours.size() / kPixelBytes);
  return Written(image, indexed->pixels, indexed->colours.data());
}

}  // namespace yoshiki
