// What a worker's answer, or its end, means for the ledger. Private to estate/.
#pragma once

#include <cstdint>

#include "estate/config.h"
#include "estate/ledger.h"
#include "estate/plan.h"
#include "estate/wire.h"
#include "estate/worker_pool.h"

namespace yoshiki {

/// Of the worker: what it has to say, and whether it is to go on.
WorkResult AnswerOf(const MadeOutput& made);

/// Of the run: what became of the job.
MadeOutput OutcomeOf(const WorkerEvent& event, const EstateJob& job, const Estate& estate);

/// As the ledger keeps it, but for what the job depends on: Surrounds::Complete().
JobRecord RecordOf(MadeOutput made, const EstateJob& job, std::int64_t run);

/// Whether it will hit every further output as well. Fonts that a theme of its own lacks do not, as long as
/// those of the default theme are there.
bool IsHopeless(const Diagnostics& diagnostics, bool has_fonts);

}  // namespace yoshiki
