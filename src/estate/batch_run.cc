#include "estate/batch_run.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <deque>
#include <filesystem>
#include <memory>
#include <set>
#include <thread>

#include "estate/check_settings.h"
#include "estate/judge_jobs.h"
#include "estate/lock.h"
#include "estate/make_output.h"
#include "estate/outcomes.h"
#include "estate/surrounds.h"
#include "estate/warm_up.h"
#include "estate/wire.h"
#include "estate/worker_pool.h"

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kTick(200);
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kWriteEvery(1);
constexpr std::size_t kRecordsAtOnce = 32;  // that a kill may have made for nothing
constexpr std::size_t kNamedOrphans = 5;
constexpr std::size_t kWorthWarming = 16;  // outputs: of fewer not all forms are likely to be needed

bool IsOf(const Shard& shard, const std::string& name) {
  // Of a hash, so that large and small documents fall on all shards alike whatever their names.
  const std::string digits = Sha256Hex(name).substr(0, 8);
  return std::stoul(digits, nullptr, 16) % static_cast<unsigned long>(shard.of) ==
         static_cast<unsigned long>(shard.number - 1);
}

// What a kill at the wrong moment leaves of a file that was being written.
void RemoveTemporaries(const std::vector<EstateJob>& jobs) {
  std::set<fs::path> folders;
  for (const EstateJob& job : jobs) {
    const fs::path output(job.output), folder = output.parent_path();
    folders.insert(folder);
    folders.insert(folder / kOldStates / output.filename());
  }
  for (const fs::path& folder : folders) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
      const std::string name = entry->path().filename().string();
      std::error_code stays;
      if (name.starts_with(".yoshiki-") && name.ends_with(".tmp")) fs::remove(entry->path(), stays);
    }
  }
}

/// Of an output that was made; what it depends on is yet to be completed.
struct Unwritten {
  JobRecord record;
  const EstateJob* job = nullptr;
};

class BatchRun {
 public:
  BatchRun(const Estate& estate, const BatchOptions& options, const BatchWorld& world,
           BatchObserver& observer, Diagnostics& diagnostics)
      : estate_(estate), options_(options), world_(world), observer_(observer), diagnostics_(diagnostics) {}

  BatchSummary Run() {
    if (!Open()) return summary_;
    if (!Plan()) return summary_;
    summary_.started = true;
    summary_.idle = options_.again && judgement_.queue.empty();
    if (summary_.idle) {
      if (surrounds_->files().HasNews()) ledger_->PutKnownFiles(surrounds_->files().TakeKnown());
      return summary_;
    }
    observer_.Planned(jobs_.size(), judgement_.stale);
    judgement_.stale = {};  // each may have many reasons
    if (options_.dry_run) {
      summary_.left = static_cast<std::int64_t>(judgement_.queue.size());
      return summary_;
    }
    // Not those that other shards are writing now; a whole run is alone.
    if (!options_.shard) RemoveTemporaries(jobs_);
    if (!Begin()) {
      summary_.started = false;
      return summary_;
    }
    MakeAll();
    Finish();
    return summary_;
  }

 private:
  bool Open() {
    const std::string folder = OutputFolder(estate_);
    if (options_.dry_run) {
      ledger_ = Ledger::Read(LedgerName(estate_, options_.shard), diagnostics_);
      if (options_.shard) {
        AddOther(Ledger::Read(LedgerName(estate_), diagnostics_));
      } else {
        others_ = UnjoinedShards(estate_);
      }
      return true;
    }
    std::error_code failed;
    fs::create_directories(folder, failed);
    lock_ = EstateLock::Take(folder, diagnostics_, options_.shard ? ShardName(*options_.shard) : "");
    if (!lock_) return false;
    ledger_ = Ledger::Open(LedgerName(estate_, options_.shard), diagnostics_);
    if (!ledger_) return false;
    if (options_.shard) {
      AddOther(Ledger::ReadAlone(LedgerName(estate_), diagnostics_));
    } else {
      // Else what they made would count as altered.
      JoinShards(estate_, *ledger_, Ledger::Damaged::put_aside, diagnostics_);
    }
    return true;
  }

  void AddOther(std::unique_ptr<Ledger> ledger) {
    if (ledger) others_.push_back(std::move(ledger));
  }

  // False when there is nothing that could be done.
  bool Plan() {
    const std::size_t errors = diagnostics_.errors();
    jobs_ = PlanEstate(estate_, diagnostics_, options_.dry_run ? PlanCare::thorough : PlanCare::usual);
    plan_is_whole_ = diagnostics_.errors() == errors;
    if (jobs_.empty() && diagnostics_.has_errors()) return false;
    if (!CheckSettings(estate_, jobs_, world_.layouts, diagnostics_)) return false;
    if (options_.since && !(ledger_ && ledger_->StartOf(*options_.since))) {
      diagnostics_.Error(MessageId::estate_no_such_run, {}, {std::to_string(*options_.since)});
      return false;
    }
    if (options_.shard) {
      std::erase_if(jobs_, [&](const EstateJob& job) { return !IsOf(*options_.shard, job.name); });
    }
    surrounds_ = std::make_unique<Surrounds>(estate_, world_,
                                             ledger_ ? ledger_->KnownFiles() : std::vector<KnownFile>());
    judgement_ = JudgeJobs(jobs_, options_, {ledger_.get(), others_}, surrounds_->currency());
    const std::size_t left_out = judgement_.left_out;
    if (left_out > 0) diagnostics_.Warn(MessageId::estate_left_out, {}, {std::to_string(left_out)});
    summary_.left_out = static_cast<std::int64_t>(left_out);
    summary_.run.planned = static_cast<std::int64_t>(judgement_.queue.size());
    summary_.run.current = static_cast<std::int64_t>(jobs_.size() - judgement_.queue.size() - left_out);
    return true;
  }

  bool Begin() {
    summary_.run.started = world_.now() / 1'000'000'000;
    summary_.run.version = ProgramVersion();
    if (options_.shard) summary_.run.shard = ShardName(*options_.shard);
    summary_.run.id = ledger_->BeginRun(summary_.run);
    if (summary_.run.id == 0) {
      FaultLedger();
      return false;
    }
    // Else what was not found would be taken for what is no more.
    if (!options_.shard && plan_is_whole_) ForgetOthers();
    return true;
  }

  // Outputs that the estate no longer has. Their files stay, as whoever publishes them decides, and are
  // warned of until they are gone.
  void ForgetOthers() {
    std::set<std::string_view> names;
    for (const EstateJob& job : jobs_) names.insert(job.name);
    std::vector<std::string> gone, orphans;
    std::error_code unknown;
    for (std::string& name : ledger_->Names()) {
      if (names.contains(name)) continue;
      const bool stands = fs::exists(fs::path(OutputFolder(estate_)) / name, unknown);
      (stands ? orphans : gone).push_back(std::move(name));
    }
    if (!gone.empty() && !ledger_->Forget(gone)) FaultLedger();
    if (!orphans.empty())
      diagnostics_.Warn(MessageId::estate_orphans, {},
                        {std::to_string(orphans.size()), JoinedFew(orphans, kNamedOrphans)});
  }

  std::size_t Workers() const {
    const int asked = options_.workers > 0 ? options_.workers : estate_.workers;
    const std::size_t workers =
        asked > 0 ? static_cast<std::size_t>(asked) : std::max(1U, std::thread::hardware_concurrency());
    return std::min(workers, std::max<std::size_t>(1, judgement_.queue.size()));
  }

  void MakeAll() {
    FaceHashes faces;
    FormCache forms(surrounds_->layouts());
    SetterShelf setters;
    const Workbench bench{estate_.folder, surrounds_->layouts(), world_.fonts, world_.files, faces, forms,
                          setters,        estate_.keep};
    faces.LeaveToOthers(surrounds_->fonts());
    if (judgement_.queue.size() >= kWorthWarming) WarmUp(UsualLook(), bench);
    WorkerPool pool(Workers(), {estate_.time_limit, estate_.memory_limit},
                    [&](std::size_t task) { return AnswerOf(MakeOutput(jobs_[task], bench)); });
    std::deque<std::size_t> waiting(judgement_.queue.begin(), judgement_.queue.end());
    while (!waiting.empty() || !pool.IsIdle()) {
      StartWaiting(pool, waiting);
      if (pool.IsIdle()) {  // stopped, or no process can be made
        if (!Stopped() && !waiting.empty())
          diagnostics_.Error(MessageId::estate_no_process, {}, {std::strerror(pool.start_error())});
        break;
      }
      const bool is_hashing = surrounds_->HashSome();
      const std::optional<WorkerEvent> event = pool.Wait(is_hashing ? std::chrono::milliseconds(0) : kTick);
      if (event) {
        StartWaiting(pool, waiting);  // first, so that no worker waits for the ledger
        Take(*event);
      } else if (!is_hashing) {
        observer_.Waiting();
      }
      if (!is_hashing && IsTimeToWrite()) Write();
    }
    summary_.left = static_cast<std::int64_t>(waiting.size());
    if (summary_.left > 0 || hopeless_) summary_.interrupted = true;
  }

  void StartWaiting(WorkerPool& pool, std::deque<std::size_t>& waiting) {
    while (!Stopped() && !waiting.empty() && pool.CanStart() && pool.Start(waiting.front()))
      waiting.pop_front();
  }

  // That of the first documents that look as layouts/ says: what an estate brings itself may crash, and then
  // is to take a worker with it and nothing else.
  RenderSettings UsualLook() const {
    for (const EstateJob& job : jobs_) {
      const auto* const render = std::get_if<RenderJob>(&job.work);
      if (render != nullptr && render->settings.theme == "default" && render->settings.gaiji.empty())
        return render->settings;
    }
    return {};
  }

  bool Stopped() const { return hopeless_ || (world_.interrupted != nullptr && *world_.interrupted != 0); }

  void Take(const WorkerEvent& event) {
    const EstateJob& job = jobs_[event.task];
    MadeOutput made = OutcomeOf(event, job, estate_);
    if (!made.output.sha256.empty()) looks_.push_back(made.output);
    Count(made.state);
    if (!options_.keep_going && IsHopeless(made.diagnostics, surrounds_->fonts() != nullptr))
      hopeless_ = true;
    const Diagnostics told = made.diagnostics;
    JobRecord record = RecordOf(std::move(made), job, summary_.run.id);
    record.why = judgement_.reasons.at(event.task);
    if (!IsMade(record.state)) KeepFormer(record);
    observer_.Made(record, told);
    if (unwritten_.empty()) unwritten_since_ = Clock::now();
    unwritten_.push_back({std::move(record), &job});
  }

  // What stands there is still what was made the last time; who changed it since must not go unnoticed.
  void KeepFormer(JobRecord& record) const {
    std::optional<JobRecord> former = ledger_->Job(record.name);
    for (const auto& ledger : others_) {
      if (!former) former = ledger->Job(record.name);
    }
    if (!former) return;
    record.sha256 = std::move(former->sha256);
    record.size = former->size;
    record.text_sha256 = std::move(former->text_sha256);
    record.pages = std::move(former->pages);
  }

  void Count(JobState state) {
    switch (state) {
      case JobState::warned:
        ++summary_.run.warned;
        [[fallthrough]];
      case JobState::made:
        ++summary_.run.made;
        break;
      default:
        ++summary_.run.failed;
    }
  }

  // What a kill makes a run do again is what was made within a second.
  bool IsTimeToWrite() const {
    return unwritten_.size() >= kRecordsAtOnce ||
           (!unwritten_.empty() && Clock::now() - unwritten_since_ >= kWriteEvery);
  }

  void Write() {
    if (unwritten_.empty()) return;
    std::vector<JobRecord> records;
    for (Unwritten& unwritten : unwritten_) {
      surrounds_->Complete(unwritten.record, *unwritten.job);
      records.push_back(std::move(unwritten.record));
    }
    unwritten_.clear();
    if (!ledger_->PutAll(records)) {
      FaultLedger();
      hopeless_ = true;
    }
  }

  void FaultLedger() {
    diagnostics_.Error(MessageId::ledger_cannot_write, PlaceOfFile(LedgerName(estate_, options_.shard)),
                       {ledger_->Failure()});
    summary_.interrupted = true;
  }

  void Finish() {
    Write();
    for (const KnownFile& look : looks_) surrounds_->files().Trust(look);
    summary_.run.finished = world_.now() / 1'000'000'000;
    summary_.run.diagnostics = DiagnosticLines(diagnostics_);
    if (!ledger_->PutKnownFiles(surrounds_->files().TakeKnown()) || !ledger_->FinishRun(summary_.run))
      FaultLedger();
  }

  const Estate& estate_;
  const BatchOptions& options_;
  const BatchWorld& world_;
  BatchObserver& observer_;
  Diagnostics& diagnostics_;
  BatchSummary summary_;
  std::unique_ptr<EstateLock> lock_;
  std::unique_ptr<Ledger> ledger_;
  // Read besides: by a shard the estate's, by a dry run those of shards that are not joined yet.
  std::vector<std::unique_ptr<Ledger>> others_;
  std::vector<EstateJob> jobs_;
  bool plan_is_whole_ = true;
  std::unique_ptr<Surrounds> surrounds_;
  Judgement judgement_;
  std::vector<Unwritten> unwritten_;
  std::vector<KnownFile> looks_;  // of the outputs made
  bool hopeless_ = false;
  Clock::time_point unwritten_since_;
};

}  // namespace

BatchSummary RunBatch(const Estate& estate, const BatchOptions& options, const BatchWorld& world,
                      BatchObserver& observer, Diagnostics& diagnostics) {
  return BatchRun(estate, options, world, observer, diagnostics).Run();
}

}  // namespace yoshiki
