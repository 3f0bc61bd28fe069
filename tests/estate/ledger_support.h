// Ledgers, runs and records for tests.
#pragma once

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "estate/ledger.h"

namespace yoshiki {

inline std::vector<std::string> Codes(const Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& d : diagnostics.all()) codes.emplace_back(CodeOf(d.id));
  return codes;
}

inline std::unique_ptr<Ledger> Opened(const std::string& path) {
  Diagnostics diagnostics;
  auto ledger = Ledger::Open(path, diagnostics);
  EXPECT_THAT(Codes(diagnostics), ::testing::IsEmpty());
  return ledger;
}

inline RunRecord RunAt(std::int64_t started, std::string shard = "") {
  RunRecord run;
  run.started = started;
  run.version = "1.0";
  run.shard = std::move(shard);
  return run;
}

inline std::string HashOf(int seed) {
  std::string hash(64, '0');
  for (std::size_t i = 0; seed > 0; ++i, seed /= 16) hash[i] = "0123456789abcdef"[seed % 16];
  return hash;
}

inline JobRecord RecordOf(std::string name, std::int64_t run, int seed = 1) {
  JobRecord record;
  record.name = std::move(name);
  record.run = run;
  record.state = JobState::warned;
  record.key = HashOf(seed);
  record.dependencies = {{Dependency::Kind::input, record.name + ".json", HashOf(seed + 1)},
                         {Dependency::Kind::layout, "yoshiki-3/2025-05.yaml", HashOf(7)},
                         {Dependency::Kind::file, "gone.png", ""}};
  record.sha256 = HashOf(seed + 2);
  record.size = 123'456'789'012;
  record.text_sha256 = "";
  record.pages = {HashOf(seed), HashOf(seed + 3), ""};
  record.diagnostics = "{\"message\":\"注意\"}\n";
  record.milliseconds = 1234;
  record.peak_kibibytes = 98765;
  return record;
}

inline void ExpectSame(const JobRecord& a, const JobRecord& b) {
  EXPECT_EQ(a.name, b.name);
  EXPECT_EQ(a.run, b.run);
  EXPECT_EQ(a.state, b.state);
  EXPECT_EQ(a.key, b.key);
  EXPECT_EQ(a.dependencies, b.dependencies);
  EXPECT_EQ(a.sha256, b.sha256);
  EXPECT_EQ(a.size, b.size);
  EXPECT_EQ(a.text_sha256, b.text_sha256);
  EXPECT_EQ(a.pages, b.pages);
  EXPECT_EQ(a.diagnostics, b.diagnostics);
  EXPECT_EQ(a.milliseconds, b.milliseconds);
  EXPECT_EQ(a.peak_kibibytes, b.peak_kibibytes);
}

inline std::vector<std::string> Names(const std::vector<JobRecord>& records) {
  std::vector<std::string> names;
  for (const JobRecord& record : records) names.push_back(record.name);
  return names;
}

/// Runs SQL upon the file of a ledger that nobody has open.
inline void Execute(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(database);
}

/// Runs the check in a child, whose limits and user the others need not share.
template <typename Check>
bool HoldsInChild(Check check) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(check() ? 0 : 1);
  int status = 1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace yoshiki
