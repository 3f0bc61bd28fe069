#include "estate/check_settings.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "form/form.h"
#include "layout/layout.h"

namespace yoshiki {
namespace {

struct JobLook {
  std::string theme;
  std::string beside;  // a theme may be found there
};

JobLook LookOf(const EstateJob& job) {
  const auto folder = [](const std::string& file) {
    return std::filesystem::path(file).parent_path().string();
  };
  if (const auto* render = std::get_if<RenderJob>(&job.work))
    return {render->settings.theme, folder(render->model)};
  const CompareJob& compare = std::get<CompareJob>(job.work);
  return {compare.settings.theme, folder(compare.statements.front().front())};
}

// A fault without a place is one of what yoshiki.toml says.
void AddAt(const Diagnostics& found, const Place& place, Diagnostics& diagnostics) {
  for (Diagnostic d : found.all()) {
    if (d.place.file.empty()) d.place = place;
    diagnostics.Add(std::move(d));
  }
}

// Theme names of the documents and sheets, with the first place that says each.
void CheckThemes(const Estate& estate, const std::vector<EstateJob>& jobs, const FileSource& layouts,
                 Diagnostics& diagnostics) {
  const PathFiles disk;
  std::set<std::string> good, told;
  std::set<std::pair<std::string, std::string>> seen;
  for (const EstateJob& job : jobs) {
    const JobLook look = LookOf(job);
    if (good.contains(look.theme) || told.contains(look.theme)) continue;
    if (!seen.emplace(look.theme, look.beside).second) continue;
    Diagnostics found;
    if (LoadTheme({layouts}, look.theme, found)) {  // beside models only what layouts/ does not have
      good.insert(look.theme);
      continue;
    }
    found = {};
    if (LoadTheme({layouts, &disk, look.beside}, look.theme, found)) continue;
    told.insert(look.theme);
    AddAt(found, PlaceOfFile(estate.source.name()), diagnostics);
  }
}

void CheckEditions(const Estate& estate, const FileSource& layouts, Diagnostics& diagnostics) {
  const std::vector<EditionName> known = ListEditions(layouts);
  for (const DocumentSet& set : estate.documents) {
    const auto& [form, edition] = std::pair(set.settings.form, set.settings.edition);
    if (form.empty() && edition.empty()) continue;
    const bool is_there = std::ranges::any_of(known, [&](const EditionName& name) {
      return (form.empty() || name.form == form) && (edition.empty() || name.edition == edition);
    });
    if (is_there || known.empty()) continue;
    Diagnostics found;
    LoadForm(layouts, form.empty() ? known.front().form : form, edition, PlaceAt(estate.source, set.offset),
             found);
    AddAt(found, PlaceAt(estate.source, set.offset), diagnostics);
  }
}

}  // namespace

bool CheckSettings(const Estate& estate, const std::vector<EstateJob>& jobs, const FileSource& layouts,
                   Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  CheckThemes(estate, jobs, layouts, diagnostics);
  CheckEditions(estate, layouts, diagnostics);
  return diagnostics.errors() == before;
}

}  // namespace yoshiki
