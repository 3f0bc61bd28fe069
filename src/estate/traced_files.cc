#include "estate/traced_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "estate/file_hashes.h"

namespace yoshiki {

namespace {

// Absolute, without "." and empty names.
std::filesystem::path Full(const std::string& name) {
  std::error_code unknown;  // without a working folder names stay as they are
  const std::filesystem::path absolute = std::filesystem::absolute(name, unknown);
  std::filesystem::path full;
  for (const std::filesystem::path& part : unknown ? std::filesystem::path(name) : absolute) {
    if (!part.empty() && part != ".") full /= part;
  }
  return full;
}

}  // namespace

std::string SeenFrom(const std::string& folder, const std::string& path) {
  const std::filesystem::path full = Full(path), base = Full(folder.empty() ? "." : folder);
  const auto [in_base, in_path] = std::mismatch(base.begin(), base.end(), full.begin(), full.end());
  std::filesystem::path seen;
  for (auto part = in_base; part != base.end(); ++part) {
    if (*part == "..") return full.string();
    seen /= "..";
  }
  for (auto part = in_path; part != full.end(); ++part) seen /= *part;
  return seen.empty() ? "." : seen.string();
}

std::string FreshSha256(const std::string& path) {
  return FileHashes({}, [] { return std::int64_t{0}; }).Sha256Of(path);
}

// ---------------------------------------------------------------- snapshot

Snapshot::Snapshot(const FileSource& files) : files_(files) {
  for (const std::string& name : files.List("")) {
    std::optional<std::string> bytes = files.Read(name);
    if (!bytes) continue;
    std::string sha256 = Sha256Hex(*bytes);
    content_.emplace(name, File{std::move(*bytes), std::move(sha256)});
  }
}

std::optional<std::string> Snapshot::Read(std::string_view name) const {
  const auto found = content_.find(name);
  return found == content_.end() ? std::nullopt : std::optional(found->second.bytes);
}

std::vector<std::string> Snapshot::List(std::string_view prefix) const {
  std::vector<std::string> names;
  for (auto file = content_.lower_bound(prefix); file != content_.end() && file->first.starts_with(prefix);
       ++file)
    names.push_back(file->first);
  return names;
}

std::string Snapshot::Sha256Of(std::string_view name) const {
  const auto found = content_.find(name);
  return found == content_.end() ? std::string() : found->second.sha256;
}

std::string Snapshot::Sha256OfListing(std::string_view prefix) const {
  std::string names;
  for (const std::string& name : List(prefix)) (names += name) += '\n';
  return Sha256Hex(names);
}

// ---------------------------------------------------------------- traces

std::vector<Dependency> Trace::Take() {
  std::vector<Dependency> taken(noted_.begin(), noted_.end());
  noted_.clear();
  return taken;
}

std::optional<std::string> TracedLayouts::Read(std::string_view name) const {
  trace_.Note({Dependency::Kind::layout, std::string(name), layouts_.Sha256Of(name)});
  return layouts_.Read(name);
}

std::vector<std::string> TracedLayouts::List(std::string_view prefix) const {
  trace_.Note({Dependency::Kind::listing, std::string(prefix), layouts_.Sha256OfListing(prefix)});
  return layouts_.List(prefix);
}

std::optional<std::string> TracedPaths::Read(std::string_view name) const {
  std::optional<std::string> bytes = files_.Read(name);
  // What is too large to be read has a hash all the same, and is out of date when that changes.
  trace_.Note({Dependency::Kind::file, SeenFrom(folder_, std::string(name)),
               bytes ? Sha256Hex(*bytes) : FreshSha256(std::string(name))});
  return bytes;
}

std::string FaceHash(const std::string& sha256, unsigned index) {
  return index == 0 ? sha256 : Sha256Hex(sha256 + '#' + std::to_string(index));
}

std::vector<FaceId> FacesNamed(const FontSet& fonts, const std::string& name) {
  std::vector<FaceId> faces;
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    if (fonts.info(static_cast<FaceId>(i)).name == name) faces.push_back(static_cast<FaceId>(i));
  }
  return faces;
}

const std::string& FaceHashes::Of(const std::shared_ptr<const FontSet>& fonts, FaceId face) {
  if (fonts_ != fonts) {
    fonts_ = fonts;
    hashes_.clear();
  }
  const auto [known, is_new] = hashes_.try_emplace(face);
  if (is_new) known->second = Sha256Hex(fonts->bytes(face));
  return known->second;
}

std::string FaceHashes::OfListed(const std::shared_ptr<const FontSet>& fonts, const std::string& name) {
  if (!fonts) return kHashLater;  // one of them could not be opened; this may be another
  const std::vector<FaceId> faces = FacesNamed(*fonts, name);
  if (faces.empty()) return {};
  if (fonts == left_ || faces.size() > 1) return kHashLater;
  return FaceHash(Of(fonts, faces[0]), fonts->index(faces[0]));
}

std::string FaceHashes::OfFile(const std::shared_ptr<const FontSet>& fonts, const FaceChoice& choice) {
  const std::vector<FaceId> faces = fonts ? FacesNamed(*fonts, choice.name) : std::vector<FaceId>();
  return faces.size() == 1 ? Of(fonts, faces[0]) : FreshSha256(choice.file);
}

std::shared_ptr<const FontSet> TracedFonts::Open(const ThemeFaces& faces, Diagnostics& diagnostics) {
  std::shared_ptr<const FontSet> opened = fonts_.Open(faces, diagnostics);
  Note(faces.regular, opened);
  Note(faces.bold, opened);
  for (const FaceChoice& face : faces.fallbacks) Note(face, opened);
  for (const FaceChoice& face : faces.gaiji) Note(face, opened);
  return opened;
}

void TracedFonts::Note(const FaceChoice& face, const std::shared_ptr<const FontSet>& opened) {
  if (face.file.empty())
    return trace_.Note({Dependency::Kind::font, face.name, hashes_.OfListed(opened, face.name)});
  trace_.Note({Dependency::Kind::file, SeenFrom(folder_, face.file), hashes_.OfFile(opened, face)});
}

const std::string& TracedFonts::ColourProfile(Diagnostics& diagnostics) {
  const std::string& profile = fonts_.ColourProfile(diagnostics);
  trace_.Note({Dependency::Kind::font, kColourProfile, Sha256Hex(profile)});
  return profile;
}

}  // namespace yoshiki
