#include "batch/font_shelf.h"

#include <cerrno>
#include <utility>

#include "batch/colour_profile.h"
#include "batch/directory_files.h"
#include "batch/face_opener.h"
#include "batch/font_manifest.h"
#include "batch/font_search.h"

namespace yoshiki {
namespace {

constexpr char kManifestName[] = "fonts.yaml";

using Roles = std::vector<std::pair<FaceChoice, const char*>>;

Roles RolesOf(const ThemeFaces& faces) {
  Roles roles{{faces.regular, "regular"}, {faces.bold, "bold"}};
  for (const FaceChoice& choice : faces.fallbacks) roles.emplace_back(choice, "fallback");
  for (const FaceChoice& choice : faces.gaiji) roles.emplace_back(choice, "gaiji");
  return roles;
}

std::string RoleOf(const ManifestFace& face, const Roles& roles) {
  for (const auto& [choice, role] : roles)
    if (choice.file.empty() && choice.name == face.name) return role;
  return "";
}

// Whether the file at the report's path is the one expected; `face` is null for a theme's own file.
FaceReport::State StateOf(const FaceReport& report, const ManifestFace* face, const std::string& sha256,
                          bool verify) {
  if (report.path.empty()) return FaceReport::State::missing;
  int error = 0;
  const auto file = MapFont(report.path, error);
  if (!file) return error == ENOENT ? FaceReport::State::missing : FaceReport::State::unreadable;
  const bool matches = face == nullptr || MatchesManifest(*face, file->bytes());
  const bool same = !verify || sha256.empty() || Sha256Hex(file->bytes()) == sha256;
  return matches && same ? FaceReport::State::good : FaceReport::State::differs;
}

FaceReport ReportOn(const ManifestFace& face, std::string role, FontSearch& search, bool verify) {
  FaceReport report{face.name,    std::move(role), face.file,
                    face.package, face.version,    face.licence,
                    "",           face.index,      FaceReport::State::missing};
  report.path = FindFace({}, &face, search);
  report.state = StateOf(report, &face, face.sha256, verify);
  return report;
}

FaceReport ReportOn(const FaceChoice& choice, const char* role, bool verify) {
  FaceReport report{
      choice.name, role, choice.file, "", "", "", choice.file, choice.index, FaceReport::State::missing};
  report.state = StateOf(report, nullptr, choice.sha256, verify);
  return report;
}

}  // namespace

FontShelf::FontShelf(std::string data_folder, std::vector<std::string> folders)
    : data_folder_(std::move(data_folder)),
      folders_(folders),
      search_(std::make_unique<FontSearch>(std::move(folders))) {}

FontShelf::~FontShelf() = default;

void FontShelf::Forget() {
  search_ = std::make_unique<FontSearch>(folders_);
  missing_fallbacks_.clear();
  manifest_.reset();
  colour_profile_.clear();
  fonts_.reset();
}

const std::string& FontShelf::ColourProfile(Diagnostics& diagnostics) {
  if (colour_profile_.empty()) colour_profile_ = ReadColourProfile(folders_, diagnostics);
  return colour_profile_;
}

bool FontShelf::LoadManifest(Diagnostics& diagnostics) {
  if (manifest_) return true;
  const DirectoryFiles files(data_folder_ + "/fonts");
  auto bytes = files.Read(kManifestName);
  if (!bytes) {
    diagnostics.Error(MessageId::manifest_missing, PlaceOfFile(files.DisplayName(kManifestName)));
    return false;
  }
  auto manifest =
      ParseFontManifest(SourceText(files.DisplayName(kManifestName), *std::move(bytes)), diagnostics);
  if (manifest) manifest_ = std::make_unique<const FontManifest>(*std::move(manifest));
  return manifest_ != nullptr;
}

std::shared_ptr<const FontSet> FontShelf::Open(const ThemeFaces& faces, Diagnostics& diagnostics) {
  if (!fonts_ || !(faces == opened_for_)) {
    opening_ = {};
    fonts_ = OpenAnew(faces, opening_);
    opened_for_ = faces;
  }
  for (const Diagnostic& d : opening_.all()) diagnostics.Add(d);
  return fonts_;
}

std::shared_ptr<const FontSet> FontShelf::OpenAnew(const ThemeFaces& faces, Diagnostics& diagnostics) {
  if (!LoadManifest(diagnostics)) return nullptr;
  FaceOpener opener(*manifest_, *search_, diagnostics);
  const auto first_regular = opener.Take(faces.regular);
  const auto first_bold = opener.Take(faces.bold);
  std::vector<FaceId> fallbacks = opener.TakeAll(faces.fallbacks, true);
  std::vector<FaceId> gaiji = opener.TakeAll(faces.gaiji, false);
  missing_fallbacks_ = opener.missing();
  if (diagnostics.has_errors()) return nullptr;
  std::vector<FaceId> regular{*first_regular}, bold{*first_bold};
  regular.insert(regular.end(), fallbacks.begin(), fallbacks.end());
  bold.insert(bold.end(), fallbacks.begin(), fallbacks.end());
  return FontSet::Open(opener.TakeSpecs(), std::move(regular), std::move(bold), diagnostics,
                       std::move(gaiji));
}

void FontShelf::AddMissingFallbacks(Diagnostics& diagnostics) const {
  for (const ManifestFace* face : missing_fallbacks_)
    diagnostics.Warn(MessageId::fallback_missing, {}, {face->name, face->file, face->package});
}

std::vector<FaceReport> FontShelf::Report(const ThemeFaces& faces, bool verify, Diagnostics& diagnostics) {
  std::vector<FaceReport> reports;
  if (!LoadManifest(diagnostics)) return reports;
  const Roles roles = RolesOf(faces);
  for (const ManifestFace& face : manifest_->faces)
    reports.push_back(ReportOn(face, RoleOf(face, roles), *search_, verify));
  for (const auto& [choice, role] : roles)
    if (!choice.file.empty()) reports.push_back(ReportOn(choice, role, verify));
  return reports;
}

}  // namespace yoshiki
