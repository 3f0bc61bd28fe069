#include "estate/judge_jobs.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace yoshiki {
namespace {

// A record, the ledger that it is in, and why it is not that of a current output.
struct Verdict {
  std::optional<JobRecord> record;
  const Ledger* ledger = nullptr;
  std::optional<Staleness> staleness;
};

class JobJudge {
 public:
  JobJudge(const BatchOptions& options, const KnownOutputs& known, Currency& currency)
      : options_(options), known_(known), currency_(currency) {}

  // Of the ledgers' records the one that makes the output current, else the first.
  Verdict Judge(const EstateJob& job) {
    // One at a time: the records of a country's estate are too large to be held all at once.
    Verdict verdict = By(known_.own, job);
    for (const auto& ledger : known_.others) {
      if (!verdict.staleness) break;
      Verdict other = By(ledger.get(), job);
      const bool says_more = other.record && (!other.staleness || !verdict.record);
      if (says_more) verdict = std::move(other);
    }
    if (!verdict.staleness && options_.force) verdict.staleness = Staleness{MakingReason::forced, {}};
    return verdict;
  }

  bool IsAskedFor(const Verdict& verdict) const {
    if (verdict.staleness->why == MakingReason::failed_before)
      return options_.retry_failed || !verdict.staleness->changed.empty();
    return !options_.only_failed && !IsRecent(verdict);
  }

 private:
  Verdict By(const Ledger* ledger, const EstateJob& job) {
    Verdict verdict;
    verdict.ledger = ledger;
    if (ledger != nullptr) verdict.record = ledger->Job(job.name);
    verdict.staleness = currency_.Check(job, verdict.record ? &*verdict.record : nullptr);
    return verdict;
  }

  // `since` is a run of the run's own ledger; ids of two ledgers say nothing of each other.
  bool IsRecent(const Verdict& verdict) const {
    if (!options_.since || !verdict.record) return false;
    if (verdict.ledger == known_.own) return verdict.record->run >= *options_.since;
    return verdict.ledger->StartOf(verdict.record->run) >= known_.own->StartOf(*options_.since);
  }

  const BatchOptions& options_;
  const KnownOutputs& known_;
  Currency& currency_;
};

// More than any time: what was never made comes first.
constexpr std::int64_t kUnknown = std::numeric_limits<std::int64_t>::max() / 2;

// Large models take long.
std::int64_t BytesOf(const EstateJob& job) {
  std::int64_t bytes = 0;
  for (const std::string& input : job.inputs) {
    if (const auto look = FileHashes::LookAt(input)) bytes += look->size;
  }
  return bytes;
}

}  // namespace

Judgement JudgeJobs(const std::vector<EstateJob>& jobs, const BatchOptions& options,
                    const KnownOutputs& known, Currency& currency) {
  Judgement judgement;
  JobJudge judge(options, known, currency);
  std::map<std::size_t, std::int64_t> times;  // milliseconds, where they are known
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    Verdict verdict = judge.Judge(jobs[i]);
    if (!verdict.staleness) continue;
    if (!judge.IsAskedFor(verdict)) {
      if (verdict.staleness->why != MakingReason::forced) ++judgement.left_out;  // else it is current
      continue;
    }
    times[i] = verdict.record ? verdict.record->milliseconds : kUnknown + BytesOf(jobs[i]);
    judgement.reasons[i] = verdict.staleness->why;
    judgement.queue.push_back(i);
    judgement.stale.push_back({jobs[i].name, *std::move(verdict.staleness)});
  }
  // The longest first, so that none is left alone at the end.
  std::ranges::stable_sort(judgement.queue, std::greater(), [&](std::size_t i) { return times[i]; });
  return judgement;
}

}  // namespace yoshiki
