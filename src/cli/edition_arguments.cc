#include "cli/edition_arguments.h"

#include <CLI/CLI.hpp>

namespace yoshiki {
namespace {

void FaultMissing(const char* what, std::string usage, Diagnostics& diagnostics) {
  diagnostics.Error(MessageId::usage_missing_argument, {}, {"editions", what, std::move(usage)});
}

}  // namespace

CLI::App* AddEditions(CLI::App& app, RawEditions& raw) {
  CLI::App* const command = app.add_subcommand("editions");
  command->add_option("FORM", raw.names);
  command->add_option("--model", raw.model);
  command->add_flag("--json", raw.json);
  return command;
}

EditionJob EditionJobOf(const RawEditions& raw, Diagnostics& diagnostics) {
  const std::size_t count = raw.names.size();
  EditionJob job;
  if (count == 0) {
    FaultMissing("FORM", "yoshiki editions yoshiki-3 2018-05 2025-05", diagnostics);
    return job;
  }
  job.form = raw.names[0];
  job.model = raw.model;
  const bool compares = count > 1 || !raw.model.empty() || raw.json;
  if (compares && count < 3) {
    const std::string older = count > 1 ? raw.names[1] : "OLD";
    FaultMissing(count > 1 ? "NEW" : "OLD NEW", "yoshiki editions " + job.form + " " + older + " NEW",
                 diagnostics);
    return job;
  }
  for (std::size_t i = 3; i < count; ++i)
    diagnostics.Error(MessageId::usage_extra_argument, {}, {raw.names[i]});
  if (compares) {
    job.older = raw.names[1];
    job.newer = raw.names[2];
  }
  return job;
}

}  // namespace yoshiki
