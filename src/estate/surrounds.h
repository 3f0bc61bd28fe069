// What a run works with besides the estate. Private to estate/.
#pragma once

#include <map>
#include <memory>
#include <string>
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

  /// What a job depends on, from what a worker noted of it.
  void Complete(std::vector<Dependency>& dependencies, const EstateJob& job);

 private:
  const std::string& HashOfFace(const Dependency& dependency, const EstateJob& job);

  Snapshot layouts_;
  FileHashes files_;
  std::shared_ptr<const FontSet> fonts_;
  std::map<std::string, KnownFile> looks_;     // of their files just before they were opened, by face
  std::map<std::string, std::string> hashes_;  // of those that were asked for
  std::unique_ptr<Currency> currency_;
};

}  // namespace yoshiki
