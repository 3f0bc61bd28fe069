// Opening the faces that a theme asks for. Private to batch/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/font_manifest.h"
#include "batch/font_search.h"
#include "layout/layout.h"
#include "text/text.h"

namespace yoshiki {

/// Whether the bytes are those of the manifest's file, as far as size and the head table tell.
bool MatchesManifest(const ManifestFace& face, std::string_view bytes);

/// The face's file as far as it can be found: by the manifest below the font folders, or where the theme
/// says. "" = not there.
std::string FindFace(const FaceChoice& choice, const ManifestFace* face, FontSearch& search);

/// Maps faces one by one, each once however many roles it has.
class FaceOpener {
 public:
  FaceOpener(const FontManifest& manifest, FontSearch& search, Diagnostics& diagnostics)
      : manifest_(manifest), search_(search), diagnostics_(diagnostics) {}

  /// A face of the manifest that is not installed is an error, or for a `fallback` noted in missing(); any
  /// other fault is an error. A file that is not the one described is a warning.
  std::optional<FaceId> Take(const FaceChoice& choice, bool fallback = false);
  /// Those of the choices that can be had.
  std::vector<FaceId> TakeAll(const std::vector<FaceChoice>& choices, bool fallbacks);

  std::vector<FontSpec> TakeSpecs() { return std::move(specs_); }
  const std::vector<const ManifestFace*>& missing() const { return missing_; }

 private:
  std::shared_ptr<const FontBytes> MapOwn(const FaceChoice& choice);
  std::shared_ptr<const FontBytes> MapListed(const FaceChoice& choice, const ManifestFace& face,
                                             bool fallback);
  void RefuseName(const FaceChoice& choice);

  const FontManifest& manifest_;
  FontSearch& search_;
  Diagnostics& diagnostics_;
  std::vector<std::pair<FaceChoice, FaceId>> taken_;
  std::vector<FontSpec> specs_;
  std::vector<const ManifestFace*> missing_;
};

}  // namespace yoshiki
