#include "batch/face_opener.h"

#include <cstring>
#include <utility>

namespace yoshiki {

bool MatchesManifest(const ManifestFace& face, std::string_view bytes) {
  return bytes.size() == face.size && FontChecksum(bytes, face.index) == face.checksum;
}

std::string FindFace(const FaceChoice& choice, const ManifestFace* face, FontSearch& search) {
  if (!choice.file.empty()) return choice.file;
  return face == nullptr ? "" : search.Find(face->file, face->folder).value_or("");
}

std::optional<FaceId> FaceOpener::Take(const FaceChoice& choice, bool fallback) {
  for (const auto& [known, id] : taken_)
    if (known == choice) return id;
  FontSpec spec{choice.name, nullptr, choice.index};
  if (!choice.file.empty()) {
    spec.file = MapOwn(choice);
  } else if (const ManifestFace* face = manifest_.Find(choice.name)) {
    spec.file = MapListed(choice, *face, fallback);
    spec.index = face->index;
  } else {
    RefuseName(choice);
  }
  if (!spec.file) return std::nullopt;
  const auto id = static_cast<FaceId>(specs_.size());
  specs_.push_back(std::move(spec));
  taken_.emplace_back(choice, id);
  return id;
}

std::vector<FaceId> FaceOpener::TakeAll(const std::vector<FaceChoice>& choices, bool fallbacks) {
  std::vector<FaceId> ids;
  for (const FaceChoice& choice : choices)
    if (const auto id = Take(choice, fallbacks)) ids.push_back(*id);
  return ids;
}

std::shared_ptr<const FontBytes> FaceOpener::MapOwn(const FaceChoice& choice) {
  int error = 0;
  auto file = MapFont(choice.file, error);
  if (!file) {
    diagnostics_.Error(MessageId::own_font_unreadable, choice.place, {choice.file, std::strerror(error)});
  } else if (!choice.sha256.empty() && Sha256Hex(file->bytes()) != choice.sha256) {
    diagnostics_.Warn(MessageId::own_font_differs, choice.place, {choice.file});
  }
  return file;
}

std::shared_ptr<const FontBytes> FaceOpener::MapListed(const FaceChoice& choice, const ManifestFace& face,
                                                       bool fallback) {
  const std::string path = FindFace(choice, &face, search_);
  if (path.empty()) {
    if (fallback) return missing_.push_back(&face), nullptr;
    diagnostics_.Error(MessageId::font_missing, choice.place, {face.name, face.file, face.package});
    return nullptr;
  }
  int error = 0;
  auto file = MapFont(path, error);
  if (!file) {
    diagnostics_.Error(MessageId::font_file_unreadable, PlaceOfFile(path),
                       {face.name, std::strerror(error), face.package});
  } else if (!MatchesManifest(face, file->bytes())) {
    diagnostics_.Warn(MessageId::font_differs, PlaceOfFile(path), {face.name, face.version, face.package});
  }
  return file;
}

void FaceOpener::RefuseName(const FaceChoice& choice) {
  KnownKeys known;
  for (const ManifestFace& face : manifest_.faces) known.push_back(face.name);
  diagnostics_.Error(MessageId::unknown_face, choice.place, {choice.name, KnownWords(choice.name, known)});
}

}  // namespace yoshiki
