#include "estate/plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "estate/globs.h"
#include "estate/plan_options.h"

namespace yoshiki {
namespace {

Product ProductOf(OutputFormat format) {
  if (format == OutputFormat::text) return Product::text;
  return format == OutputFormat::html ? Product::html : Product::pdf;
}

// Estates are large, and most names are normal as they are.
std::string Normal(const std::string& path) {
  const bool plain = !path.starts_with('.') && path.find("/.") == std::string::npos &&
                     path.find("//") == std::string::npos && !path.ends_with('/');
  return plain ? path : std::filesystem::path(path).lexically_normal().string();
}

// As an absolute name that ends in '/', so that what is below begins with it.
std::string FullFolder(const std::string& folder) {
  std::error_code unknown;  // without a working folder names stay as they are
  const std::filesystem::path full = std::filesystem::absolute(folder, unknown);
  return Normal((unknown ? folder : full.string()) + "/");
}

// The output of a model, relative to the folder of its set.
std::string DocumentName(const std::string& stem, Product product, const std::string& form) {
  // Without a folder "-" would be standard input.
  const std::string here = "./";
  return DefaultOutput(here + stem, product, form).substr(here.size());
}

// Folders and a name joined.
std::string Below(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

bool SameBinding(const BindOptions& a, const BindOptions& b) {
  return a.print_unused == b.print_unused && a.print_bands == b.print_bands &&
         a.print_empty_bands == b.print_empty_bands;
}

class Planner {
 public:
  Planner(const Estate& estate, PlanCare care, Diagnostics& diagnostics)
      : estate_(estate),
        care_(care),
        diagnostics_(diagnostics),
        folder_(OutputFolder(estate)),
        here_(FullFolder(estate.folder)) {}

  std::vector<EstateJob> Plan() {
    for (const DocumentSet& set : estate_.documents) AddDocuments(set);
    for (const SheetEntry& sheet : estate_.sheets) AddSheet(sheet);
    CheckInputs();
    if (is_wrong_) jobs_.clear();
    return std::move(jobs_);
  }

 private:
  void AddDocuments(const DocumentSet& set) {
    RenderSettings settings = InPlace(set.settings);
    const std::set<std::string> models = ModelsOf(set);
    const std::optional<std::string> root = RootOf(set, models);
    if (!root) return;
    for (const std::string& model : models) {
      const std::string path = PathIn(estate_.folder, model);
      for (const OutputFormat format : set.formats) {
        settings.product = ProductOf(format);
        EstateJob job;
        job.name = Below(set.folder, DocumentName(StemOf(model, *root), settings.product, settings.form));
        job.output = PathIn(folder_, job.name);
        job.inputs = {path};
        job.options = OptionsOf(set, format);
        job.work = RenderJob{path, job.output, settings};
        // Page numbers are those of the draft's own form and edition.
        if (format == OutputFormat::pdf && settings.form.empty() && settings.edition.empty())
          pdfs_.emplace(Normal(path), PrintedModel{job.name, settings});
        Add(std::move(job), set.offset);
      }
    }
  }

  std::set<std::string> ModelsOf(const DocumentSet& set) {
    std::set<std::string> models;
    for (const std::string& pattern : set.models) {
      if (!IsOfSize(pattern, set)) return {};
      const std::vector<std::string> found = FindFiles({estate_.folder, folder_}, pattern, diagnostics_);
      if (found.empty()) diagnostics_.Error(WhyNone(pattern), PlaceOf(set, "models"), {pattern});
      models.insert(found.begin(), found.end());
    }
    for (const std::string& pattern : set.except) {
      if (models.empty() || !IsOfSize(pattern, set)) return {};
      const auto fits = [&](const std::string& model) { return MatchesPath(pattern, model); };
      const bool is_idle = std::erase_if(models, fits) == 0;
      if (is_idle && care_ == PlanCare::thorough)
        diagnostics_.Warn(MessageId::estate_idle_except, PlaceOf(set, "except"), {pattern});
      if (models.empty()) diagnostics_.Error(MessageId::estate_all_excepted, PlaceOf(set, "except"));
    }
    return models;
  }

  // Of a pattern that stands for more, part would be dropped.
  bool IsOfSize(const std::string& pattern, const DocumentSet& set) {
    if (ExpandBraces(pattern).size() < kMostPatterns) return true;
    is_wrong_ = true;
    diagnostics_.Error(MessageId::estate_too_many_patterns, PlaceAt(estate_.source, set.offset),
                       {pattern, std::to_string(kMostPatterns - 1)});
    return false;
  }

  MessageId WhyNone(const std::string& pattern) const {
    Diagnostics told_already;
    const bool in_output = !FindFiles({estate_.folder, ""}, pattern, told_already).empty();
    return in_output ? MessageId::estate_models_in_output : MessageId::estate_glob_empty;
  }

  // The folder that outputs are named from. Nothing after adding that it cannot be meant: the outputs would
  // get other names than were thought of.
  std::optional<std::string> RootOf(const DocumentSet& set, const std::set<std::string>& models) {
    if (set.root.empty()) return here_;
    const std::string root = FullFolder(PathIn(estate_.folder, set.root));
    std::error_code unknown;
    if (!std::filesystem::is_directory(root, unknown)) {
      diagnostics_.Error(MessageId::estate_no_root, PlaceOf(set, "root"), {set.root});
      return std::nullopt;
    }
    const auto is_below = [&](const std::string& model) { return FullName(model).starts_with(root); };
    if (models.empty() || std::ranges::any_of(models, is_below)) return root;
    diagnostics_.Error(MessageId::estate_idle_root, PlaceOf(set, "root"), {set.root, *models.begin()});
    return std::nullopt;
  }

  std::string FullName(const std::string& model) const {
    return Normal(model.starts_with('/') ? model : here_ + model);
  }

  // What a model's outputs are named after. Of a model elsewhere only the file's name counts.
  std::string StemOf(const std::string& model, const std::string& root) const {
    const std::string name = FullName(model);
    for (const std::string& above : {root, here_}) {
      if (name.starts_with(above)) return name.substr(above.size());
    }
    return name.substr(name.rfind('/') + 1);
  }

  Place PlaceOf(const DocumentSet& set, std::string_view key) const {
    return PlaceAt(estate_.source, set.at.Of(key));
  }

  void AddSheet(const SheetEntry& sheet) {
    CompareJob work;
    std::vector<std::string> inputs;
    for (const std::vector<std::string>& drafts : sheet.statements) {
      std::vector<std::string>& paths = work.statements.emplace_back();
      for (const std::string& draft : drafts) paths.push_back(PathIn(estate_.folder, draft));
      inputs.insert(inputs.end(), paths.begin(), paths.end());
    }
    if (!sheet.notes.empty()) inputs.push_back(work.notes = PathIn(estate_.folder, sheet.notes));
    work.settings = InPlace(sheet.settings);
    work.cells = sheet.cells;
    const std::vector<std::string> pdfs = PdfsOfFirstDrafts(work);
    if (!pdfs.empty()) work.settings.bind = PrintedAs(work.statements.front().front())->settings.bind;
    for (const OutputFormat format : sheet.formats) {
      EstateJob job;
      job.name = Below(sheet.folder, sheet.name + kOutputEndings[static_cast<std::size_t>(format)]);
      job.output = PathIn(folder_, job.name);
      job.inputs = inputs;
      job.options = OptionsOf(sheet, work.settings.bind, format, LinksFrom(job.name, pdfs));
      work.outputs = {job.output};
      work.links.clear();
      work.links_to_come = true;
      if (format == OutputFormat::pdf)
        for (const std::string& pdf : pdfs) work.links.push_back(PathIn(folder_, pdf));
      job.work = work;
      Add(std::move(job), sheet.offset);
    }
  }

  struct PrintedModel {
    std::string name;  // of the output
    RenderSettings settings;
  };

  const PrintedModel* PrintedAs(const std::string& model) const {
    const auto printed = pdfs_.find(Normal(model));
    return printed == pdfs_.end() ? nullptr : &printed->second;
  }

  // Names of outputs; none when one is missing, or when their pages are not those that the sheet counts.
  std::vector<std::string> PdfsOfFirstDrafts(const CompareJob& work) const {
    std::vector<std::string> names;
    const PrintedModel* const first = PrintedAs(work.statements.front().front());
    for (const std::vector<std::string>& drafts : work.statements) {
      const PrintedModel* const pdf = PrintedAs(drafts.front());
      if (pdf == nullptr || !SameBinding(pdf->settings.bind, first->settings.bind) ||
          pdf->settings.theme != work.settings.theme || pdf->settings.gaiji != work.settings.gaiji)
        return {};
      names.push_back(pdf->name);
    }
    return names;
  }

  static std::vector<std::string> LinksFrom(const std::string& output,
                                            const std::vector<std::string>& names) {
    const std::filesystem::path folder = std::filesystem::path(output).parent_path();
    std::vector<std::string> relative;
    for (const std::string& name : names)
      relative.push_back(std::filesystem::path(name).lexically_relative(folder).string());
    return relative;
  }

  // Files that the settings name by their paths begin in the estate's folder too (LoadTheme() on names).
  RenderSettings InPlace(RenderSettings settings) const {
    const bool own = settings.theme.find('/') != std::string::npos || settings.theme.ends_with(".yaml");
    if (own) settings.theme = PathIn(estate_.folder, settings.theme);
    for (std::string& font : settings.gaiji) font = PathIn(estate_.folder, font);
    return settings;
  }

  void Add(EstateJob job, std::size_t offset) {
    const auto [same, added] = by_name_.emplace(job.name, jobs_.size());
    if (!added) {
      is_wrong_ = true;
      diagnostics_.Error(MessageId::estate_same_output, PlaceAt(estate_.source, offset),
                         {jobs_[same->second].inputs.front(), job.inputs.front(), job.output});
      return;
    }
    jobs_.push_back(std::move(job));
    offsets_.push_back(offset);
  }

  // An output may be an input under another name, or one that no run has made yet.
  void CheckInputs() {
    std::map<std::string, std::string> names;
    std::map<std::pair<dev_t, ino_t>, std::string> files;
    struct stat status {};
    for (const EstateJob& job : jobs_) {
      for (const std::string& input : job.inputs) {
        const bool fresh = names.emplace(Normal(input), input).second;
        if (fresh && ::stat(input.c_str(), &status) == 0)
          files.emplace(std::pair(status.st_dev, status.st_ino), input);
      }
    }
    for (std::size_t i = 0; i < jobs_.size(); ++i) {
      const std::string& output = jobs_[i].output;
      const auto name = names.find(Normal(output));
      std::optional<std::string> input;
      if (name != names.end()) input = name->second;
      if (!input && ::stat(output.c_str(), &status) == 0) {
        const auto file = files.find({status.st_dev, status.st_ino});
        if (file != files.end()) input = file->second;
      }
      if (!input) continue;
      is_wrong_ = true;
      diagnostics_.Error(MessageId::estate_output_is_input, PlaceAt(estate_.source, offsets_[i]),
                         {output, *input});
    }
  }

  const Estate& estate_;
  PlanCare care_;
  Diagnostics& diagnostics_;
  std::string folder_;     // of the outputs
  std::string here_;       // the estate's, in full
  bool is_wrong_ = false;  // what the file says cannot be done
  std::vector<EstateJob> jobs_;
  std::vector<std::size_t> offsets_;            // in the source, of each job
  std::map<std::string, std::size_t> by_name_;  // of outputs
  std::map<std::string, PrintedModel> pdfs_;    // by their models
};

}  // namespace

std::string OutputFolder(const Estate& estate) {
  std::filesystem::path folder;
  for (const auto& part : std::filesystem::path(PathIn(estate.folder, estate.output))) {
    const std::filesystem::path last = folder.filename();
    std::error_code ignored;
    if (part == ".." && !last.empty() && last != ".." && !std::filesystem::is_symlink(folder, ignored))
      folder = folder.parent_path();
    else if (!part.empty() && part != ".")
      folder /= part;
  }
  return folder.empty() ? "." : folder.string();
}

std::vector<EstateJob> PlanEstate(const Estate& estate, Diagnostics& diagnostics, PlanCare care) {
  return Planner(estate, care, diagnostics).Plan();
}

}  // namespace yoshiki
