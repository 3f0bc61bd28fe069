#include "estate/outcomes.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "estate/currency.h"
#include "estate/traced_files.h"

namespace yoshiki {
namespace {

bool Tells(const Diagnostics& diagnostics, MessageId id) {
  return std::ranges::any_of(diagnostics.all(), [id](const Diagnostic& d) { return d.id == id; });
}

MadeOutput Lost(const WorkerEvent& event, const EstateJob& job, const Estate& estate) {
  MadeOutput made;
  if (event.how == WorkerEvent::How::timed_out) {
    made.diagnostics.Error(MessageId::estate_time_limit, PlaceOfFile(job.name),
                           {std::to_string(estate.time_limit)});
  } else {
    const char* const signal = event.signal != 0 ? ::strsignal(event.signal) : "exit";
    made.diagnostics.Error(MessageId::estate_worker_died, PlaceOfFile(job.name), {signal});
  }
  // Tried again when the model is another; what else it would have read is not known.
  for (const std::string& input : job.inputs)
    made.dependencies.push_back(
        {Dependency::Kind::input, SeenFrom(estate.folder, input), FreshSha256(input)});
  return made;
}

// Memory ran out because a limit was set: the cure is another one than a larger machine.
Diagnostics InTermsOfLimits(const Diagnostics& diagnostics, int mebibytes) {
  Diagnostics told;
  for (Diagnostic d : diagnostics.all()) {
    if (d.id == MessageId::out_of_memory) {
      d.id = MessageId::estate_memory_limit;
      d.args = {std::to_string(mebibytes)};
    }
    told.Add(std::move(d));
  }
  return told;
}

}  // namespace

WorkResult AnswerOf(const MadeOutput& made) {
  return {Packed(made), Tells(made.diagnostics, MessageId::out_of_memory)};
}

MadeOutput OutcomeOf(const WorkerEvent& event, const EstateJob& job, const Estate& estate) {
  MadeOutput made = event.how == WorkerEvent::How::done ? Unpacked(event.result) : Lost(event, job, estate);
  made.diagnostics = InTermsOfLimits(made.diagnostics, estate.memory_limit);
  return made;
}

JobRecord RecordOf(MadeOutput made, const EstateJob& job, std::int64_t run) {
  JobRecord record;
  record.name = job.name;
  record.run = run;
  record.state = made.state;
  record.dependencies = std::move(made.dependencies);
  record.sha256 = std::move(made.output.sha256);
  record.size = made.output.size;
  record.text_sha256 = std::move(made.text_sha256);
  record.pages = std::move(made.pages);
  record.diagnostics = DiagnosticLines(made.diagnostics);
  record.milliseconds = made.milliseconds;
  record.peak_kibibytes = made.peak_kibibytes;
  return record;
}

bool IsHopeless(const Diagnostics& diagnostics, bool has_fonts) {
  return Tells(diagnostics, MessageId::disk_full) || Tells(diagnostics, MessageId::manifest_missing) ||
         (!has_fonts && Tells(diagnostics, MessageId::font_missing));
}

}  // namespace yoshiki
