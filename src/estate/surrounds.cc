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
  const std::string profile = Sha256Hex(world.fonts.ColourProfile(untold));
  currency_ = std::make_unique<Currency>(layouts_, files_, std::move(faces), profile, estate.folder,
                                         ProgramFingerprint());
}

void Surrounds::Complete(std::vector<Dependency>& dependencies, const EstateJob& job) {
  for (Dependency& dependency : dependencies) {
    if (dependency.sha256 == kHashLater) dependency.sha256 = HashOfFace(dependency, job);
  }
  currency_->Complete(dependencies, job);
}

// Of the bytes that are used, unless the file is known.
const std::string& Surrounds::HashOfFace(const Dependency& dependency, const EstateJob& job) {
  const std::string& name = dependency.name;
  const auto [known, is_new] = hashes_.try_emplace(name);
  if (!is_new) return known->second;
  const std::vector<FaceId> faces = fonts_ ? FacesNamed(*fonts_, name) : std::vector<FaceId>();
  if (faces.size() != 1) return known->second = currency_->HashNow(dependency, job);
  const auto look = looks_.find(name);
  std::string hash = look == looks_.end() ? std::string() : files_.HashOf(look->second);
  if (hash.empty()) {
    hash = Sha256Hex(fonts_->bytes(faces[0]));
    if (look != looks_.end()) {
      look->second.sha256 = hash;
      files_.Trust(look->second);
    }
  }
  return known->second = FaceHash(hash, fonts_->index(faces[0]));
}

}  // namespace yoshiki
