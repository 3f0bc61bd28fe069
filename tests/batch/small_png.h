// Pictures for tests, made in memory.
#pragma once

#include <png.h>

#include <string>

namespace yoshiki {

/// A PNG file: all black, and transparent where `format` has alpha.
inline std::string Png(unsigned width, unsigned height, png_uint_32 format = PNG_FORMAT_RGBA) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = format;
  const std::string pixels(PNG_IMAGE_SIZE(image), '\0');
  png_alloc_size_t size = 0;
  png_image_write_get_memory_size(image, size, 0, pixels.data(), 0, nullptr);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  bytes.resize(size);
  return bytes;
}

}  // namespace yoshiki
