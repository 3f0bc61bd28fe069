// The library's face, made of the same pieces as `yoshiki render`.
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

class MemoryFonts final : public FontSource {
 public:
  explicit MemoryFonts(std::vector<Font> fonts) : given_(std::move(fonts)) {}

  std::shared_ptr<const FontSet> Open(Diagnostics& diagnostics) override {
    if (opened_) return opened_;
    std::vector<FontSpec> specs;
    std::vector<FaceId> regular, bold, fallback;
    for (const Font& font : given_) {
      if (!font.bytes) continue;
      const auto id = static_cast<FaceId>(specs.size());
      if (font.regular) regular.push_back(id);
      if (font.bold) bold.push_back(id);
      if (!font.regular && !font.bold) fallback.push_back(id);
      specs.push_back({font.name, std::make_shared<OwnedBytes>(font.bytes), font.index});
    }
    for (const auto& [chain, role] : {std::pair{&regular, "regular"}, std::pair{&bold, "bold"}}) {
      if (chain->empty()) diagnostics.Error(MessageId::manifest_no_role, {}, {role});
      chain->insert(chain->end(), fallback.begin(), fallback.end());
    }
    if (!diagnostics.has_errors()) {
      opened_ = FontSet::Open(std::move(specs), std::move(regular), std::move(bold), diagnostics);
    }
    return opened_;
  }

  void AddMissingFallbacks(Diagnostics&) const override {}  // the caller knows what it gave

 private:
  std::vector<Font> given_;
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

RenderSettings SettingsOf(const Options& options, Product product) {
  RenderSettings settings;
  settings.edition = options.edition;
  settings.theme = options.theme;
  settings.product = product;
  settings.allow_missing = options.allow_missing;
  settings.bind.print_unused = options.print_unused;
  settings.bind.print_empty_bands = options.print_empty_bands;
  settings.bind.print_bands = options.print_bands;
  settings.epoch = options.epoch;
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
  std::unique_ptr<FontSource> fonts;

  Result Run(std::string name, std::string model, const Options& options, Product product) {
    const StoppedInstruments instruments;
    StageLog log(instruments);
    Diagnostics diagnostics;
    RenderOutcome outcome = RenderOutcome::failed;
    auto bytes = Typeset(SourceText(std::move(name), std::move(model)), SettingsOf(options, product),
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
  impl->fonts = std::make_unique<FontShelf>(data_folder, font_folders);
  return Typesetter(std::move(impl));
}

Typesetter Typesetter::FromMemory(std::map<std::string, std::string> layouts, std::vector<Font> fonts) {
  auto impl = std::make_shared<Impl>();
  impl->layouts = std::make_unique<MemoryFiles>(std::move(layouts));
  impl->fonts = std::make_unique<MemoryFonts>(std::move(fonts));
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

Result Typesetter::Dump(std::string name, std::string model, const Options& options) const {
  return impl_->Run(std::move(name), std::move(model), options, Product::dump);
}

}  // namespace yoshiki
