// The fonts of a run: found by the manifest, mapped, opened once and shared.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "text/text.h"

namespace yoshiki {

struct FontManifest;
class FontSearch;

/// What was found of a face of the manifest, for `yoshiki fonts`.
struct FaceReport {
  enum class State {
    good,
    missing,
    unreadable,
    differs,  ///< another version: size, checksum or, when asked for, SHA-256 are not the manifest's
  };
  std::string name, role, file, package, version, licence;
  std::string path;  ///< "" when missing
  State state = State::missing;
};

/// Where the stages get their fonts from: the shelf below, or an embedder's memory.
class FontSource {
 public:
  virtual ~FontSource() = default;
  /// The fonts, opened at the first call and shared after it; null after adding what is wrong.
  virtual std::shared_ptr<const FontSet> Open(Diagnostics& diagnostics) = 0;
  /// Warns of each fallback that was not found by Open: for when a character was missing.
  virtual void AddMissingFallbacks(Diagnostics& diagnostics) const = 0;
};

/// The faces of the manifest, found in the system's folders.
class FontShelf final : public FontSource {
 public:
  /// `data_folder` holds fonts/fonts.yaml; `folders` are searched for the files, in order (FontFolders()).
  FontShelf(std::string data_folder, std::vector<std::string> folders);
  ~FontShelf() override;
  FontShelf(const FontShelf&) = delete;
  FontShelf& operator=(const FontShelf&) = delete;

  /// A missing regular or bold face is an error that names its Debian package; a file that is not the
  /// manifest's is a warning; a missing fallback is silent until AddMissingFallbacks.
  std::shared_ptr<const FontSet> Open(Diagnostics& diagnostics) override;
  void AddMissingFallbacks(Diagnostics& diagnostics) const override;

  /// Each face of the manifest, in its order; with `verify` every file is read whole and its SHA-256
  /// compared.
  std::vector<FaceReport> Report(bool verify, Diagnostics& diagnostics);

 private:
  bool LoadManifest(Diagnostics& diagnostics);

  std::string data_folder_;
  std::unique_ptr<FontSearch> search_;
  std::unique_ptr<const FontManifest> manifest_;
  std::shared_ptr<const FontSet> fonts_;
  std::vector<std::size_t> missing_fallbacks_;  ///< in the manifest
};

}  // namespace yoshiki
