#include "batch/picture_load.h"

#include <png.h>
#include <turbojpeg.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {
namespace {

constexpr std::int64_t kMostPixels = 50'000'000;
constexpr std::string_view kPngMark = "\x89PNG\r\n\x1A\n";
constexpr std::string_view kJpegMark = "\xFF\xD8\xFF";

bool HasRoom(std::int64_t width, std::int64_t height, std::string& fault) {
  if (width > 0 && height > 0 && width * height <= kMostPixels) return true;
  fault = std::to_string(width) + " x " + std::to_string(height) + " pixels";
  return false;
}

bool DecodePng(const std::string& bytes, Picture& picture, std::string& fault) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> freed(&image, png_image_free);
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
    fault = image.message;
    return false;
  }
  if (!HasRoom(image.width, image.height, fault)) return false;
  const bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
  image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  std::string pixels(PNG_IMAGE_SIZE(image), '\0');
  const png_color white{255, 255, 255};
  if (png_image_finish_read(&image, &white, pixels.data(), 0, nullptr) == 0) {
    fault = image.message;
    return false;
  }
  picture.width = static_cast<int>(image.width);
  picture.height = static_cast<int>(image.height);
  picture.components = colour ? 3 : 1;
  picture.pixels = std::make_shared<const std::string>(std::move(pixels));
  picture.mime = "image/png";
  return true;
}

// The file goes into the PDF as it is; it is decoded once all the same, so that a damaged one is found here
// and not by its readers.
bool DecodeJpeg(const std::string& bytes, Picture& picture, std::string& fault) {
  const std::unique_ptr<void, decltype(&tjDestroy)> decoder(tjInitDecompress(), tjDestroy);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto size = static_cast<unsigned long>(bytes.size());
  int subsampling = 0, colours = 0;
  if (tjDecompressHeader3(decoder.get(), data, size, &picture.width, &picture.height, &subsampling,
                          &colours) != 0) {
    fault = tjGetErrorStr2(decoder.get());
    return false;
  }
  if (!HasRoom(picture.width, picture.height, fault)) return false;
  if (colours != TJCS_GRAY && colours != TJCS_YCbCr && colours != TJCS_RGB) {
    fault = "CMYK";
    return false;
  }
  std::vector<unsigned char> pixels(static_cast<std::size_t>(picture.width) *
                                    static_cast<std::size_t>(picture.height));
  if (tjDecompress2(decoder.get(), data, size, pixels.data(), picture.width, 0, picture.height, TJPF_GRAY,
                    0) != 0) {
    fault = tjGetErrorStr2(decoder.get());
    return false;
  }
  picture.components = colours == TJCS_GRAY ? 1 : 3;
  picture.jpeg = true;
  picture.mime = "image/jpeg";
  return true;
}

class Loader {
 public:
  Loader(const Form& form, const Statement& statement, const FileSource* files, const std::string& folder,
         Diagnostics& diagnostics)
      : form_(form), statement_(statement), files_(files), folder_(folder), diagnostics_(diagnostics) {}

  void Load(const ImageContent& image, const ItemRef& item) {
    if (pictures_.contains(image.file)) return;
    auto bytes = files_ == nullptr ? std::nullopt
                                   : files_->Read(folder_.ends_with('/') ? folder_ + image.file
                                                                         : folder_ + "/" + image.file);
    if (!bytes) return Fault(MessageId::picture_missing, item, {image.file});
    std::string why;
    auto picture = DecodePicture(std::move(*bytes), why);
    if (!picture) return Fault(MessageId::picture_unreadable, item, {image.file, why});
    pictures_.emplace(image.file, std::move(*picture));
  }

  Pictures Take() { return std::move(pictures_); }

 private:
  void Fault(MessageId id, const ItemRef& item, std::vector<std::string> args) {
    diagnostics_.Error(
        id, PlaceAt(statement_.source, item.offset, item.pointer, ItemPath(form_, statement_, item.pointer)),
        std::move(args));
  }

  const Form& form_;
  const Statement& statement_;
  const FileSource* files_;
  const std::string& folder_;
  Diagnostics& diagnostics_;
  Pictures pictures_;
};

}  // namespace

std::optional<Picture> DecodePicture(std::string bytes, std::string& fault) {
  Picture picture;
  bool good = false;
  if (bytes.starts_with(kPngMark)) {
    good = DecodePng(bytes, picture, fault);
  } else if (bytes.starts_with(kJpegMark)) {
    good = DecodeJpeg(bytes, picture, fault);
  } else {
    fault = "neither PNG nor JPEG";
  }
  if (!good) return std::nullopt;
  picture.file = std::make_shared<const std::string>(std::move(bytes));
  if (picture.jpeg) picture.pixels = picture.file;
  return picture;
}

std::optional<Pictures> LoadPictures(const BoundForm& bound, const Form& form, const Statement& statement,
                                     const FileSource* files, const std::string& folder,
                                     Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  Loader loader(form, statement, files, folder, diagnostics);
  for (const Part& part : bound.parts)
    for (const Table& table : part.tables)
      for (const Row& row : table.rows)
        for (const Cell& cell : row.cells)
          if (const auto* image = std::get_if<ImageContent>(&cell.content)) loader.Load(*image, cell.item);
  if (diagnostics.errors() != errors) return std::nullopt;
  return loader.Take();
}

}  // namespace yoshiki
