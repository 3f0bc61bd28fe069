// What a run works with besides the estate. Private to estate/.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "estate/batch_run.h"
#include "estate/currency.h"
#include "estate/file_hashes.h"
#include "estate/traced_files.h"

namespace yoshiki {

/// Layouts, fonts and files, as they are at the beginning of a run.
class Surrounds {
 public:
  /// Opens the fonts of the default theme, so that workers share them.
  Surrounds(const Estate& estate, const BatchWorld& world, std::vector<KnownFile> known);

  const Snapshot& layouts() const { return layouts_; }
  FileHashes& files() { return files_; }
  Currency& currency() { return *currency_; }
  /// Of the default theme; null when they are not all there. Workers leave their hashes to Complete().
  const std::shared_ptr<const FontSet>& fonts() const { return fonts_; }

  /// Works for some milliseconds at the hashes of faces that are not known yet. False when none is left. What
  /// is left Complete() works out in one go, and workers that are done meanwhile wait for it.
  bool HashSome();
  /// What a job depends on, from what a worker noted of it, and the key of that.
  void Complete(JobRecord& record, const EstateJob& job);

 private:
  const std::string& HashOfFace(const Dependency& dependency, const EstateJob& job);
  std::string KnownHash(const std::string& face) const;
  const std::string& Keep(const std::string& name, FaceId face, const std::string& hash);

  Snapshot layouts_;
  FileHashes files_;
  std::shared_ptr<const FontSet> fonts_;
  std::map<std::string, KnownFile> looks_;     // of their files just before they were opened, by face
  std::map<std::string, std::string> hashes_;  // of faces, as far as they were worked out
  std::vector<std::pair<std::string, FaceId>> unhashed_;  // by name; the last is at work
  Sha256 hashing_;
  std::size_t hashed_ = 0;  // bytes of it
  std::unique_ptr<Currency> currency_;
};

}  // namespace yoshiki
