// Which of an estate's outputs a run is to make. Private to estate/.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

#include "estate/batch_run.h"
#include "estate/currency.h"
#include "estate/plan.h"

namespace yoshiki {

/// What is known of outputs.
struct KnownOutputs {
  const Ledger* own = nullptr;                         ///< the run's; null = there is none yet
  const std::vector<std::unique_ptr<Ledger>>& others;  ///< that may know newer records
};

struct Judgement {
  std::vector<std::size_t> queue;               ///< indices of jobs, in the order in which they are best made
  std::map<std::size_t, MakingReason> reasons;  ///< of those
  std::vector<StaleOutput> stale;               ///< the same, in the order of the jobs, with all reasons
  std::size_t left_out = 0;                     ///< stale, but not asked for
};

Judgement JudgeJobs(const std::vector<EstateJob>& jobs, const BatchOptions& options,
                    const KnownOutputs& known, Currency& currency);

}  // namespace yoshiki
