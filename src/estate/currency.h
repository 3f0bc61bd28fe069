// Whether an output is what would be made now. Private to estate/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "estate/file_hashes.h"
#include "estate/ledger.h"
#include "estate/plan.h"
#include "estate/staleness.h"
#include "estate/traced_files.h"

namespace yoshiki {

/// The world of today, asked for its hashes.
class Currency {
 public:
  /// Where a face of the manifest is.
  struct FacePlace {
    std::string path;  ///< "" = nowhere
    unsigned index = 0;
  };
  /// `faces`: by name; `folder`: of the estate; `program`: ProgramFingerprint().
  Currency(const Snapshot& layouts, FileHashes& files, std::map<std::string, FacePlace> faces,
           std::string colour_profile, std::string folder, std::string program)
      : layouts_(layouts),
        files_(files),
        faces_(std::move(faces)),
        colour_profile_(std::move(colour_profile)),
        folder_(std::move(folder)),
        program_(std::move(program)) {}

  /// The hash that a dependency has now.
  std::string HashNow(const Dependency& dependency, const EstateJob& job);
  /// Adds what a job depends on besides what a trace notes.
  void Complete(std::vector<Dependency>& dependencies, const EstateJob& job);

  /// Nothing when the output is current.
  std::optional<Staleness> Check(const EstateJob& job, const JobRecord* record);

 private:
  const Snapshot& layouts_;
  FileHashes& files_;
  std::map<std::string, FacePlace> faces_;
  std::string colour_profile_, folder_, program_;
};

/// One hash over all dependencies.
std::string KeyOf(const std::vector<Dependency>& dependencies);

}  // namespace yoshiki
