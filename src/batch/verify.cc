#include "batch/verify.h"

#include <rapidjson/document.h>

#include <algorithm>
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

constexpr std::size_t kExcerpt = 20;            // characters from a difference on
constexpr std::size_t kLargestPdf = 512 << 20;  // bytes

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
  rapidjson::Document json;
  json.Parse(file->bytes.data(), file->bytes.size());
  if (json.HasParseError() || !json.IsObject()) return recipe;
  const auto text = [&json](const char* key, std::string& to) {
    if (json.HasMember(key) && json[key].IsString()) to = json[key].GetString();
  };
  const auto flag = [&json](const char* key, bool& to) {
    if (json.HasMember(key) && json[key].IsBool()) to = json[key].GetBool();
  };
  text("program", recipe.program);
  text("edition", recipe.settings.edition);
  if (asked.theme == RenderSettings{}.theme) text("theme", recipe.settings.theme);
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

Place PlaceOfFile(const std::string& name) {
  Place place;
  place.file = name;
  return place;
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
                    Diagnostics& diagnostics) {
  Verification verified;
  SourceText file;
  const ReadResult read = ReadInput(pdf, kLargestPdf, file, diagnostics);
  if (read == ReadResult::failed) return verified;
  verified.outcome = VerifyOutcome::differs;
  if (read != ReadResult::done) return verified;
  const std::string bytes(file.bytes());
  const auto reading = ReadPdf(file.name(), bytes, diagnostics);
  if (!reading) return verified;
  verified.pages = reading->pages.size();
  const CarriedFile* source = SourceOf(*reading);
  if (source == nullptr) {
    diagnostics.Error(MessageId::verify_no_model, PlaceOfFile(file.name()));
    return verified;
  }
  verified.model = source->name;
  const PathFiles files;
  const Recipe recipe = RecipeOf(*reading, WithThemesBeside(settings, pdf, files));
  const auto again = RenderAgain(*source, recipe.settings, world, diagnostics, verified);
  if (!again) return verified;
  if (*again == bytes) {
    verified.outcome = VerifyOutcome::same;
    return verified;
  }
  const auto should_be = ReadPdf(file.name(), *again, diagnostics);
  if (!should_be || !SameText(file.name(), *reading, *should_be, diagnostics)) return verified;
  Diagnostic d;
  d.severity = Severity::warning;
  d.id = MessageId::verify_bytes_differ;
  d.place = PlaceOfFile(file.name());
  d.args = {recipe.program, "yoshiki " + std::string(ProgramVersion())};
  diagnostics.Add(std::move(d));
  verified.outcome = VerifyOutcome::same_text;
  return verified;
}

}  // namespace yoshiki
