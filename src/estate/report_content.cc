#include "estate/report_content.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "estate/file_hashes.h"
#include "estate/make_output.h"
#include "estate/plan.h"
#include "estate/traced_files.h"

namespace yoshiki {
namespace {

/// What is told of an output, with the state that it is compared with.
struct Compared {
  ReportedOutput told;
  std::string sha256_before;
};

// What stood there before is explained by the attempt that made it, not by later ones that failed.
std::optional<JobRecord> LastMade(std::optional<JobRecord> before, const Ledger& ledger) {
  while (before && !IsMade(before->state)) before = ledger.Before(before->name, before->run);
  return before;
}

Compared Compare(JobRecord record, const Ledger& ledger, Language language) {
  Compared output;
  ReportedOutput& told = output.told;
  const std::optional<JobRecord> before = ledger.Before(record.name, record.run);
  told.record = std::move(record);
  told.is_first = !before;
  told.faults = StoredDiagnostics(told.record.diagnostics, language);
  told.is_document =
      std::ranges::count(told.record.dependencies, Dependency::Kind::input, &Dependency::kind) == 1;
  if (!before) return output;
  told.failed_before = !IsMade(before->state);
  const std::optional<JobRecord> made = LastMade(before, ledger);
  if (!made) return output;
  told.reasons = ChangesBetween(*made, told.record);
  output.sha256_before = made->sha256;
  if (!told.made()) return output;
  told.same_bytes = made->sha256 == told.record.sha256;
  told.pages = ComparePages(*made, told.record);
  if (told.is_document) told.move = MoveBetween(*made, told.record);
  return output;
}

// The bytes of an output as it was made; "" when they are kept nowhere any more. What somebody changed since
// is not looked at.
std::string StateOf(const std::string& output, const std::string& sha256) {
  if (sha256.empty()) return {};
  for (const std::string& path : {output, OldName(output, sha256)}) {
    if (FreshSha256(path) != sha256) continue;
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  return {};
}

// The pages of one state, for those of `pairs` that have one.
DrawnPages DrawState(const std::string& pdf, const std::vector<ReportedPage>& pairs,
                     std::size_t PagePair::*side, const ReportLimits& limits) {
  std::vector<std::size_t> pages;
  for (const ReportedPage& pair : pairs) {
    if (pair.pages.*side != 0) pages.push_back(pair.pages.*side);
  }
  return pdf.empty() ? DrawnPages() : DrawPages(pdf, pages, limits.picture_width, limits.painter);
}

using How = DrawnPages::How;

How Worse(How a, How b) { return std::max(a, b); }

How DrawOutput(Compared& output, const std::string& path, std::size_t count, const ReportLimits& limits) {
  ReportedOutput& told = output.told;
  for (std::size_t i = 0; i < count; ++i) told.drawn.push_back({told.pages.pages[i], {}, {}, false});
  const std::string old_state = StateOf(path, output.sha256_before),
                    new_state = StateOf(path, told.record.sha256);
  told.before_kept = !old_state.empty();
  told.after_kept = !new_state.empty();
  DrawnPages before = DrawState(old_state, told.drawn, &PagePair::before, limits);
  if (before.how == How::missing || before.how == How::hung) return before.how;
  DrawnPages after = DrawState(new_state, told.drawn, &PagePair::after, limits);
  for (ReportedPage& page : told.drawn) {
    const auto old_look = before.pages.find(page.pages.before), new_look = after.pages.find(page.pages.after);
    const bool has_old = old_look != before.pages.end(), has_new = new_look != after.pages.end();
    if (has_old && has_new) {
      page.is_part = CutToDifferences(old_look->second, new_look->second);
      MarkDifferences(old_look->second, new_look->second);
    }
    if (has_old) page.before = PngOf(old_look->second);
    if (has_new) page.after = PngOf(new_look->second);
  }
  return Worse(before.how, after.how);
}

// A painter that is missing or hangs is not called again.
How Draw(std::vector<Compared>& outputs, const std::string& folder, const ReportLimits& limits) {
  std::vector<std::size_t> changed;
  for (const Compared& output : outputs) {
    const bool is_pdf = output.told.record.name.ends_with(".pdf");
    changed.push_back(is_pdf ? output.told.pages.pages.size() : 0);
  }
  const std::vector<std::size_t> shares = ShareOut(changed, limits);
  How how = How::done;
  for (std::size_t i = 0; i < outputs.size() && how != How::missing && how != How::hung; ++i) {
    const std::string path = folder + "/" + outputs[i].told.record.name;
    if (shares[i] > 0) how = Worse(how, DrawOutput(outputs[i], path, shares[i], limits));
  }
  return how;
}

std::optional<EditionNeeds> NeedsAfter(const ReportedOutput& output, const Estate& estate,
                                       const FileSource& layouts) {
  const auto& dependencies = output.record.dependencies;
  const auto model = std::ranges::find(dependencies, Dependency::Kind::input, &Dependency::kind);
  const std::string path = model->name.starts_with('/') ? model->name : estate.folder + "/" + model->name;
  Diagnostics ignored;  // the model may have become unreadable since
  RenderOutcome outcome = RenderOutcome::failed;
  const auto report = ReportEditions({output.move->form, output.move->older, output.move->newer, path},
                                     layouts, outcome, ignored);
  return report ? report->needs : std::nullopt;
}

bool FailedFirst(const Compared& a, const Compared& b) {
  if (a.told.made() != b.told.made()) return b.told.made();
  return a.told.record.name < b.told.record.name;
}

}  // namespace

std::vector<std::size_t> ShareOut(const std::vector<std::size_t>& changed, const ReportLimits& limits) {
  std::vector<std::size_t> shares(changed.size(), 0);
  constexpr std::size_t kPicturesAPage = 2;
  std::size_t left = limits.pictures / kPicturesAPage;
  for (std::size_t round = 0; round < limits.pages_an_output; ++round) {
    for (std::size_t i = 0; i < changed.size() && left > 0; ++i) {
      if (changed[i] <= round) continue;
      ++shares[i];
      --left;
    }
  }
  return shares;
}

ReportContent GatherReport(const Estate& estate, const Ledger& ledger, const RunRecord& run,
                           Language language, const FileSource& layouts, const ReportLimits& limits) {
  std::vector<Compared> outputs;
  for (JobRecord& record : ledger.JobsOf(run.id))
    outputs.push_back(Compare(std::move(record), ledger, language));
  std::ranges::sort(outputs, FailedFirst);
  const How pictures = Draw(outputs, OutputFolder(estate), limits);
  std::size_t asked = 0;
  for (Compared& output : outputs) {
    if (output.told.move && ++asked <= limits.needs)
      output.told.needs = NeedsAfter(output.told, estate, layouts);
  }
  ReportContent content{run, StoredDiagnostics(run.diagnostics, language), pictures, {}};
  for (Compared& output : outputs) content.outputs.push_back(std::move(output.told));
  return content;
}

}  // namespace yoshiki
