#include "batch/font_shelf.h"

#include <cstring>
#include <utility>

#include "batch/directory_files.h"
#include "batch/font_manifest.h"
#include "batch/font_search.h"

namespace yoshiki {
namespace {

constexpr char kManifestName[] = "fonts.yaml";

bool MatchesManifest(const ManifestFace& face, std::string_view bytes) {
  return bytes.size() == face.size && FontChecksum(bytes, face.index) == face.checksum;
}

std::string_view NameOf(FaceDuty duty) {
  switch (duty) {
    case FaceDuty::regular:
      return "regular";
    case FaceDuty::bold:
      return "bold";
    case FaceDuty::fallback:
      break;
  }
  return "fallback";
}

Place PlaceOf(const std::string& file) {
  Place place;
  place.file = file;
  return place;
}

// A found face, ready for FontSet::Open; `file` is null when the face is to be left out.
FontSpec MapFace(const ManifestFace& face, const std::string& path, Diagnostics& diagnostics) {
  int error = 0;
  FontSpec spec{face.name, MapFont(path, error), face.index};
  if (!spec.file) {
    diagnostics.Error(MessageId::font_file_unreadable, PlaceOf(path),
                      {face.name, std::strerror(error), face.package});
  } else if (!MatchesManifest(face, spec.file->bytes())) {
    diagnostics.Warn(MessageId::font_differs, PlaceOf(path), {face.name, face.version, face.package});
  }
  return spec;
}

}  // namespace

FontShelf::FontShelf(std::string data_folder, std::vector<std::string> folders)
    : data_folder_(std::move(data_folder)), search_(std::make_unique<FontSearch>(std::move(folders))) {}

FontShelf::~FontShelf() = default;

bool FontShelf::LoadManifest(Diagnostics& diagnostics) {
  if (manifest_) return true;
  const DirectoryFiles files(data_folder_ + "/fonts");
  auto bytes = files.Read(kManifestName);
  if (!bytes) {
    diagnostics.Error(MessageId::manifest_missing, PlaceOf(files.DisplayName(kManifestName)));
    return false;
  }
  auto manifest =
      ParseFontManifest(SourceText(files.DisplayName(kManifestName), *std::move(bytes)), diagnostics);
  if (manifest) manifest_ = std::make_unique<const FontManifest>(*std::move(manifest));
  return manifest_ != nullptr;
}

std::shared_ptr<const FontSet> FontShelf::Open(Diagnostics& diagnostics) {
  if (fonts_ || !LoadManifest(diagnostics)) return fonts_;
  const std::size_t errors_before = diagnostics.errors();
  std::vector<FontSpec> specs;
  std::vector<FaceId> regular, bold, fallback;
  missing_fallbacks_.clear();
  for (std::size_t i = 0; i < manifest_->faces.size(); ++i) {
    const ManifestFace& face = manifest_->faces[i];
    const auto path = search_->Find(face.file, face.folder);
    if (!path && face.duty == FaceDuty::fallback) {
      missing_fallbacks_.push_back(i);
    } else if (!path) {
      diagnostics.Error(MessageId::font_missing, {}, {face.name, face.file, face.package});
    } else if (FontSpec spec = MapFace(face, *path, diagnostics); spec.file) {
      auto& chain = face.duty == FaceDuty::regular ? regular : face.duty == FaceDuty::bold ? bold : fallback;
      chain.push_back(static_cast<FaceId>(specs.size()));
      specs.push_back(std::move(spec));
    }
  }
  if (diagnostics.errors() != errors_before) return nullptr;
  regular.insert(regular.end(), fallback.begin(), fallback.end());
  bold.insert(bold.end(), fallback.begin(), fallback.end());
  fonts_ = FontSet::Open(std::move(specs), std::move(regular), std::move(bold), diagnostics);
  return fonts_;
}

void FontShelf::AddMissingFallbacks(Diagnostics& diagnostics) const {
  for (const std::size_t i : missing_fallbacks_) {
    const ManifestFace& face = manifest_->faces[i];
    diagnostics.Warn(MessageId::fallback_missing, {}, {face.name, face.file, face.package});
  }
}

std::vector<FaceReport> FontShelf::Report(bool verify, Diagnostics& diagnostics) {
  std::vector<FaceReport> reports;
  if (!LoadManifest(diagnostics)) return reports;
  for (const ManifestFace& face : manifest_->faces) {
    FaceReport report{face.name,
                      std::string(NameOf(face.duty)),
                      face.file,
                      face.package,
                      face.version,
                      face.licence,
                      search_->Find(face.file, face.folder).value_or(""),
                      FaceReport::State::missing};
    if (!report.path.empty()) {
      int error = 0;
      const auto file = MapFont(report.path, error);
      const bool good =
          file && MatchesManifest(face, file->bytes()) && (!verify || Sha256(file->bytes()) == face.sha256);
      report.state = good   ? FaceReport::State::good
                     : file ? FaceReport::State::differs
                            : FaceReport::State::unreadable;
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

}  // namespace yoshiki
