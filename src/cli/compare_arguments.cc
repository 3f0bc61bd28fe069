#include "cli/compare_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <filesystem>

namespace yoshiki {
namespace {

void Usage(MessageId id, std::vector<std::string> args, Diagnostics& diagnostics) {
  diagnostics.Error(id, {}, std::move(args));
}

// One way to write a name, for comparison: "./a.json" and "a.json" are the same file.
std::string Plain(const std::string& name) { return std::filesystem::path(name).lexically_normal().string(); }

// Nothing may be written over what is read, nor twice.
void CheckOutputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
                  Diagnostics& diagnostics) {
  for (auto output = outputs.begin(); output != outputs.end(); ++output) {
    const auto same = [&](const std::string& other) { return Plain(other) == Plain(*output); };
    if (output->empty()) Usage(MessageId::usage_bad_value, {"-o", "", "sheet.xlsx"}, diagnostics);
    if (std::any_of(outputs.begin(), output, same))
      Usage(MessageId::usage_output_twice, {*output}, diagnostics);
    for (const std::string& input : inputs) {
      if (*output != "-" && input != "-" && (same(input) || SameFile(input, *output)))
        Usage(MessageId::usage_overwrites_model, {*output}, diagnostics);
    }
  }
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) Usage(MessageId::usage_stdin_twice, {}, diagnostics);
}

// --abridge: a number of characters; 0 = everything is shown.
std::size_t MostUnchanged(const std::string& typed, Diagnostics& diagnostics) {
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (fault != std::errc() || end != typed.data() + typed.size())
    Usage(MessageId::usage_bad_value, {"--abridge", typed, "0, 40, 80 …"}, diagnostics);
  return number;
}

// What both commands have.
void AddCommon(CLI::App& command, RawCompare& raw) {
  command.add_option("-o,--output", raw.outputs)->allow_extra_args(false);
  command.add_option("--abridge", raw.abridge);
}

// The drafts before --with, and as many of each further statement.
std::vector<std::vector<std::string>> StatementsOf(const RawCompare& raw, Diagnostics& diagnostics) {
  std::vector<std::vector<std::string>> statements{raw.drafts};
  const std::size_t count = std::max<std::size_t>(1, raw.drafts.size());
  if (raw.others.size() % count != 0) {
    Usage(MessageId::usage_statement_drafts,
          {std::to_string(raw.others.size()), std::to_string(raw.drafts.size())}, diagnostics);
    return statements;
  }
  for (auto from = raw.others.begin(); from != raw.others.end(); from += static_cast<std::ptrdiff_t>(count))
    statements.emplace_back(from, from + static_cast<std::ptrdiff_t>(count));
  return statements;
}

}  // namespace

CLI::App* AddCompare(CLI::App& app, RawCompare& raw) {
  CLI::App* const command = app.add_subcommand("compare");
  command->add_option("DRAFT", raw.drafts);
  AddCommon(*command, raw);
  command->add_option("--with", raw.others);
  command->add_option("--links", raw.links)->allow_extra_args(false);
  command->add_option("--notes", raw.notes);
  command->add_option("--removed", raw.removed);
  command->add_flag("--a3", raw.a3);
  return command;
}

CLI::App* AddChanges(CLI::App& app, RawCompare& raw) {
  CLI::App* const command = app.add_subcommand("changes");
  command->add_option("OLD NEW", raw.drafts);
  AddCommon(*command, raw);
  command->add_option("--date", raw.date);
  command->add_option("--redline", raw.redline);
  command->add_flag("--append", raw.append);
  return command;
}

CompareJob CompareJobOf(const RawCompare& raw, const RenderSettings& settings, Diagnostics& diagnostics) {
  CompareJob job;
  job.statements = StatementsOf(raw, diagnostics);
  job.links = raw.links;
  job.notes = raw.notes;
  job.outputs = raw.outputs;
  if (job.outputs.empty()) job.outputs.emplace_back("-");
  job.settings = settings;
  job.cells.large = raw.a3;
  job.cells.most_unchanged = MostUnchanged(raw.abridge, diagnostics);
  if (raw.removed == "struck") job.cells.removed = CellSettings::Removed::struck;
  if (raw.removed != "struck" && raw.removed != "word")
    Usage(MessageId::usage_bad_value, {"--removed", raw.removed, "word, struck"}, diagnostics);
  if (raw.drafts.size() < 2)
    Usage(MessageId::usage_drafts, {"compare", "2 …", "yoshiki compare OLD.json NEW.json -o sheet.xlsx"},
          diagnostics);
  for (const std::string& output : job.outputs) {
    if (output != "-" && !output.starts_with("/dev/") && !IsSheetName(output))
      Usage(MessageId::usage_output_ending, {output, ".xlsx, .pdf, .json"}, diagnostics);
  }
  if (!job.links.empty() && job.links.size() != job.statements.size())
    Usage(MessageId::usage_links_count,
          {std::to_string(job.links.size()), std::to_string(job.statements.size())}, diagnostics);
  std::vector<std::string> inputs = raw.drafts;
  inputs.insert(inputs.end(), raw.others.begin(), raw.others.end());
  inputs.insert(inputs.end(), raw.links.begin(), raw.links.end());
  inputs.insert(inputs.end(), settings.gaiji.begin(), settings.gaiji.end());
  if (!job.notes.empty()) inputs.push_back(job.notes);
  CheckOutputs(job.outputs, inputs, diagnostics);
  return job;
}

ChangesJob ChangesJobOf(const RawCompare& raw, const RenderSettings& settings, Diagnostics& diagnostics) {
  const char* const usage = "yoshiki changes OLD.json NEW.json --date 2026-03-02";
  ChangesJob job;
  if (raw.drafts.size() != 2) {
    Usage(MessageId::usage_drafts, {"changes", "2", usage}, diagnostics);
    return job;
  }
  job.older = raw.drafts[0];
  job.newer = raw.drafts[1];
  job.date = raw.date;
  if (job.date.empty()) Usage(MessageId::usage_missing_argument, {"changes", "--date", usage}, diagnostics);
  job.most_unchanged = MostUnchanged(raw.abridge, diagnostics);
  job.append = raw.append;
  job.redline = raw.redline;
  job.settings = settings;
  if (raw.outputs.size() > 1) Usage(MessageId::usage_extra_argument, {raw.outputs[1]}, diagnostics);
  // What is asked for in another way need not be shown as well.
  const bool silent = job.append || !job.redline.empty();
  job.output = !raw.outputs.empty() ? raw.outputs[0] : silent ? "" : "-";
  if (job.append && job.newer == "-")
    Usage(MessageId::usage_bad_value, {"--append", "-", "NEW.json"}, diagnostics);
  std::vector<std::string> outputs = raw.outputs;
  if (raw.outputs.empty() && !job.output.empty()) outputs.push_back(job.output);
  if (!job.redline.empty()) outputs.push_back(job.redline);
  CheckOutputs(outputs, raw.drafts, diagnostics);
  return job;
}

}  // namespace yoshiki
