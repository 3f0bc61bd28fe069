// yoshiki as a library: a model in memory becomes a PDF in memory. This header needs nothing but the standard
// library.
//
//   auto typesetter = yoshiki::Typesetter::FromFolder("/usr/share/yoshiki", {"/usr/share/fonts"});
//   const yoshiki::Result result = typesetter.Pdf("model.json", json);
//   for (const yoshiki::Finding& finding : result.findings) std::cerr << finding.message << '\n';
//   if (result.ok) Send(result.bytes);
//
// Nothing here prints, exits, throws (but std::bad_alloc) or reads the clock, the locale or the environment.
// The same model with the same data and fonts gives the same bytes on every machine.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yoshiki {

/// The version of the library, "0.1.0".
std::string_view LibraryVersion();

/// The language of the findings.
enum class WordsIn { english, japanese };

/// A fault or a warning. Strings and numbers that are not known are empty and 0.
struct Finding {
  bool is_error = false;
  std::string code;     ///< stable and short, "unknown-key": for programs
  std::string message;  ///< for people, in the language asked for
  std::string hint;     ///< what to do about it
  std::string file;     ///< name of the model as given, or a data file
  int line = 0;         ///< from 1
  int column = 0;       ///< from 1, in characters
  std::string pointer;  ///< JSON pointer (RFC 6901) of the value
  std::string item;     ///< the item as the form names it: "Ⅱ4 委託事項1 ④再委託の有無"
};

/// What a PDF promises of itself. `a_2a` and `a_3a` need tags: without them `a_2u` is written.
enum class ArchiveLevel {
  none,
  a_2a,  ///< PDF/A-2a: can be kept, and read aloud
  a_2u,  ///< PDF/A-2u: can be kept
  a_3a,  ///< PDF/A-3a: as a_2a, and holds the model it was made from
};

/// Settings of one document.
struct Options {
  std::string form;               ///< "yoshiki-2": prints on this form; "" = the one the model names
  std::string edition;            ///< "2025-05"; "" = as the model says, or else the form's newest
  std::string theme = "default";  ///< a file in layouts/themes/; with FromFolder also a path (docs/themes.md)
  std::vector<std::string> gaiji;     ///< font files for private-use characters, with FromFolder
  bool allow_missing = false;         ///< print 〓 for a character no font has, and warn, instead of failing
  bool print_unused = true;           ///< blocks that do not apply stay printed, empty
  bool print_empty_bands = false;     ///< group bands (システム2～5) even when they hold no element
  bool print_bands = true;            ///< group bands at all
  std::optional<std::int64_t> epoch;  ///< seconds since 1970, UTC: the PDF's dates; absent = none are written
  ArchiveLevel archive = ArchiveLevel::a_2a;
  bool tags = true;  ///< PDF/UA-1: what each part is, for those who hear the document
  WordsIn words = WordsIn::english;
};

/// What came of a document. `ok` says whether `bytes` is the whole product; warnings may stand beside it.
struct Result {
  bool ok = false;
  std::string bytes;
  std::vector<Finding> findings;
};

/// A form's edition that can be printed.
struct Edition {
  std::string form;     ///< "yoshiki-3"
  std::string edition;  ///< "2025-05"
};

/// A font for FromMemory. A theme's faces are found by `name`; the marks say which stand in for those that
/// are not given.
struct Font {
  std::string name;                          ///< for messages: "BIZ UDGothic Regular"
  std::shared_ptr<const std::string> bytes;  ///< of the TrueType or OpenType file
  unsigned index = 0;                        ///< face in a collection
  bool regular = false;                      ///< first choice for text
  bool bold = false;                         ///< first choice for headings
  bool gaiji = false;  ///< for private-use characters alone; no mark: a fallback, in the order given
};

/// Forms and fonts, opened once for any number of documents. Cheap to copy; copies share them. Use one
/// Typesetter from one thread at a time; threads that work at once each make their own.
class Typesetter {
 public:
  /// Data as `cmake --install` puts it: `data_folder` holds layouts/ and fonts/fonts.yaml; the manifest's
  /// font files are sought below `font_folders`. Nothing is read yet: what is missing is found by the first
  /// document.
  static Typesetter FromFolder(const std::string& data_folder, const std::vector<std::string>& font_folders);

  /// The same from memory alone. `layouts` has names as below layouts/: "yoshiki-3/2025-05.yaml",
  /// "themes/default.yaml". One font must be regular and one bold, by mark or name; one may be both.
  /// `colour_profile` is an ICC profile of sRGB, which all archive levels but none need.
  static Typesetter FromMemory(std::map<std::string, std::string> layouts, std::vector<Font> fonts,
                               std::string colour_profile = {});

  /// All editions of all forms, sorted by form, oldest first.
  std::vector<Edition> Editions() const;

  /// Typesets a model (JSON text, at most 64 MiB) as a PDF 1.7 file. `name` stands for it in findings.
  Result Pdf(std::string name, std::string model, const Options& options = {}) const;

  /// The document's text in reading order, for readers without a PDF viewer and for comparing versions
  /// (docs/twins.md).
  Result Text(std::string name, std::string model, const Options& options = {}) const;

  /// The document as one HTML page that needs nothing else (docs/twins.md).
  Result Html(std::string name, std::string model, const Options& options = {}) const;

  /// The laid-out pages as readable text instead (docs/dump.md).
  Result Dump(std::string name, std::string model, const Options& options = {}) const;

 private:
  struct Impl;
  explicit Typesetter(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl> impl_;
};

}  // namespace yoshiki
