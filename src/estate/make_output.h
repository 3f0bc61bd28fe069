// One output, made in a worker. Private to estate/.
#pragma once

#include <string>

#include "batch/batch.h"
#include "estate/form_cache.h"
#include "estate/plan.h"
#include "estate/traced_files.h"
#include "estate/wire.h"

namespace yoshiki {

/// What all outputs of a run are made with.
struct Workbench {
  const std::string& folder;  ///< of the estate: noted names are relative to it
  const Snapshot& layouts;
  FontSource& fonts;
  FileCalls& files;
  FaceHashes& faces;
  FormCache& forms;
  SetterShelf& setters;
  int keep = 0;  ///< old states of each output that are kept
};

/// Runs the job and writes its output, whole or not at all. After MessageId::out_of_memory nothing of the
/// bench is to be used again. The output that stood there before is kept, if it
/// was another, under the name that OldName() gives. Of an output that was not made the hash is empty.
MadeOutput MakeOutput(const EstateJob& job, const Workbench& bench);

/// The folder beside outputs in which their old states are, in one of each output's own.
inline constexpr const char* kOldStates = ".yoshiki-old";

/// Where an old state of an output is kept: "out/a.pdf" is "out/.yoshiki-old/a.pdf/0123456789abcdef.pdf".
std::string OldName(const std::string& output, const std::string& sha256);

}  // namespace yoshiki
