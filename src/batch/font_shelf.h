// The fonts of a run: found by the manifest, mapped, opened once and shared.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "layout/layout.h"
#include "text/text.h"

namespace yoshiki {

struct FontManifest;
struct ManifestFace;
class FontSearch;

/// What was found of a face, for `yoshiki fonts`.
struct FaceReport {
  enum class State {
    good,
    missing,
    unreadable,
    differs,  ///< another version: size, checksum or, when asked for, SHA-256 are not the expected ones
  };
  std::string name;
  std::string role;  ///< in the theme: "regular", "bold", "fallback", "gaiji", or "" when it does not use it
  std::string file, package, version, licence;
  std::string path;    ///< "" when missing
  unsigned index = 0;  ///< face in the file
  State state = State::missing;
};

/// Where the stages get their fonts from: the shelf below, or an embedder's memory.
class FontSource {
 public:
  virtual ~FontSource() = default;
  /// The fonts that a theme asks for, opened at the first call and shared by the calls after it that ask for
  /// the same. What is wrong is added at every call; null after errors.
  virtual std::shared_ptr<const FontSet> Open(const ThemeFaces& faces, Diagnostics& diagnostics) = 0;
  /// Warns of each fallback that was not found by Open: for when a character was missing.
  virtual void AddMissingFallbacks(Diagnostics& diagnostics) const = 0;
  /// The ICC profile of sRGB that archived documents carry; "" after adding what is wrong.
  virtual const std::string& ColourProfile(Diagnostics& diagnostics) = 0;
};

/// The faces of the manifest, found in the system's folders, and themes' own font files.
class FontShelf final : public FontSource {
 public:
  /// `data_folder` holds fonts/fonts.yaml; `folders` are searched for the files, in order (FontFolders()).
  FontShelf(std::string data_folder, std::vector<std::string> folders);
  ~FontShelf() override;
  FontShelf(const FontShelf&) = delete;
  FontShelf& operator=(const FontShelf&) = delete;

  /// A missing face is an error that names its Debian package; a file that is not the manifest's is a
  /// warning; a missing fallback is silent until AddMissingFallbacks.
  std::shared_ptr<const FontSet> Open(const ThemeFaces& faces, Diagnostics& diagnostics) override;
  void AddMissingFallbacks(Diagnostics& diagnostics) const override;
  const std::string& ColourProfile(Diagnostics& diagnostics) override;
  /// The next calls look for fonts, manifest and profile anew. What was given out stays.
  void Forget();

  /// Each face of the manifest, in its order, then the theme's own files; with `verify` every file is read
  /// whole and its SHA-256 compared.
  std::vector<FaceReport> Report(const ThemeFaces& faces, bool verify, Diagnostics& diagnostics);

 private:
  std::shared_ptr<const FontSet> OpenAnew(const ThemeFaces& faces, Diagnostics& diagnostics);
  bool LoadManifest(Diagnostics& diagnostics);

  std::string data_folder_;
  std::vector<std::string> folders_;
  std::string colour_profile_;
  std::unique_ptr<FontSearch> search_;
  std::unique_ptr<const FontManifest> manifest_;
  ThemeFaces opened_for_;
  std::shared_ptr<const FontSet> fonts_;
  Diagnostics opening_;  // what was told when these were opened
  std::vector<const ManifestFace*> missing_fallbacks_;
};

}  // namespace yoshiki
