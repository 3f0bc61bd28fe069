// The ledger of an estate: what was made from what. SQLite, in one file beside the outputs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/base.h"

namespace yoshiki {

namespace ledger {
struct Store;
}

/// Something outside the program that had a part in an output's bytes.
struct Dependency {
  enum class Kind : std::uint8_t {
    input,    ///< a model, a draft, notes: a path
    layout,   ///< a file of layouts/, by its name there
    listing,  ///< the names of files in layouts/ that begin with `name`
    file,     ///< a theme of one's own, a picture, a font: a path
    font,     ///< a face of the manifest
    setting,  ///< an option of the job, by its name; "options": which there are; "program"
  };
  Kind kind = Kind::input;
  std::string name;
  std::string sha256;  ///< lower-case hex of its content; "" = it was not there
  friend auto operator<=>(const Dependency&, const Dependency&) = default;
};

/// How the making of an output ended.
enum class JobState : std::uint8_t {
  made,
  warned,    ///< made, with warnings
  rejected,  ///< the model, the form or the settings are wrong
  failed,    ///< the environment is, or a limit was passed
};

/// Whether the output was made, with warnings or without.
constexpr bool IsMade(JobState state) { return state == JobState::made || state == JobState::warned; }

/// Why an output was made, or was to be. Numbered as ledgers have them.
enum class MakingReason : std::uint8_t {
  never_made,  ///< the ledger did not know it
  failed_before,
  changed,  ///< what it is made from
  gone,     ///< the output
  altered,  ///< the output was not what was made
  forced,
};

/// What is known of an output. Of a job that failed the output's own fields are those of the last one made.
struct JobRecord {
  std::string name;  ///< EstateJob::name
  std::int64_t run = 0;
  JobState state = JobState::failed;
  MakingReason why = MakingReason::never_made;
  std::string key;  ///< hash of options, dependencies and program version
  std::vector<Dependency> dependencies;
  std::string sha256;              ///< of the output
  std::int64_t size = 0;           ///< of the output, bytes
  std::string text_sha256;         ///< of the output's plain text; "" = it has none
  std::vector<std::string> pages;  ///< a hash of what each page shows
  std::string diagnostics;         ///< JSON lines, as --diagnostics json prints them
  std::int64_t milliseconds = 0;
  std::int64_t peak_kibibytes = 0;
};

/// A run of `yoshiki batch`.
struct RunRecord {
  std::int64_t id = 0;
  std::int64_t started = 0;   ///< seconds since 1970
  std::int64_t finished = 0;  ///< 0 = it was cut off, or goes on
  std::string version;        ///< of the program
  std::string shard;          ///< "3-of-16"; "" = all
  /// `made` counts what was made with warnings too. Of a run without an end the ledger counts its records.
  std::int64_t planned = 0, made = 0, current = 0, warned = 0, failed = 0;
  std::string diagnostics;  ///< of the run itself, as JobRecord::diagnostics
};

/// What a file's hash was when it looked so.
struct KnownFile {
  std::string path;
  std::int64_t size = 0, modified = 0, changed = 0;  ///< nanoseconds since 1970: mtime, ctime
  std::uint64_t device = 0, inode = 0;
  std::string sha256;
};

/// An open ledger. Every Put is one transaction that has reached the disk when it returns. For one thread of
/// the process that opened it; a forked child leaves it alone (destroying it there does nothing). The file is
/// in SQLite's WAL mode, so that others can read it meanwhile, and must not stand on a network file system
/// that several machines write to: give each machine its own, and merge.
///
/// Of each output the records of the newest 50 runs that made it are kept. What is known of outputs that were
/// forgotten goes after as many runs, and a run that is older than that goes with its last record.
class Ledger {
 public:
  /// What Open does with a file that is damaged, or another program's.
  enum class Damaged : std::uint8_t {
    put_aside,  ///< as "….damaged" ("….damaged.2" when that exists), with a warning; a new one is begun
    left,       ///< as it is: an error
  };

  /// Opens or makes the ledger. After one was put aside every output is compared with what would be made.
  /// Null after adding why it cannot be opened, or that it is a newer version's. Of a write-ahead log that
  /// was cut the whole transactions count.
  ///
  /// Of a file of more than 64 MiB the whole is read only where the last who wrote did not come to an end, or
  /// met damage; else damage shows when what is damaged is read (as nothing, so that an output is made again)
  /// or written (as a failure), and the next Open deals with it.
  static std::unique_ptr<Ledger> Open(const std::string& path, Diagnostics& diagnostics,
                                      Damaged damaged = Damaged::put_aside);
  /// Opens one to read only; null when there is none, which is no error here, and after adding why when it
  /// cannot be read (a damaged one stays as it is). Whatever writes gives false. Nothing is left beside it
  /// that another user could not write to.
  static std::unique_ptr<Ledger> Read(const std::string& path, Diagnostics& diagnostics);
  /// The same while nobody writes to it, which the lock of the estate sees to: without the shared memory that
  /// SQLite needs otherwise, so that several machines may read it on a network file system. What a run that
  /// was cut off left in the write-ahead log is read from a copy in the folder for temporary files.
  static std::unique_ptr<Ledger> ReadAlone(const std::string& path, Diagnostics& diagnostics);
  ~Ledger();
  Ledger(const Ledger&) = delete;
  Ledger& operator=(const Ledger&) = delete;

  /// Gives the run's id, from 1, never one that was given before; 0 after a failure. `run.id` does not count.
  std::int64_t BeginRun(const RunRecord& run);
  bool FinishRun(const RunRecord& run);

  // Those that read give nothing after a failure, which Failure() tells. Records that cannot be understood
  // are left out, as if those outputs had never been made; Unreadable() tells how many.

  std::vector<RunRecord> Runs() const;  ///< the newest first
  /// When the run started, seconds since 1970; nothing when there is no such run. Ids of two ledgers say
  /// nothing of each other: runs of a shard's and of the estate's are compared by this.
  std::optional<std::int64_t> StartOf(std::int64_t run) const;
  /// The newest record of every output, by name.
  std::vector<JobRecord> Jobs() const;
  /// The names of all outputs that have a record, sorted, without reading those.
  std::vector<std::string> Names() const;
  /// Those of one run.
  std::vector<JobRecord> JobsOf(std::int64_t run) const;
  std::optional<JobRecord> Job(std::string_view name) const;
  /// The output's record of the newest run that started before `run`; nothing when it is its first.
  std::optional<JobRecord> Before(std::string_view name, std::int64_t run) const;
  /// The record becomes the output's newest. Its run must have begun.
  bool Put(const JobRecord& record);
  /// All or none, in one transaction.
  bool PutAll(const std::vector<JobRecord>& records);
  /// Forgets outputs that the estate no longer has. Runs that made them still have their records.
  bool Forget(const std::vector<std::string>& names);

  std::vector<KnownFile> KnownFiles() const;
  /// These, sorted by path and each once, are all that is known from now on.
  bool PutKnownFiles(const std::vector<KnownFile>& files);

  /// The hash that an output's file has now, by the output's name; "" = there is none.
  using HashNow = std::function<std::string(const std::string& name)>;
  /// Takes over runs and records of a shard's ledger, all or none. Its runs get new ids; one that was taken
  /// over before is recognised and not taken twice. Known files stay the machine's own.
  ///
  /// Where both know an output, the shard's record counts: what was merged before is older, whatever the
  /// clocks of the machines say. Only where the ledger's own is of a run of the whole estate, or of a shard
  /// that was merged since the ledger was opened, either may be the older. Then that one counts whose hash
  /// the file has (`hash_now` is asked if the two differ), and if that does not tell, the one that started
  /// later by the clocks. An output that was forgotten here is a record without a hash.
  bool Merge(const Ledger& shard, const HashNow& hash_now = {});
  /// Empties it of runs and records, when they stand in another. What is known of files stays; ids go on.
  bool Clear();

  /// Reads the whole file. False after adding that it is damaged.
  bool CheckWhole(Diagnostics& diagnostics) const;
  /// What went wrong with the last call, in SQLite's words; "" = nothing.
  std::string Failure() const;
  /// How many records the last call (Merge: of the shard's) left out because they cannot be understood.
  std::size_t Unreadable() const;

 private:
  explicit Ledger(std::unique_ptr<ledger::Store> store);
  std::unique_ptr<ledger::Store> store_;
};

}  // namespace yoshiki
