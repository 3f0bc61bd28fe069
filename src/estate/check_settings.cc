#include "estate/check_settings.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "estate/globs.h"
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

// What documents and sheets have in common.
struct Table {
  const KeyOffsets& at;
  const RenderSettings& settings;
};

std::vector<Table> TablesOf(const Estate& estate) {
  std::vector<Table> tables;
  for (const DocumentSet& set : estate.documents) tables.push_back({set.at, set.settings});
  for (const SheetEntry& sheet : estate.sheets) tables.push_back({sheet.at, sheet.settings});
  return tables;
}

// Of the first table in the file that names the theme. Jobs have own themes' names as paths.
Place PlaceOfTheme(const Estate& estate, const std::string& theme) {
  std::size_t first = estate.source.bytes().size();
  for (const Table& table : TablesOf(estate)) {
    const std::string& name = table.settings.theme;
    const bool is_named = name == theme || PathIn(estate.folder, name) == theme;
    if (is_named) first = std::min(first, table.at.Of("theme"));
  }
  return PlaceAt(estate.source, first);
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
    AddAt(found, PlaceOfTheme(estate, look.theme), diagnostics);
  }
}

void CheckEditions(const Estate& estate, const FileSource& layouts, Diagnostics& diagnostics) {
  const std::vector<EditionName> known = ListEditions(layouts);
  for (const DocumentSet& set : estate.documents) {
    const auto& [form, edition] = std::pair(set.settings.form, set.settings.edition);
    if (form.empty() && edition.empty()) continue;
    const auto is_form = [&](const EditionName& name) { return form.empty() || name.form == form; };
    const bool is_there = std::ranges::any_of(known, [&](const EditionName& name) {
      return is_form(name) && (edition.empty() || name.edition == edition);
    });
    if (is_there || known.empty()) continue;
    const char* const key = std::ranges::any_of(known, is_form) ? "edition" : "form";
    const Place place = PlaceAt(estate.source, set.at.Of(key));
    Diagnostics found;
    LoadForm(layouts, form.empty() ? known.front().form : form, edition, place, found);
    AddAt(found, place, diagnostics);
  }
}

// Why no font can be read from there: an errno, or 0. A pipe is not opened, as that waits for a writer.
int ReadingFault(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return errno;
  if (S_ISDIR(status.st_mode)) return EISDIR;
  if (!S_ISREG(status.st_mode) || status.st_size == 0) return EINVAL;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return errno;
  ::close(file);
  return 0;
}

void CheckFonts(const Estate& estate, Diagnostics& diagnostics) {
  std::set<std::string> seen;
  for (const Table& table : TablesOf(estate)) {
    for (const std::string& font : table.settings.gaiji) {
      if (!seen.insert(font).second) continue;
      if (const int fault = ReadingFault(PathIn(estate.folder, font)))
        diagnostics.Error(MessageId::estate_no_font, PlaceAt(estate.source, table.at.Of("gaiji")),
                          {font, std::strerror(fault)});
    }
  }
}

}  // namespace

bool CheckSettings(const Estate& estate, const std::vector<EstateJob>& jobs, const FileSource& layouts,
                   Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  CheckThemes(estate, jobs, layouts, diagnostics);
  CheckEditions(estate, layouts, diagnostics);
  CheckFonts(estate, diagnostics);
  return diagnostics.errors() == before;
}

}  // namespace yoshiki
