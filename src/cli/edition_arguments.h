// The arguments of `yoshiki editions`. Private to cli/.
#pragma once

#include <string>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"

namespace CLI {
class App;
}

namespace yoshiki {

/// What CLI11 fills in.
struct RawEditions {
  std::vector<std::string> names;  ///< FORM OLD NEW
  std::string model;
  bool json = false;
};

/// Adds the command to the grammar. `raw` must live as long as `app`.
CLI::App* AddEditions(CLI::App& app, RawEditions& raw);

/// The job; with empty editions, the list of all editions of the form is asked for.
EditionJob EditionJobOf(const RawEditions& raw, Diagnostics& diagnostics);

}  // namespace yoshiki
