// `yoshiki batch` and `yoshiki log`. Private to cli/.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "batch/batch.h"
#include "cli/arguments.h"
#include "cli/cli.h"
#include "cli/printer.h"

namespace yoshiki {

/// What these commands have at hand.
struct EstateSession {
  const Process& process;
  const Presentation& presentation;
  const FileSource& layouts;
  FontShelf& fonts;
  std::ostream& out;
  std::ostream& err;
};

/// The estate that a file describes.
std::optional<Estate> ReadEstate(const std::string& file, Diagnostics& diagnostics);

/// The same with the date of SOURCE_DATE_EPOCH.
std::optional<Estate> ReadEstate(const BatchArguments& arguments, Diagnostics& diagnostics);

/// Whether an error is the ledger's: what it says, or could not say, is then not to be relied on.
bool LedgerFailed(const Diagnostics& diagnostics);

/// `--explain`: why an output is, or is not, out of date, and what is known of it.
ExitCode ExplainOutput(const BatchArguments& arguments, const BatchWorld& world,
                       const EstateSession& session);

/// A look at the estate, and what came of it.
struct BatchTurn {
  enum class How {
    not_begun,  ///< the estate's file is wrong, or the run could not start: see the diagnostics
    idle,       ///< nothing was to be made, and nothing was said (BatchOptions::again)
    ran,
  };
  How how = How::not_begun;
  ExitCode code = ExitCode::environment;
};

/// Makes what is out of date and tells of it. What is to be said of the run itself is gathered, and said
/// before the closing words, by `say`.
BatchTurn RunTurn(const BatchArguments& arguments, const BatchWorld& world, const EstateSession& session,
                  const std::function<void(const Diagnostics&)>& say);

/// Whether the user asked the program to stop.
bool IsInterrupted(const Process& process);

/// `--watch`: looks again and again until it is stopped, and says only what is new. The exit code is 1 while
/// some outputs cannot be made, else that of the last turn that did something; 4 when the last look could not
/// begin, or the last run was cut off.
ExitCode Watch(const BatchArguments& arguments, const BatchWorld& world, const EstateSession& session);

/// Exit codes: 0 all is current, 3 with warnings, 1 some outputs could not be made, 4 nothing could be
/// started or the run was stopped.
ExitCode RunBatchCommand(const BatchArguments& arguments, const EstateSession& session);
ExitCode RunLogCommand(const LogArguments& arguments, const EstateSession& session);

}  // namespace yoshiki
