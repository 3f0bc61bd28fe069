#include "estate/surrounds.h"

#include <map>
#include <string>
#include <utility>

#include "layout/layout.h"

namespace yoshiki {

Surrounds::Surrounds(const Estate& estate, const BatchWorld& world, std::vector<KnownFile> known)
    : layouts_(world.layouts), files_(std::move(known), world.now) {
  Diagnostics untold;  // what is missing is told of each output that needs it
  std::map<std::string, Currency::FacePlace> faces;
  world.fonts.Forget();  // of an earlier run
  if (const auto theme = LoadTheme({layouts_}, "default", untold)) {
    for (const FaceReport& face : world.fonts.Report(theme->faces, false, untold)) {
      if (face.package.empty()) continue;  // a font file of the theme's own
      faces[face.name] = {face.path, face.index};
      if (const auto look = FileHashes::LookAt(face.path)) looks_.emplace(face.name, *look);
    }
    fonts_ = world.fonts.Open(theme->faces, untold);
  }
  for (const auto& [name, look] : looks_) {
    const std::vector<FaceId> named = fonts_ ? FacesNamed(*fonts_, name) : std::vector<FaceId>();
    if (named.size() == 1 && KnownHash(name).empty()) unhashed_.emplace_back(name, named[0]);
  }
  const std::string profile = Sha256Hex(world.fonts.ColourProfile(untold));
  currency_ = std::make_unique<Currency>(layouts_, files_, std::move(faces), profile, estate.folder,
                                         ProgramFingerprint());
}

void Surrounds::Complete(JobRecord& record, const EstateJob& job) {
  for (Dependency& dependency : record.dependencies) {
    if (dependency.sha256 == kHashLater) dependency.sha256 = HashOfFace(dependency, job);
  }
  currency_->Complete(record.dependencies, job);
  record.key = KeyOf(record.dependencies);
}

bool Surrounds::HashSome() {
  if (unhashed_.empty()) return false;
  constexpr std::size_t kAtOnce = 1 << 20;  // bytes; some milliseconds
  const auto& [name, face] = unhashed_.back();
  const std::string_view bytes = fonts_->bytes(face), piece = bytes.substr(hashed_, kAtOnce);
  hashing_.Add(piece);
  hashed_ += piece.size();
  if (hashed_ < bytes.size()) return true;
  Keep(name, face, HexOf(hashing_.Take()));
  unhashed_.pop_back();
  hashed_ = 0;
  return true;
}

// Of the bytes that are used, unless the file is known.
const std::string& Surrounds::HashOfFace(const Dependency& dependency, const EstateJob& job) {
  const std::string& name = dependency.name;
  if (const auto known = hashes_.find(name); known != hashes_.end()) return known->second;
  const std::vector<FaceId> faces = fonts_ ? FacesNamed(*fonts_, name) : std::vector<FaceId>();
  if (faces.size() != 1) return hashes_[name] = currency_->HashNow(dependency, job);
  const std::string known = KnownHash(name);
  return Keep(name, faces[0], known.empty() ? Sha256Hex(fonts_->bytes(faces[0])) : known);
}

std::string Surrounds::KnownHash(const std::string& face) const {
  const auto look = looks_.find(face);
  return look == looks_.end() ? std::string() : files_.HashOf(look->second);
}

const std::string& Surrounds::Keep(const std::string& name, FaceId face, const std::string& hash) {
  if (const auto look = looks_.find(name); look != looks_.end()) {
    look->second.sha256 = hash;
    files_.Trust(look->second);
  }
  return hashes_[name] = FaceHash(hash, fonts_->index(face));
}

}  // namespace yoshiki
