#include "batch/glyph_report.h"

#include <deque>
#include <optional>
#include <utility>

#include "batch/directory_files.h"
#include "batch/glyph_list.h"
#include "batch/glyph_proof.h"
#include "batch/input.h"
#include "batch/stages.h"
#include "render/render.h"

namespace yoshiki {
namespace {

struct KindWords {
  std::string_view code, english, japanese;
};

// By GlyphKind.
constexpr KindWords kWords[] = {
    {"private-use", "private use", "外字"},
    {"variation", "variation sequence", "異体字（IVS）"},
    {"compatibility", "compatibility ideograph", "互換漢字"},
    {"radical", "radical, not a kanji", "部首（漢字ではない）"},
    {"other", "outside JIS X 0208", "JIS X 0208外"},
    {"half-width", "half-width katakana", "半角カナ"},
    {"invisible", "invisible", "不可視"},
    {"common", "JIS X 0208", "JIS X 0208"},
};

const KindWords& WordsOf(GlyphKind kind) { return kWords[static_cast<std::size_t>(kind)]; }

// A model with its form.
struct Reading {
  Statement statement;
  Form form;
};

// Of two outcomes the one that needs a person most.
void Worsen(RenderOutcome& outcome, RenderOutcome other) {
  if (outcome != RenderOutcome::failed && other != RenderOutcome::written) outcome = other;
}

std::optional<Reading> Read(const std::string& model, const RenderSettings& settings,
                            const FileSource& layouts, RenderOutcome& outcome, Diagnostics& diagnostics) {
  SourceText text;
  const ReadResult result = ReadInput(model, ParseLimits{}.bytes, text, diagnostics);
  if (result == ReadResult::failed) return Worsen(outcome, RenderOutcome::failed), std::nullopt;
  std::optional<Statement> statement;
  if (result == ReadResult::done) statement = ParseStatement(std::move(text), diagnostics);
  std::optional<Form> form;
  if (statement) form = FormOf(*statement, settings, layouts, diagnostics);
  if (!form) return Worsen(outcome, RenderOutcome::rejected), std::nullopt;
  return Reading{*std::move(statement), *std::move(form)};
}

RenderOutcome WriteProof(const GlyphJob& job, const std::vector<GlyphEntry>& entries, const Theme& theme,
                         const Reading& any, TextSetter& setter, const World& world,
                         Diagnostics& diagnostics) {
  const BoundForm proof = ProofOf(entries, job.models.size() > 1);
  Diagnostics told;  // what no font has was reported with its place in the model
  const auto document = Layout(proof, ProofTheme(theme, entries.size()), any.statement, any.form, setter,
                               LayoutOptions{true}, told);
  if (!document) return RenderOutcome::rejected;
  RenderSettings plain = job.settings;  // nobody archives a proof
  plain.archive = Archive::none;
  const PdfOptions options = PdfOptionsOf(plain, world.fonts, diagnostics);
  const auto bytes = RenderPdf(*document, setter.fonts(), options, diagnostics);
  const bool written = bytes && WriteWhole(job.proof, *bytes, world.files, diagnostics);
  return written ? RenderOutcome::written : RenderOutcome::failed;
}

}  // namespace

std::string_view WordOf(GlyphKind kind, Language language) {
  return language == Language::japanese ? WordsOf(kind).japanese : WordsOf(kind).english;
}

std::string_view CodeOf(GlyphKind kind) { return WordsOf(kind).code; }

std::string CodesOf(const GlyphEntry& entry) {
  std::string codes;
  for (const CodePoint c : entry.characters) codes += (codes.empty() ? "" : " ") + CodePointName(c);
  return codes;
}

RenderOutcome RunGlyphs(const GlyphJob& job, const World& world, std::vector<GlyphEntry>& entries,
                        Diagnostics& diagnostics) {
  RenderOutcome outcome = RenderOutcome::written;
  std::deque<Reading> readings;
  for (const std::string& model : job.models)
    if (auto reading = Read(model, job.settings, world.layouts, outcome, diagnostics))
      readings.push_back(*std::move(reading));
  if (readings.empty()) return outcome;

  const PathFiles files;
  const auto theme =
      ThemeOf(WithThemesBeside(job.settings, job.models.front(), files), world.layouts, diagnostics);
  if (!theme) return RenderOutcome::rejected;
  const auto fonts = world.fonts.Open(theme->faces, diagnostics);
  if (!fonts) return RenderOutcome::failed;

  TextSetter setter(fonts);
  GlyphList list(*theme, setter);
  for (const Reading& reading : readings) list.Add(reading.statement, reading.form);
  entries = list.Take(diagnostics);
  if (LacksGlyphs(diagnostics)) world.fonts.AddMissingFallbacks(diagnostics);
  if (!job.proof.empty())
    Worsen(outcome, WriteProof(job, entries, *theme, readings.front(), setter, world, diagnostics));
  return outcome;
}

}  // namespace yoshiki
