// Why an output is, or is not, out of date, and which output is meant.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "estate/batch_run.h"
#include "estate/plan.h"
#include "estate/surrounds.h"
#include "estate/traced_files.h"

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

/// The shard that a run in its ledger is of: "3-of-16".
std::string ShardOfRun(const Ledger& ledger, std::int64_t id) {
  const std::vector<RunRecord> runs = ledger.Runs();
  const auto run = std::ranges::find(runs, id, &RunRecord::id);
  return run == runs.end() ? std::string() : run->shard;
}

/// What the user may mean by a name: it as it is, and as a path, links resolved, seen from the output folder.
std::vector<std::string> NamesMeant(const Estate& estate, const std::string& name) {
  const std::string output = OutputFolder(estate);
  std::vector<std::string> names = {name, SeenFrom(output, name)};
  std::error_code no_file, no_folder;
  const fs::path given = fs::absolute(name, no_file);
  const fs::path file = fs::weakly_canonical(given.parent_path(), no_file) / given.filename();
  const fs::path outputs = fs::absolute(output, no_folder);
  const fs::path folder = fs::weakly_canonical(outputs, no_folder);
  const fs::path inside = file.lexically_relative(folder);
  if (!no_file && !no_folder && !inside.empty()) names.push_back(inside.string());
  return names;
}

std::string WithoutEnding(const std::string& name) { return fs::path(name).replace_extension().string(); }

/// The output of one of these names; else the only one that has one of them before its ending.
const EstateJob* FindJob(const std::vector<EstateJob>& jobs, const std::vector<std::string>& names) {
  const EstateJob* found = nullptr;
  bool is_one = true;
  for (const EstateJob& job : jobs) {
    if (std::ranges::find(names, job.name) != names.end()) return &job;
    if (std::ranges::find(names, WithoutEnding(job.name)) == names.end()) continue;
    is_one = found == nullptr;
    found = &job;
  }
  return is_one ? found : nullptr;
}

bool SameFile(const std::string& output, const fs::path& file) { return fs::path(output).filename() == file; }

bool SameStem(const std::string& output, const fs::path& file) {
  return fs::path(output).stem() == file.stem();
}

/// "" when nothing is near enough to be what was meant.
std::string NearestOutput(const std::vector<std::string>& meant, const std::vector<EstateJob>& jobs) {
  std::vector<std::string> outputs;
  for (const EstateJob& job : jobs) outputs.push_back(job.name);
  for (const std::string& name : meant) {
    if (std::string near = NearestWord(name, outputs); !near.empty()) return near;
  }
  const fs::path file = fs::path(meant.front()).filename();
  for (const auto& part : {&SameFile, &SameStem}) {
    const auto found = std::ranges::find_if(outputs, [&](const std::string& o) { return part(o, file); });
    if (!file.empty() && found != outputs.end()) return *found;
  }
  return {};
}

/// The run that made it last, as the user is told of it; "" when no ledger knows the output.
std::string LastRunOf(const std::string& name, const Ledger* ledger,
                      const std::vector<std::unique_ptr<Ledger>>& shards) {
  if (const auto record = ledger == nullptr ? std::nullopt : ledger->Job(name))
    return std::to_string(record->run);
  for (const auto& shard : shards) {
    if (const auto record = shard->Job(name))
      return std::to_string(record->run) + " (" + ShardText(ShardOfRun(*shard, record->run)) + ")";
  }
  return {};
}

/// Says of names that the estate has no output of what comes nearest to the truth.
void FaultUnknown(const std::vector<std::string>& meant, const std::vector<EstateJob>& jobs,
                  const Ledger* ledger, const std::vector<std::unique_ptr<Ledger>>& shards,
                  Diagnostics& diagnostics) {
  // Of a plan with errors it is not known what it would have.
  const bool is_whole = !diagnostics.has_errors();
  for (const std::string& name : meant) {
    const std::string run = is_whole ? LastRunOf(name, ledger, shards) : std::string();
    if (!run.empty()) return diagnostics.Error(MessageId::estate_withdrawn, {}, {name, run});
  }
  const std::string& name = meant.front();
  const std::string near = NearestOutput(meant, jobs);
  if (near.empty()) {
    diagnostics.Error(MessageId::estate_no_output_near, {}, {name});
  } else {
    diagnostics.Error(MessageId::estate_no_such_output, {}, {name, near});
  }
}

}  // namespace

bool Explain(const Estate& estate, const std::string& name, const BatchWorld& world, Explanation& explanation,
             Diagnostics& diagnostics) {
  const std::vector<EstateJob> jobs = PlanEstate(estate, diagnostics);
  Diagnostics unread;
  const auto ledger = Ledger::Read(LedgerName(estate), unread);
  const std::vector<std::unique_ptr<Ledger>> shards = UnjoinedShards(estate);
  const std::vector<std::string> meant = NamesMeant(estate, name);
  const EstateJob* const job = FindJob(jobs, meant);
  if (job == nullptr && !unread.has_errors()) FaultUnknown(meant, jobs, ledger.get(), shards, diagnostics);
  if (ledger && job != nullptr) {
    explanation.record = ledger->Job(job->name);
    if (!ledger->Failure().empty() || ledger->Unreadable() > 0)
      unread.Error(MessageId::ledger_unreadable, PlaceOfFile(LedgerName(estate)), {"1"});
  }
  for (const Diagnostic& d : unread.all()) diagnostics.Add(d);
  if (job == nullptr || unread.has_errors()) return false;
  Surrounds surrounds(estate, world, {});
  std::optional<JobRecord>& record = explanation.record;
  explanation.staleness = surrounds.currency().Check(*job, record ? &*record : nullptr);
  for (const auto& shard : shards) {
    std::optional<JobRecord> newer = explanation.staleness ? shard->Job(job->name) : std::nullopt;
    if (!newer) continue;
    std::optional<Staleness> staleness = surrounds.currency().Check(*job, &*newer);
    if (staleness && record) continue;
    explanation.staleness = std::move(staleness);
    record = std::move(newer);
    explanation.shard = ShardOfRun(*shard, record->run);
  }
  return true;
}

}  // namespace yoshiki
