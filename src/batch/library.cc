// The library's face, made of the same pieces as `yoshiki render`.
#include <algorithm>
#include <utility>

#include "batch/directory_files.h"
#include "batch/font_shelf.h"
#include "batch/job.h"
#include "batch/version.h"
#include "yoshiki.h"

namespace yoshiki {
namespace {

class OwnedBytes final : public FontBytes {
 public:
  explicit OwnedBytes(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}
  std::string_view bytes() const override { return *bytes_; }

 private:
  std::shared_ptr<const std::string> bytes_;
};

// Fonts that the caller holds. A theme's faces are found by their names; for those it names in vain stand the
// fonts that the caller marked, so that any theme can be used with any fonts.
class MemoryFonts final : public FontSource {
 public:
  MemoryFonts(std::vector<Font> fonts, std::string colour_profile)
      : given_(std::move(fonts)), colour_profile_(std::move(colour_profile)) {
    std::erase_if(given_, [](const Font& font) { return !font.bytes; });
  }

  std::shared_ptr<const FontSet> Open(const ThemeFaces& faces, Diagnostics& diagnostics) override {
    if (opened_ && faces == opened_for_) return opened_;
    const std::size_t errors = diagnostics.errors();
    std::vector<FaceId> regular = First(faces.regular, &Font::regular, "regular", diagnostics);
    std::vector<FaceId> bold = First(faces.bold, &Font::bold, "bold", diagnostics);
    if (diagnostics.errors() != errors) return nullptr;
    for (std::vector<FaceId>* chain : {&regular, &bold}) {
      for (const FaceChoice& choice : faces.fallbacks) AddNamed(choice, *chain);
      AddUnmarked(*chain);
    }
    std::vector<FaceId> gaiji;
    for (const FaceChoice& choice : faces.gaiji) AddNamed(choice, gaiji);
    AddMarked(&Font::gaiji, gaiji);
    opened_ = FontSet::Open(Specs(), std::move(regular), std::move(bold), diagnostics, std::move(gaiji));
    opened_for_ = faces;
    return opened_;
  }

  void AddMissingFallbacks(Diagnostics&) const override {}  // the caller knows what it gave

  const std::string& ColourProfile(Diagnostics& diagnostics) override {
    if (colour_profile_.empty()) diagnostics.Error(MessageId::no_profile_given, {});
    return colour_profile_;
  }

 private:
  using Mark = bool Font::*;

  std::vector<FontSpec> Specs() const {
    std::vector<FontSpec> specs;
    for (const Font& font : given_)
      specs.push_back({font.name, std::make_shared<OwnedBytes>(font.bytes), font.index});
    return specs;
  }

  static void Add(std::size_t font, std::vector<FaceId>& chain) {
    const auto id = static_cast<FaceId>(font);
    if (std::find(chain.begin(), chain.end(), id) == chain.end()) chain.push_back(id);
  }

  void AddNamed(const FaceChoice& choice, std::vector<FaceId>& chain) const {
    for (std::size_t i = 0; i < given_.size(); ++i)
      if (given_[i].name == choice.name) return Add(i, chain);
  }

  void AddMarked(Mark mark, std::vector<FaceId>& chain) const {
    for (std::size_t i = 0; i < given_.size(); ++i)
      if (given_[i].*mark) Add(i, chain);
  }

  void AddUnmarked(std::vector<FaceId>& chain) const {
    for (std::size_t i = 0; i < given_.size(); ++i)
      if (!given_[i].regular && !given_[i].bold && !given_[i].gaiji) Add(i, chain);
  }

  std::vector<FaceId> First(const FaceChoice& choice, Mark mark, const char* role,
                            Diagnostics& diagnostics) const {
    std::vector<FaceId> chain;
    AddNamed(choice, chain);
    if (chain.empty()) AddMarked(mark, chain);
    if (chain.empty()) diagnostics.Error(MessageId::no_face_given, {}, {role});
    return chain;
  }

  std::vector<Font> given_;
  std::string colour_profile_;
  ThemeFaces opened_for_;
  std::shared_ptr<const FontSet> opened_;
};

Finding FindingOf(const Diagnostic& diagnostic, Language language) {
  const Place& place = diagnostic.place;
  return {diagnostic.severity == Severity::error,
          std::string(CodeOf(diagnostic.id)),
          MessageText(diagnostic, language),
          HintText(diagnostic, language),
          place.file,
          place.at.line,
          place.at.column,
          place.pointer,
          place.item};
}

// The levels a are for tagged files alone.
Archive ArchiveOf(const Options& options) {
  switch (options.archive) {
    case ArchiveLevel::none:
      return Archive::none;
    case ArchiveLevel::a_2u:
      return Archive::a_2u;
    case ArchiveLevel::a_2a:
    case ArchiveLevel::a_3a:
      break;
  }
  if (!options.tags) return Archive::a_2u;
  return options.archive == ArchiveLevel::a_3a ? Archive::a_3a : Archive::a_2a;
}

RenderSettings SettingsOf(const Options& options, Product product, const FileSource* themes) {
  RenderSettings settings;
  settings.form = options.form;
  settings.edition = options.edition;
  settings.theme = options.theme;
  settings.theme_files = themes;
  settings.gaiji = options.gaiji;
  settings.product = product;
  settings.allow_missing = options.allow_missing;
  settings.bind.print_unused = options.print_unused;
  settings.bind.print_empty_bands = options.print_empty_bands;
  settings.bind.print_bands = options.print_bands;
  settings.epoch = options.epoch;
  settings.tags = options.tags;
  settings.archive = ArchiveOf(options);
  return settings;
}

// Embedders time their own work; the library must not read the clock.
class StoppedInstruments final : public Instruments {
 public:
  std::int64_t Nanoseconds() const override { return 0; }
  std::int64_t PeakKibibytes() const override { return 0; }
};

}  // namespace

struct Typesetter::Impl {
  std::unique_ptr<const FileSource> layouts;
  std::unique_ptr<const FileSource> themes;  // by path; null when all is in memory
  std::unique_ptr<FontSource> fonts;

  Result Run(std::string name, std::string model, const Options& options, Product product) {
    const StoppedInstruments instruments;
    StageLog log(instruments);
    Diagnostics diagnostics;
    RenderOutcome outcome = RenderOutcome::failed;
    auto bytes =
        Typeset(SourceText(std::move(name), std::move(model)), SettingsOf(options, product, themes.get()),
                *layouts, *fonts, diagnostics, log, outcome);
    Result result;
    result.ok = bytes.has_value();
    if (bytes) result.bytes = *std::move(bytes);
    const Language language = options.words == WordsIn::japanese ? Language::japanese : Language::english;
    for (const Diagnostic& d : diagnostics.all()) result.findings.push_back(FindingOf(d, language));
    return result;
  }
};

std::string_view LibraryVersion() { return ProgramVersion(); }

Typesetter Typesetter::FromFolder(const std::string& data_folder,
                                  const std::vector<std::string>& font_folders) {
  auto impl = std::make_shared<Impl>();
  impl->layouts = std::make_unique<DirectoryFiles>(data_folder + "/layouts");
  impl->themes = std::make_unique<PathFiles>();
  impl->fonts = std::make_unique<FontShelf>(data_folder, font_folders);
  return Typesetter(std::move(impl));
}

Typesetter Typesetter::FromMemory(std::map<std::string, std::string> layouts, std::vector<Font> fonts,
                                  std::string colour_profile) {
  auto impl = std::make_shared<Impl>();
  impl->layouts = std::make_unique<MemoryFiles>(std::move(layouts));
  impl->fonts = std::make_unique<MemoryFonts>(std::move(fonts), std::move(colour_profile));
  return Typesetter(std::move(impl));
}

std::vector<Edition> Typesetter::Editions() const {
  std::vector<Edition> editions;
  for (EditionName& name : ListEditions(*impl_->layouts)) {
    editions.push_back({std::move(name.form), std::move(name.edition)});
  }
  return editions;
}

Result Typesetter::Pdf(std::string name, std::string model, const Options& options) const {
  return impl_->Run(std::move(name), std::move(model), options, Product::pdf);
}

Result Typesetter::Text(std::string name, std::string model, const Options& options) const {
  return impl_->Run(std::move(name), std::move(model), options, Product::text);
}

Result Typesetter::Html(std::string name, std::string model, const Options& options) const {
  return impl_->Run(std::move(name), std::move(model), options, Product::html);
}

Result Typesetter::Dump(std::string name, std::string model, const Options& options) const {
  return impl_->Run(std::move(name), std::move(model), options, Product::dump);
}

}  // namespace yoshiki
