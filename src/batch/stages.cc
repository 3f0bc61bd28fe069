#include "batch/stages.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "batch/directory_files.h"
#include "batch/version.h"

namespace yoshiki {
namespace {

bool IsAnotherForm(const Statement& statement, const RenderSettings& settings) {
  return !settings.form.empty() && settings.form != statement.form;
}

// Where the form or the edition was asked for: the key in the model, or nowhere when it came with the job.
Place AskedAt(const Statement& statement, const RenderSettings& settings, const FileSource& layouts) {
  if (IsAnotherForm(statement, settings)) return {};
  const std::vector<EditionName> known = ListEditions(layouts);
  const bool form_known = std::any_of(known.begin(), known.end(),
                                      [&](const EditionName& name) { return name.form == statement.form; });
  if (form_known && !settings.edition.empty()) return {};
  const char* key = form_known && !statement.edition.empty() ? "edition" : "form";
  const Value* value = statement.root.Find(key);
  return value ? PlaceAt(statement.source, value->offset, PointerTo("", key)) : Place{};
}

// A font file as it was named on the command line.
FaceChoice GaijiFont(const std::string& file) {
  FaceChoice choice;
  choice.name = file.substr(file.rfind('/') + 1);
  choice.file = file;
  return choice;
}

}  // namespace

std::optional<Form> FormOf(const Statement& statement, const RenderSettings& settings,
                           const FileSource& layouts, Diagnostics& diagnostics, FormSource* forms) {
  const bool is_another = IsAnotherForm(statement, settings);
  const std::string& form = is_another ? settings.form : statement.form;
  const std::string& edition = is_another || !settings.edition.empty() ? settings.edition : statement.edition;
  // Where the form was asked for is worked out only when it is not there: looking takes all editions' names.
  if (forms != nullptr) {
    Diagnostics untold;
    if (auto known = forms->Load(layouts, form, edition, {}, untold)) return known;
  }
  return LoadForm(layouts, form, edition, AskedAt(statement, settings, layouts), diagnostics);
}

namespace {

// The forms and editions besides one, as OthersThan() says.
std::vector<EditionName> NamesBesides(const EditionName& own, const Statement& statement,
                                      const FileSource& layouts) {
  std::vector<EditionName> others = ListEditions(layouts);
  std::erase(others, own);
  const Value* overrides = statement.root.Find("overrides");
  std::ranges::stable_sort(others, std::less(), [&](const EditionName& other) {
    if (other.form == statement.form && other.form != own.form)
      return other.edition == statement.edition ? 0 : 1;
    if (overrides != nullptr && overrides->Find(other.form) != nullptr) return 2;
    return other.form == own.form ? 3 : 4;
  });
  return others;
}

}  // namespace

OtherForms OthersThan(const Form& form, const Statement& statement, const FileSource& layouts) {
  // Looked up only when one is asked for: a statement that knows its form does not depend on the others.
  return [&layouts, &statement, own = EditionName{form.name(), form.edition()},
          names = std::optional<std::vector<EditionName>>(),
          next = std::size_t{0}]() mutable -> std::optional<Form> {
    if (!names) names = NamesBesides(own, statement, layouts);
    Diagnostics unread;  // a form that is not printed here is none of this model's faults
    while (next < names->size()) {
      const EditionName& name = (*names)[next++];
      if (auto read = LoadForm(layouts, name.form, name.edition, {}, unread)) return read;
    }
    return std::nullopt;
  };
}

std::optional<Theme> ThemeOf(const RenderSettings& settings, const FileSource& layouts,
                             Diagnostics& diagnostics) {
  const ThemePlaces places{layouts, settings.theme_files, settings.theme_folder};
  std::optional<Theme> theme = LoadTheme(places, settings.theme, diagnostics);
  if (!theme) return std::nullopt;
  std::vector<FaceChoice> gaiji;
  for (const std::string& file : settings.gaiji) gaiji.push_back(GaijiFont(file));
  theme->faces.gaiji.insert(theme->faces.gaiji.begin(), gaiji.begin(), gaiji.end());
  return theme;
}

PdfOptions PdfOptionsOf(const RenderSettings& settings, FontSource& fonts, Diagnostics& diagnostics) {
  PdfOptions options;
  options.epoch = settings.epoch;
  options.producer = "yoshiki " + std::string(ProgramVersion());
  options.archive = settings.archive;
  options.tags = settings.tags;
  if (options.archive != Archive::none) options.colour_profile = fonts.ColourProfile(diagnostics);
  return options;
}

bool LacksGlyphs(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [](const Diagnostic& d) {
    std::size_t at = 0;
    return d.id == MessageId::missing_glyph && !IsPrivateUse(NextCodePoint(d.args[0], at));
  });
}

std::vector<FaceReport> ReportFonts(const RenderSettings& settings, const FileSource& layouts,
                                    FontShelf& shelf, bool verify, Diagnostics& diagnostics) {
  const PathFiles files;
  const auto theme = ThemeOf(WithThemesBeside(settings, "-", files), layouts, diagnostics);
  return theme ? shelf.Report(theme->faces, verify, diagnostics) : std::vector<FaceReport>{};
}

RenderSettings WithThemesBeside(RenderSettings settings, const std::string& model, const FileSource& files) {
  settings.theme_files = &files;
  const std::size_t slash = model.rfind('/');
  settings.theme_folder = slash == std::string::npos ? "." : model.substr(0, slash + 1);
  return settings;
}

}  // namespace yoshiki
