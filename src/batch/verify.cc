#include "batch/verify.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "batch/attachments.h"
#include "batch/directory_files.h"
#include "batch/input.h"
#include "batch/pdf_reading.h"
#include "batch/stages.h"
#include "batch/version.h"
#include "model/model.h"

namespace yoshiki {
namespace {

constexpr std::size_t kExcerpt = 20;             // characters from a difference on
constexpr std::size_t kLargestRecipe = 1 << 16;  // bytes
constexpr std::size_t kLargestPdf = 512 << 20;   // bytes

/// Files beside the PDF, but first those in it: the model's pictures.
class CarriedFiles final : public FileSource {
 public:
  CarriedFiles(const std::vector<CarriedFile>& carried, const std::string& pdf)
      : carried_(carried), beside_(pdf.substr(0, pdf.rfind('/') + 1)) {}

  std::optional<std::string> Read(std::string_view name) const override {
    std::string_view below = name;
    if (below.starts_with("./")) below.remove_prefix(2);
    if (!beside_.empty() && below.starts_with(beside_)) below.remove_prefix(beside_.size());
    for (const CarriedFile& file : carried_)
      if (file.name == below) return file.bytes;
    return disk_.Read(name);
  }
  std::vector<std::string> List(std::string_view) const override { return {}; }

 private:
  const std::vector<CarriedFile>& carried_;
  const std::string beside_;
  const PathFiles disk_;
};

/// How the PDF was made, as far as it says so.
struct Recipe {
  RenderSettings settings;
  std::string program;
};

Recipe RecipeOf(const PdfReading& reading, const RenderSettings& asked) {
  Recipe recipe{asked, ""};
  recipe.settings.archive = Archive::a_3a;
  recipe.settings.tags = true;
  recipe.settings.product = Product::pdf;
  const auto file = std::find_if(reading.files.begin(), reading.files.end(),
                                 [](const CarriedFile& f) { return f.name == kRecipeName; });
  if (file == reading.files.end()) return recipe;
  if (file->bytes.size() > kLargestRecipe) return recipe;
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(file->bytes.data(),
                                             file->bytes.size());  // it may be nested at will
  if (json.HasParseError() || !json.IsObject()) return recipe;
  const auto text = [&json](const char* key, std::string& to) {
    if (json.HasMember(key) && json[key].IsString()) to = json[key].GetString();
  };
  const auto flag = [&json](const char* key, bool& to) {
    if (json.HasMember(key) && json[key].IsBool()) to = json[key].GetBool();
  };
  text("program", recipe.program);
  text("form", recipe.settings.form);
  text("edition", recipe.settings.edition);
  // By name alone: the file must not choose what is opened on this machine.
  std::string theme;
  text("theme", theme);
  const bool by_name = !theme.empty() && theme.find('/') == std::string::npos && !theme.ends_with(".yaml");
  if (by_name && asked.theme == RenderSettings{}.theme) recipe.settings.theme = theme;
  flag("allow_missing", recipe.settings.allow_missing);
  flag("print_unused", recipe.settings.bind.print_unused);
  flag("print_bands", recipe.settings.bind.print_bands);
  flag("print_empty_bands", recipe.settings.bind.print_empty_bands);
  recipe.settings.epoch.reset();
  if (json.HasMember("source_date_epoch") && json["source_date_epoch"].IsInt64())
    recipe.settings.epoch = json["source_date_epoch"].GetInt64();
  return recipe;
}

const CarriedFile* SourceOf(const PdfReading& reading) {
  const auto source = std::find_if(reading.files.begin(), reading.files.end(),
                                   [](const CarriedFile& file) { return file.is_source; });
  return source == reading.files.end() ? nullptr : &*source;
}

std::size_t FirstDifference(std::string_view a, std::string_view b) {
  const auto size = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + size, b.begin()).first - a.begin());
  while (at > 0 && at < a.size() && (static_cast<unsigned char>(a[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

std::string Excerpt(std::string_view text, std::size_t from) {
  std::size_t end = from;
  for (std::size_t n = 0; n < kExcerpt && end < text.size(); ++n) NextCodePoint(text, end);
  return std::string(text.substr(from, end - from));
}

// Reports pages that say something else; true when there is none.
bool SameText(const std::string& name, const PdfReading& is, const PdfReading& should_be,
              Diagnostics& diagnostics) {
  bool same = is.pages.size() == should_be.pages.size();
  if (!same) {
    diagnostics.Error(MessageId::verify_page_count, PlaceOfFile(name),
                      {std::to_string(is.pages.size()), std::to_string(should_be.pages.size())});
  }
  for (std::size_t i = 0; i < std::min(is.pages.size(), should_be.pages.size()); ++i) {
    if (is.pages[i] == should_be.pages[i]) continue;
    same = false;
    const std::size_t at = FirstDifference(is.pages[i], should_be.pages[i]);
    diagnostics.Error(MessageId::verify_text_differs, PlaceOfFile(name),
                      {std::to_string(i + 1), Excerpt(is.pages[i], at), Excerpt(should_be.pages[i], at)});
  }
  return same;
}

// Text that can be extracted is not all that a reader sees: marks may lie over it, glyphs may be exchanged.
bool SameDrawing(const std::string& name, const PdfReading& is, const PdfReading& should_be,
                 Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.errors();
  std::string pages;
  for (std::size_t i = 0; i < is.drawings.size(); ++i)
    if (is.drawings[i] != should_be.drawings[i]) pages += (pages.empty() ? "" : ", ") + std::to_string(i + 1);
  if (!pages.empty())
    diagnostics.Error(MessageId::verify_drawing_differs, PlaceOfFile(name), {std::move(pages)});
  if (is.catalogue != should_be.catalogue)
    diagnostics.Error(MessageId::verify_catalogue_differs, PlaceOfFile(name));
  return diagnostics.errors() == errors;
}

// The same model again. Its faults are told as they are: they say why the PDF cannot be made again.
std::optional<std::string> RenderAgain(const CarriedFile& source, const RenderSettings& settings,
                                       const World& world, Diagnostics& diagnostics, Verification& verified) {
  const Instruments instruments;
  StageLog log(instruments);
  RenderOutcome outcome = RenderOutcome::failed;
  auto bytes = Typeset(SourceText(source.name, source.bytes), settings, world.layouts, world.fonts,
                       diagnostics, log, outcome);
  if (!bytes)
    verified.outcome = outcome == RenderOutcome::failed ? VerifyOutcome::failed : VerifyOutcome::differs;
  return bytes;
}

}  // namespace

Verification Verify(const std::string& pdf, const RenderSettings& settings, const World& world,
                    Diagnostics& diagnostics) try {
  Verification verified;
  SourceText file;
  const ReadResult read = ReadInput(pdf, kLargestPdf, file, diagnostics);
  if (read == ReadResult::failed) return verified;
  verified.outcome = VerifyOutcome::differs;
  if (read != ReadResult::done) return verified;
  const std::string bytes(file.bytes());
  const auto reading = ReadPdf(file.name(), bytes, PdfDepth::files, diagnostics);
  if (!reading) return verified;
  verified.pages = reading->page_count;
  const CarriedFile* source = SourceOf(*reading);
  if (source == nullptr) {
    diagnostics.Error(MessageId::verify_no_model, PlaceOfFile(file.name()));
    return verified;
  }
  verified.model = source->name;
  const CarriedFiles files(reading->files, pdf);
  const Recipe recipe = RecipeOf(*reading, WithThemesBeside(settings, pdf, files));
  const auto again = RenderAgain(*source, recipe.settings, world, diagnostics, verified);
  if (!again) return verified;
  if (*again == bytes) {
    verified.outcome = VerifyOutcome::same;
    return verified;
  }
  const auto is = ReadPdf(file.name(), bytes, PdfDepth::pages, diagnostics);
  const auto should_be = ReadPdf(file.name(), *again, PdfDepth::pages, diagnostics);
  if (!is || !should_be || !SameText(file.name(), *is, *should_be, diagnostics)) return verified;
  if (!SameDrawing(file.name(), *is, *should_be, diagnostics)) return verified;
  Diagnostic d;
  d.severity = Severity::warning;
  d.id = MessageId::verify_bytes_differ;
  d.place = PlaceOfFile(file.name());
  d.args = {recipe.program, "yoshiki " + std::string(ProgramVersion())};
  diagnostics.Add(std::move(d));
  verified.outcome = VerifyOutcome::same_text;
  return verified;
} catch (const std::bad_alloc&) {
  diagnostics.Error(MessageId::out_of_memory, PlaceOfFile(pdf));
  return {};
}

}  // namespace yoshiki
