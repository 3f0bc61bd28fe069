// What is done with an estate besides running over it: verifying and joining.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>

#include "estate/batch_run.h"
#include "estate/file_hashes.h"
#include "estate/lock.h"
#include "estate/plan.h"
#include "estate/traced_files.h"

namespace yoshiki {

namespace fs = std::filesystem;

std::string ShardName(const Shard& shard) {
  return std::to_string(shard.number) + "-of-" + std::to_string(shard.of);
}

std::string ShardText(const std::string& name) {
  constexpr std::string_view kOf = "-of-";
  const std::size_t at = name.find(kOf);
  return at == std::string::npos ? name : name.substr(0, at) + "/" + name.substr(at + kOf.size());
}

std::string LedgerName(const Estate& estate, const std::optional<Shard>& shard) {
  const std::string name =
      shard ? "yoshiki-ledger." + ShardName(*shard) + ".sqlite" : "yoshiki-ledger.sqlite";
  return (fs::path(OutputFolder(estate)) / name).string();
}

namespace {

/// Whether the output of that name is in the output folder. What a ledger says may be anybody's.
bool StaysInside(const std::string& name) {
  const fs::path path(name);
  return !name.empty() && name.find('\0') == std::string::npos && !path.is_absolute() &&
         std::ranges::none_of(path, [](const fs::path& part) { return part == ".."; });
}

std::string HashOfOutput(const Estate& estate, const std::string& name) {
  return StaysInside(name) ? FreshSha256((fs::path(OutputFolder(estate)) / name).string()) : std::string();
}

void FaultUnreadable(const std::string& ledger, std::size_t outputs, Diagnostics& diagnostics) {
  diagnostics.Error(MessageId::ledger_unreadable, PlaceOfFile(ledger), {std::to_string(outputs)});
}

std::optional<int> NumberIn(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

/// The shard whose ledger has that name; nothing when it is no such name.
std::optional<Shard> ShardOf(const Estate& estate, const fs::path& ledger) {
  const std::string name = ledger.filename().string();
  const std::string_view prefix = "yoshiki-ledger.", between = "-of-", suffix = ".sqlite";
  const std::size_t middle = name.find(between);
  if (!name.starts_with(prefix) || !name.ends_with(suffix) || middle == std::string::npos ||
      middle + between.size() + suffix.size() > name.size() || middle < prefix.size()) {
    return std::nullopt;
  }
  const std::string_view all = name;
  const auto number = NumberIn(all.substr(prefix.size(), middle - prefix.size()));
  const std::size_t second = middle + between.size();
  const auto of = NumberIn(all.substr(second, name.size() - suffix.size() - second));
  if (!number || !of || *number < 1 || *number > *of) return std::nullopt;
  const Shard shard{*number, *of};
  // Not "03-of-16", which no shard writes.
  return fs::path(LedgerName(estate, shard)).filename() == name ? std::optional(shard) : std::nullopt;
}

std::vector<std::string> LedgersOfShards(const Estate& estate, Diagnostics& diagnostics) {
  std::vector<std::string> ledgers;
  std::error_code failed;
  for (fs::directory_iterator entry(OutputFolder(estate), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (ShardOf(estate, entry->path())) ledgers.push_back(entry->path().string());
  }
  if (failed) {
    diagnostics.Error(MessageId::ledger_cannot_open, PlaceOfFile(OutputFolder(estate)), {failed.message()});
  }
  std::ranges::sort(ledgers);
  return ledgers;
}

/// A run that did not come to its end: what it wrote last may not be recorded.
struct CutOffRun {
  std::int64_t started = 0;
  std::string name;  ///< as people are told of it
};

/// The oldest of them that no later run has put right: of the whole, or of the same shard.
std::optional<CutOffRun> CutOffIn(const Ledger& ledger, const std::string& unjoined_shard) {
  std::optional<CutOffRun> oldest;
  std::set<std::string> finished;
  for (const RunRecord& run : ledger.Runs()) {
    if (finished.contains("")) break;
    if (run.finished != 0) {
      finished.insert(run.shard);
    } else if (!finished.contains(run.shard)) {
      const std::string id = std::to_string(run.id);
      oldest = {run.started, unjoined_shard.empty() ? id : id + " (" + unjoined_shard + ")"};
    }
  }
  return oldest;
}

/// Of the estate's ledger and of those of shards that are not joined yet.
std::optional<CutOffRun> OldestCutOff(const Ledger& ledger,
                                      const std::vector<std::unique_ptr<Ledger>>& shards) {
  std::optional<CutOffRun> oldest = CutOffIn(ledger, "");
  for (const auto& shard : shards) {
    const std::vector<RunRecord> runs = shard->Runs();
    if (runs.empty()) continue;
    std::optional<CutOffRun> run = CutOffIn(*shard, ShardText(runs.front().shard));
    if (run && (!oldest || run->started < oldest->started)) oldest = std::move(run);
  }
  return oldest;
}

bool IsNewer(const std::string& output, std::int64_t seconds) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const auto look = FileHashes::LookAt(output);
  return look && look->changed >= seconds * kSecond;
}

/// Whether a shard whose ledger is not joined yet made the output as it is now.
bool IsOfShard(const std::vector<std::unique_ptr<Ledger>>& shards, const std::string& name,
               const std::string& now) {
  return !now.empty() && std::ranges::any_of(shards, [&](const std::unique_ptr<Ledger>& shard) {
    const std::optional<JobRecord> record = shard->Job(name);
    return record && record->sha256 == now;
  });
}

/// Joins one of them, and empties it. False after adding why it was left as it is.
bool Join(Ledger& ledger, const std::string& path, const Estate& estate, Ledger::Damaged damaged,
          Diagnostics& diagnostics) {
  const auto shard = Ledger::Open(path, diagnostics, damaged);
  if (!shard) return false;
  if (!ledger.Merge(*shard, [&](const std::string& name) { return HashOfOutput(estate, name); })) {
    if (!shard->Failure().empty()) {
      diagnostics.Error(MessageId::ledger_cannot_open, PlaceOfFile(path), {shard->Failure()});
    } else {
      diagnostics.Error(MessageId::ledger_cannot_write, PlaceOfFile(LedgerName(estate)),
                        {ledger.Failure() + " (" + fs::path(path).filename().string() + ")"});
    }
    return false;
  }
  if (const std::size_t outputs = shard->Unreadable(); outputs > 0) {
    diagnostics.Warn(MessageId::ledger_unreadable, PlaceOfFile(path), {std::to_string(outputs)});
  }
  // All it says is in the estate's ledger now, except of files: the shard need not read those again.
  if (shard->Clear()) return true;
  diagnostics.Error(MessageId::ledger_cannot_write, PlaceOfFile(path), {shard->Failure()});
  return false;
}

}  // namespace

std::vector<std::unique_ptr<Ledger>> UnjoinedShards(const Estate& estate) {
  std::vector<std::unique_ptr<Ledger>> shards;
  Diagnostics untold;  // by whoever joins them
  for (const std::string& path : LedgersOfShards(estate, untold)) {
    if (auto shard = Ledger::Read(path, untold)) shards.push_back(std::move(shard));
  }
  return shards;
}

std::size_t VerifyOutputs(const Estate& estate, const Ledger& ledger, Diagnostics& diagnostics) {
  const bool whole = ledger.CheckWhole(diagnostics);
  const std::vector<std::string> names = ledger.Names();
  if (whole && !ledger.Failure().empty()) {
    diagnostics.Error(MessageId::ledger_cannot_open, PlaceOfFile(LedgerName(estate)), {ledger.Failure()});
  }
  const auto shards = UnjoinedShards(estate);
  const std::optional<CutOffRun> cut_off = OldestCutOff(ledger, shards);
  std::size_t looked_at = 0, unreadable = 0;
  for (const std::string& name : names) {
    const std::optional<JobRecord> record = ledger.Job(name);
    if (!record || !StaysInside(name)) {
      // Neither: it was forgotten meanwhile.
      if (record || !ledger.Failure().empty() || ledger.Unreadable() > 0) ++unreadable;
      continue;
    }
    if (record->sha256.empty()) continue;  // never made so far
    ++looked_at;
    const std::string now = HashOfOutput(estate, name);
    if (now == record->sha256 || IsOfShard(shards, name, now)) continue;
    const std::string output = (fs::path(OutputFolder(estate)) / name).string();
    if (now.empty()) {
      diagnostics.Error(MessageId::estate_output_lost, PlaceOfFile(output), {name});
    } else if (cut_off && IsNewer(output, cut_off->started)) {
      diagnostics.Error(MessageId::estate_output_unrecorded, PlaceOfFile(output), {name, cut_off->name});
    } else {
      diagnostics.Error(MessageId::estate_output_altered, PlaceOfFile(output), {name});
    }
  }
  if (unreadable > 0) FaultUnreadable(LedgerName(estate), unreadable, diagnostics);
  return looked_at;
}

int JoinShards(const Estate& estate, Ledger& ledger, Ledger::Damaged damaged, Diagnostics& diagnostics) {
  int joined = 0;
  for (const std::string& shard : LedgersOfShards(estate, diagnostics)) {
    if (Join(ledger, shard, estate, damaged, diagnostics)) ++joined;
  }
  return joined;
}

int MergeShards(const Estate& estate, Diagnostics& diagnostics) {
  const auto lock = EstateLock::Take(OutputFolder(estate), diagnostics);
  const auto ledger = lock ? Ledger::Open(LedgerName(estate), diagnostics) : nullptr;
  return ledger ? JoinShards(estate, *ledger, Ledger::Damaged::left, diagnostics) : -1;
}

}  // namespace yoshiki
