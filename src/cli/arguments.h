// The command line as a value. Private to cli/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/batch.h"
#include "cli/batch_arguments.h"
#include "cli/cli.h"
#include "cli/printer.h"

namespace yoshiki {

enum class Command {
  render,
  verify,
  glyphs,
  compare,
  changes,
  forms,
  editions,
  fonts,
  schema,
  new_model,
  batch,
  log,
  version,
  help
};

struct Arguments {
  Command command = Command::help;
  std::vector<RenderJob> jobs;  ///< of render, outputs filled in
  bool stats = false;
  bool verify = false;      ///< of fonts
  RenderSettings settings;  ///< of fonts and verify: the theme, and gaiji fonts; of schema and new: the form
  GlyphJob glyphs;
  bool json = false;              ///< of glyphs and editions
  std::vector<std::string> pdfs;  ///< of verify
  std::string output = "-";       ///< of schema and new
  EditionJob editions{};          ///< with empty editions: their list is asked for
  CompareJob compare{};
  ChangesJob changes{};
  BatchArguments batch{};
  LogArguments log{};
};

/// How diagnostics are to be shown, looked up before anything else so that it also holds for faults of the
/// command line itself. Unknown values are left to ParseArguments.
Presentation PresentationOf(const std::vector<std::string>& args, const Process& process);

/// The language that a locale name asks for: "ja", "ja_JP.UTF-8" → Japanese, all others → English.
Language LanguageOf(std::string_view locale);

/// Parses the arguments (without the program's name). Adds every usage fault and gives nothing then.
std::optional<Arguments> ParseArguments(const std::vector<std::string>& args, const Process& process,
                                        Diagnostics& diagnostics);

/// All options by their long names ("--output"), for the help's test and for suggestions.
std::vector<std::string> OptionNames();

/// The text of --help.
std::string_view HelpText(Language language);

}  // namespace yoshiki
