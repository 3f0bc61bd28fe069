#include "cli/compare_arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace yoshiki {
namespace {

void Usage(MessageId id, std::vector<std::string> args, Diagnostics& diagnostics) {
  diagnostics.Error(id, {}, std::move(args));
}

// Nothing may be written over what is read, nor twice.
void CheckOutputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs,
                  Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i] == "-") continue;
    const bool twice = std::find(outputs.begin(), outputs.begin() + static_cast<std::ptrdiff_t>(i),
                                 outputs[i]) != outputs.begin() + static_cast<std::ptrdiff_t>(i);
    if (twice) Usage(MessageId::usage_output_twice, {outputs[i]}, diagnostics);
    for (const std::string& input : inputs) {
      if (input != "-" && !input.empty() && SameFile(input, outputs[i]))
        Usage(MessageId::usage_overwrites_model, {outputs[i]}, diagnostics);
    }
  }
  if (std::count(inputs.begin(), inputs.end(), "-") > 1) Usage(MessageId::usage_stdin_twice, {}, diagnostics);
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
  command->add_option("-o,--output", raw.outputs)->allow_extra_args(false);
  command->add_option("--with", raw.others);
  command->add_option("--links", raw.links)->allow_extra_args(false);
  command->add_option("--notes", raw.notes);
  command->add_option("--removed", raw.removed);
  command->add_option("--abridge", raw.abridge);
  command->add_flag("--a3", raw.a3);
  return command;
}

CLI::App* AddChanges(CLI::App& app, RawCompare& raw) {
  CLI::App* const command = app.add_subcommand("changes");
  command->add_option("OLD NEW", raw.drafts);
  command->add_option("-o,--output", raw.outputs)->allow_extra_args(false);
  command->add_option("--date", raw.date);
  command->add_option("--abridge", raw.abridge);
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
  job.cells.most_unchanged = raw.abridge;
  if (raw.removed == "struck") job.cells.removed = CellSettings::Removed::struck;
  if (raw.removed != "struck" && raw.removed != "word")
    Usage(MessageId::usage_bad_value, {"--removed", raw.removed, "word, struck"}, diagnostics);
  if (raw.drafts.size() < 2)
    Usage(MessageId::usage_drafts, {"compare", "2", "yoshiki compare OLD.json NEW.json -o sheet.xlsx"},
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
  job.most_unchanged = raw.abridge;
  job.append = raw.append;
  job.redline = raw.redline;
  job.settings = settings;
  if (raw.outputs.size() > 1) Usage(MessageId::usage_extra_argument, {raw.outputs[1]}, diagnostics);
  // What is asked for in another way need not be shown as well.
  const bool silent = job.append || !job.redline.empty();
  job.output = !raw.outputs.empty() ? raw.outputs[0] : silent ? "" : "-";
  if (job.append && job.newer == "-")
    Usage(MessageId::usage_bad_value, {"--append", "-", "NEW.json"}, diagnostics);
  std::vector<std::string> outputs;
  for (const std::string& output : {job.output, job.redline}) {
    if (!output.empty()) outputs.push_back(output);
  }
  CheckOutputs(outputs, raw.drafts, diagnostics);
  return job;
}

}  // namespace yoshiki
