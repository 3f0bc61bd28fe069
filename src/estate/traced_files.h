// Files and fonts that note what is asked of them: an output depends on just that. Private to estate/.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.h"
#include "estate/ledger.h"

namespace yoshiki {

/// All files of a source as they were at one moment, with their hashes: every output of a run sees the same.
class Snapshot final : public FileSource {
 public:
  explicit Snapshot(const FileSource& files);

  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view prefix) const override;
  std::string DisplayName(std::string_view name) const override { return files_.DisplayName(name); }

  /// "" = there is no such file.
  std::string Sha256Of(std::string_view name) const;
  /// Of the names that begin with `prefix`.
  std::string Sha256OfListing(std::string_view prefix) const;

 private:
  struct File {
    std::string bytes, sha256;
  };
  const FileSource& files_;
  std::map<std::string, File, std::less<>> content_;
};

/// What was asked for since the last Take().
class Trace {
 public:
  void Note(Dependency dependency) { noted_.insert(std::move(dependency)); }
  std::vector<Dependency> Take();

 private:
  std::set<Dependency> noted_;
};

/// layouts/, as a snapshot.
class TracedLayouts final : public FileSource {
 public:
  TracedLayouts(const Snapshot& layouts, Trace& trace) : layouts_(layouts), trace_(trace) {}
  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view prefix) const override;
  std::string DisplayName(std::string_view name) const override { return layouts_.DisplayName(name); }

 private:
  const Snapshot& layouts_;
  Trace& trace_;
};

/// Themes and pictures by their paths. `folder`: what the noted names are relative to.
class TracedPaths final : public FileSource {
 public:
  TracedPaths(std::string folder, Trace& trace) : folder_(std::move(folder)), trace_(trace) {}
  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view) const override { return {}; }

 private:
  std::string folder_;
  PathFiles files_;
  Trace& trace_;
};

/// A face by its file's hash and its place in the file.
std::string FaceHash(const std::string& sha256, unsigned index);

/// The faces with that name: an own font may be called like another.
std::vector<FaceId> FacesNamed(const FontSet& fonts, const std::string& name);

/// Stands for the hash of a face that somebody else works out.
inline constexpr const char* kHashLater = "later";

/// Hashes of the bytes of opened faces, each worked out once.
class FaceHashes {
 public:
  /// OfListed() gives kHashLater for the faces of these.
  void LeaveToOthers(std::shared_ptr<const FontSet> fonts) { left_ = std::move(fonts); }
  /// FaceHash of the manifest's face with that name; "" when it is not among `fonts`, kHashLater when several
  /// are called so, or none could be opened.
  std::string OfListed(const std::shared_ptr<const FontSet>& fonts, const std::string& name);
  /// Of a theme's own font file. As it is on the disk when it could not be opened, or several are called so.
  std::string OfFile(const std::shared_ptr<const FontSet>& fonts, const FaceChoice& choice);

 private:
  const std::string& Of(const std::shared_ptr<const FontSet>& fonts, FaceId face);

  std::shared_ptr<const FontSet> left_;
  std::shared_ptr<const FontSet> fonts_;  // the ones that are known
  std::map<FaceId, std::string> hashes_;
};

/// Fonts, noted with the hashes of the bytes that are used: faces of the manifest by their names, font files
/// of a theme's own by their paths. All of a theme's, as every one may have been asked for a glyph, a
/// variation or a mark in vain.
class TracedFonts final : public FontSource {
 public:
  TracedFonts(FontSource& fonts, FaceHashes& hashes, std::string folder, Trace& trace)
      : fonts_(fonts), hashes_(hashes), folder_(std::move(folder)), trace_(trace) {}
  std::shared_ptr<const FontSet> Open(const ThemeFaces& faces, Diagnostics& diagnostics) override;
  void AddMissingFallbacks(Diagnostics& diagnostics) const override {
    fonts_.AddMissingFallbacks(diagnostics);
  }
  const std::string& ColourProfile(Diagnostics& diagnostics) override;

 private:
  void Note(const FaceChoice& face, const std::shared_ptr<const FontSet>& opened);

  FontSource& fonts_;
  FaceHashes& hashes_;
  std::string folder_;
  Trace& trace_;
};

/// What a colour profile is called among the fonts.
inline constexpr const char* kColourProfile = "sRGB";

/// Of a file as it is now, see FileHashes::Sha256Of.
std::string FreshSha256(const std::string& path);

/// `path` as it is seen from `folder`, so that an estate can be moved: "/a/b/c.json" from "/a" is "b/c.json".
/// A ".." stays as it is written: what stands before it may be a link.
std::string SeenFrom(const std::string& folder, const std::string& path);

}  // namespace yoshiki
