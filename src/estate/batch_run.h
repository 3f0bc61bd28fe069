// A run over an estate: what is out of date is made, side by side, and written into the ledger.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"
#include "estate/config.h"
#include "estate/ledger.h"
#include "estate/staleness.h"

namespace yoshiki {

/// One of several machines' parts of an estate: outputs are dealt out by their names.
struct Shard {
  int number = 1, of = 1;  ///< 1 … of
};

/// As a part of a file's name, and as ledgers have it: "3-of-16".
std::string ShardName(const Shard& shard);
/// That name as it is asked for, "3/16"; "" = all.
std::string ShardText(const std::string& name);

struct BatchOptions {
  bool force = false;        ///< makes what is current as well
  bool dry_run = false;      ///< makes nothing and writes nothing
  bool keep_going = false;   ///< goes on when the disk is full or fonts are missing
  bool only_failed = false;  ///< makes nothing but what failed the last time
  bool again = false;  ///< a further look of a watch: when nothing is to be done, nothing is told or recorded
  bool retry_failed = true;  ///< false: what failed is left until something that it is made from changes
  int workers = 0;           ///< in place of the estate's; 0 = that
  std::optional<Shard> shard;
  std::optional<std::int64_t> since;  ///< leaves out what was made in this run or later
};

/// An output that is to be made, and why.
struct StaleOutput {
  std::string name;
  Staleness staleness;
};

/// Hears what goes on. Called from one thread.
class BatchObserver {
 public:
  virtual ~BatchObserver() = default;
  virtual void Planned(std::size_t all, const std::vector<StaleOutput>& stale) = 0;
  virtual void Made(const JobRecord& record, const Diagnostics& diagnostics) = 0;
  /// Several times a second while nothing else is told.
  virtual void Waiting() = 0;
};

/// What a run works with.
struct BatchWorld {
  const FileSource& layouts;
  FontShelf& fonts;
  FileCalls& files;
  std::function<std::int64_t()> now;  ///< nanoseconds since 1970
  const std::atomic<int>* interrupted =
      nullptr;  ///< not 0: what is being made is finished, nothing more begun
};

struct BatchSummary {
  RunRecord run;
  bool started = false;       ///< false: nothing could be done, see the diagnostics
  bool interrupted = false;   ///< by a signal, by the disk, or for want of fonts, processes or a ledger
  bool idle = false;          ///< nothing was to be done, and nothing was recorded: BatchOptions::again
  std::int64_t left = 0;      ///< outputs that are still to be made
  std::int64_t left_out = 0;  ///< out of date, and not asked for (only_failed, since)
};

/// Runs over the estate. `diagnostics` tells why it could not start or was interrupted, and otherwise errors
/// of models that could not be looked for, and warnings of outputs that were left out (only_failed, since) or
/// that the estate no longer makes but are still there; what is wrong with an output goes to the observer and
/// the ledger.
BatchSummary RunBatch(const Estate& estate, const BatchOptions& options, const BatchWorld& world,
                      BatchObserver& observer, Diagnostics& diagnostics);

/// What is known of an output.
struct Explanation {
  std::optional<Staleness> staleness;  ///< nothing: it is current
  std::optional<JobRecord> record;     ///< of when it was made, or was to be
  std::string shard;                   ///< whose run the record is of, when that is not joined yet: "3-of-16"
};

/// Why the output is, or is not, out of date. `name`: as in the ledger, with its ending or, when that fits
/// one output alone, without, or a path. False after adding that there is no such output, or none any more,
/// or that the ledger cannot be read.
bool Explain(const Estate& estate, const std::string& name, const BatchWorld& world, Explanation& explanation,
             Diagnostics& diagnostics);

/// Reads every output again and holds it against the ledger: those that are gone or altered are errors, also
/// those that a run, or a shard's, replaced which was cut off before it could record that. The number of
/// outputs looked at.
std::size_t VerifyOutputs(const Estate& estate, const Ledger& ledger, Diagnostics& diagnostics);

/// Joins the ledgers of shards into the estate's and empties them; what they know of files stays. The number
/// of ledgers joined, or -1 when nothing could begin; what was left is told.
int MergeShards(const Estate& estate, Diagnostics& diagnostics);
/// The same with the estate's ledger open, and its lock taken. A run of the whole estate begins so; it puts
/// damaged ones aside, as it holds every output against its inputs anyway.
int JoinShards(const Estate& estate, Ledger& ledger, Ledger::Damaged damaged, Diagnostics& diagnostics);
/// The ledgers of shards, to be read before they are joined.
std::vector<std::unique_ptr<Ledger>> UnjoinedShards(const Estate& estate);

/// Where the ledger is, of a shard's its own.
std::string LedgerName(const Estate& estate, const std::optional<Shard>& shard = {});

}  // namespace yoshiki
