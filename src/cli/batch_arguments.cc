#include "cli/batch_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace yoshiki {
namespace {

void BadValue(const char* option, const std::string& value, const char* known, Diagnostics& diagnostics) {
  diagnostics.Error(MessageId::usage_bad_value, {}, {option, value, known});
}

std::optional<std::int64_t> NumberOf(std::string_view text) {
  std::int64_t number = -1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = fault == std::errc() && end == text.data() + text.size() && number >= 0;
  return whole ? std::optional(number) : std::nullopt;
}

// Which of an array job's tasks this is, from 1.
std::optional<std::int64_t> TaskOf(const ArraySurroundings& array) {
  if (const auto index = NumberOf(array.kubernetes_index)) return *index + 1;
  const auto task = NumberOf(array.slurm_id);
  if (!task) return std::nullopt;
  return *task - NumberOf(array.slurm_first).value_or(0) + 1;
}

// "3/16", or "i/16": as the array job says which of its tasks this is.
std::optional<Shard> ShardOf(const std::string& text, const ArraySurroundings& array,
                             Diagnostics& diagnostics) {
  constexpr std::int64_t kMost = 100'000;
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string part = text.substr(0, slash), parts = text.substr(std::min(slash + 1, text.size()));
  const bool is_task = part == "i";
  const std::optional<std::int64_t> number = is_task ? TaskOf(array) : NumberOf(part);
  const std::optional<std::int64_t> of = NumberOf(parts);
  if (is_task && of && !number) {
    diagnostics.Error(
        MessageId::usage_missing_argument, {},
        {"--shard " + text, "SLURM_ARRAY_TASK_ID / JOB_COMPLETION_INDEX", "--shard 1/" + parts});
    return std::nullopt;
  }
  if (of && number && *number >= 1 && *number <= *of && *of <= kMost)
    return Shard{static_cast<int>(*number), static_cast<int>(*of)};
  const std::string meant = is_task && number ? std::to_string(*number) + "/" + parts : text;
  BadValue("--shard", meant, "1/4 … 4/4, i/4", diagnostics);
  return std::nullopt;
}

ProgressStyle StyleOf(const std::string& word, Diagnostics& diagnostics) {
  constexpr std::array<std::pair<const char*, ProgressStyle>, 5> kStyles{{{"auto", ProgressStyle::automatic},
                                                                          {"bar", ProgressStyle::bar},
                                                                          {"plain", ProgressStyle::plain},
                                                                          {"json", ProgressStyle::json},
                                                                          {"none", ProgressStyle::none}}};
  for (const auto& [name, style] : kStyles) {
    if (word == name) return style;
  }
  BadValue("--progress", word, "auto, bar, plain, json, none", diagnostics);
  return ProgressStyle::automatic;
}

struct GivenOption {
  const char* name;
  bool given;
};

// Every pair of the two lists that was given together.
void RefuseTogether(const std::vector<GivenOption>& some, const std::vector<GivenOption>& others,
                    Diagnostics& diagnostics) {
  for (const GivenOption& one : some) {
    for (const GivenOption& other : others) {
      if (one.given && other.given)
        diagnostics.Error(MessageId::usage_one_product, {}, {one.name, other.name});
    }
  }
}

void CheckTogether(const RawBatch& raw, Diagnostics& diagnostics) {
  const GivenOption explain{"--explain", raw.explain.has_value()}, merge{"--merge", raw.merge},
      watch{"--watch", raw.watch}, dry_run{"--dry-run", raw.dry_run}, shard{"--shard", raw.shard.has_value()},
      force{"--force", raw.force}, only_failed{"--only-failed", raw.only_failed},
      since{"--since", raw.since.has_value()};
  // What is to be done at all.
  RefuseTogether({explain}, {merge, watch, dry_run}, diagnostics);
  RefuseTogether({merge}, {watch, dry_run}, diagnostics);
  RefuseTogether({watch}, {dry_run}, diagnostics);
  // What chooses among the outputs means nothing where none is made, and in a watch would never end.
  RefuseTogether({explain, merge, watch}, {shard, force, only_failed, since}, diagnostics);
  RefuseTogether({only_failed}, {force, since}, diagnostics);
}

// The file, and nothing else.
void TakeFile(const std::vector<std::string>& words, std::string& file, Diagnostics& diagnostics) {
  if (!words.empty()) file = words.front();
  for (std::size_t i = 1; i < words.size(); ++i)
    diagnostics.Error(MessageId::usage_extra_argument, {}, {words[i]});
}

}  // namespace

CLI::App* AddBatch(CLI::App& app, RawBatch& raw) {
  CLI::App* const command = app.add_subcommand("batch");
  command->add_option("FILE", raw.words);
  command->add_option("--explain", raw.explain);
  command->add_option("--jobs", raw.jobs);
  command->add_option("--shard", raw.shard);
  command->add_option("--since", raw.since);
  command->add_option("--progress", raw.progress);
  command->add_flag("--dry-run", raw.dry_run);
  command->add_flag("--force", raw.force);
  command->add_flag("--keep-going", raw.keep_going);
  command->add_flag("--only-failed", raw.only_failed);
  command->add_flag("--watch", raw.watch);
  command->add_flag("--merge", raw.merge);
  return command;
}

CLI::App* AddLog(CLI::App& app, RawBatch& raw) {
  CLI::App* const command = app.add_subcommand("log");
  command->add_option("RUN", raw.words);
  command->add_option("--estate", raw.estate);
  command->add_flag("--verify", raw.verify);
  command->add_option("--html", raw.html);
  return command;
}

BatchArguments BatchArgumentsOf(const RawBatch& raw, const ArraySurroundings& array,
                                Diagnostics& diagnostics) {
  BatchArguments arguments;
  TakeFile(raw.words, arguments.file, diagnostics);
  BatchOptions& options = arguments.options;
  options.force = raw.force;
  options.dry_run = raw.dry_run;
  options.keep_going = raw.keep_going;
  options.only_failed = raw.only_failed;
  if (raw.jobs) {
    constexpr std::int64_t kMostJobs = 1024;
    const std::int64_t jobs = NumberOf(*raw.jobs).value_or(0);
    if (jobs < 1 || jobs > kMostJobs) BadValue("--jobs", *raw.jobs, "1 … 1024", diagnostics);
    options.workers = static_cast<int>(std::min(jobs, kMostJobs));
  }
  if (raw.shard) options.shard = ShardOf(*raw.shard, array, diagnostics);
  if (raw.since) {
    options.since = NumberOf(*raw.since);
    if (options.since.value_or(0) < 1) BadValue("--since", *raw.since, "1, 2 …", diagnostics);
  }
  if (raw.explain && raw.explain->empty()) BadValue("--explain", "", "out/7.pdf", diagnostics);
  arguments.progress = StyleOf(raw.progress, diagnostics);
  arguments.explain = raw.explain.value_or("");
  arguments.merge = raw.merge;
  arguments.watch = raw.watch;
  CheckTogether(raw, diagnostics);
  return arguments;
}

LogArguments LogArgumentsOf(const RawBatch& raw, Diagnostics& diagnostics) {
  LogArguments arguments;
  arguments.file = raw.estate.value_or(arguments.file);
  std::string run;
  TakeFile(raw.words, run, diagnostics);
  if (!raw.words.empty()) {
    arguments.run = NumberOf(run);
    if (arguments.run.value_or(0) < 1) BadValue("log RUN", run, "1, 2 …", diagnostics);
  }
  arguments.verify = raw.verify;
  arguments.html = raw.html.value_or("");
  if (raw.html && (raw.html->empty() || SameFile(*raw.html, arguments.file)))
    BadValue("--html", *raw.html, "report.html", diagnostics);
  RefuseTogether({{"--verify", raw.verify}},
                 {{"--html", raw.html.has_value()}, {run.c_str(), !raw.words.empty()}}, diagnostics);
  return arguments;
}

}  // namespace yoshiki
