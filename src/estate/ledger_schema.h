// The tables of a ledger. Private to estate/.
#pragma once

#include <iterator>

namespace yoshiki::ledger {

/// "yoek", in the file's header, where file(1) and others look for it.
inline constexpr int kApplicationId = 0x796F656B;
/// Of each output the records of so many runs are kept, the newest.
inline constexpr int kKeptRuns = 50;

/// Names are blobs: names of files are bytes. Hashes are blobs of half their length when they are hex, and
/// texts otherwise. `dependencies` and `pages` are packed (ledger_packing.h). An id of `dependencies` is
/// never given a second time, so that what a reader has remembered of one stays true.
inline constexpr const char* kFirstTables = R"sql(
CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  origin BLOB NOT NULL UNIQUE DEFAULT (randomblob(16)), -- the same in every ledger the run was merged into
  started INTEGER NOT NULL,
  finished INTEGER NOT NULL,
  version TEXT NOT NULL,
  shard TEXT NOT NULL,
  planned INTEGER NOT NULL,
  made INTEGER NOT NULL,
  current INTEGER NOT NULL,
  warned INTEGER NOT NULL,
  failed INTEGER NOT NULL
);
CREATE TABLE outputs (
  id INTEGER PRIMARY KEY,
  name BLOB NOT NULL UNIQUE,
  record INTEGER REFERENCES records (id),  -- the newest; NULL = the estate no longer has the output
  forgotten INTEGER REFERENCES runs (id)   -- the newest run at the time
);
CREATE INDEX outputs_by_record ON outputs (record);
CREATE INDEX outputs_by_forgotten ON outputs (forgotten) WHERE forgotten IS NOT NULL;
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  output INTEGER NOT NULL REFERENCES outputs (id),
  run INTEGER NOT NULL REFERENCES runs (id),
  state INTEGER NOT NULL,
  why INTEGER NOT NULL,
  key NOT NULL,
  dependencies BLOB NOT NULL,
  sha256 NOT NULL,
  size INTEGER NOT NULL,
  text_sha256 NOT NULL,
  milliseconds INTEGER NOT NULL,
  peak_kibibytes INTEGER NOT NULL,
  pages BLOB NOT NULL,
  diagnostics TEXT NOT NULL,
  UNIQUE (output, run)
);
CREATE INDEX records_by_run ON records (run);
CREATE TABLE dependencies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind INTEGER NOT NULL,
  name BLOB NOT NULL,
  sha256 NOT NULL,
  UNIQUE (kind, name, sha256)
);
CREATE TABLE files (
  path BLOB PRIMARY KEY,
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  device INTEGER NOT NULL,
  inode INTEGER NOT NULL,
  sha256 NOT NULL
);
)sql";

/// Each makes the tables of a version out of those of the one before. HasOurTables() compares their words, so
/// that none may be written otherwise later on.
inline constexpr const char* kSteps[] = {
    kFirstTables,
    // JSON lines: what was said of the run itself
    "ALTER TABLE runs ADD COLUMN diagnostics TEXT NOT NULL DEFAULT ''",
};
/// The version of the tables. It stands in the file's header, negative when something in the file was found
/// to be damaged: who opens it next reads all of it.
inline constexpr int kSchemaVersion = static_cast<int>(std::size(kSteps));

}  // namespace yoshiki::ledger
