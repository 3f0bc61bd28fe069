// The faces of a theme, and what an office's own characters stand for.
#include <charconv>
#include <string>
#include <utility>

#include "layout/theme_reader.h"

namespace yoshiki {

namespace {

constexpr int kMostFacesInFile = 1000;

std::string FileNameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void ReadSha256(const Fields& fields, FaceChoice& face) {
  constexpr std::size_t kDigits = 64;
  if (!fields.Has("sha256")) return;
  face.sha256 = fields.Text("sha256");
  const bool digits = face.sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (face.sha256.size() != kDigits || !digits)
    fields.reader().Fault(MessageId::theme_bad_sha256, *fields.Find("sha256"));
}

// { file: OurFont.ttf, index: 0, name: 私たちの書体, sha256: … }
FaceChoice ReadFile(const NodeReader& reader, const YamlNode& node, const std::string& folder) {
  const Fields fields(reader, node, {"file", "index", "name", "sha256"});
  FaceChoice face;
  const std::string file = fields.NeedText("file");
  face.file = InFolder(folder, file);
  face.index = static_cast<unsigned>(fields.Count("index", 0, 0, kMostFacesInFile));
  face.name = fields.Has("name") ? fields.NeedText("name") : FileNameOf(file);
  ReadSha256(fields, face);
  face.place = reader.PlaceOf(node);
  return face;
}

// A face of the manifest by its name, or a font file.
FaceChoice ReadFace(const NodeReader& reader, const YamlNode& node, const std::string& folder) {
  if (node.kind == YamlKind::mapping) return ReadFile(reader, node, folder);
  FaceChoice face;
  if (!reader.IsText(node)) return face;
  if (node.text.empty()) reader.Fault(MessageId::layout_want_text, node);
  face.name = node.text;
  face.place = reader.PlaceOf(node);
  return face;
}

// A gaiji font is always a file: its name alone will do.
FaceChoice ReadGaijiFont(const NodeReader& reader, const YamlNode& node, const std::string& folder) {
  FaceChoice face = ReadFace(reader, node, folder);
  if (!face.file.empty() || face.name.empty()) return face;
  face.file = InFolder(folder, face.name);
  face.name = FileNameOf(face.name);
  return face;
}

/// "U+E000", or nothing when it is no character for private use.
std::optional<CodePoint> PrivateUseOf(std::string_view text) {
  if (!text.starts_with("U+")) return std::nullopt;
  std::uint32_t value = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + 2, end, value, 16);
  if (parsed.ec != std::errc() || parsed.ptr != end || !IsPrivateUse(value)) return std::nullopt;
  return value;
}

bool IsPlain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (IsPrivateUse(NextCodePoint(text, at))) return false;
  return !text.empty();
}

void ReadMeanings(const NodeReader& reader, const YamlNode& node, Theme& theme) {
  if (!reader.IsMapping(node)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const std::string& key = node.keys[i].text;
    const std::optional<CodePoint> character = PrivateUseOf(key);
    if (!character) {
      reader.FaultAtKey(MessageId::theme_bad_character, node.keys[i], {key});
    } else if (node.items[i].kind != YamlKind::scalar || !IsPlain(node.items[i].text)) {
      reader.Fault(MessageId::theme_bad_meaning, node.items[i], {key});
    } else {
      theme.gaiji_meanings[*character] = node.items[i].text;
    }
  }
}

}  // namespace

std::string InFolder(const std::string& folder, const std::string& name) {
  if (folder.empty() || name.starts_with('/')) return name;
  return folder + (folder.ends_with('/') ? "" : "/") + name;
}

void ReadFaces(const NodeReader& reader, const YamlNode& node, const std::string& folder, ThemeFaces& faces) {
  const Fields fields(reader, node, {"regular", "bold", "fallbacks"});
  if (const YamlNode* face = fields.Find("regular")) faces.regular = ReadFace(reader, *face, folder);
  if (const YamlNode* face = fields.Find("bold")) faces.bold = ReadFace(reader, *face, folder);
  if (!fields.Has("fallbacks")) return;
  faces.fallbacks.clear();
  if (const auto* list = fields.List("fallbacks"))
    for (const YamlNode& face : *list) faces.fallbacks.push_back(ReadFace(reader, face, folder));
}

void ReadGaiji(const NodeReader& reader, const YamlNode& node, const std::string& folder, Theme& theme) {
  const Fields fields(reader, node, {"fonts", "means"});
  if (fields.Has("fonts")) {
    theme.faces.gaiji.clear();
    if (const auto* list = fields.List("fonts"))
      for (const YamlNode& font : *list) theme.faces.gaiji.push_back(ReadGaijiFont(reader, font, folder));
  }
  if (const YamlNode* means = fields.Find("means")) ReadMeanings(reader, *means, theme);
}

}  // namespace yoshiki
