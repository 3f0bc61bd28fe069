#include "batch/font_manifest.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace yoshiki {
namespace {

const KnownKeys kFaceKeys = {"name",    "family", "style",    "file",   "folder",  "index",    "package",
                             "version", "size",   "checksum", "sha256", "licence", "embedding"};

void RefuseValue(const Fields& fields, std::string_view key, std::string expected) {
  const YamlNode& node = *fields.Find(key);
  fields.reader().Fault(MessageId::manifest_value, node, {std::string(key), node.text, std::move(expected)});
}

// A name that stays below its folder: the manifest names files in font folders and nothing else.
std::string ReadPath(const Fields& fields, std::string_view key) {
  std::string path = fields.Text(key);
  if (path.starts_with('/') || path.find("..") != std::string::npos) {
    RefuseValue(fields, key, "BIZUDGothic-Regular.ttf, truetype/bizud-gothic");
  }
  return path;
}

template <typename Number>
Number ReadNumber(const Fields& fields, std::string_view key, int base, std::string expected) {
  const std::string text = fields.NeedText(key);
  Number value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, value, base);
  if (!text.empty() && (failed != std::errc() || stop != end)) RefuseValue(fields, key, std::move(expected));
  return value;
}

std::string ReadSha256(const Fields& fields) {
  constexpr std::size_t kDigits = 64;
  std::string text = fields.NeedText("sha256");
  const bool digits = text.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!text.empty() && (text.size() != kDigits || !digits)) RefuseValue(fields, "sha256", "sha256sum FILE");
  return text;
}

ManifestFace ReadFace(const Fields& fields) {
  ManifestFace face;
  face.name = fields.NeedText("name");
  face.family = fields.NeedText("family");
  face.style = fields.NeedText("style");
  fields.Need("file");
  face.file = ReadPath(fields, "file");
  face.folder = ReadPath(fields, "folder");
  face.index = ReadNumber<unsigned>(fields, "index", 10, "0");
  face.package = fields.NeedText("package");
  face.version = fields.NeedText("version");
  face.size = ReadNumber<std::uint64_t>(fields, "size", 10, "stat -c %s FILE");
  face.checksum = ReadNumber<std::uint32_t>(fields, "checksum", 16, "dedf0600");
  face.sha256 = ReadSha256(fields);
  face.licence = fields.NeedText("licence");
  face.embedding = fields.NeedText("embedding");
  return face;
}

}  // namespace

const ManifestFace* FontManifest::Find(std::string_view name) const {
  const auto found =
      std::find_if(faces.begin(), faces.end(), [&](const ManifestFace& face) { return face.name == name; });
  return found == faces.end() ? nullptr : &*found;
}

std::optional<FontManifest> ParseFontManifest(const SourceText& source, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.errors();
  const std::optional<YamlNode> root = ParseYaml(source, diagnostics);
  if (!root) return std::nullopt;
  const NodeReader reader(source, 0, *root, diagnostics);
  const Fields top(reader, *root, {"faces"});
  FontManifest manifest;
  if (top.Need("faces") != nullptr) {
    if (const auto* faces = top.List("faces")) {
      for (const YamlNode& node : *faces) {
        ManifestFace face = ReadFace(Fields(reader, node, kFaceKeys));
        if (!face.name.empty() && manifest.Find(face.name) != nullptr)
          reader.Fault(MessageId::manifest_name_twice, node, {face.name});
        manifest.faces.push_back(std::move(face));
      }
    }
  }
  if (diagnostics.errors() != errors_before) return std::nullopt;
  return manifest;
}

}  // namespace yoshiki
